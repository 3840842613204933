import Chronology
import Definitions
import Series

extension MetricEvaluation {
    /// Base values needed for a metric over part of a period, beside those by day and by the period's grain: of what
    /// never adds up, the value over these very days.
    func demands(_ metric: ResolvedMetric, over part: DayRange) -> [LeafDemand] {
        metric.leaves.compactMap { leaf in
            guard case .direct = LeafAssembly(leaf) else { return nil }
            return demand(leaf, nil, [], part)
        }
    }

    /// The metric over part of a period; what its formula reads earlier is whole periods.
    ///
    /// - Parameters:
    ///   - range: Days that the values by day and by grain in `answers` were asked for.
    /// - Returns: A series of that period alone; nil where answers over the part are absent.
    func value(
        of metric: ResolvedMetric, over part: DayRange, in period: Period, range: DayRange?,
        answers: [LeafDemand: Base]
    ) throws(RefreshFailure) -> SeriesValues? {
        guard demands(metric, over: part).allSatisfy({ answers[$0] != nil }) else { return nil }
        let slot = period.index..<period.index + 1
        var leaves: [SeriesValues] = []
        for leaf in metric.leaves {
            let value = try value(of: leaf, over: part, range: range, answers: answers)
            leaves.append(SeriesValues(grain: period.grain, start: period.index, numbers: [value]))
        }
        var earlier = leaves
        if !metric.formula.shifts.isEmpty {
            let history = history(range)
            for (position, leaf) in metric.leaves.enumerated() {
                let base = demand(leaf, period.grain, [], history).flatMap { answers[$0]?[[]] }
                earlier[position] = try series(of: leaf, base: base, grain: period.grain, range: history)
            }
        }
        return try apply(metric.formula, to: leaves, earlier: earlier, grain: period.grain).extended(to: slot)
    }

    /// A leaf over part of a period; missing where its source does not reach back to the first of these days.
    private func value(
        of leaf: MetricLeaf, over part: DayRange, range: DayRange?, answers: [LeafDemand: Base]
    ) throws(RefreshFailure) -> FormulaNumber {
        if let source = leaf.aggregate?.source.value {
            guard let first = facts[source]?.days?.first, first <= part.first else { return .missing }
        }
        var asked = demand(leaf, .day, [], range)
        if case .direct = LeafAssembly(leaf) { asked = demand(leaf, nil, [], part) }
        let base = asked.flatMap { answers[$0]?[[]] }
        let value = try series(of: leaf, base: base, grain: nil, range: part)
        return value.formulaNumber(at: value.start)
    }
}
