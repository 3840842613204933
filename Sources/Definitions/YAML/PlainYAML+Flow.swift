import Diagnostics

// Lists and groups in brackets, on one line.
extension PlainYAML {
    /// A list or group in brackets; moves behind it.
    mutating func flow(_ line: PlainLine, _ position: inout Int, depth: Int) -> SourceNode? {
        guard depth < Self.depthLimit else { return nil }
        let start = span(line, at: position, to: position)
        let isGroup = bytes[position] == UInt8(ascii: "{")
        let closing = UInt8(ascii: isGroup ? "}" : "]")
        var entries: [SourceNode.Entry] = []
        var items: [SourceNode] = []
        position += 1
        skipBlanks(line, &position)
        var isFirst = true
        while position < line.end {
            if isFirst, bytes[position] == closing { break }
            isFirst = false
            if isGroup {
                guard let entry = flowEntry(line, &position, depth: depth) else { return nil }
                guard !entries.contains(where: { $0.key == entry.key }) else { return nil }
                entries.append(entry)
            } else {
                guard let item = flowValue(line, &position, depth: depth) else { return nil }
                items.append(item)
            }
            skipBlanks(line, &position)
            guard position < line.end else { return nil }
            if bytes[position] == closing { break }
            guard bytes[position] == UInt8(ascii: ",") else { return nil }
            position += 1
            skipBlanks(line, &position)
        }
        guard position < line.end else { return nil }
        position += 1
        let last = isGroup ? entries.last?.value.span : items.last?.span
        return SourceNode(
            content: isGroup ? .mapping(entries) : .sequence(items), span: start.extended(to: last))
    }

    private mutating func flowEntry(_ line: PlainLine, _ position: inout Int, depth: Int) -> SourceNode.Entry? {
        guard let colon = keyEnd(from: position, to: line.end), colon + 1 < line.end else { return nil }
        let key = String(decoding: bytes[position..<colon], as: UTF8.self)
        let keySpan = span(line, at: position, to: colon)
        position = colon + 1
        skipBlanks(line, &position)
        guard let value = flowValue(line, &position, depth: depth) else { return nil }
        return SourceNode.Entry(key: key, keySpan: keySpan, value: value)
    }

    private mutating func flowValue(_ line: PlainLine, _ position: inout Int, depth: Int) -> SourceNode? {
        guard position < line.end else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return flow(line, &position, depth: depth + 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(line, &position)
        default: return flowPlain(line, &position)
        }
    }

    /// A scalar without quotes inside brackets; those that hold what means something there are left alone.
    private mutating func flowPlain(_ line: PlainLine, _ position: inout Int) -> SourceNode? {
        guard mayBegin(position, line.end) else { return nil }
        let begin = position
        scan: while position < line.end {
            switch bytes[position] {
            case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): break scan
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"):
                return nil
            default: position += 1
            }
        }
        var end = position
        while end > begin, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return plain(line, begin, end)
    }

    private func skipBlanks(_ line: PlainLine, _ position: inout Int) {
        while position < line.end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    }
}

/// One line that says something: where its text begins and ends, comments and spaces around it left out.
struct PlainLine {
    /// From 0.
    var number: Int
    /// Bytes from the start of the file: of the line, of its first and behind its last character.
    var lineStart: Int
    var start: Int
    var end: Int
    var isASCII: Bool

    /// Number of spaces before the text.
    var indent: Int { start - lineStart }

    /// The column of a byte, in characters from 0.
    func column(of byte: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        isASCII ? byte - lineStart : Self.scalars(in: bytes[lineStart..<byte])
    }

    /// The number of Unicode scalars in UTF-8.
    static func scalars(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        bytes.reduce(0) { (count: Int, byte: UInt8) in byte & 0xC0 == 0x80 ? count : count + 1 }
    }

    /// The lines of a text that say something; nil where it holds characters that need the full parser.
    static func cut(_ bytes: UnsafeBufferPointer<UInt8>) -> [PlainLine]? {
        var lines: [PlainLine] = []
        lines.reserveCapacity(16)
        var position = 0
        var number = 0
        while position < bytes.count {
            var line = PlainLine(number: number, lineStart: position, start: -1, end: position, isASCII: true)
            var hasComment = false
            while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
                let byte = bytes[position]
                guard byte >= 0x20, byte != 0x7F, byte != UInt8(ascii: "&") else { return nil }
                if byte >= 0x80 {
                    guard isOrdinary(bytes, position) else { return nil }
                    line.isASCII = false
                }
                if byte == UInt8(ascii: "#"), !hasComment,
                    position == line.lineStart || bytes[position - 1] == UInt8(ascii: " ")
                {
                    hasComment = true
                }
                if !hasComment, byte != UInt8(ascii: " ") {
                    if line.start < 0 { line.start = position }
                    line.end = position + 1
                }
                position += 1
            }
            guard position - line.lineStart <= PlainYAML.lineLimit else { return nil }
            if hasComment, line.start >= 0, mayHoldComment(bytes, line) { return nil }
            if line.start >= 0 { lines.append(line) }
            position += 1
            number += 1
        }
        return lines
    }

    /// Whether what looks like a comment may stand inside quotes or brackets.
    private static func mayHoldComment(_ bytes: UnsafeBufferPointer<UInt8>, _ line: PlainLine) -> Bool {
        bytes[line.start..<line.end].contains { (byte: UInt8) in
            byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "{")
                || byte == UInt8(ascii: "[")
        }
    }

    /// Whether a byte beyond ASCII belongs to a character that means nothing to YAML: no control, no line end, no mark of byte order.
    private static func isOrdinary(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        let following = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch bytes[position] {
        case 0xC2: return following > 0xA0
        case 0xE2: return following != 0x80 || position + 2 < bytes.count && bytes[position + 2] < 0xA8
        case 0xEF: return false
        default: return true
        }
    }
}
