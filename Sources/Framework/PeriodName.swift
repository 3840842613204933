public import Chronology
import Definitions

/// Periods and windows as people say them, in English.
public enum PeriodName {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `4 May 2026`.
    public static func of(_ day: Day) -> String {
        let (year, month, number) = day.civil
        return "\(number) \(months[month - 1]) \(year)"
    }

    /// `1 January to 19 May 2026`; the year of the first day is said where it differs.
    public static func of(_ days: DayRange) -> String {
        let (first, last) = (days.first.civil, days.last.civil)
        if first == last { return of(days.last) }
        let beginning = "\(first.day) \(months[first.month - 1])"
        return (first.year == last.year ? beginning : "\(beginning) \(first.year)") + " to " + of(days.last)
    }

    /// `October 2026`, `Q2 2026`, `2026`, `the week of 4 May 2026`; fiscal and retail periods by their first day.
    public static func of(_ period: Period, in calendar: ProjectCalendar) -> String {
        let first = calendar.firstDay(of: period)
        let (year, month, _) = first.civil
        switch period.grain {
        case .hour, .day: return of(first)
        case .week: return "the week of \(of(first))"
        case .month: return "\(months[month - 1]) \(year)"
        case .quarter: return "Q\((month - 1) / 3 + 1) \(year)"
        case .year: return String(year)
        case .fiscalQuarter, .fiscalYear, .retailWeek, .retailMonth, .retailQuarter, .retailYear:
            return "the \(period.grain.noun) from \(of(first))"
        }
    }
}

extension KPITimeline {
    /// A window as people say it.
    func name(of slot: Int) -> String {
        switch window {
        case .period(let grain): PeriodName.of(Period(grain, index: slot), in: calendar)
        case .trailing(1): PeriodName.of(Day(number: slot))
        case .trailing(let count): "the \(count) days to \(PeriodName.of(Day(number: slot)))"
        case .total: PeriodName.of(days(of: slot))
        }
    }

    /// One window, as a word: `month`, `28 days`, `total`.
    var noun: String {
        switch window {
        case .period(let grain): grain.noun
        case .trailing(let count): count == 1 ? "day" : "\(count) days"
        case .total: "total"
        }
    }
}
