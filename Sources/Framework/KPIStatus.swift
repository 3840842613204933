public import Chronology
public import Definitions

/// How one KPI stands on one day: every number of DESIGN 4 "KPI arithmetic", and how each came about.
///
/// Values are in the metric's unit, percentages as fractions. What has no meaning is nil, never NaN.
public struct KPIStatus: Sendable, Equatable, Codable {
    /// Name of the KPI.
    public var name: String
    /// Name people read.
    public var label: String
    /// Name of the metric.
    public var metric: String
    /// Name of the objective.
    public var objective: String
    /// Unit of the values.
    public var unit: Unit
    /// Which way is better.
    public var direction: MetricDefinition.Direction
    /// Person who answers for it.
    public var owner: String?
    /// Team it belongs to.
    public var team: String?
    /// Over which time it is measured.
    public var window: KPIDefinition.Window
    /// First day that counts.
    public var start: Day?
    /// Last day that counts.
    public var deadline: Day?
    /// When the target must hold.
    public var satisfaction: KPIDefinition.Satisfaction
    /// What the value must come to.
    public var target: KPIDefinition.Target?
    /// What satisfies the target, as a range of values.
    public var goal: Goal?
    /// Worse than this is unacceptable.
    public var minimum: Double?
    /// At least this good is excellent.
    public var stretch: Double?

    /// The last day that counts: the eve of the open day.
    public var asOf: Day
    /// Last day up to which all sources are loaded.
    public var watermark: Day?
    /// Why the data is too old to judge by, if it is.
    public var staleness: String?
    /// Whether it was recomputed by event time, because nothing was recorded then.
    public var isReconstructed: Bool

    /// The last complete window.
    public var value: WindowValue?
    /// The period that is not over yet.
    public var open: OpenWindow?
    /// Against the window before.
    public var previous: Change?
    /// Against the same window a year earlier.
    public var lastYear: Change?
    /// Where it stood at the beginning.
    public var baseline: Double?
    /// Where it should be.
    public var path: PathPoint?
    /// How far from the path.
    public var gap: Gap?
    /// How far on the way.
    public var progress: Progress?
    /// Value ÷ target, or target ÷ value where less is better; only where both are positive.
    public var attainment: Double?
    /// What is needed, and what the past says about it.
    public var pace: KPIPace
    /// How likely the target is met.
    public var chance: Chance
    /// How it stands.
    public var state: KPIState
    /// What the state rests on.
    public var basis: StateBasis
    /// The metrics or KPIs that must not suffer.
    public var guardrails: [Guardrail]
    /// What a reader must know beside the numbers.
    public var warnings: [Sentence]
    /// How each number came about, in sentences.
    public var explanation: [Explanation]
    /// Its sources whose last refresh failed, so that numbers of an earlier one are shown; nil where none did.
    public var failedSources: [FailedSource]?

    /// Whether a target that is approached is reached by now, so that nothing more is required.
    ///
    /// Held targets and bands are never reached, only kept; a ceiling of what adds up is kept until the deadline too.
    public var isTargetReached: Bool {
        guard let goal, let required = pace.required, let value = value.map({ Amount($0) }) else { return false }
        switch required.kind {
        case .level: return false
        case .amount: return !goal.isCeiling && goal.isMet(by: value)
        case .change: return goal.isMet(by: value)
        }
    }

    /// Names of guardrails that are breached.
    public var breachedGuardrails: [Guardrail] { guardrails.filter { $0.isBreached == true } }
    /// Days that remain after the last day that counts; 0 once the deadline is over, then negative.
    public var daysLeft: Int? { deadline.map { $0 - asOf } }
}

/// One titled paragraph of an explanation.
public struct Explanation: Sendable, Equatable, Codable {
    /// The number it explains.
    public enum Topic: String, Sendable, CaseIterable, Codable {
        case definition, data, value, open, comparison, baseline, path, gap, progress, attainment, pace, chance, state
        case guardrails
    }

    /// The number it explains.
    public var topic: Topic
    /// The sentences.
    public var sentences: [Sentence]

    /// Joins the parts.
    public init(_ topic: Topic, _ sentences: [Sentence]) {
        self.topic = topic
        self.sentences = sentences
    }
}

/// How a status is computed.
public struct StatusOptions: Sendable, Hashable {
    /// Number of simulated paths.
    public var paths: Int
    /// Seed of the simulation; the KPI's name is mixed in.
    public var seed: UInt64
    /// Whether the inputs were cut by event time because nothing was recorded.
    public var isReconstructed: Bool

    /// 2,000 paths unless told otherwise; at least 100 are used.
    public init(paths: Int = 2_000, seed: UInt64 = 1, isReconstructed: Bool = false) {
        self.paths = max(100, paths)
        self.seed = seed
        self.isReconstructed = isReconstructed
    }
}
