import Chronology
import Definitions
import Series

/// One evaluation: what is fixed from the inputs, before any number is computed.
struct KPIEvaluation {
    let inputs: KPIInputs
    let options: StatusOptions
    let timeline: KPITimeline
    let baseline: Double?
    let goal: Goal?

    init(_ inputs: KPIInputs, _ options: StatusOptions) {
        self.inputs = inputs
        self.options = options
        timeline = KPITimeline(inputs)
        let known = inputs.kpi.baseline?.value ?? inputs.baselineValue
        let baseline = known.flatMap { (value: Double) -> Double? in value.isFinite ? value : nil }
        self.baseline = baseline
        goal = inputs.kpi.target.map { (target: KPIDefinition.Target) -> Goal in
            Goal(target, direction: inputs.metric.direction, baseline: baseline)
        }
    }

    var kpi: KPIDefinition { inputs.kpi }
    var unit: Unit { inputs.metric.unit }

    /// Whether the target must hold in every window, so that there is no way to it but only in or out.
    var isHold: Bool {
        guard let goal else { return false }
        if kpi.satisfaction == .everyPeriod, kpi.window != .total { return true }
        return goal.limit == nil
    }

    /// The single value to be reached; nil for bands.
    var targetValue: Double? { goal?.limit }

    /// Whether what comes in adds up from nothing, so that progress counts from zero.
    ///
    /// A `total` of a rate does not add up; with a baseline it is measured from there as any other level.
    var startsAtZero: Bool {
        kpi.window == .total && (inputs.resolved.formula.accumulates(inputs.resolved.leaves) || baseline == nil)
    }

    /// Whether the window's value is a sum over its days.
    var accumulates: Bool { inputs.resolved.formula.accumulates(inputs.resolved.leaves) }

    /// Where the way to the target begins.
    var origin: Double? { startsAtZero ? 0 : baseline }

    /// The metric over a window; nil where nothing is known.
    func value(at slot: Int) -> Double? {
        let value = inputs.windowed.value(at: slot)
        return value.isFinite ? value : nil
    }

    func windowValue(at slot: Int) -> WindowValue? {
        value(at: slot).map { (value: Double) -> WindowValue in
            WindowValue(
                value: value, exact: inputs.windowed.exactValue(at: slot)?.description, days: timeline.days(of: slot),
                name: timeline.name(of: slot))
        }
    }
}

extension MetricFormula {
    /// Whether the value of a long time is that of its parts added up (or, for distinct counts, grows from nothing).
    func accumulates(_ leaves: [MetricLeaf]) -> Bool {
        switch self {
        case .leaf(let index, let shift):
            guard shift == .none, leaves.indices.contains(index), leaves[index].window == nil else { return false }
            return leaves[index].isAdditive || leaves[index].aggregate?.function == .countDistinct
        case .unary(.negate, let operand): return operand.accumulates(leaves)
        case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
            return left.accumulates(leaves) && right.accumulates(leaves)
        case .binary(.multiply, .constant, let other), .binary(.multiply, let other, .constant),
            .binary(.divide, let other, .constant):
            return other.accumulates(leaves)
        default: return false
        }
    }

    /// Whether its accumulated value can never fall: counts of rows or of entities, and their sums.
    func neverFalls(_ leaves: [MetricLeaf]) -> Bool {
        switch self {
        case .leaf(let index, .none):
            guard leaves.indices.contains(index), leaves[index].window == nil else { return false }
            return [.count, .countDistinct].contains(leaves[index].aggregate?.function)
        case .binary(.add, let left, let right): return left.neverFalls(leaves) && right.neverFalls(leaves)
        case .binary(.multiply, .constant(let factor), let other), .binary(.multiply, let other, .constant(let factor)),
            .binary(.divide, let other, .constant(let factor)):
            return factor > 0 && other.neverFalls(leaves)
        default: return false
        }
    }
}
