import ADBC
import Chronology
import Definitions
import Foundation
import Queries
import Refresh
import Series
import Testing

/// Sums of whole numbers and decimals stay exact through every kind of metric, on the real engine.
@Suite("Exact money", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct ExactMoneyTests {
    let folder: ProjectFolder

    init() throws { folder = try ProjectFolder() }

    /// A metric `m` over `data/s.parquet`, which a query makes.
    private func evaluate(
        _ metric: String, of query: String, _ grain: Grain? = .day, others: [String] = [],
        by dimensions: [DimensionQuery] = []
    ) throws -> [MetricSeries.Slice] {
        try Driver.unlocked().executeUpdate("COPY (\(query)) TO '\(folder.path)/data/s.parquet' (FORMAT parquet)")
        var files = [
            DefinitionFile(path: "bellwether.yml", text: "name: Test"),
            DefinitionFile(
                path: "sources/s.yml",
                text: "source: s\nfrom: data/s.parquet\ntime: day\ndimensions: {kind: kind}"),
            DefinitionFile(path: "metrics/m.yml", text: "metric: m\n\(metric)"),
        ]
        for (position, other) in others.enumerated() {
            files.append(DefinitionFile(path: "metrics/o\(position).yml", text: other))
        }
        let loaded = ProjectLoader.load(files: files)
        let project = try #require(loaded.project, "\(loaded.diagnostics)")
        let today = try #require(Day(iso: "2026-03-10"))
        let reading = SourceReading(project: project, root: folder.path, today: today, search: Driver.search)
        let evaluation = MetricEvaluation(
            calendar: project.calendar, facts: ["s": try reading.facts(of: "s")], manual: [:], today: today)
        let resolved = try MetricResolution(project.metrics).resolve("m")
        let answers = try reading.answers(evaluation.demands(resolved, grain: grain, dimensions: dimensions))
        return try evaluation.evaluate(resolved, grain: grain, dimensions: dimensions, answers: answers).slices
    }

    /// The exact values in text, of all days in order.
    private func exact(_ series: SeriesValues?) -> [String?] {
        guard let series else { return [] }
        return (series.start..<series.end).map { series.exactValue(at: $0)?.description }
    }

    static let rows = """
        SELECT DATE '2026-03-02' + CAST(i // 2 AS INTEGER) AS day, kind, price, quantity, micros FROM (VALUES
        (0, 'a', 0.10::DECIMAL(18,2), 3, 1234567), (1, 'b', 0.20::DECIMAL(18,2), 7, 1), (2, 'a', 90071992547409.93::DECIMAL(18,2), 1, 2),
        (3, 'a', 0.01::DECIMAL(18,2), 1, 999999)) AS t(i, kind, price, quantity, micros)
        """
    static let parts = [
        "metric: revenue\ntype: sum\nsource: s\nvalue: price", "metric: units\ntype: sum\nsource: s\nvalue: quantity",
    ]

    static let kept: [(metric: String, values: [String?])] = [
        ("type: sum\nsource: s\nvalue: price", ["0.30", "90071992547409.94"]),
        ("type: sum\nsource: s\nvalue: price * quantity", ["1.70", "90071992547409.94"]),
        ("type: max\nsource: s\nvalue: price", ["0.20", "90071992547409.93"]),
        ("type: cumulative\nof: revenue", ["0.30", "90071992547410.24"]),
        ("type: cumulative\nof: revenue\nwindow: 2d", [nil, "90071992547410.24"]),
        ("type: derived\nexpression: revenue - 0.1 * units", ["-0.70", "90071992547409.74"]),
        ("type: derived\nexpression: -revenue + coalesce(ago(revenue, 1 day), 0)", ["-0.30", "-90071992547409.64"]),
        ("type: derived\nexpression: \"if(revenue > 1, revenue, 0.5)\"", ["0.50", "90071992547409.94"]),
        (
            "type: derived\nexpression: \"greatest(revenue, units) + least(revenue, 0.25)\"",
            ["10.25", "90071992547410.19"]
        ),
        ("type: derived\nexpression: \"case when revenue >= 0.3 then 1 else 0 end\"", ["1", "1"]),
        ("type: derived\nexpression: \"round(revenue / 1 * 0 + revenue * 0.05, 2)\"", [nil, nil]),
        ("type: derived\nexpression: \"round(revenue * 0.05, 2)\"", ["0.02", "4503599627370.50"]),
        // Micros: a decimal factor is exact, a division is not.
        ("type: sum\nsource: s\nvalue: micros * 0.000001", ["1.234568", "1.000001"]),
        ("type: sum\nsource: s\nvalue: micros / 1000000", [nil, nil]),
    ]

    @Test("is kept to the last digit", arguments: kept)
    func isKept(metric: String, values: [String?]) throws {
        #expect(exact(try evaluate(metric, of: Self.rows, others: Self.parts).first?.series) == values)
    }

    @Test("is kept in slices, in what is left over, and over a whole range")
    func slices() throws {
        let sum = "type: sum\nsource: s\nvalue: price"
        let kinds = try evaluate(sum, of: Self.rows, by: [DimensionQuery("kind", kept: ["b"])])
        #expect(kinds.map(\.key) == [["b"], ["other"]])
        #expect(exact(kinds.first?.series) == ["0.20", "0.00"])
        #expect(exact(kinds.last?.series) == ["0.10", "90071992547409.94"])
        #expect(exact(try evaluate(sum, of: Self.rows, nil).first?.series) == ["90071992547410.24"])
        #expect(exact(try evaluate("type: min\nsource: s\nvalue: price", of: Self.rows, nil).first?.series) == ["0.01"])
    }

    @Test("a ratio and an average are the nearest Double of the exact quotient")
    func quotients() throws {
        let rows = """
            SELECT DATE '2026-03-02' AS day, 'a' AS kind, price, quantity
            FROM (VALUES (9007199254740992, 1), (1, 2)) AS t(price, quantity)
            """
        // Rounded first, the sum would be 9007199254740992 and the ratio no whole number.
        let ratio = try evaluate("type: ratio\nnumerator: revenue\ndenominator: units", of: rows, others: Self.parts)
        #expect(ratio.first?.series.values == [3_002_399_751_580_331])
        let tenth =
            "SELECT DATE '2026-03-02' AS day, 'a' AS kind, 0.1::DECIMAL(18,2) AS price, 1 AS quantity FROM range(3)"
        #expect(try evaluate("type: average\nsource: s\nvalue: price", of: tenth).first?.series.values == [0.1])
    }

    @Test("a tenth ten million times is a million")
    func tenMillionTenths() throws {
        let rows = "SELECT DATE '2026-03-02' AS day, 'a' AS kind, 0.1::DECIMAL(18,2) AS price FROM range(10000000)"
        let series = try evaluate("type: sum\nsource: s\nvalue: price", of: rows).first?.series
        #expect(exact(series) == ["1000000.00"] && series?.values == [1_000_000])
    }

    static let tooLong: [(value: String, rows: String)] = [
        (
            "price",
            "SELECT DATE '2026-03-02' AS day, 'a' AS kind, 99999999999999999999999999999999999999::DECIMAL(38,0) AS price FROM range(3)"
        ),
        ("price * price", "SELECT DATE '2026-03-02' AS day, 'a' AS kind, 1.5::DECIMAL(38,20) AS price FROM range(3)"),
        (
            "price * price * price",
            "SELECT DATE '2026-03-02' AS day, 'a' AS kind, 123456789012345.12::DECIMAL(18,2) AS price FROM range(3)"
        ),
        // Each day fits, their sum does not.
        (
            "price",
            "SELECT DATE '2026-03-02' + CAST(range AS INTEGER) AS day, 'a' AS kind, 99999999999999999999999999999999999999::DECIMAL(38,0) AS price FROM range(2)"
        ),
    ]

    @Test("more than 38 digits are an error that says what to do", arguments: tooLong)
    func tooLongs(value: String, rows: String) throws {
        let failure = #expect(throws: (any Error).self) {
            try evaluate("type: sum\nsource: s\nvalue: \(value)", of: rows, .month)
        }
        let text = "\(try #require(failure))"
        #expect(text.contains("exact-overflow") && text.contains("number(") && text.contains("`s`"), "\(text)")
        // What the message advises works.
        let inexact = value.split(separator: " * ").map { "number(\($0))" }.joined(separator: " * ")
        let series = try evaluate("type: sum\nsource: s\nvalue: \(inexact)", of: rows, .month).first?.series
        #expect(series?.values.first?.isFinite == true && series?.exact == nil)
    }
}
