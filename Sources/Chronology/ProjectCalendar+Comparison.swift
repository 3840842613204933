/// The earlier period that a period is compared with.
public struct Comparison: Hashable, Sendable {
    /// The earlier period, of the same grain.
    public var period: Period
    /// What a reader must know about it, where the two are not simply alike; nil otherwise.
    public var note: String?

    /// A comparison from its parts.
    public init(period: Period, note: String? = nil) {
        self.period = period
        self.note = note
    }
}

extension ProjectCalendar {
    /// The period just before.
    public func previous(_ period: Period) -> Period { period - 1 }

    /// The period just before, as what a period is compared with; retail periods that have another number of weeks
    /// say so.
    public func comparisonWithPrevious(_ period: Period) -> Comparison {
        let earlier = previous(period)
        return Comparison(period: earlier, note: retailLengths(period, earlier))
    }

    /// The same period a year earlier.
    ///
    /// Weeks go 52 weeks back, to the same weekdays: a week 53 so meets week 1 of the year after the one it would be
    /// compared with, and the note says so. 29 February meets 28 February. Retail periods that have another number of
    /// weeks say so. Hours meet the same local hour of that day.
    public func samePeriodLastYear(_ period: Period) -> Comparison {
        switch period.grain {
        case .week:
            let (mine, theirs) = (weekNumber(period), weekNumber(period - 52))
            let note = week53(mine.number, of: mine.year, meets: theirs.number, of: theirs.year, in: "")
            return Comparison(period: period - 52, note: note)
        case .retailWeek:
            let (mine, theirs) = (retailPlace(period), retailPlace(period - 52))
            let note = week53(mine.number, of: mine.year, meets: theirs.number, of: theirs.year, in: "retail ")
            return Comparison(period: period - 52, note: note)
        case .retailMonth, .retailQuarter, .retailYear:
            let earlier = period - (12 / (period.grain.retailMonthsPerPeriod ?? 12))
            return Comparison(period: earlier, note: retailLengths(period, earlier))
        case .month: return Comparison(period: period - 12)
        case .quarter, .fiscalQuarter: return Comparison(period: period - 4)
        case .year, .fiscalYear: return Comparison(period: period - 1)
        case .hour, .day:
            guard let earlier = shift(period, by: -1, .year) else { return Comparison(period: period) }
            let (mine, theirs) = (firstDay(of: period).civil, firstDay(of: earlier).civil)
            let isClamped = mine.month == 2 && mine.day == 29 && theirs.day == 28
            return Comparison(
                period: earlier,
                note: isClamped ? "\(theirs.year) has no 29 February; compared with 28 February" : nil)
        }
    }

    /// What is said of a week 53; nil for other weeks.
    private func week53(
        _ number: Int, of year: Int, meets other: Int, of otherYear: Int, in kind: String
    ) -> String? {
        guard number == 53 else { return nil }
        return "week 53 of \(kind)\(year) has no counterpart in \(kind)\(year - 1); compared with week \(other) of "
            + "\(kind)\(otherYear), 52 weeks earlier"
    }

    /// What is said of two retail periods that have different numbers of weeks; nil for other grains.
    private func retailLengths(_ period: Period, _ earlier: Period) -> String? {
        guard period.grain.retailMonthsPerPeriod != nil else { return nil }
        let (mine, theirs) = (days(of: period).count / 7, days(of: earlier).count / 7)
        return mine == theirs ? nil : "\(text(period)) has \(mine) weeks, \(text(earlier)) has \(theirs)"
    }

    /// The period moved by a number of units of a grain (back where negative), as `ago(x, 1 month)` needs it.
    ///
    /// Days and hours move by months to the same day of the month, clamped to its end (31 March − 1 month is 28 or
    /// 29 February). Nil where the unit is not made of whole periods: months at the grain of weeks, days at the grain
    /// of months; retail units only move retail periods, except that a retail week is seven days.
    public func shift(_ period: Period, by count: Int, _ unit: Grain) -> Period? {
        if period.grain == unit { return period + count }
        switch period.grain {
        case .hour: return shiftHour(period, by: count, unit)
        case .day: return shift(firstDay(of: period), by: count, unit).map { Period(.day, index: $0.number) }
        case .week, .retailWeek:
            if unit == .week || unit == .retailWeek { return period + count }
            return unit == .day && count % 7 == 0 ? period + count / 7 : nil
        case .month, .quarter, .year, .fiscalQuarter, .fiscalYear:
            return moved(period, by: count, unit.monthsPerPeriod, period.grain.monthsPerPeriod)
        case .retailMonth, .retailQuarter, .retailYear:
            return moved(period, by: count, unit.retailMonthsPerPeriod, period.grain.retailMonthsPerPeriod)
        }
    }

    private func moved(_ period: Period, by count: Int, _ unitMonths: Int?, _ periodMonths: Int?) -> Period? {
        guard let unitMonths, let periodMonths else { return nil }
        let (months, overflow) = count.multipliedReportingOverflow(by: unitMonths)
        guard !overflow, months % periodMonths == 0 else { return nil }
        return period + months / periodMonths
    }

    /// The day moved by a number of units; nil for hours and for retail months and longer.
    public func shift(_ day: Day, by count: Int, _ unit: Grain) -> Day? {
        if let months = unit.monthsPerPeriod {
            let (total, overflow) = count.multipliedReportingOverflow(by: months)
            return overflow ? nil : day.adding(months: total)
        }
        switch unit {
        case .day: return day + count
        case .week, .retailWeek:
            let (total, overflow) = count.multipliedReportingOverflow(by: 7)
            return overflow ? nil : day + total
        default: return nil
        }
    }

    private func shiftHour(_ period: Period, by count: Int, _ unit: Grain) -> Period? {
        let begin = start(ofHour: period)
        let day = zone.day(of: begin)
        guard let moved = shift(day, by: count, unit) else { return nil }
        let secondOfDay = begin.seconds + zone.offset(at: begin) - day.number * 86_400
        return hour(containing: zone.instant(day: moved, secondOfDay: secondOfDay))
    }
}

extension Grain {
    /// Retail months in a period, for grains made of them.
    var retailMonthsPerPeriod: Int? {
        switch self {
        case .retailMonth: 1
        case .retailQuarter: 3
        case .retailYear: 12
        default: nil
        }
    }
}
