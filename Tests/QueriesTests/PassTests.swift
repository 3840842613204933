import Chronology
import Definitions
import Diagnostics
import Testing

@testable import Queries

@Suite("Passes over leaf queries")
struct PassTests {
    private func query(
        _ function: Aggregate.Function, from source: String = "orders", where filter: String? = nil,
        _ window: LeafWindow? = nil, by grain: Grain = .day
    ) throws -> LeafQuery {
        let aggregate = Aggregate(
            source: Located(source, at: .file("m.yml")), function: function,
            value: function == .count ? nil : try PlannedCase.parse("price"), filter: try filter.map(PlannedCase.parse))
        return LeafQuery(
            leaf: MetricLeaf(origin: .aggregate(aggregate), window: window, missing: .unknown), bucketing: .grain(grain)
        )
    }

    @Test("queries of one source, grain and shape share a scan, in order of appearance")
    func grouping() throws {
        let scans = GroupIntoScans.apply([
            try query(.count), try query(.sum, from: "inventory"), try query(.max, where: "price > 1"),
            try query(.last), try query(.last, where: "price > 1"), try query(.sum, by: .month),
            try query(.sum, .cumulative(.trailing(days: 7))), try query(.median, .cumulative(.trailing(days: 7))),
        ])
        #expect(scans.map { $0.columns.map(\.query) } == [[0, 2], [1], [3], [4], [5], [6, 7]])
        #expect(scans.map(\.key.source) == ["orders", "inventory", "orders", "orders", "orders", "orders"])
    }

    @Test("values people enter are not asked of an engine")
    func manual() {
        let leaf = MetricLeaf(origin: .manual(metric: "nps"), missing: .unknown)
        #expect(GroupIntoScans.apply([LeafQuery(leaf: leaf, bucketing: .grain(.day))]).isEmpty)
    }

    /// Filters of the columns before; shared conditions and the filters after.
    static let filters: [(before: [String?], shared: [String], after: [String?])] = [
        ([nil], [], [nil]), (["price > 1"], ["price > 1"], [nil]), (["price > 1", nil], [], ["price > 1", nil]),
        (["price > 1 and customer = 2", "price > 1"], ["price > 1"], ["customer = 2", nil]),
        (["price > 1 and customer = 2", "customer = 2 and price > 1"], ["price > 1", "customer = 2"], [nil, nil]),
        (["price > 1 or customer = 2", "price > 1"], [], ["price > 1 or customer = 2", "price > 1"]),
        (
            ["price > 1 and customer = 2 and quantity = 3", "price > 1"], ["price > 1"],
            ["customer = 2 and quantity = 3", nil]
        ),
    ]

    @Test("conditions that all columns share move to WHERE", arguments: filters)
    func pushDown(before: [String?], shared: [String], after: [String?]) throws {
        let scan = try #require(GroupIntoScans.apply(try before.map { try query(.sum, where: $0) }).first)
        let lifted = PushDownFilter.apply(scan)
        #expect(lifted.conditions == (try shared.map(PlannedCase.parse)))
        #expect(lifted.columns.map(\.filter) == (try after.map { try $0.map(PlannedCase.parse) }))
        #expect(lifted.columns.map(\.query) == scan.columns.map(\.query))
    }

    static let refused: [(LeafQuery.Refused, String)] = [
        (.unknownColumn, "unknown-column"), (.unknownDimension, "unknown-dimension"), (.noTime, "time-not-temporal"),
        (.noRange, "range-required"), (.noHours, "no-hours"), (.unread, "source-not-read"),
    ]

    @Test("what cannot be planned says why", arguments: refused)
    func failures(refused: LeafQuery.Refused, code: String) throws {
        var asked = try query(.sum)
        var time = "at"
        switch refused {
        case .unknownColumn: asked = try query(.sum, where: "prise > 1")
        case .unknownDimension: asked.dimensions = [DimensionQuery("land")]
        case .noTime: time = "price"
        case .noRange: asked.bucketing = .grain(.retailMonth)
        case .noHours:
            time = "on_day"
            asked.bucketing = .grain(.hour)
        case .unread: asked = try query(.sum, from: "elsewhere")
        }
        let source = SourceDefinition(
            name: Located("orders", at: .file("s.yml")), origin: .files(Located("x.csv", at: .file("s.yml"))),
            time: .init(value: try PlannedCase.parse(time)))
        let planner = try PlannedCase.planner([source])
        let failure = #expect(throws: QueryFailure.self) { try planner.plan([asked]) }
        #expect(failure?.code == code)
    }
}

extension LeafQuery {
    /// Ways in which a query makes no sense.
    enum Refused: Sendable { case unknownColumn, unknownDimension, noTime, noRange, noHours, unread }
}
