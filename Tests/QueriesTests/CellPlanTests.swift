import Chronology
import Definitions
import Diagnostics
import Testing

@testable import Queries

/// The passes from filtered aggregates over rows to aggregates over cells, before and after.
@Suite("Plans over cells")
struct CellPlanTests {
    static let statistics = SourceStatistics(
        rowCount: 10_000_000, dayCount: 1_000,
        distinctCounts: ["country": 10, "channel": 5, "quantity": 10, "customer": 500_000, "price": 90_000])

    private func query(
        _ function: Aggregate.Function, of value: String? = "price", where filter: String? = nil,
        by dimensions: [String] = [], grain: Grain = .day
    ) throws -> LeafQuery {
        let aggregate = Aggregate(
            source: Located("orders", at: .file("m.yml")), function: function,
            value: function == .count ? nil : try value.map(PlannedCase.parse),
            filter: try filter.map(PlannedCase.parse))
        return LeafQuery(
            leaf: MetricLeaf(origin: .aggregate(aggregate), missing: .unknown), bucketing: .grain(grain),
            dimensions: dimensions.map { DimensionQuery($0) })
    }

    private func family(_ queries: [LeafQuery]) throws -> ScanFamily {
        let families = GatherGroupings.apply(GroupIntoScans.apply(queries))
        #expect(families.count == 1)
        return try #require(families.first)
    }

    @Test("scans that differ only in their dimensions are gathered")
    func gathering() throws {
        let families = GatherGroupings.apply(
            GroupIntoScans.apply([
                try query(.sum), try query(.sum, by: ["country"]), try query(.sum, grain: .month),
                try query(.count, by: ["channel"]),
            ]))
        #expect(
            families.map { $0.scans.map { $0.key.dimensions.map(\.name) } } == [[[], ["country"], ["channel"]], [[]]])
    }

    /// A filter; the keys it becomes; the filter over cells.
    static let filters: [(before: String, keys: [String], after: String)] = [
        ("quantity = 3", ["quantity"], "quantity = 3"),
        ("quantity = 3 and country = 'ES'", ["country", "quantity"], "quantity = 3 and country = 'ES'"),
        ("price > 100", ["price > 100"], "bw_k0"),
        ("not (price > 100 or quantity < 2)", ["price > 100", "quantity"], "not (bw_k0 or quantity < 2)"),
        ("customer in (1, 2) and country is null", ["country", "customer in (1, 2)"], "bw_k0 and country is null"),
        ("quantity * price > 10", ["quantity * price > 10"], "bw_k0"),
        ("elsewhere = 1", ["elsewhere = 1"], "bw_k0"),
    ]

    @Test("filters are over columns with few values, and over conditions on the others", arguments: filters)
    func factoring(before: String, keys: [String], after: String) throws {
        let family = try family([try query(.sum, where: before), try query(.count)])
        let factored = FactorPredicates(family, Self.statistics)
        let column = try #require(factored.groupings.first?.columns.first)
        #expect(column.keys.map { factored.keys[$0].expression.canonicalText }.sorted() == keys)
        #expect(column.filter?.canonicalText == after)
        #expect(
            factored.partials == [
                .init(function: .sum, value: try PlannedCase.parse("price")), .init(function: .count),
            ])
    }

    @Test("rows with a value are counted by the value")
    func knownRows() throws {
        let family = try family([try query(.count, where: "price is not null and quantity = 1"), try query(.count)])
        let factored = FactorPredicates(family, Self.statistics)
        #expect(factored.partials.first == .init(function: .count, value: try PlannedCase.parse("price")))
        #expect(factored.keys.map(\.name) == ["quantity"])
    }

    private func filtered(by dimensions: [String] = []) throws -> [LeafQuery] {
        try (0..<10).flatMap { number in
            [
                try query(.sum, where: "quantity = \(number)", by: dimensions),
                try query(.max, where: "quantity > \(number) and country = 'ES'", by: dimensions),
            ]
        }
    }

    @Test("a smaller table is made from a larger one, and rows are read as seldom as possible")
    func tables() throws {
        let queries = try filtered() + filtered(by: ["country"]) + filtered(by: ["channel"])
        let plan = try #require(ChooseTables.apply(try family(queries), Self.statistics))
        let roots = plan.tables.filter { $0.parent == nil }
        #expect(roots.count == 1, "country, channel and quantity make 500,000 cells of ten million rows")
        #expect(Set(plan.branches.flatMap { $0.columns.map(\.query) }) == Set(queries.indices))
        for table in plan.tables {
            guard let parent = table.parent else { continue }
            #expect(Set(table.keys).isStrictSubset(of: plan.tables[parent].keys))
            #expect(Set(table.partials).isSubset(of: plan.tables[parent].partials))
        }
        for branch in plan.branches {
            let keys = Set(plan.tables[branch.table].keys)
            for column in branch.columns {
                #expect(column.keys.union(branch.dimensionKeys).isSubset(of: keys))
                #expect(plan.tables[branch.table].partials.contains(column.partial))
            }
        }
    }

    @Test("what needs too many cells is left out, the rest is not")
    func tooMany() throws {
        var statistics = Self.statistics
        statistics.distinctCounts["country"] = 250
        statistics.distinctCounts["channel"] = 250
        let queries =
            try filtered(by: ["country"]) + [
                try query(.sum, where: "channel = 'x'", by: ["country"])
            ]
        let plan = try #require(ChooseTables.apply(try family(queries), statistics))
        #expect(Set(plan.branches.flatMap { $0.columns.map(\.query) }) == Set(queries.indices.dropLast()))
    }

    @Test("one unfiltered aggregate is read from the rows, and so is what is sliced by nearly every row")
    func notWorthIt() throws {
        #expect(ChooseTables.apply(try family([try query(.sum)]), Self.statistics) == nil)
        #expect(ChooseTables.apply(try family(try filtered(by: ["customer"])), Self.statistics) == nil)
    }

    @Test("distinct counts of one value share their entities")
    func entities() throws {
        let scan = try #require(
            GroupIntoScans.apply([
                try query(.countDistinct, of: "customer", where: "country = 'ES' and quantity = 1"),
                try query(.sum), try query(.countDistinct, of: "customer", where: "country = 'ES'"),
                try query(.countDistinct, of: "price"),
            ]).first)
        let plans = CountEntities.apply(scan)
        #expect(plans.map(\.value.canonicalText) == ["customer", "price"])
        #expect(plans[0].conditions.map(\.canonicalText) == ["country = 'ES'"])
        #expect(plans[0].marks.map(\.canonicalText) == ["quantity = 1"])
        #expect(plans[0].counts.map(\.query) == [0, 2])
        #expect(plans[0].counts.map(\.mark) == [0, nil])
    }

    @Test("names whose values decide are those of dimensions and filters, where there is something to decide")
    func deciding() throws {
        let planner = try PlannedCase.planner([])
        #expect(planner.decidingNames([try query(.sum)]).isEmpty)
        #expect(
            planner.decidingNames([try query(.sum, where: "price > 1"), try query(.sum, by: ["country"])])
                == ["orders": ["country", "price"]])
        #expect(planner.decidingNames([try query(.sum, grain: .retailMonth), try query(.median)]).isEmpty)
    }
}
