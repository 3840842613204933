import Chronology
import Definitions
import Queries
import Series

extension MetricEvaluation {
    /// A leaf at the grain: filled where its source covers, accumulated, rolled up; missing where it would cut apart a
    /// period that one row stands for. Throws: also `exact-overflow`.
    func series(
        of leaf: MetricLeaf, base: SeriesValues?, grain: Grain?, range: DayRange?
    ) throws(RefreshFailure) -> SeriesValues {
        let series = try wholeOrCut(leaf, base: base, grain: grain, range: range)
        let wasExact = base.map { (base: SeriesValues) -> Bool in base.exact != nil } ?? false
        if wasExact, series.exact == nil, series.values.contains(where: { !$0.isNaN }) {
            throw .exactOverflow(source: leaf.aggregate?.source.value)
        }
        guard let source = leaf.aggregate?.source.value, let facts = facts[source] else { return series }
        var result = series
        if !facts.absent.isEmpty {
            let absent = AbsentDays(spans: DaySpans(facts.absent))
            result = result.keeping(grain, leaf.window, range ?? known(leaf), calendar) { !absent.touch($0) }
        }
        guard let covers = facts.covers else { return result }
        return result.keepingWhole(
            CoveredPeriods(covers: covers, calendar: calendar, known: known(leaf)), grain, leaf.window, range)
    }

    private func wholeOrCut(
        _ leaf: MetricLeaf, base: SeriesValues?, grain: Grain?, range: DayRange?
    ) throws(RefreshFailure) -> SeriesValues {
        if grain == .hour, leaf.window != nil || leaf.aggregate == nil {
            throw RefreshFailure(
                "no-hours", "What accumulates over days or is entered by hand has no hours. Ask for days or longer.")
        }
        do throws(SeriesError) {
            switch LeafAssembly(leaf) {
            case .manual: return try manualSeries(leaf, grain, range)
            case .direct: return filled(leaf, base ?? .empty(grain ?? .day), grain, range)
            case .windowedDays:
                let days = whole(leaf, (base ?? .empty(.day)).cut(known(leaf)).cut(range))
                return lastDays(of: days, leaf, grain, range)
            case .days(let combination):
                if grain == .hour { return filled(leaf, base ?? .empty(.hour), grain, range) }
                let filledDays = filledDays(leaf, base ?? .empty(.day))
                if let window = leaf.window {
                    return try roll(try accumulated(filledDays, window).cut(range), to: grain, .last)
                }
                // Zeros of a sum and carried stocks are the same by day; an extreme of filled days is not that of rows.
                if fillsByDay(leaf, combination) { return try roll(filledDays.cut(range), to: grain, combination) }
                let rows = (base ?? .empty(.day)).cut(known(leaf)).cut(range)
                return filled(leaf, try roll(rows, to: grain, combination), grain, range)
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

    /// A window's value on the last day of each period; missing where it is missing on that day, whatever an earlier
    /// day had.
    private func lastDays(of days: SeriesValues, _ leaf: MetricLeaf, _ grain: Grain?, _ range: DayRange?)
        -> SeriesValues
    {
        guard let known = known(leaf), let asked = range.map({ known.intersection($0) }) ?? known else {
            return .empty(grain ?? .day)
        }
        let all = days.extended(to: asked.first.number..<(asked.last.number + 1))
        guard let grain, grain != .day else { return grain == nil ? all.slice(all.end - 1..<all.end).at(0, .day) : all }
        let first = calendar.index(grain, startingOn: asked.first)
        let last = calendar.index(grain, startingOn: asked.last)
        let positions = (first...last).map { (index: Int) -> Int in
            min(calendar.days(of: Period(grain, index: index)).last, asked.last).number - all.start
        }
        return SeriesValues(
            grain: grain, start: first, values: positions.map { (at: Int) -> Double in all.values[at] },
            exact: all.exact.map { (exact: ExactValues) -> ExactValues in
                ExactValues(scale: exact.scale, units: positions.map { (at: Int) -> Int128 in exact.units[at] })
            })
    }

    private func fillsByDay(_ leaf: MetricLeaf, _ combination: Combination) -> Bool {
        switch (combination, leaf.missing) {
        case (.sum, .zero), (.last, _), (_, .unknown): true
        default: false
        }
    }

    /// Values at the grain asked for, inside the days known and asked for; periods are filled where they are wholly
    /// covered.
    private func filled(_ leaf: MetricLeaf, _ base: SeriesValues, _ grain: Grain?, _ range: DayRange?) -> SeriesValues {
        guard let source = leaf.aggregate?.source.value, let facts = facts[source], let known = known(leaf),
            let days = range.map({ known.intersection($0) }) ?? known
        else { return .empty(base.grain) }
        guard let grain else { return filledWhole(leaf, base, days, facts) }
        let periods = calendar.range(from: known.first, to: known.last, grain)
        var covered = periods.lowerBound..<periods.lowerBound
        if let watermark = facts.watermark {
            let open = calendar.index(grain, startingOn: watermark + 1)
            covered = periods.lowerBound..<max(periods.lowerBound, min(open, periods.upperBound))
        }
        return base.filled(MissingPolicy(leaf.missing), over: periods, coverage: Coverage([covered]))
            .slice(calendar.range(from: days.first, to: days.last, grain))
    }

    /// One value for all days.
    private func filledWhole(
        _ leaf: MetricLeaf, _ base: SeriesValues, _ days: DayRange, _ facts: SourceFacts
    ) -> SeriesValues {
        let isCovered = facts.watermark.map { days.last <= $0 } ?? false
        return base.filled(MissingPolicy(leaf.missing), over: 0..<1, coverage: isCovered ? .all : .none)
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

extension RefreshFailure {
    fileprivate static func exactOverflow(source: String?) -> RefreshFailure {
        RefreshFailure(
            "exact-overflow",
            (source.map { "Source `\($0)`: exact" } ?? "Exact")
                + " values add up to more than 128 bits hold (38 digits). Declare fewer decimals, such as "
                + "`columns: {price: \"decimal(18,2)\"}`, or measure `number(…)` of them, which is not exact.")
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

    /// The same values from another period on.
    func at(_ start: Int, _ grain: Grain) -> SeriesValues {
        SeriesValues(grain: grain, start: start, values: values, exact: exact)
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
        // Exact values decide, since two of them may round to one Double.
        func isLess(_ a: Int, _ b: Int) -> Bool {
            exact.map { (exact: ExactValues) -> Bool in exact.units[a] < exact.units[b] } ?? (values[a] < values[b])
        }
        switch combination {
        case .first: return single(known[0])
        case .last: return single(known[known.count - 1])
        case .min: return single(known.min(by: isLess) ?? known[0])
        case .max: return single(known.max(by: isLess) ?? known[0])
        case .sum:
            let sum = cumulative(gaps: .ignoreMissing)
            return SeriesValues(
                grain: .day, start: 0, values: [sum.values[values.count - 1]],
                exact: sum.exact.map { ExactValues(scale: $0.scale, units: [$0.units[values.count - 1]]) })
        }
    }
}
