import Foundation

/// A copy of a text file in UTF-8 with one kind of line end, holding one table: for what the engine cannot read as it is.
struct TextTranscript {
    /// The copy's path, absolute.
    let path: String
    /// Lines of the file before the copy's first.
    let linesBefore: Int
    /// Bytes of the copy.
    let size: Int

    /// The largest file copied; more should be converted once, not at every reading.
    private static let largest = 1 << 30

    /// Copies a file.
    ///
    /// - Parameter encoding: How the file is written.
    /// - Throws: `encoding-mismatch`, `table-not-found`, `several-tables`, `file-too-large`, `file-vanished`,
    ///   `folder-not-writable`.
    init(
        _ file: SourceFiles.File, below root: String, encoding: TextEncoding, table: String?, endsAtBlankLine: Bool,
        skip: Int, to path: String, source: String
    ) throws(EngineFailure) {
        guard file.size <= Self.largest else {
            throw EngineFailure(
                "file-too-large",
                "Source `\(source)`: `\(file.path)` has to be converted to be read, and is larger than 1 GiB. "
                    + "Save it as UTF-8 with one kind of line end, one table a file.", source: source)
        }
        guard let data = FileManager.default.contents(atPath: root + "/" + file.path) else {
            throw EngineFailure(
                "file-vanished", "Source `\(source)`: `\(file.path)` can no longer be read.", source: source)
        }
        guard let text = encoding.utf8([UInt8](data)[...]) else {
            throw EngineFailure(
                "encoding-mismatch",
                "Source `\(source)`: `\(file.path)` is not written in \(encoding.rawValue). "
                    + "Correct `format: {encoding: …}` (utf-8, utf-16, latin-1 or windows-1252).", source: source)
        }
        var lines = TextLines(text)
        var linesBefore = 0
        if table != nil || endsAtBlankLine {
            let part = try Self.table(table, of: lines, skip: skip, file.path, source)
            linesBefore = lines.endsBefore(part.lowerBound)
            lines = lines[part]
        }
        let bytes = lines.joined
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw EngineFailure(
                "folder-not-writable",
                "Source `\(source)`: `\(file.path)` has to be converted to be read, but `.bellwether/` cannot be "
                    + "written. Make it writable, or save the file as UTF-8.", source: source)
        }
        self.path = path
        self.linesBefore = linesBefore
        size = bytes.count
    }

    /// The lines of the wanted table: from its header to the first empty line after it.
    private static func table(
        _ table: String?, of lines: TextLines, skip: Int, _ path: String, _ source: String
    ) throws(EngineFailure) -> Range<Int> {
        var start = 0
        if let table {
            let found = lines.starting(with: Array(table.utf8))
            guard let first = found.first else {
                let headers = lines.headers.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
                throw EngineFailure(
                    "table-not-found",
                    "Source `\(source)`: no line of `\(path)` begins with `\(table)`. "
                        + "Its tables seem to begin with \(headers). Correct `format: {table: …}`.", source: source)
            }
            if found.count > 1 {
                throw EngineFailure(
                    "several-tables",
                    "Source `\(source)`: \(found.count) lines of `\(path)` begin with `\(table)` "
                        + "(lines \(found.prefix(3).map { "\($0 + 1)" }.joined(separator: ", "))). "
                        + "Write more of the header line into `format: {table: …}`.", source: source)
            }
            start = first
        }
        var end = start
        // An empty line ends a table, not the title above it.
        if table == nil { end = lines.firstFilled(from: skip) }
        while end < lines.count, !lines.isBlank(end) { end += 1 }
        return start..<end
    }
}
