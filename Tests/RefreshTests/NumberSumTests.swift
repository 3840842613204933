import ADBC
import Chronology
import Definitions
import Queries
import Refresh
import Series
import Testing

/// Sums of floating-point numbers do not depend on the plan or on who adds first.
@Suite("Sums of floating-point numbers", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct NumberSumTests {
    static let definitions = [
        ("bellwether.yml", "name: Test"),
        ("sources/s.yml", "source: s\nfrom: data/s.parquet\ntime: day\ndimensions: {kind: kind}"),
        ("metrics/m.yml", "metric: m\ntype: sum\nsource: s\nvalue: price"),
        ("metrics/f.yml", "metric: f\ntype: sum\nsource: s\nvalue: price\nfilter: kind <> 'k1'"),
        ("metrics/c.yml", "metric: c\ntype: cumulative\nof: m"),
    ]

    @Test("are the double of the decimal sum, whatever the plan and the order of rows", arguments: ["id", "hash(id)"])
    func sums(order: String) throws {
        let folder = try ProjectFolder()
        let connection = try Driver.unlocked()
        try connection.executeUpdate(
            """
            CREATE TABLE rows AS SELECT id, DATE '2026-01-01' + CAST(id % 40 AS INTEGER) AS day, 'k' || (id % 3) AS kind,
              ((id * 7919 % 99991) - 30000) / 100 AS price FROM range(130000) t(id)
            """)
        try connection.executeUpdate(
            "COPY (FROM rows ORDER BY \(order)) TO '\(folder.path)/data/s.parquet' (FORMAT parquet, ROW_GROUP_SIZE 4096)"
        )
        let loaded = ProjectLoader.load(files: Self.definitions.map { DefinitionFile(path: $0.0, text: $0.1) })
        let project = try #require(loaded.project, "\(loaded.diagnostics)")
        let today = try #require(Day(iso: "2026-03-10"))
        for (metric, condition) in [("m", "true"), ("f", "kind <> 'k1'"), ("c", "true")] {
            for grain in [Grain.day, .month] {
                let period = "date_trunc('\(grain.rawValue)', day)"
                let window = metric == "c" ? "sum(s) OVER (ORDER BY p)" : "s"
                let table = try connection.execute(
                    """
                    SELECT CAST(\(window) AS DOUBLE) FROM (SELECT \(period) AS p, sum(CAST(price AS DECIMAL(18,2))) AS s
                    FROM rows WHERE \(condition) GROUP BY p) ORDER BY p
                    """)
                let wanted = try table[0].doubles()
                for choice in [PlanChoice.simplest, .cheapest, .factored] {
                    let reading = SourceReading(
                        project: project, root: folder.path, today: today, search: Driver.search, choice: choice)
                    let evaluation = MetricEvaluation(
                        calendar: project.calendar, facts: ["s": try reading.facts(of: "s")], manual: [:],
                        today: today)
                    let resolved = try MetricResolution(project.metrics).resolve(metric)
                    let answers = try reading.answers(evaluation.demands(resolved, grain: grain))
                    let found = try evaluation.evaluate(resolved, grain: grain, answers: answers).slices.first?.series
                    #expect(found?.values == wanted, "\(metric) by \(grain.noun), \(choice)")
                    #expect(found?.exact == nil)
                }
            }
        }
    }
}
