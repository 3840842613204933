public import Chronology
public import Definitions
public import Series

/// Everything the status of one KPI is computed from: definitions and series, no clock and no files.
public struct KPIInputs: Sendable {
    /// The KPI.
    public var kpi: KPIDefinition
    /// Its metric.
    public var metric: MetricDefinition
    /// The metric, under the KPI's `where`, as leaves and a formula; leaves carry no window of the KPI's own.
    public var resolved: ResolvedMetric
    /// The project's calendar.
    public var calendar: ProjectCalendar
    /// Thresholds of states.
    public var thresholds: StateThresholds
    /// The local day that is open (not ended); the status is for the day before.
    public var today: Day
    /// Last day up to which all sources of the metric are known to be loaded; nil where nothing is loaded.
    public var watermark: Day?
    /// Whether a source is older than its `fresh_within`, with the sentence that says so.
    public var staleness: String?
    /// The metric by window: for a period window a series of that grain (open period last, if it has begun); for a
    /// trailing window a day series whose value on a day covers the window ending there; for `total` a day series
    /// accumulated since the KPI's start.
    public var windowed: SeriesValues
    /// The metric by day; empty where the metric cannot be measured by day.
    public var daily: SeriesValues
    /// Every leaf by day, in the order of `resolved.leaves`, through the watermark; missing days filled as the
    /// leaf's `missing` says.
    public var leafDaily: [SeriesValues]
    /// Days on which a leaf is closed by declaration (no data is a true zero), future days included, by leaf.
    public var closedDays: [Set<Day>]
    /// The metric over the baseline's period, where the baseline names a period and no value.
    public var baselineValue: Double?

    /// The metric over as much of the period before as has gone by of the open one, where that does not follow from
    /// `leafDaily`; nil where it is not known.
    public var elapsedBefore: Double?
    /// Why days after the watermark count as open although they have ended: rows of them may still come.
    public var lateness: String?
    /// What is missing in the middle of the data, as clauses: `source orders has no file for 2026-03`.
    public var gaps: [String] = []

    /// Joins the parts.
    public init(
        kpi: KPIDefinition, metric: MetricDefinition, resolved: ResolvedMetric, calendar: ProjectCalendar,
        thresholds: StateThresholds, today: Day, watermark: Day?, staleness: String?, windowed: SeriesValues,
        daily: SeriesValues, leafDaily: [SeriesValues], closedDays: [Set<Day>], baselineValue: Double?
    ) {
        self.kpi = kpi
        self.metric = metric
        self.resolved = resolved
        self.calendar = calendar
        self.thresholds = thresholds
        self.today = today
        self.watermark = watermark
        self.staleness = staleness
        self.windowed = windowed
        self.daily = daily
        self.leafDaily = leafDaily
        self.closedDays = closedDays
        self.baselineValue = baselineValue
    }
}
