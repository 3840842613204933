import Definitions
import Queries

extension DuckDBSession {
    /// Days in another order than year, month, day are settled by the files themselves, or not at all: `03/04/2026` is
    /// read only where some other date in its column says which is the month.
    ///
    /// Columns that nobody placed rows by or declared are read as text where it stays open.
    /// - Throws: `ambiguous-dates`.
    func settleDates(
        _ source: SourceDefinition, _ columns: [ColumnSniff.Column], _ reader: FileReader, _ files: [NumberedFile]
    ) throws(EngineFailure) -> [ColumnSniff.Column] {
        var result = columns
        let open = [
            (
                option: "dateformat", found: reader.moments.date, isDeclared: !source.format.dateFormats.isEmpty,
                types: ["DATE"]
            ),
            (
                option: "timestampformat", found: reader.moments.timestamp,
                isDeclared: !source.format.timestampFormats.isEmpty,
                types: ["TIMESTAMP", "TIMESTAMP WITH TIME ZONE"]
            ),
        ]
        for form in open {
            guard let found = form.found, !form.isDeclared else { continue }
            let others = Self.readings(of: found).filter { $0 != found }
            guard !others.isEmpty, let other = try stillFitting(others, form.option, reader, files, source) else {
                continue
            }
            for position in result.indices where form.types.contains(result[position].type) {
                let column = result[position].name
                let isTime = source.time.value.references.contains { $0.reference.path.first == column }
                guard isTime || source.columns[column] != nil else {
                    result[position].type = "VARCHAR"
                    continue
                }
                throw EngineFailure(
                    "ambiguous-dates",
                    "Source `\(source.name.value)`: the dates in column `\(column)` can be read in two ways, as "
                        + "`\(found)` and as `\(other)`. Say which: `format: {\(form.option == "dateformat" ? "date_format" : "timestamp_format"): \"\(found)\"}`.",
                    source: source.name.value)
            }
        }
        return result
    }

    /// A pattern other than the one found that reads all dates of all files too.
    private func stillFitting(
        _ others: [String], _ option: String, _ reader: FileReader, _ files: [NumberedFile], _ source: SourceDefinition
    ) throws(EngineFailure) -> String? {
        var plain = reader
        plain.moments = MomentPatterns()
        var open = others
        for file in files where !open.isEmpty && file.shape.holdsRows {
            let own = reader.reading(file.shape)
            guard let types = try run(own.sniffCall(file.path), about: source.name.value).rows.first?.last else {
                continue
            }
            var fitting: [String] = []
            for pattern in open {
                let call = plain.reading(file.shape).sniffCall(
                    file.path, extra: ["\(option) = \(dialect.text(pattern).text)"])
                if try run(call, about: source.name.value).rows.first?.last == types { fitting.append(pattern) }
            }
            open = fitting
        }
        return open.first
    }

    /// The patterns that read some of the same texts: day and month change places, and a year of two digits with them.
    private static func readings(of pattern: String) -> [String] {
        guard let date = pattern.firstMatch(of: /%[dmyY](.?)%[dmyY](.?)%[dmyY]/) else { return [] }
        let separator = String(date.1)
        let parts =
            date.0.contains("%y")
            ? [["%d", "%m", "%y"], ["%m", "%d", "%y"], ["%y", "%m", "%d"]]
            : date.0.hasSuffix("%Y") ? [["%d", "%m", "%Y"], ["%m", "%d", "%Y"]] : []
        return parts.map { pattern.replacing(date.0, with: $0.joined(separator: separator)) }
    }

    /// In files of countries that write a decimal comma (`;` or a tab between fields), `1.234` may be one thousand two
    /// hundred and thirty-four. It is read only where some number in its column can only have decimals.
    ///
    /// - Throws: `ambiguous-numbers`.
    func requireClearNumbers(
        _ source: SourceDefinition, _ columns: [ColumnSniff.Column], _ reader: FileReader, _ files: [NumberedFile]
    ) throws(EngineFailure) {
        let delimiter = source.format.delimiter ?? files.first?.shape.dialect?.delimiter
        guard source.format.decimal == nil, let delimiter, [";", "\t", "tab", "\\t"].contains(delimiter) else { return }
        let fractions = columns.filter { column in
            guard column.type == "DOUBLE" else { return false }
            let declared = source.columns[column.name]?.value
            return declared != .text && declared != .percent
        }
        guard !fractions.isEmpty else { return }
        for column in fractions {
            let name = dialect.identifier(column.name)
            var isOpen = false
            var isClear = false
            for file in files where file.shape.columns.contains(where: { $0.name == column.name }) {
                let own = reader.reading(file.shape)
                let rows = own.call([file.path], types: [], rejects: false, extra: ["all_varchar = true"])
                let look = """
                    SELECT count(*) FILTER (NOT regexp_full_match(\(name), '[-+]?[1-9][0-9]{0,2}([.][0-9]{3})+')), count(*) \
                    FROM (SELECT \(name) FROM \(rows) LIMIT 20480) WHERE strpos(\(name), '.') > 0
                    """
                guard let found = try? run(look, about: source.name.value).rows.first else { continue }
                if found[0] != "0" { isClear = true } else if found[1] != "0" { isOpen = true }
            }
            guard isOpen, !isClear else { continue }
            throw EngineFailure(
                "ambiguous-numbers",
                "Source `\(source.name.value)`: the points in column `\(column.name)` may stand before decimals or "
                    + "group thousands (`1.234`). Say which: `format: {decimal: \".\"}` or `format: {decimal: \",\"}`.",
                source: source.name.value)
        }
    }
}
