import Diagnostics

/// Nobody steers by more than seven numbers.
enum CrowdedObjectives {
    static let limit = 7

    static func check(_ project: DecodedProject) -> [Diagnostic] {
        var counts: [String: Int] = [:]
        for kpi in project.kpis { counts[kpi.value.objective.value, default: 0] += 1 }
        return project.objectives.compactMap { objective in
            let count = counts[objective.value.name.value] ?? 0
            guard count > limit else { return nil }
            return Diagnostic(
                "objective-crowded", "The objective has \(count) KPIs; more than \(limit) cannot be steered by.",
                at: objective.value.name.span, fix: "Keep the few that decide, and follow the others as metrics.",
                severity: .warning)
        }
    }
}
