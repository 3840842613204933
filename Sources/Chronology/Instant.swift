/// A moment, as whole seconds since 1970-01-01T00:00:00 UTC.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since the epoch.
    public var seconds: Int

    /// The moment that many seconds after the epoch.
    public init(seconds: Int) { self.seconds = seconds }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}

extension Instant {
    /// Reads `YYYY-MM-DDTHH:MM[:SS[.fraction]]` followed by `Z` or `±HH:MM`; the fraction is dropped.
    public init?(rfc3339 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let day = Day(iso: text.prefix(10)), let clock = Instant.clock(bytes[11...])
        else { return nil }
        self.init(seconds: day.number * 86_400 + clock.secondOfDay - clock.offset)
    }

    /// Reads the part after the `T`: seconds into the day, and seconds east of UTC.
    private static func clock(_ bytes: ArraySlice<UInt8>) -> (secondOfDay: Int, offset: Int)? {
        var rest = bytes
        func pair(below limit: Int) -> Int? {
            guard let tens = rest.popFirst(), let ones = rest.popFirst(),
                (0x30...0x39).contains(tens), (0x30...0x39).contains(ones)
            else { return nil }
            let value = Int(tens - 0x30) * 10 + Int(ones - 0x30)
            return value < limit ? value : nil
        }
        func skip(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }
        guard let hour = pair(below: 24), skip(":"), let minute = pair(below: 60) else { return nil }
        var second = 0
        if skip(":") {
            guard let read = pair(below: 60) else { return nil }
            second = read
            if skip(".") {
                let digits = rest.prefix { (byte: UInt8) in (0x30...0x39).contains(byte) }
                guard !digits.isEmpty else { return nil }
                rest = rest.dropFirst(digits.count)
            }
        }
        let time = hour * 3_600 + minute * 60 + second
        if skip("Z") || skip("z") { return rest.isEmpty ? (time, 0) : nil }
        let isWest = rest.first == UInt8(ascii: "-")
        guard skip(isWest ? "-" : "+"), let hours = pair(below: 24), skip(":"), let minutes = pair(below: 60),
            rest.isEmpty
        else { return nil }
        return (time, (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1))
    }
}
