import Chronology
import Diagnostics

/// A KPI ends after it begins, and the steps of its path lie between, one after the other.
enum DatesInOrder {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.flatMap { kpi in dates(kpi) + steps(kpi) }
    }

    private static func dates(_ kpi: Decoded<KPIDefinition>) -> [Diagnostic] {
        guard let start = kpi.value.start, let deadline = kpi.value.deadline, deadline < start else { return [] }
        return [
            Diagnostic(
                "deadline-before-start", "The deadline \(deadline) is before the start \(start).",
                at: kpi.node.span("deadline"), fix: "Exchange or correct the two.")
        ]
    }

    private static func steps(_ kpi: Decoded<KPIDefinition>) -> [Diagnostic] {
        guard case .steps(let steps) = kpi.value.path else { return [] }
        let span = kpi.node.span("path", "steps")
        guard let first = steps.first else {
            guard case .sequence(let items)? = kpi.node["path"]?["steps"]?.content, items.isEmpty else { return [] }
            return [
                Diagnostic(
                    "steps-empty", "A path of steps needs at least one.", at: span,
                    fix: "Write `steps: [{by: 2026-03-31, value: 2.4%}]`, or `path: linear`.")
            ]
        }
        var found: [Diagnostic] = []
        if let start = kpi.value.start, first.by < start { found.append(outside(first.by, "before the start", span)) }
        if let deadline = kpi.value.deadline, let late = steps.first(where: { $0.by > deadline }) {
            found.append(outside(late.by, "after the deadline", span))
        }
        if let pair = zip(steps, steps.dropFirst()).first(where: { $0.by >= $1.by }) {
            found.append(
                Diagnostic(
                    "step-order", "The steps are not in order: \(pair.1.by) follows \(pair.0.by).", at: span,
                    fix: "List each date once, the earliest first."))
        }
        return found
    }

    private static func outside(_ day: Day, _ relation: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "step-outside", "The step of \(day) lies \(relation).", at: span,
            fix: "Keep the steps between start and deadline.")
    }
}
