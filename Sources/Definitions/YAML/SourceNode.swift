public import Diagnostics

/// A value of a definition file as it is written: the text of scalars untouched, and the place of everything.
public struct SourceNode: Sendable, Hashable {
    /// The three forms of a YAML value.
    public indirect enum Content: Sendable, Hashable {
        /// One text; plain when it stands without quotes.
        case scalar(String, isPlain: Bool)
        /// A list.
        case sequence([SourceNode])
        /// Keys with their values, in the order of the file.
        case mapping([Entry])
    }

    /// One `key: value` of a mapping.
    public struct Entry: Sendable, Hashable {
        /// The key as written.
        public var key: String
        /// Where the key stands.
        public var keySpan: SourceSpan
        /// What it has.
        public var value: SourceNode
    }

    /// What is written.
    public var content: Content
    /// Where: for scalars the exact characters, quotes included; for the rest from the first character to the last.
    public var span: SourceSpan
    /// Places of the characters of a scalar whose text differs from the file's (quotes, folding); nil where the text
    /// stands as it is on one line.
    var places: ScalarPlaces?
}

extension SourceNode {
    /// The entries of a mapping, none for anything else.
    public var entries: [Entry] {
        if case .mapping(let entries) = content { entries } else { [] }
    }

    /// The text of a scalar, or nil.
    public var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// Whether nothing is written after the key.
    public var isEmpty: Bool { content == .scalar("", isPlain: true) }

    /// The value of a key, or nil where there is none or this is no mapping.
    public subscript(key: String) -> SourceNode? { entries.first { $0.key == key }?.value }

    /// The place of the value at a path of keys, or of the deepest value on the way that exists.
    public func span(_ path: String...) -> SourceSpan {
        var node = self
        for key in path {
            guard let next = node[key] else { break }
            node = next
        }
        return node.span
    }

    /// What messages call it: “a list”.
    var noun: String {
        switch content {
        case .scalar(_, let isPlain): isEmpty ? "nothing" : isPlain ? "a single value" : "a text in quotes"
        case .sequence: "a list"
        case .mapping: "a group of keys"
        }
    }

    /// Where each character of a scalar's text stands.
    var origin: ExpressionOrigin {
        guard let places else { return ExpressionOrigin(span) }
        return ExpressionOrigin(file: span.file) { places.place(at: $0) }
    }
}
