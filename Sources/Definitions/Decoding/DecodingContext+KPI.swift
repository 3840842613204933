import Chronology
import Diagnostics

extension DecodingContext {
    /// Reads a KPI; nil where its name, metric or objective is not known. Units of metrics must have been read.
    func decodeKPI(_ node: SourceNode) -> KPIDefinition? {
        guard let keys = GroupReader(node, "A KPI", keys: DefinitionKeys.kpi, in: self) else { return nil }
        let name = keys.name("kpi")
        let metric = keys.located("metric")
        let objective = keys.located("objective")
        let nowhere = Located("", at: node.span)
        var kpi = KPIDefinition(name: name ?? nowhere, metric: metric ?? nowhere, objective: objective ?? nowhere)
        kpi.label = keys.text("label")
        kpi.filter = keys.expression("where")
        kpi.start = keys.day("start")
        kpi.deadline = keys.day("deadline")
        kpi.window = keys["window"].flatMap { window($0) } ?? kpi.window
        kpi.satisfaction = keys.choice("satisfy") ?? .atDeadline
        decodeNumbers(keys, into: &kpi, unit: metric.flatMap { units[$0.value] })
        kpi.guardrails = keys.list("guardrails").compactMap { located($0, "guardrails") }
        kpi.owner = keys.text("owner")
        kpi.team = keys.text("team")
        kpi.frequency = keys.choice("frequency")
        kpi.review = keys.choice("review")
        kpi.basis = basis(keys)
        kpi.statement = keys.located("statement")
        kpi.accepted = accepted(keys)
        return name == nil || metric == nil || objective == nil ? nil : kpi
    }

    private func decodeNumbers(_ keys: GroupReader, into kpi: inout KPIDefinition, unit: Unit?) {
        kpi.target = keys["target"].flatMap { target($0, unit) }
        kpi.baseline = keys["baseline"].flatMap { baseline($0, unit) }
        if let bands = keys.group("bands", keys: DefinitionKeys.bands) {
            kpi.minimum = bands["minimum"].flatMap { quantity($0, "minimum", unit: unit) }
            kpi.stretch = bands["stretch"].flatMap { quantity($0, "stretch", unit: unit) }
        }
        kpi.path = keys["path"].flatMap { path($0, unit) } ?? .linear
    }

    private func basis(_ keys: GroupReader) -> KPIDefinition.Basis? {
        guard let group = keys.group("basis", keys: DefinitionKeys.basis) else { return nil }
        let kind: KPIDefinition.Basis.Kind? = group.choice("kind")
        let note = group.text("note")
        return kind.map { KPIDefinition.Basis(kind: $0, note: note) }
    }

    private func window(_ node: SourceNode) -> KPIDefinition.Window? {
        guard let text = text(node, "window") else { return nil }
        let words = text.split(separator: " ")
        if words.first == "trailing" {
            if words.count == 2, let span = TimeSpan(words[1]), span.seconds % 86_400 == 0 {
                return .trailing(days: span.days)
            }
            report(
                "invalid-window", "`\(text.shortened)` is not a window.", at: node.span,
                fix: "Write the days after `trailing`, such as `trailing 28d`.")
            return nil
        }
        if text == "total" { return .total }
        if let grain = Grain(rawValue: text), DefinitionKeys.windowGrains.contains(grain) { return .period(grain) }
        let names = DefinitionKeys.windowGrains.map(\.rawValue) + ["total", "trailing 28d"]
        report(
            "invalid-window", "`\(text.shortened)` is not a window.", at: node.span,
            fix: Spelling.suggestion(for: text, among: names))
        return nil
    }

    private func target(_ node: SourceNode, _ unit: Unit?) -> KPIDefinition.Target? {
        if node.text != nil { return quantity(node, "target", unit: unit).map { .value($0) } }
        guard let group = GroupReader(node, "`target`", keys: DefinitionKeys.band, in: self) else { return nil }
        if group["lower"] == nil, group["upper"] == nil {
            if group.node.entries.isEmpty {
                report("missing-key", "A band needs `lower`, `upper` or both.", at: node.span)
            }
            return nil
        }
        let lower = group["lower"].map { quantity($0, "lower", unit: unit) }
        let upper = group["upper"].map { quantity($0, "upper", unit: unit) }
        // A bound that is written but wrong must not turn the band into another one.
        if case .some(.none) = lower { return nil }
        if case .some(.none) = upper { return nil }
        return .band(lower: lower ?? nil, upper: upper ?? nil)
    }

    private func baseline(_ node: SourceNode, _ unit: Unit?) -> KPIDefinition.Baseline? {
        if node.text != nil {
            return quantity(node, "baseline", unit: unit).map { KPIDefinition.Baseline(value: $0) }
        }
        guard let group = GroupReader(node, "`baseline`", keys: DefinitionKeys.baseline, in: self) else { return nil }
        let value = group["value"].flatMap { quantity($0, "value", unit: unit) }
        let period = group.period("period")
        if value != nil || period != nil { return KPIDefinition.Baseline(value: value, period: period) }
        if group.node.entries.isEmpty {
            report("missing-key", "A baseline needs `value`, `period` or both.", at: node.span)
        }
        return nil
    }

    private func path(_ node: SourceNode, _ unit: Unit?) -> KPIDefinition.Path? {
        if node.text != nil {
            let word = choice(node, "path", among: ["linear", "seasonal"])
            return word.map { $0 == "linear" ? .linear : .seasonal }
        }
        guard let group = GroupReader(node, "`path`", keys: DefinitionKeys.path, in: self) else { return nil }
        let steps: [KPIDefinition.Step] = group.list("steps").compactMap { item in
            guard let step = GroupReader(item, "A step", keys: DefinitionKeys.step, in: self) else { return nil }
            let day = step.day("by")
            let value = step["value"].flatMap { quantity($0, "value", unit: unit) }
            guard let day, let value else { return nil }
            return KPIDefinition.Step(by: day, value: value)
        }
        return .steps(steps)
    }
}
