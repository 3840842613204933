import Diagnostics

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
        objective.accepted = accepted(keys)
        return name == nil ? nil : objective
    }

    /// Reads a benchmark; nil where it has no name or no metric.
    func decodeBenchmark(_ node: SourceNode) -> BenchmarkDefinition? {
        guard let keys = GroupReader(node, "A benchmark", keys: DefinitionKeys.benchmark, in: self) else { return nil }
        let name = keys.name("benchmark")
        let metric = keys.located("metric")
        let value = keys["value"].flatMap { quantity($0, "value", unit: metric.flatMap { units[$0.value] }) }
        let (segment, source) = (keys.text("segment"), keys.text("source"))
        let date = keys.period("date")
        guard let name, let metric else { return nil }
        return BenchmarkDefinition(
            name: name, metric: metric, value: value, segment: segment, source: source, date: date?.text)
    }

    /// Reads `accept`: findings of the audit that somebody has accepted.
    func accepted(_ keys: GroupReader) -> [AcceptedFinding] {
        keys.list("accept").compactMap { item in
            guard let group = GroupReader(item, "An accepted finding", keys: DefinitionKeys.accepted, in: self) else {
                return nil
            }
            let code: AuditCode? = group.choice("finding")
            let (because, until, by) = (group.text("because"), group.day("until"), group.text("by"))
            guard let code, let because, let until, let written = group["finding"] else { return nil }
            return AcceptedFinding(
                finding: Located(code.rawValue, at: written.span), because: because, until: until, by: by)
        }
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
