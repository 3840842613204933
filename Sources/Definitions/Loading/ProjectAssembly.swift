import Diagnostics

/// Turns the texts of a project's files into definitions, in the order in which they depend on each other.
struct ProjectAssembly {
    private struct Document {
        var kind: DefinitionKind
        var node: SourceNode
    }

    private let context = DecodingContext()
    private var documents: [Document] = []
    private var presumed: [DefinitionKind: Set<String>] = [:]
    private(set) var decoded: DecodedProject
    /// What is wrong with single files and definitions.
    var findings: [Diagnostic] { context.findings }

    /// Reads all files; their order does not matter. `unreadable` are paths of files without a text.
    init(_ files: [DefinitionFile], unreadable: [String]) {
        decoded = DecodedProject(organisation: context.organisation)
        let known = files.filter { DefinitionKind(path: $0.path) != nil }.sorted { $0.path < $1.path }
        let readers = known.mapRuns { run in run.map { YAMLReader(file: $0.path, text: $0.text) } }
        for (file, reader) in zip(known, readers) { read(file, reader) }
        for path in unreadable {
            if let kind = DefinitionKind(path: path) {
                presumed[kind, default: []].insert(DefinitionKind.stem(of: path))
            }
        }
        decodeOrganisation(files.map(\.path) + unreadable)
        decodeDefinitions()
        decoded.presumed = presumed
        decoded.index()
    }

    private mutating func read(_ file: DefinitionFile, _ reader: YAMLReader) {
        guard let kind = DefinitionKind(path: file.path) else { return }
        context.findings += reader.findings
        if reader.isIncomplete { presumed[kind, default: []].insert(DefinitionKind.stem(of: file.path)) }
        for node in reader.documents where isDefinition(node, of: kind) {
            documents.append(Document(kind: kind, node: node))
        }
        if reader.documents.count == 1, !reader.isIncomplete, kind != .organisation {
            checkFileName(file.path, reader.documents[0], kind)
        }
        if kind == .organisation, reader.documents.count > 1 {
            context.report(
                "wrong-kind", "`bellwether.yml` describes one organisation; this is a second document.",
                at: reader.documents[1].span.start, fix: "Move it to a file of its own.")
        }
    }

    private mutating func isDefinition(_ node: SourceNode, of kind: DefinitionKind) -> Bool {
        guard case .mapping(let entries) = node.content else {
            context.report(
                "wrong-type", "The file must consist of `key: value` lines, found \(node.noun).", at: node.span.start,
                fix: "Begin with `\(kind.nameKey): …`.")
            return false
        }
        guard node[kind.nameKey] == nil, let first = entries.first,
            let other = DefinitionKind.allCases.first(where: { $0 != .organisation && $0.nameKey == first.key })
        else { return true }
        let place = kind == .organisation ? "`bellwether.yml`" : "`\(kind.folder)/`"
        context.report(
            "wrong-kind", "This defines \(other.phrase), but stands in \(place).", at: first.keySpan,
            fix: "Move it to `\(other.folder)/`.")
        if let name = first.value.text { presumed[other, default: []].insert(name) }
        return false
    }

    private func checkFileName(_ path: String, _ node: SourceNode, _ kind: DefinitionKind) {
        guard let value = node[kind.nameKey], let name = value.text, DefinitionName.isValid(name) else { return }
        if path.hasSuffix("/\(name).yml") { return }
        let stem = DefinitionKind.stem(of: path)
        guard stem != name else { return }
        context.findings.append(
            Diagnostic(
                "file-name", "The file is called `\(stem.shortened)`, what it defines `\(name)`.", at: value.span,
                fix: "Rename the file to `\(name).yml`.", severity: .warning))
    }

    private mutating func decodeOrganisation(_ allPaths: [String]) {
        let own = documents.filter { $0.kind == .organisation }
        if let first = own.first, let organisation = context.decodeOrganisation(first.node) {
            context.organisation = organisation
            decoded.organisation = organisation
            decoded.organisationNode = first.node
        }
        let paths = allPaths.filter { DefinitionKind(path: $0) == .organisation }.sorted()
        if paths.count > 1 {
            context.report(
                "duplicate-name", "There are both `\(paths[0])` and `\(paths[1])`.", at: .file(paths[1]),
                fix: "Keep one of them.")
        }
        if paths.isEmpty {
            context.findings.append(
                Diagnostic(
                    "project-file-missing", "There is no `bellwether.yml` here, so this is no Bellwether project.",
                    at: nil,
                    fix: "Change to the project's folder, or run `bellwether init` to begin a project here."))
        }
    }

    private mutating func decodeDefinitions() {
        for document in documents { declare(document) }
        decoded.sources = decode(.source) { $0.decodeSource($1) }
        decoded.metrics = decode(.metric) { $0.decodeMetric($1) }
        decoded.objectives = decode(.objective) { $0.decodeObjective($1) }
        decoded.kpis = decode(.kpi) { $0.decodeKPI($1) }
        decoded.benchmarks = decode(.benchmark) { $0.decodeBenchmark($1) }
    }

    private mutating func declare(_ document: Document) {
        guard document.kind != .organisation, let value = document.node[document.kind.nameKey],
            let name = value.text
        else { return }
        decoded.declared[document.kind, default: []].append(Located(name, at: value.span))
    }

    /// Decodes all definitions of a kind, on all cores where they are many.
    private func decode<Value: Sendable>(
        _ kind: DefinitionKind, _ body: @Sendable (DecodingContext, SourceNode) -> Value?
    ) -> [Decoded<Value>] {
        let (organisation, units) = (context.organisation, context.units)
        let runs = documents.filter { $0.kind == kind }.mapRuns { run -> [DecodedRun<Value>] in
            let context = DecodingContext()
            context.organisation = organisation
            context.units = units
            let values = run.compactMap { (document: Document) -> Decoded<Value>? in
                body(context, document.node).map { Decoded(value: $0, node: document.node) }
            }
            return [DecodedRun(values: values, findings: context.findings, units: context.units)]
        }
        for run in runs {
            context.findings += run.findings
            context.units.merge(run.units) { _, later in later }
        }
        return runs.flatMap(\.values)
    }
}

/// What decoding some neighbouring definitions gave.
private struct DecodedRun<Value: Sendable>: Sendable {
    var values: [Decoded<Value>]
    var findings: [Diagnostic]
    var units: [String: Unit]
}

extension DefinitionKind {
    /// The kind of what a file of that path defines, or nil where Bellwether does not read it.
    init?(path: String) {
        guard path.hasSuffix(".yml") || path.hasSuffix(".yaml") else { return nil }
        if path == "bellwether.yml" || path == "bellwether.yaml" {
            self = .organisation
            return
        }
        // By bytes: this is asked of every file several times.
        guard let folder = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1).first,
            folder.endIndex < path.utf8.endIndex,
            let kind = DefinitionKind.allCases.first(where: { $0.folder.utf8.elementsEqual(folder) })
        else { return nil }
        self = kind
    }

    /// The file's name without folder and ending.
    static func stem(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.split(separator: ".").dropLast().joined(separator: "."))
    }
}
