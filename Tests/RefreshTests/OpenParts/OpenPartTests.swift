import ADBC
import Chronology
import Foundation
import Framework
import Refresh
import Testing

/// The open period is shown up to the last loaded day, beside the same part of the one before, for every kind of metric
/// and period.
@Suite("The same part of the period before", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct OpenPartTests {
    /// The first rows are of 15 January 2022; August 2023 has none; the last are of 20 January 2025.
    static let days = ["2022-03-05", "2023-09-12", "2024-03-31", "2024-05-01", "2024-05-17", "2024-07-02"]

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func compare(_ statuses: [KPIStatus], _ shop: OpenPartShop, through last: Day, _ what: String) throws {
        let known = Dictionary(statuses.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var compared = 0
        for window in OpenPartShop.windows {
            for condition in OpenPartShop.conditions {
                let expected = try shop.expected(window, condition, through: last)
                for metric in OpenPartShop.measured {
                    let name = OpenPartShop.kpi(metric.name, window, condition)
                    let open = try #require(known[name]).open
                    #expect((open == nil) == (expected == nil), "\(name) on \(last), \(what)")
                    guard let open, let expected else { continue }
                    for (found, values) in [(open.value, expected.now), (open.sameElapsedBefore, expected.before)] {
                        let wanted = try #require(values[metric.name])
                        let isSame = found.map { abs($0 - wanted) <= 1e-12 * max(1, abs(wanted)) } ?? wanted.isNaN
                        #expect(isSame, "\(name) on \(last), \(what): \(found.map { "\($0)" } ?? "-"), not \(wanted)")
                        if !wanted.isNaN { compared += 1 }
                    }
                }
            }
        }
        #expect(compared > 100, "\(last), \(what)")
    }

    @Test("agrees with SQL from one day to the next, with changed files, and looked back from")
    func days() throws {
        let shop = try OpenPartShop()
        for text in Self.days {
            let today = try day(text)
            let report = try shop.workspace(on: today).refresh()
            #expect(report.failures.isEmpty, "\(report.failures)")
            try compare(try shop.workspace(on: today).statuses(), shop, through: today - 1, "refreshed")
        }
        let today = try day(Self.days[Self.days.count - 1])
        try compare(
            try shop.workspace(on: today).statuses(asOf: try day("2024-04-18")), shop, through: try day("2024-04-18"),
            "as of then")

        // Half of the rows of April are gone, and with them what May, the second quarter and 2024 are held against.
        try shop.connection.executeUpdate("DELETE FROM events WHERE strftime(d, '%Y-%m') = '2024-04' AND id % 2 = 0")
        try shop.write(month: "2024-04")
        let report = try shop.workspace(on: today).refresh()
        #expect((report.sources.first?.files?.read ?? .max) < (report.sources.first?.files?.count ?? 0))
        try compare(try shop.workspace(on: today).statuses(), shop, through: today - 1, "changed")

        // All of it is kept: nothing is read to show it.
        try FileManager.default.removeItem(atPath: shop.folder.path + "/data")
        try compare(try shop.workspace(on: today).statuses(), shop, through: today - 1, "without the files")
    }

    @Test("a baseline over a period looks back to the periods before it; over what is no period there is none")
    func baselines() throws {
        let shop = try OpenPartShop(
            baselines: [
                ("step", .month, "2024-03"), ("orders_step", .quarter, "2024-Q1"), ("median_load", .month, "2023-Q4"),
                ("orders_step", .month, "2023"), ("customers", .week, "2024-03"),
            ])
        let today = try day("2024-05-17")
        _ = try shop.workspace(on: today).refresh()
        try FileManager.default.removeItem(atPath: shop.folder.path + "/data")
        let statuses = try shop.workspace(on: today).statuses()
        let wanted = [
            try shop.values("step", in: "2024-03-01", "2024-03-31", before: "2024-02-01"),
            try shop.values("orders_step", in: "2024-01-01", "2024-03-31", before: "2023-10-01"),
            try shop.values("median_load", in: "2023-10-01", "2023-12-31", before: "2023-07-01"),
            try shop.values("orders_step", in: "2023-01-01", "2023-12-31", before: "2022-01-01"),
            try shop.values("customers", in: "2024-03-01", "2024-03-31", before: "2024-02-01"),
        ]
        for (position, value) in wanted.enumerated() {
            let found = try #require(statuses.first { $0.name == "baseline_\(position)" }?.baseline)
            #expect(abs(found - value) <= 1e-12 * abs(value), "\(position): \(found), not \(value)")
        }
    }

    @Test("what looks back is not answered over a whole range")
    func wholeRange() throws {
        let shop = try OpenPartShop()
        let workspace = try shop.workspace(on: try day("2024-05-17"))
        let failure = #expect(throws: RefreshFailure.self) { try workspace.answer(MetricQuery(metrics: ["step"])) }
        #expect(failure?.code == "ago-needs-grain")
        let days = try workspace.knownDays(of: ["step"])
        #expect(days?.first == Day(iso: "2022-01-15"))
    }

    @Test("is read of files that did not change where the day has moved on, and left out where they did")
    func betweenRefreshes() throws {
        let shop = try OpenPartShop()
        let today = try day("2024-05-17")
        _ = try shop.workspace(on: today).refresh()
        let next = try shop.workspace(on: today + 1)
        let found = try #require(try next.statuses().first { $0.name == "customers_month" }?.open)
        // The rows of the 17th were there when the source was read, and are over now.
        let expected = try #require(try shop.expected(.month, nil, through: today))
        #expect(found.sameElapsedBefore == expected.before["customers"])
        #expect(found.value == expected.now["customers"])
        try shop.connection.executeUpdate("DELETE FROM events WHERE strftime(d, '%Y-%m') = '2024-04' AND id % 2 = 0")
        try shop.write(month: "2024-04")
        let changed = try #require(try next.statuses().first { $0.name == "customers_month" }?.open)
        // A number of the new files beside numbers of the old ones would be one of neither.
        #expect(changed.sameElapsedBefore == nil)
    }
}
