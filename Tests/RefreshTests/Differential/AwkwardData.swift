import ADBC
import Chronology
import Definitions
import Diagnostics
import Foundation
import Queries
import Refresh
import Testing

/// Rows that break what is only nearly right: nothing but nulls, one row alone, ties, values at the ends of their types,
/// negative ones, several rows at one moment, and slices whose names look like something else.
struct AwkwardData {
    /// Values of the dimension `name`. The composed and the decomposed é are one text.
    static let names: [String?] = [
        "other", "(none)", "", " ", "  other ", "Other", "OTHER", "(other)", "null", "NaN", "caf\u{E9}", "cafe\u{301}",
        "Cafe\u{301}", "\u{212B}", "\u{C5}", "A\u{30A}", "l'\"été\"; --", "a;b,c", "'; DROP TABLE s; --",
        "zwei\nZeilen",
        "ｏｔｈｅｒ", "\u{200B}", String(repeating: "very long ", count: 900),
        String(repeating: "very long ", count: 900) + "x",
        nil,
    ]

    /// Every name on some days, among them days of one row and rows that share a moment.
    static var rows: String {
        let names = names.enumerated().map { number, name in
            "(\(number), \(name.map { Dialect.duckDB.text($0).text } ?? "NULL"))"
        }
        return """
            SELECT TIMESTAMP '2026-01-05 00:00:00' + to_days(CAST(i % 37 AS INTEGER)) + to_hours(CAST(i % 3 AS INTEGER)) AS moment,
              name, CAST(NULL AS DOUBLE) AS nothing, CAST(NULL AS VARCHAR) AS silence,
              CASE i % 5 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775808 WHEN 2 THEN NULL ELSE i - 60 END::BIGINT AS big,
              CASE i % 7 WHEN 0 THEN 1e300 WHEN 1 THEN -1e300 WHEN 2 THEN 1e-300 WHEN 3 THEN NULL ELSE (i - 90) / 8 END::DOUBLE AS wide,
              ((i * 37 % 4001) - 2000)::DECIMAL(18,2) / 8 AS money_raw,
              (((i * 37 % 4001) - 2000) / 100)::DECIMAL(18,2) AS money, (i % 3)::BIGINT AS tied, (i * 7 % 11)::VARCHAR AS who
            FROM (SELECT n.number + 25 * j AS i, n.name FROM (VALUES \(names.joined(separator: ", "))) AS n(number, name),
              range(12) AS r(j) WHERE (n.number + j) % 4 <> 3)
            UNION ALL SELECT TIMESTAMP '2026-03-20 12:00:00', 'alone', NULL, NULL, 5, -2.5, 0, 7.25, 1, 'x'
            """
    }

    let folder: ProjectFolder
    let project: Project
    let connection: ADBCConnection
    static let today = Day(iso: "2026-04-02")

    /// The rows as files of a kind, and as the table `rows` with the day `d`, texts composed.
    init(_ kind: String) throws {
        folder = try ProjectFolder()
        connection = try Driver.unlocked()
        try connection.executeUpdate("CREATE TABLE raw AS SELECT * EXCLUDE (money_raw) FROM (\(Self.rows))")
        let form = kind == "parquet" ? "FORMAT parquet" : "FORMAT csv, HEADER, FORCE_QUOTE (name)"
        try connection.executeUpdate("COPY raw TO '\(folder.path)/data/s.\(kind)' (\(form))")
        // What a CSV file cannot tell from null.
        let name = kind == "parquet" ? "name" : "nullif(name, '')"
        try connection.executeUpdate(
            "CREATE TABLE rows AS SELECT * REPLACE (nfc_normalize(\(name)) AS name), CAST(moment AS DATE) AS d FROM raw"
        )
        var files = [
            ("bellwether.yml", "name: Awkward"),
            (
                "sources/s.yml",
                """
                source: s
                from: data/s.\(kind)
                time: moment
                columns: {nothing: number, silence: text, big: integer, wide: number, money: "decimal(18,2)", who: text}
                dimensions: {name: name, silence: silence}
                """
            ),
        ]
        for metric in Self.metrics {
            files.append(("metrics/\(metric.name).yml", "metric: \(metric.name)\nsource: s\n\(metric.keys)"))
        }
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.0, text: $0.1) })
        project = try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
    }

    /// A metric, its keys, its value in SQL, and what a covered period without rows holds.
    struct Metric: Sendable {
        var name: String
        var keys: String
        var sql: String
        var isZeroWithoutRows = false
        var isExact = false
    }

    static let metrics = [
        Metric(name: "count_all", keys: "type: count", sql: "count(*)", isZeroWithoutRows: true, isExact: true),
        Metric(
            name: "count_cafe", keys: "type: count\nfilter: name = 'cafe\u{301}'",
            sql: "nullif(count(*) FILTER (name = 'caf\u{E9}'), 0)", isZeroWithoutRows: true, isExact: true),
        Metric(
            name: "sum_nothing", keys: "type: sum\nvalue: nothing", sql: "sum(nothing)", isZeroWithoutRows: true),
        Metric(name: "max_nothing", keys: "type: max\nvalue: nothing", sql: "max(nothing)"),
        Metric(name: "median_nothing", keys: "type: median\nvalue: nothing", sql: "median(nothing)"),
        Metric(
            name: "distinct_silence", keys: "type: count_distinct\nvalue: silence", sql: "count(DISTINCT silence)"),
        Metric(
            name: "sum_big", keys: "type: sum\nvalue: big", sql: "sum(big)", isZeroWithoutRows: true, isExact: true),
        Metric(name: "min_big", keys: "type: min\nvalue: big", sql: "min(big)", isExact: true),
        Metric(name: "max_big", keys: "type: max\nvalue: big", sql: "max(big)", isExact: true),
        Metric(name: "mean_big", keys: "type: average\nvalue: big", sql: "sum(big) / nullif(count(big), 0)"),
        Metric(
            name: "sum_wide", keys: "type: sum\nvalue: wide", sql: "sum(wide)", isZeroWithoutRows: true),
        Metric(name: "max_wide", keys: "type: max\nvalue: wide", sql: "max(wide)"),
        Metric(name: "median_wide", keys: "type: median\nvalue: wide", sql: "quantile_cont(wide, 0.5)"),
        Metric(
            name: "sum_money", keys: "type: sum\nvalue: money", sql: "sum(money)", isZeroWithoutRows: true,
            isExact: true),
        Metric(name: "median_tied", keys: "type: median\nvalue: tied", sql: "quantile_cont(tied::DOUBLE, 0.5)"),
        Metric(
            name: "p90_tied", keys: "type: percentile\npercentile: 0.9\nvalue: tied",
            sql: "quantile_cont(tied::DOUBLE, 0.9)"),
        Metric(
            name: "names", keys: "type: count_distinct\nvalue: name", sql: "count(DISTINCT name)"),
        Metric(
            name: "whos", keys: "type: count_distinct\nvalue: who\nfilter: tied > 0",
            sql: "CASE WHEN count(*) FILTER (tied > 0) > 0 THEN count(DISTINCT who) FILTER (tied > 0) END"),
        // Rows at the latest moment of a period count together.
        Metric(
            name: "last_money", keys: "type: last\nvalue: money\nmissing: unknown",
            sql: "sum(money) FILTER (moment = latest)", isExact: true),
    ]
}
