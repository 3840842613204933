import Chronology

extension DefinitionKeys {
    static let source: [KeyDefinition] = [
        KeyDefinition("source", .name, isRequired: true, example: "orders", "The name other definitions use."),
        KeyDefinition(
            "from", .text, example: "data/orders/*.csv.gz",
            "Files (CSV, JSON, NDJSON, Parquet, compressed or not), relative to the project. One of `from`, `table`, `query`."
        ),
        KeyDefinition("table", .text, example: "web.events", "A table of the engine."),
        KeyDefinition(
            "query",
            .group([
                KeyDefinition(
                    "sql", .either([.text, .named(.text)]), isRequired: true,
                    example: "select * from web.events", "The statement, or one for each driver by its name.")
            ]), example: "{sql: select * from web.events}", "A query in the engine's own SQL."),
        KeyDefinition(
            "engine", .reference("engine"), byDefault: "default", example: "default",
            "The engine that reads it: `default` is the embedded one, others are named in `bellwether.yml`."),
        KeyDefinition(
            "format", .group(format), example: "{delimiter: \";\", decimal: \",\"}",
            "How files are written, only where sniffing would guess wrong."),
        KeyDefinition(
            "columns", .named(.either([columnType, .group([columnTypeKey])])),
            example: "{price: \"decimal(18,4)\"}",
            "Types of columns. Money is declared `decimal`; `percent` columns hold 2.5 for 2.5 %."),
        KeyDefinition(
            "drop", .either([.expression, .list(.expression)]), example: "lower(region) in ('total', 'grand total')",
            "Rows that are no data, such as totals: one condition or several. In text files it sees columns as they are written."
        ),
        KeyDefinition(
            "time", .either([.text, .group(time)]), isRequired: true, example: "{column: ordered_at, timezone: UTC}",
            "What places a row in time: a column, or a group."),
        KeyDefinition(
            "entity", .text, example: "customer_id", "The column that identifies a customer, account or device."),
        KeyDefinition(
            "dimensions", .named(.expression), example: "{channel: \"coalesce(utm_source, 'direct')\"}",
            "What values can be sliced by: a name and an expression over columns."),
        KeyDefinition(
            "slices", .list(.reference("dimension")), example: "[country, channel]",
            "Dimensions kept as series at every refresh; the others are answered live."),
        KeyDefinition(
            "fresh_within", .duration, example: "36h", "Older data than this is called stale."),
        KeyDefinition(
            "late", .duration, example: "3d", "Rows may still arrive this long after their time."),
        KeyDefinition(
            "each_file", .choice(fileGrains.map(\.rawValue)), example: "month",
            "The period each file holds, where there is one a day, week, month …: a period without a file is missing, not zero."
        ),
        KeyDefinition(
            "closed",
            .list(
                .either([
                    .date, .choice(Weekday.names),
                    .form(
                        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}\\.\\.[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                        inWords: "first..last"),
                ])), example: "[sunday, 2026-12-25]",
            "Days when no data is a true zero: dates, `first..last`, weekdays."),
        KeyDefinition(
            "strict", .boolean, byDefault: "false", example: "true",
            "Whether one malformed row fails the refresh, instead of being counted and listed."),
        meta,
    ]

    static let format: [KeyDefinition] = [
        KeyDefinition(
            "type", .choice(["csv", "json", "ndjson", "parquet"]), byDefault: "by the file's name", example: "csv",
            "The file type."),
        KeyDefinition("delimiter", .text, byDefault: "sniffed", example: "\";\"", "The character between fields."),
        KeyDefinition("decimal", .choice([".", ","]), byDefault: "\".\"", example: "\",\"", "The decimal separator."),
        KeyDefinition(
            "thousands", .choice([",", ".", "'", " "]), byDefault: "blanks and `'`; with `decimal`, the other one too",
            example: "\".\"", "What groups digits in declared numbers; a blank means narrow and no-break ones too."),
        KeyDefinition(
            "encoding",
            .choice(["utf-8", "utf-16", "utf-16le", "utf-16be", "latin-1", "latin1", "windows-1252", "cp1252"]),
            byDefault: "utf-8, or utf-16 where it shows", example: "windows-1252", "The character encoding."),
        KeyDefinition("quote", .text, byDefault: "sniffed", example: "'\"'", "The quote character; empty for none."),
        KeyDefinition(
            "header", .boolean, byDefault: "sniffed", example: "true", "Whether the first row names the columns."),
        KeyDefinition("skip", .integer(0...1_000_000), byDefault: "0", example: "3", "Lines before the header."),
        KeyDefinition(
            "comment", .text, byDefault: "\"#\" before the header", example: "\"#\"",
            "The character that begins a line to leave out, wherever it stands."),
        KeyDefinition(
            "table", .text, example: "\"Nth day\"",
            "How the header line of the wanted table begins, where a file holds several; it ends at an empty line."),
        KeyDefinition(
            "until", .choice(["blank_line"]), byDefault: "the file's end", example: "blank_line",
            "Where the table ends."),
        KeyDefinition("null", .either([.text, .list(.text)]), example: "[\"\", n/a]", "Texts that mean no value."),
        KeyDefinition(
            "date_format", .either([.text, .list(.text)]), example: "\"%d/%m/%Y\"",
            "How dates are written; of several patterns, the first that fits a value of a declared column."),
        KeyDefinition(
            "timestamp_format", .either([.text, .list(.text)]), example: "\"%d/%m/%Y %H:%M\"",
            "How timestamps are written, one pattern or several."),
    ]

    static let columnType = ValueShape.form(
        pattern:
            "^(text|integer|number|boolean|date|timestamp|timestamp_tz|percent|duration(\\((h:mm:ss|m:ss|h:mm)\\))?|decimal\\( *[0-9]+ *, *[0-9]+ *\\))$",
        inWords: "column type")

    static let columnTypeKey = KeyDefinition(
        "type", columnType, isRequired: true, example: "percent",
        "`text`, `integer`, `number`, `boolean`, `date`, `timestamp`, `timestamp_tz`, `percent`, `duration` or `decimal(digits,decimals)`."
    )

    static let time: [KeyDefinition] = [
        KeyDefinition("column", .text, example: "ordered_at", "The column. One of `column`, `expression`."),
        KeyDefinition(
            "expression", .expression, example: "date(ordered_on)", "An expression that gives a date or a timestamp."),
        KeyDefinition(
            "timezone", .text, byDefault: "the project's", example: "UTC", "The zone of timestamps that carry none."),
        KeyDefinition(
            "covers", .choice(coveredGrains.map(\.rawValue)), byDefault: "its day", example: "month",
            "The period a row stands for, where there is one row a month, week, quarter or year: it is loaded when it is over."
        ),
    ]

    /// Periods that one file can hold.
    static let fileGrains: [Grain] = [.day, .week, .month, .quarter, .year, .fiscalQuarter, .fiscalYear]

    /// Periods that one row can stand for.
    static let coveredGrains: [Grain] = [.week, .month, .quarter, .year, .fiscalQuarter, .fiscalYear]
}
