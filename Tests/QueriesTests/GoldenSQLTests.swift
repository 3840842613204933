import Chronology
import Definitions
import Diagnostics
import Foundation
import Queries
import Testing

/// The SQL of every metric type, compared with files; `EnginesTests` and `RefreshTests` execute such SQL.
///
/// `RECORD_GOLDEN=1` rewrites the files, which a build server (`CI`) refuses.
@Suite("Golden SQL")
struct GoldenSQLTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

    @Test("is as recorded", arguments: PlannedCase.all)
    func golden(planned: PlannedCase) throws {
        let sql = try planned.statements().map(\.sql).joined(separator: ";\n\n") + "\n"
        let file = Self.folder.appendingPathComponent(planned.name + ".sql")
        let environment = ProcessInfo.processInfo.environment
        if environment["RECORD_GOLDEN"] == "1" {
            try #require(environment["CI"] == nil, "golden files are not recorded on a build server")
            try sql.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        #expect(sql == recorded)
    }

    @Test("has a file for every case and no others")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".sql")
        }
        #expect(Set(files) == Set(PlannedCase.all.map { $0.name + ".sql" }))
    }
}

/// A question put to the planner.
struct PlannedCase: Sendable, CustomTestStringConvertible {
    var name: String
    var leaves: [Leaf]
    var bucketing: Bucketing = .grain(.day)
    var dimensions: [DimensionQuery] = []
    /// Several sets of dimensions, asked for together; else `dimensions` alone.
    var slicings: [[DimensionQuery]] = []
    var isRanged = false
    var time = "at"
    var choice = PlanChoice.simplest

    var testDescription: String { name }

    /// An aggregate of orders.
    struct Leaf: Sendable {
        var function: Aggregate.Function
        var value: String?
        var filter: String?
        var window: LeafWindow?

        init(
            _ function: Aggregate.Function, _ value: String? = nil, where filter: String? = nil,
            _ window: LeafWindow? = nil
        ) {
            self.function = function
            self.value = value
            self.filter = filter
            self.window = window
        }
    }

    static let functions: [(String, Aggregate.Function, String?)] = [
        ("count", .count, nil), ("sum", .sum, "quantity * price"), ("average", .average, "price"),
        ("min", .min, "price"),
        ("max", .max, "price"), ("median", .median, "price"), ("percentile", .percentile(0.9), "price"),
        ("count_distinct", .countDistinct, "customer"), ("last", .last, "quantity"),
    ]

    static var all: [PlannedCase] {
        var cases: [PlannedCase] = []
        for (name, function, value) in functions {
            let plain = Leaf(function, value)
            cases.append(PlannedCase(name: "\(name)-plain", leaves: [plain]))
            cases.append(
                PlannedCase(name: "\(name)-filtered", leaves: [plain, Leaf(function, value, where: "country = 'ES'")]))
            cases.append(
                PlannedCase(
                    name: "\(name)-sliced", leaves: [plain], bucketing: .grain(.month),
                    dimensions: [DimensionQuery("country", kept: ["ES", nil]), DimensionQuery("channel")]))
            cases.append(PlannedCase(name: "\(name)-ranged", leaves: [plain], bucketing: .grain(.week), isRanged: true))
            cases.append(PlannedCase(name: "\(name)-whole", leaves: [plain], bucketing: .whole, isRanged: true))
            cases.append(
                PlannedCase(
                    name: "\(name)-windowed", leaves: [Leaf(function, value, .cumulative(.trailing(days: 7)))],
                    isRanged: true))
            cases.append(
                PlannedCase(name: "\(name)-retail", leaves: [plain], bucketing: .grain(.retailMonth), isRanged: true))
            cases.append(PlannedCase(name: "\(name)-hour", leaves: [plain], bucketing: .grain(.hour)))
        }
        for (name, time) in [("date", "on_day"), ("moment", "moment"), ("zone", "at")] {
            cases.append(
                PlannedCase(name: "time-\(name)", leaves: [Leaf(.count)], bucketing: .grain(.fiscalQuarter), time: time)
            )
        }
        cases.append(
            PlannedCase(
                name: "shared-filter",
                leaves: [
                    Leaf(.count, where: "country = 'ES' and quantity > 1"),
                    Leaf(.sum, "price", where: "quantity > 1 and country = 'ES'"),
                    Leaf(.countDistinct, "customer", where: "country = 'ES'"),
                ]))
        // Of few rows, the total and the slices are one statement.
        cases.append(
            PlannedCase(
                name: "together",
                leaves: [
                    Leaf(.count, where: "quantity = 1"), Leaf(.sum, "price", where: "quantity = 1"),
                    Leaf(.countDistinct, "customer", where: "quantity = 1 and price > 100"),
                ],
                slicings: [
                    [], [DimensionQuery("country", kept: ["ES", nil])], [DimensionQuery("channel")],
                ], isRanged: true, choice: .cheapest))
        return cases + factored
    }

    /// Plans over cells and entities, as they are chosen where there are many rows.
    private static var factored: [PlannedCase] {
        let few = [
            Leaf(.count, where: "quantity = 1"), Leaf(.sum, "price", where: "quantity = 1 and price > 100"),
            Leaf(.max, "price", where: "country = 'ES'"), Leaf(.count, where: "price is not null"),
        ]
        let counts = [
            Leaf(.countDistinct, "customer"), Leaf(.countDistinct, "customer", where: "quantity = 1"),
            Leaf(.countDistinct, "customer", where: "price > 100"), Leaf(.median, "price", where: "quantity = 1"),
        ]
        return [
            PlannedCase(name: "cells", leaves: few, choice: .factored),
            PlannedCase(
                name: "cells-sliced", leaves: few,
                slicings: [[], [DimensionQuery("country")], [DimensionQuery("channel")]],
                isRanged: true, choice: .factored),
            PlannedCase(
                name: "cells-kept", leaves: few, bucketing: .grain(.month),
                dimensions: [DimensionQuery("country", kept: ["ES", nil])], choice: .factored),
            PlannedCase(name: "cells-whole", leaves: few, bucketing: .whole, isRanged: true, choice: .factored),
            PlannedCase(
                name: "entities", leaves: counts, bucketing: .grain(.month),
                slicings: [[], [DimensionQuery("channel")]], choice: .factored),
            PlannedCase(name: "entities-whole", leaves: counts, bucketing: .whole, isRanged: true, choice: .factored),
        ]
    }

    func statements() throws -> [ScanQuery] {
        let source = try source()
        let slicings = slicings.isEmpty ? [dimensions] : slicings
        let queries = try slicings.flatMap { try asked(source, $0) }
        let statistics = SourceStatistics(
            rowCount: 1_000_000, dayCount: 365, distinctCounts: ["country": 10, "channel": 5, "quantity": 10])
        return try Self.planner([source]).plan(
            queries, statistics: choice == .factored ? ["orders": statistics] : [:], choice: choice)
    }

    private func asked(_ source: SourceDefinition, _ dimensions: [DimensionQuery]) throws -> [LeafQuery] {
        try leaves.map { leaf in
            let aggregate = Aggregate(
                source: source.name, function: leaf.function, value: try leaf.value.map(Self.parse),
                filter: try leaf.filter.map(Self.parse))
            return LeafQuery(
                leaf: MetricLeaf(origin: .aggregate(aggregate), window: leaf.window, missing: .unknown),
                bucketing: bucketing, dimensions: dimensions, range: isRanged ? try Self.range() : nil)
        }
    }

    private func source() throws -> SourceDefinition {
        let time = SourceDefinition.Time(
            value: try Self.parse(time), zone: name == "time-zone" ? Zone("Asia/Tokyo") : nil)
        var source = SourceDefinition(
            name: Located("orders", at: .file("sources/orders.yml")),
            origin: .files(Located("data/*.csv", at: .file("sources/orders.yml"))), time: time)
        source.dimensions = [
            "country": try Self.parse("country"), "channel": try Self.parse("coalesce(utm, 'direct')"),
        ]
        return source
    }

    static func range() throws -> DayRange {
        let first = try #require(Day(iso: "2026-01-10"))
        let last = try #require(Day(iso: "2026-02-08"))
        return try #require(DayRange(first, last))
    }

    static func planner(_ sources: [SourceDefinition]) throws -> QueryPlanner {
        let calendar = ProjectCalendar(
            zone: try #require(Zone("Europe/Madrid")), fiscalStart: (2, 6),
            retail: RetailCalendar(pattern: .fourFourFive, yearEnds: .last, weekday: .saturday, month: 1))
        let schema = SourceSchema(columns: [
            .init(name: "at", type: .timestamp), .init(name: "moment", type: .timestamp, isZoned: true),
            .init(name: "on_day", type: .date), .init(name: "price", type: .decimal),
            .init(name: "quantity", type: .integer),
            .init(name: "customer", type: .integer), .init(name: "country", type: .text),
            .init(name: "utm", type: .text),
        ])
        return QueryPlanner(
            calendar: calendar, dialect: .duckDB,
            sources: Dictionary(uniqueKeysWithValues: sources.map { ($0.name.value, $0) }),
            schemas: Dictionary(uniqueKeysWithValues: sources.map { ($0.name.value, schema) }))
    }

    static func parse(_ text: String) throws -> ScalarExpression {
        var findings: [Diagnostic] = []
        let expression = ExpressionParser.parse(text, at: .file("m.yml"), reporting: &findings)
        return try #require(expression, "\(findings.map(\.rendered))")
    }
}
