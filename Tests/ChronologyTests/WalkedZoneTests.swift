import Chronology
import Foundation
import Testing

/// Hours, days and local times of zones against a walk through Foundation's offsets, around every change since 1900.
@Suite("Zones against a walk around every change of the clock") struct WalkedZoneTests {
    static let names =
        ZoneTests.names + [
            "Asia/Beirut", "America/Nuuk", "America/Toronto", "Europe/London", "Africa/Cairo", "Asia/Gaza",
        ]

    /// Moments at which Foundation's offset changes, found by asking it.
    static func changes(_ zone: TimeZone) -> [Int] {
        var found: [Int] = []
        var cursor = Date(timeIntervalSince1970: -2_208_988_800)
        while let next = zone.nextDaylightSavingTimeTransition(after: cursor), next > cursor,
            next.timeIntervalSince1970 < 3_000_000_000
        {
            found.append(Int(next.timeIntervalSince1970))
            cursor = next
        }
        return found
    }

    /// A new hour begins exactly where the hour of the local clock, or its offset, becomes another.
    @Test(arguments: names) func hoursAreThoseOfTheClock(name: String) throws {
        let foundation = try #require(TimeZone(identifier: name))
        let zone = try #require(Zone(name))
        let calendar = ProjectCalendar(zone: zone)
        for change in Self.changes(foundation) {
            var last: (index: Int, hour: Int, offset: Int)?
            for second in stride(from: change - 7_230, through: change + 7_230, by: 30) {
                let offset = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
                let hour = Int((Double(second + offset) / 3_600).rounded(.down))
                let index = calendar.hour(containing: Instant(seconds: second)).index
                defer { last = (index, hour, offset) }
                guard let last else { continue }
                let isNew = hour != last.hour || offset != last.offset
                guard index == last.index + (isNew ? 1 : 0) else {
                    Issue.record("\(name): \(zone.rfc3339(Instant(seconds: second))), new hour by the walk: \(isNew)")
                    return
                }
            }
        }
    }

    /// The earliest moment that shows a local time; where none does, so long after the last local time that came as the
    /// clock before the change would have taken.
    @Test(arguments: names) func localTimesAreTheEarlierOrMovedForward(name: String) throws {
        let foundation = try #require(TimeZone(identifier: name))
        let zone = try #require(Zone(name))
        func offset(_ second: Int) -> Int {
            foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
        }
        for change in Self.changes(foundation) {
            let offsets = Set([offset(change - 1), offset(change)])
            func earliest(_ local: Int) -> Int? {
                offsets.map { local - $0 }.filter { $0 + offset($0) == local }.min()
            }
            // From before the earlier of the two local times of the change to after the later.
            let lower = change + (offsets.min() ?? 0) - 3_600
            let upper = change + (offsets.max() ?? 0) + 3_600
            for local in stride(from: lower, through: upper, by: 450) {
                var expected = earliest(local)
                if expected == nil { expected = local - offset(change - 1) }
                let day = Int((Double(local) / 86_400).rounded(.down))
                let found = zone.instant(day: Day(number: day), secondOfDay: local - day * 86_400)
                guard found.seconds == expected else {
                    Issue.record("\(name): \(Day(number: day)) \(local - day * 86_400) s is \(zone.rfc3339(found))")
                    return
                }
                // Moved forward means: it shows a later local time, by what is left out.
                if earliest(local) == nil {
                    #expect(found.seconds + offset(found.seconds) == local + offset(change) - offset(change - 1))
                }
            }
        }
    }

    /// Days are gapless and have the length that the two offsets leave them.
    @Test(arguments: names) func daysHaveTheirLength(name: String) throws {
        let foundation = try #require(TimeZone(identifier: name))
        let zone = try #require(Zone(name))
        let calendar = ProjectCalendar(zone: zone)
        for change in Self.changes(foundation) where change > 0 {
            let around = zone.day(of: Instant(seconds: change))
            for day in [around - 1, around, around + 1] {
                let hours = calendar.range(from: day, to: day, .hour)
                let (begin, end) = (zone.start(of: day), zone.start(of: day + 1))
                guard begin <= end, hours.isEmpty == (begin == end) else {
                    Issue.record("\(name): \(day) has \(hours.count) hours")
                    return
                }
                guard !hours.isEmpty else { continue }
                let covered = (
                    calendar.start(ofHour: Period(.hour, index: hours.lowerBound)),
                    calendar.start(ofHour: Period(.hour, index: hours.upperBound))
                )
                #expect(covered == (begin, end), "\(name): \(day)")
            }
        }
    }
}
