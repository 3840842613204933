import Chronology
import Definitions
import Diagnostics
import Series
import Testing

@testable import Framework

/// A project in YAML, and what its KPIs and metrics came to, with what a test does not care about filled in.
///
/// Unless told otherwise: one objective with one complete KPI on a monthly conversion rate, seen on 20 May 2026.
struct AuditCase {
    var files: [String: String] = Self.complete
    var today = "2026-05-20"
    /// Monthly values of metrics from January 2024 on.
    var series: [String: [Double]] = [:]
    /// Monthly values each KPI is judged by, ending in April 2026.
    var windows: [String: [Double]] = [:]
    var firstChance: [String: Double] = [:]
    var lastReview: [String: String] = ["conversion": "2026-05-01"]
    var leads: [SupportedLead]?
    var declared: [LeadingEvidence.Relation] = []
    var change: @Sendable (inout KPIStatus) -> Void = { _ in }

    /// A rate that rose by more than a point within eight months once, and has been steady since.
    static let usual: [Double] =
        (0..<10).map { 0.006 + 0.0016 * Double($0) } + [
            0.0210, 0.0215, 0.0208, 0.0212, 0.0209, 0.0213, 0.0211, 0.0214, 0.0212, 0.0216,
        ]

    static let complete: [String: String] = [
        "bellwether.yml": "name: Acme\ntimezone: Europe/Madrid\n",
        "sources/orders.yml": """
        source: orders
        from: data/*.csv
        time: {column: at}
        columns: {rate: percent}
        """,
        "objectives/grow.yml": "objective: grow\nowner: ana@acme.example\n",
        "metrics/orders.yml": """
        {metric: orders, type: count, source: orders, filter: "status <> 'x'", unit: orders, direction: up, owner: ana}
        """,
        "metrics/sessions.yml": """
        {metric: sessions, type: count, source: orders, unit: sessions, direction: up, owner: ana}
        """,
        "metrics/rate.yml": """
        {metric: rate, type: ratio, numerator: orders, denominator: sessions, unit: percent, direction: up, owner: ana,
        drivers: [campaigns], decision: reopen the campaign}
        """,
        "metrics/campaigns.yml": """
        {metric: campaigns, type: count, source: orders, filter: "kind = 'c'", unit: campaigns, direction: up,
        owner: ana, kind: activity}
        """,
        "kpis/conversion.yml": kpi("conversion", "rate"),
    ]

    static func kpi(_ name: String, _ metric: String, _ more: String = "target: 3%\nbaseline: 2%\n") -> String {
        """
        kpi: \(name)
        metric: \(metric)
        objective: grow
        owner: ana@acme.example
        start: 2026-01-01
        deadline: 2026-12-31
        frequency: weekly
        review: quarterly
        basis: {kind: history, note: best quarter}
        guardrails: [sessions]

        """ + more
    }

    func with(_ change: (inout AuditCase) -> Void) -> AuditCase {
        var copy = self
        change(&copy)
        return copy
    }

    /// The audit's findings; the definitions must be right.
    func report() throws -> AuditReport {
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.key, text: $0.value) })
        let project = try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
        let day = KPICase.day(today)
        var metrics: [String: MetricHistory] = [:]
        let january = project.calendar.period(.month, containing: KPICase.day("2024-01-01")).index
        for (name, values) in series {
            metrics[name] = MetricHistory(series: SeriesValues(grain: .month, start: january, values: values))
        }
        var kpis: [AuditedKPI] = []
        for kpi in project.kpis {
            kpis.append(try item(kpi, project, metrics))
        }
        var inputs = AuditInputs(project: project, today: day, kpis: kpis, metrics: metrics, leads: leads)
        inputs.declared = declared
        return Audit.run(inputs)
    }

    private func item(_ kpi: KPIDefinition, _ project: Project, _ metrics: [String: MetricHistory]) throws -> AuditedKPI
    {
        let metric = try #require(project.metrics[kpi.metric.value])
        let name = kpi.name.value
        let values = windows[name] ?? Self.usual
        let april = project.calendar.period(.month, containing: KPICase.day("2026-04-30")).index
        let windowed = SeriesValues(grain: .month, start: april + 1 - values.count, values: values)
        let inputs = KPIInputs(
            kpi: kpi, metric: metric,
            resolved: ResolvedMetric(leaves: [KPICase.leaf(.average)], formula: .leaf(0, .none)),
            calendar: project.calendar, thresholds: StateThresholds(), today: KPICase.day(today),
            watermark: KPICase.day(today) - 1, staleness: nil, windowed: windowed, daily: .empty(.day), leafDaily: [],
            closedDays: [[]], baselineValue: nil)
        var status = KPIStatus.evaluate(inputs, options: StatusOptions(paths: 400))
        change(&status)
        var item = AuditedKPI(inputs: inputs, status: status)
        item.history = metrics[kpi.metric.value]
        item.lastReview = lastReview[name].map(KPICase.day)
        item.first = firstChance[name].map { .init(day: KPICase.day("2026-01-01"), chance: $0, isRecorded: true) }
        return item
    }

    /// The codes found about something, as `kind/name code`.
    func codes() throws -> Set<String> {
        Set(try report().findings.map { "\($0.subject.kind.rawValue)/\($0.subject.name) \($0.code.rawValue)" })
    }
}
