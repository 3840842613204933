import ADBC
import Foundation

public import Definitions
import Queries

extension DuckDBSession {
    /// Makes a source readable as a view of its name.
    ///
    /// - Throws: `no-files`, `path-outside-project`, `unknown-format`, `empty-file`, `unknown-column`,
    ///   `several-statements`, `file-vanished`, `engine-error`.
    public func open(_ source: SourceDefinition) throws(EngineFailure) -> OpenedSource {
        let name = source.name.value
        switch source.origin {
        case .query(let sql):
            let statement = try SingleStatement.text(of: sql.value, source: name)
            try execute("CREATE OR REPLACE TEMP VIEW \(dialect.identifier(name)) AS \(statement)", about: name)
            return OpenedSource(name: name, schema: SourceSchema(columns: try describe(name, about: name)))
        case .table(let table):
            throw EngineFailure(
                "no-tables",
                "Source `\(name)` reads table `\(table.value)`, but the embedded engine holds no tables. "
                    + "Write `from:` with files.", source: name)
        case .files:
            guard let found = try files[name]?.get() else {
                throw EngineFailure("source-not-read", "Source `\(name)` was not part of this session.", source: name)
            }
            return try open(source, found)
        }
    }

    private func open(_ source: SourceDefinition, _ found: SourceFiles) throws(EngineFailure) -> OpenedSource {
        let name = source.name.value
        let filled = found.files.filter { $0.size > 0 }
        guard let first = filled.first else {
            throw EngineFailure(
                "empty-file",
                "Source `\(name)`: \(found.files.count == 1 ? "`\(found.files[0].path)` is" : "all its files are") empty. "
                    + "A file needs at least its header line.", source: name)
        }
        let reader = try FileReader(source, root: root, firstPath: first.path)
        if reader.kind != .csv {
            if reader.kind == .parquet {
                let survey = try surveyTyped(filled, reader)
                surveys[name] = survey
                try view(source, survey, of: nil)
            } else {
                let rows = try openJSON(source, filled, reader)
                try requireDeclared(source, among: rows.columns.map(\.name))
                let columns = rows.columns.map { ColumnSniff.Column(name: $0.name, type: $0.wanted ?? $0.found) }
                let body = "SELECT \(projection(source, columns, isTyped: false)) FROM (\(rows.fitting))"
                try execute("CREATE OR REPLACE TEMP VIEW \(dialect.identifier(name)) AS \(body)", about: name)
            }
            let schema = SourceSchema(columns: try describe(name, about: name))
            try require(source, in: schema)
            return OpenedSource(name: name, schema: schema)
        }
        return try openText(source, filled, reader)
    }

    /// Text files are sniffed one by one, so that a column that looks different in one file is read alike in all.
    private func openText(
        _ source: SourceDefinition, _ filled: [SourceFiles.File], _ reader: FileReader
    ) throws(EngineFailure) -> OpenedSource {
        let name = source.name.value
        let shapes = try surveyText(filled, reader)
        let sniffs = shapes.filter(\.holdsRows).map { ColumnSniff(columns: $0.columns) }
        let emptySniffs = shapes.filter { !$0.holdsRows }.map { ColumnSniff(columns: $0.columns) }
        // A file without rows says nothing about types, but its columns exist.
        var columns = ColumnSniff.unified(sniffs)
        let known = Set(columns.map(\.name))
        columns += ColumnSniff.unified(emptySniffs).filter { !known.contains($0.name) }
        for position in columns.indices {
            if let declared = source.columns[columns[position].name] {
                columns[position].type = FileReader.nativeType(declared.value)
            }
        }
        try requireDeclared(source, among: columns.map(\.name))
        let survey = try FileSurvey(
            reader: reader, files: numbered(filled, shapes, of: name), columns: columns)
        surveys[name] = survey
        try view(source, survey, of: nil)
        let schema = SourceSchema(columns: try describe(name, about: name))
        return OpenedSource(name: name, schema: schema, isEmpty: sniffs.isEmpty)
    }

    /// All columns, percent texts turned into fractions; typed files are cast to declared types. What is no number
    /// (NaN, infinity) is null, so that it takes part in no sum.
    func projection(_ source: SourceDefinition, _ columns: [ColumnSniff.Column], isTyped: Bool) -> String {
        var replaced: [String] = []
        for column in columns where source.columns[column.name] == nil || !isTyped {
            guard column.type == "DOUBLE" || column.type == "FLOAT" else { continue }
            let name = dialect.identifier(column.name)
            replaced.append("CASE WHEN isfinite(\(name)) THEN \(name) END AS \(name)")
        }
        for (column, type) in source.columns.sorted(by: { $0.key < $1.key }) {
            let name = dialect.identifier(column)
            if type.value == .percent {
                var bare = "replace(replace(trim(CAST(\(name) AS VARCHAR)), '%', ''), ' ', '')"
                if source.format.decimal == "," { bare = "replace(replace(\(bare), '.', ''), ',', '.')" }
                let number = "TRY_CAST(\(bare) AS DOUBLE) / 100"
                replaced.append("CASE WHEN isfinite(\(number)) THEN \(number) END AS \(name)")
            } else if isTyped {
                replaced.append("CAST(\(name) AS \(FileReader.nativeType(type.value))) AS \(name)")
            }
        }
        return replaced.isEmpty ? "*" : "* REPLACE (\(replaced.joined(separator: ", ")))"
    }

    func sniff(_ call: String, about source: String) throws(EngineFailure) -> ColumnSniff {
        let rows = try run("DESCRIBE SELECT * FROM \(call)", about: source).rows
        return ColumnSniff(columns: rows.map { .init(name: $0[0] ?? "", type: $0[1] ?? "VARCHAR") })
    }

    private func describe(_ view: String, about source: String) throws(EngineFailure) -> [SourceSchema.Column] {
        try run("DESCRIBE \(dialect.identifier(view))", about: source).rows
            .filter { $0[0] != FileSurvey.fileColumn }
            .map { SourceSchema.Column(duckDB: $0[0] ?? "", type: $0[1] ?? "") }
    }

    private func require(_ source: SourceDefinition, in schema: SourceSchema) throws(EngineFailure) {
        try requireDeclared(source, among: schema.columns.map(\.name))
    }

    /// Columns the definition declares must be there.
    private func requireDeclared(_ source: SourceDefinition, among names: [String]) throws(EngineFailure) {
        for column in source.columns.keys.sorted() where !names.contains(column) {
            throw EngineFailure(
                QueryFailure.unknownColumn(column, of: source.name.value, among: names), source: source.name.value)
        }
    }
}

extension SourceFiles.File {
    /// Whether the file is still there.
    func exists(below root: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }

    /// Whether the file can be read without unpacking it.
    var isPlainText: Bool { !path.lowercased().hasSuffix(".gz") && !path.lowercased().hasSuffix(".zst") }

    /// Whether a small text file has one line only.
    func hasOneLine(below root: String) -> Bool {
        guard size < 65_536 else { return false }
        guard let data = FileManager.default.contents(atPath: root + "/" + path) else { return false }
        let lines = data.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).filter { !$0.isEmpty }
        return lines.count <= 1
    }
}
