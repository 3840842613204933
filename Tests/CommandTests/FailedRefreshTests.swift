import Foundation
import Testing

/// What `status` says when the last refresh of a source failed while its stored numbers are shown.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct FailedRefreshTests {
    @Test("status names source, moment, reason and the age of the numbers, until a refresh succeeds")
    func statusSaysSo() throws {
        let shop = try Shop()
        try shop.refresh(now: "2026-07-19T06:30:00+02:00")
        let orders = try shop.read("data/orders.csv")
        try shop.write(
            "data/orders.csv", "order_id,ordered_at,customer,channel,status\n1,2026-01-05 10:00:00,c,web,paid\n")
        #expect(try shop.run("refresh").code == 3)

        let text = try shop.run("status")
        #expect(text.code == 0, "\(text)")
        let sentence =
            "the refresh of source `orders` failed on 20 July 2026 at 08:00 (Source `orders` has no column or dimension "
            + "`total`); what is shown of it was read on 19 July 2026 at 06:30"
        #expect(text.output.contains("! Revenue, Conversion: " + sentence), "\(text)")
        #expect(text.output.contains("€37,647"), "the old numbers are shown: \(text)")
        #expect(try shop.run("explain", "revenue_2026").output.contains("the refresh of source `orders` failed on"))

        let json = try shop.run("status", "--format", "json").output
        for part in [
            "\"source\": \"orders\"", "\"failed_at\": \"2026-07-20T08:00:00+02:00\"", "\"code\": \"unknown-column\"",
            "\"shown_from\": \"2026-07-19T06:30:00+02:00\"",
        ] { #expect(json.contains(part), "\(json)") }
        let csv = try shop.run("status", "--format", "csv").output.split(separator: "\n")
        #expect(csv.first?.hasSuffix(",failed_sources") == true)
        #expect(csv.count { $0.hasSuffix(",orders") } == 2, "\(csv)")

        // The statuses recorded by the failed refresh say it as well, as they stood.
        let recorded = try shop.run("status", "--as-of", "2026-07-19", now: "2026-07-21T08:00:00+02:00")
        #expect(recorded.output.contains(sentence), "\(recorded)")

        // A second source that fails is said beside, an unchanged failure keeps its latest moment.
        #expect(try shop.run("refresh", now: "2026-07-20T09:15:00+02:00").code == 3)
        #expect(try shop.run("status").output.contains("failed on 20 July 2026 at 09:15"))

        try shop.write("data/orders.csv", orders)
        #expect(try shop.run("refresh", now: "2026-07-20T10:00:00+02:00").code == 0)
        let mended = try shop.run("status")
        #expect(!mended.output.contains("failed"), "\(mended)")
        #expect(try shop.run("status", "--format", "json").output.contains("\"failed_sources\": []"))
    }

    @Test("a source that never was refreshed and is read now has no failed refresh beside its numbers")
    func neverRefreshed() throws {
        let shop = try Shop()
        let orders = try shop.read("data/orders.csv")
        try shop.remove("data/orders.csv")
        #expect(try shop.run("refresh").code == 3)
        try shop.write("data/orders.csv", orders)
        let status = try shop.run("status")
        #expect(!status.output.contains("failed on"), "\(status)")
        #expect(status.output.contains("Revenue"))
    }

    @Test("a failed refresh whose source the project no longer has is forgotten")
    func sourceGone() throws {
        let shop = try Shop()
        try shop.refresh()
        try shop.write("sources/extra.yml", "source: extra\nfrom: data/extra.csv\ntime: day\n")
        #expect(try shop.run("refresh").code == 3)
        try shop.remove("sources/extra.yml")
        #expect(try shop.run("refresh").code == 0)
        #expect(!(try shop.run("status").output.contains("extra")))
    }
}
