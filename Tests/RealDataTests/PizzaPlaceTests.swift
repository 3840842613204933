import Chronology
import Foundation
import Framework
import Testing

/// A year of a pizza place: 49,574 pizzas, date and time in two columns.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct PizzaPlaceTests {
    static let set = "pizzaplace-sales"
    static let pizzas = "read_csv('@/pizzaplace.csv', all_varchar = true)"
    static let price = "CAST(price AS DECIMAL(8,2))"

    private func project() throws -> RealProject {
        try RealProject(refreshed: "pizza", data: Self.set, now: "2016-01-02T12:00:00Z")
    }

    @Test("totals are those published: $817,860.05 exactly, 21,350 orders on 358 open days")
    func totals() throws {
        let project = try project()
        #expect(try project.total("revenue").exact == "817860.05")
        #expect(try project.total("orders").value == 21_350)
        #expect(try project.total("pizzas").value == 49_574)
        let days = try project.values("pizzas", .day)
        #expect(days.count == 365)
        #expect(days.values.count { $0 > 0 } == 358)
    }

    @Test("months by size, hours, orders and medians are those of SQL by hand")
    func slices() throws {
        let project = try project()
        expectEqual(
            try project.values("revenue", .month, by: "size").filter { $0.value != 0 },
            try SharedData.numbers(
                Self.set,
                "SELECT left(date, 7) || '-01 ' || size, sum(\(Self.price)) FROM \(Self.pizzas) GROUP BY 1"),
            "revenue by size")
        expectEqual(
            try project.values("orders", .quarter, by: "type"),
            try SharedData.numbers(
                Self.set,
                """
                SELECT CAST(date_trunc('quarter', CAST(date AS DATE)) AS DATE) || ' ' || type, count(DISTINCT id)
                FROM \(Self.pizzas) GROUP BY 1
                """), "orders by type")
        expectEqual(
            try project.values("median_price", .month),
            try SharedData.numbers(
                Self.set, "SELECT left(date, 7) || '-01', median(CAST(price AS DOUBLE)) FROM \(Self.pizzas) GROUP BY 1"),
            "median price")
        let hours = try project.values("pizzas", .hour, from: "2015-07-04", to: "2015-07-04").filter { $0.value != 0 }
        expectEqual(
            hours,
            try SharedData.numbers(
                Self.set,
                """
                SELECT '2015-07-04T' || left(time, 2) || ':00:00-04:00', count(*) FROM \(Self.pizzas)
                WHERE date = '2015-07-04' GROUP BY 1
                """), "hours of a day")
    }

    @Test("the year to date ends at the year's revenue, and the ratio is of sums")
    func derived() throws {
        let project = try project()
        let yearToDate = try project.values("revenue_ytd", .month)
        expectEqual(
            yearToDate,
            try SharedData.numbers(
                Self.set,
                """
                SELECT month, sum(sum(price)) OVER (ORDER BY month)
                FROM (SELECT left(date, 7) || '-01' AS month, \(Self.price) AS price FROM \(Self.pizzas)) GROUP BY month
                """), "year to date")
        #expect(yearToDate["2015-12-01"] == 817_860.05)
        expectEqual(
            try project.values("order_value", .month),
            try SharedData.numbers(
                Self.set,
                """
                SELECT left(date, 7) || '-01', CAST(sum(\(Self.price)) AS DOUBLE) / count(DISTINCT id)
                FROM \(Self.pizzas) GROUP BY 1
                """), "order value")
    }

    @Test("the KPI of the year is achieved with the exact revenue")
    func kpi() throws {
        let status = try project().status("revenue_2015")
        #expect(status.state == .achieved)
        #expect(status.value?.exact == "817860.05")
        #expect(status.progress?.share == 817_860.05 / 800_000)
    }
}
