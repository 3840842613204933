public import Definitions

/// Which of the library's metrics, sources and columns a project already has, under whatever names.
public struct ProjectMatch: Sendable {
    /// A source of the project that holds rows of a kind the library knows.
    public struct Source: Sendable, Hashable {
        /// Its name in the project.
        public var name: String
        /// Its columns by what the library calls them.
        public var columns: [String: String]
    }

    /// Names of the project's metrics by those of the library's definitions.
    public private(set) var metrics: [String: String] = [:]
    /// Sources of the project by the names of the library's.
    public private(set) var sources: [String: Source] = [:]

    /// The match with no project: nothing is there.
    public init() {}

    /// Matches a project by names, labels, synonyms and, for ratios, by what they are made of.
    ///
    /// - Parameter columns: Columns known of each source beyond those its definitions name, such as those of its files.
    /// Complexity: O(definitions × metrics + sources²).
    public init(_ project: Project, _ library: Library, columns: [String: Set<String>] = [:]) {
        matchMetrics(project, library)
        matchRatios(project, library)
        let known = Self.columns(of: project, columns)
        for source in library.sources.values.sorted(by: { $0.name < $1.name }) {
            let fits = known.keys.sorted().compactMap { (name: String) -> (Double, Source)? in
                Self.fit(source, name, known[name] ?? [])
            }
            sources[source.name] = fits.max { $0.0 < $1.0 }?.1
        }
    }

    private mutating func matchMetrics(_ project: Project, _ library: Library) {
        var byForm: [String: [String]] = [:]
        for metric in project.metrics.values.sorted(by: { $0.name.value < $1.name.value }) {
            let forms = [metric.name.value] + (metric.label.map { [$0] } ?? []) + metric.synonyms
            for form in Set(forms.map { WordStem.key($0) }) { byForm[form, default: []].append(metric.name.value) }
        }
        for definition in library.definitions.values {
            let label = definition.label.prefix { $0 != "(" }
            for form in [definition.name, definition.label, String(label)] + definition.synonyms {
                let found = byForm[WordStem.key(form)]?.first { (name: String) -> Bool in
                    project.metrics[name].map { Self.fits($0.unit, definition.unit) } ?? false
                }
                if let found {
                    metrics[definition.name] = found
                    break
                }
            }
        }
    }

    /// A share is never a count, whatever its name.
    private static func fits(_ unit: Unit, _ wanted: String) -> Bool {
        switch unit {
        case .percent: wanted == "percent"
        case .money: wanted == "money"
        case .none: true
        case .named: wanted != "percent" && wanted != "money"
        }
    }

    /// A ratio of two metrics that are matched is the library's ratio of the two.
    private mutating func matchRatios(_ project: Project, _ library: Library) {
        for (name, metric) in library.project.metrics.sorted(by: { $0.key < $1.key }) where metrics[name] == nil {
            guard case .ratio(let top, let bottom) = metric.measure, top.filter == nil, bottom.filter == nil,
                let above = metrics[top.metric.value], let below = metrics[bottom.metric.value]
            else { continue }
            let same = project.metrics.values.sorted { $0.name.value < $1.name.value }.first {
                (candidate: MetricDefinition) -> Bool in
                guard case .ratio(let numerator, let denominator) = candidate.measure else { return false }
                return numerator.filter == nil && denominator.filter == nil && numerator.metric.value == above
                    && denominator.metric.value == below
            }
            metrics[name] = same?.name.value
        }
    }

    /// All columns the project names of each source, and those it is told of.
    private static func columns(of project: Project, _ further: [String: Set<String>]) -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for (name, source) in project.sources {
            var names = Set(source.columns.keys).union(source.dimensions.keys).union(further[name] ?? [])
            let expressions = [source.time.value] + Array(source.dimensions.values)
            names.formUnion(expressions.flatMap { Library.names($0) })
            if let entity = source.entity { names.insert(entity) }
            found[name] = names
        }
        for metric in project.metrics.values {
            guard case .aggregate(let aggregate) = metric.measure else { continue }
            let used = [aggregate.value, aggregate.filter].compactMap { $0 }.flatMap { Library.names($0) }
            found[aggregate.source.value]?.formUnion(used)
        }
        return found
    }

    /// How well a project's source fits: by its name, and by how many of the columns are recognised.
    private static func fit(_ wanted: LibrarySource, _ name: String, _ columns: Set<String>) -> (Double, Source)? {
        let byKey = Dictionary(columns.sorted().map { (WordStem.key($0), $0) }, uniquingKeysWith: { first, _ in first })
        var matched: [String: String] = [:]
        for column in wanted.columns {
            let found = ([column.name] + column.synonyms).lazy.compactMap { byKey[WordStem.key($0)] }.first
            if let found { matched[column.name] = found }
        }
        let key = WordStem.key(name)
        let isNamed = ([wanted.name] + wanted.synonyms).contains { WordStem.key($0) == key }
        let share = Double(matched.count) / Double(max(1, wanted.columns.count))
        guard isNamed && !matched.isEmpty || (matched.count >= 5 && share >= 0.6) else { return nil }
        return ((isNamed ? 1 : 0) + share, Source(name: name, columns: matched))
    }
}
