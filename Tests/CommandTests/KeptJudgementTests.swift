import Chronology
import Foundation
import Store
import Testing

/// `status` shows what the last refresh judged for as long as judging again would give the same. Whether it does so is told
/// by changing a word in what is kept: what is shown from there has the word, what is judged anew has not.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct KeptJudgementTests {
    /// As long as the word it stands in for, so that the bytes around it still fit.
    static let mark = "TAMPERD"

    /// A shop after a refresh.
    private func refreshed() throws -> Shop {
        let shop = try Shop()
        try shop.refresh()
        return shop
    }

    private func cache(_ shop: Shop) throws -> SeriesCache {
        try SeriesCache.open(path: Store.ProjectFolder(project: shop.folder).cachePath)
    }

    private func tamper(_ shop: Shop) throws {
        let cache = try cache(shop)
        let key = try #require(try cache.judgementKey())
        var kept = try #require(try cache.judgement(key: key, explained: true))
        let before = kept.payloads
        kept.payloads = kept.payloads.map { payload in
            var bytes = payload
            while let place = bytes.firstRange(of: Array("Revenue".utf8)) {
                bytes.replaceSubrange(place, with: Array(Self.mark.utf8))
            }
            return bytes
        }
        try #require(kept.payloads != before)
        try cache.keep(kept)
    }

    /// What is shown is what judging now gives, and not what was kept.
    private func expectJudgedAnew(_ shop: Shop, now: String = Shop.now) throws {
        let shown = try shop.run("status", "--format", "json", now: now)
        #expect(shown.code == 0, "\(shown)")
        #expect(!shown.output.contains(Self.mark), "\(shown)")
        try cache(shop).keep(nil)
        #expect(try shop.run("status", "--format", "json", now: now).output == shown.output)
    }

    @Test("what is kept is shown, and is byte for byte what judging gives", arguments: ["json", "csv", "text"])
    func same(format: String) throws {
        let shop = try refreshed()
        let kept = try shop.run("status", "--format", format)
        let explained = try shop.run("explain", "revenue_2026")
        try tamper(shop)
        #expect(try shop.run("status", "--format", format).output.contains(Self.mark), "it is shown from the store")
        try cache(shop).keep(nil)
        #expect(try shop.run("status", "--format", format).output == kept.output)
        #expect(try shop.run("explain", "revenue_2026").output == explained.output)
    }

    @Test(
        "any change of any definition file counts, a label's and a comment's too",
        arguments: [
            ("kpis/revenue_2026.yml", "\nmeta: {note: x}\n"), ("kpis/revenue_2026.yml", "\n# a remark\n"),
            ("metrics/revenue.yml", "\nowner: someone@shop.example\n"), ("sources/orders.yml", "\nlate: 3d\n"),
        ])
    func definitions(path: String, addition: String) throws {
        let shop = try refreshed()
        try tamper(shop)
        try shop.append(path, addition)
        try expectJudgedAnew(shop)
    }

    @Test("a new target is the one that is judged")
    func target() throws {
        let shop = try refreshed()
        try tamper(shop)
        try shop.replace("kpis/revenue_2026.yml", "target: 70000", with: "target: 80000")
        try expectJudgedAnew(shop)
        #expect(try shop.run("status").output.contains("€80,000"))
    }

    @Test("a new day is judged anew; a later hour of the same day is not")
    func days() throws {
        let shop = try refreshed()
        try tamper(shop)
        let evening = try shop.run("status", "--format", "json", now: "2026-07-20T09:00:00+02:00")
        #expect(evening.output.contains(Self.mark), "\(evening)")
        try expectJudgedAnew(shop, now: "2026-07-21T08:00:00+02:00")
    }

    @Test("a source that becomes stale while the day passes is said to be")
    func staleness() throws {
        let shop = try Shop()
        // Rows reach to the end of 19 July.
        try shop.append("sources/orders.yml", "\nfresh_within: 12h\n")
        try shop.refresh()
        try tamper(shop)
        let before = try shop.run("status", now: "2026-07-20T11:59:00+02:00")
        #expect(before.output.contains(Self.mark), "\(before)")
        #expect(!before.output.contains("stale"), "\(before)")
        let after = "2026-07-20T12:01:00+02:00"
        try expectJudgedAnew(shop, now: after)
        #expect(try shop.run("status", now: after).output.contains("stale"))
    }

    @Test("a value that a person enters is counted at once")
    func manualValue() throws {
        let shop = try refreshed()
        try tamper(shop)
        let entered = try shop.run("set", "nps", "33.25", "--on", "2026-06-30")
        #expect(entered.code == 0, "\(entered)")
        try expectJudgedAnew(shop)
        #expect(try shop.run("status", "--format", "csv").output.contains("33.25"))
    }

    @Test("rows that arrive are judged after the next refresh, as they are read then")
    func files() throws {
        let shop = try refreshed()
        let before = try shop.run("status", "--format", "json").output
        try shop.append("data/orders.csv", "9001,2026-06-01 10:00:00,c1,web,20000.00,paid\n")
        let stored = try shop.run("status", "--format", "json").output
        try cache(shop).keep(nil)
        #expect(
            try shop.run("status", "--format", "json").output == stored, "kept or judged, of the same stored series")
        try shop.refresh()
        let after = try shop.run("status", "--format", "json").output
        #expect(after != before)
        try expectJudgedAnew(shop)
    }

    @Test("an earlier day is never answered from what is kept of today")
    func earlierDay() throws {
        let shop = try refreshed()
        try tamper(shop)
        let earlier = try shop.run("status", "--as-of", "2026-06-30", "--format", "json")
        #expect(!earlier.output.contains(Self.mark), "\(earlier)")
        #expect(!(try shop.run("status", "--as-of", "2026-07-19", "--format", "json").output.contains(Self.mark)))
    }

    @Test("a refresh that could not read a source keeps nothing")
    func failure() throws {
        let shop = try refreshed()
        try tamper(shop)
        try shop.remove("data/visits.csv")
        #expect(try shop.run("refresh").code == 3)
        #expect(try cache(shop).judgementKey() == nil)
        #expect(!(try shop.run("status", "--format", "json").output.contains(Self.mark)))
    }

    @Test("a refresh with nothing new leaves all as it is; --force does not")
    func nothingNew() throws {
        let shop = try refreshed()
        try tamper(shop)
        let again = try shop.refresh()
        #expect(again.errors.contains("Nothing changed; 3 KPIs"), "\(again)")
        #expect(try shop.run("status").output.contains(Self.mark))
        #expect(try shop.run("refresh", "--force").code == 0)
        #expect(!(try shop.run("status").output.contains(Self.mark)))
    }
}
