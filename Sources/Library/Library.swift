public import Definitions
public import Diagnostics

/// Goals, and the metrics that show or foretell success at them; read from YAML that is part of the binary.
public struct Library: Sendable {
    /// Goals in the order they are listed.
    public let goals: [Goal]
    /// Definitions by name.
    public let definitions: [String: LibraryDefinition]
    /// Sources by name.
    public let sources: [String: LibrarySource]
    /// All sources and metrics as a project would define them, checked.
    public let project: Project
    private let followers: [String: [String]]

    /// The library of this binary, read when it is first asked for. Its texts are tested to be without findings.
    public static let standard: Library = {
        let read = Library.read(goals: LibraryText.goals, sources: LibraryText.sources)
        guard let library = read.library else {
            preconditionFailure(read.findings.map(\.rendered).joined(separator: "\n"))
        }
        return library
    }()

    /// A library from texts, or what is wrong with them: unknown and missing keys, names that lead nowhere, metrics that a
    /// project would refuse.
    ///
    /// Complexity: linear in the size of the texts.
    public static func read(
        goals: [(file: String, text: String)], sources: [(file: String, text: String)]
    ) -> (library: Library?, findings: [Diagnostic]) {
        var reader = LibraryReader()
        for file in sources { reader.readSources(file: file.file, text: file.text) }
        for file in goals { reader.readGoal(file: file.file, text: file.text) }
        reader.checkReferences()
        guard reader.findings.isEmpty else { return (nil, reader.findings) }
        let definitions = Dictionary(reader.definitions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let named = Dictionary(reader.sources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let files =
            [DefinitionFile(path: "bellwether.yml", text: "name: Library\ncurrency: EUR\n")]
            + reader.sources.map { DefinitionFile(path: "sources/\($0.name).yml", text: $0.yaml(from: "none.csv")) }
            + reader.definitions.map { DefinitionFile(path: "metrics/\($0.name).yml", text: $0.yaml()) }
        let loaded = ProjectLoader.load(files: files)
        guard let project = loaded.project, loaded.diagnostics.isEmpty else { return (nil, loaded.diagnostics) }
        return (Library(reader.goals, definitions, named, project), [])
    }

    private init(
        _ goals: [Goal], _ definitions: [String: LibraryDefinition], _ sources: [String: LibrarySource],
        _ project: Project
    ) {
        self.goals = goals
        self.definitions = definitions
        self.sources = sources
        self.project = project
        var followers: [String: [String]] = [:]
        for name in definitions.keys.sorted() {
            for leader in definitions[name]?.ledBy ?? [] { followers[leader.value, default: []].append(name) }
        }
        self.followers = followers
    }

    /// The goal of a name.
    public func goal(_ name: String) -> Goal? { goals.first { $0.name == name } }

    /// Names of definitions that move after this one, sorted.
    public func follows(_ name: String) -> [String] { followers[name] ?? [] }

    /// Definitions that serve a goal, beyond its KPIs and leading indicators, by name.
    public func others(for goal: Goal) -> [LibraryDefinition] {
        let named = Set((goal.kpis + goal.leading).map(\.value))
        return definitions.values.filter { $0.role(for: goal.name) != nil && !named.contains($0.name) }
            .sorted { $0.name < $1.name }
    }
}

extension LibraryReader {
    /// Names of goals and definitions lead somewhere, and none is defined twice.
    mutating func checkReferences() {
        var names: Set<String> = []
        for definition in definitions where !names.insert(definition.name).inserted {
            report("duplicate-name", "`\(definition.name)` is defined twice.", at: definition.span)
        }
        let known = Set(goals.map(\.name))
        for goal in goals {
            if !(3...7).contains(goal.kpis.count) {
                report("wrong-count", "`\(goal.name)` needs three to seven KPIs.", at: goal.kpis.first?.span)
            }
            for name in goal.kpis + goal.leading { check(name, names) }
        }
        for definition in definitions {
            for name in definition.ledBy { check(name, names) }
            for service in definition.serves where !known.contains(service.goal.value) {
                report(
                    "unknown-goal", "There is no goal `\(service.goal.value)`.", at: service.goal.span,
                    fix: Spelling.suggestion(for: service.goal.value, among: known))
            }
            if definition.role(for: definition.goal) == nil {
                report("missing-key", "`\(definition.name)` must serve `\(definition.goal)`.", at: definition.span)
            }
        }
    }

    private mutating func check(_ name: Located<String>, _ known: Set<String>) {
        guard !known.contains(name.value) else { return }
        report(
            "unknown-definition", "There is no definition `\(name.value)`.", at: name.span,
            fix: Spelling.suggestion(for: name.value, among: known))
    }
}
