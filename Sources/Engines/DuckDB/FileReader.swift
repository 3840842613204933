import Definitions
import Queries

/// Writes the SQL by which DuckDB reads files of a source: `read_csv(…)` with the declared format and types.
struct FileReader {
    /// How files are written.
    enum Kind: String {
        case csv, json, ndjson, parquet

        /// Whether the files name their own types.
        var isTyped: Bool { self == .parquet }
    }

    let source: SourceDefinition
    var kind: Kind
    /// How CSV files are written, as found in the first of them; nil lets the engine look into every file.
    var found: CSVDialect?
    let root: String
    private let dialect = Dialect.duckDB

    init(_ source: SourceDefinition, root: String, firstPath: String) throws(EngineFailure) {
        self.source = source
        self.root = root
        if let declared = source.format.type {
            guard let known = Kind(rawValue: declared.value.lowercased()) else {
                throw EngineFailure(
                    "unknown-format",
                    "Source `\(source.name.value)`: `\(declared.value)` is not a file format. "
                        + "Expected csv, json, ndjson or parquet.", source: source.name.value)
            }
            kind = known
            return
        }
        let name = firstPath.lowercased()
        let plain = [".gz", ".zst"].reduce(name) { $0.hasSuffix($1) ? String($0.dropLast($1.count)) : $0 }
        switch plain.split(separator: ".").last {
        case "parquet", "pq": kind = .parquet
        case "json": kind = .json
        case "ndjson", "jsonl": kind = .ndjson
        case "csv", "tsv", "txt", "tab": kind = .csv
        default:
            throw EngineFailure(
                "unknown-format",
                "Source `\(source.name.value)`: the format of `\(firstPath)` cannot be told from its name. "
                    + "Say it: `format: {type: csv}` (csv, json, ndjson or parquet).", source: source.name.value)
        }
    }

    /// The table function over some files.
    ///
    /// - Parameters:
    ///   - types: Types of columns that all the files have; empty lets the engine guess.
    ///   - rejects: Whether malformed rows are set aside and listed instead of failing the statement.
    func call(_ paths: [String], types: [ColumnSniff.Column], rejects: Bool) -> String {
        let files = "[" + paths.map { text(root + "/" + $0) }.joined(separator: ", ") + "]"
        switch kind {
        case .parquet: return "read_parquet(\(files), union_by_name = true)"
        case .json: return "read_json(\(files), union_by_name = true, ignore_errors = false)"
        case .ndjson:
            return "read_json(\(files), format = 'newline_delimited', union_by_name = true, ignore_errors = true)"
        case .csv:
            var options = csvOptions
            if !types.isEmpty {
                let pairs = types.map { "\(text($0.name)): \(text($0.type))" }.joined(separator: ", ")
                // With all columns named, nothing is left to detect, which costs more than reading.
                options.append(found == nil ? "types = {\(pairs)}" : "columns = {\(pairs)}, auto_detect = false")
            }
            options.append("ignore_errors = true")
            if rejects { options.append("store_rejects = true") }
            return "read_csv(" + ([files] + options).joined(separator: ", ") + ")"
        }
    }

    private var csvOptions: [String] {
        let format = source.format
        var options: [String] = []
        if let delimiter = format.delimiter ?? found?.delimiter {
            options.append("delim = \(text(delimiter == "tab" ? "\t" : delimiter))")
        }
        if let quote = format.quote ?? found?.quote { options.append("quote = \(text(quote))") }
        if let escape = found?.escape, format.quote == nil { options.append("escape = \(text(escape))") }
        if let header = format.header ?? found.map({ _ in true }) { options.append("header = \(header)") }
        if let skip = format.skip ?? found?.skip { options.append("skip = \(skip)") }
        if let decimal = format.decimal { options.append("decimal_separator = \(text(decimal))") }
        if let encoding = format.encoding {
            options.append("encoding = \(text(encoding == "latin1" ? "latin-1" : encoding))")
        }
        if let pattern = format.dateFormat { options.append("dateformat = \(text(pattern))") }
        if let pattern = format.timestampFormat { options.append("timestampformat = \(text(pattern))") }
        if !format.null.isEmpty {
            options.append("nullstr = [" + ([""] + format.null).map(text).joined(separator: ", ") + "]")
        }
        return options
    }

    /// Asks how one CSV file is written: delimiter, quote, escape, lines to skip, header, date and timestamp patterns.
    func sniffCall(_ path: String) -> String {
        let options = ([text(root + "/" + path)] + csvOptions + ["ignore_errors = true"]).joined(separator: ", ")
        return
            "SELECT Delimiter, Quote, Escape, SkipRows, HasHeader, DateFormat, TimestampFormat FROM sniff_csv(\(options))"
    }

    /// The engine's type of a declared column; percent columns are read as text and converted afterwards.
    static func nativeType(_ type: SourceDefinition.ColumnType) -> String {
        switch type {
        case .text, .percent: "VARCHAR"
        case .integer: "BIGINT"
        case .number: "DOUBLE"
        case .boolean: "BOOLEAN"
        case .date: "DATE"
        case .timestamp: "TIMESTAMP"
        case .timestampWithZone: "TIMESTAMP WITH TIME ZONE"
        case .decimal(let precision, let scale): "DECIMAL(\(precision),\(scale))"
        }
    }

    private func text(_ content: String) -> String { dialect.text(content).text }
}

/// How a CSV file is written, as the engine found out.
struct CSVDialect: Hashable, Codable {
    let delimiter: String
    let quote: String
    let escape: String
    let skip: Int

    /// The dialect in an answer to `FileReader.sniffCall`; nil where reading needs more than that: no header line,
    /// dates in a pattern of their own.
    init?(_ row: [String?]) {
        guard row.count == 7, row[4] == "true", row[5] == nil, row[6] == nil else { return nil }
        guard let delimiter = row[0], delimiter.count == 1, let skip = row[3].flatMap({ Int($0) }) else { return nil }
        self.delimiter = delimiter
        self.skip = skip
        // A file without a single quoted field says nothing about quotes; others may have them.
        quote = row[1].flatMap { $0.count == 1 ? $0 : nil } ?? "\""
        escape = row[2].flatMap { $0.count == 1 ? $0 : nil } ?? "\""
    }
}
