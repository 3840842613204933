import Chronology
import Definitions
import Queries
import Series

/// The periods that single rows of a source stand for: a span of days has a value only if it is made of whole ones.
struct CoveredPeriods {
    let covers: Grain
    let calendar: ProjectCalendar
    /// Days of the data; nothing is cut apart at their ends.
    let known: DayRange?

    /// Whether no covered period lies partly inside and partly outside of the days.
    func areWhole(in days: DayRange) -> Bool {
        guard let known else { return true }
        let begins = days.first <= known.first || firstDay(days.first) == days.first
        return begins && (days.last >= known.last || firstDay(days.last + 1) == days.last + 1)
    }

    private func firstDay(_ day: Day) -> Day { calendar.firstDay(of: calendar.period(covers, containing: day)) }
}

extension SeriesValues {
    /// The series without the values of spans that cut a covered period apart. Complexity: O(values).
    ///
    /// - Parameters:
    ///   - grain: The grain of the series; nil where it holds one value for the range.
    ///   - window: The window a value is accumulated over; without one it is that of its period.
    ///   - range: Days values are restricted to.
    func keepingWhole(
        _ periods: CoveredPeriods, _ grain: Grain?, _ window: LeafWindow?, _ range: DayRange?
    ) -> SeriesValues {
        if grain == .hour { return .empty(.hour) }
        return keeping(grain, window, range, periods.calendar, where: periods.areWhole)
    }

    /// The series without the values of spans of days that do not qualify. Complexity: O(values).
    ///
    /// - Parameters: as of `keepingWhole`.
    func keeping(
        _ grain: Grain?, _ window: LeafWindow?, _ range: DayRange?, _ calendar: ProjectCalendar,
        where qualifies: (DayRange) -> Bool
    ) -> SeriesValues {
        var result = self
        for position in values.indices where !values[position].isNaN {
            guard let own = grain.map({ calendar.days(of: Period($0, index: start + position)) }) ?? range
            else {
                continue
            }
            let last = range.map { min(own.last, $0.last) } ?? own.last
            let first = window.map { $0.firstDay(endingOn: last, calendar) } ?? range.map { max(own.first, $0.first) }
            guard let days = DayRange(first ?? own.first, last), qualifies(days) else {
                result.values[position] = .nan
                result.exact?.units[position] = 0
                continue
            }
        }
        return result
    }
}

extension ResolvedMetric {
    /// Refuses a grain at which rows would be cut apart, where they stand for a longer period.
    ///
    /// - Throws: `grain-finer-than-rows`.
    func requireWholeRows(by grain: Grain?, of metric: String, _ project: Project) throws(RefreshFailure) {
        guard let grain else { return }
        for name in Set(leaves.compactMap { $0.aggregate?.source.value }).sorted() {
            guard let covers = project.sources[name]?.time.covers, !project.calendar.nests(covers, in: grain) else {
                continue
            }
            let possible = Grain.allCases.filter { project.calendar.nests(covers, in: $0) }.map { "`\($0.rawValue)`" }
            throw RefreshFailure(
                "grain-finer-than-rows",
                "`\(metric)` has no value by \(grain.noun): a row of source `\(name)` stands for a whole \(covers.noun) "
                    + "(`covers: \(covers.rawValue)`). Ask for \(possible.joined(separator: ", ")).")
        }
    }
}
