public import Chronology

/// A finding of the audit that somebody has accepted, for a reason and until a day.
public struct AcceptedFinding: Sendable, Hashable {
    /// The finding.
    public var finding: Located<String>
    /// Why it is accepted.
    public var because: String
    /// The last day on which it counts as accepted.
    public var until: Day
    /// The person who accepted it.
    public var by: String?

    /// Joins the parts.
    public init(finding: Located<String>, because: String, until: Day, by: String? = nil) {
        self.finding = finding
        self.because = because
        self.until = until
        self.by = by
    }
}

/// What the audit of the measurement framework can find; raw values are the stable codes.
public enum AuditCode: String, Sendable, CaseIterable, Hashable {
    // KPIs.
    case kpiWithoutTarget = "kpi-without-target"
    case kpiWithoutDeadline = "kpi-without-deadline"
    case kpiWithoutBaseline = "kpi-without-baseline"
    case kpiWithoutOwner = "kpi-without-owner"
    case kpiWithoutFrequency = "kpi-without-frequency"
    case kpiWithoutReview = "kpi-without-review"
    case kpiWithoutSource = "kpi-without-source"
    case targetWithoutBasis = "target-without-basis"
    case deadlinePassed = "deadline-passed"
    case reviewOverdue = "review-overdue"
    case kpiUnrevised = "kpi-unrevised"
    case noLeadingIndicator = "no-leading-indicator"
    case nothingMovesIt = "nothing-moves-it"
    case guardrailMissing = "guardrail-missing"
    // Objectives.
    case objectiveWithoutKPI = "objective-without-kpi"
    case objectiveWithoutOwner = "objective-without-owner"
    case objectiveCrowded = "objective-crowded"
    case objectiveOnlyLagging = "objective-only-lagging"
    case objectiveOnlyActivity = "objective-only-activity"
    case objectiveOneOwner = "objective-one-owner"
    case sameNumber = "same-number"
    case boundToConflict = "bound-to-conflict"
    // Targets.
    case targetUnrealistic = "target-unrealistic"
    case targetTooEasy = "target-too-easy"
    case targetWithinNoise = "target-within-noise"
    case targetOutsideUnit = "target-outside-unit"
    // Metrics.
    case vanityMetric = "vanity-metric"
    case metricUnused = "metric-unused"
    case metricDuplicate = "metric-duplicate"
    case metricWithoutOwner = "metric-without-owner"
    case metricWithoutUnit = "metric-without-unit"
    case metricWithoutDirection = "metric-without-direction"
    case meanOfRatios = "mean-of-ratios"
    case averageOfAverages = "average-of-averages"
    case shareAboveOne = "share-above-one"
    // Drivers.
    case driverContradicted = "driver-contradicted"
    case driverWithoutEvidence = "driver-without-evidence"
    // Acceptances.
    case acceptanceExpired = "acceptance-expired"
    case acceptanceUnused = "acceptance-unused"
}

/// A published value that others reach.
public struct BenchmarkDefinition: Sendable, Hashable {
    /// Its name.
    public var name: Located<String>
    /// The metric it is a value of.
    public var metric: Located<String>
    /// The value, in the metric's unit; nil where it could not be read.
    public var value: Double?
    /// Who the others are.
    public var segment: String?
    /// Where the value is from.
    public var source: String?
    /// When it was published, as written.
    public var date: String?

    /// Joins the parts.
    public init(
        name: Located<String>, metric: Located<String>, value: Double? = nil, segment: String? = nil,
        source: String? = nil, date: String? = nil
    ) {
        self.name = name
        self.metric = metric
        self.value = value
        self.segment = segment
        self.source = source
        self.date = date
    }
}
