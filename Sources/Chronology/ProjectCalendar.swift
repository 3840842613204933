/// How a project divides time: its zone, first weekday, fiscal year and retail calendar.
///
/// Two calendars are equal, and hash alike, when they divide time alike: by the zone's name and the four rules.
public struct ProjectCalendar: Hashable, Sendable {
    /// The zone whose days count.
    public var zone: Zone
    /// The weekday on which weeks begin.
    public var weekStart: Weekday
    /// Month and day on which the fiscal year begins; the day is 1...28, since quarters begin on it in other months.
    public var fiscalStart: (month: Int, day: Int) {
        get { (fiscalMonth, fiscalDay) }
        set {
            precondition(ProjectCalendar.canBeginFiscalYear(month: newValue.month, day: newValue.day))
            (fiscalMonth, fiscalDay) = newValue
        }
    }
    /// The retail calendar, where the project declares one.
    public var retail: RetailCalendar?
    private var fiscalMonth: Int
    private var fiscalDay: Int

    /// A calendar; weeks begin on Monday and fiscal years on 1 January unless told otherwise.
    public init(
        zone: Zone = .utc, weekStart: Weekday = .monday, fiscalStart: (month: Int, day: Int) = (1, 1),
        retail: RetailCalendar? = nil
    ) {
        precondition(ProjectCalendar.canBeginFiscalYear(month: fiscalStart.month, day: fiscalStart.day))
        self.zone = zone
        self.weekStart = weekStart
        fiscalMonth = fiscalStart.month
        fiscalDay = fiscalStart.day
        self.retail = retail
    }

    /// Whether a fiscal year may begin then: on a day that every month has, so that its quarters do not move.
    public static func canBeginFiscalYear(month: Int, day: Int) -> Bool {
        (1...12).contains(month) && (1...28).contains(day)
    }

    /// Whether periods of the grain exist here: retail grains need a retail calendar.
    public func supports(_ grain: Grain) -> Bool { !grain.isRetail || retail != nil }

    /// The first weekday of a grain's weeks.
    func firstWeekday(_ grain: Grain) -> Weekday {
        guard grain == .retailWeek, let retail else { return weekStart }
        return Weekday(rawValue: retail.weekday.rawValue % 7 + 1) ?? .monday
    }

    /// Day number of the first day of week 0.
    func weekOrigin(_ grain: Grain) -> Int {
        let back = (Weekday.thursday.rawValue - firstWeekday(grain).rawValue + 7) % 7
        return -back
    }
}

extension ProjectCalendar {
    /// The period of a grain that holds a day. The grain must be supported and not `hour`.
    public func period(_ grain: Grain, containing day: Day) -> Period {
        switch grain {
        case .hour: preconditionFailure("an hour is found by its instant")
        case .day: return Period(.day, index: day.number)
        case .week, .retailWeek:
            return Period(grain, index: (day.number - weekOrigin(grain)).flooredDivision(by: 7))
        case .month:
            let (year, month, _) = day.civil
            return Period(.month, index: year * 12 + month - 1)
        case .quarter:
            let (year, month, _) = day.civil
            return Period(.quarter, index: year * 4 + (month - 1) / 3)
        case .year: return Period(.year, index: day.civil.year)
        case .fiscalQuarter: return Period(grain, index: fiscalMonthIndex(day).flooredDivision(by: 3))
        case .fiscalYear: return Period(grain, index: fiscalMonthIndex(day).flooredDivision(by: 12))
        case .retailMonth, .retailQuarter, .retailYear:
            let retail = requiredRetail
            let year = retail.year(of: day)
            if grain == .retailYear { return Period(grain, index: year) }
            let month = retail.month(of: day, year: year)
            return Period(grain, index: grain == .retailMonth ? year * 12 + month : year * 4 + month / 3)
        }
    }

    /// First and last day of a period; for an hour the day it begins on.
    public func days(of period: Period) -> DayRange {
        let first = firstDay(of: period)
        let last = period.grain == .hour ? first : firstDay(of: period + 1) - 1
        return DayRange(first, max(first, last)) ?? DayRange(day: first)
    }

    /// First day of a period; for an hour the day on which it begins.
    ///
    /// An index no civil date could have is taken as the farthest sensible one, so that no input overflows.
    public func firstDay(of period: Period) -> Day {
        let index = period.index.clamped(to: Day.numberLimit)
        switch period.grain {
        case .hour: return zone.day(of: start(ofHour: Period(.hour, index: index)))
        case .day: return Day(number: index)
        case .week, .retailWeek: return Day(number: weekOrigin(period.grain) + index * 7)
        case .month: return monthStart(index, day: 1)
        case .quarter: return monthStart(index * 3, day: 1)
        case .year: return monthStart(index * 12, day: 1)
        case .fiscalQuarter: return monthStart(index * 3 + fiscalMonth - 1, day: fiscalDay)
        case .fiscalYear: return monthStart(index * 12 + fiscalMonth - 1, day: fiscalDay)
        case .retailMonth:
            let year = index.flooredDivision(by: 12)
            return requiredRetail.start(month: index - year * 12, year: year)
        case .retailQuarter:
            let year = index.flooredDivision(by: 4)
            return requiredRetail.start(month: (index - year * 4) * 3, year: year)
        case .retailYear: return requiredRetail.start(year: index)
        }
    }

    private var requiredRetail: RetailCalendar {
        guard let retail else { preconditionFailure("a retail grain without a retail calendar") }
        return retail
    }

    private func monthStart(_ index: Int, day: Int) -> Day {
        let year = index.flooredDivision(by: 12)
        return .unchecked(year: year, month: index - year * 12 + 1, day: day)
    }

    /// Months since year 0 counted from the fiscal year's first day.
    private func fiscalMonthIndex(_ day: Day) -> Int {
        let (year, month, dayOfMonth) = day.civil
        return year * 12 + month - 1 - (fiscalMonth - 1) - (dayOfMonth < fiscalDay ? 1 : 0)
    }
}

extension ProjectCalendar {
    /// The hour that holds a moment; hours follow the zone's minutes, and a repeated hour is a period of its own.
    public func hour(containing instant: Instant) -> Period {
        Period(.hour, index: zone.hourIndex(of: instant))
    }

    /// The moment an hour begins.
    public func start(ofHour period: Period) -> Instant { zone.start(ofHourIndex: period.index) }
}
