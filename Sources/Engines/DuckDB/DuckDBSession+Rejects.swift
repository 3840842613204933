import Definitions
import Foundation
import Queries

extension DuckDBSession {
    /// Malformed rows the reading of a source set aside: those the engine could not read, and those with a text that
    /// means nothing in the type of its column.
    public func rejectedRows(
        of source: String, limit: Int
    ) throws(EngineFailure) -> (count: Int, first: [RejectedRow]) {
        let native: (count: Int, first: [RejectedRow])
        if let objects = jsonRows[source] {
            native = try rejectedObjects(objects, of: source, limit: limit)
        } else {
            native = try rejectedByEngine(of: source, limit: limit)
        }
        let faults = try faults(of: source, limit: limit)
        guard faults.count > 0 else { return native }
        let rows = (native.first + faults.first).sorted { ($0.file, $0.line) < ($1.file, $1.line) }
        return (native.count + faults.count, Array(rows.prefix(limit)))
    }

    private func rejectedByEngine(
        of source: String, limit: Int
    ) throws(EngineFailure) -> (count: Int, first: [RejectedRow]) {
        let tables = try run("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'", about: source)
        guard tables.rows.first?.first != "0", let found = try files[source]?.get() else { return (0, []) }
        let places = found.files.map { file in copied[source + "|" + file.path]?.path ?? root + "/" + file.path }
        let paths = places.map { dialect.text($0).text }.joined(separator: ", ")
        // Statistics of a scan may be written more than once; a line is counted once.
        let rows = """
            SELECT DISTINCT file_path, line FROM reject_errors JOIN reject_scans USING (scan_id, file_id)
            WHERE file_path IN (\(paths))
            """
        let count = try run("SELECT count(*) FROM (\(rows))", about: source).rows.first?.first.flatMap { $0 } ?? "0"
        guard let number = Int(count), number > 0 else { return (0, []) }
        let listed = try run(
            """
            SELECT file_path, line, first(line_byte_position), first(column_name), first(error_message)
            FROM reject_errors JOIN reject_scans USING (scan_id, file_id) WHERE file_path IN (\(paths))
            GROUP BY 1, 2 ORDER BY 1, 2 LIMIT \(limit)
            """, about: source)
        let faults = listed.rows.map { row in
            Fault(
                path: row[0] ?? "", line: Int(row[1] ?? "") ?? 0, position: Int(row[2] ?? ""), column: row[3],
                reason: RejectionHint.added(to: row[4] ?? ""))
        }
        return (number, placed(faults))
    }

    /// A row set aside, as the engine counts lines.
    private struct Fault {
        var path: String
        var line: Int
        var position: Int?
        var column: String?
        var reason: String
    }

    /// Rows by file and line as an editor counts them: the engine counts a row with line ends in quotes as one line.
    private func placed(_ faults: [Fault]) -> [RejectedRow] {
        var lines: [String: [Int: Int]] = [:]
        for (path, group) in Dictionary(grouping: faults, by: \.path) {
            lines[path] = LineNumbers.of(group.compactMap(\.position), in: path)
        }
        return faults.map { fault in
            let copy = transcripts[fault.path]
            let line = fault.position.flatMap { lines[fault.path]?[$0] } ?? fault.line
            return RejectedRow(
                file: copy?.file ?? fault.path.replacingPrefix(root + "/"), line: line + (copy?.linesBefore ?? 0),
                column: fault.column, reason: fault.reason)
        }
    }
}

extension DuckDBSession {
    /// Rows with a text that means nothing; those of a source read into memory are marked there.
    private func faults(of source: String, limit: Int) throws(EngineFailure) -> (count: Int, first: [RejectedRow]) {
        guard let view = views[source] else { return (0, []) }
        let checked = view.checked(using: used[source])
        guard !checked.isEmpty else { return (0, []) }
        let isLoaded = loaded.contains(source)
        let table = dialect.identifier("bw_read_" + source)
        let rows = isLoaded ? "\(table) WHERE \(SourceView.faultColumn)" : "(\(view.faults(in: checked)))"
        let counted = try run("SELECT count(*) FROM \(rows)", about: source).rows.first?.first ?? "0"
        guard let count = counted.flatMap({ Int($0) }), count > 0 else { return (0, []) }
        var listed: [RejectedRow] = []
        for column in checked where listed.count < limit {
            listed += try faults(of: column, in: view, source, limit: limit - listed.count)
        }
        return (count, listed)
    }

    /// The rows with a text that means nothing in one column.
    private func faults(
        of column: SourceView.Column, in view: SourceView, _ source: String, limit: Int
    ) throws(EngineFailure) -> [RejectedRow] {
        let name = dialect.identifier(column.name)
        let survey = surveys[source]
        let file = survey?.numbersRows == true ? FileSurvey.fileColumn : "0"
        let found = try run(
            "SELECT DISTINCT \(file), \(name) FROM (\(view.faults(in: [column]))) ORDER BY 1, 2 LIMIT \(limit)",
            about: source)
        var values: [Int: Set<String>] = [:]
        for row in found.rows { values[Int(row[0] ?? "") ?? 0, default: []].insert(row[1] ?? "") }
        var result: [RejectedRow] = []
        for (number, texts) in values.sorted(by: { $0.key < $1.key }) where result.count < limit {
            let place = survey?.files.first { $0.number == number }
            if let place, survey?.reader.kind == .csv {
                result += try faults(
                    of: column, in: view, place, texts, source, limit: limit - result.count)
            } else {
                let path = (try? files[source]?.get().files)??.first?.path ?? ""
                result += texts.sorted().map {
                    RejectedRow(
                        file: place?.path ?? path, line: 0, column: column.name,
                        reason: RejectionHint.reason(column: column.name, value: $0, type: column.type))
                }
            }
        }
        return result
    }

    /// The lines of one text file with such a text: read once more in a type that takes none, every value is set
    /// aside with its place, among them those that mean nothing.
    private func faults(
        of column: SourceView.Column, in view: SourceView, _ file: NumberedFile, _ texts: Set<String>, _ source: String,
        limit: Int
    ) throws(EngineFailure) -> [RejectedRow] {
        guard let survey = surveys[source] else { return [] }
        scansOfFaults += 1
        let table = "bw_faults_\(scansOfFaults)"
        let types = file.shape.columns.map {
            ColumnSniff.Column(name: $0.name, type: $0.name == column.name ? "UUID" : "VARCHAR")
        }
        let call = survey.reader.reading(file.shape).call(
            [file.path], types: types, rejects: true,
            extra: ["rejects_table = '\(table)'", "rejects_scan = '\(table)_scans'"])
        let name = dialect.identifier(column.name)
        _ = try run("SELECT count(\(name)) FROM \(call)", about: source)
        let values = """
            SELECT line, line_byte_position, \
            regexp_extract(error_message, '(?s)Could not convert string "(.*)" to ''UUID''', 1) AS \(name) \
            FROM \(table) WHERE error_type = 'CAST'
            """
        let wanted = texts.sorted().map { dialect.text($0).text }.joined(separator: ", ")
        let rows = try run(
            """
            SELECT line, line_byte_position, \(name) FROM (\(view.faults(of: column, in: values)))
            WHERE \(name) IN (\(wanted)) ORDER BY 1 LIMIT \(limit)
            """, about: source)
        try execute("DROP TABLE \(table)", about: source)
        try execute("DROP TABLE \(table)_scans", about: source)
        let path = survey.reader.copies[file.path] ?? root + "/" + file.path
        return placed(
            rows.rows.map { row in
                Fault(
                    path: path, line: Int(row[0] ?? "") ?? 0, position: Int(row[1] ?? ""), column: column.name,
                    reason: RejectionHint.reason(column: column.name, value: row[2] ?? "", type: column.type))
            })
    }
}
