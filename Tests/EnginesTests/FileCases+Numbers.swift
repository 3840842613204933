import Foundation

extension FileCase {
    private static func money(
        _ values: [String], _ format: String, _ outcome: Outcome, _ type: String = "decimal(18,2)"
    )
        -> FileCase
    {
        let rows = values.map { "2026-01-01;\"\($0)\"\n" }.joined()
        return FileCase(
            "\(values.joined(separator: " | ")) as \(type) \(format)", "at;v\n" + rows,
            "from: data/a.csv\ntime: at\ncolumns: {v: \"\(type)\"}\nformat: {\(format)}", outcome)
    }

    private static func values(_ values: String?...) -> Outcome { .rows("SELECT v FROM s", values.map { [$0] }) }

    private static func bad(_ lines: Int..., reason: String) -> Outcome {
        .malformed("SELECT count(*) FROM s", [["0"]], places: lines.map { "data/a.csv:\($0)" }, reason: reason)
    }

    /// How numbers, percentages and lengths of time are written.
    static let numbers: [FileCase] = [
        money(
            ["1.234,56", "-7,5", "1.234.567", "12"], "decimal: \",\"", values("1234.56", "-7.50", "1234567.00", "12.00")
        ),
        money(["1,234.56", "12"], "thousands: \",\"", values("1234.56", "12.00")),
        money(["1,234.56", "12"], "decimal: \".\"", values("1234.56", "12.00")),
        money(["1,23,456.50"], "thousands: \",\"", values("123456.50")),
        money(
            ["1 234,56", "1\u{00A0}234,56", "1\u{202F}234,56", "1\u{2009}234,56"], "decimal: \",\", thousands: \" \"",
            values("1234.56", "1234.56", "1234.56", "1234.56")),
        money(
            ["1 234.56", "1\u{00A0}234", "1'234.56", "1’234’567"], "delimiter: \";\"",
            values("1234.56", "1234.00", "1234.56", "1234567.00")),
        money(["1'234.56"], "thousands: \"'\"", values("1234.56")),
        money(
            ["€ 1.234,56", "1.234,56 €", "-€ 3,5", "€ -3,5", "EUR 7", "7 EUR"], "decimal: \",\"",
            values("1234.56", "1234.56", "-3.50", "-3.50", "7.00", "7.00")),
        money(
            ["$1,234.56", "US$ 5", "1,234.56 USD", "£3", "R$ 2.5", "(1,234.56)", "($5)", "1,234.56-", "−4"],
            "decimal: \".\"",
            values("1234.56", "5.00", "1234.56", "3.00", "2.50", "-1234.56", "-5.00", "-1234.56", "-4.00")),
        money(
            [".75", "1e3", "+5", "-.5", "5.", "1.5E1", "007"], "delimiter: \";\"",
            values("0.75", "1000.00", "5.00", "-0.50", "5.00", "15.00", "7.00")),
        money(["9007199254740993.01"], "delimiter: \";\"", values("9007199254740993.01"), "decimal(24,2)"),
        money(["", " ", "  "], "delimiter: \";\"", values(nil, nil, nil)),
        money(["N/A", "-", "5"], "\"null\": [N/A, \"-\"]", values(nil, nil, "5.00")),
        money(["1,234"], "delimiter: \";\"", bad(2, reason: "`format: {thousands: \",\"}`")),
        money(["1,234.56"], "delimiter: \";\"", bad(2, reason: "`format: {thousands: \",\"}`")),
        money(["1.234,56"], "delimiter: \";\"", bad(2, reason: "`format: {decimal: \",\"}`")),
        money(["1.239"], "delimiter: \";\", decimal: \".\"", bad(2, reason: "more digits than declared")),
        money(["1.2300"], "delimiter: \";\", decimal: \".\"", values("1.23")),
        money(["12,34,5", "1,2"], "decimal: \".\"", bad(2, 3, reason: "cannot be read as decimal(18,2)")),
        money(
            ["(5", "5)", "--5", "-5-", "$5$6", "5 6"], "delimiter: \";\"",
            bad(2, 3, 4, 5, 6, 7, reason: "cannot be read")),
        money(["N/A"], "delimiter: \";\"", bad(2, reason: "`format: {\"null\": \"N/A\"}`")),
        money(["5%"], "delimiter: \";\"", bad(2, reason: "`percent`")),
        money(["many"], "delimiter: \";\"", bad(2, reason: "`many` cannot be read as decimal(18,2)")),
        money(["99999999999999999999"], "delimiter: \";\"", bad(2, reason: "cannot be read")),
        money(["1,234", "-7", "5.0"], "decimal: \".\"", values("1234", "-7", "5"), "integer"),
        money(["5.7"], "decimal: \".\"", bad(2, reason: "fractions are read as `number`"), "integer"),
        money(["$1,234.5", "1e-3"], "decimal: \".\"", values("1234.5", "0.001"), "number"),
        money(
            ["2.23%", "2.23 %", "2.5", "-1%", "1,234.5%"], "decimal: \".\"",
            values("0.0223", "0.0223", "0.025", "-0.01", "12.345"), "percent"),
        money(["2,23%", "1.000,5 %"], "decimal: \",\"", values("0.0223", "10.005"), "percent"),
        money(["half"], "delimiter: \";\"", bad(2, reason: "cannot be read as percent"), "percent"),
        money(
            ["0:01:35", "1:02:03", "100:00:00", "-0:00:30", "0:00:01.5"], "delimiter: \";\"",
            values("95.0", "3723.0", "360000.0", "-30.0", "1.5"), "duration"),
        money(["62:03"], "delimiter: \";\"", values("3723.0"), "duration(m:ss)"),
        money(["1:30"], "delimiter: \";\"", values("5400.0"), "duration(h:mm)"),
        money(["1:30"], "delimiter: \";\"", bad(2, reason: "duration(m:ss)"), "duration"),
        money(["0:61:00"], "delimiter: \";\"", bad(2, reason: "cannot be read as duration"), "duration"),
        FileCase(
            "points that may group thousands", "at;v\n2026-01-01;1.234\n2026-01-02;5.678\n",
            "from: data/a.csv\ntime: at",
            .refused("ambiguous-numbers", "`format: {decimal: \",\"}`")),
        FileCase(
            "such points, declared to group", "at;v\n2026-01-01;1.234\n2026-01-02;5.678\n",
            "from: data/a.csv\ntime: at\ncolumns: {v: integer}\nformat: {decimal: \",\"}", total("6912", 2)),
        FileCase(
            "such points, declared as decimal", "at;v\n2026-01-01;1.234\n2026-01-02;5.678\n",
            "from: data/a.csv\ntime: at\nformat: {decimal: \".\"}", total("6.912", 2)),
        FileCase(
            "points that can only stand before decimals", "at;v\n2026-01-01;1.234\n2026-01-02;0.5\n",
            "from: data/a.csv\ntime: at", total("1.734", 2)),
        FileCase(
            "a fraction beyond the rows that are looked at",
            "at,v\n" + String(repeating: "2026-01-01,5\n", count: 40_000) + "2026-01-01,5.7\n",
            "from: data/a.csv\ntime: at",
            .malformed("SELECT sum(v) FROM s", [["200000"]], places: ["data/a.csv:40002"], reason: "fractions")),
        FileCase(
            "such a fraction, declared",
            "at,v\n" + String(repeating: "2026-01-01,5\n", count: 40_000) + "2026-01-01,5.7\n",
            "from: data/a.csv\ntime: at\ncolumns: {v: \"decimal(18,2)\"}", total("200005.70", 40_001)),
        FileCase(
            "such a fraction in whole numbers, declared",
            "at,v\n" + String(repeating: "2026-01-01,5\n", count: 40_000) + "2026-01-01,5.7\n",
            "from: data/a.csv\ntime: at\ncolumns: {v: integer}",
            .malformed("SELECT sum(v) FROM s", [["200000"]], places: ["data/a.csv:40002"], reason: "fractions")),
    ]
}
