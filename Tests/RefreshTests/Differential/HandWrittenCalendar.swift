/// How a project divides time: the keys of `bellwether.yml`, and the same rules in SQL written by hand.
struct HandWrittenCalendar: Sendable {
    var weekStart = "monday"
    /// Month and day on which fiscal years begin.
    var fiscal = (month: 2, day: 1)
    /// Weeks in the three months of a retail quarter.
    var weeks = [4, 4, 5]
    /// `last` or `nearest`.
    var yearEnds = "last"
    /// The weekday on which retail years end; Sunday is 0.
    var weekday = (name: "saturday", number: 6)
    /// The month in which retail years end.
    var month = 1

    var definition: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return """
            week_start: \(weekStart)
            fiscal_year_start: \(two(fiscal.month))-\(two(fiscal.day))
            retail_calendar: {pattern: \(weeks.map { "\($0)" }.joined(separator: "-")), year_ends: \(yearEnds), \
            weekday: \(weekday.name), month: \(month)}
            """
    }

    /// A table of days from mid 2020 to 2026 with the first day of the period that holds each, a column a grain.
    ///
    /// Fiscal and retail periods are the latest of a list of first days; the list is counted in months or weeks.
    var days: String {
        let back = "((dayofweek(last_day(make_date(y, \(month), 1))) - \(weekday.number) + 7) % 7)"
        let end = "last_day(make_date(y, \(month), 1))"
        let yearEnd =
            yearEnds == "last"
            ? "\(end) - CAST(\(back) AS INTEGER)"
            : "\(end) - CAST(CASE WHEN \(back) > 3 THEN \(back) - 7 ELSE \(back) END AS INTEGER)"
        var passed = 0
        var months: [String] = []
        for position in 0..<12 {
            months.append("(\(passed))")
            passed += weeks[position % 3]
        }
        let week =
            weekStart == "sunday"
            ? "d - CAST(dayofweek(d) AS INTEGER)" : "d - CAST(isodow(d) - 1 AS INTEGER)"
        return """
            CREATE TABLE days AS WITH
            every AS (SELECT CAST(unnest(generate_series(DATE '2020-06-01', DATE '2026-01-31', INTERVAL 1 DAY)) AS DATE) AS d),
            years AS (SELECT CAST(y AS INTEGER) AS y FROM generate_series(2018, 2027) AS t(y)),
            fiscal AS (SELECT make_date(y, \(fiscal.month), \(fiscal.day)) AS s FROM years),
            fiscal_quarters AS (SELECT CAST(s + to_months(n) AS DATE) AS s FROM fiscal, (VALUES (0), (3), (6), (9)) AS t(n)),
            retail AS (SELECT \(yearEnd) + 1 AS s FROM years),
            retail_quarters AS (SELECT s + 7 * n AS s FROM retail, (VALUES (0), (13), (26), (39)) AS t(n)),
            retail_months AS (SELECT s + 7 * n AS s FROM retail, (VALUES \(months.joined(separator: ", "))) AS t(n))
            SELECT d, d AS day, \(week) AS week, make_date(year(d), month(d), 1) AS month,
              make_date(year(d), (month(d) - 1) // 3 * 3 + 1, 1) AS quarter, make_date(year(d), 1, 1) AS year,
              (SELECT max(s) FROM fiscal_quarters WHERE s <= d) AS fiscal_quarter,
              (SELECT max(s) FROM fiscal WHERE s <= d) AS fiscal_year,
              d - CAST((dayofweek(d) - \((weekday.number + 1) % 7) + 7) % 7 AS INTEGER) AS retail_week,
              (SELECT max(s) FROM retail_months WHERE s <= d) AS retail_month,
              (SELECT max(s) FROM retail_quarters WHERE s <= d) AS retail_quarter,
              (SELECT max(s) FROM retail WHERE s <= d) AS retail_year
            FROM every ORDER BY d
            """
    }
}
