import Definitions
import Engines
import Queries
import Store

/// What is known of the files of a project's sources from earlier, so that files which did not change need not be looked
/// into again.
///
/// What was found holds under the rules of the source, for the program that found it, while all of its files are as they
/// were; of a source with changed files, only these are looked into.
public struct KnownLooks: Sendable {
    private let looks: [String: SourceLook]
    private let rules: [String: String]

    /// Nothing is known, nor to be kept.
    public static let none = KnownLooks([:], rules: [:])

    /// What was kept, as far as it was found under the rules of today.
    init(_ looks: [String: SourceLook], _ project: Project, _ identity: LeafIdentity) {
        self.init(looks, rules: Self.rules(project, identity))
    }

    private init(_ looks: [String: SourceLook], rules: [String: String]) {
        self.looks = looks.filter { rules[$0.key] == $0.value.rules }
        self.rules = rules
    }

    private static func rules(_ project: Project, _ identity: LeafIdentity) -> [String: String] {
        guard let program = ProgramIdentity.text else { return [:] }
        var rules: [String: String] = [:]
        for (name, source) in project.sources {
            // What a statement reads may change at any time.
            guard case .files = source.origin else { continue }
            rules[name] = StableHash.hex(of: identity.rules(of: name) + "\u{1F}" + program)
        }
        return rules
    }

    /// What is known of a source whose files are these.
    func look(_ source: String, _ files: SourceFiles) -> SourceLook? {
        looks[source].flatMap { $0.fingerprint == Self.fingerprint(files) ? $0 : nil }
    }

    /// The shapes of those files of a source that are as they were, by path.
    func shapes(_ source: String, _ files: SourceFiles) -> [String: FileShape] {
        guard let known = looks[source] else { return [:] }
        let now = Dictionary(files.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var decoded: [String: FileShape] = [:]
        var result: [String: FileShape] = [:]
        for file in known.files where !file.shape.isEmpty {
            guard now[file.path]?.size == file.size, now[file.path]?.modified == file.modified else { continue }
            if decoded[file.shape] == nil { decoded[file.shape] = FileShape(text: file.shape) }
            result[file.path] = decoded[file.shape]
        }
        return result
    }

    /// What was found now, to be kept; nil where it is known already or cannot be known again.
    func new(_ opened: OpenedSource, _ files: SourceFiles, _ shapes: [String: FileShape]) -> SourceLook? {
        guard let rules = rules[opened.name], look(opened.name, files) == nil else { return nil }
        var texts: [FileShape: String] = [:]
        let list = files.files.map { file -> SourceLook.File in
            var text = ""
            if let shape = shapes[file.path] {
                text = texts[shape] ?? shape.text
                texts[shape] = text
            }
            return SourceLook.File(path: file.path, size: file.size, modified: file.modified, shape: text)
        }
        return SourceLook(
            source: opened.name, rules: rules, fingerprint: Self.fingerprint(files), columns: opened.recordedColumns,
            isEmpty: opened.isEmpty, totals: opened.totals.map { .init(file: $0.file, row: $0.row) }, files: list)
    }

    private static func fingerprint(_ files: SourceFiles) -> String { StableHash.hex(of: files.fingerprint) }
}

extension SourceReading {
    /// What opening a source finds; where that is known, without opening it.
    ///
    /// - Throws: as `open(_:)`.
    func look(_ name: String) throws(EngineFailure) -> OpenedSource {
        if let known = opened[name] { return known }
        guard let source = project.sources[name], case .files = source.origin,
            let look = known.look(name, try SourceFiles.find(source, root: root)),
            let found = OpenedSource(look)
        else { return try open(name) }
        return found
    }
}

extension OpenedSource {
    /// What was found earlier; nil where a word of it is unknown.
    fileprivate init?(_ look: SourceLook) {
        var columns: [SourceSchema.Column] = []
        for column in look.columns {
            guard let type = ExpressionType(rawValue: column.type) else { return nil }
            columns.append(
                .init(name: column.name, type: type, isZoned: column.isZoned, nativeType: column.native))
        }
        self.init(name: look.source, schema: SourceSchema(columns: columns), isEmpty: look.isEmpty)
        totals = look.totals.map { SuspectedTotal(file: $0.file, row: $0.row) }
    }
}
