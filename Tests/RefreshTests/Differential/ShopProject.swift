import ADBC
import Chronology
import Definitions
import Diagnostics
import Engines
import Foundation
import Refresh
import Testing

/// How events are placed in time, in the project and in SQL written by hand over the moments they were made from.
struct Clock: Sendable, CustomTestStringConvertible {
    var name: String
    var zone: String
    /// The `time:` of the source.
    var time: String
    /// The local day of an event, from the moment it was made from.
    var day: String
    var isParquet = false
    var weekStart = "monday"

    var testDescription: String { name }

    private static func moment(_ zone: String) -> String { "CAST(instant AT TIME ZONE '\(zone)' AS DATE)" }

    static let all = [
        Clock(
            name: "naive in UTC", zone: "Europe/Madrid", time: "{column: at_utc, timezone: UTC}",
            day: moment("Europe/Madrid")),
        Clock(
            name: "naive in the project's zone", zone: "Europe/Madrid", time: "{column: at_madrid}",
            day: moment("Europe/Madrid"), weekStart: "sunday"),
        Clock(
            name: "naive in another zone", zone: "Europe/Madrid",
            time: "{column: at_newyork, timezone: America/New_York}",
            day: moment("Europe/Madrid")),
        Clock(
            name: "moments", zone: "Europe/Madrid", time: "{column: instant, timezone: America/New_York}",
            day: moment("Europe/Madrid"), isParquet: true),
        Clock(
            name: "days", zone: "Australia/Adelaide", time: "{column: day, timezone: America/New_York}", day: "day"),
        Clock(
            name: "moments, half an hour off", zone: "Asia/Kolkata", time: "{column: instant}",
            day: moment("Asia/Kolkata"), isParquet: true, weekStart: "sunday"),
        Clock(
            name: "naive, half an hour off, with clock changes", zone: "Australia/Adelaide",
            time: "{column: at_adelaide}",
            day: moment("Australia/Adelaide")),
        Clock(
            name: "naive in UTC, half an hour off", zone: "Australia/Adelaide", time: "{column: at_utc, timezone: UTC}",
            day: moment("Australia/Adelaide"), isParquet: true),
    ]
}

/// A project over the seeded shop, and an unlocked engine with the same rows for SQL written by hand.
struct ShopProject {
    let folder: ProjectFolder
    let project: Project
    let oracle: ADBCConnection
    let clock: Clock

    static let today = Day(iso: "2025-01-23")

    init(_ clock: Clock) throws {
        self.clock = clock
        folder = try ProjectFolder()
        let data = try ShopData.shared.get()
        try folder.write("data/events.csv", data.events)
        try folder.write("data/visits.csv", data.visits)
        try folder.write("data/stock.csv", data.stock)
        oracle = try Driver.unlocked()
        try oracle.executeUpdate("SET TimeZone = 'UTC'")
        let types =
            "{id: 'BIGINT', instant: 'TIMESTAMPTZ', at_utc: 'TIMESTAMP', at_madrid: 'TIMESTAMP', at_newyork: 'TIMESTAMP', "
            + "at_adelaide: 'TIMESTAMP', day: 'DATE', channel: 'VARCHAR', country: 'VARCHAR', customer: 'BIGINT', "
            + "qty: 'BIGINT', price: 'DECIMAL(12,2)', load: 'DOUBLE'}"
        try oracle.executeUpdate(
            "CREATE TABLE raw AS FROM read_csv('\(folder.path)/data/events.csv', header = true, columns = \(types))")
        try oracle.executeUpdate("COPY raw TO '\(folder.path)/data/events.parquet' (FORMAT parquet)")
        try oracle.executeUpdate("CREATE TABLE events AS SELECT *, \(clock.day) AS d FROM raw")
        try oracle.executeUpdate(
            "CREATE TABLE visits AS SELECT *, CAST(at_utc AT TIME ZONE 'UTC' AT TIME ZONE '\(clock.zone)' AS DATE) AS d "
                + "FROM read_csv('\(folder.path)/data/visits.csv', header = true)")
        try oracle.executeUpdate(
            "CREATE TABLE stock AS SELECT *, day AS d FROM read_csv('\(folder.path)/data/stock.csv', header = true)")
        project = try Self.load(clock)
    }

    private static func load(_ clock: Clock) throws -> Project {
        let dimensions = "dimensions: {channel: channel, country: country}"
        var files: [(String, String)] = [
            (
                "bellwether.yml",
                """
                name: Shop
                timezone: \(clock.zone)
                week_start: \(clock.weekStart)
                fiscal_year_start: 02-01
                retail_calendar: {pattern: 4-4-5, year_ends: last, weekday: saturday, month: 1}
                """
            ),
            (
                "sources/events.yml",
                """
                source: events
                from: data/events.\(clock.isParquet ? "parquet" : "csv")
                columns: {price: "decimal(12,2)"}
                time: \(clock.time)
                \(dimensions)
                """
            ),
            (
                "sources/visits.yml",
                "source: visits\nfrom: data/visits.csv\ntime: {column: at_utc, timezone: UTC}\n\(dimensions)"
            ),
            ("sources/stock.yml", "source: stock\nfrom: data/stock.csv\ntime: day\ndimensions: {channel: channel}"),
        ]
        for metric in Measured.all { files.append(("metrics/\(metric.name).yml", metric.definition)) }
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.0, text: $0.1) })
        return try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
    }

    func reading(today: Day? = ShopProject.today) throws -> SourceReading {
        SourceReading(
            project: project, root: folder.path, today: try #require(today), search: Driver.search)
    }
}

/// A metric, and how its values are written in SQL by hand.
struct Measured: Sendable {
    enum Kind: Sendable {
        /// An aggregate of the rows of a period; `zero` where a period without rows counts as zero.
        case plain(String, of: String = "events", zero: Bool = false)
        /// An aggregate of the rows from a day (an expression of the last day `l`) to the period's last.
        case window(String, from: String, zero: Bool = true)
        /// One aggregate divided by another, each zero without rows.
        case ratio(String, of: String = "events", by: String, of2: String, and: String = "TRUE")
        /// The growth of an aggregate over the period so long before.
        case growth(String, back: String)
        /// The rows at the latest time.
        case stock
    }

    var name: String
    var keys: String
    var kind: Kind
    /// Where slices and conditions have no meaning.
    var isPlainOnly = false

    var isWindowed: Bool { if case .window = kind { true } else { false } }

    var definition: String { "metric: \(name)\n\(keys)" }

    /// Those whose values depend on how rows are dated, one of a kind.
    static var dated: [Measured] {
        let names = [
            "orders", "revenue", "customers", "basket", "per_visit", "growth_month", "revenue_mtd", "customers_28d",
        ]
        return all.filter { names.contains($0.name) }
    }

    static let all: [Measured] = [
        Measured(name: "orders", keys: "type: count\nsource: events", kind: .plain("count(*)", zero: true)),
        Measured(name: "units", keys: "type: sum\nsource: events\nvalue: qty", kind: .plain("sum(qty)", zero: true)),
        Measured(
            name: "revenue", keys: "type: sum\nsource: events\nvalue: price", kind: .plain("sum(price)", zero: true)),
        Measured(
            name: "amount", keys: "type: sum\nsource: events\nvalue: qty * price\nfilter: qty > 2",
            kind: .plain("sum(qty * price) FILTER (qty > 2)", zero: true)),
        Measured(
            name: "loading", keys: "type: sum\nsource: events\nvalue: load", kind: .plain("sum(load)", zero: true)),
        Measured(name: "mean_price", keys: "type: average\nsource: events\nvalue: price", kind: .plain("avg(price)")),
        Measured(name: "mean_load", keys: "type: average\nsource: events\nvalue: load", kind: .plain("avg(load)")),
        Measured(name: "least", keys: "type: min\nsource: events\nvalue: price", kind: .plain("min(price)")),
        Measured(name: "most", keys: "type: max\nsource: events\nvalue: load", kind: .plain("max(load)")),
        Measured(name: "median_load", keys: "type: median\nsource: events\nvalue: load", kind: .plain("median(load)")),
        Measured(
            name: "p90", keys: "type: percentile\npercentile: 0.9\nsource: events\nvalue: price",
            kind: .plain("percentile_cont(0.9) WITHIN GROUP (ORDER BY CAST(price AS DOUBLE))")),
        Measured(
            name: "customers", keys: "type: count_distinct\nsource: events\nvalue: customer",
            kind: .plain("count(DISTINCT customer)")),
        Measured(
            name: "visits", keys: "type: count\nsource: visits", kind: .plain("count(*)", of: "visits", zero: true)),
        Measured(name: "stock_level", keys: "type: last\nsource: stock\nvalue: units", kind: .stock),
        Measured(
            name: "basket", keys: "type: ratio\nnumerator: revenue\ndenominator: orders",
            kind: .ratio("sum(price)", by: "count(*)", of2: "events")),
        Measured(
            name: "conversion", keys: "type: ratio\nnumerator: orders\ndenominator: {metric: visits, where: pages > 3}",
            kind: .ratio("count(*)", by: "count(*)", of2: "visits", and: "pages > 3"), isPlainOnly: true),
        Measured(
            name: "per_visit", keys: "type: ratio\nnumerator: revenue\ndenominator: visits",
            kind: .ratio("sum(price)", by: "count(*)", of2: "visits")),
        Measured(
            name: "growth_month",
            keys: "type: derived\nexpression: \"(revenue - ago(revenue, 1 month)) / ago(revenue, 1 month)\"",
            kind: .growth("sum(price)", back: "1 MONTH")),
        Measured(
            name: "growth_year",
            keys: "type: derived\nexpression: \"(revenue - ago(revenue, 1 year)) / ago(revenue, 1 year)\"",
            kind: .growth("sum(price)", back: "1 YEAR")),
        Measured(
            name: "revenue_mtd", keys: "type: cumulative\nof: revenue\nto_date: month",
            kind: .window("sum(price)", from: "date_trunc('month', l)")),
        Measured(
            name: "orders_ytd", keys: "type: cumulative\nof: orders\nto_date: year",
            kind: .window("count(r.id)", from: "date_trunc('year', l)")),
        Measured(
            name: "orders_7d", keys: "type: cumulative\nof: orders\nwindow: 7d",
            kind: .window("count(r.id)", from: "l - 6")),
        Measured(
            name: "loading_28d", keys: "type: cumulative\nof: loading\nwindow: 28d",
            kind: .window("sum(load)", from: "l - 27")),
        Measured(
            name: "revenue_ever", keys: "type: cumulative\nof: revenue",
            kind: .window("sum(price)", from: "DATE '0001-01-01'")),
        Measured(
            name: "customers_28d", keys: "type: cumulative\nof: customers\nwindow: 28d",
            kind: .window("count(DISTINCT customer)", from: "l - 27", zero: false)),
        Measured(
            name: "customers_ytd", keys: "type: cumulative\nof: customers\nto_date: year",
            kind: .window("count(DISTINCT customer)", from: "date_trunc('year', l)", zero: false)),
        Measured(
            name: "customers_ever", keys: "type: cumulative\nof: customers",
            kind: .window("count(DISTINCT customer)", from: "DATE '0001-01-01'", zero: false)),
    ]
}
