import Chronology
import Diagnostics

extension DecodingContext {
    /// Reads a metric; nil where its name or its measure is not known.
    func decodeMetric(_ node: SourceNode) -> MetricDefinition? {
        guard let keys = GroupReader(node, "A metric", keys: DefinitionKeys.metric, in: self) else { return nil }
        let name = keys.name("metric")
        let unit = unit(keys)
        let measure = measure(keys)
        var metric = MetricDefinition(
            name: name ?? Located("", at: node.span), measure: measure ?? .manual, unit: unit,
            direction: keys.choice("direction") ?? .up)
        metric.label = keys.text("label")
        metric.description = keys.text("description")
        metric.synonyms = keys.texts("synonyms")
        metric.kind = keys.choice("kind")
        metric.team = keys.text("team")
        metric.owner = keys.text("owner")
        metric.decision = keys.text("decision")
        metric.drivers = keys.list("drivers").compactMap { driver($0) }
        metric.missing = keys.choice("missing")
        metric.hasUnit = keys["unit"] != nil
        metric.hasDirection = keys["direction"] != nil
        metric.accepted = accepted(keys)
        if let name { units[name.value] = unit }
        return name == nil || measure == nil ? nil : metric
    }

    private func driver(_ node: SourceNode) -> MetricDefinition.Driver? {
        if node.text != nil { return located(node, "drivers").map { MetricDefinition.Driver(metric: $0) } }
        guard let group = GroupReader(node, "A driver", keys: DefinitionKeys.metricDriver, in: self) else { return nil }
        let sign: MetricDefinition.Driver.Sign? = group.choice("sign")
        let lag = group.duration("lag")
        return group.located("metric").map { MetricDefinition.Driver(metric: $0, sign: sign, lag: lag) }
    }

    private func unit(_ keys: GroupReader) -> Unit {
        guard let node = keys["unit"], let text = text(node, "unit") else { return .none }
        switch text {
        case "percent", "%": return .percent
        case "none": return .none
        case "money":
            if let currency = organisation.currency { return .money(currency) }
            report(
                "unit-without-currency", "`unit: money` needs the organisation's currency.", at: node.span,
                fix: "Add `currency: EUR` to `bellwether.yml`, or write the currency here.")
            return .none
        default: return CurrencyCode.isKnown(text) ? .money(text) : .named(text)
        }
    }

    private func measure(_ keys: GroupReader) -> Measure? {
        guard let node = keys["type"], let type = text(node, "type") else { return nil }
        if DefinitionKeys.laterMetricTypes.contains(type) {
            report(
                "metric-type-unsupported", "Metrics of type `\(type)` are not in this version yet.", at: node.span,
                fix: "Remove the metric, or enter its values as `type: manual`.")
            return nil
        }
        guard let type = choice(node, "type", among: DefinitionKeys.metricTypes) else { return nil }
        checkKeys(keys, of: type)
        switch type {
        case "ratio": return ratio(keys)
        case "derived":
            guard require("expression", of: type, keys) else { return nil }
            return keys.expression("expression").map { .derived($0) }
        case "cumulative": return cumulative(keys)
        case "manual": return .manual
        default: return aggregate(keys, type)
        }
    }

    private static let measureKeys = [
        "source", "value", "filter", "percentile", "numerator", "denominator", "expression", "of", "to_date", "window",
    ]

    /// Which of the keys that define values a type uses.
    static func measureKeys(of type: String) -> [String] {
        switch type {
        case "ratio": ["numerator", "denominator"]
        case "derived": ["expression"]
        case "cumulative": ["of", "to_date", "window"]
        case "manual": []
        case "count": ["source", "filter"]
        case "percentile": ["source", "value", "filter", "percentile"]
        default: ["source", "value", "filter"]
        }
    }

    private func checkKeys(_ keys: GroupReader, of type: String) {
        let own = Self.measureKeys(of: type)
        for entry in keys.node.entries where Self.measureKeys.contains(entry.key) && !own.contains(entry.key) {
            let owners = DefinitionKeys.metricTypes.filter { Self.measureKeys(of: $0).contains(entry.key) }
            report(
                "key-not-for-type", "A metric of type `\(type)` has no `\(entry.key)`.", at: entry.keySpan,
                fix: "It belongs to the types \(owners.map { "`\($0)`" }.joined(separator: ", ")); "
                    + (own.isEmpty
                        ? "this one needs no such key."
                        : "this one takes \(own.map { "`\($0)`" }.joined(separator: ", "))."))
        }
    }

    private func require(_ key: String, of type: String, _ keys: GroupReader) -> Bool {
        if keys[key] != nil { return true }
        if keys.node[key] == nil {
            let example = DefinitionKeys.metric.first { $0.name == key }?.example ?? "…"
            report(
                "missing-key", "A metric of type `\(type)` needs the key `\(key)`.", at: keys.node.span.start,
                fix: "Add `\(key): \(example)`.")
        }
        return false
    }

    private func aggregate(_ keys: GroupReader, _ type: String) -> Measure? {
        let hasSource = require("source", of: type, keys)
        let source = keys.located("source")
        let filter = keys.expression("filter")
        var value: Expression?
        if type != "count" {
            guard require("value", of: type, keys), let written = keys.expression("value") else { return nil }
            value = written
        }
        guard let function = function(keys, type), hasSource, let source else { return nil }
        return .aggregate(Aggregate(source: source, function: function, value: value, filter: filter))
    }

    private func function(_ keys: GroupReader, _ type: String) -> Aggregate.Function? {
        switch type {
        case "count": return .count
        case "sum": return .sum
        case "average": return .average
        case "min": return .min
        case "max": return .max
        case "median": return .median
        case "count_distinct": return .countDistinct
        case "last": return .last
        default:
            guard require("percentile", of: type, keys) else { return nil }
            return percentile(keys).map { .percentile($0) }
        }
    }

    private func percentile(_ keys: GroupReader) -> Double? {
        guard let node = keys["percentile"], let text = text(node, "percentile") else { return nil }
        if DecimalText.isNumber(text), let value = Double(text), (0...1).contains(value) { return value }
        let hundredth = Double(text).flatMap { (1...100).contains($0) ? DecimalText.short($0 / 100) : nil }
        report(
            "percentile-range", "`percentile` must be a number from 0 to 1, found `\(text.shortened)`.", at: node.span,
            fix: "Write `\(hundredth ?? "0.9")`.")
        return nil
    }

    private func ratio(_ keys: GroupReader) -> Measure? {
        let isComplete = [require("numerator", of: "ratio", keys), require("denominator", of: "ratio", keys)]
        let numerator = keys["numerator"].flatMap { metricUse($0, "numerator") }
        let denominator = keys["denominator"].flatMap { metricUse($0, "denominator") }
        guard !isComplete.contains(false), let numerator, let denominator else { return nil }
        return .ratio(numerator: numerator, denominator: denominator)
    }

    private func metricUse(_ node: SourceNode, _ key: String) -> MetricUse? {
        if node.text != nil { return located(node, key).map { MetricUse(metric: $0) } }
        guard let group = GroupReader(node, "`\(key)`", keys: DefinitionKeys.metricUse, in: self) else { return nil }
        let filter = group.expression("where")
        return group.located("metric").map { MetricUse(metric: $0, filter: filter) }
    }

    private func cumulative(_ keys: GroupReader) -> Measure? {
        guard require("of", of: "cumulative", keys), let of = keys.located("of") else { return nil }
        if keys["to_date"] != nil, let window = keys["window"] {
            report(
                "cumulative-span", "A cumulative metric has either `to_date` or `window`, not both.", at: window.span,
                fix: "Delete one of them.")
        }
        if let node = keys["to_date"] {
            let word = choice(node, "to_date", among: DefinitionKeys.cumulativeGrains)
            return word.flatMap { Grain(rawValue: $0) }.map { .cumulative(of: of, span: .toDate($0)) }
        }
        guard let node = keys["window"] else { return .cumulative(of: of, span: .allTime) }
        guard let span = duration(node, "window") else { return nil }
        guard span.seconds % 86_400 == 0 else {
            report(
                "invalid-duration", "`window` must be whole days.", at: node.span,
                fix: "Write days or weeks, such as `7d`.")
            return nil
        }
        return .cumulative(of: of, span: .trailing(days: span.days))
    }
}
