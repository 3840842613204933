import Definitions
import Diagnostics
import Statistics

extension AuditView {
    /// Declared drivers the data speak against, or do not speak for.
    var driverFindings: [AuditFinding] {
        inputs.declared.compactMap { (relation: LeadingEvidence.Relation) -> AuditFinding? in
            guard let metric = project.metrics[relation.follower] else { return nil }
            let leader = relation.leader
            switch relation.verdict {
            case .supported, .notJudged: return nil
            case .noEvidence:
                return AuditFinding(
                    .driverWithoutEvidence, .note, subject(metric),
                    "that `\(leader)` leads it is declared, and nothing in the data shows it",
                    evidence: [
                        .init("driver", nil, "beyond its own past and the other metrics, \(leader) says nothing of it")
                    ],
                    fix: "find a driver that does, or keep this one knowing that it warns nobody")
            case .contradicted:
                guard let link = relation.link else { return nil }
                let found = link.sign > 0 ? "positive" : "negative"
                return AuditFinding(
                    .driverContradicted, .warning, subject(metric),
                    "its driver `\(leader)` works the other way than declared",
                    evidence: [
                        .init(
                            "strength", link.strength,
                            "\(leader) leads it by \(link.lag) days with a \(found) sign (q \(share: link.q))")
                    ], fix: "write `sign: \(found)`, or look for what moves both")
            }
        }
    }
}
