import Chronology
import Definitions
import Queries

/// The periods for which no file is there, of a source that says it has a file for each (`each_file`).
///
/// A period is there if any file has rows of it, or is named after it: a file `2026-03.csv` without rows says that nothing
/// happened in March 2026, no such file says that nobody knows.
struct AbsentFiles {
    /// The days of the absent periods, one range a period, ascending.
    let periods: [DayRange]

    /// Finds them between the first and the last day with rows. Complexity: O(days + paths + periods).
    ///
    /// - Parameters:
    ///   - days: Days with rows, in any order.
    ///   - paths: The files.
    init(
        _ grain: Grain, days: some Sequence<Day>, paths: some Sequence<String>, until today: Day,
        calendar: ProjectCalendar
    ) {
        let believed = days.filter { (day: Day) -> Bool in day >= LeafWindow.distantPast && day <= today }
        var present: Set<Int> = []
        for day in believed { present.insert(calendar.period(grain, containing: day).index) }
        guard let first = present.min(), let last = present.max() else {
            periods = []
            return
        }
        for path in paths {
            if let day = FileDate(path, grain, calendar)?.day {
                present.insert(calendar.period(grain, containing: day).index)
            }
        }
        periods = (first...last).compactMap { (index: Int) -> DayRange? in
            present.contains(index) ? nil : calendar.days(of: Period(grain, index: index))
        }
    }

    /// Periods as people name them: `2026-03`, `2026-05` and 4 more.
    static func words(_ periods: [DayRange], _ grain: Grain, _ calendar: ProjectCalendar) -> String {
        let names = periods.prefix(3).map { calendar.text(calendar.period(grain, containing: $0.first)) }
        let more = periods.count - names.count
        return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}

/// The date in the name of a file or of its folders: `2026-03-31`, `2026_03`, `202603`, `year=2026/month=3`, `2026`.
struct FileDate {
    /// A day of the period it names.
    let day: Day

    /// The last date in a path that is as fine as the grain; nil where there is none.
    init?(_ path: String, _ grain: Grain, _ calendar: ProjectCalendar) {
        let name = path.lowercased()
        for match in name.matches(of: Self.dated).reversed() {
            guard let year = Int(match.output.1) else { continue }
            let month = match.output.2.flatMap { Int($0) }
            let day = match.output.3.flatMap { Int($0) }
            switch grain {
            case .year, .fiscalYear: break
            case .day, .week: if month == nil || day == nil { continue }
            default: if month == nil { continue }
            }
            // A fiscal year is told by a month of it only.
            if grain == .fiscalYear, month == nil { continue }
            let text = [year, month ?? 1, day ?? 1].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
            if let day = Day(iso: text) {
                self.day = day
                return
            }
        }
        return nil
    }

    /// Year, and where written month and day, with one separator or none; `month=` and `day=` as in folders of Parquet. The first
    /// two digits of a year that follows are no day.
    private static var dated: Regex<(Substring, Substring, Substring?, Substring?)> {
        /((?:19|20)[0-9]{2})(?:[-_.\/]?(?:m|month=)?(0[1-9]|1[0-2]|[1-9](?![0-9]))(?:[-_.\/]?(?:d|day=)?(0[1-9]|[12][0-9]|3[01]|[1-9](?![0-9]))(?![0-9]{2}(?![0-9])))?)?/
    }
}

/// Days of which no value can be known.
struct AbsentDays {
    let spans: DaySpans

    /// Whether any of some days is among them. Complexity: O(log spans).
    func touch(_ days: DayRange) -> Bool {
        var (low, high) = (0, spans.ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if spans.ranges[middle].last < days.first { low = middle + 1 } else { high = middle }
        }
        return low < spans.ranges.count && spans.ranges[low].first <= days.last
    }
}
