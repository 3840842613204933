import ADBC
import Chronology
import Definitions
import Diagnostics
import Foundation
import Refresh
import Testing

/// The seeded shop in monthly files, KPIs of every kind of metric by every kind of period, and an unlocked engine with the
/// same rows for SQL written by hand.
final class OpenPartShop {
    /// A metric, and its value in SQL: over rows `now` of the part, `before` of the whole period before it, and `month` of
    /// the 28 days that end with the part.
    struct Measured: Sendable {
        var name: String
        var keys: String
        var sql: String
        var isOfEvents = true
    }

    static let measured = [
        Measured(name: "orders", keys: "type: count", sql: "count(*) FILTER (part)"),
        Measured(name: "revenue", keys: "type: sum\nvalue: price", sql: "coalesce(sum(price) FILTER (part), 0)"),
        Measured(name: "customers", keys: "type: count_distinct\nvalue: customer", sql: distinct("part")),
        Measured(
            name: "buyers", keys: "type: count_distinct\nvalue: customer\nfilter: qty > 6",
            sql: distinct("part AND qty > 6")),
        Measured(name: "median_load", keys: "type: median\nvalue: load", sql: "median(load) FILTER (part)"),
        Measured(
            name: "p90", keys: "type: percentile\npercentile: 0.9\nvalue: price",
            sql: "quantile_cont(CAST(price AS DOUBLE), 0.9) FILTER (part)"),
        Measured(name: "most", keys: "type: max\nvalue: load", sql: "max(load) FILTER (part)"),
        Measured(name: "mean_price", keys: "type: average\nvalue: price", sql: "avg(price) FILTER (part)"),
        Measured(
            name: "per_customer", keys: "type: ratio\nnumerator: revenue\ndenominator: customers",
            sql: "sum(price) FILTER (part) / nullif(\(distinct("part")), 0)", isOfEvents: false),
        Measured(
            name: "spread", keys: "type: derived\nexpression: coalesce(p90, 0) - median_load / 1000",
            sql: "quantile_cont(CAST(price AS DOUBLE), 0.9) FILTER (part) - median(load) FILTER (part) / 1000",
            isOfEvents: false),
        // What a formula reads earlier is whole periods, of the open one and of the one before alike.
        Measured(
            name: "step", keys: "type: derived\nexpression: customers - coalesce(previous(customers), 0)",
            sql: "\(distinct("part")) - coalesce(\(distinct("earlier")), 0)", isOfEvents: false),
        Measured(
            name: "orders_step", keys: "type: derived\nexpression: orders - coalesce(previous(orders), 0)",
            sql: "count(*) FILTER (part) - count(*) FILTER (earlier)", isOfEvents: false),
        Measured(
            name: "customers_28d", keys: "type: cumulative\nof: customers\nwindow: 28d", sql: distinct("month"),
            isOfEvents: false),
    ]
    static let windows: [Grain] = [.week, .month, .quarter, .year, .fiscalQuarter, .retailMonth, .retailQuarter]
    static let conditions: [String?] = [nil, "country = 'ES'"]

    /// Of no rows nothing is known; of rows without a customer, that there is none.
    private static func distinct(_ rows: String) -> String {
        "CASE WHEN count(*) FILTER (\(rows)) > 0 THEN count(DISTINCT customer) FILTER (\(rows)) END"
    }

    let folder: ProjectFolder
    let connection: ADBCConnection
    let project: Project
    private let calendar = HandWrittenCalendar()

    /// - Parameter baselines: Metrics, windows and baselines' periods of KPIs to have instead of those of every kind.
    init(baselines: [(metric: String, window: Grain, period: String)] = []) throws {
        folder = try ProjectFolder()
        connection = try Driver.unlocked()
        try connection.executeUpdate(calendar.days)
        let data = try ShopData.shared.get()
        try folder.write("events.csv", data.events)
        try connection.executeUpdate(
            """
            CREATE TABLE events AS SELECT *, CAST(at_madrid AS DATE) AS d FROM read_csv('\(folder.path)/events.csv',
            header = true, columns = {id: 'BIGINT', instant: 'TIMESTAMPTZ', at_utc: 'TIMESTAMP', at_madrid: 'TIMESTAMP',
            at_newyork: 'TIMESTAMP', at_adelaide: 'TIMESTAMP', day: 'DATE', channel: 'VARCHAR', country: 'VARCHAR',
            customer: 'BIGINT', qty: 'BIGINT', price: 'DECIMAL(12,2)', load: 'DOUBLE'})
            """)
        var files: [(String, String)] = [
            ("bellwether.yml", "name: Shop\ntimezone: Europe/Madrid\n\(calendar.definition)"),
            (
                "sources/events.yml",
                """
                source: events
                from: data/*.csv
                columns: {at: timestamp, country: text, customer: integer, qty: integer, price: "decimal(12,2)", load: number}
                time: at
                """
            ),
            (
                "objectives/grow.yml",
                "objective: grow\nlabel: Grow\nwhy: To live\nowner: a@b.example\nteam: t\nperiod: 2026"
            ),
        ]
        for metric in Self.measured {
            files.append(
                (
                    "metrics/\(metric.name).yml",
                    "metric: \(metric.name)\n\(metric.keys)" + (metric.isOfEvents ? "\nsource: events" : "")
                ))
            for window in Self.windows where baselines.isEmpty {
                for condition in Self.conditions {
                    let name = Self.kpi(metric.name, window, condition)
                    files.append(("kpis/\(name).yml", Self.definition(name, metric.name, window, condition)))
                }
            }
        }
        for (position, baseline) in baselines.enumerated() {
            let name = "baseline_\(position)"
            files.append(
                (
                    "kpis/\(name).yml",
                    Self.definition(name, baseline.metric, baseline.window, nil)
                        + "\nbaseline: {period: \(baseline.period)}"
                ))
        }
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.0, text: $0.1) })
        project = try #require(loaded.project, "\(loaded.diagnostics.filter { $0.severity == .error }.map(\.rendered))")
        for row in try connection.execute("SELECT DISTINCT strftime(d, '%Y-%m') FROM events")[0].strings() {
            try write(month: try #require(row))
        }
    }

    static func kpi(_ metric: String, _ window: Grain, _ condition: String?) -> String {
        "\(metric)_\(window.rawValue)" + (condition == nil ? "" : "_es")
    }

    /// A KPI without a target, which takes no simulation.
    private static func definition(_ name: String, _ metric: String, _ window: Grain, _ condition: String?) -> String {
        """
        kpi: \(name)
        metric: \(metric)
        objective: grow
        window: \(window.rawValue)
        owner: a@b.example
        team: t
        frequency: weekly
        review: monthly
        \(condition.map { "where: \"\($0)\"" } ?? "")
        """
    }

    /// Writes the file of a month anew from the rows of the engine.
    func write(month: String) throws {
        try connection.executeUpdate(
            """
            COPY (SELECT at_madrid AS at, country, customer, qty, price, load FROM events
            WHERE strftime(d, '%Y-%m') = '\(month)' ORDER BY id) TO '\(folder.path)/data/\(month).csv' (HEADER)
            """)
    }

    func workspace(on today: Day) throws -> Workspace {
        let noon = Instant(seconds: today.number * 86_400 + 43_200)
        return try Workspace(
            project: project, diagnostics: [], root: folder.path, clock: .fixed(noon), search: Driver.search)
    }

    /// For all metrics the value of the open period up to a day, and of the same part of the period before, by hand.
    func expected(
        _ window: Grain, _ condition: String?, through last: Day
    ) throws -> (now: [String: Double], before: [String: Double])? {
        let grain = window.rawValue
        func day(_ sql: String) throws -> String {
            let found = try connection.execute("SELECT CAST(v AS VARCHAR) FROM (\(sql)) AS t(v)")[0].strings()
            return try #require(found.first ?? nil)
        }
        let open = try day("SELECT \(grain) FROM days WHERE d = '\(last)'")
        guard try day("SELECT max(d) FROM days WHERE \(grain) = '\(open)'") != "\(last)" else { return nil }
        let before = try day("SELECT \(grain) FROM days WHERE d = DATE '\(open)' - 1")
        let earlier = try day("SELECT \(grain) FROM days WHERE d = DATE '\(before)' - 1")
        let elapsed = "CAST(DATE '\(last)' - DATE '\(open)' AS INTEGER)"
        let now = try values(
            part: ("DATE '\(open)'", "DATE '\(last)'"), earlier: ("DATE '\(before)'", "DATE '\(open)' - 1"), condition)
        let then = try values(
            part: ("DATE '\(before)'", "least(DATE '\(before)' + \(elapsed), DATE '\(open)' - 1)"),
            earlier: ("DATE '\(earlier)'", "DATE '\(before)' - 1"), condition)
        return (now, then)
    }

    /// A metric over days, by hand; what it reads earlier are the days before these, from one on.
    func values(_ metric: String, in first: String, _ last: String, before: String) throws -> Double {
        let found = try values(
            part: ("DATE '\(first)'", "DATE '\(last)'"), earlier: ("DATE '\(before)'", "DATE '\(first)' - 1"), nil)
        return try #require(found[metric])
    }

    private func values(
        part: (String, String), earlier: (String, String), _ condition: String?
    ) throws -> [String: Double] {
        let columns = Self.measured.map { metric in
            // Known from the first row on: neither a period nor a window that begins before it is.
            let first = metric.name == "customers_28d" ? "least(\(part.0), \(part.1) - 27)" : part.0
            return "CASE WHEN \(first) >= (SELECT min(d) FROM events) THEN CAST(\(metric.sql) AS DOUBLE) END"
        }
        let rows = try connection.execute(
            """
            SELECT \(columns.joined(separator: ", ")) FROM (SELECT *, d BETWEEN \(part.0) AND \(part.1) AS part,
            d BETWEEN \(earlier.0) AND \(earlier.1) AS earlier, d BETWEEN \(part.1) - 27 AND \(part.1) AS month
            FROM events WHERE \(condition ?? "TRUE"))
            """)
        var result: [String: Double] = [:]
        for (position, metric) in Self.measured.enumerated() {
            result[metric.name] = try rows[position].doubles()[0]
        }
        return result
    }
}
