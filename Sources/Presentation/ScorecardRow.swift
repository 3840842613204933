import Chronology
import Definitions
import Framework

/// The cells of one KPI's line, as plain text with their colours beside them.
struct ScorecardRow {
    var label: String
    var value: String
    var change: String
    var changeSuffix: String
    var changeRole: Style.Role?
    var target: String
    var share: Double?
    var marker: Double?
    var progress: String
    var chance: String
    var state: String
    var role: Style.Role

    init(_ status: KPIStatus, _ numbers: NumberText) {
        label = PrintableText.of(status.label)
        let naming = Self.namesUnit(status)
        value = PrintableText.of(
            status.value.map { numbers.quantity($0.value, status.unit, naming: naming) } ?? NumberText.missing)
        (change, changeSuffix, changeRole) = Self.change(status, numbers)
        change = PrintableText.of(change)
        target = PrintableText.of(Self.target(status, numbers))
        share = status.progress?.share
        marker = status.path?.progress
        switch status.progress {
        case .way(let share): progress = numbers.wholeShare(share) + " "
        case .held(let inside, let all): progress = "\(numbers.count(inside)) of \(numbers.count(all))"
        case nil: progress = status.target == nil ? "" : NumberText.missing + " "
        }
        switch status.chance {
        case .simulated, .settled: chance = numbers.chance(status.chance.probability ?? .nan)
        case .unavailable: chance = status.basis == .pace ? "pace" : NumberText.missing
        case .none: chance = ""
        }
        let isBreached = !status.breachedGuardrails.isEmpty
        state = status.state.words + (isBreached && status.state.isGreen ? ", guardrail breached" : "")
        role = isBreached && status.state.isGreen ? .caution : status.state.role
    }

    /// A counted thing is named where its name is short and the label does not say it.
    private static func namesUnit(_ status: KPIStatus) -> Bool {
        guard case .named(let name) = status.unit else { return false }
        return name.count <= 8 && !status.label.lowercased().contains(name.lowercased())
    }

    private static func change(_ status: KPIStatus, _ numbers: NumberText) -> (String, String, Style.Role?) {
        guard let change = status.previous ?? status.lastYear else { return ("", "", nil) }
        guard change.difference != 0 else { return ("= unchanged", " on \(change.name)", nil) }
        let sign = change.difference > 0 ? "▲" : "▼"
        let size =
            change.relative.map { numbers.share(abs($0)) }
            ?? numbers.difference(abs(change.difference), status.unit)
        let role: Style.Role? = change.isImprovement.map { $0 ? .good : .bad }
        return ("\(sign) \(size)", " on \(change.name)", role)
    }

    private static func target(_ status: KPIStatus, _ numbers: NumberText) -> String {
        guard let goal = status.goal else { return "no target" }
        func limit(_ value: Double) -> String { numbers.quantity(value, status.unit, isTerse: true, naming: false) }
        let isHold = status.satisfaction == .everyPeriod && status.window != .total
        switch (goal.lower, goal.upper) {
        case (let lower?, let upper?): return "\(isHold ? "hold" : "within") \(limit(lower))–\(limit(upper))"
        case (let lower?, nil): return isHold ? "hold ≥ \(limit(lower))" : "target \(limit(lower))"
        case (nil, let upper?): return isHold ? "hold ≤ \(limit(upper))" : "target \(limit(upper))"
        case (nil, nil): return "no target"
        }
    }
}
