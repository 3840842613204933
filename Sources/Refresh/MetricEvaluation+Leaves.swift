import Chronology
import Definitions
import Queries
import Series

extension MetricEvaluation {
    /// A leaf at the grain: filled where its source covers, accumulated, rolled up.
    func series(
        of leaf: MetricLeaf, base: SeriesValues?, grain: Grain?, range: DayRange?
    ) throws(RefreshFailure) -> SeriesValues {
        do throws(SeriesError) {
            switch LeafAssembly(leaf) {
            case .manual: return try manualSeries(leaf, grain, range)
            case .direct: return filledDirect(leaf, base ?? .empty(grain ?? .day), grain)
            case .windowedDays:
                let days = whole(leaf, (base ?? .empty(.day)).cut(range))
                return try roll(days, to: grain, .last)
            case .days(let combination):
                if grain == .hour, leaf.window == nil { return hours(leaf, base ?? .empty(.hour), range) }
                let filled = filledDays(leaf, base ?? .empty(.day))
                if let window = leaf.window {
                    return try roll(try accumulated(filled, window).cut(range), to: grain, .last)
                }
                return try roll(filled.cut(range), to: grain, combination)
            }
        } catch { throw RefreshFailure("\(error.code.rawValue)", error.message) }
    }

    /// Days from the first known to the last known or covered, filled as the leaf says.
    func filledDays(_ leaf: MetricLeaf, _ base: SeriesValues) -> SeriesValues {
        guard let source = leaf.aggregate?.source.value, let facts = facts[source], let known = known(leaf) else {
            return .empty(.day)
        }
        let policy = MissingPolicy(leaf.missing)
        return base.filled(policy, over: known.first.number..<(known.last.number + 1), coverage: facts.coverage)
    }

    private func hours(_ leaf: MetricLeaf, _ base: SeriesValues, _ range: DayRange?) -> SeriesValues {
        guard let source = leaf.aggregate?.source.value, let facts = facts[source], let known = known(leaf) else {
            return .empty(.hour)
        }
        let all = calendar.range(from: known.first, to: known.last, .hour)
        var covered = Coverage.none
        if let watermark = facts.watermark {
            covered = Coverage([calendar.range(from: known.first, to: watermark, .hour)])
        }
        let filled = base.filled(MissingPolicy(leaf.missing), over: all, coverage: covered)
        guard let range else { return filled }
        return filled.slice(calendar.range(from: range.first, to: range.last, .hour))
    }

    /// Values asked for at the grain: zero is filled only where the whole period is covered.
    private func filledDirect(_ leaf: MetricLeaf, _ base: SeriesValues, _ grain: Grain?) -> SeriesValues {
        guard let grain, grain != .hour, leaf.missing != .unknown else { return base }
        guard let source = leaf.aggregate?.source.value, let facts = facts[source], let known = known(leaf) else {
            return base
        }
        let periods = calendar.range(from: known.first, to: known.last, grain)
        var covered = periods
        if let watermark = facts.watermark {
            let upTo = calendar.period(grain, containing: watermark + 1).index
            covered = periods.lowerBound..<max(periods.lowerBound, upTo)
        }
        return base.filled(MissingPolicy(leaf.missing), over: periods, coverage: Coverage([covered]))
    }

    /// Under a window that begins before the data, the value is not known.
    private func whole(_ leaf: MetricLeaf, _ days: SeriesValues) -> SeriesValues {
        guard let window = leaf.window, let known = known(leaf) else { return days }
        if case .cumulative(.allTime) = window { return days }
        if case .since = window { return days }
        var result = days
        for position in result.values.indices {
            let day = Day(number: result.start + position)
            if window.firstDay(endingOn: day, calendar) < known.first { result.values[position] = .nan }
        }
        return result
    }

    /// Days accumulated over the window that ends with each.
    private func accumulated(_ days: SeriesValues, _ window: LeafWindow) throws(SeriesError) -> SeriesValues {
        switch window {
        case .cumulative(.toDate(let grain)):
            try days.toDate(grain == .hour ? .day : grain, calendar: calendar)
        case .cumulative(.trailing(let count)): days.trailing(count)
        case .cumulative(.allTime): days.cumulative()
        // A KPI may start before the first row; it counts from that row on.
        case .since(let start): days.slice(max(start.number, days.start)..<max(start.number, days.end)).cumulative()
        }
    }

    private func manualSeries(
        _ leaf: MetricLeaf, _ grain: Grain?, _ range: DayRange?
    ) throws(SeriesError) -> SeriesValues {
        guard case .manual(let metric) = leaf.origin, let entered = manual[metric] else {
            return .empty(grain ?? .day)
        }
        var days = entered
        if leaf.missing == .carry, !days.values.isEmpty {
            days = days.filled(.carry, over: days.start..<max(days.end, today.number), coverage: .all)
        }
        return try roll(days.cut(range), to: grain, .last)
    }

    private func roll(
        _ days: SeriesValues, to grain: Grain?, _ combination: Combination
    ) throws(SeriesError) -> SeriesValues {
        guard let grain else { return days.collapsed(combination) }
        // A period cut by the range, or still open, is what is known of it; it is marked as such where it is shown.
        return try days.rolledUp(
            to: grain == .hour ? .day : grain, calendar: calendar, combining: combination, gaps: .ignoreMissing)
    }
}

extension MissingPolicy {
    init(_ missing: MetricDefinition.Missing) {
        switch missing {
        case .zero: self = .zero
        case .unknown: self = .unknown
        case .carry: self = .carry
        }
    }
}

extension SeriesValues {
    /// The days inside a range.
    func cut(_ range: DayRange?) -> SeriesValues {
        guard let range, grain == .day, !values.isEmpty else { return self }
        let lower = Swift.max(start, range.first.number)
        let upper = Swift.min(end, range.last.number + 1)
        return lower < upper ? slice(lower..<upper) : .empty(.day)
    }

    /// All days as one value at index 0.
    func collapsed(_ combination: Combination) -> SeriesValues {
        let known = values.indices.filter { (at: Int) -> Bool in !values[at].isNaN }
        guard !known.isEmpty else { return SeriesValues(grain: .day, start: 0, values: [.nan]) }
        func single(_ at: Int) -> SeriesValues {
            SeriesValues(
                grain: .day, start: 0, values: [values[at]],
                exact: exact.map { ExactValues(scale: $0.scale, units: [$0.units[at]]) })
        }
        func least(_ areOrdered: (Double, Double) -> Bool) -> Int {
            known.min { (a: Int, b: Int) -> Bool in areOrdered(values[a], values[b]) } ?? known[0]
        }
        switch combination {
        case .first: return single(known[0])
        case .last: return single(known[known.count - 1])
        case .min: return single(least { $0 < $1 })
        case .max: return single(least { $0 > $1 })
        case .sum:
            let sum = cumulative(gaps: .ignoreMissing)
            return SeriesValues(
                grain: .day, start: 0, values: [sum.values[values.count - 1]],
                exact: sum.exact.map { ExactValues(scale: $0.scale, units: [$0.units[values.count - 1]]) })
        }
    }
}
