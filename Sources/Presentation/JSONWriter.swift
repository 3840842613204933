import Dispatch
import Synchronization

/// Writes JSON byte by byte, keys in the order given, two spaces of indent.
struct JSONWriter {
    private var bytes: [UInt8] = []
    private var depth = 0
    private var isFirst = true

    /// The text written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func separate() {
        if !isFirst { append(",") }
        if depth > 0 { breakLine() }
        isFirst = false
    }

    private mutating func breakLine() {
        bytes.append(0x0A)
        for _ in 0..<depth { bytes += [0x20, 0x20] }
    }

    private mutating func enclose(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void) {
        append(open)
        depth += 1
        isFirst = true
        body(&self)
        let isEmpty = isFirst
        depth -= 1
        if !isEmpty { breakLine() }
        append(close)
        isFirst = false
    }

    /// An object at the top or in an array.
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        if depth > 0 { separate() }
        enclose("{", "}", body)
    }

    /// An array at the top.
    mutating func array(_ body: (inout JSONWriter) -> Void) { enclose("[", "]", body) }

    /// A member that is an object.
    mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
        name(key)
        enclose("{", "}", body)
    }

    /// A member that is an array.
    mutating func array(_ key: String, _ body: (inout JSONWriter) -> Void) {
        name(key)
        enclose("[", "]", body)
    }

    /// A member that is text, or null.
    mutating func member(_ key: String, _ value: String?) {
        name(key)
        string(value)
    }

    /// A member that is a number, or null.
    mutating func member(_ key: String, _ value: Double?) {
        name(key)
        append(value.flatMap(MachineNumber.text) ?? "null")
    }

    /// A member that is a number given as decimal digits.
    mutating func member(_ key: String, number: String?) {
        name(key)
        append(number ?? "null")
    }

    /// A member that is a whole number, or null.
    mutating func member(_ key: String, _ value: Int?) {
        name(key)
        append(value.map(String.init) ?? "null")
    }

    /// A member that is true, false or null.
    mutating func member(_ key: String, _ value: Bool?) {
        name(key)
        append(value.map { $0 ? "true" : "false" } ?? "null")
    }

    /// Elements of an array, each written by itself, on all cores.
    mutating func elements<Element: Sendable>(
        _ elements: [Element], _ body: @Sendable (Element, inout JSONWriter) -> Void
    ) {
        let depth = depth
        let written = Mutex<[[UInt8]]>(Array(repeating: [], count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { position in
            var writer = JSONWriter()
            writer.depth = depth
            body(elements[position], &writer)
            let bytes = writer.bytes
            written.withLock { (all: inout [[UInt8]]) in all[position] = bytes }
        }
        for element in written.withLock({ (all: inout [[UInt8]]) -> [[UInt8]] in all }) {
            if !isFirst { append(",") }
            bytes += element
            isFirst = false
        }
    }

    /// Text in an array.
    mutating func element(_ value: String) {
        separate()
        string(value)
    }

    private mutating func name(_ key: String) {
        separate()
        string(key)
        append(": ")
    }

    private mutating func string(_ value: String?) {
        guard let value else { return append("null") }
        bytes.append(0x22)
        defer { bytes.append(0x22) }
        // Most texts hold nothing that JSON writes otherwise, and go in as they are.
        var text = value
        let isPlain = text.withUTF8 { (utf8: UnsafeBufferPointer<UInt8>) -> Bool in
            for byte in utf8 where byte < 0x20 || byte == 0x22 || byte == 0x5C { return false }
            bytes.append(contentsOf: utf8)
            return true
        }
        if isPlain { return }
        for byte in value.utf8 {
            switch byte {
            case 0x22: append("\\\"")
            case 0x5C: append("\\\\")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case ..<0x20:
                let digits = String(byte, radix: 16)
                append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
            default: bytes.append(byte)
            }
        }
    }
}

/// Numbers for machines: the shortest digits that read back as the same number.
enum MachineNumber {
    /// `0.0241`, `1310000`, `1e-05`; nil where the number is not finite.
    static func text(_ value: Double) -> String? {
        guard value.isFinite else { return nil }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
