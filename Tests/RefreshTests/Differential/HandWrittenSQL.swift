import Chronology
import Foundation

/// A slicing, in the project's terms and in SQL.
struct Slicing: Sendable, CustomStringConvertible {
    var description: String
    var kept: [String?]?
    var isSliced = true

    static let none = Slicing(description: "no slices", isSliced: false)
    static let channel = Slicing(description: "by channel")
    static let keptAndOther = Slicing(description: "social, null and other", kept: ["social", nil])
    static let all = [none, channel, keptAndOther]

    /// The slice of a row.
    var key: String {
        if !isSliced { return "NULL" }
        if kept == nil { return "channel" }
        return "CASE WHEN channel IS NULL THEN NULL WHEN channel = 'social' THEN 'social' ELSE 'other' END"
    }
}

/// Values of metrics in SQL written directly, not by way of the planner.
///
/// Each statement gives `p` (first day, or seconds for hours), `k` (slice) and `v`, for every period and slice.
struct HandWrittenSQL {
    var clock: Clock
    var grain: Grain
    var slicing: Slicing
    var condition: String?

    /// The first day of the period of the day `d`.
    private func period(_ d: String) -> String {
        switch grain {
        case .hour: "epoch"
        case .day: d
        case .week where clock.weekStart == "sunday": "\(d) - CAST(dayofweek(\(d)) AS INTEGER)"
        case .week: "CAST(date_trunc('week', \(d)) AS DATE)"
        case .month: "make_date(year(\(d)), month(\(d)), 1)"
        case .quarter: "CAST(date_trunc('quarter', \(d)) AS DATE)"
        case .year: "make_date(year(\(d)), 1, 1)"
        case .fiscalQuarter: "CAST(date_trunc('month', \(d)) - to_months((month(\(d)) + 10) % 3) AS DATE)"
        case .fiscalYear: "make_date(year(\(d)) - CASE WHEN month(\(d)) = 1 THEN 1 ELSE 0 END, 2, 1)"
        case .retailMonth: "(SELECT max(starts) FROM retail WHERE starts <= \(d))"
        case .retailWeek, .retailQuarter, .retailYear: "\(d)"
        }
    }

    private var retail: String {
        // Years end on the last Saturday of January; months have 4, 4, 5 weeks.
        """
        retail AS (
          SELECT CAST(begins + 7 * weeks AS DATE) AS starts
          FROM (SELECT last_day(make_date(CAST(y AS INTEGER), 1, 1))
            - CAST((dayofweek(last_day(make_date(CAST(y AS INTEGER), 1, 1))) + 1) % 7 AS INTEGER) + 1 AS begins
            FROM generate_series(2020, 2026) AS years(y)),
          (VALUES (0), (4), (8), (13), (17), (21), (26), (30), (34), (39), (43), (47)) AS m(weeks))
        """
    }

    /// Rows of a table with their period and slice.
    private func rows(_ table: String, as name: String = "r", and more: String = "TRUE") -> String {
        let filter = table == "stock" ? "TRUE" : (condition ?? "TRUE")
        let key = table == "stock" && !slicing.isSliced ? "NULL" : slicing.key
        let hour =
            grain == .hour
            ? ", CAST(epoch(instant) - minute(instant AT TIME ZONE '\(clock.zone)') * 60 "
                + "- second(instant AT TIME ZONE '\(clock.zone)') AS BIGINT) AS epoch" : ""
        return """
            \(name) AS (SELECT *, \(period("d")) AS p, \(key) AS k FROM (SELECT *\(hour) FROM \(table))
              WHERE (\(filter)) AND (\(more)))
            """
    }

    /// All periods from the first to the last day of a table, each with every slice of its rows.
    private func cells(_ table: String, _ rows: String = "r", as name: String = "cells") -> String {
        if grain == .hour {
            return """
                \(name) AS (SELECT p, k, NULL AS l FROM (SELECT CAST(epoch(moment) AS BIGINT) AS p FROM (SELECT unnest(generate_series(
                  CAST(min(d) AS TIMESTAMP) AT TIME ZONE '\(clock.zone)',
                  CAST(max(d) + 1 AS TIMESTAMP) AT TIME ZONE '\(clock.zone)' - INTERVAL 1 HOUR, INTERVAL 1 HOUR)) AS moment
                  FROM \(table))), (SELECT DISTINCT k FROM \(rows)))
                """
        }
        return """
            \(name) AS (SELECT p, k, l FROM (SELECT \(period("d")) AS p, max(d) AS l FROM (SELECT CAST(unnest(generate_series(
              CAST(min(d) AS TIMESTAMP), CAST(max(d) AS TIMESTAMP), INTERVAL 1 DAY)) AS DATE) AS d FROM \(table)) GROUP BY ALL),
              (SELECT DISTINCT k FROM \(rows)))
            """
    }

    /// The statement of a metric; nil where the metric has no meaning at the grain.
    func statement(_ kind: Measured.Kind) -> String? {
        let same = "c.p = r.p AND c.k IS NOT DISTINCT FROM r.k"
        switch kind {
        case .plain(let aggregate, let table, let isZero):
            if grain == .hour, table != "events" { return nil }
            return """
                WITH \(retail), \(rows(table)), \(cells(table)), a AS (SELECT p, k, \(aggregate) AS v FROM r GROUP BY ALL)
                SELECT c.p, c.k, \(isZero ? "coalesce(r.v, 0)" : "r.v") AS v FROM cells c LEFT JOIN a r ON \(same)
                """
        case .window(let aggregate, let from, let isZero):
            if grain == .hour { return nil }
            let value = isZero ? "coalesce(\(aggregate), 0)" : "CASE WHEN count(r.id) > 0 THEN \(aggregate) END"
            let isWhole = from.hasPrefix("DATE") ? "TRUE" : "\(from) >= (SELECT min(d) FROM events)"
            return """
                WITH \(retail), \(rows("events")), \(cells("events"))
                SELECT c.p, c.k, CASE WHEN \(isWhole) THEN \(value) END AS v
                FROM cells c LEFT JOIN r ON r.d BETWEEN \(from) AND c.l AND c.k IS NOT DISTINCT FROM r.k
                GROUP BY c.p, c.k, c.l
                """
        case .ratio(let top, let table, let bottom, let other, let more):
            if grain == .hour { return nil }
            return """
                WITH \(retail), \(rows(table)), \(rows(other, as: "s", and: more)),
                a AS (SELECT p, k, \(top) AS v FROM r GROUP BY ALL), b AS (SELECT p, k, \(bottom) AS v FROM s GROUP BY ALL),
                both_keys AS (SELECT k FROM r UNION SELECT k FROM s), \(cells(table, "both_keys")),
                \(cells(other, "both_keys", as: "others"))
                SELECT c.p, c.k, coalesce(a.v, 0) / CASE WHEN o.p IS NOT NULL THEN nullif(coalesce(b.v, 0), 0) END AS v
                FROM cells c LEFT JOIN others o ON c.p = o.p AND c.k IS NOT DISTINCT FROM o.k
                LEFT JOIN a ON c.p = a.p AND c.k IS NOT DISTINCT FROM a.k
                LEFT JOIN b ON c.p = b.p AND c.k IS NOT DISTINCT FROM b.k
                """
        case .growth(let aggregate, let back):
            guard allowed(back) else { return nil }
            return """
                WITH \(retail), \(rows("events")), \(cells("events")),
                a AS (SELECT p, k, \(aggregate) AS v FROM r GROUP BY ALL),
                f AS (SELECT c.p, c.k, CAST(coalesce(r.v, 0) AS DOUBLE) AS v FROM cells c LEFT JOIN a r ON \(same))
                SELECT c.p, c.k, (c.v - r.v) / nullif(r.v, 0) AS v
                FROM f c LEFT JOIN f r ON CAST(c.p - INTERVAL \(back) AS DATE) = r.p AND c.k IS NOT DISTINCT FROM r.k
                """
        case .stock:
            if grain == .hour { return nil }
            return """
                WITH \(retail), \(rows("stock")), \(cells("stock")),
                latest AS (SELECT p, max(d) AS t FROM r GROUP BY ALL),
                a AS (SELECT r.p, r.k, sum(units) AS v FROM r JOIN latest ON r.p = latest.p AND r.d = latest.t GROUP BY ALL),
                f AS (SELECT c.p, c.k, coalesce(a.v, CASE WHEN latest.t > (SELECT min(d) FROM r WHERE r.k IS NOT DISTINCT FROM c.k)
                    THEN 0 END) AS v
                  FROM cells c LEFT JOIN latest ON c.p = latest.p LEFT JOIN a ON c.p = a.p AND c.k IS NOT DISTINCT FROM a.k)
                SELECT p, k, last_value(v IGNORE NULLS) OVER (PARTITION BY k ORDER BY p) AS v FROM f
                """
        }
    }

    private func allowed(_ back: String) -> Bool {
        switch grain {
        case .day, .month: true
        case .quarter, .year, .fiscalQuarter, .fiscalYear: back == "1 YEAR"
        default: false
        }
    }
}
