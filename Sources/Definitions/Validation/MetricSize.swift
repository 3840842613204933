import Diagnostics

/// Metrics are not built on so many others that their formula, written out, grows without bound.
enum MetricSize {
    static let depthLimit = 50
    static let sizeLimit = 2_000

    static func check(_ project: DecodedProject) -> [Diagnostic] {
        project.metrics.compactMap { metric in
            guard let traits = project.traits[metric.value.name.value], isTooLarge(traits) else { return nil }
            let parts = project.graph.dependencies[metric.value.name.value] ?? []
            // Where a part is too large already, that is the one to mend.
            if parts.contains(where: { project.traits[$0.value].map(isTooLarge) ?? false }) { return nil }
            return Diagnostic(
                "metric-too-large",
                traits.depth > depthLimit
                    ? "This metric is built on others more than \(depthLimit) deep."
                    : "This metric, written out, has more than \(sizeLimit) parts.",
                at: metric.value.name.span, fix: "Measure some of the metrics it is built on from a source.")
        }
    }

    static func isTooLarge(_ traits: MetricTraits) -> Bool { traits.depth > depthLimit || traits.size > sizeLimit }
}
