import Diagnostics

/// No metric is made of itself, directly or through others.
enum MetricCycles {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.graph.cycles.compactMap { cycle in
            guard let first = cycle.first, let metric = project.metricsByName[first] else { return nil }
            let next = cycle.dropFirst().first ?? first
            let place = metric.measure.dependencies.first { $0.value == next }?.span ?? metric.name.span
            var shown = cycle
            if shown.count > 12 { shown.replaceSubrange(6..<shown.count - 5, with: ["…"]) }
            return Diagnostic(
                "metric-cycle", "These metrics are made of each other: \(shown.joined(separator: " → ")).", at: place,
                fix: "Define one of them from a source, or without the others.")
        }
    }
}
