import Chronology

extension DefinitionHash {
    /// The hash of everything a KPI says, and of the meaning of its metric.
    public func hash(of kpi: KPIDefinition) -> String {
        var text = CanonicalText()
        text.add("kpi", kpi.name.value)
        text.add("metric name", kpi.metric.value)
        text.add("metric", hash(of: kpi.metric.value, filter: kpi.filter))
        text.add("objective", kpi.objective.value)
        text.add("window", kpi.window.canonicalName)
        text.add("start", kpi.start?.description)
        text.add("deadline", kpi.deadline?.description)
        text.add("baseline", kpi.baseline?.value)
        text.add("baseline period", kpi.baseline?.period?.text)
        addTarget(of: kpi, to: &text)
        text.add("satisfy", kpi.satisfaction.rawValue)
        for guardrail in kpi.guardrails { text.add("guardrail", guardrail.value) }
        text.add("label", kpi.label)
        text.add("owner", kpi.owner)
        text.add("team", kpi.team)
        text.add("frequency", kpi.frequency?.rawValue)
        text.add("review", kpi.review?.rawValue)
        text.add("basis", kpi.basis?.kind.rawValue)
        text.add("basis note", kpi.basis?.note)
        text.add("statement", kpi.statement?.value)
        return text.hex
    }

    private func addTarget(of kpi: KPIDefinition, to text: inout CanonicalText) {
        switch kpi.target {
        case .value(let value): text.add("target", value)
        case .band(let lower, let upper):
            text.add("lower", lower)
            text.add("upper", upper)
        case nil: break
        }
        text.add("minimum", kpi.minimum)
        text.add("stretch", kpi.stretch)
        switch kpi.path {
        case .linear: text.add("path", "linear")
        case .seasonal: text.add("path", "seasonal")
        case .steps(let steps):
            for step in steps {
                text.add("by", step.by.description)
                text.add("value", step.value)
            }
        }
    }
}

// Names for hashing: a change of a case's spelling in Swift must not change hashes.
extension KPIDefinition.Window {
    var canonicalName: String {
        switch self {
        case .period(let grain): grain.rawValue
        case .trailing(let days): "trailing \(days)d"
        case .total: "total"
        }
    }
}

extension CumulativeSpan {
    var canonicalName: String {
        switch self {
        case .toDate(let grain): "to date \(grain.rawValue)"
        case .trailing(let days): "trailing \(days)d"
        case .allTime: "all time"
        }
    }
}

extension Aggregate.Function {
    var canonicalName: String {
        switch self {
        case .count: "count"
        case .sum: "sum"
        case .average: "average"
        case .min: "min"
        case .max: "max"
        case .median: "median"
        case .countDistinct: "count_distinct"
        case .percentile(let quantile): "percentile \(quantile)"
        case .last: "last"
        }
    }
}
