import Foundation
import Testing

/// A source whose rows stand for whole months.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct CoveredPeriodTests {
    private func shop(_ covers: String = "month", rows: String = Self.rows) throws -> Shop {
        let shop = try Shop()
        try shop.write(
            "sources/costs.yml",
            "source: costs\nfrom: data/costs.csv\ncolumns: {month: date, cost: \"decimal(12,2)\"}\n"
                + "time: {column: month, covers: \(covers)}\nfresh_within: 45d\n")
        try shop.write("metrics/cost.yml", "metric: cost\ntype: sum\nsource: costs\nvalue: cost\nunit: EUR\n")
        try shop.write(
            "metrics/cost_ytd.yml", "metric: cost_ytd\ntype: cumulative\nof: cost\nto_date: year\nunit: EUR\n")
        try shop.write("data/costs.csv", rows)
        return shop
    }

    private static let rows = "month,cost\n2026-03-01,10\n2026-04-01,20\n2026-05-01,30\n2026-07-01,40\n"

    @Test("months are whole from the row's period on, and an open one is not loaded")
    func months() throws {
        let shop = try shop()
        let run = try shop.run("query", "cost", "cost_ytd", "--grain", "month", "--format", "csv")
        // March is whole although its row lies on the first; June has no row but is over; July is open.
        #expect(
            run.output
                == "period,cost,cost_ytd\n2026-03-01,10.00,\n2026-04-01,20.00,\n2026-05-01,30.00,\n2026-06-01,0.00,\n2026-07-01,40.00,\n",
            "\(run)")
        let quarters = try shop.run(
            "query", "cost", "--grain", "quarter", "--from", "2026-04-01", "--to", "2026-06-30", "--format", "csv")
        #expect(quarters.output == "period,cost\n2026-04-01,50.00\n")
        let range = try shop.run("query", "cost", "--from", "2026-04-01", "--to", "2026-05-31", "--format", "csv")
        #expect(range.output == "period,cost\ntotal,50.00\n")
    }

    @Test("what would cut a month apart is missing or refused, never zero")
    func cuts() throws {
        let shop = try shop()
        for grain in ["day", "week", "hour"] {
            let run = try shop.run("query", "cost", "--grain", grain)
            #expect(run.code == 2, "\(run)")
            #expect(run.errors.contains("a row of source `costs` stands for a whole month"), "\(run)")
            #expect(run.errors.contains("Ask for `month`, `quarter`, `year`"), "\(run)")
        }
        let part = try shop.run(
            "query", "cost", "--grain", "month", "--from", "2026-04-15", "--to", "2026-05-31", "--format", "csv")
        #expect(part.output == "period,cost\n2026-04-01,\n2026-05-01,30.00\n", "\(part)")
        let whole = try shop.run("query", "cost", "--from", "2026-04-15", "--to", "2026-05-31", "--format", "csv")
        #expect(whole.output == "period,cost\ntotal,\n", "\(whole)")
    }

    @Test("a KPI by month is judged once the month is over, and is stale after its time")
    func kpi() throws {
        let shop = try shop()
        let kpi = """
            kpi: cost
            metric: cost
            objective: grow
            window: month
            start: 2026-01-01
            deadline: 2026-12-31
            baseline: 10
            target: 50
            owner: ana@shop.example
            frequency: monthly
            review: quarterly
            basis: {kind: commitment, note: agreed}

            """
        try shop.write("kpis/cost.yml", kpi)
        #expect(try shop.run("check", "--strict").code == 0)
        try shop.refresh()
        func status(_ now: String) throws -> String {
            let lines = try shop.run("status", "--format", "csv", now: now).output.split(separator: "\n")
            let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
            let row = try #require(lines.first { $0.hasPrefix("grow,cost,") }).split(
                separator: ",", omittingEmptySubsequences: false)
            return ["watermark", "value", "value_from", "state", "open_value"].map { name in
                header.firstIndex(of: Substring(name)).map { String(row[$0]) } ?? "?"
            }.joined(separator: " ")
        }
        #expect(try status("2026-07-20T08:00:00+02:00").hasPrefix("2026-06-30 0.00 2026-06-01 "))
        #expect(try status("2026-07-31T23:00:00+02:00").hasPrefix("2026-06-30 0.00 2026-06-01 "))
        #expect(try status("2026-08-01T08:00:00+02:00").hasPrefix("2026-07-31 40.00 2026-07-01 "))
        let words = "source costs has data to 2026-07-31 only, and should be fresh within 45 d"
        #expect(!(try shop.run("status", now: "2026-09-14T08:00:00+02:00").output.contains(words)))
        #expect(try shop.run("status", now: "2026-09-16T08:00:00+02:00").output.contains(words))

        try shop.write("kpis/cost.yml", kpi.replacingOccurrences(of: "window: month", with: "window: week"))
        let check = try shop.run("check")
        #expect(check.code == 2)
        #expect(check.output.contains("kpis/cost.yml:4:9: error"), "\(check)")
        #expect(check.output.contains("[window-cuts-rows]"), "\(check)")
    }

    @Test("an unknown period is refused with the nearest one")
    func unknown() throws {
        let run = try shop("months").run("check")
        #expect(run.code == 2)
        #expect(run.output.contains("sources/costs.yml:4:31: error"), "\(run)")
        #expect(run.output.contains("`month`"), "\(run)")
    }

    @Test("declaring it changes what is stored at the next look, without a refresh being forced")
    func redefinition() throws {
        let shop = try shop()
        try shop.replace("sources/costs.yml", "{column: month, covers: month}", with: "month")
        try shop.refresh()
        #expect(try shop.run("query", "cost", "--grain", "day", "--format", "csv").code == 0)
        try shop.replace("sources/costs.yml", "time: month", with: "time: {column: month, covers: month}")
        #expect(try shop.run("query", "cost", "--grain", "day").code == 2)
        #expect(try shop.refresh().errors.contains("costs: 4 rows"))
    }
}
