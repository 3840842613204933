import Chronology
import Definitions
import Series
import Statistics

/// How the future of a KPI's windows is simulated: its leaves day by day, or the windows themselves.
///
/// This and `HistoryPanel+Windows.swift` are all that touch the forecasting engine.
struct SimulatedFutures {
    /// What is simulated.
    private enum Plan {
        /// The leaves by day, summed inside windows; then the formula.
        case leaves([LeafWindows.Kind])
        /// What each day adds to a distinct count since the start.
        case additions
        /// The series of windows.
        case windows
    }

    private let evaluation: KPIEvaluation
    private let plan: Plan
    private let through: Day

    /// The plan that suits the metric and window; nil where none does.
    init?(_ evaluation: KPIEvaluation, windows: [Int]) {
        guard let through = evaluation.timeline.through, !windows.isEmpty else { return nil }
        self.evaluation = evaluation
        self.through = through
        if let leaves = evaluation.leavesInHand, !leaves.kinds.isEmpty {
            plan = .leaves(leaves.kinds)
        } else if evaluation.kpi.window != .total {
            plan = .windows
        } else if evaluation.inputs.resolved.onlyLeaf?.aggregate?.function == .countDistinct {
            plan = .additions
        } else {
            return nil
        }
    }

    /// For each window one value a path, and how they came about.
    func simulate(_ windows: [Int]) throws(InsufficientHistory) -> (values: [[Double]], method: Sentence) {
        switch plan {
        case .leaves(let kinds): try fromLeaves(windows, kinds)
        case .additions: try fromAdditions(windows)
        case .windows: try fromWindows(windows)
        }
    }

    private func paths(_ panel: HistoryPanel, horizonSteps: Int) throws(InsufficientHistory) -> [SamplePaths] {
        try JointForecast(panel, horizonSteps: horizonSteps).paths(count: evaluation.options.paths, seed: seed)
    }

    private var seed: UInt64 {
        // FNV-1a, so that KPIs of one run do not share their luck.
        evaluation.kpi.name.value.utf8.reduce(14_695_981_039_346_656_037 ^ evaluation.options.seed) {
            (hash: UInt64, byte: UInt8) -> UInt64 in (hash ^ UInt64(byte)) &* 1_099_511_628_211
        }
    }

    private func fromLeaves(
        _ windows: [Int], _ kinds: [LeafWindows.Kind]
    ) throws(InsufficientHistory) -> (values: [[Double]], method: Sentence) {
        let timeline = evaluation.timeline
        let inputs = evaluation.inputs
        let history = evaluation.leafHistory(through)
        let steps = zip(history, kinds).map { (series: SeriesValues, kind: LeafWindows.Kind) -> SeriesValues in
            if case .running(let grain) = kind { return series.additions(since: grain, in: inputs.calendar) }
            return series
        }
        let panel = try HistoryPanel(
            daily: steps, bounds: zip(inputs.resolved.leaves, steps).map { Bounds($0, $1.values) },
            levels: Set(kinds.indices.filter { (leaf: Int) -> Bool in kinds[leaf] == .level }),
            quotients: inputs.resolved.formula.quotients, through: through, closed: inputs.closedDays,
            horizon: timeline.horizonDays)
        let paths = try paths(panel, horizonSteps: timeline.horizonDays)
        let leaves = LeafWindows(
            kinds: kinds, history: history, calendar: inputs.calendar, through: through, paths: paths)
        let values = windows.map { leaves.evaluate(inputs.resolved.formula, at: $0, of: timeline) }
        let what: Sentence = kinds.count == 1 ? "its days" : "the days of its \(kinds.count) inputs jointly"
        return (values, "\(what) from \(panel.stepCount) days of history, summed inside each window")
    }

    private func fromAdditions(
        _ windows: [Int]
    ) throws(InsufficientHistory) -> (values: [[Double]], method: Sentence) {
        let timeline = evaluation.timeline
        let series = evaluation.inputs.windowed.through(through.number).additions(
            since: nil, in: evaluation.inputs.calendar)
        let panel = try HistoryPanel(
            daily: [series], bounds: [.nonNegative], through: through, closed: evaluation.inputs.closedDays,
            horizon: timeline.horizonDays)
        let paths = try paths(panel, horizonSteps: timeline.horizonDays)
        let inHand = evaluation.value(at: through.number) ?? 0
        let values = windows.map { (slot: Int) -> [Double] in
            paths[0].sums(over: 0..<max(0, slot - through.number)).map { (added: Double) -> Double in inHand + added }
        }
        return (values, "what each day adds, from \(panel.stepCount) days since the start")
    }

    private func fromWindows(
        _ windows: [Int]
    ) throws(InsufficientHistory) -> (values: [[Double]], method: Sentence) {
        let timeline = evaluation.timeline
        let last = timeline.lastComplete(by: through)
        let series = evaluation.inputs.windowed.through(last)
        let horizon = (windows.last ?? last) - last
        let bounds = Bounds(level: series.values, unit: evaluation.unit)
        let panel = try HistoryPanel(windows: series, bounds: bounds, horizon: horizon)
        let paths = try paths(panel, horizonSteps: horizon)
        let values = windows.map { (slot: Int) -> [Double] in
            let simulated = paths[0].reduced(slot - last - 1..<slot - last, by: .last)
            return slot == last + 1 ? completing(simulated, at: slot) : simulated
        }
        return (values, "the metric from \(panel.stepCount) complete windows of \(timeline.noun)")
    }

    /// What is in hand of the open window bounds what it can become: a distinct count or maximum only grows.
    private func completing(_ simulated: [Double], at slot: Int) -> [Double] {
        guard timelineHasOpenWindow, let inHand = evaluation.value(at: slot),
            let function = evaluation.inputs.resolved.onlyLeaf?.aggregate?.function
        else { return simulated }
        switch function {
        case .countDistinct, .max: return simulated.map { (value: Double) -> Double in max(value, inHand) }
        case .min: return simulated.map { (value: Double) -> Double in min(value, inHand) }
        default: return simulated
        }
    }

    private var timelineHasOpenWindow: Bool { evaluation.timeline.grain != nil }
}

extension MetricFormula {
    /// Leaves that the formula divides by another leaf of the same time: numerator → denominator.
    ///
    /// A leaf is divided by one other at most, and what divides is not divided itself.
    fileprivate var quotients: [Int: Int] {
        var found: [Int: Int] = [:]
        collect(&found)
        let divisors = Set(found.values)
        return found.filter { (pair: (key: Int, value: Int)) -> Bool in !divisors.contains(pair.key) }
    }

    private func collect(_ found: inout [Int: Int]) {
        switch self {
        case .leaf, .constant: break
        case .unary(_, let operand), .isNull(let operand): operand.collect(&found)
        case .binary(let operation, let left, let right):
            if operation == .divide, case .leaf(let above, let shift) = left.withoutFactor,
                case .leaf(let below, shift) = right.withoutFactor, above != below, found[above] == nil
            {
                found[above] = below
            }
            left.collect(&found)
            right.collect(&found)
        case .choice(let branches, let otherwise):
            for branch in branches { branch.then.collect(&found) }
            otherwise.collect(&found)
        case .call(_, let operands):
            for operand in operands { operand.collect(&found) }
        }
    }

    /// A leaf that is only scaled, as that leaf.
    private var withoutFactor: MetricFormula {
        switch self {
        case .binary(.multiply, .constant, let other), .binary(.multiply, let other, .constant),
            .binary(.divide, let other, .constant):
            other.withoutFactor
        default: self
        }
    }
}
