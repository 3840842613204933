/// Bytes of values one after another, without names: what a program writes down for itself and reads back many times
/// faster than text.
///
/// Whole numbers take as many bytes as they need, texts and lists begin with their length. There is no version inside: what
/// is kept this way is kept under the identity of the program that wrote it.
struct CompactWriter {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ value: some Compact) { value.write(to: &self) }

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// Seven bits a byte, the lowest first.
    mutating func number(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func text(_ value: String) {
        number(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }
}

/// Reads what `CompactWriter` wrote; anything else ends with `Malformed` or with values that are none of ours, never
/// beyond the bytes.
struct CompactReader {
    /// The bytes are not what was expected.
    struct Malformed: Error {}

    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether all has been read.
    var isAtEnd: Bool { position == bytes.count }

    mutating func next<Value: Compact>() throws(Malformed) -> Value { try Value(from: &self) }

    mutating func byte() throws(Malformed) -> UInt8 {
        guard position < bytes.count else { throw Malformed() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func number() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }

    mutating func bits() throws(Malformed) -> UInt64 {
        guard bytes.count - position >= 8 else { throw Malformed() }
        defer { position += 8 }
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    /// The length of a text or list; no more than there are bytes left.
    mutating func length() throws(Malformed) -> Int {
        let count = try number()
        guard count <= UInt64(bytes.count - position) else { throw Malformed() }
        return Int(count)
    }

    mutating func text() throws(Malformed) -> String {
        let count = try length()
        defer { position += count }
        return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
    }
}

/// A value that can be written as bytes and read back the same.
protocol Compact {
    func write(to bytes: inout CompactWriter)
    init(from bytes: inout CompactReader) throws(CompactReader.Malformed)
}

extension Compact {
    /// The value as bytes.
    var compactBytes: [UInt8] {
        var writer = CompactWriter()
        writer.add(self)
        return writer.bytes
    }

    /// The value that bytes hold, all of them; nil where they hold none.
    init?(compactBytes: UnsafeRawBufferPointer) {
        var reader = CompactReader(compactBytes)
        guard let value = try? Self(from: &reader), reader.isAtEnd else { return nil }
        self = value
    }
}
