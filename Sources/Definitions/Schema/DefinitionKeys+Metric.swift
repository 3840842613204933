import Chronology

extension DefinitionKeys {
    /// The metric types, in the order of the documentation.
    static let metricTypes = [
        "count", "sum", "average", "min", "max", "median", "percentile", "count_distinct", "last", "ratio", "derived",
        "cumulative", "manual",
    ]

    /// Types that DESIGN names and this version does not compute yet.
    static let laterMetricTypes = ["conversion", "retention"]

    static let metricUse: [KeyDefinition] = [
        KeyDefinition("metric", .reference("metric"), isRequired: true, example: "sessions", "The metric."),
        KeyDefinition("where", .expression, example: "country = 'ES'", "A condition on its rows."),
    ]

    static let metricDriver: [KeyDefinition] = [
        KeyDefinition(
            "metric", .reference("metric"), isRequired: true, example: "checkout_errors", "The leading metric."),
        KeyDefinition(
            "sign", .choice(MetricDefinition.Driver.Sign.allCases.map(\.rawValue)), example: "negative",
            "Whether more of it means more or less of this one."),
        KeyDefinition("lag", .duration, example: "9d", "How long it runs ahead."),
    ]

    static let metric: [KeyDefinition] = [
        KeyDefinition("metric", .name, isRequired: true, example: "conversion_rate", "The name other definitions use."),
        label,
        KeyDefinition("description", .text, example: "Orders by visits.", "A sentence for the catalogue."),
        KeyDefinition("synonyms", .list(.text), example: "[turnover, sales]", "Other words for it in statements."),
        KeyDefinition("type", .choice(metricTypes), isRequired: true, example: "count", "How its values come about."),
        KeyDefinition("source", .reference("source"), example: "orders", "The source whose rows are aggregated."),
        KeyDefinition("value", .expression, example: "quantity * price", "What is aggregated; `count` needs none."),
        KeyDefinition("filter", .expression, example: "status <> 'cancelled'", "Which rows count; all where left out."),
        KeyDefinition("percentile", .number(0...1), example: "0.9", "For `percentile`: the quantile, interpolated."),
        KeyDefinition(
            "numerator", .either([.reference("metric"), .group(metricUse)]), example: "orders",
            "For `ratio`: the metric above the line."),
        KeyDefinition(
            "denominator", .either([.reference("metric"), .group(metricUse)]),
            example: "{metric: sessions, where: \"country = 'ES'\"}", "For `ratio`: the metric below the line."),
        KeyDefinition(
            "expression", .formula, example: "revenue - ago(revenue, 1 month)", "For `derived`: a formula over metrics."
        ),
        KeyDefinition("of", .reference("metric"), example: "revenue", "For `cumulative`: the metric that accumulates."),
        KeyDefinition(
            "to_date", .choice(cumulativeGrains), example: "year",
            "For `cumulative`: from the beginning of this period on."),
        KeyDefinition(
            "window", .duration, byDefault: "all time", example: "7d", "For `cumulative`: over the last so many days."),
        KeyDefinition(
            "unit", .text, byDefault: "none", example: "percent",
            "`percent`, a currency code, `money` (the organisation's currency), or any word."),
        KeyDefinition(
            "direction", .choice(MetricDefinition.Direction.allCases.map(\.rawValue)), byDefault: "up", example: "up",
            "Which way is better."),
        KeyDefinition(
            "kind", .choice(MetricDefinition.Kind.allCases.map(\.rawValue)), example: "result",
            "Whether it counts results or activity."),
        owner, team,
        KeyDefinition(
            "decision", .text, example: "Below 40 a day for a week we reopen last month's campaign.",
            "The decision it informs."),
        KeyDefinition(
            "drivers", .list(.either([.reference("metric"), .group(metricDriver)])),
            example: "[{metric: checkout_errors, sign: negative, lag: 9d}, page_load_time]", "Metrics that lead it."),
        KeyDefinition(
            "missing", .choice(MetricDefinition.Missing.allCases.map(\.rawValue)), byDefault: "by type",
            example: "unknown", "What a period without rows means."),
        accept, meta,
    ]

    static let cumulativeGrains: [String] = windowGrains.map(\.rawValue)

    /// Grains a window may have: all from a week on.
    static let windowGrains: [Grain] = Grain.allCases.filter { $0 != .hour && $0 != .day }
}
