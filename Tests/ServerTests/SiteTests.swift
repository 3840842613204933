import Foundation
import Testing

@testable import Server

@Suite(.enabled(if: SiteProject.isDriverThere, "the driver of DuckDB is not installed (make setup)"))
struct SiteTests {
    private static let readers = ["host": "127.0.0.1:7070", "cookie": "bellwether_session_7070=session"]

    private func get(
        _ site: Site, _ target: String, _ headers: [String: String] = readers, method: String = "GET"
    ) async -> SiteResponse {
        await site.respond(SiteRequest(method: method, target: target, headers: headers))
    }

    @Test("every page is whole, and no text of people becomes markup")
    func pages() async throws {
        let project = try SiteProject()
        let site = try project.site()
        let targets = [
            "/", "/kpis/sales", "/metrics", "/metrics?q=script", "/metrics/revenue", "/metrics/revenue?by=channel",
            "/metrics/revenue?grain=week&last=8w", "/metrics/nps",
            "/metrics/revenue?where=channel%20%3D%20%27%3Cscript%3E%27",
        ]
        for target in targets {
            let page = await get(site, target)
            #expect(page.status == 200, "\(target)")
            #expect(page.header("content-type") == "text/html; charset=utf-8")
            #expect(page.text.hasPrefix("<!doctype html>") && page.text.hasSuffix("</html>\n"), "\(target)")
            #expect(!page.text.contains("<script>"), "\(target)")
            #expect(!page.text.lowercased().contains("nan"), "\(target)")
            #expect(page.text.contains("&lt;script&gt;"), "\(target)")
        }
        for target in ["/nothing/%3Cscript%3E", "/kpis/%3Cscript%3E", "/metrics/%3Cscript%3E", "/api/v2/status"] {
            let page = await get(site, target)
            #expect(page.status == 404, "\(target)")
            #expect(!page.text.contains("<script>"), "\(target)")
        }
    }

    @Test("the numbers of pages and documents are those of the command line")
    func numbers() async throws {
        let project = try SiteProject()
        let site = try project.site()
        // June: 30 days of 100.50 and 7.25, and day % 7 of each.
        let june = (151..<181).reduce(0) { $0 + $1 % 7 }
        let cents = 30 * 10_775 + june * 100
        let document = await get(site, "/api/v1/query?metric=revenue&grain=month&from=2026-06-01&to=2026-06-30")
        #expect(document.text.contains("\"revenue\": \(cents / 100).\(cents % 100)"), "\(document.text)")
        let table = await get(site, "/api/v1/query?metric=revenue&grain=month&last=1m&by=channel&format=csv")
        #expect(table.header("content-type") == "text/csv; charset=utf-8")
        #expect(table.text.contains("2026-06-01,web,\(30 * 100 + june + 15)"), "\(table.text)")
        let status = await get(site, "/api/v1/kpis/sales")
        #expect(status.text.contains("\"value\": \(cents / 100).\(cents % 100)"), "\(status.text)")
        #expect(await get(site, "/api/v1/status").text.contains("\"kpi\": \"sales\""))
        #expect(await get(site, "/api/v1/metrics?q=nps").text.contains("\"metric\": \"nps\""))
    }

    @Test(
        "a question that has no answer says why, by the parameter's own name",
        arguments: [
            ("metric=revenu", 400, "Did you mean `revenue`"),
            ("metric=revenue&grain=fortnight", 400, "`grain=fortnight`"),
            ("metric=revenue&by=chanel", 400, "Did you mean `channel`"), ("metric=revenue&last=3x", 400, "`last=3x`"),
            ("metric=revenue&from=1.1.2026", 400, "`from=1.1.2026`"), ("grain=month", 400, "metric=NAME"),
            ("metric=revenue&top=0&by=channel", 400, "`top=0`"),
            ("metric=revenue&format=xml", 400, "`format=json` or `csv`"),
            ("metric=revenue&where=channel%20%3D", 400, "where:1:"), ("metric=revenue&metric=revenue", 400, "twice"),
            ("metric=revenue&last=2m&from=2026-01-01", 400, "exclude each other"),
            ("metric=revenue&grain=day&from=0001-01-01&to=9999-12-31", 400, "answer-too-large"),
            ("metric=revenue&last=10000y&grain=day&by=channel", 400, "answer-too-large"),
        ])
    func badQuestions(query: String, status: Int, words: String) async throws {
        let project = try SiteProject()
        let site = try project.site()
        let answer = await get(site, "/api/v1/query?" + query)
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.header("content-type") == "application/problem+json")
        #expect(answer.text.contains(words), "\(answer.text)")
    }

    @Test("without a session nothing of the project is told; only reading is possible; no code but ours runs")
    func access() async throws {
        let project = try SiteProject()
        let site = try project.site()
        for target in ["/", "/kpis/sales", "/metrics", "/api/v1/status", "/events", "/nothing"] {
            let answer = await get(site, target, ["host": "localhost:7070"])
            #expect(answer.status == 401, "\(target)")
            #expect(!answer.text.contains("revenue") && !answer.text.contains("alert"), "\(target)")
        }
        #expect(await get(site, "/", ["host": "evil.example"]).status == 421)
        #expect(await get(site, "/", Self.readers, method: "POST").status == 405)
        #expect(await get(site, "/start?token=wrong", ["host": "localhost:7070"]).status == 403)
        let start = await get(site, "/start?token=link", ["host": "localhost:7070"])
        #expect(start.status == 303 && start.header("location") == "/" && start.header("set-cookie") != nil)
        let page = await get(site, "/")
        let policy = try #require(page.header("content-security-policy"))
        #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
        for asset in ["/assets/bellwether.css", "/assets/bellwether.js"] {
            #expect(page.text.contains(asset))
            #expect(await get(site, asset).status == 200)
        }
    }

    @Test("what a reader has is not sent again; other numbers are a new version, and listeners are told")
    func versions() async throws {
        let project = try SiteProject()
        let site = try project.site()
        let first = await get(site, "/")
        let tag = try #require(first.header("etag"))
        var headers = Self.readers
        headers["if-none-match"] = tag
        let again = await get(site, "/", headers)
        #expect(again.status == 304 && again.text.isEmpty)

        var listener = site.versions().makeAsyncIterator()
        let before = await listener.next()
        #expect(before == site.publication.version)
        site.refresh()
        #expect(site.publication.version == before, "nothing changed")
        try project.write("data/orders.csv", SiteProject.orders(perDay: 2))
        site.refresh()
        let after = await listener.next()
        #expect(after == site.publication.version && after != before)
        #expect(await get(site, "/", headers).status == 200)
        #expect(await get(site, "/kpis/sales").text.contains("6,3"))
    }

    @Test("where definitions are broken, what was published stays, with the reason above every page")
    func brokenDefinitions() async throws {
        let project = try SiteProject()
        let site = try project.site()
        try project.write("kpis/sales.yml", "kpi: sales\nmetric: revenu\n")
        site.refresh()
        for target in ["/", "/kpis/sales"] {
            let page = await get(site, target)
            #expect(page.status == 200)
            #expect(
                page.text.contains("older than the project") && page.text.contains("kpis/sales.yml:"), "\(page.text)")
        }
        let metric = await get(site, "/metrics/revenue")
        #expect(metric.status == 200 && metric.text.contains("2026-06-01"), "what was published can be asked about")
    }

    @Test("a source that cannot be read is said above the page, and what is stored stays")
    func vanishedSource() async throws {
        let project = try SiteProject()
        let site = try project.site()
        try FileManager.default.removeItem(atPath: project.folder + "/data/orders.csv")
        site.refresh()
        let page = await get(site, "/")
        #expect(page.text.contains("A source was not refreshed"), "\(page.text)")
        #expect(page.text.contains("€3,3"), "\(page.text)")
    }

    @Test("rows that move no KPI are in the next answer too, and an answer is kept for its own question only")
    func freshAnswers() async throws {
        let project = try SiteProject()
        let site = try project.site()
        let today = "/api/v1/query?metric=revenue&grain=day&from=2026-07-10&to=2026-07-10&format=csv"
        let before = await get(site, today)
        let rows = try String(contentsOfFile: project.folder + "/data/orders.csv", encoding: .utf8)
        try project.write("data/orders.csv", rows + "2026-07-10,web,5.25\n")
        site.refresh()
        let after = await get(site, today)
        #expect(before.text != after.text && after.text.contains("5.25"), "\(after.text)")

        let one = await get(site, "/metrics?q=A%26q%3Dnps")
        let two = await get(site, "/metrics?q=A&q=nps")
        #expect(one.text.contains("No metric fits") && two.text.contains("nps"))
    }
}
