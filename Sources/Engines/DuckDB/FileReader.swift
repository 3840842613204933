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
    /// Lines of comments above the header, where the definition does not say what to skip.
    var leadingComments = 0
    /// Whether the files are copies in UTF-8, of which format keys about encoding and place no longer hold.
    var isTranscript = false
    /// Where the copies are, absolute, by the file's path.
    var copies: [String: String] = [:]
    /// The patterns that dates and timestamps of all files follow where the definition has none.
    var moments = MomentPatterns()
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
    ///   - extra: Further options of CSV files.
    func call(_ paths: [String], types: [ColumnSniff.Column], rejects: Bool, extra: [String] = []) -> String {
        let files = "[" + paths.map { text(place($0)) }.joined(separator: ", ") + "]"
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
            return "read_csv(" + ([files] + options + extra).joined(separator: ", ") + ")"
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
        if let skip = skipped { options.append("skip = \(skip)") }
        // What looks like a comment further down may be a hashtag; it is left out only where that is declared.
        options.append("comment = \(text(format.comment ?? ""))")
        if let decimal = format.decimal { options.append("decimal_separator = \(text(decimal))") }
        if let encoding = format.encoding, !isTranscript {
            options.append("encoding = \(text(encoding == "latin1" ? "latin-1" : encoding))")
        }
        if let pattern = dateFormat { options.append("dateformat = \(text(pattern))") }
        if let pattern = timestampFormat { options.append("timestampformat = \(text(pattern))") }
        if !format.null.isEmpty {
            options.append("nullstr = [" + ([""] + format.null).map(text).joined(separator: ", ") + "]")
        }
        return options
    }

    /// Lines above the header; what a copy leaves out is not there any more.
    var skipped: Int? {
        if isTranscript, source.format.table != nil { return 0 }
        if let declared = source.format.skip { return declared }
        return leadingComments > 0 || found != nil ? leadingComments : nil
    }

    /// The pattern all dates follow; several are tried on the texts of declared columns.
    private var dateFormat: String? {
        source.format.dateFormats.count == 1 ? source.format.dateFormats[0] : moments.date
    }

    private var timestampFormat: String? {
        source.format.timestampFormats.count == 1 ? source.format.timestampFormats[0] : moments.timestamp
    }

    /// Asks how one CSV file is written: delimiter, quote, escape, lines to skip, header, date and timestamp patterns
    /// and the types of columns.
    func sniffCall(_ path: String, extra: [String] = []) -> String {
        let options = ([text(place(path))] + csvOptions + ["ignore_errors = true"] + extra).joined(separator: ", ")
        return """
            SELECT Delimiter, Quote, Escape, SkipRows, HasHeader, DateFormat, TimestampFormat, CAST(Columns AS VARCHAR) \
            FROM sniff_csv(\(options))
            """
    }

    /// The engine's type of a declared column; what is written in forms of its own is read as text and converted.
    static func nativeType(_ type: SourceDefinition.ColumnType) -> String {
        switch type {
        case .text, .percent, .duration: "VARCHAR"
        case .integer: "BIGINT"
        case .number: "DOUBLE"
        case .boolean: "BOOLEAN"
        case .date: "DATE"
        case .timestamp: "TIMESTAMP"
        case .timestampWithZone: "TIMESTAMP WITH TIME ZONE"
        case .decimal(let precision, let scale): "DECIMAL(\(precision),\(scale))"
        }
    }

    /// Where the engine reads a file.
    private func place(_ path: String) -> String { copies[path] ?? root + "/" + path }

    private func text(_ content: String) -> String { dialect.text(content).text }
}

/// The patterns by which days and timestamps are written; nil where that is the one of ISO 8601.
struct MomentPatterns: Hashable, Codable {
    var date: String?
    var timestamp: String?

    init() {}

    /// The patterns in an answer to `FileReader.sniffCall`.
    init(_ row: [String?]) {
        guard row.count == 8 else { return }
        date = row[5].flatMap { $0 == "%Y-%m-%d" ? nil : $0 }
        timestamp = row[6].flatMap { $0.hasPrefix("%Y-%m-%d") ? nil : $0 }
    }
}

/// How a CSV file is written, as the engine found out.
struct CSVDialect: Hashable, Codable {
    let delimiter: String
    let quote: String
    let escape: String

    /// The dialect in an answer to `FileReader.sniffCall`; nil where reading needs more than that: no header line, or
    /// lines above it, which the next file may not have.
    ///
    /// - Parameter known: Lines to skip that were asked for.
    init?(_ row: [String?], skipping known: Int) {
        guard row.count == 8, row[4] == "true" else { return nil }
        guard let delimiter = row[0], delimiter.count == 1, row[3] == "\(known)" else { return nil }
        self.delimiter = delimiter
        // A file without a single quoted field says nothing about quotes; others may have them.
        quote = row[1].flatMap { $0.count == 1 ? $0 : nil } ?? "\""
        escape = row[2].flatMap { $0.count == 1 ? $0 : nil } ?? "\""
    }
}
