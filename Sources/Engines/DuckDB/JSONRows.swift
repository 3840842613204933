import Definitions
import Queries

/// How JSON objects of a source become rows: every simple column is read as text and then turned into its type, so
/// that a row that does not fit is known instead of losing a value in silence.
struct JSONRows {
    /// A column as the files hold it and as it is read.
    struct Column {
        var name: String
        /// The type found in the files.
        var found: String
        /// The type it is to have; nil keeps what was found.
        var wanted: String?

        /// Types that are read as text first; nested ones are read as they are.
        private static let simple: Set<String> = [
            "BIGINT", "UBIGINT", "HUGEINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE",
            "UUID",
            "TIME",
        ]

        /// The type texts are turned into; nil where the column is read as it is found.
        var cast: String? {
            if let wanted { return wanted == "VARCHAR" ? nil : wanted }
            return Self.simple.contains(found) ? found : nil
        }

        /// The type the engine's reader gives.
        var read: String { cast != nil || wanted != nil ? "VARCHAR" : found }
    }

    let source: SourceDefinition
    let columns: [Column]
    /// Whether each line holds one object.
    let isLines: Bool
    /// Paths below the project's folder.
    let paths: [String]
    let root: String
    private let dialect = Dialect.duckDB

    init(_ source: SourceDefinition, _ sniff: ColumnSniff, isLines: Bool, paths: [String], root: String) {
        self.source = source
        self.isLines = isLines
        self.paths = paths
        self.root = root
        columns = sniff.columns.map { column in
            Column(
                name: column.name, found: column.type,
                wanted: source.columns[column.name].map { FileReader.nativeType($0.value) })
        }
    }

    /// The objects as text columns. Complexity: one reading of the files.
    func call(_ paths: [String]) -> String {
        let files = "[" + paths.map { text(root + "/" + $0) }.joined(separator: ", ") + "]"
        let types = columns.map { "\(text($0.name)): \(text($0.read))" }.joined(separator: ", ")
        let format = isLines ? "format = 'newline_delimited', ignore_errors = true, " : ""
        return "read_json(\(files), \(format)columns = {\(types)})"
    }

    /// The rows that fit, with their types.
    var fitting: String {
        let list = columns.map { column in
            let name = dialect.identifier(column.name)
            return value(column).map { "\($0) AS \(name)" } ?? name
        }
        return "SELECT \(list.joined(separator: ", ")) FROM \(call(paths)) WHERE NOT (\(misfit))"
    }

    /// The number of rows that do not.
    var misfitCount: String { "SELECT count(*) FROM \(call(paths)) WHERE \(misfit)" }

    /// The first misfits of a file whose objects stand on a line each: line, column, reason.
    func misfitLines(of path: String, encoding: String, limit: Int) -> String {
        let keys = columns.map { "\(text($0.name)): 'VARCHAR'" }.joined(separator: ", ")
        let fields = columns.map { "object.\(dialect.identifier($0.name)) AS \(dialect.identifier($0.name))" }
        let object = "CASE WHEN json_valid(line) THEN json_transform(line, to_json({\(keys)})) END"
        return """
            SELECT number, \(blamed), CASE WHEN NOT json_valid(line) THEN 'the line is no valid JSON'
            WHEN json_type(CASE WHEN json_valid(line) THEN line END) <> 'OBJECT' THEN 'the line holds no JSON object'
            ELSE \(reason) END
            FROM (SELECT number, line, \(fields.joined(separator: ", ")) FROM (SELECT number, line, \(object) AS object
            FROM (SELECT row_number() OVER () AS number, line FROM \(lines(of: path, encoding: encoding)))
            WHERE trim(coalesce(line, '')) <> '')) WHERE \(misfit) LIMIT \(limit)
            """
    }

    /// The first misfits among the objects of one file: position from 1, column, reason.
    func misfitObjects(of path: String, limit: Int) -> String {
        let names = columns.map { dialect.identifier($0.name) }.joined(separator: ", ")
        return """
            SELECT number, \(blamed), \(reason) FROM (SELECT row_number() OVER () AS number, \(names)
            FROM \(call([path]))) WHERE \(misfit) LIMIT \(limit)
            """
    }

    /// The lines of a file as they stand, blank ones null.
    func lines(of path: String, encoding: String) -> String {
        // A unit separator can stand in no JSON text.
        "read_csv(\(text(root + "/" + path)), columns = {'line': 'VARCHAR'}, delim = '\u{1F}', quote = '', escape = '', "
            + "header = false, auto_detect = false, parallel = false, max_line_size = 16777216, "
            + "encoding = \(text(encoding)))"
    }

    /// A row of which nothing could be read, or a value that is not of its column's type.
    private var misfit: String {
        let empty = columns.map { "\(dialect.identifier($0.name)) IS NULL" }.joined(separator: " AND ")
        return (["(\(empty))"] + columns.compactMap(misfit)).joined(separator: " OR ")
    }

    private func misfit(_ column: Column) -> String? {
        guard let cast = column.cast, column.wanted == nil || !isPercent(column), let value = value(column) else {
            return nil
        }
        let name = dialect.identifier(column.name)
        var tests = "\(value) IS NULL"
        // The engine would round a fraction.
        if cast.hasSuffix("INT") { tests = "(\(tests) OR contains(\(name), '.') AND NOT ends_with(\(name), '.0'))" }
        return "(\(given(column)) IS NOT NULL AND \(tests))"
    }

    private func isPercent(_ column: Column) -> Bool { source.columns[column.name]?.value == .percent }

    /// The text of a value, null where it stands for none.
    private func given(_ column: Column) -> String {
        let name = dialect.identifier(column.name)
        let nulls = ([""] + source.format.null).map(text).joined(separator: ", ")
        return "CASE WHEN \(name) NOT IN (\(nulls)) THEN \(name) END"
    }

    /// The value in the column's type, null where it is not of it; nil where it needs no turning.
    private func value(_ column: Column) -> String? {
        guard let cast = column.cast else { return nil }
        var content = given(column)
        let format = source.format
        let isTime = cast == "DATE" || cast.hasPrefix("TIMESTAMP")
        let patterns = cast == "DATE" ? format.dateFormats : format.timestampFormats
        if isTime, !patterns.isEmpty {
            return "CAST(try_strptime(\(content), [\(patterns.map(text).joined(separator: ", "))]) AS \(cast))"
        }
        if isTime, column.found.hasPrefix("TIMESTAMP"), column.found != cast {
            return "CAST(TRY_CAST(\(content) AS \(column.found)) AS \(cast))"
        }
        if format.decimal == ",", cast == "DOUBLE" || cast.hasPrefix("DECIMAL") {
            content =
                "CASE WHEN contains(\(content), ',') THEN replace(replace(\(content), '.', ''), ',', '.') "
                + "ELSE \(content) END"
        }
        return "TRY_CAST(\(content) AS \(cast))"
    }

    private var blamed: String {
        let cases = columns.compactMap { column in misfit(column).map { "WHEN \($0) THEN \(text(column.name))" } }
        return cases.isEmpty ? "NULL" : "CASE \(cases.joined(separator: " ")) END"
    }

    private var reason: String {
        let cases = columns.compactMap { column -> String? in
            guard let test = misfit(column), let cast = column.cast else { return nil }
            let before = text("Error when converting column \"\(column.name)\". Could not convert string \"")
            return "WHEN \(test) THEN \(before) || \(dialect.identifier(column.name)) || \(text("\" to '\(cast)'"))"
        }
        let otherwise = text("none of the columns has a value")
        return cases.isEmpty ? otherwise : "CASE \(cases.joined(separator: " ")) ELSE \(otherwise) END"
    }

    private func text(_ content: String) -> String { dialect.text(content).text }
}
