public import Chronology
public import Definitions

/// The days each period's window covers.
struct WindowTable {
    /// First day of the period, first and last day of its window.
    var rows: [(label: Day, first: Day, last: Day)]

    /// The windows of all periods that touch the range; without a window, each period is its own.
    init(_ window: LeafWindow?, bucketing: Bucketing, range: DayRange, calendar: ProjectCalendar) {
        guard case .grain(let grain) = bucketing else {
            let first = window.map { $0.firstDay(endingOn: range.last, calendar) } ?? range.first
            rows = [(range.first, first, range.last)]
            return
        }
        rows = []
        // Windows are counted in days; hours are answered by the day they lie in.
        var period = calendar.period(grain == .hour ? .day : grain, containing: range.first)
        while calendar.firstDay(of: period) <= range.last {
            let days = calendar.days(of: period)
            let last = min(days.last, range.last)
            let first = window.map { $0.firstDay(endingOn: last, calendar) } ?? max(days.first, range.first)
            rows.append((days.first, first, last))
            period = period + 1
        }
    }

    func sql(_ dialect: Dialect) -> String {
        let lines = rows.map {
            "  (\(dialect.day($0.label).text), \(dialect.day($0.first).text), \(dialect.day($0.last).text))"
        }
        return "VALUES\n" + lines.joined(separator: ",\n")
    }
}

extension LeafWindow {
    /// 1900-01-01, the first day that is believed; a range from it has no beginning.
    ///
    /// Rows of earlier days count nowhere: they come from zero dates and mistyped years, and one of them would open
    /// centuries of empty periods.
    public static let distantPast = Day(number: -25_567)

    /// The first day of the window that ends on a day; the distant past where it has no beginning.
    public func firstDay(endingOn last: Day, _ calendar: ProjectCalendar) -> Day {
        switch self {
        case .cumulative(.toDate(let grain)):
            calendar.firstDay(of: calendar.period(grain == .hour ? .day : grain, containing: last))
        case .cumulative(.trailing(let days)): last - (days - 1)
        case .cumulative(.allTime): LeafWindow.distantPast
        case .since(let day): day
        }
    }
}
