public import Definitions

/// The words of one project that statements are made of: its metrics, their units and the values of its dimensions.
public struct StatementVocabulary: Sendable {
    /// One value of a dimension.
    public struct SliceValue: Sendable, Hashable {
        /// The dimension.
        public var dimension: String
        /// Its value.
        public var value: String

        /// Joins the two.
        public init(dimension: String, value: String) {
            self.dimension = dimension
            self.value = value
        }
    }

    let project: Project
    /// Metrics by the joined words of a name, label or synonym.
    let aliases: [String: Set<String>]
    /// Joined words of units.
    let units: [String: String]
    /// Dimension values by their joined words.
    let values: [String: [SliceValue]]
    /// Dimensions that all sources of a metric share.
    let dimensions: [String: Set<String>]

    /// The words of a project, with values of dimensions beside those its definitions mention.
    public init(_ project: Project, values known: [SliceValue] = []) {
        self.project = project
        aliases = StatementAliases(project).byKey
        var units: [String: String] = [:]
        for metric in project.metrics.values {
            if case .named(let name) = metric.unit { units[StatementAliases.key(name)] = name }
        }
        self.units = units
        var dimensions: [String: Set<String>] = [:]
        for name in project.metrics.keys {
            let shared = project.sourceNames(of: name).map { Set((project.sources[$0]?.dimensions ?? [:]).keys) }
            if let first = shared.first { dimensions[name] = shared.dropFirst().reduce(first) { $0.intersection($1) } }
        }
        self.dimensions = dimensions
        var values: [String: [SliceValue]] = [:]
        for value in Set(known + Self.declared(project)).sorted(by: {
            ($0.dimension, $0.value) < ($1.dimension, $1.value)
        }) {
            values[StatementAliases.key(value.value), default: []].append(value)
            if let country = CountryNames.name(of: value.value) {
                values[StatementAliases.key(country), default: []].append(value)
            }
        }
        values[""] = nil
        self.values = values
    }

    /// Values that conditions of metrics and KPIs compare dimensions with, and that dimensions themselves name.
    static func declared(_ project: Project) -> [SliceValue] {
        let names = Set(project.sources.values.flatMap(\.dimensions.keys))
        var found: [SliceValue] = []
        func gather(_ expression: Expression) {
            expression.visit { part in
                switch part.node {
                case .binary(.equal, let left, let right):
                    if case .reference(let reference) = left.node, case .literal(.text(let text)) = right.node,
                        names.contains(reference.name)
                    {
                        found.append(SliceValue(dimension: reference.name, value: text))
                    }
                case .isIn(let subject, let list, _):
                    guard case .reference(let reference) = subject.node, names.contains(reference.name) else { return }
                    for case .literal(.text(let text)) in list.map(\.node) {
                        found.append(SliceValue(dimension: reference.name, value: text))
                    }
                default: break
                }
            }
        }
        for kpi in project.kpis { kpi.filter.map(gather) }
        for metric in project.metrics.values {
            switch metric.measure {
            case .aggregate(let aggregate): aggregate.filter.map(gather)
            case .ratio(let upper, let lower): for use in [upper, lower] { use.filter.map(gather) }
            case .derived, .cumulative, .manual: break
            }
        }
        for source in project.sources.values {
            for (dimension, expression) in source.dimensions {
                switch expression.node {
                case .call(_, let arguments):
                    guard arguments.count > 1, case .literal(.text(let text))? = arguments.last?.node else { continue }
                    found.append(SliceValue(dimension: dimension, value: text))
                case .choice(_, let branches, let otherwise):
                    for case .literal(.text(let text)) in (branches.map(\.then) + (otherwise.map { [$0] } ?? [])).map(
                        \.node)
                    { found.append(SliceValue(dimension: dimension, value: text)) }
                default: break
                }
            }
        }
        return found
    }

    func definition(_ metric: String) -> MetricDefinition? { project.metrics[metric] }
}

/// Country codes that data holds and people do not say.
enum CountryNames {
    /// The English name of a two-letter code.
    static func name(of code: String) -> String? { names[code.uppercased()] }

    private static let names: [String: String] = [
        "AT": "Austria", "AU": "Australia", "BE": "Belgium", "BR": "Brazil", "CA": "Canada", "CH": "Switzerland",
        "CL": "Chile", "CN": "China", "CO": "Colombia", "CZ": "Czechia", "DE": "Germany", "DK": "Denmark",
        "ES": "Spain", "FI": "Finland", "FR": "France", "GB": "United Kingdom", "GR": "Greece", "HU": "Hungary",
        "IE": "Ireland", "IN": "India", "IT": "Italy", "JP": "Japan", "KR": "South Korea", "MX": "Mexico",
        "NL": "Netherlands", "NO": "Norway", "NZ": "New Zealand", "PL": "Poland", "PT": "Portugal", "RO": "Romania",
        "SE": "Sweden", "SG": "Singapore", "TR": "Turkey", "UK": "United Kingdom", "US": "United States",
        "ZA": "South Africa",
    ]
}
