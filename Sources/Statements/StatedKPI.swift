public import Chronology
public import Definitions

/// What a statement says about a KPI; what it does not say is nil.
public struct StatedKPI: Sendable, Hashable {
    /// What must be reached.
    public enum Goal: Sendable, Hashable {
        /// A target in the metric's unit.
        case target(KPIDefinition.Target)
        /// The baseline times this.
        case factor(Double)
        /// The baseline plus this, in the metric's unit.
        case difference(Double)
    }
    /// The metric's name.
    public var metric: String
    /// A slice of it.
    public var filter: Expression?
    /// What must be reached; nil where only watching is asked for.
    public var goal: Goal?
    /// Where it stood or stands.
    public var baseline: KPIDefinition.Baseline?
    /// First day.
    public var start: Day?
    /// Last day, inclusive.
    public var deadline: Day?
    /// Over which time it is measured.
    public var window: KPIDefinition.Window?
    /// When the target must hold.
    public var satisfaction: KPIDefinition.Satisfaction?
    /// The least acceptable value.
    public var minimum: Double?
    /// An excellent value.
    public var stretch: Double?
    /// Where it should be on the way.
    public var path: KPIDefinition.Path?
    /// Metrics or KPIs that must not suffer.
    public var guardrails: [String] = []
    /// Person who answers for it.
    public var owner: String?
    /// How often it is looked at.
    public var frequency: KPIDefinition.Cadence?
    /// How often it is reviewed.
    public var review: KPIDefinition.Cadence?
    /// What was taken to be meant where the words left room, one sentence each.
    public var notes: [String] = []
    /// Whether the deadline counts from the day of writing (`within six months`), so that later nobody can check it.
    public var isDeadlineRelative = false
    /// Whether the period of the baseline was named without its year.
    public var isBaselineLoose = false

    /// A statement about a metric that says nothing else yet.
    public init(metric: String) { self.metric = metric }

    /// The target, where it is stated or follows from a stated baseline.
    public var target: KPIDefinition.Target? {
        switch goal {
        case .target(let target)?: target
        case .factor(let factor)?: baseline?.value.map { .value(Self.clean($0 * factor)) }
        case .difference(let step)?: baseline?.value.map { .value(Self.clean($0 + step)) }
        case nil: nil
        }
    }

    /// Whether the target cannot be known before the present value of the metric is.
    public var needsBaseline: Bool { goal != nil && target == nil }

    /// Twelve significant digits: 2 % and half of it more are 3 %, not 3.0000000000000004 %.
    static func clean(_ value: Double) -> Double {
        guard value != 0, value.isFinite else { return value }
        var scale = 1.0
        var magnitude = abs(value)
        while magnitude < 1e11 { magnitude *= 10; scale *= 10 }
        guard scale.isFinite, scale < 1e300 else { return value }
        return (value * scale).rounded() / scale
    }

    /// Whether both say the same about the KPI, however they were written.
    func means(_ other: StatedKPI) -> Bool {
        var (left, right) = (self, other)
        (left.notes, right.notes) = ([], [])
        return left == right
    }
}
