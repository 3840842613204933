import Chronology

extension DefinitionKeys {
    static let cadence = ValueShape.choice(KPIDefinition.Cadence.allCases.map(\.rawValue))

    static let kpi: [KeyDefinition] = [
        KeyDefinition("kpi", .name, isRequired: true, example: "conversion_q2", "The name other definitions use."),
        KeyDefinition("label", .text, byDefault: "the metric's", example: "Conversion rate", "The name people read."),
        KeyDefinition("metric", .reference("metric"), isRequired: true, example: "conversion_rate", "The metric."),
        KeyDefinition(
            "where", .expression, example: "channel = 'social'", "A condition that makes it a slice of the metric."),
        KeyDefinition(
            "objective", .reference("objective"), isRequired: true, example: "grow_revenue",
            "The objective it belongs to."),
        KeyDefinition(
            "window", .form(pattern: "^(total|trailing +[0-9]+[dw]|\(windowNames))$", inWords: "window"),
            byDefault: "month", example: "month",
            "Over which time the metric is measured: a period, `trailing 28d`, or `total` from start to deadline."),
        KeyDefinition("start", .date, example: "2026-01-01", "The first day that counts."),
        KeyDefinition("deadline", .date, example: "2026-06-30", "The last day that counts."),
        KeyDefinition(
            "baseline", .either([.quantity, .group(baseline)]), example: "{value: 2%, period: 2026-Q1}",
            "Where the value stood at the beginning."),
        KeyDefinition(
            "target", .either([.quantity, .group(band)]), example: "3%",
            "What the value must come to; a group with `lower` and `upper` for a band."),
        KeyDefinition("bands", .group(bands), example: "{minimum: 2.5%, stretch: 3.4%}", "Levels beside the target."),
        KeyDefinition(
            "satisfy", .choice(KPIDefinition.Satisfaction.allCases.map(\.rawValue)), byDefault: "at_deadline",
            example: "at_deadline", "When the target must hold."),
        KeyDefinition(
            "path", .either([.choice(["linear", "seasonal"]), .group(path)]), byDefault: "linear", example: "linear",
            "Where the value should be on the way."),
        KeyDefinition(
            "guardrails", .list(.reference("metric")), example: "[refund_rate]", "KPIs or metrics that must not suffer."
        ),
        owner, team,
        KeyDefinition("frequency", cadence, example: "weekly", "How often it is looked at."),
        KeyDefinition("review", cadence, example: "monthly", "How often it is reviewed."),
        KeyDefinition(
            "basis", .group(basis), example: "{kind: history, note: best quarter was 2.7 %}",
            "What the target rests on."),
        KeyDefinition(
            "statement", .text, example: "Increase conversion rate from 2% to 3% by the end of Q2 2026",
            "The sentence it was written as; the keys decide."),
        accept, meta,
    ]

    static let windowNames: String = windowGrains.map(\.rawValue).joined(separator: "|")

    static let baseline: [KeyDefinition] = [
        KeyDefinition("value", .quantity, example: "2%", "The value; computed from the period where left out."),
        KeyDefinition("period", .period, example: "2026-Q1", "The period it was measured over."),
    ]

    static let band: [KeyDefinition] = [
        KeyDefinition("lower", .quantity, example: "20%", "At least this."),
        KeyDefinition("upper", .quantity, example: "30%", "At most this."),
    ]

    static let bands: [KeyDefinition] = [
        KeyDefinition("minimum", .quantity, example: "2.5%", "A result worse than this is unacceptable."),
        KeyDefinition("stretch", .quantity, example: "3.4%", "A result at least this good is excellent."),
    ]

    static let path: [KeyDefinition] = [
        KeyDefinition(
            "steps", .list(.group(step)), isRequired: true, example: "[{by: 2026-03-31, value: 2.4%}]",
            "Values to be reached by dates, in order.")
    ]

    static let step: [KeyDefinition] = [
        KeyDefinition("by", .date, isRequired: true, example: "2026-03-31", "The day."),
        KeyDefinition("value", .quantity, isRequired: true, example: "2.4%", "The value to be reached."),
    ]

    static let basis: [KeyDefinition] = [
        KeyDefinition(
            "kind", .choice(KPIDefinition.Basis.Kind.allCases.map(\.rawValue)), isRequired: true, example: "history",
            "What kind of ground."),
        KeyDefinition("note", .text, example: "best quarter was 2.7 %", "In words."),
    ]
}
