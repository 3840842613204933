import Chronology
import Foundation
import Framework
import Refresh
import Testing

/// 541,909 order lines of a wholesaler, as 13 compressed files.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct OnlineRetailTests {
    static let set = "uci-online-retail"
    static let lines = "read_csv('@/by-month-gz/*.csv.gz', all_varchar = true)"

    /// Published with the data; in thousands as `SOURCE.txt` rounds them.
    static let publishedMonths = ["2010-12-01": 748_957.0, "2011-11-01": 1_461_756, "2011-12-01": 433_668]

    private func project() throws -> RealProject {
        try RealProject(refreshed: "retail", data: Self.set, now: "2011-12-10T08:00:00Z")
    }

    @Test("totals are those published, to the penny")
    func totals() throws {
        let project = try project()
        let revenue = try project.total("revenue")
        let byHand = try SharedData.rows(
            Self.set, "SELECT sum(CAST(Quantity AS BIGINT) * CAST(UnitPrice AS DECIMAL(12,3))) FROM \(Self.lines)")
        #expect(revenue.exact == byHand[0][0])
        #expect((revenue.value * 100).rounded() / 100 == 9_747_747.93)
        #expect(try project.total("invoices").value == 25_900)
        #expect(try project.total("customers").value == 4_372)
        #expect(try project.total("lines").value == 541_909)
        #expect(try project.total("largest_line").value == 80_995)
        let basket = try project.total("basket").value
        #expect(abs(basket - revenue.value / 25_900) < 1e-9)
    }

    @Test("months are those published and those of SQL by hand; distinct counts are not sums of days")
    func months() throws {
        let project = try project()
        let revenue = try project.values("revenue", .month)
        for (month, published) in Self.publishedMonths {
            #expect(revenue[month]?.rounded() == published, "\(month)")
        }
        expectEqual(
            revenue,
            try SharedData.numbers(
                Self.set,
                """
                SELECT left(InvoiceDate, 7) || '-01' AS month,
                  sum(CAST(Quantity AS BIGINT) * CAST(UnitPrice AS DECIMAL(12,3))) FROM \(Self.lines) GROUP BY 1
                """), "revenue")
        for (metric, column) in [("invoices", "InvoiceNo"), ("customers", "CustomerID")] {
            expectEqual(
                try project.values(metric, .month),
                try SharedData.numbers(
                    Self.set,
                    "SELECT left(InvoiceDate, 7) || '-01', count(DISTINCT \(column)) FROM \(Self.lines) GROUP BY 1"),
                metric)
        }
    }

    @Test("slices and weeks are those of SQL by hand")
    func slices() throws {
        let project = try project()
        let byCountry = try project.values("revenue", .month, by: "country").filter { $0.value != 0 }
        let wanted = try SharedData.numbers(
            Self.set,
            """
            SELECT left(InvoiceDate, 7) || '-01 ' || Country AS key,
              sum(CAST(Quantity AS BIGINT) * CAST(UnitPrice AS DECIMAL(12,3))) AS v FROM \(Self.lines) GROUP BY 1
            """)
        expectEqual(byCountry, wanted.filter { $0.value != 0 }, "revenue by country")
        expectEqual(
            try project.values("customers", .week),
            try SharedData.numbers(
                Self.set,
                """
                SELECT CAST(date_trunc('week', CAST(InvoiceDate AS TIMESTAMP)) AS DATE) AS week,
                  count(DISTINCT CustomerID) FROM \(Self.lines) GROUP BY 1
                """
            ), "customers by week: a week without customers has no count of them")
    }

    @Test("a day the shop is closed is a true zero: Saturdays, and from Christmas Eve to 3 January")
    func closedDays() throws {
        let project = try project()
        let days = try project.values("lines", .day)
        #expect(days.count == 374)
        #expect(days.values.count { $0 > 0 } == 305)
        for (day, value) in days where try #require(Day(iso: day)).weekday == .saturday {
            #expect(value == 0, "\(day)")
        }
        for day in 24...31 { #expect(days["2010-12-\(day)"] == 0) }
        #expect(days["2011-01-03"] == 0)
        #expect(days["2011-01-04"].map { $0 > 0 } == true)
    }

    @Test("two huge orders and their cancellations on the same day leave nothing")
    func cancelledOrders() throws {
        let project = try project()
        let units = try project.values("units", .day)
        let largest = try project.values("largest_line", .day)
        #expect(largest["2011-12-09"] == 80_995)
        #expect(largest["2011-01-18"] == 74_215)
        let byHand = try SharedData.numbers(
            Self.set,
            """
            SELECT left(InvoiceDate, 10), sum(CAST(Quantity AS BIGINT)) FROM \(Self.lines)
            WHERE abs(CAST(Quantity AS BIGINT)) NOT IN (80995, 74215)
              AND left(InvoiceDate, 10) IN ('2011-12-09', '2011-01-18') GROUP BY 1
            """)
        for (day, rest) in byHand { #expect(units[day] == rest, "\(day)") }
        #expect(byHand.count == 2)
    }

    @Test("December 2011 is an open month of nine days, not a crash")
    func openMonth() throws {
        let project = try project()
        let answer = try project.answer("revenue", .month)
        #expect(answer.rows.map(\.isPartial) == Array(repeating: false, count: 12) + [true])
        let status = try project.status("revenue_month")
        #expect(status.value?.name == "November 2011")
        #expect(status.value?.value.rounded() == 1_461_756)
        let open = try #require(status.open)
        #expect(open.value?.rounded() == 433_668)
        #expect(open.elapsedDays == 9)
        let november = try SharedData.rows(
            Self.set,
            """
            SELECT sum(CAST(Quantity AS BIGINT) * CAST(UnitPrice AS DECIMAL(12,3))) FROM \(Self.lines)
            WHERE left(InvoiceDate, 10) BETWEEN '2011-11-01' AND '2011-11-09'
            """)
        expectEqual(
            ["1 to 9 November": try #require(open.sameElapsedBefore)],
            ["1 to 9 November": try #require(november[0][0].flatMap { Double($0) })], "the same part of November")
        #expect(![.missed, .offTrack, .atRisk, .stale, .noData].contains(status.state))
        #expect(status.previous?.isImprovement == true)
        let year = try project.status("revenue_2011")
        let byHand = try SharedData.rows(
            Self.set,
            """
            SELECT sum(CAST(Quantity AS BIGINT) * CAST(UnitPrice AS DECIMAL(12,3))) FROM \(Self.lines)
            WHERE InvoiceDate >= '2011'
            """)
        #expect(year.value?.exact == byHand[0][0])
    }

    @Test("a KPI may be a slice: Germany alone")
    func slicedKPI() throws {
        let project = try project()
        let status = try project.status("revenue_germany")
        let byHand = try SharedData.rows(
            Self.set,
            """
            SELECT sum(CAST(Quantity AS BIGINT) * CAST(UnitPrice AS DECIMAL(12,3))) FROM \(Self.lines)
            WHERE Country = 'Germany' AND left(InvoiceDate, 7) = '2011-11'
            """)
        #expect(status.value?.exact == byHand[0][0])
    }
}
