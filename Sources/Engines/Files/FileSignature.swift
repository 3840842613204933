/// What the first bytes of a file say it is, where that is not the text of one byte a character its name promises.
enum FileSignature {
    case utf16LittleEndian, utf16BigEndian, parquet, zip, gzip

    /// The signature among the first bytes; nil where they could be text of one byte a character or UTF-8.
    init?(_ bytes: ArraySlice<UInt8>) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if bytes.starts(with: Array("PAR1".utf8)) {
            self = .parquet
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .zip
        } else if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .gzip
        } else if let found = FileSignature.zeros(in: bytes) {
            self = found
        } else {
            return nil
        }
    }

    /// Without a mark at the beginning, Latin letters and digits of UTF-16 show by every other byte being zero.
    private static func zeros(in bytes: ArraySlice<UInt8>) -> FileSignature? {
        var even = 0
        var odd = 0
        for position in bytes.indices where bytes[position] == 0 {
            if (position - bytes.startIndex).isMultiple(of: 2) { even += 1 } else { odd += 1 }
        }
        let pairs = bytes.count / 2
        guard pairs >= 4 else { return nil }
        if odd * 10 > pairs * 8, even * 10 < pairs { return .utf16LittleEndian }
        if even * 10 > pairs * 8, odd * 10 < pairs { return .utf16BigEndian }
        return nil
    }

    /// Refuses what is no text at all.
    ///
    /// - Throws: `unknown-format`.
    func requireText(_ path: String, source: String) throws(EngineFailure) {
        let what: (String, String)
        switch self {
        case .utf16LittleEndian, .utf16BigEndian: return
        case .parquet:
            what = ("a Parquet file", "Write `format: {type: parquet}`, or give the file its proper ending.")
        case .zip: what = ("a spreadsheet or a ZIP archive", "Save the sheet as CSV (UTF-8), or unpack the archive.")
        case .gzip: what = ("compressed", "Give it the ending `.gz` or `.zst`, such as `\(path).gz`, or unpack it.")
        }
        throw EngineFailure(
            "unknown-format", "Source `\(source)`: `\(path)` is \(what.0), not a text table. \(what.1)", source: source)
    }
}
