public import Chronology
public import Definitions
public import Series
import Statistics

/// Everything an audit looks at: definitions, statuses and series; no clock and no files.
public struct AuditInputs: Sendable {
    /// The checked definitions.
    public var project: Project
    /// The local day that is open.
    public var today: Day
    /// The KPIs, in the order of the project.
    public var kpis: [AuditedKPI]
    /// What is known of metrics over time, by name; those that could not be read are not there.
    public var metrics: [String: MetricHistory]
    /// Which metrics lead which, as the lead–lag test found; nil where it was not run.
    public var leads: [SupportedLead]?
    /// Declared drivers, and what the data say of them.
    public var declared: [LeadingEvidence.Relation] = []
    /// What could not be looked at, and why.
    public var notes: [Sentence]

    /// Joins the parts.
    public init(
        project: Project, today: Day, kpis: [AuditedKPI], metrics: [String: MetricHistory],
        leads: [SupportedLead]? = nil, notes: [Sentence] = []
    ) {
        self.project = project
        self.today = today
        self.kpis = kpis
        self.metrics = metrics
        self.leads = leads
        self.notes = notes
    }
}

/// One KPI as the audit sees it.
public struct AuditedKPI: Sendable {
    /// How the target looked on the first day it was judged.
    public struct FirstJudgement: Sendable, Equatable {
        /// The day.
        public var day: Day
        /// The chance of reaching the target then.
        public var chance: Double?
        /// Whether it was recorded then, or is recomputed by the dates of rows.
        public var isRecorded: Bool

        /// Joins the parts.
        public init(day: Day, chance: Double?, isRecorded: Bool) {
            self.day = day
            self.chance = chance
            self.isRecorded = isRecorded
        }
    }

    /// Its definition.
    public var kpi: KPIDefinition
    /// How it stands.
    public var status: KPIStatus
    /// Its complete windows one after the other without overlap, the latest last; NaN where nothing is known.
    public var windows: [Double]
    /// The last day of each window.
    public var windowEnds: [Day]
    /// How many of the windows make a year; 0 where they do not divide it.
    public var windowsPerYear: Int
    /// Its value by calendar month or week, complete ones only, for comparison with other KPIs.
    public var history: MetricHistory?
    /// The first judgement of the target as it is defined now.
    public var first: FirstJudgement?
    /// Since when its target, deadline and measure are what they are now, as far as is recorded.
    public var unchangedSince: Day?
    /// The day of its last closed review or check-in.
    public var lastReview: Day?
    /// Whether all of it is entered by people, and whether anything has been.
    public var manual: (isManual: Bool, hasValues: Bool)

    /// A KPI of which only definition and status are known.
    public init(kpi: KPIDefinition, status: KPIStatus) {
        self.kpi = kpi
        self.status = status
        windows = []
        windowEnds = []
        windowsPerYear = 0
        manual = (false, true)
    }
}

/// A metric over its complete periods.
public struct MetricHistory: Sendable, Equatable {
    /// The values, of complete periods only; NaN where nothing is known.
    public var series: SeriesValues
    /// Whether it can go down at all: counts that only accumulate cannot.
    public var neverFalls: Bool

    /// Joins the parts.
    public init(series: SeriesValues, neverFalls: Bool = false) {
        self.series = series
        self.neverFalls = neverFalls
    }
}

/// A lead the lead–lag test supports.
public struct SupportedLead: Sendable, Equatable {
    /// The metric that runs ahead.
    public var leader: String
    /// The metric that follows.
    public var follower: String
    /// By how many days.
    public var lagDays: Int
    /// Whether more of the leader means more of the follower.
    public var isPositive: Bool
    /// The share of false ones among findings like this, at most.
    public var q: Double

    /// Joins the parts.
    public init(leader: String, follower: String, lagDays: Int, isPositive: Bool, q: Double) {
        self.leader = leader
        self.follower = follower
        self.lagDays = lagDays
        self.isPositive = isPositive
        self.q = q
    }
}

extension AuditedKPI {
    /// A KPI with the complete windows its status was judged by. Complexity: O(windows).
    public init(inputs: KPIInputs, status: KPIStatus) {
        self.init(kpi: inputs.kpi, status: status)
        let timeline = KPITimeline(inputs)
        guard timeline.isSupported, let current = timeline.current else { return }
        let step: Int
        switch inputs.kpi.window {
        case .total: return
        case .period(let grain):
            step = 1
            windowsPerYear = Int(grain.periodsPerYear.rounded())
        case .trailing(let days):
            step = max(1, days)
            windowsPerYear = Int((365.25 / Double(step)).rounded())
        }
        var slot = current
        while slot >= inputs.windowed.start {
            windows.append(inputs.windowed.value(at: slot))
            windowEnds.append(timeline.days(of: slot).last)
            slot -= step
        }
        windows.reverse()
        windowEnds.reverse()
    }
}

extension LeadingEvidence {
    /// The leads the data support, declared or not.
    public var supported: [SupportedLead] {
        relations.compactMap { (relation: Relation) -> SupportedLead? in
            guard let link = relation.link, relation.verdict == .supported || relation.verdict == .contradicted else {
                return nil
            }
            return SupportedLead(
                leader: relation.leader, follower: relation.follower, lagDays: link.lag, isPositive: link.sign > 0,
                q: link.q)
        }
    }
}
