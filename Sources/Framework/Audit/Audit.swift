import Chronology
import Definitions
import Diagnostics

/// The audit of a measurement framework: are these the few numbers that say whether the goals will be met?
public enum Audit {
    /// All findings about a project.
    ///
    /// Each rule is a function from inputs to findings; what people have accepted is marked, and what they accepted without need is
    /// said. Complexity: O(metrics × periods + KPIs² of an objective × periods).
    public static func run(_ inputs: AuditInputs) -> AuditReport {
        let view = AuditView(inputs)
        let vanity = view.vanityScores
        var findings = view.kpiFindings + view.steeringFindings + view.objectiveFindings + view.pairFindings
        findings += view.targetFindings + view.metricFindings + view.arithmeticFindings
        findings += view.driverFindings + view.vanityFindings(vanity)
        findings = Acceptances(inputs).applied(to: findings)
        findings.sort(by: precedes)
        return AuditReport(
            organisation: inputs.project.organisation.name, locale: inputs.project.organisation.locale,
            asOf: inputs.today - 1, findings: findings, vanity: vanity, notes: inputs.notes,
            counts: (inputs.project.objectives.count, inputs.project.kpis.count, inputs.project.metrics.count))
    }

    private static func precedes(_ left: AuditFinding, _ right: AuditFinding) -> Bool {
        if left.severity != right.severity { return left.severity > right.severity }
        let kinds = AuditFinding.Subject.Kind.allCases
        let (a, b) = (kinds.firstIndex(of: left.subject.kind) ?? 0, kinds.firstIndex(of: right.subject.kind) ?? 0)
        return (a, left.subject.name, left.code.rawValue) < (b, right.subject.name, right.code.rawValue)
    }
}

/// The inputs of an audit with what several rules need of them.
struct AuditView {
    let inputs: AuditInputs
    let project: Project
    let today: Day
    /// KPIs of each objective, by its name.
    let byObjective: [String: [AuditedKPI]]
    /// Metrics that KPIs are measured by.
    let kpiMetrics: Set<String>

    init(_ inputs: AuditInputs) {
        self.inputs = inputs
        project = inputs.project
        today = inputs.today
        byObjective = Dictionary(grouping: inputs.kpis) { (item: AuditedKPI) -> String in item.kpi.objective.value }
        kpiMetrics = Set(inputs.kpis.map { (item: AuditedKPI) -> String in item.kpi.metric.value })
    }

    func subject(_ item: AuditedKPI) -> AuditFinding.Subject {
        AuditFinding.Subject(
            kind: .kpi, name: item.kpi.name.value, label: item.status.label, span: item.kpi.name.span)
    }

    func subject(_ objective: ObjectiveDefinition) -> AuditFinding.Subject {
        AuditFinding.Subject(
            kind: .objective, name: objective.name.value, label: objective.displayName, span: objective.name.span)
    }

    func subject(_ metric: MetricDefinition) -> AuditFinding.Subject {
        AuditFinding.Subject(
            kind: .metric, name: metric.name.value, label: metric.displayName, span: metric.name.span)
    }

    /// A metric and all it is made of, by name. Complexity: O(metrics below it).
    func parts(of metric: String) -> Set<String> {
        var found: Set<String> = []
        var open = [metric]
        while let name = open.popLast() {
            guard found.insert(name).inserted else { continue }
            open += project.metrics[name]?.measure.metricsUsed ?? []
        }
        return found
    }

    /// Declared drivers of a metric or of what it is made of, by name.
    func drivers(of metric: String) -> Set<String> {
        var found: Set<String> = []
        for part in parts(of: metric) { found.formUnion(project.metrics[part]?.drivers.map(\.metric.value) ?? []) }
        return found
    }

    /// Leads the test supports for a metric or for what it is made of.
    func supportedLeads(of metric: String) -> [SupportedLead] {
        let parts = parts(of: metric)
        return (inputs.leads ?? []).filter { (lead: SupportedLead) -> Bool in parts.contains(lead.follower) }
    }
}

extension Measure {
    /// Names of the metrics it is directly made of.
    var metricsUsed: [String] {
        switch self {
        case .aggregate, .manual: []
        case .ratio(let numerator, let denominator): [numerator.metric.value, denominator.metric.value]
        case .derived(let expression): expression.references.map(\.reference.name)
        case .cumulative(let of, _): [of.value]
        }
    }
}

/// What people have accepted, held against what was found.
struct Acceptances {
    private let today: Day
    private var subjects: [(subject: AuditFinding.Subject, accepted: [AcceptedFinding])] = []

    init(_ inputs: AuditInputs) {
        today = inputs.today
        let view = AuditView(inputs)
        for objective in inputs.project.objectives where !objective.accepted.isEmpty {
            subjects.append((view.subject(objective), objective.accepted))
        }
        for item in inputs.kpis where !item.kpi.accepted.isEmpty {
            subjects.append((view.subject(item), item.kpi.accepted))
        }
        for name in inputs.project.metrics.keys.sorted() {
            guard let metric = inputs.project.metrics[name], !metric.accepted.isEmpty else { continue }
            subjects.append((view.subject(metric), metric.accepted))
        }
    }

    /// The findings, accepted ones marked, with a finding for each acceptance that has expired or is not needed.
    func applied(to findings: [AuditFinding]) -> [AuditFinding] {
        var result = findings
        for (subject, accepted) in subjects {
            for acceptance in accepted {
                let matches = findings.indices.filter { (position: Int) -> Bool in
                    findings[position].subject == subject
                        && findings[position].code.rawValue == acceptance.finding.value
                }
                let isCurrent = acceptance.until >= today
                if isCurrent { for position in matches { result[position].accepted = acceptance } }
                if let note = note(acceptance, subject, isFound: !matches.isEmpty, isCurrent: isCurrent) {
                    result.append(note)
                }
            }
        }
        return result
    }

    private func note(
        _ acceptance: AcceptedFinding, _ subject: AuditFinding.Subject, isFound: Bool, isCurrent: Bool
    ) -> AuditFinding? {
        var place = subject
        place.span = acceptance.finding.span
        if isFound, !isCurrent {
            return AuditFinding(
                .acceptanceExpired, .note, place,
                "the acceptance of `\(acceptance.finding.value)` ended on \(acceptance.until)",
                evidence: [.init("because", nil, "it was accepted because: \(acceptance.because)")],
                fix: "mend what was found, or accept it again with a reason that holds today")
        }
        guard !isFound else { return nil }
        return AuditFinding(
            .acceptanceUnused, .note, place, "`\(acceptance.finding.value)` is accepted, and not found",
            fix: "delete this entry of `accept`, so that it cannot hide the finding should it come back")
    }
}
