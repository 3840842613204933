public import ADBC
public import Definitions
public import Queries
import Chronology
import Foundation
import Series

/// The embedded engine: DuckDB in memory, locked down to the files of the project's sources.
///
/// It can read exactly the files the sources' globs matched when the session began, nothing else: no other file, no
/// network, no extension, and no statement can lift that.
public final class DuckDBSession: EngineSession {
    /// How DuckDB writes SQL.
    public let dialect = Dialect.duckDB
    let root: String
    let connection: ADBCConnection
    /// Files of each source, as found when the session began, or why there are none.
    let files: [String: Result<SourceFiles, EngineFailure>]
    /// Sources read into memory rather than in place.
    var loaded: Set<String> = []
    /// Shapes of files known before the session began, by source and path.
    var knownShapes: [String: [String: FileShape]] = [:]
    /// The files of opened sources, looked into.
    var surveys: [String: FileSurvey] = [:]
    /// How the JSON files of opened sources become rows.
    var jsonRows: [String: JSONRows] = [:]
    /// The columns with which each source was read into memory.
    var used: [String: Set<String>] = [:]
    /// How each opened source is read.
    var views: [String: SourceView] = [:]
    /// Opened sources whose views the engine was not told of, since nobody has asked for their rows yet.
    var untold: Set<String> = []
    /// The files to which sources are restricted, by source.
    var restricted: [String: Set<String>] = [:]
    /// Of each copy of a text file the file itself, relative to the root, and the lines above it.
    var transcripts: [String: (file: String, linesBefore: Int)] = [:]
    /// Copies made, by source and file.
    var copied: [String: TextFile] = [:]
    /// How often a file was read again for the places of malformed rows.
    var scansOfFaults = 0
    /// Sources of which every text file is copied, since the engine failed on them as they are.
    var transcribed: Set<String> = []
    /// The folder of such copies, absolute; made when needed.
    let copies: String

    /// Opens the engine for some sources of a project.
    ///
    /// - Parameters:
    ///   - root: The project's folder, absolute.
    ///   - zone: The zone in which functions such as `hour(moment)` read moments: the project's.
    ///   - spill: A folder for intermediate results that do not fit in memory; made when needed.
    /// - Throws: `driver-not-found`, `driver-load-failed`, `engine-error`.
    public init(
        root: String, zone: String, sources: some Sequence<SourceDefinition>, search: DriverSearch, spill: String,
        memoryLimit: String? = nil
    ) throws(EngineFailure) {
        self.root = root
        var files: [String: Result<SourceFiles, EngineFailure>] = [:]
        for source in sources {
            files[source.name.value] = Result { () throws(EngineFailure) in try SourceFiles.find(source, root: root) }
        }
        self.files = files
        copies = (spill as NSString).deletingLastPathComponent + "/reading-\(UUID().uuidString)"
        do throws(ADBCError) {
            let driver = try ADBCDriver.load(try search.first(for: "duckdb"))
            connection = try ADBCDatabase(driver: driver).connect()
        } catch {
            throw EngineFailure(
                error.code.rawValue,
                "The embedded engine (DuckDB) could not be started. `bellwether doctor` says what is missing; "
                    + "`make setup` installs it.", cause: error.message)
        }
        try lock(zone: zone, spill: spill, memoryLimit: memoryLimit)
    }

    deinit { try? FileManager.default.removeItem(atPath: copies) }

    /// Allows the sources' files, and copies of them in a folder of this session, and nothing else, for good.
    private func lock(zone: String, spill: String, memoryLimit: String?) throws(EngineFailure) {
        let paths = files.values.flatMap { (try? $0.get().files) ?? [] }.map { root + "/" + $0.path }
        var settings = [
            "SET TimeZone = \(dialect.text(zone).text)", "SET preserve_insertion_order = false",
            "SET enable_progress_bar = false",
            "SET temp_directory = \(dialect.text(spill).text)", "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false", "SET allowed_paths = \(list(of: paths.sorted()))",
            "SET allowed_directories = [\(dialect.text(copies).text)]",
        ]
        if let memoryLimit { settings.append("SET memory_limit = \(dialect.text(memoryLimit).text)") }
        settings += ["SET enable_external_access = false", "SET lock_configuration = true"]
        for setting in settings { try execute(setting, about: nil) }
    }

    /// Texts as a list. A text cut in pieces is read in a third of the time of a thousand elements.
    private func list(of texts: [String]) -> String {
        let separator = "\u{1F}"
        guard !texts.isEmpty, !texts.contains(where: { $0.contains(separator) }) else {
            return "[\(texts.map { dialect.text($0).text }.joined(separator: ", "))]"
        }
        return "string_split(\(dialect.text(texts.joined(separator: separator)).text), chr(31))"
    }

    /// Runs a statement for its effect.
    func execute(_ sql: String, about source: String?) throws(EngineFailure) {
        try tellView(of: source)
        do throws(ADBCError) { _ = try connection.executeUpdate(sql) } catch { throw failure(error, sql, source) }
    }

    /// Runs a query.
    func query(_ sql: String, about source: String?) throws(EngineFailure) -> ResultTable {
        try tellView(of: source)
        do throws(ADBCError) { return try connection.execute(sql) } catch { throw failure(error, sql, source) }
    }

    /// The engine's failure in the project's words where the cause is known.
    func failure(_ error: ADBCError, _ sql: String, _ source: String?) -> EngineFailure {
        let about = source.map { "Source `\($0)`" } ?? "A statement"
        if let source, let vanished = missingFile(of: source) {
            return EngineFailure(
                "file-vanished",
                "Source `\(source)`: `\(vanished)` was there when the reading began and is gone now. "
                    + "Put it back or run again without it.", cause: error.message, source: source)
        }
        if let source, let later = laterValue(error, source) { return later }
        if let source, let unreadable = unreadableText(error, source) { return unreadable }
        if let source, let broken = brokenArray(error.message, source) { return broken }
        if Self.isTooLong(error.message) {
            return EngineFailure(
                "exact-overflow",
                "\(about): an exact number would need more than 38 digits. Declare fewer decimals, such as "
                    + "`columns: {price: \"decimal(18,2)\"}`; round a factor first, such as `round(price, 4) * quantity`; "
                    + "or compute with `number(price)`, which is not exact.",
                cause: error.message, sql: sql, source: source)
        }
        if let source, error.message.contains("Conversion Error"), views[source]?.dropped.isEmpty == false {
            return EngineFailure(
                "drop-type",
                "Source `\(source)` could not be read. In `drop`, columns of a text file are texts as they are written: "
                    + "compare them with texts, or write `number(x)` and `date(x)`.",
                cause: error.message.split(separator: "\n").first.map(String.init), source: source)
        }
        return EngineFailure(
            error.code.rawValue, "\(about) could not be read.", cause: error.message, sql: sql, source: source)
    }

    /// Whether the engine gave up on a sum or product of whole numbers or decimals.
    private static func isTooLong(_ message: String) -> Bool {
        message.contains("Overflow in HUGEINT") || message.contains("Overflow in multiplication of DECIMAL")
            || message.contains("Overflow in addition of DECIMAL")
            || message.contains("Overflow in subtract of DECIMAL")
            || message.contains("Needed scale")
    }

    /// The engine's search for delimiter and quotes fails with pages of its own options; its first sentence tells
    /// enough, and the keys of `format` are what a person can change.
    private func unreadableText(_ error: ADBCError, _ source: String) -> EngineFailure? {
        let message = error.message
        let lines = message.split(separator: "\n")
        if let line = lines.first, line.contains("File is not "), line.contains("encoded") {
            return EngineFailure(
                "encoding-mismatch",
                "Source `\(source)`: a file is not written in the encoding that is declared. "
                    + "Correct `format: {encoding: …}` (utf-8, utf-16, latin-1 or windows-1252).",
                cause: String(line), source: source)
        }
        if message.contains("invalid state") {
            return EngineFailure(
                error.code.rawValue,
                "Source `\(source)`: lines of a file end in more than one way (CRLF and LF), or quotes are left open. "
                    + "Save it with one kind of line end.", cause: lines.first.map(String.init), source: source)
        }
        guard message.contains("sniffing file") || message.contains("CSV Error") else { return nil }
        let first = lines.first.map { $0.replacingOccurrences(of: root + "/", with: "") }
        return EngineFailure(
            error.code.rawValue,
            "Source `\(source)` could not be read as a text table. If a file is none, give it its proper ending or "
                + "write `format: {type: parquet}` (or json, ndjson). Else close what quotes are open in it, or say "
                + "how it is written with the keys `delimiter`, `quote`, `encoding`, `skip` and `header` of `format`.",
            cause: first, source: source)
    }

    /// A column that is sniffed whole in the first rows and holds something else further down.
    private func laterValue(_ error: ADBCError, _ source: String) -> EngineFailure? {
        guard let mark = error.message.range(of: SourceView.laterMark) else { return nil }
        let parts = error.message[mark.upperBound...].split(separator: "|", maxSplits: 1)
        let column = parts.first.map(String.init) ?? ""
        let value = parts.last.map { $0.prefix(40) } ?? ""
        return EngineFailure(
            "column-type-changes",
            "Source `\(source)`: column `\(column)` holds whole numbers in the first rows and `\(value)` further down. "
                + "Declare what it holds: `columns: {\"\(column)\": number}`, `\"decimal(18,2)\"`, `text`, or `integer` to "
                + "set other rows aside.", source: source)
    }

    private func missingFile(of source: String) -> String? {
        guard let found = try? files[source]?.get() else { return nil }
        return found.files.first { !$0.exists(below: root) }?.path
    }
}

extension DuckDBSession {
    /// A small result as text.
    public func run(_ sql: String, about source: String) throws(EngineFailure) -> RowTable {
        let table = try query(sql, about: source)
        do throws(ADBCError) {
            var columns: [[String?]] = []
            for column in table.columns {
                var cells: [String?] = []
                for row in 0..<column.rowCount { cells.append(try column.value(row).text) }
                columns.append(cells)
            }
            let rows = (0..<table.rowCount).map { (row: Int) -> [String?] in columns.map { $0[row] } }
            return RowTable(columns: table.fields.map(\.name), rows: rows)
        } catch { throw failure(error, sql, source) }
    }
}

extension Value {
    /// The value as text, nil where null.
    var text: String? {
        switch self {
        case .null: nil
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .double(let value): "\(value)"
        case .decimal(let units, let scale): ExactDecimal(units: units, scale: scale).description
        case .text(let value): value
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .date(let days): "\(Day(number: Int(days)))"
        case .time, .timestamp, .duration, .interval: "\(self)"
        }
    }
}
