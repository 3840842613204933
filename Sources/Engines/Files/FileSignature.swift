import Foundation

/// What the first bytes of a file say it is, where that is not the text table its name promises.
enum FileSignature {
    case utf16LittleEndian, utf16BigEndian, parquet

    /// The signature among the first bytes; nil where they could be text of one byte a character or UTF-8.
    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if bytes.starts(with: Array("PAR1".utf8)) {
            self = .parquet
        } else if let found = FileSignature.zeros(in: bytes) {
            self = found
        } else {
            return nil
        }
    }

    /// Without a mark at the beginning, Latin letters and digits of UTF-16 show by every other byte being zero.
    private static func zeros(in bytes: [UInt8]) -> FileSignature? {
        var even = 0
        var odd = 0
        for position in bytes.indices where bytes[position] == 0 {
            if position.isMultiple(of: 2) { even += 1 } else { odd += 1 }
        }
        let pairs = bytes.count / 2
        guard pairs >= 4 else { return nil }
        if odd * 10 > pairs * 8, even * 10 < pairs { return .utf16LittleEndian }
        if even * 10 > pairs * 8, odd * 10 < pairs { return .utf16BigEndian }
        return nil
    }

    /// Refuses a text file that begins like something else than it is declared to be.
    ///
    /// - Throws: `encoding-mismatch`, `unknown-format`.
    static func check(
        _ file: SourceFiles.File, below root: String, encoding: String?, source: String
    ) throws(EngineFailure) {
        guard file.isPlainText, let handle = FileHandle(forReadingAtPath: root + "/" + file.path) else { return }
        defer { try? handle.close() }
        guard let head = try? handle.read(upToCount: 4_096), let found = FileSignature([UInt8](head)) else { return }
        switch found {
        case .utf16LittleEndian:
            if encoding == "utf-16" { return }
            throw EngineFailure(
                "encoding-mismatch",
                "Source `\(source)`: `\(file.path)` is written in UTF-16. Write `format: {encoding: utf-16}`, or save "
                    + "the file as UTF-8.", source: source)
        case .utf16BigEndian:
            throw EngineFailure(
                "encoding-mismatch",
                "Source `\(source)`: `\(file.path)` is written in big-endian UTF-16, which cannot be read. "
                    + "Save the file as UTF-8.", source: source)
        case .parquet:
            throw EngineFailure(
                "unknown-format",
                "Source `\(source)`: `\(file.path)` is a Parquet file, not a text table. "
                    + "Write `format: {type: parquet}`, or give the file its proper ending.", source: source)
        }
    }
}
