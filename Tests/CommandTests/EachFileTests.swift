import Foundation
import Testing

/// A source with a file for each month, of which one is not there.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct EachFileTests {
    private func shop(_ ending: String = "csv", declared: Bool = true) throws -> Shop {
        let shop = try Shop()
        try shop.write(
            "sources/costs.yml",
            "source: costs\nfrom: data/costs/*.\(ending)\ncolumns: {day: date, cost: \"decimal(12,2)\"}\ntime: day\n"
                + "dimensions: {kind: kind}\nslices: [kind]\n" + (declared ? "each_file: month\n" : ""))
        for (name, keys) in [
            ("cost", "type: sum\nsource: costs\nvalue: cost"), ("bills", "type: count\nsource: costs"),
            ("level", "type: last\nsource: costs\nvalue: cost"),
            ("kinds", "type: count_distinct\nsource: costs\nvalue: kind"),
            ("cost_ytd", "type: cumulative\nof: cost\nto_date: year"),
            ("cost_60d", "type: cumulative\nof: cost\nwindow: 60d"),
            ("growth", "type: derived\nexpression: cost - ago(cost, 1 month)"),
        ] { try shop.write("metrics/\(name).yml", "metric: \(name)\n\(keys)\n") }
        for month in [1, 2, 4, 5] { try write(month, shop, ending) }
        return shop
    }

    /// Two bills in a month, of a hundred times its number; as CSV or as JSON lines.
    private func write(_ month: Int, _ shop: Shop, _ ending: String = "csv") throws {
        let rows = [(1, "a"), (28, "b")].map { day, kind in
            ending == "csv"
                ? "2026-0\(month)-\(day < 10 ? "0" : "")\(day),\(kind),\(month * 50)\n"
                : "{\"day\": \"2026-0\(month)-\(day < 10 ? "0" : "")\(day)\", \"kind\": \"\(kind)\", \"cost\": \"\(month * 50)\"}\n"
        }
        try shop.write(
            "data/costs/2026-0\(month).\(ending)", (ending == "csv" ? "day,kind,cost\n" : "") + rows.joined())
    }

    private func query(_ shop: Shop, _ metric: String, _ grain: String, _ more: String...) throws -> String {
        let run = try Program.run(
            ["query", metric, "--grain", grain, "--format", "csv"] + more, in: shop.folder, now: Shop.now)
        return run.output.split(separator: "\n").dropFirst().joined(separator: " ")
    }

    @Test(
        "what holds part of it is missing, not zero; before a refresh, after it, and when the file comes",
        arguments: ["csv", "ndjson"])
    func months(ending: String) throws {
        let shop = try shop(ending)
        let months = "2026-01-01,100.00 2026-02-01,200.00 2026-03-01, 2026-04-01,400.00 2026-05-01,500.00"
        for isRefreshed in [false, true] {
            if isRefreshed {
                let run = try shop.refresh()
                #expect(
                    run.errors.contains("source costs has no file for 2026-03; what that holds part of is missing"),
                    "\(run)")
            }
            #expect(try query(shop, "cost", "month") == months)
            #expect(
                try query(shop, "cost", "quarter", "--from", "2026-01-01", "--to", "2026-06-30")
                    == "2026-01-01, 2026-04-01,900.00")
            #expect(
                try query(shop, "bills", "quarter", "--from", "2026-01-01", "--to", "2026-06-30")
                    == "2026-01-01, 2026-04-01,4")
            #expect(
                try query(shop, "kinds", "quarter", "--from", "2026-01-01", "--to", "2026-06-30")
                    == "2026-01-01, 2026-04-01,2")
            #expect(try query(shop, "level", "month").contains("2026-03-01, 2026-04-01,200.00"))
            #expect(
                try query(shop, "cost", "day", "--from", "2026-02-27", "--to", "2026-03-02")
                    == "2026-02-27,0.00 2026-02-28,100.00 2026-03-01, 2026-03-02,")
            #expect(
                try query(shop, "cost", "week", "--from", "2026-02-23", "--to", "2026-04-12")
                    == "2026-02-23, 2026-03-02, 2026-03-09, 2026-03-16, 2026-03-23, 2026-03-30, 2026-04-06,0.00")
            #expect(
                try query(shop, "cost_ytd", "month", "--from", "2026-01-01", "--to", "2026-05-31")
                    == "2026-01-01,100.00 2026-02-01,300.00 2026-03-01, 2026-04-01, 2026-05-01,")
            #expect(try query(shop, "cost_60d", "day", "--from", "2026-05-28", "--to", "2026-05-28") == "2026-05-28,")
            #expect(try query(shop, "growth", "month").hasSuffix("2026-03-01, 2026-04-01, 2026-05-01,100.00"))
            let kinds = try query(shop, "cost", "month", "--by", "kind")
            #expect(kinds.contains("2026-03-01,a, 2026-03-01,b,"), "\(kinds)")
        }
        let noted = try shop.run("query", "cost", "--grain", "month")
        #expect(noted.errors.contains("note: source costs has no file for 2026-03"), "\(noted)")
        let other = try shop.run("query", "cost", "--grain", "month", "--from", "2026-04-01", "--to", "2026-05-31")
        #expect(!other.errors.contains("no file"), "\(other)")
        // An empty file named after the month says that nothing happened.
        try shop.write("data/costs/2026-03.\(ending)", ending == "csv" ? "day,kind,cost\n" : "\n")
        try shop.refresh()
        #expect(
            try query(shop, "cost", "month") == months.replacingOccurrences(of: "2026-03-01,", with: "2026-03-01,0.00"))
        try write(3, shop, ending)
        try shop.refresh()
        #expect(
            try query(shop, "cost", "month")
                == months.replacingOccurrences(of: "2026-03-01,", with: "2026-03-01,300.00"))
        #expect(try query(shop, "cost_ytd", "month").hasSuffix("2026-05-01,1500.00"))
        // A file that goes again takes its month with it.
        try shop.remove("data/costs/2026-03.\(ending)")
        try shop.refresh()
        #expect(try query(shop, "cost", "month") == months)
    }

    @Test("without the key such a month is a zero, and declaring it is enough")
    func undeclared() throws {
        let shop = try shop(declared: false)
        try shop.refresh()
        #expect(try query(shop, "cost", "month").contains("2026-03-01,0.00"))
        try shop.append("sources/costs.yml", "each_file: month\n")
        #expect(try query(shop, "cost", "month").contains("2026-03-01, 2026-04-01"))
    }

    @Test("check and status say which file is missing, and a KPI over it has no value")
    func said() throws {
        let shop = try shop()
        let check = try shop.run("check")
        #expect(check.code == 0, "\(check)")
        #expect(
            check.output.contains("sources/costs.yml:2:7: warning: The source costs has no file for 2026-03"),
            "\(check)")
        #expect(check.output.contains("[missing-file]"), "\(check)")
        func kpi(_ name: String, _ window: String) -> String {
            """
            kpi: \(name)
            metric: cost
            objective: grow
            window: \(window)
            start: 2026-01-01
            deadline: 2026-12-31
            baseline: 10
            target: 5000
            owner: ana@shop.example

            """
        }
        try shop.write("kpis/monthly.yml", kpi("monthly", "month"))
        try shop.write("kpis/whole.yml", kpi("whole", "total"))
        try shop.refresh()
        let json = try shop.run("status", "--format", "json").output
        #expect(json.contains("source costs has no file for 2026-03: what that holds part of is not known"), "\(json)")
        let rows = try shop.run("status", "--format", "csv").output.split(separator: "\n")
        let header = rows[0].split(separator: ",", omittingEmptySubsequences: false)
        func cell(_ kpi: String, _ column: String) throws -> String {
            let row = try #require(rows.first { $0.hasPrefix("grow,\(kpi),") })
                .split(separator: ",", omittingEmptySubsequences: false)
            return String(row[try #require(header.firstIndex(of: Substring(column)))])
        }
        #expect(try cell("monthly", "value") == "400.00")
        #expect(try cell("whole", "value") == "" && cell("whole", "state") == "no_data")
    }

    @Test("it is refused where there are no files, and for a period that is none")
    func refused() throws {
        let shop = try shop()
        try shop.replace("sources/costs.yml", "each_file: month", with: "each_file: months")
        #expect(try shop.run("check").output.contains("`month`"))
        try shop.write(
            "sources/costs.yml",
            "source: costs\nquery: {sql: select 1}\ntime: day\neach_file: month\ndimensions: {kind: kind}\n")
        let run = try shop.run("check", "--offline")
        #expect(run.code == 2 && run.output.contains("sources/costs.yml:4:12: error"), "\(run)")
        #expect(run.output.contains("[each-file-without-files]"), "\(run)")
    }
}
