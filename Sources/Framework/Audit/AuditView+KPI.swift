import Chronology
import Definitions
import Diagnostics

extension AuditView {
    /// What a KPI must say and does not, and what is over or overdue.
    var kpiFindings: [AuditFinding] { inputs.kpis.flatMap { incompleteness($0) + dates($0) } }

    private func incompleteness(_ item: AuditedKPI) -> [AuditFinding] {
        let kpi = item.kpi
        var found: [AuditFinding] = []
        func add(_ code: AuditCode, _ severity: Severity, _ message: Sentence, fix: Sentence) {
            found.append(AuditFinding(code, severity, subject(item), message, fix: fix))
        }
        if kpi.target == nil {
            add(.kpiWithoutTarget, .error, "it has no target", fix: "add `target:`, or keep it as a metric only")
        }
        if kpi.deadline == nil {
            add(.kpiWithoutDeadline, .error, "it has no deadline", fix: "add `deadline:`, the last day that counts")
        }
        if kpi.owner == nil { add(.kpiWithoutOwner, .error, "nobody owns it", fix: "add `owner:`, one person") }
        // What adds up from nothing starts at zero, and a band or a hold has no way to it.
        if kpi.baseline == nil, kpi.window != .total, kpi.target != nil, item.status.goal?.limit != nil {
            add(
                .kpiWithoutBaseline, .warning, "it has no baseline",
                fix: "add `baseline:`, the value it started from or the period that shows it")
        }
        if kpi.frequency == nil {
            add(
                .kpiWithoutFrequency, .warning, "it does not say how often it is looked at",
                fix: "add `frequency:` (daily, weekly, monthly, quarterly)")
        }
        if kpi.review == nil {
            add(
                .kpiWithoutReview, .warning, "it does not say how often it is reviewed",
                fix: "add `review:` (monthly, quarterly, yearly)")
        }
        if kpi.target != nil, kpi.basis == nil {
            add(
                .targetWithoutBasis, .warning, "its target rests on nothing that is written down",
                fix: "add `basis:` with a kind (history, benchmark, commitment, resources) and a note")
        }
        if item.manual.isManual, !item.manual.hasValues {
            add(
                .kpiWithoutSource, .error, "its metric is entered by people, and nobody has entered anything",
                fix: "enter values with `bellwether set \(kpi.metric.value)`, or measure it from a source")
        }
        return found
    }

    private func dates(_ item: AuditedKPI) -> [AuditFinding] {
        var found: [AuditFinding] = []
        let kpi = item.kpi
        if let deadline = kpi.deadline, deadline < today {
            let days = today - 1 - deadline
            found.append(
                AuditFinding(
                    .deadlinePassed, .warning, subject(item),
                    "its deadline, \(deadline), is over; it is \(item.status.state.words)",
                    evidence: [.init("days_over", Double(days), "\(days) days since the deadline")],
                    fix: "set the next target and deadline, or delete the KPI's file: what it came to is kept"))
        }
        if let cadence = kpi.review, let begin = item.lastReview ?? kpi.start, kpi.deadline.map({ $0 >= today }) ?? true
        {
            let due = begin + cadence.days
            if due < today {
                let last: Sentence =
                    item.lastReview.map { "the last review was on \($0)" } ?? "it has not been reviewed since its start"
                found.append(
                    AuditFinding(
                        .reviewOverdue, .warning, subject(item), "its \(cadence.rawValue) review was due on \(due)",
                        evidence: [.init("days_overdue", Double(today - due), last)],
                        fix: """
                            hold it and accept this until the next one is due, or make `review:` as rare as it \
                            really is
                            """))
            }
        }
        if let since = item.unchangedSince ?? kpi.start, today - since > 366, kpi.deadline.map({ $0 >= today }) ?? true
        {
            found.append(
                AuditFinding(
                    .kpiUnrevised, .note, subject(item), "its target has not changed since \(since)",
                    evidence: [.init("days_unchanged", Double(today - since), "\(today - since) days unchanged")],
                    fix: "look at target and measure again; if they still hold, accept this with the reason"))
        }
        return found
    }
}

extension KPIDefinition.Cadence {
    /// After how many days the next one is late.
    var days: Int {
        switch self {
        case .daily: 1
        case .weekly: 7
        case .monthly: 31
        case .quarterly: 92
        case .yearly: 366
        }
    }
}
