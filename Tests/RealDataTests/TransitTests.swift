import Chronology
import Foundation
import Framework
import Refresh
import Testing

/// The KPIs a transit authority publishes, with targets, actuals and the desired direction: 348 KPI-months.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct TransitTests {
    static let set = "mta-kpi-targets-dev"
    static let published = "read_csv('@/MTA_Performance_TBTA.csv', all_varchar = true)"
    static let month = "PERIOD_YEAR || '-' || lpad(PERIOD_MONTH, 2, '0') || '-01'"
    static let indicators = [
        ("traffic", "Total Traffic"), ("collisions", "Collisions with Injury Rate"),
        ("lost_time", "Employee Lost Time Rate"),
    ]

    private func column(_ name: String, of indicator: String) throws -> [String: Double] {
        try SharedData.numbers(
            Self.set,
            """
            SELECT \(Self.month), CAST(\(name) AS DOUBLE) FROM \(Self.published)
            WHERE trim(INDICATOR_NAME) = '\(indicator)'
            """)
    }

    @Test("monthly actuals and targets are the published ones", arguments: indicators)
    func months(metric: String, indicator: String) throws {
        let project = try RealProject(refreshed: "transit", data: Self.set, now: "2017-10-05T12:00:00Z")
        expectEqual(
            try project.values(metric, .month), try column("MONTHLY_ACTUAL", of: indicator), "actual of \(indicator)")
        expectEqual(
            try project.values(metric + "_target", .month), try column("MONTHLY_TARGET", of: indicator),
            "target of \(indicator)")
    }

    @Test("traffic added up from January is the published year-to-date figure")
    func yearToDate() throws {
        let project = try RealProject(refreshed: "transit", data: Self.set, now: "2017-10-05T12:00:00Z")
        let published = try column("YTD_ACTUAL", of: "Total Traffic")
        let byHand = try SharedData.numbers(
            Self.set,
            """
            SELECT \(Self.month), sum(CAST(MONTHLY_ACTUAL AS DECIMAL(18,2)))
              OVER (PARTITION BY PERIOD_YEAR ORDER BY CAST(PERIOD_MONTH AS INTEGER))
            FROM \(Self.published) WHERE trim(INDICATOR_NAME) = 'Total Traffic'
            """)
        expectEqual(try project.values("traffic_ytd", .month), byHand, "year to date")
        expectEqual(try project.values("traffic_ytd_published", .month), published, "published year to date")
        let differing = published.keys.filter { published[$0] != byHand[$0] }
        #expect(differing.isEmpty, "the authority's own sums differ in \(differing.sorted())")
    }

    @Test("each KPI shows the published actual of the last complete month")
    func lastMonth() throws {
        let project = try RealProject("transit", data: Self.set, now: "2017-08-05T12:00:00Z")
        try project.refresh()
        for (kpi, indicator) in Self.indicators {
            let status = try project.status(kpi)
            #expect(status.value?.name == "July 2017", "\(kpi)")
            let published = try column("MONTHLY_ACTUAL", of: indicator)
            #expect(status.value?.value == published["2017-07-01"], "\(kpi)")
            #expect(status.open?.value == nil || status.open?.elapsedDays == 0, "\(kpi): August has no figure yet")
        }
    }

    @Test("all 348 months: achieved or missed as published actual, target and desired direction say")
    func verdicts() throws {
        let rows = try SharedData.rows(
            Self.set,
            """
            SELECT trim(INDICATOR_NAME), DESIRED_CHANGE, \(Self.month), CAST(last_day(CAST(\(Self.month) AS DATE)) AS DATE),
              MONTHLY_TARGET, MONTHLY_ACTUAL FROM \(Self.published)
            """)
        #expect(rows.count == 348)
        var files: [String: String] = [:]
        var wanted: [String: KPIState] = [:]
        for row in rows.map({ $0.map { $0 ?? "" } }) {
            let metric = try #require(Self.indicators.first { $0.1 == row[0] }).0
            let name = metric + "_" + row[2].prefix(7).replacingOccurrences(of: "-", with: "_")
            let (target, actual) = (try #require(Double(row[4])), try #require(Double(row[5])))
            files["kpis/\(name).yml"] = """
                kpi: \(name)
                metric: \(metric)
                objective: service
                window: month
                start: \(row[2])
                deadline: \(row[3])
                target: \(row[4].hasPrefix(".") ? "0" + row[4] : row[4])
                owner: president@transit.example
                frequency: monthly
                review: monthly
                basis: {kind: commitment, note: published}
                """
            wanted[name] = (row[1] == "D" ? actual <= target : actual >= target) ? .achieved : .missed
        }
        let project = try RealProject("transit", data: Self.set, now: "2017-10-05T12:00:00Z", adding: files)
        try project.refresh()
        let found = try project.workspace.statusBook().statuses
        for status in found where wanted[status.name] != nil {
            #expect(status.state == wanted[status.name], "\(status.name): \(String(describing: status.value?.value))")
        }
        #expect(found.count { wanted[$0.name] != nil } == 348)
        #expect(Set(wanted.values) == [.achieved, .missed])
    }
}
