import Foundation

/// A moment, as whole seconds since 1970-01-01T00:00:00 UTC.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since the epoch.
    public var seconds: Int

    /// The moment that many seconds after the epoch.
    public init(seconds: Int) { self.seconds = seconds }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

/// A time zone of the IANA database, with its offsets laid out as arrays for fast look-ups.
public struct Zone: Hashable, Sendable {
    /// The IANA name, such as `Europe/Madrid`.
    public let identifier: String
    /// Moments (UTC seconds) from which the offset of the same position holds; the first is the distant past.
    private let starts: [Int]
    private let offsets: [Int]

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
    }

    /// Coordinated universal time.
    public static let utc = Zone(fixed: "UTC")

    private init(fixed identifier: String) {
        self.identifier = identifier
        starts = [Int.min]
        offsets = [0]
    }

    /// Foundation also accepts abbreviations and offsets (`EST`, `GMT+3`), which mean different things to engines.
    private static func isKnown(_ identifier: String) -> Bool {
        identifier == "UTC" || (identifier.contains("/") && TimeZone.knownTimeZoneIdentifiers.contains(identifier))
    }

    /// All names of the database, for suggestions.
    public static var knownIdentifiers: [String] { ["UTC"] + TimeZone.knownTimeZoneIdentifiers }

    /// Seconds east of UTC at a moment. Complexity: O(log transitions).
    public func offset(at instant: Instant) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= instant.seconds { low = middle } else { high = middle - 1 }
        }
        return offsets[low]
    }

    /// The local day of a moment.
    public func day(of instant: Instant) -> Day {
        Day(number: (instant.seconds + offset(at: instant)).flooredDivision(by: 86_400))
    }

    /// The moment at which a local wall-clock time comes: the earlier where it comes twice, moved forward by the
    /// length of the gap where it never comes.
    public func instant(day: Day, secondOfDay: Int) -> Instant {
        let local = day.number * 86_400 + secondOfDay
        let before = offset(at: Instant(seconds: local - 86_400))
        let after = offset(at: Instant(seconds: local + 86_400))
        let early = Instant(seconds: local - max(before, after))
        if early.seconds + offset(at: early) == local { return early }
        let late = Instant(seconds: local - min(before, after))
        if late.seconds + offset(at: late) == local { return late }
        return Instant(seconds: local - before)
    }

    /// The moment at which a local day begins.
    public func start(of day: Day) -> Instant { instant(day: day, secondOfDay: 0) }

    /// RFC 3339 with the zone's offset at that moment, to the second.
    public func rfc3339(_ instant: Instant) -> String {
        let offset = offset(at: instant)
        let local = instant.seconds + offset
        let day = Day(number: local.flooredDivision(by: 86_400))
        let second = local - day.number * 86_400
        let time = [second / 3_600, second / 60 % 60, second % 60].map { $0.padded(to: 2) }.joined(separator: ":")
        let minutes = abs(offset) / 60
        let sign = offset < 0 ? "-" : "+"
        let suffix = offset == 0 ? "Z" : "\(sign)\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
        return "\(day)T\(time)\(suffix)"
    }
}

extension Instant {
    /// Reads `YYYY-MM-DDTHH:MM[:SS]` followed by `Z` or `±HH:MM`.
    public init?(rfc3339 text: String) {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, let day = Day(iso: parts[0]) else { return nil }
        var clock = parts[1]
        var offset = 0
        if clock.hasSuffix("Z") {
            clock = clock.dropLast()
        } else if let at = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let fields = clock[clock.index(after: at)...].split(separator: ":").map { Int($0) }
            guard fields.count == 2, let hours = fields[0], let minutes = fields[1], hours < 24, minutes < 60 else {
                return nil
            }
            offset = (hours * 3_600 + minutes * 60) * (clock[at] == "-" ? -1 : 1)
            clock = clock[..<at]
        } else {
            return nil
        }
        let fields = clock.split(separator: ":").map { Int($0) }
        guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1] else { return nil }
        guard let second = fields.count == 3 ? fields[2] : 0 else { return nil }
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        self.init(seconds: day.number * 86_400 + hour * 3_600 + minute * 60 + second - offset)
    }
}
