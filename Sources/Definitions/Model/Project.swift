public import Chronology
public import Diagnostics

/// A value together with the place where it is written.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What is written.
    public var value: Value
    /// Where.
    public var span: SourceSpan

    /// Joins a value and its place.
    public init(_ value: Value, at span: SourceSpan) {
        self.value = value
        self.span = span
    }
}

/// Everything a project's YAML files define, checked: names resolve, types fit, windows and targets agree.
public struct Project: Sendable {
    /// `bellwether.yml`.
    public var organisation: Organisation
    /// `sources/*.yml`, by name.
    public var sources: [String: SourceDefinition]
    /// `metrics/*.yml`, by name.
    public var metrics: [String: MetricDefinition]
    /// `objectives/*.yml` in the order of their names.
    public var objectives: [ObjectiveDefinition]
    /// `kpis/*.yml` in the order of their names.
    public var kpis: [KPIDefinition]
    /// `benchmarks/*.yml` in the order of their names.
    public var benchmarks: [BenchmarkDefinition] = []

    /// Joins the parts.
    public init(
        organisation: Organisation, sources: [String: SourceDefinition] = [:],
        metrics: [String: MetricDefinition] = [:], objectives: [ObjectiveDefinition] = [], kpis: [KPIDefinition] = []
    ) {
        self.organisation = organisation
        self.sources = sources
        self.metrics = metrics
        self.objectives = objectives
        self.kpis = kpis
    }

    /// The calendar every day and period of the project is counted in.
    public var calendar: ProjectCalendar { organisation.calendar }
}

/// The organisation: time zone, calendars, currency, locale, thresholds of states.
public struct Organisation: Sendable, Hashable {
    /// Name shown on scorecards.
    public var name: String
    /// Zone, week start, fiscal and retail calendars.
    public var calendar: ProjectCalendar
    /// ISO 4217 code of money whose metric names no other, or nil.
    public var currency: String?
    /// Locale such as `en_GB`, which decides separators and month names.
    public var locale: String
    /// Chances at which states change.
    public var states: StateThresholds
    /// Names of engines declared beside the default one.
    public var engines: [Located<String>]
    /// How to reach those engines, in the same order.
    public var engineSettings: [EngineDefinition] = []

    /// Joins the parts.
    public init(
        name: String, calendar: ProjectCalendar, currency: String? = nil, locale: String = "en_GB",
        states: StateThresholds = StateThresholds(), engines: [Located<String>] = []
    ) {
        self.name = name
        self.calendar = calendar
        self.currency = currency
        self.locale = locale
        self.states = states
        self.engines = engines
    }
}

/// Chances of reaching the target from which a KPI counts as ahead, on track, at risk; below is off track.
public struct StateThresholds: Sendable, Hashable {
    /// At least this chance, and beyond the path: ahead.
    public var ahead: Double
    /// At least this chance: on track.
    public var onTrack: Double
    /// At least this chance: at risk.
    public var atRisk: Double

    /// Thresholds in 0...1, falling; those of DESIGN 4 unless told otherwise.
    public init(ahead: Double = 0.95, onTrack: Double = 0.7, atRisk: Double = 0.4) {
        self.ahead = ahead
        self.onTrack = onTrack
        self.atRisk = atRisk
    }
}

/// A length of time as definitions write it: `36h`, `3d`, `4w`.
public struct TimeSpan: Sendable, Hashable {
    /// The length in seconds, positive.
    public var seconds: Int

    /// A span of so many seconds.
    public init(seconds: Int) { self.seconds = seconds }
    /// Whole days, rounded down.
    public var days: Int { seconds / 86_400 }
    /// Whole days, rounded up.
    public var wholeDays: Int { (max(0, seconds - 1)) / 86_400 + (seconds > 0 ? 1 : 0) }
}
