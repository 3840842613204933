import Chronology
import Definitions
import Foundation
import Refresh
import Series
import Store
import Testing

/// What is read when files change, and what is not.
@Suite("What is reread", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct RereadTests {
    private static let additive = [
        ("orders", "type: count\nsource: events"), ("revenue", "type: sum\nsource: events\nvalue: price"),
    ]

    private func row(_ day: String, _ channel: String = "web", customer: String = "c1") -> String {
        "\(day) 10:00:00,\(channel),\(customer),1,2.50,0.5"
    }

    /// Twenty daily files up to yesterday, 2026-03-01.
    private func daily(_ metrics: [(String, String)]?, isParquet: Bool = false) throws -> ChangingProject {
        let project = try ChangingProject(isParquet: isParquet, metrics: metrics)
        for offset in 1...20 {
            let day = project.today - offset
            try project.write("d\(day)", [row("\(day)"), row("\(day)", "mail", customer: "c\(offset)")])
        }
        _ = try project.refresh()
        return project
    }

    @Test("one new day of sums reads one file", arguments: [false, true])
    func oneNewDay(isParquet: Bool) throws {
        let project = try daily(Self.additive, isParquet: isParquet)
        project.now.seconds += 86_400
        try project.write("d\(project.today - 1)", [row("\(project.today - 1)")])
        let (report, known, expected) = try project.refreshBoth()
        #expect(report.files?.read == 1)
        #expect(report.files?.count == 21)
        #expect(report.rows == 41)
        #expect(known.differences(from: expected) == [])
    }

    @Test("a file that was touched, or renamed, changes no series; files beside it are not read")
    func sameRows() throws {
        let project = try daily(nil)
        try project.touch("d2026-02-20")
        let touched = try project.refresh()
        #expect(touched.files?.read == 1)
        try project.rename("d2026-02-21", to: "renamed")
        let before = try CacheContent(project.folder.path).series
        let (renamed, known, expected) = try project.refreshBoth()
        #expect(renamed.files?.read == 1)
        #expect(known.series == before)
        #expect(known.differences(from: expected) == [])
    }

    @Test("nothing new reads nothing, the day after as well")
    func nothingNew() throws {
        let project = try daily(nil)
        #expect(try !project.refresh().wasRead)
        project.now.seconds += 86_400
        #expect(try !project.refresh().wasRead)
        #expect(try project.refresh(force: true).wasRead)
    }

    @Test("rows of a later day count on their day, without a change of their file")
    func laterRows() throws {
        let project = try daily(nil)
        try project.write("future", [row("\(project.today + 1)"), row("\(project.today + 40)")])
        _ = try project.refresh()
        project.now.seconds += 86_400 * 2
        let (report, known, expected) = try project.refreshBoth()
        #expect(report.wasRead)
        #expect(report.days?.last == project.today - 1)
        #expect(report.implausibleRows == 1)
        #expect(known.differences(from: expected) == [])
    }

    @Test("a slice whose rows are gone has no values left")
    func sliceGone() throws {
        let project = try daily(nil)
        try project.write("rare", [row("2026-02-25", "rare")])
        _ = try project.refresh()
        #expect(try CacheContent(project.folder.path).series.keys.contains { $0.slice == "rare" })
        try project.remove("rare")
        let (report, known, expected) = try project.refreshBoth()
        #expect(report.wasRead)
        #expect(known.series.keys.contains { $0.slice == "rare" } == false)
        #expect(known.differences(from: expected) == [])
    }

    @Test("one metric more is computed whole, the others only where they changed")
    func newMetric() throws {
        let project = try daily(Self.additive)
        let wider = try ChangingProject(isParquet: false)
        for offset in 1...20 {
            let day = wider.today - offset
            try wider.write("d\(day)", [row("\(day)"), row("\(day)", "mail", customer: "c\(offset)")])
        }
        // The cache of the project with two metrics, under the files of the one with all.
        try FileManager.default.copyItem(
            atPath: project.folder.path + "/.bellwether", toPath: wider.folder.path + "/.bellwether")
        try wider.write("late", [row("2026-02-14")])
        let (report, known, expected) = try wider.refreshBoth()
        #expect(report.files?.read == 21)
        // What files hold is marked over the columns that were read then; a mark that differs only costs a reading.
        #expect(known.records == expected.records)
        #expect(known.families == expected.families)
        #expect(known.series == expected.series)
    }

    @Test("a statement with `late` is asked for its last days only, and whole after a week")
    func statement() throws {
        let project = try StatementProject(late: "late: 2d\n")
        try project.write(["2026-02-10,5", "2026-02-25,7", "2026-02-27,1"])
        try project.refresh()
        // A row of the 25th is corrected, which is within two days of the last; one of the 10th is not seen yet.
        try project.write(["2026-02-10,6", "2026-02-25,8", "2026-02-28,3"])
        try project.refresh()
        #expect(try project.value("2026-02-25") == 8)
        #expect(try project.value("2026-02-27") == nil)
        #expect(try project.value("2026-02-28") == 3)
        #expect(try project.value("2026-02-10") == 5)
        project.now.seconds += 8 * 86_400
        try project.refresh()
        #expect(try project.value("2026-02-10") == 6)
    }

    @Test("a statement without `late` is asked whole")
    func wholeStatement() throws {
        let project = try StatementProject(late: "")
        try project.write(["2026-02-10,5", "2026-02-25,7"])
        try project.refresh()
        try project.write(["2026-02-10,6", "2026-02-25,7"])
        try project.refresh()
        #expect(try project.value("2026-02-10") == 6)
    }

    @Test(
        "rows that may still come hold their days open",
        arguments: [("", 0), ("late: 12h", 1), ("late: 1d", 1), ("late: 36h", 2), ("late: 3d", 3)])
    func openDays(keys: String, held: Int) throws {
        let project = try ChangingProject(isParquet: false, sourceKeys: keys)
        let source = try #require(project.project.sources["events"])
        let days = try #require(DayRange(project.today - 30, project.today - 1))
        let calendar = project.project.calendar
        let facts = SourceFacts(source, days: days, today: project.today, calendar: calendar)
        #expect(facts.watermark == project.today - 1 - held)
        #expect(facts.loadedThrough == project.today - 1)
        // Rows that ended long ago are settled, whatever comes late.
        let old = SourceFacts(
            source, days: DayRange(project.today - 30, project.today - 20), today: project.today, calendar: calendar)
        #expect(old.watermark == project.today - 20)
    }
}

/// A project over a statement, whose rows change without a file of a source changing.
final class StatementProject {
    let folder: ProjectFolder
    let project: Project
    var now = Instant(seconds: 1_772_452_800)  // 2026-03-02T12:00:00Z

    init(late: String) throws {
        folder = try ProjectFolder()
        // The engine may read what files of sources are: the other source lets it.
        let rows = folder.path + "/data/rows.csv"
        let files = [
            DefinitionFile(path: "bellwether.yml", text: "name: Test\ntimezone: Europe/Madrid"),
            DefinitionFile(path: "sources/rows.yml", text: "source: rows\nfrom: data/rows.csv\ntime: day"),
            DefinitionFile(
                path: "sources/s.yml",
                text: "source: s\nquery: {sql: \"select day, v from read_csv('\(rows)')\"}\ntime: day\n\(late)"),
            DefinitionFile(path: "metrics/m.yml", text: "metric: m\ntype: sum\nsource: s\nvalue: v"),
        ]
        let loaded = ProjectLoader.load(files: files)
        project = try #require(loaded.project, "\(loaded.diagnostics)")
    }

    func write(_ rows: [String]) throws {
        try folder.write("data/rows.csv", "day,v\n" + rows.map { $0 + "\n" }.joined())
    }

    func refresh() throws {
        now.seconds += 60
        let report = try workspace().refresh()
        for failure in report.failures { if let failure = failure.failure { throw failure } }
    }

    /// The stored value of the metric on a day; nil where there is none.
    func value(_ day: String) throws -> Double? {
        let content = try CacheContent(folder.path)
        let day = try #require(Day(iso: day))
        let series = content.series.first { $0.key.grain == .day }
        let value = try #require(series).value.value(at: day.number)
        return value.isNaN ? nil : value
    }

    private func workspace() throws -> Workspace {
        try Workspace(
            project: project, diagnostics: [], root: folder.path, clock: .fixed(now), search: Driver.search)
    }
}
