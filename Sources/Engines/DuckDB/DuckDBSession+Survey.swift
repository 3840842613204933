import ADBC
import Definitions
import Foundation
import Queries

extension DuckDBSession {
    /// Looks into text files one by one, except those whose shape is known, and those before which a file was looked
    /// into that decides how they are tried.
    func surveyText(_ filled: [SourceFiles.File], _ reader: inout FileReader) throws(EngineFailure) -> [FileShape] {
        let source = reader.source
        let known = transcribed.contains(source.name.value) ? [:] : knownShapes[source.name.value] ?? [:]
        let lead = try lead(filled[0], known[filled[0].path]?.lead, reader)
        reader.moments = lead.moments
        var shapes: [FileShape] = []
        for file in filled {
            let first = shapes.first(where: \.holdsRows) ?? shapes.first
            let context = "\(first?.columns.count ?? 1) \(lead.dialect.map { "\($0)" } ?? "")"
            var shape: FileShape
            if let told = known[file.path], told.signature == nil, told.context == context {
                shape = told
                if told.isTranscript { reader.copies[file.path] = try text(source, file).path }
            } else {
                shape = try look(into: file, &reader, lead, first)
            }
            shape.context = context
            shape.lead = shapes.isEmpty ? lead : nil
            shapes.append(shape)
        }
        return shapes
    }

    /// How the first file is written, which decides how the others are tried.
    private func lead(
        _ file: SourceFiles.File, _ told: FileShape.Lead?, _ reader: FileReader
    ) throws(EngineFailure) -> FileShape.Lead {
        if let told { return told }
        let text = try text(reader.source, file)
        var own = reader
        (own.leadingComments, own.isTranscript) = (text.leadingComments, text.isTranscript)
        own.copies[file.path] = text.path
        let row = try run(own.sniffCall(file.path), about: reader.source.name.value).rows.first ?? []
        return FileShape.Lead(dialect: CSVDialect(row, skipping: own.skipped ?? 0), moments: MomentPatterns(row))
    }

    /// Looks into one text file.
    private func look(
        into file: SourceFiles.File, _ reader: inout FileReader, _ lead: FileShape.Lead, _ first: FileShape?
    ) throws(EngineFailure) -> FileShape {
        let text = try text(reader.source, file)
        if text.isTranscript { reader.copies[file.path] = text.path }
        var shape = FileShape()
        shape.leadingComments = text.leadingComments
        shape.isTranscript = text.isTranscript
        var alike = reader.reading(shape)
        let plain = alike
        alike.found = lead.dialect
        let (sniff, used) = try sniff(file, like: alike, else: plain, columns: first?.columns.count ?? 1)
        try requireTable(sniff, text, reader.source)
        shape.columns = sniff.columns
        shape.dialect = used.found
        shape.holdsRows = try !holdsHeaderOnly(text, plain, about: reader.source.name.value)
        shape.total = TotalRows.suspected(in: text)
        return shape
    }

    /// Looks into files that state their own types; columns of all of them together are those of one file of each shape.
    func surveyTyped(_ filled: [SourceFiles.File], _ reader: FileReader) throws(EngineFailure) -> FileSurvey {
        let name = reader.source.name.value
        let known = knownShapes[name] ?? [:]
        let unknown = filled.filter { known[$0.path]?.signature == nil }
        var signatures: [String: String] = [:]
        if !unknown.isEmpty {
            let list = unknown.map { dialect.text(root + "/" + $0.path).text }.joined(separator: ", ")
            let rows = try run(
                """
                SELECT file_name, md5(string_agg(concat_ws('|', name, num_children, repetition_type, type, duckdb_type,
                    logical_type, scale, precision), chr(10) ORDER BY column_id))
                FROM parquet_schema([\(list)]) WHERE column_id > 0 GROUP BY file_name
                """, about: name)
            for row in rows.rows { signatures[(row[0] ?? "").replacingPrefix(root + "/")] = row[1] }
        }
        var shapes: [FileShape] = []
        var examples: [String: String] = [:]
        for file in filled {
            var shape = known[file.path] ?? FileShape()
            if shape.signature == nil { shape.signature = signatures[file.path] ?? "" }
            examples[shape.signature ?? ""] = examples[shape.signature ?? ""] ?? file.path
            shapes.append(shape)
        }
        let call = reader.call(examples.values.sorted(), types: [], rejects: true)
        return try FileSurvey(
            reader: reader, files: numbered(filled, shapes, of: name), columns: sniff(call, about: name).columns)
    }

    /// Files with their positions among all files of the source, empty ones included.
    func numbered(
        _ filled: [SourceFiles.File], _ shapes: [FileShape], of source: String
    ) throws(EngineFailure) -> [NumberedFile] {
        let all = try files(of: source).files
        let numbers = Dictionary(
            all.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        return zip(filled, shapes).map { (number: numbers[$0.path] ?? 0, path: $0.path, shape: $1) }
    }

    /// Whether a text file names columns and has no rows.
    private func holdsHeaderOnly(
        _ text: TextFile, _ reader: FileReader, about source: String
    ) throws(EngineFailure) -> Bool {
        let format = reader.source.format
        if text.isPlainText, format.skip ?? 0 == 0, format.header != false { return text.hasOneLine }
        guard text.size < 65_536, format.header != false else { return false }
        let rows = "SELECT 1 FROM \(reader.call([text.file.path], types: [], rejects: false)) LIMIT 1"
        return try run(rows, about: source).rows.isEmpty
    }

    /// Columns of a file read like the first one; where that finds fewer columns, the file is looked at by itself.
    private func sniff(
        _ file: SourceFiles.File, like alike: FileReader, else reader: FileReader, columns: Int
    ) throws(EngineFailure) -> (ColumnSniff, FileReader) {
        let name = reader.source.name.value
        if alike.found != nil {
            let sniff = try sniff(alike.call([file.path], types: [], rejects: false), about: name)
            if sniff.columns.count >= columns { return (sniff, alike) }
        }
        return (try sniff(reader.call([file.path], types: [], rejects: false), about: name), reader)
    }

}

/// A file with its position among all files of its source, and its shape.
typealias NumberedFile = (number: Int, path: String, shape: FileShape)

extension FileReader {
    /// A reader of a file of a shape.
    func reading(_ shape: FileShape) -> FileReader {
        var own = self
        own.leadingComments = shape.leadingComments
        own.isTranscript = shape.isTranscript
        own.found = shape.dialect
        return own
    }
}
