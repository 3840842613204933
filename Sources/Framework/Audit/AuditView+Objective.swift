import Chronology
import Definitions
import Diagnostics

extension AuditView {
    /// Whether each objective has the few, mixed numbers it needs.
    var objectiveFindings: [AuditFinding] { project.objectives.flatMap { findings(of: $0) } }

    private func findings(of objective: ObjectiveDefinition) -> [AuditFinding] {
        let items = byObjective[objective.name.value] ?? []
        let subject = subject(objective)
        var found: [AuditFinding] = []
        if objective.owner == nil {
            found.append(
                AuditFinding(
                    .objectiveWithoutOwner, .warning, subject, "nobody owns it", fix: "add `owner:`, one person"))
        }
        guard !items.isEmpty else {
            found.append(
                AuditFinding(
                    .objectiveWithoutKPI, .error, subject, "no KPI shows its progress",
                    fix: "add the one number that would show it in `kpis/`"))
            return found
        }
        if items.count > 7 { found.append(crowded(items, subject)) }
        if let lagging = onlyLagging(items, subject) { found.append(lagging) }
        if let activity = onlyActivity(items, subject) { found.append(activity) }
        let owners = Set(items.compactMap(\.kpi.owner))
        if items.count >= 3, owners.count == 1, let owner = owners.first,
            items.allSatisfy({ (item: AuditedKPI) -> Bool in item.kpi.owner != nil })
        {
            found.append(
                AuditFinding(
                    .objectiveOneOwner, .note, subject, "all its KPIs are owned by \(owner)",
                    evidence: [.init("kpis", Double(items.count), "\(items.count) KPIs, one owner")],
                    fix: "give each KPI to the person whose work moves it"))
        }
        return found
    }

    private func crowded(_ items: [AuditedKPI], _ subject: AuditFinding.Subject) -> AuditFinding {
        AuditFinding(
            .objectiveCrowded, .error, subject, "it has \(items.count) KPIs",
            evidence: [.init("kpis", Double(items.count), "\(items.count) KPIs; five to seven can be steered by")],
            fix: "keep the few that decide, and follow the others as metrics")
    }

    /// A KPI leads where its metric is, by declaration or by the test, a driver of another metric of the objective.
    private func onlyLagging(_ items: [AuditedKPI], _ subject: AuditFinding.Subject) -> AuditFinding? {
        let metrics = Set(items.map(\.kpi.metric.value))
        let leading = metrics.filter { (name: String) -> Bool in
            metrics.contains { (other: String) -> Bool in
                other != name
                    && (drivers(of: other).contains(name)
                        || supportedLeads(of: other).contains { (lead: SupportedLead) -> Bool in lead.leader == name })
            }
        }
        guard items.count >= 2, leading.isEmpty else { return nil }
        var candidates: Set<String> = []
        for metric in metrics { candidates.formUnion(supportedLeads(of: metric).map(\.leader)) }
        for metric in metrics { candidates.formUnion(drivers(of: metric)) }
        candidates.subtract(metrics)
        let proposal = candidates.sorted().prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return AuditFinding(
            .objectiveOnlyLagging, .warning, subject, "none of its \(items.count) KPIs leads another one",
            evidence: [
                .init(
                    "leading_kpis", 0,
                    candidates.isEmpty
                        ? "no driver of any of them is known" : "their known drivers are not among the KPIs")
            ],
            fix: candidates.isEmpty
                ? "find what moves first, and declare it as a driver"
                : "make one of \(proposal) a KPI")
    }

    private func onlyActivity(_ items: [AuditedKPI], _ subject: AuditFinding.Subject) -> AuditFinding? {
        let activities = items.filter { (item: AuditedKPI) -> Bool in
            project.metrics[item.kpi.metric.value]?.kind == .activity
        }
        guard activities.count == items.count else { return nil }
        return AuditFinding(
            .objectiveOnlyActivity, .error, subject, "all its KPIs count activity, none a result",
            evidence: [
                .init("activity_kpis", Double(items.count), "\(items.count) of \(items.count) KPIs count activity")
            ],
            fix: "add a KPI that shows the result the activity is for")
    }
}
