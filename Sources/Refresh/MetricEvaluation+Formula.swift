import Chronology
import Definitions
import Series

extension MetricEvaluation {
    /// The formula over leaves, on all periods any of them touches; `ago` reads periods before a range from `earlier`.
    func apply(
        _ formula: MetricFormula, to leaves: [SeriesValues], earlier: [SeriesValues], grain: Grain
    ) throws(RefreshFailure) -> SeriesValues {
        if case .leaf(let index, .none) = formula { return leaves[index] }
        let filled = leaves.filter { !$0.values.isEmpty }
        guard let first = filled.map(\.start).min(), let end = filled.map(\.end).max() else { return .empty(grain) }
        let range = first..<end
        var shifted: [LeafShift: [Int]] = [:]
        for shift in formula.shifts { shifted[shift] = try positions(range, shift, grain) }
        if leaves.contains(where: { $0.exact != nil }) {
            let numbers = formula.evaluateExactly(count: range.count) { index, shift in
                guard leaves.indices.contains(index) else { return Array(repeating: .missing, count: range.count) }
                guard let periods = shifted[shift] else { return range.map(leaves[index].formulaNumber) }
                return periods.map(earlier[index].formulaNumber)
            }
            return SeriesValues(grain: grain, start: first, numbers: numbers)
        }
        let values = formula.evaluate(count: range.count) { index, shift in
            guard leaves.indices.contains(index) else { return Array(repeating: .nan, count: range.count) }
            guard let periods = shifted[shift] else {
                return leaves[index].extended(to: range).values
            }
            let leaf = earlier[index]
            return periods.map { (period: Int) -> Double in leaf.value(at: period) }
        }
        return SeriesValues(grain: grain, start: first, values: values)
    }

    /// The period each period of a range is compared with.
    func positions(_ range: Range<Int>, _ shift: LeafShift, _ grain: Grain) throws(RefreshFailure) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(range.count)
        for index in range {
            var period = Period(grain, index: index) - shift.periods
            for duration in shift.durations {
                let unit = Grain(rawValue: duration.unit.rawValue) ?? .day
                guard let earlier = calendar.shift(period, by: -duration.count, unit) else {
                    throw RefreshFailure(
                        "ago-does-not-divide", AgoFit.message(duration, grain) + " " + AgoFit.advice(duration, grain))
                }
                period = earlier
            }
            result.append(period.index)
        }
        return result
    }
}

extension MetricFormula {
    /// Every way leaves are read earlier.
    var shifts: Set<LeafShift> {
        switch self {
        case .leaf(_, let shift): return shift == .none ? [] : [shift]
        case .constant: return []
        case .unary(_, let operand), .isNull(let operand): return operand.shifts
        case .binary(_, let left, let right): return left.shifts.union(right.shifts)
        case .choice(let branches, let otherwise):
            return branches.reduce(otherwise.shifts) { found, branch in
                found.union(branch.when.shifts).union(branch.then.shifts)
            }
        case .call(_, let arguments): return arguments.reduce([]) { $0.union($1.shifts) }
        }
    }
}
