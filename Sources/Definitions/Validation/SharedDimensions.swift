import Diagnostics

/// A condition on a metric of several sources names only dimensions that all of them have.
enum SharedDimensions {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for metric in project.metrics {
            guard case .ratio(let numerator, let denominator) = metric.value.measure else { continue }
            for use in [numerator, denominator] {
                if let filter = use.filter { found += check(filter, on: use.metric.value, project) }
            }
        }
        for kpi in project.kpis {
            if let filter = kpi.value.filter { found += check(filter, on: kpi.value.metric.value, project) }
        }
        return found
    }

    private static func check(_ filter: Expression, on metric: String, _ project: DecodedProject) -> [Diagnostic] {
        guard let names = project.traits[metric]?.sources, names.count > 1 else { return [] }
        let sources = names.sorted().compactMap { project.sourcesByName[$0] }
        guard sources.count == names.count else { return [] }
        return filter.references.compactMap { reference, span in
            guard let lacking = sources.first(where: { $0.dimensions[reference.name] == nil }) else { return nil }
            let having = sources.first { $0.dimensions[reference.name] != nil }
            let all = sources.map { "`\($0.name.value)`" }.joined(separator: " and ")
            let shared = sources.dropFirst().reduce(into: Set(sources[0].dimensions.keys)) { common, source in
                common.formIntersection(source.dimensions.keys)
            }
            return Diagnostic(
                "dimension-not-shared",
                having.map {
                    "`\(reference.name)` is a dimension of `\($0.name.value)`, but not of `\(lacking.name.value)`."
                }
                    ?? "`\(reference.name)` is no dimension of `\(lacking.name.value)`.",
                at: span,
                fix: "`\(metric)` is computed from \(all). "
                    + (shared.isEmpty
                        ? "They have no dimension in common; add `\(reference.name)` to each."
                        : Spelling.suggestion(for: reference.name, among: shared)))
        }
    }
}
