import Foundation

/// A time zone of the IANA database, with its offsets laid out as arrays for fast look-ups.
public struct Zone: Hashable, Sendable {
    /// The IANA name, such as `Europe/Madrid`.
    public let identifier: String
    /// Moments (UTC seconds) from which the offset of the same position holds; the first is the distant past.
    private let starts: [Int]
    private let offsets: [Int]
    /// What to add to an offset's local hour number so that hours count on without gaps or repeats.
    private let hourBases: [Int]
    /// Index of the first hour that begins while the offset of the same position holds.
    private let firstHours: [Int]

    /// The zone of that name, or nil where the database does not know it.
    ///
    /// Complexity: walks the transitions of 1900 to 2100 once; keep the value.
    public init?(_ identifier: String) {
        guard Zone.isKnown(identifier), let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        var starts = [Int.min]
        let first = Date(timeIntervalSince1970: -2_208_988_800)
        var offsets = [zone.secondsFromGMT(for: first)]
        var cursor = first
        let end = Date(timeIntervalSince1970: 4_102_444_800)
        while let next = zone.nextDaylightSavingTimeTransition(after: cursor), next < end, next > cursor {
            let offset = zone.secondsFromGMT(for: next)
            if offset != offsets[offsets.count - 1] {
                starts.append(Int(next.timeIntervalSince1970))
                offsets.append(offset)
            }
            cursor = next
        }
        self.starts = starts
        self.offsets = offsets
        (hourBases, firstHours) = Zone.hours(starts: starts, offsets: offsets)
    }

    /// Equal when the names are: a name stands for one history of offsets.
    public static func == (left: Zone, right: Zone) -> Bool { left.identifier == right.identifier }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

    /// Coordinated universal time.
    public static let utc = Zone(fixed: "UTC")

    private init(fixed identifier: String) {
        self.identifier = identifier
        starts = [Int.min]
        offsets = [0]
        hourBases = [0]
        firstHours = [Int.min]
    }

    /// Foundation also accepts abbreviations and offsets (`EST`, `GMT+3`), which mean different things to engines;
    /// its list of known names leaves out valid ones such as `Asia/Kolkata`.
    private static func isKnown(_ identifier: String) -> Bool { identifier == "UTC" || identifier.contains("/") }

    /// Names of the database, for suggestions; a few valid aliases are not listed.
    public static var knownIdentifiers: [String] { ["UTC"] + TimeZone.knownTimeZoneIdentifiers }

    /// Seconds east of UTC at a moment. Complexity: O(log transitions).
    public func offset(at instant: Instant) -> Int { offsets[Zone.last(notAfter: instant.seconds, in: starts)] }

    /// Position of the last entry that is not greater; the first entry is the least integer.
    private static func last(notAfter value: Int, in ascending: [Int]) -> Int {
        var low = 0
        var high = ascending.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if ascending[middle] <= value { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Every change of the clock since 1900 and up to 2100, in order. Complexity: O(changes).
    package var changes: [ClockChange] {
        starts.indices.dropFirst().map { (position: Int) -> ClockChange in
            ClockChange(
                instant: Instant(seconds: starts[position]), before: offsets[position - 1], after: offsets[position])
        }
    }

    /// The offset in force at a moment: when it came into force, its seconds, and what to add to its local hours.
    func segment(at instant: Instant) -> (start: Int, offset: Int, hourBase: Int) {
        segment(Zone.last(notAfter: instant.seconds, in: starts))
    }

    /// The offset in force when the hour of an index begins.
    func segment(ofHourIndex index: Int) -> (start: Int, offset: Int, hourBase: Int) {
        segment(Zone.last(notAfter: index, in: firstHours))
    }

    private func segment(_ position: Int) -> (start: Int, offset: Int, hourBase: Int) {
        (starts[position], offsets[position], hourBases[position])
    }

    /// The local day of a moment.
    public func day(of instant: Instant) -> Day {
        Day(number: instant.seconds.addingClamped(offset(at: instant)).flooredDivision(by: 86_400))
    }

    /// The moment at which a local wall-clock time comes: the earlier where it comes twice, moved forward by the
    /// length of the gap where it never comes.
    ///
    /// A local day that never comes (Samoa's 30 December 2011) begins, without length, where the next one does.
    public func instant(day: Day, secondOfDay: Int) -> Instant {
        let seconds = secondOfDay.clamped(to: -86_400...172_800)
        let local = day.number.clamped(to: Day.numberLimit) * 86_400 + seconds
        let before = offset(at: Instant(seconds: local - 86_400))
        let after = offset(at: Instant(seconds: local + 86_400))
        let early = Instant(seconds: local - max(before, after))
        if early.seconds + offset(at: early) == local { return early }
        let late = Instant(seconds: local - min(before, after))
        if late.seconds + offset(at: late) == local { return late }
        return Instant(seconds: local - before)
    }

    /// The moment at which a local day begins: midnight, or the change of the clock that leaves midnight out.
    public func start(of day: Day) -> Instant {
        let midnight = instant(day: day, secondOfDay: 0)
        // From half past eleven to half past twelve (Toronto, 1919) the day begins before midnight, moved forward, would be.
        let change = segment(at: midnight).start
        return change > .min && change < midnight.seconds && self.day(of: Instant(seconds: change)) == day
            && self.day(of: Instant(seconds: change - 1)) < day ? Instant(seconds: change) : midnight
    }

    /// RFC 3339 with the zone's offset at that moment, to the second.
    public func rfc3339(_ instant: Instant) -> String {
        let exactOffset = offset(at: instant)
        // Offsets of the nineteenth century have seconds, which RFC 3339 cannot write: the moment stays right.
        let offset = exactOffset - exactOffset % 60
        let local = instant.seconds.addingClamped(offset)
        let day = Day(number: local.flooredDivision(by: 86_400))
        let second = local &- day.number &* 86_400
        let time = [second / 3_600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }.joined(separator: ":")
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        let suffix = offset == 0 ? "Z" : "\(sign)\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
        return "\(day)T\(time)\(suffix)"
    }
}
