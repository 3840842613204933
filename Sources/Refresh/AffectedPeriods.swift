import Chronology
import Definitions
import Queries
import Series
import Store

/// What a change of some days' rows makes of the values of one demand: which are asked anew, and for which rows.
struct AffectedPeriods {
    /// The demand as it is stored.
    let demand: LeafDemand
    /// Where its values are stored.
    let family: SeriesFamily
    /// Days to ask anew, whole periods of the demand's grain.
    let days: DaySpans
    /// Days whose rows that takes: more than `days` where values reach back.
    let rows: DaySpans
    /// Periods that may have values at all; nil where there is no limit.
    let limits: Range<Int>?

    /// Most statements that a change is answered with, for each set of demands that share them.
    private static let mostRanges = 4

    /// - Parameters:
    ///   - touched: Days whose rows changed.
    ///   - earlier: The days values that reach back were asked over, the last time.
    ///   - known: Those they are asked over now.
    init(
        _ demand: LeafDemand, _ family: SeriesFamily, touched: DaySpans, earlier: DayRange?, known: DayRange?,
        today: Day, calendar: ProjectCalendar
    ) {
        self.demand = demand
        self.family = family
        let past = DayRange(LeafWindow.distantPast, today)
        let believed = touched.clipped(to: past)
        let limited = demand.needsRange ? known : past
        limits = demand.needsRange ? known.map { calendar.range(from: $0.first, to: $0.last, family.grain) } : nil
        var affected: DaySpans
        if let window = demand.leaf.window, let known {
            affected = believed.mapped { window.labels(reachingBackTo: $0, until: known.last, calendar) }
            affected = affected.union(Self.new(known, since: earlier))
        } else {
            affected = believed.mapped { Self.whole($0, family.grain, calendar) }
            if demand.needsRange, let known {
                affected = affected.union(
                    Self.new(known, since: earlier).mapped { Self.whole($0, family.grain, calendar) })
            }
        }
        days = affected.clipped(to: limited).joined(into: Self.mostRanges)
        rows = days.mapped { range in
            guard let window = demand.leaf.window else { return range }
            return DayRange(window.firstDay(endingOn: range.first, calendar), range.last)
        }
    }

    /// The demands to ask, one a range of days.
    var asked: [LeafDemand] {
        days.ranges.map { range in
            var asked = demand
            asked.range = range
            return asked
        }
    }

    /// A stored series with the answers in place; nil where they cannot be one series.
    func patched(
        _ stored: SeriesValues, _ answer: (LeafDemand) -> SeriesValues?, _ calendar: ProjectCalendar
    ) -> SeriesValues? {
        var result = stored
        for asked in asked {
            guard let range = asked.range else { continue }
            let periods = calendar.range(from: range.first, to: range.last, family.grain)
            guard let next = result.patched(by: answer(asked), in: [periods], within: limits) else { return nil }
            result = next
        }
        if asked.isEmpty, let limits { return result.patched(by: nil, in: [], within: limits) }
        return result
    }

    private static func whole(_ range: DayRange, _ grain: Grain, _ calendar: ProjectCalendar) -> DayRange? {
        DayRange(
            calendar.days(of: calendar.period(grain, containing: range.first)).first,
            calendar.days(of: calendar.period(grain, containing: range.last)).last)
    }

    /// The days of a range that were not in an earlier one.
    private static func new(_ range: DayRange, since earlier: DayRange?) -> DaySpans {
        guard let earlier else { return DaySpans([range]) }
        return DaySpans(
            [
                DayRange(range.first, min(range.last, earlier.first - 1)),
                DayRange(max(range.first, earlier.last + 1), range.last),
            ].compactMap { $0 })
    }
}

extension LeafWindow {
    /// The days whose windows reach any of some days, up to the last day that is known.
    func labels(reachingBackTo days: DayRange, until last: Day, _ calendar: ProjectCalendar) -> DayRange? {
        switch self {
        case .cumulative(.toDate(let grain)):
            let unit = grain == .hour ? Grain.day : grain
            return DayRange(days.first, calendar.days(of: calendar.period(unit, containing: days.last)).last)
        case .cumulative(.trailing(let count)): return DayRange(days.first, days.last + (count - 1))
        case .cumulative(.allTime): return DayRange(days.first, max(days.first, last))
        case .since(let start):
            guard days.last >= start else { return nil }
            return DayRange(max(days.first, start), max(days.first, start, last))
        }
    }
}
