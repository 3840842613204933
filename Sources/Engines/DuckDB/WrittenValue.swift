import Definitions
import Queries

/// The SQL that reads values of a declared type from their text; what is not written so is null.
struct WrittenValue {
    private let source: SourceDefinition
    private let number: WrittenNumber
    private let dialect = Dialect.duckDB

    init(_ source: SourceDefinition) {
        self.source = source
        number = WrittenNumber(source.format)
    }

    /// The value of a text; `text` is SQL.
    func value(of text: String, as type: SourceDefinition.ColumnType) -> String {
        switch type {
        case .text: DuckDBSession.composed(text)
        case .integer: number.integer(text)
        case .number: number.number(text)
        case .decimal(let precision, let scale): number.decimal(text, precision: precision, scale: scale)
        case .percent: number.percent(text)
        case .boolean: "TRY_CAST(\(text) AS BOOLEAN)"
        case .date: moment(text, source.format.dateFormats, "DATE")
        case .timestamp: moment(text, source.format.timestampFormats, "TIMESTAMP")
        case .timestampWithZone: moment(text, source.format.timestampFormats, "TIMESTAMP WITH TIME ZONE")
        case .duration(let form): duration(text, form)
        }
    }

    /// The value of a text in an engine's type, which the engine found in the first rows.
    func value(of text: String, asFound native: String) -> String {
        switch native {
        case "BIGINT": number.integer(text)
        case "DOUBLE": number.number(text)
        case "DATE": value(of: text, as: .date)
        case "TIMESTAMP": value(of: text, as: .timestamp)
        case "VARCHAR": DuckDBSession.composed(text)
        default: "TRY_CAST(\(text) AS \(native))"
        }
    }

    /// A text that may say in many ways that there is nothing: blank, or one of the declared words.
    func missing(_ text: String) -> String {
        let words = source.format.null.map { dialect.text($0).text }
        // Columns that name their types may hold numbers.
        let written = "CAST(\(text) AS VARCHAR)"
        let isWord = words.isEmpty ? "" : " OR \(written) IN (\(words.joined(separator: ", ")))"
        return "\(text) IS NULL OR trim(\(written)) = ''\(isWord)"
    }

    private func moment(_ text: String, _ patterns: [String], _ type: String) -> String {
        guard !patterns.isEmpty else { return "TRY_CAST(\(text) AS \(type))" }
        let list = patterns.map { dialect.text($0).text }.joined(separator: ", ")
        return "CAST(try_strptime(trim(\(text)), [\(list)]) AS \(type))"
    }

    /// Seconds of a length of time with all parts that its form has, minutes and seconds below 60.
    private func duration(_ text: String, _ form: SourceDefinition.DurationForm) -> String {
        let (pattern, factors): (String, [Int]) =
            switch form {
            case .hoursMinutesSeconds: ("[0-9]+:[0-5]?[0-9]:[0-5]?[0-9](?:[.][0-9]+)?", [3_600, 60, 1])
            case .minutesSeconds: ("[0-9]+:[0-5]?[0-9](?:[.][0-9]+)?", [60, 1])
            case .hoursMinutes: ("[0-9]+:[0-5]?[0-9]", [3_600, 60])
            }
        let bare = "ltrim(trim(\(text)), '+-')"
        let parts = factors.enumerated().map { position, factor in
            "TRY_CAST(split_part(\(bare), ':', \(position + 1)) AS DOUBLE) * \(factor)"
        }
        return """
            CASE WHEN regexp_full_match(trim(\(text)), '[-+]?\(pattern)') \
            THEN (\(parts.joined(separator: " + "))) * (CASE WHEN starts_with(trim(\(text)), '-') THEN -1 ELSE 1 END) END
            """
    }
}
