/// The character encodings that text files are read in.
enum TextEncoding: String {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case latin1 = "latin-1"
    case windows1252 = "windows-1252"

    /// The encoding by the word of a definition; `utf-16` is told by the file's first bytes, little-endian where they
    /// do not say.
    init?(declared word: String, _ signature: FileSignature?) {
        switch word {
        case "utf-16": self = signature == .utf16BigEndian ? .utf16BigEndian : .utf16LittleEndian
        case "latin1": self = .latin1
        case "cp1252": self = .windows1252
        default: self.init(rawValue: word)
        }
    }

    /// Whether a character takes two bytes.
    var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// What Windows-1252 has in place of the control characters 0x80–0x9F; 0 where it has nothing.
    private static let windows: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// Bytes of this encoding as UTF-8; nil where they are not written in it. Complexity: O(bytes).
    func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        switch self {
        case .utf8: return Array(bytes)
        case .latin1, .windows1252: return narrow(bytes)
        case .utf16LittleEndian, .utf16BigEndian: return wide(bytes)
        }
    }

    private func narrow(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else {
                result.append(byte)
                continue
            }
            var unit = UInt16(byte)
            if self == .windows1252, byte < 0xA0, Self.windows[Int(byte) - 0x80] != 0 {
                unit = Self.windows[Int(byte) - 0x80]
            }
            Self.append(UInt32(unit), to: &result)
        }
        return result
    }

    private func wide(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let high = self == .utf16BigEndian ? 0 : 1
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        func unit(at place: Int) -> UInt32 { UInt32(bytes[place + high]) << 8 | UInt32(bytes[place + 1 - high]) }
        while position < bytes.endIndex {
            var scalar = unit(at: position)
            position += 2
            if (0xDC00...0xDFFF).contains(scalar) { return nil }
            if (0xD800...0xDBFF).contains(scalar) {
                guard position < bytes.endIndex else { return nil }
                let low = unit(at: position)
                guard (0xDC00...0xDFFF).contains(low) else { return nil }
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
                position += 2
            }
            Self.append(scalar, to: &result)
        }
        return result
    }

    private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
        switch scalar {
        case ..<0x80: result.append(UInt8(scalar))
        case ..<0x800: result += [0xC0 | UInt8(scalar >> 6), 0x80 | UInt8(scalar & 0x3F)]
        case ..<0x10000:
            result += [0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F)]
        default:
            result += [
                0xF0 | UInt8(scalar >> 18), 0x80 | UInt8(scalar >> 12 & 0x3F), 0x80 | UInt8(scalar >> 6 & 0x3F),
                0x80 | UInt8(scalar & 0x3F),
            ]
        }
    }
}
