public import Chronology

/// A metric reduced to what must be measured (leaves) and what is computed from that (formula).
///
/// `conversion_rate = orders / sessions` has two leaves and the formula `leaf 0 ÷ leaf 1`; a plain count has one leaf.
public struct ResolvedMetric: Sendable, Hashable {
    /// What is measured, without duplicates.
    public var leaves: [MetricLeaf]
    /// How the value comes from the leaves, period by period.
    public var formula: MetricFormula

    /// Joins the parts.
    public init(leaves: [MetricLeaf], formula: MetricFormula) {
        self.leaves = leaves
        self.formula = formula
    }

    /// The one leaf of a metric that is measured directly.
    public var onlyLeaf: MetricLeaf? {
        guard case .leaf(0, let shift) = formula, shift == .none, leaves.count == 1 else { return nil }
        return leaves[0]
    }
}

/// Something measured from one source, or entered by people, over a window that ends with each period.
public struct MetricLeaf: Sendable, Hashable {
    /// Where values come from.
    public enum Origin: Sendable, Hashable {
        /// Rows of a source; the filter holds every condition on the way down.
        case aggregate(Aggregate)
        /// Values people entered for a metric.
        case manual(metric: String)
    }

    /// Where values come from.
    public var origin: Origin
    /// Over which time; nil is each period by itself.
    public var window: LeafWindow?
    /// What a period without rows means.
    public var missing: MetricDefinition.Missing

    /// Joins the parts.
    public init(origin: Origin, window: LeafWindow? = nil, missing: MetricDefinition.Missing) {
        self.origin = origin
        self.window = window
        self.missing = missing
    }

    /// The aggregate, where rows are read.
    public var aggregate: Aggregate? {
        if case .aggregate(let aggregate) = origin { aggregate } else { nil }
    }

    /// Whether values of short periods sum to the value of a long one (the window aside).
    public var isAdditive: Bool {
        switch origin {
        case .aggregate(let aggregate): aggregate.function.isAdditive
        case .manual: false
        }
    }
}

/// The time a leaf is measured over, ending with the last day of each period.
public enum LeafWindow: Sendable, Hashable {
    /// A cumulative metric's span.
    case cumulative(CumulativeSpan)
    /// From one fixed day on (a KPI's start).
    case since(Day)
}

/// How far back a leaf is read: `ago` and `previous`, outermost first.
public struct LeafShift: Sendable, Hashable {
    /// Calendar time back.
    public var durations: [ExpressionDuration]
    /// Whole periods of the grain asked for.
    public var periods: Int

    /// Joins the parts.
    public init(durations: [ExpressionDuration] = [], periods: Int = 0) {
        self.durations = durations
        self.periods = periods
    }

    /// Not back at all.
    public static let none = LeafShift()
}

/// Arithmetic over leaves; NaN stands for null and comes through, truth is 1 and falsehood 0.
public indirect enum MetricFormula: Sendable, Hashable {
    /// The value of a leaf, possibly earlier.
    case leaf(Int, LeafShift)
    /// A number.
    case constant(Double)
    /// `-x`, `not x`.
    case unary(Expression.UnaryOperator, MetricFormula)
    /// Arithmetic, comparison, `and`, `or`.
    case binary(Expression.BinaryOperator, MetricFormula, MetricFormula)
    /// Whether the value is missing.
    case isNull(MetricFormula)
    /// The first branch whose condition is true.
    case choice([FormulaBranch], otherwise: MetricFormula)
    /// A numeric function.
    case call(ExpressionFunction, [MetricFormula])
}

/// A condition and the value it gives.
public struct FormulaBranch: Sendable, Hashable {
    /// The condition.
    public var when: MetricFormula
    /// The value.
    public var then: MetricFormula
}
