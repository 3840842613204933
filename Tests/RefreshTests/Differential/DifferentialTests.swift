import ADBC
import Chronology
import Definitions
import Diagnostics
import Engines
import Foundation
import Queries
import Refresh
import Series
import Testing

/// Every metric type at every grain, sliced and filtered, against SQL written by hand for that case.
@Suite("Metrics against hand-written SQL", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct DifferentialTests {
    static let grains: [Grain] = [
        .hour, .day, .week, .month, .quarter, .year, .fiscalQuarter, .fiscalYear, .retailMonth,
    ]
    static let condition = "country = 'ES' and qty > 1"

    @Test("agree", arguments: Clock.all)
    func agree(clock: Clock) throws {
        let shop = try ShopProject(clock)
        // One clock meets every combination; the others differ only in how rows are dated.
        let isFull = clock.name == Clock.all[0].name
        let reading = try shop.reading()
        for grain in Self.grains where grain != .hour || clock.day != "day" {
            for slicing in isFull ? Slicing.all : [.none] {
                for condition in isFull && slicing.kept == nil ? [nil, Self.condition] : [nil] {
                    let sql = HandWrittenSQL(clock: clock, grain: grain, slicing: slicing, condition: condition)
                    var metrics = isFull ? Measured.all : Measured.dated
                    // Windows cost most by far; sliced or filtered they are tried at three grains.
                    let isPlain = !slicing.isSliced && condition == nil
                    if !isPlain, ![.day, .week, .fiscalQuarter].contains(grain) { metrics.removeAll { $0.isWindowed } }
                    try compare(shop, reading, sql, metrics)
                }
            }
        }
    }

    private func compare(_ shop: ShopProject, _ reading: SourceReading, _ sql: HandWrittenSQL, _ metrics: [Measured])
        throws
    {
        let dimensions = sql.slicing.isSliced ? [DimensionQuery("channel", kept: sql.slicing.kept)] : []
        let evaluation = try shop.evaluation(reading)
        var cases: [(Measured, ResolvedMetric, String)] = []
        for metric in metrics {
            if metric.isPlainOnly, sql.slicing.isSliced || sql.condition != nil { continue }
            let readsOther = ["stock_level", "visits", "per_visit"].contains(metric.name)
            if sql.condition != nil, readsOther { continue }
            guard let statement = sql.statement(metric.kind) else { continue }
            cases.append((metric, try shop.resolve(metric.name, sql.condition), statement))
        }
        let demands = cases.flatMap { evaluation.demands($0.1, grain: sql.grain, dimensions: dimensions) }
        let answers = try reading.answers(demands)
        for (metric, resolved, statement) in cases {
            let label =
                "\(metric.name) by \(sql.grain.noun), \(sql.slicing), where \(sql.condition ?? "-"), \(sql.clock.name)"
            let found = try evaluation.evaluate(
                resolved, grain: sql.grain, dimensions: dimensions, answers: answers)
            let expected = try shop.expected(statement, sql.grain)
            let differences = Self.differences(found, expected, isSliced: sql.slicing.isSliced)
            #expect(
                differences.isEmpty,
                "\(label): \(differences.count) differ, first \(differences.prefix(3))\n\(statement)")
        }
    }

    /// What differs between evaluated series and expected values, in words.
    static func differences(_ found: MetricSeries, _ expected: [Cell: Value], isSliced: Bool) -> [String] {
        var result: [String] = []
        var seen: Set<Cell> = []
        for slice in found.slices {
            for position in slice.series.values.indices {
                let cell = Cell(period: slice.series.start + position, key: isSliced ? slice.key[0] : nil)
                seen.insert(cell)
                let value = slice.series.values[position]
                let wanted = expected[cell] ?? .null
                if !agree(value, slice.series.exactValue(at: cell.period), wanted) {
                    result.append("\(cell): \(value) instead of \(wanted)")
                }
            }
        }
        for (cell, wanted) in expected where !seen.contains(cell) && wanted != .null {
            result.append("\(cell): nothing instead of \(wanted)")
        }
        return result.sorted()
    }

    private static func agree(_ value: Double, _ exact: ExactDecimal?, _ wanted: Value) -> Bool {
        switch wanted {
        case .null: return value.isNaN
        case .integer(let whole):
            if let exact {
                return exact.rescaled(to: 6) == ExactDecimal(units: Int128(whole), scale: 0).rescaled(to: 6)
            }
            return value == Double(whole)
        case .decimal(let units, let scale):
            let decimal = ExactDecimal(units: units, scale: scale)
            if let exact { return exact.rescaled(to: 6) == decimal.rescaled(to: 6) }
            return abs(value - decimal.double) <= 1e-12 * abs(decimal.double)
        case .double(let double): return double.isNaN ? value.isNaN : abs(value - double) <= 1e-12 * max(abs(double), 1)
        default: return false
        }
    }
}

/// A period and a slice.
struct Cell: Hashable, CustomStringConvertible {
    var period: Int
    var key: String?

    var description: String { "period \(period) of \(key ?? "(none)")" }
}

extension ShopProject {
    func evaluation(_ reading: SourceReading) throws -> MetricEvaluation {
        var facts: [String: SourceFacts] = [:]
        for name in project.sources.keys { facts[name] = try reading.facts(of: name) }
        return MetricEvaluation(
            calendar: project.calendar, facts: facts, manual: [:], today: try #require(Self.today))
    }

    func resolve(_ name: String, _ condition: String? = nil) throws -> ResolvedMetric {
        var filter: ScalarExpression?
        if let condition {
            var findings: [Diagnostic] = []
            filter = ExpressionParser.parse(condition, at: .file("condition"), reporting: &findings)
            #expect(findings.isEmpty)
        }
        return try MetricResolution(project.metrics).resolve(name, filter: filter)
    }

    /// The metric as asked.
    func evaluate(
        _ name: String, _ grain: Grain?, where condition: String? = nil, by dimensions: [DimensionQuery] = [],
        range: DayRange? = nil, _ reading: SourceReading
    ) throws -> MetricSeries {
        let evaluation = try evaluation(reading)
        let resolved = try resolve(name, condition)
        let demands = evaluation.demands(resolved, grain: grain, dimensions: dimensions, range: range)
        return try evaluation.evaluate(
            resolved, grain: grain, dimensions: dimensions, range: range, answers: try reading.answers(demands))
    }

    /// The values a statement of `p`, `k`, `v` gives.
    func expected(_ sql: String, _ grain: Grain) throws -> [Cell: Value] {
        let table = try oracle.execute(sql)
        var result: [Cell: Value] = [:]
        for row in 0..<table.rowCount {
            let period: Int
            switch try table[0].value(row) {
            case .date(let days): period = project.calendar.period(grain, containing: Day(number: Int(days))).index
            case .integer(let seconds): period = project.calendar.hour(containing: Instant(seconds: Int(seconds))).index
            case let other: throw ADBCError(.malformedResult, "a period is \(other)")
            }
            var key: String?
            if case .text(let text) = try table[1].value(row) { key = text }
            result[Cell(period: period, key: key)] = try table[2].value(row)
        }
        return result
    }
}
