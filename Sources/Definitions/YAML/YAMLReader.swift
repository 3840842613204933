import Diagnostics
import Yams

/// Reads the YAML documents of one file into nodes that know their places.
///
/// What YAML allows and definitions do not is an error: anchors, aliases, tags, keys that are not text.
struct YAMLReader {
    /// No definition comes near this size; larger files are refused unread.
    static let byteLimit = 1_000_000
    /// Lists and groups nested deeper than this are refused.
    static let depthLimit = 64

    private static let standardTags: Set<String> = Set(
        [Tag.Name.implicit, .nonSpecific, .str, .map, .seq].map(\.rawValue))

    private let source: SourceText
    private(set) var findings: [Diagnostic] = []
    private(set) var documents: [SourceNode] = []
    /// Whether a part of the file could not be read, so that definitions may be missing.
    private(set) var isIncomplete = false

    /// Reads all documents of a text, and says what is wrong with it.
    ///
    /// - Parameter isThorough: Whether even what is written plainly goes through the full parser, which is ten times slower.
    init(file: String, text: String, isThorough: Bool = false) {
        if !isThorough, let document = PlainYAML.document(file: file, text: text) {
            source = SourceText(file: file, text: "")
            documents = [document]
            return
        }
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        source = SourceText(file: file, text: text)
        let hazards = YAMLHazards.findings(in: source, byteCount: text.utf8.count)
        guard hazards.isEmpty else {
            findings = hazards
            isIncomplete = true
            return
        }
        read(text)
        if documents.isEmpty, findings.isEmpty {
            findings.append(
                Diagnostic(
                    "file-empty", "The file is empty.", at: .file(file),
                    fix: "Define one thing in it, or delete the file."))
            isIncomplete = true
        }
    }

    private mutating func read(_ text: String) {
        do {
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            while let root = try parser.nextRoot() {
                if case .scalar(let scalar) = root, scalar.string.isEmpty { continue }
                let before = findings.count
                let document = node(root, depth: 0)
                if findings.count == before { documents.append(document) } else { isIncomplete = true }
            }
        } catch {
            findings.append(YAMLProblem.finding(for: error, in: source))
            isIncomplete = true
        }
    }

    private mutating func node(_ node: Node, depth: Int) -> SourceNode {
        let line = max(0, (node.mark?.line ?? 1) - 1)
        let column = max(0, (node.mark?.column ?? 1) - 1)
        let start = source.span(line: line, columns: column..<column)
        guard depth < Self.depthLimit else {
            refuse("yaml-too-deep", "Lists and groups are nested more than \(Self.depthLimit) deep.", at: start)
            return SourceNode(content: .sequence([]), span: start)
        }
        refuseAnchorsAndTags(of: node, at: start, isTagged: source.at(line, column) == "!")
        switch node {
        case .scalar(let scalar): return self.scalar(scalar, line: line, column: column)
        case .sequence(let sequence):
            let items = sequence.map { self.node($0, depth: depth + 1) }
            return SourceNode(content: .sequence(items), span: start.extended(to: items.last?.span))
        case .mapping(let mapping):
            let entries = mapping.compactMap { self.entry($0.key, $0.value, depth: depth) }
            return SourceNode(content: .mapping(entries), span: start.extended(to: entries.last?.value.span))
        case .alias: return SourceNode(content: .sequence([]), span: start)
        }
    }

    private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> SourceNode.Entry? {
        let keyNode = node(key, depth: depth + 1)
        let valueNode = node(value, depth: depth + 1)
        guard let text = keyNode.text else {
            refuse("yaml-key", "A key must be a single word, not \(keyNode.noun).", at: keyNode.span)
            return nil
        }
        return SourceNode.Entry(key: text, keySpan: keyNode.span, value: valueNode)
    }

    private func scalar(_ scalar: Node.Scalar, line: Int, column: Int) -> SourceNode {
        let text = scalar.string
        let length = text.unicodeScalars.count
        let isPlain = scalar.style == .plain || scalar.style == .any
        if isPlain, source.matches(text, line: line, column: column) {
            let span = source.span(line: line, columns: column..<column + length)
            return SourceNode(content: .scalar(text, isPlain: true), span: span)
        }
        let style: ScalarPlaces.Style =
            switch scalar.style {
            case .plain, .any: .plain
            case .singleQuoted: .single
            case .doubleQuoted: .double
            case .literal, .folded: .block
            }
        let places = ScalarPlaces(of: text, style: style, in: source, line: line, column: column)
        var span = source.span(line: line, columns: column..<column)
        (span.endLine, span.endColumn) = places.end
        return SourceNode(content: .scalar(text, isPlain: isPlain), span: span, places: places)
    }

    /// - Parameter isTagged: Whether a tag is written; `!!str` is resolved to what an untagged text is.
    private mutating func refuseAnchorsAndTags(of node: Node, at span: SourceSpan, isTagged: Bool) {
        if node.anchor != nil { findings.append(YAMLHazards.anchor(at: span)) }
        let name = node.tag.description
        if isTagged || !Self.standardTags.contains(name) {
            refuse(
                "yaml-tag", "YAML tags such as `\(name)` are not allowed.", at: span,
                fix: "Delete the tag; a text that begins with `!` stands in quotes.")
        }
    }

    private mutating func refuse(_ code: String, _ message: String, at span: SourceSpan, fix: String? = nil) {
        findings.append(Diagnostic(code, message, at: span, fix: fix))
    }
}

extension SourceSpan {
    /// The span from this start to another's end.
    func extended(to last: SourceSpan?) -> SourceSpan {
        guard let last else { return self }
        var result = self
        (result.endLine, result.endColumn) = (last.endLine, last.endColumn)
        return result
    }
}
