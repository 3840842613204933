import Diagnostics

/// Reads the YAML that nearly every definition file is written in: block groups and lists, flow groups and lists on
/// one line, plain and simply quoted scalars, comments.
///
/// Everything else, and everything that is wrong, gives nil and is left to the full parser, which says what is the matter. What is
/// read here is exactly what the full parser would give, places included (`PlainYAMLTests` compares the two over many
/// thousand mutated files); it takes a tenth of the time.
struct PlainYAML {
    /// Larger files, longer lines and deeper nesting are left to the full parser.
    static let byteLimit = 65_536
    static let lineLimit = 1_000
    static let depthLimit = 12

    /// The one document of a text; nil where the text needs the full parser. Complexity: O(bytes).
    static func document(file: String, text: String) -> SourceNode? {
        var text = text
        return text.withUTF8 { bytes -> SourceNode? in
            guard bytes.count <= byteLimit, let lines = PlainLine.cut(bytes) else { return nil }
            var reader = PlainYAML(file: file, bytes: bytes, lines: lines)
            return reader.document()
        }
    }

    let file: String
    let bytes: UnsafeBufferPointer<UInt8>
    private let lines: [PlainLine]
    /// The line to be read next.
    private var next = 0
    /// Made for the first quoted scalar; most files have none.
    private var source: SourceText?

    private init(file: String, bytes: UnsafeBufferPointer<UInt8>, lines: [PlainLine]) {
        self.file = file
        self.bytes = bytes
        self.lines = lines
    }

    private mutating func document() -> SourceNode? {
        guard let first = lines.first, first.indent == 0, let root = mapping(indent: 0, depth: 0),
            next == lines.count
        else { return nil }
        return root
    }

    /// The group whose keys stand at an indentation, from the next line on.
    private mutating func mapping(indent: Int, depth: Int) -> SourceNode? {
        guard depth < Self.depthLimit else { return nil }
        let start = span(lines[next], at: lines[next].start, to: lines[next].start)
        var entries: [SourceNode.Entry] = []
        while next < lines.count, lines[next].indent == indent {
            guard let entry = entry(lines[next], depth: depth) else { return nil }
            guard !entries.contains(where: { $0.key == entry.key }) else { return nil }
            entries.append(entry)
        }
        if next < lines.count, lines[next].indent > indent { return nil }
        return SourceNode(content: .mapping(entries), span: start.extended(to: entries.last?.value.span))
    }

    private mutating func entry(_ line: PlainLine, depth: Int) -> SourceNode.Entry? {
        guard let colon = keyEnd(from: line.start, to: line.end) else { return nil }
        let key = String(decoding: bytes[line.start..<colon], as: UTF8.self)
        let keySpan = span(line, at: line.start, to: colon)
        var begin = colon + 1
        while begin < line.end, bytes[begin] == UInt8(ascii: " ") { begin += 1 }
        next += 1
        let value: SourceNode?
        if begin == line.end {
            value = block(below: line.indent, depth: depth)
        } else {
            guard begin > colon + 1 else { return nil }
            // A deeper line after a value continues it.
            if next < lines.count, lines[next].indent > line.indent { return nil }
            value = inline(line, from: begin, depth: depth)
        }
        return value.map { SourceNode.Entry(key: key, keySpan: keySpan, value: $0) }
    }

    /// What stands below a key: a deeper group, or a list that may stand as deep as the key.
    private mutating func block(below indent: Int, depth: Int) -> SourceNode? {
        guard next < lines.count else { return nil }
        let line = lines[next]
        if isItem(line) { return line.indent >= indent ? list(indent: line.indent, depth: depth + 1) : nil }
        return line.indent > indent ? mapping(indent: line.indent, depth: depth + 1) : nil
    }

    private func isItem(_ line: PlainLine) -> Bool {
        bytes[line.start] == UInt8(ascii: "-") && line.start + 1 < line.end
            && bytes[line.start + 1] == UInt8(ascii: " ")
    }

    private mutating func list(indent: Int, depth: Int) -> SourceNode? {
        guard depth < Self.depthLimit else { return nil }
        let start = span(lines[next], at: lines[next].start, to: lines[next].start)
        var items: [SourceNode] = []
        while next < lines.count, lines[next].indent == indent, isItem(lines[next]) {
            let line = lines[next]
            next += 1
            if next < lines.count, lines[next].indent > indent { return nil }
            var begin = line.start + 1
            while begin < line.end, bytes[begin] == UInt8(ascii: " ") { begin += 1 }
            guard begin < line.end, let item = inline(line, from: begin, depth: depth) else { return nil }
            items.append(item)
        }
        return SourceNode(content: .sequence(items), span: start.extended(to: items.last?.span))
    }

    /// A value that begins and ends on one line.
    private mutating func inline(_ line: PlainLine, from begin: Int, depth: Int) -> SourceNode? {
        switch bytes[begin] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var position = begin
            guard let node = flow(line, &position, depth: depth + 1), position == line.end else { return nil }
            return node
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            var position = begin
            guard let node = quoted(line, &position), position == line.end else { return nil }
            return node
        default:
            guard mayBegin(begin, line.end) else { return nil }
            var position = begin
            while position < line.end {
                // `a: b` inside a value is an error, and a colon at its end one too.
                if bytes[position] == UInt8(ascii: ":"),
                    position + 1 == line.end || bytes[position + 1] == UInt8(ascii: " ")
                {
                    return nil
                }
                position += 1
            }
            return plain(line, begin, line.end)
        }
    }

    /// A scalar without quotes between two bytes.
    func plain(_ line: PlainLine, _ begin: Int, _ end: Int) -> SourceNode {
        SourceNode(
            content: .scalar(String(decoding: bytes[begin..<end], as: UTF8.self), isPlain: true),
            span: span(line, at: begin, to: end))
    }

    /// A scalar in quotes, without escapes; moves behind it.
    mutating func quoted(_ line: PlainLine, _ position: inout Int) -> SourceNode? {
        let quote = bytes[position]
        let begin = position + 1
        var end = begin
        while end < line.end, bytes[end] != quote {
            if bytes[end] == UInt8(ascii: "\\") { return nil }
            end += 1
        }
        guard end < line.end, end + 1 == line.end || bytes[end + 1] != quote else { return nil }
        let text = String(decoding: bytes[begin..<end], as: UTF8.self)
        let source = self.source ?? SourceText(file: file, text: String(decoding: bytes, as: UTF8.self))
        self.source = source
        let column = line.column(of: position, in: bytes)
        let style: ScalarPlaces.Style = quote == UInt8(ascii: "'") ? .single : .double
        let places = ScalarPlaces(of: text, style: style, in: source, line: line.number, column: column)
        var span = source.span(line: line.number, columns: column..<column)
        (span.endLine, span.endColumn) = places.end
        position = end + 1
        return SourceNode(content: .scalar(text, isPlain: false), span: span, places: places)
    }

    /// Where the key that begins at a byte ends: at a colon with a space or the end of the line behind it.
    func keyEnd(from begin: Int, to end: Int) -> Int? {
        guard begin < end, Self.isWord(bytes[begin]) else { return nil }
        var position = begin + 1
        while position < end, Self.isWord(bytes[position]) || bytes[position] == UInt8(ascii: "-") { position += 1 }
        guard position < end, bytes[position] == UInt8(ascii: ":"),
            position + 1 == end || bytes[position + 1] == UInt8(ascii: " ")
        else { return nil }
        return position
    }

    static func isWord(_ byte: UInt8) -> Bool {
        byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57 || byte == 95
    }

    /// Whether a plain scalar may begin with this byte; what YAML reserves is left to the full parser.
    func mayBegin(_ position: Int, _ end: Int) -> Bool {
        let byte = bytes[position]
        if Self.isWord(byte) || byte >= 0x80 { return true }
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"),
            UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: "~"):
            return true
        case UInt8(ascii: "-"): return position + 1 < end && Self.isWord(bytes[position + 1])
        default: return false
        }
    }

    /// The span from one byte of a line to another, as the full parser counts it.
    func span(_ line: PlainLine, at begin: Int, to end: Int) -> SourceSpan {
        let first = line.column(of: begin, in: bytes)
        let last = first + (line.isASCII ? end - begin : PlainLine.scalars(in: bytes[begin..<end]))
        return SourceSpan(
            file: file, line: line.number + 1, column: first + 1, endLine: line.number + 1,
            endColumn: max(last, first + 1) + 1)
    }
}
