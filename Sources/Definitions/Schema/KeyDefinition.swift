/// One key of a definition: its name, what it may hold, and how it is explained.
///
/// The tables of keys drive the check for unknown keys, the JSON Schemas and the reference in `docs/definitions.md`.
public struct KeyDefinition: Sendable {
    /// The key as written.
    public var name: String
    /// What it may hold.
    public var shape: ValueShape
    /// Whether a definition without it is wrong.
    public var isRequired: Bool
    /// What holds where it is left out, in words; nil where nothing does.
    public var byDefault: String?
    /// One sentence on what it says.
    public var summary: String
    /// An example of the value, as YAML.
    public var example: String

    init(
        _ name: String, _ shape: ValueShape, isRequired: Bool = false, byDefault: String? = nil, example: String,
        _ summary: String
    ) {
        self.name = name
        self.shape = shape
        self.isRequired = isRequired
        self.byDefault = byDefault
        self.summary = summary
        self.example = example
    }
}

/// What a key may hold.
public indirect enum ValueShape: Sendable {
    /// Any text.
    case text
    /// A name: letters, digits and underscores.
    case name
    /// The name of something of a kind defined elsewhere: `metric`, `source`, `objective`, `engine`, `dimension`.
    case reference(String)
    /// An expression.
    case expression
    /// A formula over metrics.
    case formula
    /// `true` or `false`.
    case boolean
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A number.
    case number(ClosedRange<Double>)
    /// A number in the metric's unit: `3%`, `€1.2M`, `40`.
    case quantity
    /// A day, `2026-06-30`.
    case date
    /// A length of time, `36h`, `3d`, `2w`.
    case duration
    /// A period, `2026`, `2026-Q2`, `2026-05`.
    case period
    /// One of some words.
    case choice([String])
    /// A text of a form, as a regular expression and in words.
    case form(pattern: String, inWords: String)
    /// A list.
    case list(ValueShape)
    /// A group with these keys.
    case group([KeyDefinition])
    /// A group whose keys are free names.
    case named(ValueShape)
    /// Any of these.
    case either([ValueShape])
    /// Anything.
    case free
}

/// The kinds of definitions, each with its folder and its first key.
public enum DefinitionKind: String, CaseIterable, Sendable {
    case organisation, source, metric, objective, kpi, benchmark

    /// The folder its files are in; the organisation's file is `bellwether.yml` itself.
    public var folder: String {
        switch self {
        case .organisation: ""
        case .source: "sources"
        case .metric: "metrics"
        case .objective: "objectives"
        case .kpi: "kpis"
        case .benchmark: "benchmarks"
        }
    }

    /// The key that names it.
    public var nameKey: String { self == .organisation ? "name" : rawValue }

    /// With its article, for messages.
    var phrase: String {
        switch self {
        case .organisation: "the organisation"
        case .source: "a source"
        case .metric: "a metric"
        case .objective: "an objective"
        case .kpi: "a KPI"
        case .benchmark: "a benchmark"
        }
    }

    /// All its keys.
    public var keys: [KeyDefinition] {
        switch self {
        case .organisation: DefinitionKeys.organisation
        case .source: DefinitionKeys.source
        case .metric: DefinitionKeys.metric
        case .objective: DefinitionKeys.objective
        case .kpi: DefinitionKeys.kpi
        case .benchmark: DefinitionKeys.benchmark
        }
    }
}
