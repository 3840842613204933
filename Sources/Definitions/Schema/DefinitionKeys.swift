import Chronology

/// The tables of all keys.
enum DefinitionKeys {
    static let meta = KeyDefinition(
        "meta", .free, example: "{ticket: OPS-12}", "Anything you like; Bellwether does not look inside.")
    static let label = KeyDefinition(
        "label", .text, byDefault: "the name, made readable", example: "Net revenue", "The name people read.")
    static let owner = KeyDefinition("owner", .text, example: "ana@acme.example", "The person who answers for it.")
    static let team = KeyDefinition("team", .text, example: "growth", "The team it belongs to.")

    static let organisation: [KeyDefinition] = [
        KeyDefinition(
            "name", .text, isRequired: true, example: "Acme", "The organisation's name, shown on scorecards."),
        KeyDefinition(
            "timezone", .text, byDefault: "UTC", example: "Europe/Madrid", "The time zone whose days count."),
        KeyDefinition(
            "week_start", .choice(Weekday.names), byDefault: "monday", example: "monday",
            "The weekday on which weeks begin."),
        KeyDefinition(
            "fiscal_year_start", .form(pattern: "^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$", inWords: "month-day"),
            byDefault: "01-01", example: "02-01",
            "Month and day on which the fiscal year begins; the day is at most 28."),
        KeyDefinition(
            "retail_calendar", .group(retailCalendar),
            example: "{pattern: 4-4-5, year_ends: last, weekday: saturday, month: 1}",
            "The calendar of weeks that `retail_*` windows use."),
        KeyDefinition(
            "currency", .form(pattern: "^[A-Z]{3}$", inWords: "ISO 4217 code"), example: "EUR",
            "The currency of metrics with `unit: money`."),
        KeyDefinition(
            "locale", .form(pattern: "^[a-z]{2,3}([_-][A-Za-z0-9]+)*$", inWords: "language and country"),
            byDefault: "en_GB", example: "en_GB", "Decides separators and month names."),
        KeyDefinition(
            "states", .group(states), byDefault: "on_track 0.7, at_risk 0.4, ahead 0.95",
            example: "{on_track: 0.7, at_risk: 0.4, ahead: 0.95}",
            "The chances of reaching the target at which a KPI's state changes."),
        KeyDefinition(
            "engines", .named(.group(engine)), example: "{events: {driver: duckdb}}",
            "Engines beside the embedded one, by name."),
        meta,
    ]

    static let retailCalendar: [KeyDefinition] = [
        KeyDefinition(
            "pattern", .choice(RetailCalendar.Pattern.allCases.map(\.rawValue)), isRequired: true, example: "4-4-5",
            "Weeks in the three months of a quarter."),
        KeyDefinition(
            "year_ends", .choice(RetailCalendar.YearEnd.allCases.map(\.rawValue)), byDefault: "last",
            example: "last", "On the last such weekday of the month, or on the one nearest to the month's end."),
        KeyDefinition(
            "weekday", .choice(Weekday.names), isRequired: true, example: "saturday", "The weekday on which years end."),
        KeyDefinition("month", .integer(1...12), isRequired: true, example: "1", "The month in which years end."),
    ]

    static let states: [KeyDefinition] = [
        KeyDefinition("ahead", .number(0...1), byDefault: "0.95", example: "0.95", "From this chance on: ahead."),
        KeyDefinition("on_track", .number(0...1), byDefault: "0.7", example: "0.7", "From this chance on: on track."),
        KeyDefinition(
            "at_risk", .number(0...1), byDefault: "0.4", example: "0.4",
            "From this chance on: at risk; below: off track."),
    ]

    static let drivers = ["duckdb", "clickhouse", "postgresql", "sqlite", "flightsql", "snowflake", "bigquery"]

    static let engine: [KeyDefinition] = [
        KeyDefinition(
            "driver", .choice(drivers), isRequired: true, example: "duckdb",
            "The kind of engine. In this version only `duckdb` can be used by sources."),
        KeyDefinition("url", .text, example: "http://127.0.0.1:8123", "Where it listens."),
        KeyDefinition("path", .text, example: "data/shop.duckdb", "The file of a file-based engine."),
        KeyDefinition("database", .text, example: "web", "The database."),
        KeyDefinition("user", .text, example: "reader", "The user to sign in as."),
        KeyDefinition(
            "password",
            .group([
                KeyDefinition(
                    "env", .text, isRequired: true, example: "CH_PASSWORD", "The environment variable that holds it.")
            ]), example: "{env: CH_PASSWORD}", "Where to find the password; never the password itself."),
        KeyDefinition("options", .named(.text), example: "{readonly: 1}", "Options of the driver."),
    ]

    static let accept = KeyDefinition(
        "accept", .list(.group(accepted)),
        example: "[{finding: target-unrealistic, because: the board insists, until: 2026-12-31}]",
        "Findings of `bellwether audit` that are accepted.")

    static let accepted: [KeyDefinition] = [
        KeyDefinition(
            "finding", .choice(AuditCode.allCases.map(\.rawValue)), isRequired: true, example: "target-unrealistic",
            "The finding's code."),
        KeyDefinition("because", .text, isRequired: true, example: "the board insists", "Why it is accepted."),
        KeyDefinition(
            "until", .date, isRequired: true, example: "2026-12-31",
            "The last day on which it counts as accepted; then it is found again."),
        KeyDefinition("by", .text, example: "ana@acme.example", "Who accepted it."),
    ]

    static let objective: [KeyDefinition] = [
        KeyDefinition(
            "objective", .name, isRequired: true, example: "grow_revenue", "The name other definitions use."),
        label,
        KeyDefinition("why", .text, example: "Profitable before the next round.", "Why it matters."),
        owner, team,
        KeyDefinition("period", .period, example: "2026", "The period it is for."),
        accept, meta,
    ]

    static let benchmark: [KeyDefinition] = [
        KeyDefinition("benchmark", .name, isRequired: true, example: "shops_conversion", "The name."),
        KeyDefinition("metric", .reference("metric"), isRequired: true, example: "conversion_rate", "The metric."),
        KeyDefinition("value", .quantity, isRequired: true, example: "2.6%", "The value others reach."),
        KeyDefinition("segment", .text, example: "fashion shops, Europe", "Who the others are."),
        KeyDefinition("source", .text, isRequired: true, example: "Industry survey 2025", "Where the value is from."),
        KeyDefinition("date", .either([.date, .period]), example: "2025-11-03", "When it was published."),
        meta,
    ]
}
