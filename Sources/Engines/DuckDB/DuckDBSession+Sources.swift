import ADBC
import Foundation

public import Definitions
import Queries

extension DuckDBSession {
    /// Makes a source readable as a view of its name.
    ///
    /// - Throws: `no-files`, `path-outside-project`, `unknown-format`, `empty-file`, `unknown-column`,
    ///   `several-statements`, `file-vanished`, `encoding-mismatch`, `several-tables`, `table-not-found`,
    ///   `title-lines`, `ambiguous-dates`, `ambiguous-numbers`, `engine-error`.
    public func open(_ source: SourceDefinition) throws(EngineFailure) -> OpenedSource {
        let name = source.name.value
        switch source.origin {
        case .query(let sql):
            let statement = try SingleStatement.text(of: sql.value, source: name)
            return OpenedSource(name: name, schema: try create(name, asking: statement))
        case .table(let table):
            throw EngineFailure(
                "no-tables",
                "Source `\(name)` reads table `\(table.value)`, but the embedded engine holds no tables. "
                    + "Write `from:` with files.", source: name)
        case .files:
            guard let found = try files[name]?.get() else {
                throw EngineFailure("source-not-read", "Source `\(name)` was not part of this session.", source: name)
            }
            return try open(source, found.files)
        }
    }

    /// Creates the view of a source that is a statement; texts are composed, as those of files are.
    private func create(_ name: String, asking statement: String) throws(EngineFailure) -> SourceSchema {
        let view = dialect.identifier(name)
        let asked = dialect.identifier("bw_asked_" + name)
        // A statement may read what was opened before it.
        for other in untold.sorted() { try tellView(of: other) }
        try execute("CREATE OR REPLACE TEMP VIEW \(asked) AS \(statement)", about: name)
        let columns = try describe("bw_asked_" + name, about: name)
        let texts = columns.filter { $0.nativeType == "VARCHAR" }.map { column in
            "\(Self.composed(dialect.identifier(column.name))) AS \(dialect.identifier(column.name))"
        }
        let replaced = texts.isEmpty ? "" : " REPLACE (\(texts.joined(separator: ", ")))"
        try execute("CREATE OR REPLACE TEMP VIEW \(view) AS SELECT *\(replaced) FROM \(asked)", about: name)
        return SourceSchema(columns: columns)
    }

    /// The SQL of a text in composed form: "é" is one text, however its letters are coded.
    static func composed(_ text: String) -> String { Dialect.duckDB.composed(SQLFragment(text)).text }

    /// The conditions on rows to leave out, over the columns as they are read; texts are compared composed.
    func dropped(_ source: SourceDefinition, _ columns: [ColumnSniff.Column]) -> [String] {
        let texts = Set(columns.filter { $0.type == "VARCHAR" }.map(\.name))
        return source.drop.map { condition in
            dialect.render(condition) { reference in
                let name = SQLFragment(self.dialect.identifier(path: reference.path))
                return reference.path.count == 1 && texts.contains(reference.name) ? self.dialect.composed(name) : name
            }
        }
    }

    /// Makes some files of a source readable as a view of its name.
    func open(_ source: SourceDefinition, _ files: [SourceFiles.File]) throws(EngineFailure) -> OpenedSource {
        let name = source.name.value
        untold.remove(name)
        restricted[name] = nil
        let filled = files.filter { $0.size > 0 && !$0.isBlank(below: root) }
        guard let first = filled.first else {
            throw EngineFailure(
                "empty-file",
                "Source `\(name)`: \(files.count == 1 ? "`\(files[0].path)` is" : "all its files are") empty. "
                    + "A file needs at least its header line.", source: name)
        }
        let reader = try FileReader(source, root: root, firstPath: first.path)
        if reader.kind == .csv { return try openText(source, filled, reader) }
        if reader.kind == .parquet {
            let survey = try surveyTyped(filled, reader)
            surveys[name] = survey
            return try open(
                source, survey.columns, rows: survey.rows(), numbersRows: survey.numbersRows,
                example: survey.exampleRows)
        }
        let rows = try openJSON(source, filled, reader)
        let columns = rows.columns.map { ColumnSniff.Column(name: $0.name, type: $0.wanted ?? $0.found) }
        return try open(source, columns, rows: rows.fitting, numbersRows: false)
    }

    /// Makes rows of files that name their own types readable.
    private func open(
        _ source: SourceDefinition, _ columns: [ColumnSniff.Column], rows: String, numbersRows: Bool,
        example: String? = nil
    ) throws(EngineFailure) -> OpenedSource {
        try requireDeclared(source, among: columns.map(\.name))
        let view = SourceView(
            source, rows: rows, columns: columns.map { typed($0, source) },
            dropped: dropped(source, columns),
            numbersRows: numbersRows)
        return OpenedSource(name: source.name.value, schema: try create(view, example: example))
    }

    /// Notes how a source is read; returns its columns. The engine makes the view when its rows are first asked for.
    ///
    /// - Parameter example: SQL of rows of the same columns, where that takes fewer files than all.
    func create(_ view: SourceView, example: String? = nil) throws(EngineFailure) -> SourceSchema {
        views[view.name] = view
        var described = view
        if let example { described.rows = example }
        let columns = try run("DESCRIBE \(described.select(using: nil))", about: view.name)
        untold.insert(view.name)
        return SourceSchema(columns: Self.columns(columns))
    }

    /// Makes the view of an opened source, once its rows are asked for.
    func tellView(of source: String?) throws(EngineFailure) {
        guard let source, untold.contains(source), let view = views[source] else { return }
        try show(view, using: nil)
    }

    /// Creates the view of a source for the columns that will be asked for, where they are known.
    func show(
        _ view: SourceView, using used: Set<String>?, marksFaults: Bool = false
    ) throws(EngineFailure) {
        let select = view.select(using: used, marksFaults: marksFaults)
        untold.remove(view.name)
        try execute("CREATE OR REPLACE TEMP VIEW \(dialect.identifier(view.name)) AS \(select)", about: view.name)
    }

    /// A column of a file that names its own types: texts are read as declared, the rest is cast. What is no number
    /// (NaN, infinity) is null, so that it takes part in no sum.
    private func typed(_ column: ColumnSniff.Column, _ source: SourceDefinition) -> SourceView.Column {
        let name = dialect.identifier(column.name)
        let values = WrittenValue(source)
        guard let declared = source.columns[column.name]?.value else {
            guard column.type == "VARCHAR", !source.format.null.isEmpty else {
                return SourceView.Column(name: column.name, value: plain(column))
            }
            return SourceView.Column(
                name: column.name, value: "CASE WHEN NOT (\(values.missing(name))) THEN \(Self.composed(name)) END")
        }
        if column.type == "VARCHAR" || column.type == "JSON" {
            let text = column.type == "JSON" ? "(\(name) ->> '$')" : name
            return SourceView.Column(
                name: column.name, value: name, written: values.value(of: text, as: declared), isChecked: .always,
                type: declared.written)
        }
        switch declared {
        case .percent:
            let number = "CAST(\(name) AS DOUBLE) / 100"
            return SourceView.Column(name: column.name, value: "CASE WHEN isfinite(\(number)) THEN \(number) END")
        case .duration:
            let seconds =
                column.type == "TIME" ? "CAST(date_part('epoch', \(name)) AS DOUBLE)" : "CAST(\(name) AS DOUBLE)"
            return SourceView.Column(name: column.name, value: seconds)
        case .date where !source.format.dateFormats.isEmpty && column.type == "BIGINT":
            // Days written as 20260131 look like whole numbers.
            return SourceView.Column(
                name: column.name, value: name,
                written: values.value(of: "CAST(\(name) AS VARCHAR)", as: declared), isChecked: .always,
                type: declared.written)
        default:
            let native = FileReader.nativeType(declared)
            guard Self.losesDigits(column.type, as: declared) else {
                return SourceView.Column(name: column.name, value: "CAST(\(name) AS \(native))")
            }
            // The engine would round; such a row is malformed, as in text files.
            let cast = "TRY_CAST(\(name) AS \(native))"
            return SourceView.Column(
                name: column.name, value: name, written: "CASE WHEN \(cast) = \(name) THEN \(cast) END",
                isChecked: .always, type: declared.written)
        }
    }

    /// Whether numbers of an engine's type can have decimals that a declared exact type has not.
    ///
    /// Doubles as decimals are no such case: 0.30000000000000004 is how a Double writes 0.3.
    private static func losesDigits(_ native: String, as declared: SourceDefinition.ColumnType) -> Bool {
        let scale = native.wholeMatch(of: /DECIMAL\([0-9]+, *([0-9]+)\)/).flatMap { Int($0.1) }
        switch declared {
        case .integer: return native == "DOUBLE" || native == "FLOAT" || (scale ?? 0) > 0
        case .decimal(_, let kept): return (scale ?? 0) > kept
        default: return false
        }
    }

    /// A column as it is, except that texts are composed and what is no finite number is null.
    func plain(_ column: ColumnSniff.Column) -> String {
        let name = dialect.identifier(column.name)
        if column.type == "VARCHAR" { return Self.composed(name) }
        guard column.type == "DOUBLE" || column.type == "FLOAT" else { return name }
        return "CASE WHEN isfinite(\(name)) THEN \(name) END"
    }

    func sniff(_ call: String, about source: String) throws(EngineFailure) -> ColumnSniff {
        let rows = try run("DESCRIBE SELECT * FROM \(call)", about: source).rows
        return ColumnSniff(columns: rows.map { .init(name: $0[0] ?? "", type: $0[1] ?? "VARCHAR") })
    }

    private func describe(_ view: String, about source: String) throws(EngineFailure) -> [SourceSchema.Column] {
        Self.columns(try run("DESCRIBE \(dialect.identifier(view))", about: source))
    }

    /// The columns in an answer to `DESCRIBE`.
    private static func columns(_ described: RowTable) -> [SourceSchema.Column] {
        described.rows.filter { $0[0] != FileSurvey.fileColumn }
            .map { SourceSchema.Column(duckDB: $0[0] ?? "", type: $0[1] ?? "") }
    }

    /// Columns the definition declares must be there.
    func requireDeclared(_ source: SourceDefinition, among names: [String]) throws(EngineFailure) {
        let dropped = source.drop.flatMap(\.references).compactMap { $0.reference.path.first }
        for column in source.columns.keys.sorted() + dropped where !names.contains(column) {
            throw EngineFailure(
                QueryFailure.unknownColumn(column, of: source.name.value, among: names), source: source.name.value)
        }
    }
}

extension SourceFiles.File {
    /// Whether the file is still there.
    func exists(below root: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }

    /// Whether a tiny file holds nothing but line ends and blanks.
    func isBlank(below root: String) -> Bool {
        guard size < 64, let data = FileManager.default.contents(atPath: root + "/" + path) else { return false }
        return data.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    /// Whether the file can be read without unpacking it.
    var isPlainText: Bool { !path.lowercased().hasSuffix(".gz") && !path.lowercased().hasSuffix(".zst") }
}
