import Diagnostics

/// A published value others reach; checked, not yet used.
struct BenchmarkDefinition: Sendable, Hashable {
    var name: Located<String>
    var metric: Located<String>
}

extension DecodingContext {
    /// Reads an objective; nil where it has no name.
    func decodeObjective(_ node: SourceNode) -> ObjectiveDefinition? {
        guard let keys = GroupReader(node, "An objective", keys: DefinitionKeys.objective, in: self) else { return nil }
        let name = keys.name("objective")
        var objective = ObjectiveDefinition(name: name ?? Located("", at: node.span))
        objective.label = keys.text("label")
        objective.why = keys.text("why")
        objective.owner = keys.text("owner")
        objective.team = keys.text("team")
        objective.period = keys.period("period")
        return name == nil ? nil : objective
    }

    /// Reads a benchmark; nil where it has no name or no metric.
    func decodeBenchmark(_ node: SourceNode) -> BenchmarkDefinition? {
        guard let keys = GroupReader(node, "A benchmark", keys: DefinitionKeys.benchmark, in: self) else { return nil }
        let name = keys.name("benchmark")
        let metric = keys.located("metric")
        if let value = keys["value"] { _ = quantity(value, "value", unit: metric.flatMap { units[$0.value] }) }
        for key in ["segment", "source"] { _ = keys.text(key) }
        _ = keys.period("date")
        guard let name, let metric else { return nil }
        return BenchmarkDefinition(name: name, metric: metric)
    }

    /// A number in the unit of a metric.
    func quantity(_ node: SourceNode, _ key: String, unit: Unit?) -> Double? {
        guard let text = text(node, key, expected: "a number") else { return nil }
        do {
            return try Quantity.value(of: text, unit: unit)
        } catch {
            report(error.code, error.message, at: node.span, fix: error.fix)
            return nil
        }
    }
}
