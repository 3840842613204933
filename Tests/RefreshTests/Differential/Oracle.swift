import ADBC
import Chronology

/// Values of metrics in SQL written directly, not by way of the planner.
///
/// Rows are laid out once for a slicing and a condition: every row with its slice `k`, once for each grain `g` with the
/// first moment `p` of its period; and every day with what accumulates up to it. All grains and ranges are then one
/// statement a basis, with a column a metric, over tables `now`, `before` (the period before), `month_ago`, `year_ago`
/// and `windows`. A statement costs more than its rows do, hence the width.
struct Oracle {
    let connection: ADBCConnection

    /// Some days of a grain, by number.
    struct Cut {
        var grain: Grain
        var number: Int
        var range: DayRange?
    }

    /// What is aggregated of events, at any grain.
    private static let facts = """
        count(*) AS orders, sum(qty) AS units, sum(price) AS revenue, sum(qty * price) FILTER (qty > 2) AS amount,
        sum(load) AS loading, avg(price) AS mean_price, avg(load) AS mean_load, min(price) AS least, max(load) AS most,
        share_of(list(load), 0.5) AS median_load, share_of(list(qty), 0.5) AS median_qty,
        share_of(list(price), 0.9) AS p90, share_of(list(price) FILTER (country <> 'NO'), 0.1) AS p10,
        count(DISTINCT customer) AS customers, count(*) FILTER (qty > 5) AS large,
        CASE WHEN count(*) FILTER (qty > 2) > 0 THEN count(DISTINCT customer) FILTER (qty > 2) END AS buyers
        """
    /// Those of them that are zero in periods without rows.
    private static let zeros = ["orders", "units", "revenue", "amount", "loading", "large"]

    /// Makes the tables that do not depend on a case. `events`, `visits` and `stock` are there, with their day `d`.
    func prepare(_ calendar: HandWrittenCalendar, zone: String) throws(ADBCError) {
        try connection.executeUpdate("SET threads = 1")
        try connection.executeUpdate(calendar.days)
        let grains = Measured.days.map { "{g: '\($0.rawValue)', p: CAST(\($0.rawValue) AS TIMESTAMP)}" }
        try connection.executeUpdate(
            """
            CREATE TABLE periods AS
            SELECT d, t.g AS g, t.p AS p FROM (SELECT d, unnest([\(grains.joined(separator: ", "))]) AS t FROM days)
            UNION ALL SELECT CAST(m AT TIME ZONE '\(zone)' AS DATE), 'hour', m AT TIME ZONE 'UTC'
            FROM (SELECT unnest(generate_series(TIMESTAMP '2022-01-01' AT TIME ZONE '\(zone)',
              TIMESTAMP '2025-03-01' AT TIME ZONE '\(zone)', INTERVAL 1 HOUR)) AS m)
            """)
        // Interpolated between the two values around the place (n - 1) × share, counted from zero.
        try connection.executeUpdate(
            """
            CREATE MACRO between_places(sorted, place) AS sorted[CAST(floor(place) AS INTEGER) + 1]
              + (place - floor(place)) * (sorted[CAST(ceil(place) AS INTEGER) + 1] - sorted[CAST(floor(place) AS INTEGER) + 1])
            """)
        try connection.executeUpdate(
            """
            CREATE MACRO share_of(items, share) AS between_places(
              list_sort(list_transform(list_filter(items, lambda x: x IS NOT NULL), lambda x: CAST(x AS DOUBLE))),
              CAST(share AS DOUBLE) * (len(list_filter(items, lambda x: x IS NOT NULL)) - 1))
            """)
    }

    /// Lays out the rows of a slicing and a condition. `onVisits` tells whether visits have the condition's columns.
    func lay(_ slicing: Slicing, _ condition: String?, onVisits: Bool, _ cuts: [Cut]) throws(ADBCError) {
        let list = cuts.map { cut in
            "('\(cut.grain.rawValue)', \(cut.number), DATE '\(cut.range?.first ?? Day(number: 0))', "
                + "DATE '\(cut.range?.last ?? Day(number: 40_000))')"
        }
        try connection.executeUpdate(
            "CREATE OR REPLACE TEMP TABLE cuts AS FROM (VALUES \(list.joined(separator: ", "))) AS t(g, c, first, last)"
        )
        for (table, rows, applies) in [("e", "events", true), ("v", "visits", onVisits)] {
            try connection.executeUpdate(
                """
                CREATE OR REPLACE TEMP TABLE \(table) AS SELECT t.*, \(slicing.key) AS k
                FROM \(rows) t WHERE \(applies ? condition ?? "TRUE" : "FALSE")
                """)
            // Rows of days come by their day, hours by their own moment.
            try connection.executeUpdate(
                """
                CREATE OR REPLACE TEMP TABLE \(table)_long AS
                SELECT g, p, r.* FROM \(table) r JOIN periods USING (d) WHERE g <> 'hour'
                UNION ALL SELECT 'hour', to_timestamp(hour) AT TIME ZONE 'UTC', r.* FROM \(table) r
                """)
        }
        if slicing.isOfChannel, condition == nil { try layStock(slicing) }
        try layWindows()
    }

    /// The stock of every day: what the latest count says, zero where it does not list a slice an earlier one did.
    private func layStock(_ slicing: Slicing) throws(ADBCError) {
        try connection.executeUpdate(
            """
            CREATE OR REPLACE TEMP TABLE s AS
            WITH counts AS (SELECT d, \(slicing.key) AS k, sum(units) AS units FROM stock GROUP BY ALL),
            firsts AS (SELECT k, min(d) AS first FROM counts GROUP BY k),
            latest AS (SELECT d AS l, (SELECT max(c.d) FROM stock c WHERE c.d <= days.d) AS counted FROM days
              WHERE d BETWEEN (SELECT min(d) FROM stock) AND (SELECT max(d) FROM stock))
            SELECT l, k, CASE WHEN first <= counted THEN coalesce(units, 0) END AS units
            FROM latest CROSS JOIN firsts LEFT JOIN counts USING (k) WHERE counts.d = counted
            UNION ALL
            SELECT l, k, CASE WHEN first < counted THEN 0 END FROM latest CROSS JOIN firsts
            WHERE NOT EXISTS (FROM counts WHERE counts.d = counted AND counts.k = firsts.k)
            """)
    }

    /// What accumulates up to every day. A window that begins before the data is not known.
    private func layWindows() throws(ADBCError) {
        try connection.executeUpdate(
            """
            CREATE OR REPLACE TEMP TABLE windows AS
            WITH known AS (SELECT min(d) AS first, max(d) AS last FROM events),
            cells AS (SELECT days.*, d AS l, k FROM days, known, (SELECT DISTINCT k FROM e) WHERE d BETWEEN first AND last),
            daily AS (SELECT d, k, count(*) AS orders, sum(price) AS revenue, sum(load) AS loading, sum(qty) AS units
              FROM e GROUP BY ALL),
            filled AS (SELECT cells.*, coalesce(orders, 0) AS orders, coalesce(revenue, 0) AS revenue,
              coalesce(loading, 0) AS loading, coalesce(units, 0) AS units FROM cells LEFT JOIN daily USING (d, k)),
            sums AS (SELECT l, k, month, year, fiscal_year, retail_quarter,
              sum(revenue) OVER (PARTITION BY k, month ORDER BY l) AS revenue_mtd,
              sum(orders) OVER (PARTITION BY k, year ORDER BY l) AS orders_ytd,
              sum(units) OVER (PARTITION BY k, fiscal_year ORDER BY l) AS units_fytd,
              sum(revenue) OVER (PARTITION BY k, retail_quarter ORDER BY l) AS revenue_rqtd,
              sum(orders) OVER (PARTITION BY k ORDER BY l ROWS 6 PRECEDING) AS orders_7d,
              sum(loading) OVER (PARTITION BY k ORDER BY l ROWS 27 PRECEDING) AS loading_28d,
              sum(revenue) OVER (PARTITION BY k ORDER BY l ROWS 27 PRECEDING)
                / nullif(sum(orders) OVER (PARTITION BY k ORDER BY l ROWS 27 PRECEDING), 0) AS basket_28d,
              sum(revenue) OVER (PARTITION BY k ORDER BY l) AS revenue_ever,
              sum(orders) OVER (PARTITION BY k ORDER BY l) AS orders_ever FROM filled),
            recent AS (SELECT d + n AS l, k, count(DISTINCT customer) AS customers_28d,
              share_of(list(load), 0.5) AS median_28d, share_of(list(price), 0.9) AS p90_28d, max(load) AS most_28d
              FROM e, (SELECT CAST(unnest(range(28)) AS INTEGER) AS n) GROUP BY ALL),
            seen AS (SELECT d AS l, k, count(*) AS n FROM (SELECT k, customer, min(d) AS d FROM e
              WHERE customer IS NOT NULL GROUP BY ALL) GROUP BY k, d),
            seen_in_year AS (SELECT d AS l, k, count(*) AS n FROM (SELECT k, customer, year(d) AS y, min(d) AS d FROM e
              WHERE customer IS NOT NULL GROUP BY ALL) GROUP BY k, d),
            distincts AS (SELECT cells.l, cells.k,
              sum(coalesce(seen.n, 0)) OVER (PARTITION BY cells.k ORDER BY cells.l) AS customers_ever,
              sum(coalesce(y.n, 0)) OVER (PARTITION BY cells.k, year ORDER BY cells.l) AS customers_ytd
              FROM cells LEFT JOIN seen USING (l, k) LEFT JOIN seen_in_year y USING (l, k))
            SELECT l, k, CASE WHEN month >= first THEN revenue_mtd END AS revenue_mtd,
              CASE WHEN year >= first THEN orders_ytd END AS orders_ytd,
              CASE WHEN fiscal_year >= first THEN units_fytd END AS units_fytd,
              CASE WHEN retail_quarter >= first THEN revenue_rqtd END AS revenue_rqtd,
              CASE WHEN l - 6 >= first THEN orders_7d END AS orders_7d,
              CASE WHEN l - 27 >= first THEN loading_28d END AS loading_28d,
              CASE WHEN l - 27 >= first THEN basket_28d END AS basket_28d, revenue_ever,
              CASE WHEN l - 27 >= first THEN customers_28d END AS customers_28d,
              CASE WHEN l - 27 >= first THEN median_28d END AS median_28d,
              CASE WHEN l - 27 >= first THEN p90_28d END AS p90_28d,
              CASE WHEN l - 27 >= first THEN most_28d END AS most_28d,
              CASE WHEN year >= first AND orders_ytd > 0 THEN customers_ytd END AS customers_ytd,
              CASE WHEN orders_ever > 0 THEN customers_ever END AS customers_ever
            FROM known, sums JOIN distincts USING (l, k) LEFT JOIN recent USING (l, k)
            """)
    }

    /// All metrics of one basis at all grains and cuts: `g`, `c`, `k`, `p` and a column a metric, every slice with
    /// every period.
    func answer(_ metrics: [Measured], _ basis: Measured.Basis) throws(ADBCError) -> OracleTable {
        var source = "now"
        let parts: [String]
        switch basis {
        case .events:
            parts = events
            for name in ["before", "month_ago", "year_ago"]
            where metrics.contains(where: { $0.value.contains(name + ".") }) {
                source += " LEFT JOIN \(name) USING (g, c, k, p)"
            }
            if metrics.contains(where: { $0.value.contains("windows.") }) {
                source += " LEFT JOIN windows USING (k, l)"
            }
        case .visits:
            parts = [
                cells("visits", of: "v"), "a AS (\(grouped("count(*) AS visits", of: "v")))",
                "now AS (\(filled(["visits"], from: "cells LEFT JOIN a USING (g, c, k, p)")))",
            ]
        case .both: parts = both
        case .stock:
            parts = [cells("stock", of: "s"), "now AS (SELECT cells.*, units FROM cells LEFT JOIN s USING (k, l))"]
        }
        let columns = metrics.map { "\($0.value) AS \"\($0.name)\"" }.joined(separator: ", ")
        let sql = """
            WITH \(parts.joined(separator: ",\n"))
            SELECT now.g, now.c, now.k, now.p, \(columns)
            FROM \(source) ORDER BY ALL
            """
        return try OracleTable(connection.execute(sql), sql)
    }

    /// All periods of a table's days that are asked for, with the last such day `l`, each with every slice.
    private func cells(_ table: String, of rows: String..., as name: String = "cells", first: String = "first")
        -> String
    {
        let keys = rows.map { "SELECT k FROM \($0)" }.joined(separator: " UNION ")
        return """
            \(name) AS (SELECT g, c, p, l, k FROM (SELECT g, c, p, max(d) AS l FROM periods JOIN cuts USING (g)
              WHERE d BETWEEN greatest(\(first), (SELECT min(d) FROM \(table)))
                AND least(last, (SELECT max(d) FROM \(table))) GROUP BY ALL), (SELECT DISTINCT k FROM (\(keys))))
            """
    }

    private func grouped(_ aggregates: String, of rows: String, first: String = "first") -> String {
        "SELECT g, c, k, p, \(aggregates) FROM \(rows)_long JOIN cuts USING (g) WHERE d BETWEEN \(first) AND last GROUP BY ALL"
    }

    private func filled(_ zeros: [String], from source: String) -> String {
        "SELECT * REPLACE (\(zeros.map { "coalesce(\($0), 0) AS \($0)" }.joined(separator: ", "))) FROM \(source)"
    }

    /// Events in the days asked for, and in all days before their end, which earlier periods may read.
    private var events: [String] {
        let always = "DATE '1970-01-01'"
        return [
            cells("events", of: "e"), "a AS (\(grouped(Self.facts, of: "e")))",
            "now AS (\(filled(Self.zeros, from: "cells LEFT JOIN a USING (g, c, k, p)")))",
            cells("events", of: "e", as: "old_cells", first: always),
            "old AS (\(grouped(Self.older, of: "e", first: always)))",
            "earlier AS (\(filled(["orders", "revenue"], from: "old_cells LEFT JOIN old USING (g, c, k, p)")))",
            """
            before AS (SELECT g, c, k, p, lag(orders) OVER w AS orders, lag(median_load) OVER w AS median_load
              FROM earlier WINDOW w AS (PARTITION BY g, c, k ORDER BY p))
            """,
            """
            month_ago AS (SELECT now.g, now.c, now.k, now.p, earlier.revenue FROM now JOIN earlier
              ON now.g = earlier.g AND now.c = earlier.c AND now.k = earlier.k AND now.p - INTERVAL 1 MONTH = earlier.p)
            """,
            """
            year_ago AS (SELECT now.g, now.c, now.k, now.p, earlier.revenue, earlier.customers FROM now JOIN earlier
              ON now.g = earlier.g AND now.c = earlier.c AND now.k = earlier.k AND now.p - INTERVAL 1 YEAR = earlier.p)
            """,
        ]
    }

    /// What is read of earlier periods.
    private static let older = """
        count(*) AS orders, sum(price) AS revenue, count(DISTINCT customer) AS customers,
        share_of(list(load), 0.5) AS median_load
        """

    /// Orders and visits of the periods that either has, missing where one has none.
    private var both: [String] {
        [
            cells("events", of: "e", "v", as: "cells_e"), cells("visits", of: "e", "v", as: "cells_v"),
            "ae AS (\(grouped("count(*) AS orders, sum(price) AS revenue", of: "e")))",
            "av AS (\(grouped("count(*) AS visits, count(*) FILTER (pages > 3) AS engaged", of: "v")))",
            "fe AS (\(filled(["orders", "revenue"], from: "cells_e LEFT JOIN ae USING (g, c, k, p)")))",
            "fv AS (\(filled(["visits", "engaged"], from: "cells_v LEFT JOIN av USING (g, c, k, p)")))",
            "now AS (SELECT * FROM fe FULL JOIN fv USING (g, c, k, p))",
        ]
    }
}
