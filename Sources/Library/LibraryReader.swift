import Definitions
import Diagnostics

/// Reads library files by their tables of keys; everything wrong is a finding with its place.
struct LibraryReader {
    private(set) var findings: [Diagnostic] = []
    private(set) var goals: [Goal] = []
    private(set) var definitions: [LibraryDefinition] = []
    private(set) var sources: [LibrarySource] = []

    mutating func readGoal(file: String, text: String) {
        for node in documents(file, text) { goal(node) }
    }

    mutating func readSources(file: String, text: String) {
        for node in documents(file, text) where check(node, "The file", LibraryKeys.sources) {
            for entry in node["sources"]?.entries ?? [] where check(entry.value, entry.key, LibraryKeys.source) {
                sources.append(source(entry))
            }
        }
    }

    private mutating func documents(_ file: String, _ text: String) -> [SourceNode] {
        findings += DefinitionReading.findings(file: file, text: text)
        return DefinitionReading.documents(file: file, text: text)
    }

    private mutating func goal(_ node: SourceNode) {
        guard check(node, "The goal", LibraryKeys.goal), let name = node["goal"]?.text else { return }
        goals.append(
            Goal(
                name: name, label: node.string("label"), summary: node.string("summary"), words: node.strings("words"),
                kpis: node.names("kpis"), leading: node.names("leading")))
        for entry in node["definitions"]?.entries ?? [] where check(entry.value, entry.key, LibraryKeys.definition) {
            definition(entry, of: name)
        }
    }

    private mutating func definition(_ entry: SourceNode.Entry, of goal: String) {
        let node = entry.value
        var services: [LibraryDefinition.Service] = []
        for service in node["serves"]?.entries ?? [] {
            guard let role = GoalRole(rawValue: service.value.text ?? "") else {
                report(
                    "invalid-choice", "`\(entry.key)` is neither `leading` nor `lagging` for `\(service.key)`.",
                    at: service.value.span)
                continue
            }
            services.append(.init(goal: Located(service.key, at: service.keySpan), role: role))
        }
        let example = node.strings("example")
        guard example.count == 2 else {
            report("wrong-count", "`example` holds a present value and a target.", at: node.span("example"))
            return
        }
        guard let skeleton = node["metric"],
            let direction = MetricDefinition.Direction(rawValue: node.string("direction")),
            let kind = MetricDefinition.Kind(rawValue: node.string("kind")),
            let frequency = KPIDefinition.Cadence(rawValue: node.string("frequency"))
        else { return }
        definitions.append(
            LibraryDefinition(
                name: entry.key, goal: goal, label: node.string("label"), synonyms: node.strings("also"),
                formula: node.string("formula"), skeleton: skeleton, unit: node.string("unit"), direction: direction,
                kind: kind, serves: services, window: node.string("window"), frequency: frequency,
                example: (example[0], example[1]), ledBy: node.names("led_by"), traps: node.strings("traps"),
                span: entry.keySpan))
    }

    private mutating func source(_ entry: SourceNode.Entry) -> LibrarySource {
        let node = entry.value
        var columns: [LibrarySource.Column] = []
        for column in node["columns"]?.entries ?? [] where check(column.value, column.key, LibraryKeys.column) {
            columns.append(
                .init(name: column.key, type: column.value.string("type"), synonyms: column.value.strings("also")))
        }
        let known = Set(columns.map(\.name))
        for key in ["time", "entity", "dimensions"] {
            let named = node[key].map { $0.text.map { [$0] } ?? node.strings(key) } ?? []
            for name in named where !known.contains(name) {
                report(
                    "unknown-column", "`\(entry.key)` has no column `\(name)`.", at: node.span(key),
                    fix: Spelling.suggestion(for: name, among: known))
            }
        }
        return LibrarySource(
            name: entry.key, label: node.string("label"), row: node.string("row"), synonyms: node.strings("also"),
            time: node.string("time"), covers: node["covers"]?.text, entity: node["entity"]?.text,
            dimensions: node.strings("dimensions"), columns: columns)
    }

    /// Checks a group against its table; false where something it needs is missing or of another shape.
    private mutating func check(_ node: SourceNode, _ name: String, _ keys: [LibraryKey]) -> Bool {
        let before = findings.count
        for entry in node.entries {
            guard let key = keys.first(where: { $0.name == entry.key }) else {
                report(
                    "unknown-key", "There is no key `\(entry.key)` here.", at: entry.keySpan,
                    fix: Spelling.suggestion(for: entry.key, among: keys.map(\.name)))
                continue
            }
            check(entry, key)
        }
        for key in keys where key.isRequired && node[key.name] == nil {
            report("missing-key", "`\(name)` needs the key `\(key.name)`.", at: node.span)
        }
        return findings.count == before
    }

    private mutating func check(_ entry: SourceNode.Entry, _ key: LibraryKey) {
        let span = entry.value.span
        switch key.shape {
        case .text:
            if entry.value.text?.isEmpty ?? true { report("wrong-type", "`\(key.name)` must be a text.", at: span) }
        case .group:
            if entry.value.entries.isEmpty { report("wrong-type", "`\(key.name)` must be a group.", at: span) }
        case .texts:
            let items = entry.value.items
            if items.isEmpty || items.contains(where: { ($0.text ?? "").isEmpty }) {
                report("wrong-type", "`\(key.name)` must be a list of texts.", at: span)
            }
        case .choice(let words):
            let text = entry.value.text ?? ""
            if !words.contains(text) {
                report(
                    "invalid-choice", "`\(key.name)` cannot be `\(text)`.", at: span,
                    fix: Spelling.suggestion(for: text, among: words))
            }
        }
    }

    mutating func report(_ code: String, _ message: String, at span: SourceSpan?, fix: String? = nil) {
        findings.append(Diagnostic(code, message, at: span, fix: fix))
    }
}

extension SourceNode {
    /// The items of a list, none for anything else.
    var items: [SourceNode] {
        if case .sequence(let items) = content { items } else { [] }
    }

    /// The text of a key, empty where there is none.
    func string(_ key: String) -> String { self[key]?.text ?? "" }

    /// The texts of a key's list.
    func strings(_ key: String) -> [String] { self[key]?.items.compactMap(\.text) ?? [] }

    /// The texts of a key's list with their places.
    func names(_ key: String) -> [Located<String>] {
        self[key]?.items.compactMap { node in node.text.map { Located($0, at: node.span) } } ?? []
    }
}
