import Definitions
import Foundation
import Queries

extension DuckDBSession {
    /// Text files are sniffed one by one, so that a column that looks different in one file is read alike in all.
    ///
    /// A source on whose files the engine fails as they are (line ends of two kinds) is read once more from copies.
    func openText(
        _ source: SourceDefinition, _ filled: [SourceFiles.File], _ reader: FileReader
    ) throws(EngineFailure) -> OpenedSource {
        let name = source.name.value
        do throws(EngineFailure) { return try surveyed(source, filled, reader) } catch {
            let isText = filled.contains { file in
                file.isPlainText && TextHead(root + "/" + file.path, size: file.size)?.isBinary == false
            }
            guard isText, error.isOfTextForm, transcribed.insert(name).inserted else { throw error }
            // Where copies do not help either, the first failure is the one to tell.
            if let opened = try? surveyed(source, filled, reader) { return opened }
            transcribed.remove(name)
            throw error
        }
    }

    private func surveyed(
        _ source: SourceDefinition, _ filled: [SourceFiles.File], _ reader: FileReader
    ) throws(EngineFailure) -> OpenedSource {
        let name = source.name.value
        var reader = reader
        let shapes = try surveyText(filled, &reader)
        let sniffs = shapes.filter(\.holdsRows).map { ColumnSniff(columns: $0.columns) }
        let emptySniffs = shapes.filter { !$0.holdsRows }.map { ColumnSniff(columns: $0.columns) }
        // A file without rows says nothing about types, but its columns exist.
        var columns = ColumnSniff.unified(sniffs)
        let known = Set(columns.map(\.name))
        columns += ColumnSniff.unified(emptySniffs).filter { !known.contains($0.name) }
        try requireDeclared(source, among: columns.map(\.name))
        let files = try numbered(filled, shapes, of: name)
        try requireClearNumbers(source, columns, reader, files)
        columns = try settleDates(source, columns, reader, files)
        let isLarge = filled.contains { $0.size > Self.sniffedSize || !$0.isPlainText }
        let read = columns.map { textColumn($0, source, isLarge: isLarge, sniffs) }
        for (position, reading) in read.enumerated() {
            let declared = source.columns[columns[position].name].map { FileReader.nativeType($0.value) }
            columns[position].type = reading.written == nil ? declared ?? columns[position].type : "VARCHAR"
        }
        let survey = FileSurvey(reader: reader, files: files, columns: columns)
        surveys[name] = survey
        let view = SourceView(
            source, rows: survey.rows(), columns: read, dropped: dropped(source, columns),
            numbersRows: survey.numbersRows)
        var opened = OpenedSource(
            name: name, schema: try create(view, example: survey.exampleRows), isEmpty: sniffs.isEmpty)
        if source.drop.isEmpty {
            opened.totals = files.compactMap { file in
                file.shape.total.map { SuspectedTotal(file: file.path, row: $0) }
            }
        }
        return opened
    }

    /// Bytes of a plain text file that are surely all looked at when it is sniffed (20,480 rows of two bytes).
    private static let sniffedSize = 40_000

    /// How a column of text files is read: in its type where the engine reads that exactly, else as text.
    private func textColumn(
        _ column: ColumnSniff.Column, _ source: SourceDefinition, isLarge: Bool, _ sniffs: [ColumnSniff]
    ) -> SourceView.Column {
        let name = dialect.identifier(column.name)
        let values = WrittenValue(source)
        let isDropped = source.drop.flatMap(\.references).contains { $0.reference.path.first == column.name }
        guard let declared = source.columns[column.name]?.value else {
            // The engine would round a fraction that comes after the rows it has looked at.
            if isDropped || (column.type == "BIGINT" && isLarge) {
                return SourceView.Column(
                    name: column.name, value: name, written: values.value(of: name, asFound: column.type),
                    isChecked: isDropped ? .always : .whereUsed,
                    type: column.type == "BIGINT" ? "integer" : column.type.lowercased())
            }
            return SourceView.Column(name: column.name, value: plain(column))
        }
        let isNative: Bool
        switch declared {
        case .text, .boolean: isNative = true
        case .number:
            let isPlain = sniffs.allSatisfy { sniff in
                let found = sniff.columns.first { $0.name == column.name }?.type
                return found == nil || found == "DOUBLE" || found == "BIGINT"
            }
            isNative = isPlain && source.format.decimal == nil && source.format.thousands == nil
        case .date: isNative = source.format.dateFormats.count < 2
        case .timestamp, .timestampWithZone: isNative = source.format.timestampFormats.count < 2
        case .integer, .decimal, .percent, .duration: isNative = false
        }
        if isNative, !isDropped {
            let read = ColumnSniff.Column(name: column.name, type: FileReader.nativeType(declared))
            return SourceView.Column(name: column.name, value: plain(read))
        }
        return SourceView.Column(
            name: column.name, value: name, written: values.value(of: name, as: declared), isChecked: .always,
            type: declared.written)
    }

    /// Title lines above the header would make a table of one column of them.
    func requireTable(
        _ sniff: ColumnSniff, _ text: TextFile, _ source: SourceDefinition
    ) throws(EngineFailure) {
        guard sniff.columns.count == 1, source.format.delimiter == nil, source.format.skip == nil else { return }
        guard text.leadingComments == 0, let below = text.head?.headerBelowTitle else { return }
        throw EngineFailure(
            "title-lines",
            "Source `\(source.name.value)`: `\(text.file.path)` begins with a title; line \(below.line) looks like the "
                + "header: `\(below.text)`. Write `format: {skip: \(below.line - 1)}`.", source: source.name.value)
    }
}

extension EngineFailure {
    /// Whether the engine could not make out the lines of a text file.
    var isOfTextForm: Bool {
        guard let cause else { return false }
        return cause.contains("sniffing file") || cause.contains("invalid state") || cause.contains("CSV Error")
    }
}
