import ADBC
import Chronology
import Definitions
import Queries
import Refresh
import Series
import Testing

/// Every aggregate over rows that are awkward, against SQL by hand, whatever the plan and the kind of file.
@Suite("Awkward rows against hand-written SQL", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct AwkwardDataTests {
    /// A slicing, and what each row's slice is called in SQL.
    struct Cut: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var dimensions: [DimensionQuery]
        var sql: String
    }

    static let cuts = [
        Cut(testDescription: "total", dimensions: [], sql: "NULL"),
        Cut(testDescription: "by name", dimensions: [DimensionQuery("name")], sql: "name"),
        Cut(testDescription: "by what is always null", dimensions: [DimensionQuery("silence")], sql: "silence"),
        Cut(
            testDescription: "decomposed and null kept",
            dimensions: [DimensionQuery("name", kept: ["cafe\u{301}", nil])],
            sql: "CASE WHEN name = 'caf\u{E9}' OR name IS NULL THEN name ELSE 'other' END"),
        Cut(
            testDescription: "a value called other kept",
            dimensions: [DimensionQuery("name", kept: ["other", "(none)", " "])],
            sql: "CASE WHEN name IN ('other', '(none)', ' ') THEN name ELSE '(other)' END"),
        Cut(
            testDescription: "values called other and (other) kept",
            dimensions: [DimensionQuery("name", kept: ["(other)", "other", "l'\"été\"; --"])],
            sql: "CASE WHEN name IN ('other', '(other)', 'l''\"été\"; --') THEN name ELSE '((other))' END"),
    ]

    @Test("agree", arguments: ["parquet", "csv"], cuts)
    func agree(kind: String, cut: Cut) throws {
        let data = try AwkwardData(kind)
        let today = try #require(AwkwardData.today)
        for choice in [PlanChoice.simplest, .cheapest, .factored] {
            let reading = SourceReading(
                project: data.project, root: data.folder.path, today: today, search: Driver.search, choice: choice)
            let evaluation = MetricEvaluation(
                calendar: data.project.calendar, facts: ["s": try reading.facts(of: "s")], manual: [:], today: today)
            let asked = AwkwardData.metrics.filter { $0.name != "last_money" || cut.dimensions.isEmpty }
            let resolved = try asked.map { try MetricResolution(data.project.metrics).resolve($0.name) }
            for grain in [Grain.day, .week, .month, .year, nil] {
                let demands = resolved.flatMap {
                    evaluation.demands($0, grain: grain, dimensions: cut.dimensions)
                }
                let answers = try reading.answers(demands)
                for (metric, meaning) in zip(asked, resolved) {
                    let found = try evaluation.evaluate(
                        meaning, grain: grain, dimensions: cut.dimensions, answers: answers)
                    let differences = try Self.differences(data, metric, grain, cut, found)
                    #expect(
                        differences.isEmpty,
                        "\(metric.name) by \(grain?.noun ?? "whole"), \(cut), \(kind), \(choice): \(differences.prefix(4))"
                    )
                }
            }
        }
    }

    @Test("the rest and rows without a value are never called what a value is called")
    func names() {
        #expect(DimensionQuery("name", kept: ["a", nil]).rest == "other")
        #expect(DimensionQuery("name", kept: ["other", "(other)"]).rest == "((other))")
        #expect(DimensionQuery.none(besides: ["a", ""]) == "(none)")
        #expect(DimensionQuery.none(besides: ["(none)"]) == "((none))")
    }

    private static func differences(
        _ data: AwkwardData, _ metric: AwkwardData.Metric, _ grain: Grain?, _ cut: Cut, _ found: MetricSeries
    ) throws -> [String] {
        let period = grain.map { "CAST(date_trunc('\($0.rawValue)', d) AS DATE)" } ?? "DATE '1970-01-01'"
        let table = try data.connection.execute(
            """
            SELECT p, k, \(metric.sql) AS v, coalesce(sum(abs(wide)), 0) AS width FROM (SELECT *, max(moment) OVER (PARTITION BY p) AS latest
            FROM (SELECT *, \(period) AS p, \(cut.sql) AS k FROM rows)) GROUP BY p, k
            """)
        let (periods, keys) = (try table[0].days().days, try table[1].strings())
        let doubles = try table[2].doubles()
        // A sum of doubles is as exact as its largest terms let it be.
        let widths = metric.name == "sum_wide" ? try table[3].doubles() : nil
        let decimals = metric.isExact ? try table[2].decimals() : nil
        var differences: [String] = []
        var slices: [String?: SeriesValues] = [:]
        for slice in found.slices {
            let key = slice.key.first.flatMap { $0 }
            if slices[key] != nil { differences.append("slice \(key ?? "null") twice") }
            slices[key] = slice.series
        }
        var seen: [String?: Set<Int>] = [:]
        for row in 0..<table.rowCount {
            let index = grain.map {
                data.project.calendar.period($0, containing: Day(number: Int(periods[row]))).index
            }
            let at = index ?? 0
            seen[keys[row], default: []].insert(at)
            let value = slices[keys[row]]?.value(at: at) ?? .nan
            let wanted = doubles[row].isNaN && metric.isZeroWithoutRows ? 0 : doubles[row]
            let name = "\(keys[row]?.prefix(12) ?? "null") at \(at)"
            // A slice without a value anywhere is none.
            let isNone = slices[keys[row]] == nil && (wanted.isNaN || wanted == 0)
            guard !isNone, !(value.isNaN && wanted.isNaN) else { continue }
            if !(abs(value - wanted) <= 1e-12 * abs(widths?[row] ?? wanted)) {
                differences.append("\(name): \(value), not \(wanted)")
            }
            guard let decimals, !doubles[row].isNaN else { continue }
            let exact = ExactDecimal(units: decimals.units[row], scale: decimals.scale)
            if slices[keys[row]]?.exactValue(at: at)?.description != exact.description {
                differences.append("\(name): not exactly \(exact)")
            }
        }
        for (key, series) in slices {
            for index in series.start..<series.end where seen[key]?.contains(index) != true {
                let value = series.value(at: index)
                if !value.isNaN, !(value == 0 && metric.isZeroWithoutRows) {
                    differences.append("\(key?.prefix(12) ?? "null") at \(index): \(value) without rows")
                }
            }
        }
        return differences
    }
}
