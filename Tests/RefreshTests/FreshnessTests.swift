import Chronology
import Definitions
import Testing

@testable import Refresh

/// How long ago data ended is counted from the end of its last day, whatever the clock does at midnight.
@Suite("Freshness around changes of the clock")
struct FreshnessTests {
    /// Data through a day, and the first second at which more than 36 hours have gone by since its end.
    struct Case: Sendable, CustomTestStringConvertible {
        var zone: String
        var through: String
        var stale: String

        var testDescription: String { "\(zone), \(through)" }
    }

    static let cases = [
        Case(zone: "Europe/Madrid", through: "2026-03-27", stale: "2026-03-29T13:00:01+02:00"),
        Case(zone: "Europe/Madrid", through: "2026-03-28", stale: "2026-03-30T13:00:01+02:00"),
        Case(zone: "Europe/Madrid", through: "2026-10-24", stale: "2026-10-26T11:00:01+01:00"),
        // The day after the last one begins at 01:00: there is no midnight.
        Case(zone: "America/Sao_Paulo", through: "2018-11-03", stale: "2018-11-05T13:00:01-02:00"),
        Case(zone: "Asia/Beirut", through: "2026-03-28", stale: "2026-03-30T13:00:01+03:00"),
        // The day that has no midnight is the last one with data; it has 23 hours.
        Case(zone: "America/Sao_Paulo", through: "2018-11-04", stale: "2018-11-06T12:00:01-02:00"),
        // Midnight occurs twice; the day before ends at the second one.
        Case(zone: "America/Sao_Paulo", through: "2018-02-17", stale: "2018-02-19T12:00:01-03:00"),
        Case(zone: "Australia/Lord_Howe", through: "2026-10-03", stale: "2026-10-05T12:30:01+11:00"),
        // The clock jumped from 23:30 to 00:30: the day began with that.
        Case(zone: "America/Toronto", through: "1919-03-30", stale: "1919-04-01T12:30:01-04:00"),
        // 30 December 2011 never was: the day before ended when the 31st began.
        Case(zone: "Pacific/Apia", through: "2011-12-29", stale: "2012-01-01T12:00:01+14:00"),
    ]

    @Test("stale begins when the limit has gone by", arguments: cases)
    func staleness(given: Case) throws {
        let files = [
            DefinitionFile(path: "bellwether.yml", text: "name: Test\ntimezone: \(given.zone)"),
            DefinitionFile(path: "sources/s.yml", text: "source: s\nfrom: a.csv\ntime: at\nfresh_within: 36h"),
        ]
        let loaded = ProjectLoader.load(files: files)
        let project = try #require(loaded.project, "\(loaded.diagnostics)")
        let source = try #require(project.sources["s"])
        let through = try #require(Day(iso: given.through))
        let moment = try #require(Instant(rfc3339: given.stale))
        let zone = project.calendar.zone
        let facts = SourceFacts(
            source, days: DayRange(day: through), today: zone.day(of: moment), calendar: project.calendar)
        #expect(facts.loadedThrough == through)
        #expect(facts.isStale(source, at: moment, zone: zone))
        #expect(!facts.isStale(source, at: Instant(seconds: moment.seconds - 1), zone: zone))
        #expect(zone.day(of: Instant(seconds: zone.start(of: through + 1).seconds - 1)) == through)
    }
}
