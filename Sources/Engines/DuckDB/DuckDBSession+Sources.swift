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
            let call = reader.call(filled.map(\.path), types: [], rejects: true)
            let found = try sniff(call, about: name)
            let body = "SELECT \(projection(source, found.columns, isTyped: true)) FROM \(call)"
            try execute("CREATE OR REPLACE TEMP VIEW \(dialect.identifier(name)) AS \(body)", about: name)
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
        for file in filled {
            try FileSignature.check(file, below: root, encoding: source.format.encoding, source: name)
        }
        var groups: [(names: [String], reader: FileReader, paths: [String])] = []
        var sniffs: [ColumnSniff] = []
        var emptySniffs: [ColumnSniff] = []
        var alike = reader
        alike.found = try run(reader.sniffCall(filled[0].path), about: name).rows.first.flatMap { CSVDialect($0) }
        for file in filled {
            let (sniff, used) = try sniff(file, like: alike, else: reader, first: sniffs.first ?? emptySniffs.first)
            if try holdsHeaderOnly(file, reader, about: name) {
                emptySniffs.append(sniff)
            } else {
                sniffs.append(sniff)
            }
            if let known = groups.firstIndex(where: { $0.names == sniff.names && $0.reader.found == used.found }) {
                groups[known].paths.append(file.path)
            } else {
                groups.append((sniff.names, used, [file.path]))
            }
        }
        let isEmpty = sniffs.isEmpty
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
        let selects = groups.map { group in
            let types = group.names.compactMap { name in columns.first { $0.name == name } }
            return "SELECT * FROM \(group.reader.call(group.paths, types: types, rejects: true))"
        }
        let body =
            "SELECT \(projection(source, columns, isTyped: false)) FROM (\(selects.joined(separator: " UNION ALL BY NAME ")))"
        try execute("CREATE OR REPLACE TEMP VIEW \(dialect.identifier(name)) AS \(body)", about: name)
        let schema = SourceSchema(columns: try describe(name, about: name))
        return OpenedSource(name: name, schema: schema, isEmpty: isEmpty)
    }

    /// All columns, percent texts turned into fractions; typed files are cast to declared types. What is no number
    /// (NaN, infinity) is null, so that it takes part in no sum.
    private func projection(_ source: SourceDefinition, _ columns: [ColumnSniff.Column], isTyped: Bool) -> String {
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

    /// Whether a text file names columns and has no rows.
    private func holdsHeaderOnly(
        _ file: SourceFiles.File, _ reader: FileReader, about source: String
    ) throws(EngineFailure) -> Bool {
        let format = reader.source.format
        if file.isPlainText, format.skip ?? 0 == 0, format.header != false { return file.hasOneLine(below: root) }
        guard file.size < 65_536, format.header != false else { return false }
        let rows = "SELECT 1 FROM \(reader.call([file.path], types: [], rejects: false)) LIMIT 1"
        return try run(rows, about: source).rows.isEmpty
    }

    /// Columns of a file read like the first one; where that finds fewer columns, the file is looked at by itself.
    private func sniff(
        _ file: SourceFiles.File, like alike: FileReader, else reader: FileReader, first: ColumnSniff?
    ) throws(EngineFailure) -> (ColumnSniff, FileReader) {
        let name = reader.source.name.value
        if alike.found != nil {
            let sniff = try sniff(alike.call([file.path], types: [], rejects: false), about: name)
            if sniff.columns.count >= (first?.columns.count ?? 1) { return (sniff, alike) }
        }
        return (try sniff(reader.call([file.path], types: [], rejects: false), about: name), reader)
    }

    private func sniff(_ call: String, about source: String) throws(EngineFailure) -> ColumnSniff {
        let rows = try run("DESCRIBE SELECT * FROM \(call)", about: source).rows
        return ColumnSniff(columns: rows.map { .init(name: $0[0] ?? "", type: $0[1] ?? "VARCHAR") })
    }

    private func describe(_ view: String, about source: String) throws(EngineFailure) -> [SourceSchema.Column] {
        try run("DESCRIBE \(dialect.identifier(view))", about: source).rows.map {
            SourceSchema.Column(duckDB: $0[0] ?? "", type: $0[1] ?? "")
        }
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
