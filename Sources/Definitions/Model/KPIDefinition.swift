public import Chronology

/// One KPI: a metric, or a slice of it, tied to an objective, with a target and a date.
public struct KPIDefinition: Sendable, Hashable {
    /// Over which time the metric is measured.
    public enum Window: Sendable, Hashable, Codable {
        /// The last complete period of a grain (week and longer).
        case period(Grain)
        /// The last so many days.
        case trailing(days: Int)
        /// From the KPI's start to its deadline.
        case total
    }

    /// What the value must come to, in the metric's unit.
    public enum Target: Sendable, Hashable, Codable {
        /// At least (metric direction up) or at most (down) this.
        case value(Double)
        /// Inside; at least one end is given.
        case band(lower: Double?, upper: Double?)
    }

    /// When the target must hold.
    public enum Satisfaction: String, Sendable, CaseIterable, Codable {
        case atDeadline = "at_deadline"
        case once
        case everyPeriod = "every_period"
    }

    /// Where the value should be on the way to the target.
    public enum Path: Sendable, Hashable {
        case linear
        case seasonal
        /// Values to be reached by dates, in order of date.
        case steps([Step])
    }

    /// One dated step of a path.
    public struct Step: Sendable, Hashable {
        /// The day by which.
        public var by: Day
        /// The value to be reached.
        public var value: Double

        /// Joins the parts.
        public init(by: Day, value: Double) {
            self.by = by
            self.value = value
        }
    }

    /// Where the value stood at the beginning.
    public struct Baseline: Sendable, Hashable {
        /// The value, if written; else that of `period` is computed.
        public var value: Double?
        /// The period it was measured over.
        public var period: NamedPeriod?

        /// Joins the parts; one of the two is given.
        public init(value: Double?, period: NamedPeriod? = nil) {
            self.value = value
            self.period = period
        }
    }

    /// What the target rests on.
    public struct Basis: Sendable, Hashable {
        /// The kinds.
        public enum Kind: String, Sendable, CaseIterable {
            case history, benchmark, commitment, resources
        }
        /// The kind.
        public var kind: Kind
        /// In words.
        public var note: String?

        /// Joins the parts.
        public init(kind: Kind, note: String? = nil) {
            self.kind = kind
            self.note = note
        }
    }

    /// How often something is done.
    public enum Cadence: String, Sendable, CaseIterable {
        case daily, weekly, monthly, quarterly, yearly
    }

    /// Name other definitions use.
    public var name: Located<String>
    /// Name people read; the metric's where nil.
    public var label: String?
    /// The metric.
    public var metric: Located<String>
    /// A condition that makes it a slice of the metric.
    public var filter: Expression?
    /// The objective it belongs to.
    public var objective: Located<String>
    /// Over which time the metric is measured.
    public var window: Window
    /// First day that counts.
    public var start: Day?
    /// Last day that counts, inclusive.
    public var deadline: Day?
    /// Where the value stood.
    public var baseline: Baseline?
    /// What the value must come to.
    public var target: Target?
    /// A result worse than this is unacceptable.
    public var minimum: Double?
    /// A result at least this good is excellent.
    public var stretch: Double?
    /// When the target must hold.
    public var satisfaction: Satisfaction
    /// Where the value should be on the way.
    public var path: Path
    /// KPIs or metrics that must not suffer.
    public var guardrails: [Located<String>]
    /// Person who answers for it.
    public var owner: String?
    /// Team it belongs to.
    public var team: String?
    /// How often it is looked at.
    public var frequency: Cadence?
    /// How often it is reviewed.
    public var review: Cadence?
    /// What the target rests on.
    public var basis: Basis?
    /// The sentence it was written as.
    public var statement: Located<String>?
    /// Findings of the audit that somebody has accepted.
    public var accepted: [AcceptedFinding] = []

    /// A KPI with everything optional left out: the last complete month, judged at the deadline on a straight path.
    public init(name: Located<String>, metric: Located<String>, objective: Located<String>) {
        self.name = name
        self.metric = metric
        self.objective = objective
        window = .period(.month)
        satisfaction = .atDeadline
        path = .linear
        guardrails = []
    }
}
