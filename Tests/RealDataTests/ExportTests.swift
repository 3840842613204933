import Chronology
import Foundation
import Framework
import Refresh
import Testing

/// Exports of analytics and social tools, as they are.
@Suite(.enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)), .serialized)
struct ExportTests {
    @Test("a video channel: 489,680 views by day, 489,665 by traffic source; the total row counts nowhere")
    func videos() throws {
        let project = try RealProject(
            refreshed: "videos", data: "youtube-studio-export-mit", now: "2025-03-27T20:00:00Z")
        #expect(try project.total("views").value == 489_680)
        #expect(try project.total("views_by_source").value == 489_665)
        #expect(try project.total("views_listed").value == 489_665)
        #expect(try project.total("watch_hours").exact == "13042.4803")
        #expect(try project.total("seconds_listed").value == 1_469)
        #expect(try project.total("best_click_rate").value < 1)
        let days = try project.values("views", .day)
        #expect(days.count == 28)
        #expect(days["2025-02-27"] == 16_481)
    }

    @Test("a total that no condition drops is said")
    func undroppedTotal() throws {
        let text = """
            source: summary
            from: data/Table data.csv
            time: {expression: "date '2025-03-26'"}
            columns: {Views: integer, Average view duration: duration, "Watch time (hours)": "decimal(18,4)", Impressions: integer, "Impressions click-through rate (%)": percent}
            """
        let project = try RealProject(
            "videos", data: "youtube-studio-export-mit", now: "2025-03-27T20:00:00Z",
            adding: ["sources/summary.yml": text])
        let report = try project.refresh()
        let summary = try #require(report.sources.first { $0.name == "summary" })
        #expect(summary.totals == ["data/Table data.csv: Total,489680,13042.4778,0:01:35,3279288,9.49"])
        let others = report.sources.filter { $0.name != "summary" }
        #expect(others.allSatisfy { $0.totals.isEmpty })
        #expect(try project.total("views_listed").value == 489_680 + 489_665)
    }

    @Test("a brand's 500 posts, with semicolons and with line ends of an old Mac, have the same sums")
    func posts() throws {
        let project = try RealProject(refreshed: "posts", data: "uci-facebook-metrics", now: "2015-01-01T12:00:00Z")
        #expect(try project.total("posts").value == 500)
        #expect(try project.total("interactions").exact == "106060")
        #expect(try project.total("interactions_again").exact == "106060")
        #expect(try project.total("likes").exact == "88795")
    }

    @Test("comments on sellers' posts: 11,359 in 2015, 61,065 in 2016, 731,519 in 2017")
    func live() throws {
        let project = try RealProject(
            refreshed: "live", data: "uci-facebook-live-thailand", now: "2018-07-01T12:00:00Z")
        let years = try project.values("comments", .year)
        #expect(years["2015-01-01"] == 11_359)
        #expect(years["2016-01-01"] == 61_065)
        #expect(years["2017-01-01"] == 731_519)
        #expect(try project.total("posted").value == 7_050)
    }

    @Test("a site's search: 50 clicks and 2,409 impressions by day and by device; one table of several in a file")
    func search() throws {
        let project = try RealProject(
            refreshed: "search", data: "ga4-gsc-export-toolguru-mit", now: "2026-03-03T12:00:00Z")
        for metric in ["clicks", "clicks_by_device"] { #expect(try project.total(metric).exact == "50", "\(metric)") }
        for metric in ["impressions", "impressions_by_device"] {
            #expect(try project.total(metric).exact == "2409", "\(metric)")
        }
        #expect(try project.total("page_views").exact == "2523")
        #expect(try project.total("new_users").exact == "1289")
        let days = try project.values("new_users", .day)
        #expect(days.count == 90)
        #expect(days["2025-12-03"] == 14)
    }
}
