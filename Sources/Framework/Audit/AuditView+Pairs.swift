import Chronology
import Definitions
import Diagnostics
import Foundation
import Series
import Statistics

extension AuditView {
    /// Changes that must be known of both before their correlation is taken.
    static let leastChanges = 12
    /// From this correlation of changes on, two KPIs say one thing.
    static let sameCorrelation = 0.97
    /// From this correlation of changes for the better on, two KPIs work against each other.
    static let conflictCorrelation = -0.7

    /// KPIs of one objective that are one number, or that are bound to conflict.
    var pairFindings: [AuditFinding] {
        var found: [AuditFinding] = []
        for objective in project.objectives {
            let items = byObjective[objective.name.value] ?? []
            for (position, left) in items.enumerated() {
                for right in items.dropFirst(position + 1) {
                    if let finding = same(left, right) ?? conflict(left, right) { found.append(finding) }
                }
            }
        }
        return found
    }

    private func same(_ left: AuditedKPI, _ right: AuditedKPI) -> AuditFinding? {
        let other = right.kpi.name.value
        if left.kpi.metric.value == right.kpi.metric.value, left.kpi.filter == right.kpi.filter {
            return left.kpi.window != right.kpi.window || opposed(left, right)
                ? nil
                : AuditFinding(
                    .sameNumber, .warning, subject(left), "it is the same number as KPI `\(other)`",
                    evidence: [.init("definition", nil, "same metric, same slice, same window")],
                    fix: "keep one of them; two dates or levels of one number are a `path` and `bands`")
        }
        let direction = (sign(left) ?? 1) * (sign(right) ?? 1)
        guard let found = correlation(left, right), found.r * direction >= Self.sameCorrelation else { return nil }
        return AuditFinding(
            .sameNumber, .warning, subject(left), "it moves as KPI `\(other)` does",
            evidence: [
                .init(
                    "correlation", found.r,
                    "the changes of \(found.count) periods correlate by \(hundredths(found.r))")
            ],
            fix: "keep the one that is closer to the goal, and follow the other as a metric")
    }

    /// Whether what one KPI asks for is what the other must avoid.
    private func opposed(_ left: AuditedKPI, _ right: AuditedKPI) -> Bool {
        guard let a = left.status.goal, let b = right.status.goal else { return false }
        let (low, high) = (
            max(a.lower ?? -.infinity, b.lower ?? -.infinity), min(a.upper ?? .infinity, b.upper ?? .infinity)
        )
        return low > high
    }

    private func conflict(_ left: AuditedKPI, _ right: AuditedKPI) -> AuditFinding? {
        let other = right.kpi.name.value
        if left.kpi.metric.value == right.kpi.metric.value, left.kpi.filter == right.kpi.filter, opposed(left, right) {
            return AuditFinding(
                .boundToConflict, .error, subject(left), "it and KPI `\(other)` ask opposite things of one number",
                evidence: [.init("definition", nil, "no value satisfies both targets")],
                fix: "decide which one is meant")
        }
        guard let a = sign(left), let b = sign(right), let found = correlation(left, right),
            found.r * a * b <= Self.conflictCorrelation, found.p < 0.001
        else { return nil }
        return AuditFinding(
            .boundToConflict, .warning, subject(left), "when it gets better, KPI `\(other)` gets worse",
            evidence: [
                .init(
                    "correlation", found.r * a * b,
                    """
                    over \(found.count) periods their changes for the better correlate by \
                    \(hundredths(found.r * a * b))
                    """)
            ],
            fix: "make one of them the guardrail of the other, with a level that must be held")
    }

    /// 1 where more is better, −1 where less is.
    private func sign(_ item: AuditedKPI) -> Double? {
        guard let goal = item.status.goal, goal.limit != nil else { return nil }
        return goal.isCeiling ? -1 : 1
    }

    private func hundredths(_ value: Double) -> String {
        let rounded = (abs(value) * 100).rounded() / 100
        return (value < 0 ? "−" : "") + "\(rounded)"
    }

    /// The correlation of their changes from period to period, and how likely one as large is by chance.
    ///
    /// Source: Fisher, R. A. (1921), On the probable error of a coefficient of correlation: atanh r is normal with
    /// variance 1 ÷ (n − 3).
    private func correlation(_ left: AuditedKPI, _ right: AuditedKPI) -> (r: Double, p: Double, count: Int)? {
        guard let a = left.history?.series, let b = right.history?.series, a.grain == b.grain else { return nil }
        var (x, y): ([Double], [Double]) = ([], [])
        let first = max(a.start, b.start) + 1
        for index in first..<max(first, min(a.end, b.end)) {
            let (dx, dy) = (a.value(at: index) - a.value(at: index - 1), b.value(at: index) - b.value(at: index - 1))
            guard dx.isFinite, dy.isFinite else { continue }
            x.append(dx)
            y.append(dy)
        }
        guard x.count >= Self.leastChanges else { return nil }
        let r = Descriptive.correlation(x, y)
        guard r.isFinite else { return nil }
        let z = atanh(min(0.999_999, abs(r))) * (Double(x.count) - 3).squareRoot()
        return (r, erfc(z / 2.squareRoot()), x.count)
    }
}
