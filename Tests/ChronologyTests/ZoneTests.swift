import Chronology
import Foundation
import Testing

@Suite struct ZoneTests {
    static let names = [
        "Europe/Madrid", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kolkata",
        "Asia/Pyongyang", "Pacific/Apia", "America/St_Johns", "America/Caracas", "Africa/Casablanca", "Asia/Kathmandu",
        "Asia/Tehran", "Pacific/Kwajalein", "Europe/Amsterdam", "Africa/Monrovia", "Antarctica/Troll", "UTC",
    ]

    @Test(arguments: names)
    func offsetsAgreeWithFoundation(name: String) throws {
        let zone = try #require(Zone(name))
        let foundation = try #require(TimeZone(identifier: name))
        for second in stride(from: -2_200_000_000, to: 4_000_000_000, by: 86_400 * 3 + 12_345) {
            let expected = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            guard zone.offset(at: Instant(seconds: second)) == expected else {
                Issue.record("\(name) at \(second): expected \(expected)")
                return
            }
        }
    }

    /// Hours are gapless, inverse, never longer than their local hour, and make up local days.
    @Test(arguments: names)
    func hoursAreGapless(name: String) throws {
        let zone = try #require(Zone(name))
        let calendar = ProjectCalendar(zone: zone)
        for spans in ["2007-12-01", "2011-12-25", "2015-08-10", "2018-05-01", "2024-03-01", "2024-10-01"] {
            let day = try #require(Day(iso: spans))
            var hour = calendar.hour(containing: zone.start(of: day))
            for _ in 0..<(24 * 45) {
                let begin = calendar.start(ofHour: hour)
                let end = calendar.start(ofHour: hour + 1)
                let local = begin.seconds + zone.offset(at: begin)
                let last = Instant(seconds: end.seconds - 1)
                let localLast = last.seconds + zone.offset(at: last)
                guard calendar.hour(containing: begin) == hour, calendar.hour(containing: last) == hour,
                    begin < end, end.seconds - begin.seconds <= 3_600,
                    Int((Double(local) / 3_600).rounded(.down)) == Int((Double(localLast) / 3_600).rounded(.down))
                else {
                    Issue.record("\(name): hour \(zone.rfc3339(begin)) to \(zone.rfc3339(end))")
                    return
                }
                hour = hour + 1
            }
        }
    }

    @Test(arguments: [
        ("Europe/Madrid", "2024-03-31", 23), ("Europe/Madrid", "2024-10-27", 25),
        ("America/New_York", "2024-03-10", 23), ("America/New_York", "2024-11-03", 25),
        ("Australia/Lord_Howe", "2024-10-06", 24), ("Australia/Lord_Howe", "2024-04-07", 25),
        ("Asia/Pyongyang", "2018-05-05", 24), ("Pacific/Apia", "2011-12-30", 0), ("Pacific/Apia", "2011-12-31", 24),
        ("Asia/Kolkata", "2024-03-31", 24), ("America/Sao_Paulo", "2018-11-04", 23), ("UTC", "2024-03-31", 24),
        ("Antarctica/Troll", "2024-03-31", 22),
    ])
    func hoursOfADay(name: String, date: String, expected: Int) throws {
        let calendar = ProjectCalendar(zone: try #require(Zone(name)))
        let day = try #require(Day(iso: date))
        #expect(calendar.range(from: day, to: day, .hour).count == expected)
    }

    @Test(arguments: [
        // Comes twice: the earlier. Never comes: moved forward by the gap.
        ("Europe/Madrid", "2024-10-27", 9_000, "2024-10-27T02:30:00+02:00"),
        ("Europe/Madrid", "2024-03-31", 9_000, "2024-03-31T03:30:00+02:00"),
        ("America/New_York", "2024-11-03", 5_400, "2024-11-03T01:30:00-04:00"),
        ("America/New_York", "2024-03-10", 9_000, "2024-03-10T03:30:00-04:00"),
        ("Australia/Lord_Howe", "2024-10-06", 8_100, "2024-10-06T02:45:00+11:00"),
        ("Australia/Lord_Howe", "2024-04-07", 6_300, "2024-04-07T01:45:00+11:00"),
        ("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T01:00:00-02:00"),
        ("Pacific/Apia", "2011-12-30", 0, "2011-12-31T00:00:00+14:00"),
        ("Pacific/Apia", "2011-12-29", 82_800, "2011-12-29T23:00:00-10:00"),
        ("Pacific/Apia", "2011-12-31", 28_800, "2011-12-31T08:00:00+14:00"),
        ("Asia/Pyongyang", "2018-05-04", 85_500, "2018-05-05T00:15:00+09:00"),
        ("Asia/Pyongyang", "2015-08-14", 85_500, "2015-08-14T23:45:00+09:00"),
        ("America/St_Johns", "2006-10-29", 30, "2006-10-29T00:00:30-02:30"),
        ("UTC", "2024-02-29", 86_399, "2024-02-29T23:59:59Z"),
    ])
    func localTimes(name: String, date: String, second: Int, expected: String) throws {
        let zone = try #require(Zone(name))
        #expect(zone.rfc3339(zone.instant(day: try #require(Day(iso: date)), secondOfDay: second)) == expected)
    }

    @Test(arguments: names)
    func daysBeginWhereTheyBegin(name: String) throws {
        let zone = try #require(Zone(name))
        let first = try #require(Day(iso: "1975-01-01"))
        for number in first.number..<(first.number + 18_000) {
            let day = Day(number: number)
            let begin = zone.start(of: day)
            let isSkipped = zone.start(of: day + 1) == begin
            guard isSkipped || zone.day(of: begin) == day, begin <= zone.start(of: day + 1),
                zone.day(of: Instant(seconds: begin.seconds - 1)) < day
            else {
                Issue.record("\(name): \(day) begins at \(zone.rfc3339(begin))")
                return
            }
        }
    }

    @Test(arguments: ["", "Nowhere/City", "EST", "GMT+3", "europe/madrid", "UTC+2", "/"])
    func refusesWhatIsNoZone(name: String) { #expect(Zone(name) == nil) }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01t00:01z", 60), ("1970-01-01T02:00:00+02:00", 0),
        ("1969-12-31T19:30:00-04:30", 0), ("1970-01-01T00:00:01.999Z", 1), ("1969-12-31T23:59:59Z", -1),
    ])
    func readsMoments(text: String, seconds: Int) {
        #expect(Instant(rfc3339: text) == Instant(seconds: seconds))
    }

    @Test(arguments: [
        "", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z",
        "1970-01-01T00:00:00+2:00", "1970-01-01T00:00:00+02", "1970-01-01T+1:00:00Z", "1970-01-01T00:00:00.Z",
        "1970-01-01T00:00:00ZZ", "1970-02-30T00:00:00Z", "1970-01-01T00:00:00--2:00", "1970-01-01T00:00:00é0:00",
        "1970-01-0éT00:00:00Z",
    ])
    func refusesWhatIsNoMoment(text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test(arguments: names)
    func printedMomentsReadBack(name: String) throws {
        let zone = try #require(Zone(name))
        for second in stride(from: -2_200_000_000, to: 4_000_000_000, by: 7_654_321) {
            let moment = Instant(seconds: second)
            #expect(Instant(rfc3339: zone.rfc3339(moment)) == moment)
        }
    }

    @Test func extremesDoNotTrap() {
        for seconds in [Int.min, Int.max] {
            let moment = Instant(seconds: seconds)
            _ = Zone.utc.rfc3339(moment)
            _ = Zone.utc.day(of: moment)
            _ = ProjectCalendar().hour(containing: moment)
        }
        _ = Zone.utc.instant(day: Day(number: .max), secondOfDay: .max)
        #expect(TimeSource.fixed(Instant(seconds: 5)).now == Instant(seconds: 5))
    }

    @Test("a day begins when the one before ends, in every zone and at every change of its clock")
    func daysFollow() {
        var count = 0
        for name in TimeZone.knownTimeZoneIdentifiers {
            // Some names are only other spellings, which the database need not have.
            guard let zone = Zone(name) else { continue }
            for change in zone.changes where change.instant.seconds > -2_500_000_000 {
                let day = zone.day(of: change.instant)
                for day in [day - 1, day, day + 1] {
                    let start = zone.start(of: day)
                    let follows = zone.day(of: start) >= day && zone.day(of: Instant(seconds: start.seconds - 1)) < day
                    if !follows { Issue.record("\(name), \(day)") }
                    count += 1
                }
            }
        }
        #expect(count > 50_000)
    }
}
