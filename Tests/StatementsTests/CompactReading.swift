import Chronology
import Definitions
import Statements

/// A reading in one short line, as the tables of statements write it.
///
/// `metric [condition] from=2% from@2026-Q3 =3% win=month start=… by=… every`, where `=` is a target, `>=` and `<=`
/// open bands, `a..b` a band, `x2` a factor and `+5%` a change.
enum CompactReading {
    static func text(_ stated: StatedKPI, unit: Unit) -> String {
        func amount(_ value: Double) -> String {
            var shown = unit == .percent ? value * 100 : value
            shown = (shown * 1e9).rounded() / 1e9
            let digits = shown == shown.rounded() ? "\(Int(shown))" : "\(shown)"
            return digits + (unit == .percent ? "%" : "")
        }
        var parts = [stated.metric]
        if let filter = stated.filter { parts.append("[\(filter)]") }
        if let value = stated.baseline?.value { parts.append("from=" + amount(value)) }
        if let period = stated.baseline?.period { parts.append("from@" + period.text) }
        switch stated.goal {
        case .target(.value(let value))?: parts.append("=" + amount(value))
        case .target(.band(let lower?, let upper?))?: parts.append("\(amount(lower))..\(amount(upper))")
        case .target(.band(let lower, let upper))?:
            parts.append(lower.map { ">=" + amount($0) } ?? "<=" + amount(upper ?? .nan))
        case .factor(let factor)?: parts.append("x" + factorText(factor))
        case .difference(let step)?: parts.append((step > 0 ? "+" : "") + amount(step))
        case nil: parts.append("watch")
        }
        switch stated.window {
        case .period(let grain)?: parts.append("win=" + grain.rawValue)
        case .trailing(let days)?: parts.append("win=\(days)d")
        case .total?: parts.append("win=total")
        case nil: break
        }
        if let start = stated.start { parts.append("start=\(start)") }
        if let deadline = stated.deadline { parts.append("by=\(deadline)") }
        if stated.satisfaction == .everyPeriod { parts.append("every") }
        if stated.satisfaction == .once { parts.append("once") }
        if let minimum = stated.minimum { parts.append("min=" + amount(minimum)) }
        if let stretch = stated.stretch { parts.append("max=" + amount(stretch)) }
        if !stated.guardrails.isEmpty { parts.append("guard=" + stated.guardrails.joined(separator: ",")) }
        if let owner = stated.owner { parts.append("owner=" + owner) }
        if let review = stated.review { parts.append("review=" + review.rawValue) }
        return parts.joined(separator: " ")
    }
}

private func factorText(_ factor: Double) -> String {
    let rounded = (factor * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}
