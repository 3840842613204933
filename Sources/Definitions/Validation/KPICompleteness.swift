import Diagnostics

/// A KPI without target, deadline, owner, baseline or frequency is a wish; it is said, and it still loads.
enum KPICompleteness {
    static let expected = ["target", "deadline", "owner", "baseline", "frequency"]

    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.kpis.compactMap { kpi in
            let missing = expected.filter { kpi.node[$0] == nil }
            guard !missing.isEmpty else { return nil }
            let names = missing.map { "`\($0)`" }
            let list = names.dropLast().joined(separator: ", ") + (names.count > 1 ? " and " : "") + (names.last ?? "")
            return Diagnostic(
                "kpi-incomplete", "The KPI has no \(list).", at: kpi.value.name.span,
                fix: "A KPI says what must be reached, by when, from where, by whom, and how often one looks.",
                severity: .warning)
        }
    }
}
