public import Diagnostics

/// Conditions are conditions, values are numbers, times are times; as far as declared columns tell.
enum ExpressionTypes {
    static func check(_ project: DecodedProject) -> [Diagnostic] {
        var metricNames = project.names[.metric] ?? []
        metricNames.formUnion(project.presumed[.metric] ?? [])
        var pass = ExpressionPass(
            sources: project.sources.map(\.value), metricNames: metricNames, traits: project.traits, schemas: nil)
        pass.check(project.metrics.map(\.value), project.kpis.map(\.value))
        return pass.found
    }
}

extension ProjectLoader {
    /// Checks every expression of a project against the columns its sources really have.
    ///
    /// - Parameters:
    ///   - project: A loaded project.
    ///   - schemas: Types of columns by source and column; sources without an entry are not checked.
    /// - Returns: Findings in order of place: `expression-unknown-column` (with the nearest column),
    ///   `expression-type`, `time-type`. Complexity: O(size of the expressions).
    public static func checkExpressions(
        _ project: Project, schemas: [String: [String: ExpressionType]]
    ) -> [Diagnostic] {
        let graph = MetricGraph(project.metrics)
        let sources = project.sources.values.filter { schemas[$0.name.value] != nil }
        var pass = ExpressionPass(
            sources: sources.sorted { $0.name.value < $1.name.value }, metricNames: Set(project.metrics.keys),
            traits: MetricTraits.all(of: project.metrics, graph), schemas: schemas)
        pass.check(project.metrics.values.sorted { $0.name.value < $1.name.value }, project.kpis)
        return pass.found.sorted(by: inOrder)
    }
}
