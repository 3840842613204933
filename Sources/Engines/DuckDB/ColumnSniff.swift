import Definitions
import Queries

/// Column names and engine types of one file, or of several files alike.
struct ColumnSniff: Hashable {
    /// Names and types in the order of the file.
    var columns: [Column]

    struct Column: Hashable, Codable {
        var name: String
        var type: String
    }

    /// The names alone, by which files are read together.
    var names: [String] { columns.map(\.name) }

    /// The types that hold the values of every file, by column in order of first appearance.
    ///
    /// Whole numbers widen to fractions, days to timestamps; what does not mix is read as text.
    static func unified(_ sniffs: some Sequence<ColumnSniff>) -> [Column] {
        var order: [String] = []
        var types: [String: String] = [:]
        for column in sniffs.flatMap(\.columns) {
            guard let known = types[column.name] else {
                order.append(column.name)
                types[column.name] = column.type
                continue
            }
            types[column.name] = common(known, column.type)
        }
        return order.map { Column(name: $0, type: types[$0] ?? "VARCHAR") }
    }

    private static func common(_ left: String, _ right: String) -> String {
        if left == right { return left }
        let ladder = ["BIGINT", "DOUBLE"]
        if let a = ladder.firstIndex(of: left), let b = ladder.firstIndex(of: right) { return ladder[max(a, b)] }
        let times = ["DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE"]
        if let a = times.firstIndex(of: left), let b = times.firstIndex(of: right) { return times[max(a, b)] }
        return "VARCHAR"
    }
}

extension SourceSchema.Column {
    /// A column of DuckDB, by its type's name.
    init(duckDB name: String, type native: String) {
        let zoned = native == "TIMESTAMP WITH TIME ZONE"
        self.init(name: name, type: Self.type(duckDB: native), isZoned: zoned, nativeType: native)
    }

    private static func type(duckDB native: String) -> ExpressionType {
        switch native {
        case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT",
            "UHUGEINT":
            return .integer
        case "FLOAT", "DOUBLE": return .number
        case "VARCHAR", "UUID": return .text
        case "BOOLEAN": return .boolean
        case "DATE": return .date
        case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE": return .timestamp
        default:
            if native.hasPrefix("DECIMAL") { return .decimal }
            return native.hasPrefix("ENUM") ? .text : .unknown
        }
    }
}
