import ADBC
import Chronology
import Definitions
import Foundation
import Queries
import Refresh
import Series
import Testing

@Suite("Properties of evaluated metrics", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct PropertyTests {
    let shop: ShopProject
    let reading: SourceReading

    init() throws {
        shop = try ShopProject(Clock.all[0])
        reading = try shop.reading()
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func range(_ first: String, _ last: String) throws -> DayRange {
        try #require(DayRange(try day(first), try day(last)))
    }

    @Test("days roll up to longer periods where they add up", arguments: ["orders", "units", "revenue"])
    func rollUp(metric: String) throws {
        let days = try #require(try shop.evaluate(metric, .day, reading).total)
        for grain in [Grain.week, .month, .quarter, .fiscalYear, .retailMonth] {
            let periods = try #require(try shop.evaluate(metric, grain, reading).total)
            let rolled = try days.rolledUp(
                to: grain, calendar: shop.project.calendar, combining: .sum, gaps: .ignoreMissing)
            #expect(rolled == periods)
        }
    }

    @Test("the parts of a filter sum to the whole", arguments: [Grain.day, .month, .year])
    func partition(grain: Grain) throws {
        let whole = try #require(try shop.evaluate("revenue", grain, reading).total)
        let inside = try #require(try shop.evaluate("revenue", grain, where: "qty > 4", reading).total)
        let outside = try #require(
            try shop.evaluate("revenue", grain, where: "not qty > 4 or qty is null", reading).total)
        #expect((inside + outside) == whole)
    }

    @Test("slices sum to the total where they add up, stocks too", arguments: ["orders", "revenue", "stock_level"])
    func slices(metric: String) throws {
        for grain in [Grain.day, .month] {
            for kept: [String?]? in [nil, ["social"], [nil]] {
                let total = try #require(try shop.evaluate(metric, grain, reading).total)
                let slices = try shop.evaluate(
                    metric, grain, by: [DimensionQuery("channel", kept: kept)], reading
                ).slices
                for index in total.start..<total.end where total.isKnown(index) {
                    let sum = slices.reduce(0.0) { (sum: Double, slice) -> Double in
                        let value = slice.series.value(at: index)
                        return value.isNaN ? sum : sum + value
                    }
                    #expect(abs(sum - total.value(at: index)) < 1e-6)
                }
            }
        }
    }

    @Test("other is counted again where it does not add up")
    func other() throws {
        let kept = DimensionQuery("channel", kept: ["social"])
        let other = try shop.evaluate("customers", .year, by: [kept], reading).slices
            .first { $0.key == ["other"] }?.series
        let direct = try shop.evaluate(
            "customers", .year, where: "channel <> 'social' or channel is null", reading
        ).total
        #expect(other?.values == direct?.values)
        let sliced = try shop.evaluate("customers", .year, by: [DimensionQuery("channel")], reading).slices
        let sum = sliced.filter { $0.key != ["social"] }.reduce(0.0) { (sum: Double, slice) in
            sum + slice.series.values[1]
        }
        #expect(sum > (other?.values[1] ?? .infinity))
    }

    static let whole: [(metric: String, sql: String)] = [
        ("orders", "count(*)"), ("revenue", "CAST(sum(price) AS DOUBLE)"), ("mean_price", "avg(price)"),
        ("customers", "count(DISTINCT customer)"), ("median_load", "median(load)"),
        ("least", "CAST(min(price) AS DOUBLE)"),
        ("most", "max(load)"), ("basket", "sum(price) / count(*)"),
    ]

    @Test("a whole range, and periods it cuts, count its rows only", arguments: whole)
    func wholeRange(metric: String, sql: String) throws {
        for (first, last) in [("2023-02-10", "2023-04-20"), ("2023-02-01", "2023-04-30"), ("2020-01-01", "2022-02-03")]
        {
            let range = try range(first, last)
            let value = try shop.evaluate(metric, nil, range: range, reading).total?.values
            #expect(value?.count == 1)
            let expected = try number("SELECT \(sql) FROM events WHERE d BETWEEN '\(first)' AND '\(last)'")
            #expect(abs((value?.first ?? .nan) - expected) <= 1e-12 * abs(expected), "\(first) to \(last)")
            for grain in [Grain.month, .retailMonth] {
                let series = try #require(try shop.evaluate(metric, grain, range: range, reading).total)
                let calendar = shop.project.calendar
                let bounds = max(try day(first), try day("2022-01-15"))...(try day(last))
                #expect(series.start == calendar.period(grain, containing: bounds.lowerBound).index)
                #expect(series.end == calendar.period(grain, containing: bounds.upperBound).index + 1)
                let days = calendar.days(of: Period(grain, index: series.start))
                let cut = try number(
                    "SELECT \(sql) FROM events WHERE d BETWEEN '\(bounds.lowerBound)' AND '\(min(days.last, bounds.upperBound))'"
                )
                #expect(abs(series.values[0] - cut) <= 1e-12 * abs(cut), "\(grain) of \(first) to \(last)")
            }
        }
    }

    @Test("a range does not hide the periods before it from ago")
    func agoBeforeRange() throws {
        let all = try #require(try shop.evaluate("growth_month", .month, reading).total)
        let some = try #require(
            try shop.evaluate("growth_month", .month, range: try range("2023-03-01", "2023-06-30"), reading).total)
        #expect(some.values == all.slice(some.start..<some.end).values)
        #expect(some.values.count == 4 && some.values.allSatisfy { (x: Double) in !x.isNaN })
    }

    @Test("what does not divide is refused", arguments: [("growth_month", Grain.week), ("growth_month", .retailMonth)])
    func refused(metric: String, grain: Grain) throws {
        let failure = #expect(throws: RefreshFailure.self) { try shop.evaluate(metric, grain, reading) }
        #expect(failure?.code == "ago-does-not-divide")
    }

    @Test("what accumulates over days has no hours")
    func noHours() throws {
        let failure = #expect(throws: RefreshFailure.self) { try shop.evaluate("orders_7d", .hour, reading) }
        #expect(failure?.code == "no-hours")
    }

    private func number(_ sql: String) throws -> Double {
        try shop.connection.execute("SELECT CAST(v AS DOUBLE) FROM (\(sql)) AS t(v)")[0].doubles()[0]
    }
}
