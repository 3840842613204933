import Chronology
import Foundation
import Framework
import Testing

/// Grocery lines of 2017: quarters and a derived share that a KPI must hold.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct GroceryTests {
    static let set = "complete-journey-cc0"

    @Test("the share of discounts is a ratio of sums, and the KPI counts the quarters that hold it")
    func discountShare() throws {
        let project = try RealProject(refreshed: "grocery", data: Self.set, now: "2018-01-03T12:00:00Z")
        let byHand = try SharedData.numbers(
            Self.set,
            """
            SELECT CAST(date_trunc('quarter', CAST(transaction_timestamp AS TIMESTAMP)) AS DATE),
              CAST(sum(d) AS DOUBLE) / CAST(sum(v) + sum(d) AS DOUBLE)
            FROM (SELECT *, CAST(sales_value AS DECIMAL(10,2)) AS v,
                    CAST(retail_disc AS DECIMAL(10,2)) + CAST(coupon_disc AS DECIMAL(10,2)) AS d
                  FROM read_csv('@/transactions_sample.csv.gz', all_varchar = true)) GROUP BY 1
            """)
        expectEqual(try project.values("discount_share", .quarter), byHand, "discount share")
        let status = try project.status("discount_share")
        let inside = byHand.filter { $0.key.hasPrefix("2017") && $0.value <= 0.15 }.count
        #expect(status.progress == .held(inside: inside, of: 4))
        #expect(status.state == (inside == 4 ? .achieved : .missed))
        expectEqual(
            try project.values("households", .month),
            try SharedData.numbers(
                Self.set,
                """
                SELECT left(transaction_timestamp, 7) || '-01', count(DISTINCT household_id)
                FROM read_csv('@/transactions_sample.csv.gz', all_varchar = true) GROUP BY 1
                """), "households")
    }
}

/// A snapshot of 7,043 subscribers without a date of its own.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct TelephoneTests {
    static let set = "telco-churn"

    @Test("1,869 of 7,043 left, 26.54 %; a subscriber pays 64.76; blanks are no numbers")
    func snapshot() throws {
        let project = try RealProject(refreshed: "telco", data: Self.set, now: "2017-10-01T12:00:00Z")
        #expect(try project.total("subscribers").value == 7_043)
        #expect(try project.total("churned").value == 1_869)
        let rate = try project.total("churn_rate").value
        #expect(rate == 1_869.0 / 7_043)
        let arpu = try project.total("arpu").value
        #expect((arpu * 100).rounded() / 100 == 64.76)
        let byHand = try SharedData.rows(
            Self.set,
            """
            SELECT sum(CAST(nullif(trim(TotalCharges), '') AS DOUBLE))
            FROM read_csv('@/Telco-Customer-Churn.csv', all_varchar = true)
            """)
        expectEqual(
            ["charges": try project.total("lifetime_charges").value],
            ["charges": try #require(byHand[0][0].flatMap { Double($0) })], "lifetime")
        expectEqual(
            try project.values("churn_rate", .day, by: "contract"),
            try SharedData.numbers(
                Self.set,
                """
                SELECT '2017-09-30 ' || Contract, avg(CASE Churn WHEN 'Yes' THEN 1.0 ELSE 0.0 END)
                FROM read_csv('@/Telco-Customer-Churn.csv', all_varchar = true) GROUP BY 1
                """), "churn by contract")
        let status = try project.status("churn")
        #expect(status.value?.value == rate)
        #expect(status.state == .missed)
    }
}

/// Events as an analytics tool exports them to a warehouse: nested columns in Parquet, the day as text.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct ShopEventsTests {
    static let set = "ga4-bigquery-events-sample"

    @Test("24,219 events, 624 purchases, $41,529; days and users are those of SQL by hand")
    func events() throws {
        let project = try RealProject(refreshed: "shop_events", data: Self.set, now: "2021-02-01T12:00:00Z")
        #expect(try project.total("events").value == 24_219)
        #expect(try project.total("purchases").value == 624)
        #expect(try project.total("revenue").value.rounded() == 41_529)
        #expect(try project.total("users").value == 19_210)
        let events = "read_parquet('@/ga4_events_sampled.snappy.parquet')"
        expectEqual(
            try project.values("users", .month),
            try SharedData.numbers(
                Self.set,
                """
                SELECT left(event_date, 4) || '-' || substr(event_date, 5, 2) || '-01',
                  count(DISTINCT user_pseudo_id) FROM \(events) GROUP BY 1
                """), "users")
        expectEqual(
            try project.values("events", .month, by: "medium").filter { $0.value != 0 },
            try SharedData.numbers(
                Self.set,
                """
                SELECT left(event_date, 4) || '-' || substr(event_date, 5, 2) || '-01 ' ||
                  coalesce(traffic_source.medium, '(none)'), count(*) FROM \(events) GROUP BY 1
                """), "events by medium")
        let status = try project.status("purchases")
        #expect(status.value?.value == 624)
        #expect(status.state == .achieved)
    }
}
