import Definitions
import Diagnostics

extension AuditView {
    /// Whether there is something to steer each KPI by, and something that keeps it honest.
    var steeringFindings: [AuditFinding] {
        inputs.kpis.flatMap { (item: AuditedKPI) -> [AuditFinding] in
            [leadingIndicator(item), mover(item), guardrail(item)].compactMap { $0 }
        }
    }

    private func leadingIndicator(_ item: AuditedKPI) -> AuditFinding? {
        let metric = item.kpi.metric.value
        guard drivers(of: metric).isEmpty, supportedLeads(of: metric).isEmpty else { return nil }
        let tested: Sentence =
            inputs.leads == nil
            ? "none is declared" : "none is declared, and of all metrics none was found to lead it"
        return AuditFinding(
            .noLeadingIndicator, .warning, subject(item), "no leading indicator stands behind it",
            evidence: [.init("drivers", 0, tested)],
            fix: "add `drivers:` to metric `\(metric)`: what moves before it does, with sign and lag if you know them")
    }

    private func mover(_ item: AuditedKPI) -> AuditFinding? {
        let metric = item.kpi.metric.value
        if project.metrics[metric]?.kind == .activity { return nil }
        let declared = drivers(of: metric)
        let names = declared.union(supportedLeads(of: metric).map(\.leader))
        // Without any driver the finding above says it already.
        guard !names.isEmpty else { return nil }
        var reached = names
        for name in names { reached.formUnion(drivers(of: name)) }
        let activities = reached.filter { (name: String) -> Bool in
            guard let driver = project.metrics[name] else { return false }
            return driver.kind == .activity || parts(of: name).contains { project.metrics[$0]?.kind == .activity }
        }
        guard activities.isEmpty else { return nil }
        let list = names.sorted().prefix(4).map { "`\($0)`" }.joined(separator: ", ")
        return AuditFinding(
            .nothingMovesIt, .note, subject(item), "none of its drivers is something a team does",
            evidence: [.init("drivers", Double(names.count), "its drivers are \(list), all of them results")],
            fix: "mark what the team does with `kind: activity`, and name it among the drivers of one of these")
    }

    /// A target that invites a shortcut needs something that shows the harm.
    private func guardrail(_ item: AuditedKPI) -> AuditFinding? {
        guard item.kpi.guardrails.isEmpty, let goal = item.status.goal,
            let metric = project.metrics[item.kpi.metric.value]
        else { return nil }
        switch metric.measure {
        case .ratio(let numerator, let denominator):
            let (above, below) = (numerator.metric.value, denominator.metric.value)
            // A rate rises when less is let into its denominator; it falls when its numerator is not recorded.
            let shortcut: Sentence =
                goal.isCeiling
                ? "it also falls when `\(above)` is recorded less, or when `\(below)` grows by itself"
                : "it also rises when `\(below)` shrinks, without one more `\(above)`"
            let watched = goal.isCeiling ? above : below
            return AuditFinding(
                .guardrailMissing, .warning, subject(item), "it is a rate without a guardrail",
                evidence: [.init("shortcut", nil, shortcut)],
                fix: "add `guardrails: [\(watched)]`, or a result that would suffer")
        default:
            guard metric.kind == .activity else { return nil }
            return AuditFinding(
                .guardrailMissing, .warning, subject(item), "it rewards an activity and has no guardrail",
                evidence: [.init("shortcut", nil, "more `\(metric.name.value)` can be had at the cost of its worth")],
                fix: "add `guardrails:` with the quality or the result of that activity")
        }
    }
}
