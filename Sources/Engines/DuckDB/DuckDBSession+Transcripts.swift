import Definitions
import Foundation

extension DuckDBSession {
    /// A file of a text source as the engine is to read it, looked at and copied where it must be.
    ///
    /// - Throws: `unknown-format`, `encoding-mismatch`, `compressed-file`, and what `TextTranscript` throws.
    func text(_ source: SourceDefinition, _ file: SourceFiles.File) throws(EngineFailure) -> TextFile {
        let name = source.name.value
        guard file.isPlainText, let head = TextHead(root + "/" + file.path, size: file.size) else {
            try requireReadable(compressed: file, source)
            return TextFile(
                file: file, path: root + "/" + file.path, size: file.size, head: nil, isTranscript: false,
                leadingComments: 0)
        }
        try head.signature?.requireText(file.path, source: name)
        let encoding = try encoding(of: head, file, source)
        let isPart = source.format.table != nil || source.format.endsAtBlankLine
        let isForeign = encoding.isWide || encoding == .windows1252
        guard isPart || isForeign || transcribed.contains(name) || (head.mixesLineEnds && !head.isBinary) else {
            let comments = source.format.skip == nil && source.format.comment == nil ? head.leadingComments : 0
            if comments > 0 { try requireOneTable(file, source, at: root + "/" + file.path) }
            return TextFile(
                file: file, path: root + "/" + file.path, size: file.size, head: head, isTranscript: false,
                leadingComments: comments)
        }
        if let known = copied[name + "|" + file.path] { return known }
        let transcript = try transcript(of: file, source, encoding)
        transcripts[transcript.path] = (file.path, transcript.linesBefore)
        let copied = TextHead(transcript.path, size: transcript.size) ?? head
        let comments =
            source.format.skip == nil && source.format.comment == nil && !isPart || source.format.endsAtBlankLine
            ? copied.leadingComments : 0
        if comments > 0, !isPart { try requireOneTable(file, source, at: transcript.path) }
        let text = TextFile(
            file: file, path: transcript.path, size: transcript.size, head: copied, isTranscript: true,
            leadingComments: comments)
        self.copied[name + "|" + file.path] = text
        return text
    }

    private func encoding(
        of head: TextHead, _ file: SourceFiles.File, _ source: SourceDefinition
    ) throws(EngineFailure) -> TextEncoding {
        if let declared = source.format.encoding, let known = TextEncoding(declared: declared, head.signature) {
            return known
        }
        switch head.signature {
        case .utf16LittleEndian: return .utf16LittleEndian
        case .utf16BigEndian: return .utf16BigEndian
        default: break
        }
        if head.hasForeignHeader {
            throw EngineFailure(
                "encoding-mismatch",
                "Source `\(source.name.value)`: the header of `\(file.path)` is not written in UTF-8. Write "
                    + "`format: {encoding: windows-1252}` for a file of Windows or Excel, or `latin-1`.",
                source: source.name.value)
        }
        return .utf8
    }

    /// A copy below `.bellwether/`, in a folder of this session, which goes with it.
    private func transcript(
        of file: SourceFiles.File, _ source: SourceDefinition, _ encoding: TextEncoding
    ) throws(EngineFailure) -> TextTranscript {
        do { try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: true) } catch {
            throw EngineFailure(
                "folder-not-writable",
                "Source `\(source.name.value)`: `\(file.path)` has to be converted to be read, but `.bellwether/` "
                    + "cannot be written. Make it writable, or save the file as UTF-8.", source: source.name.value)
        }
        return try TextTranscript(
            file, below: root, encoding: encoding, table: source.format.table,
            endsAtBlankLine: source.format.endsAtBlankLine, skip: source.format.skip ?? 0,
            to: "\(copies)/\(transcripts.count + 1).csv",
            source: source.name.value)
    }

    /// What would need a copy cannot be compressed.
    private func requireReadable(compressed file: SourceFiles.File, _ source: SourceDefinition) throws(EngineFailure) {
        let format = source.format
        let what: String
        if let encoding = format.encoding, ["windows-1252", "cp1252", "utf-16be"].contains(encoding) {
            what = "`encoding: \(encoding)`"
        } else if format.table != nil {
            what = "`table`"
        } else if format.endsAtBlankLine {
            what = "`until`"
        } else {
            return
        }
        throw EngineFailure(
            "compressed-file",
            "Source `\(source.name.value)`: \(what) does not work on compressed files such as `\(file.path)`. "
                + "Unpack it, or save it as UTF-8 with one table before compressing it.", source: source.name.value)
    }

    /// A file that begins with a block of comments and has another below an empty line holds several tables; read as
    /// one, rows of equal width would mix.
    private func requireOneTable(
        _ file: SourceFiles.File, _ source: SourceDefinition, at path: String
    ) throws(EngineFailure) {
        guard file.size < 16 << 20, let data = FileManager.default.contents(atPath: path) else {
            return
        }
        let headers = TextLines([UInt8](data)).headers
        guard headers.count > 1 else { return }
        let listed = headers.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        throw EngineFailure(
            "several-tables",
            "Source `\(source.name.value)`: `\(file.path)` holds several tables, beginning with \(listed). "
                + "Say which: `format: {table: …}` with the beginning of its header line.", source: source.name.value)
    }
}
