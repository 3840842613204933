/// A civil day of the proleptic Gregorian calendar, stored as the number of days since 1970-01-01.
public struct Day: Hashable, Sendable, Codable {
    /// Days since 1970-01-01; negative before.
    public var number: Int

    /// Day numbers (and period indices) farther out than any date people write; arithmetic inside cannot overflow.
    static let numberLimit = -1_000_000_000_000...1_000_000_000_000

    /// The day that many days after 1970-01-01.
    public init(number: Int) { self.number = number }

    /// The civil day, or nil where the month has no such day or the year lies outside 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        self = Day.unchecked(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func digits(_ range: Range<Int>) -> Int? {
            var value = 0
            for index in range {
                guard (0x30...0x39).contains(bytes[index]) else { return nil }
                value = value * 10 + Int(bytes[index] - 0x30)
            }
            return value
        }
        guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day of a civil date whose parts are known to be valid.
    ///
    /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
    static func unchecked(year: Int, month: Int, day: Int) -> Day {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Day(number: era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month (1...12) and day of the month (1...31).
    ///
    /// Source: H. Hinnant, as above, `civil_from_days`.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number.clamped(to: Day.numberLimit) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Number of days of a month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 31
        }
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

extension Day: Comparable, CustomStringConvertible {
    /// Orders by time.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    /// The day so many days later.
    public static func + (day: Day, count: Int) -> Day { Day(number: day.number.addingClamped(count)) }
    /// The day so many days earlier.
    public static func - (day: Day, count: Int) -> Day { Day(number: day.number.subtractingClamped(count)) }
    /// Days from the right one to the left one.
    public static func - (later: Day, earlier: Day) -> Int { later.number.subtractingClamped(earlier.number) }

    /// The day of the week.
    public var weekday: Weekday {
        let index = (number % 7 + 3) % 7
        return Weekday.allCases[index < 0 ? index + 7 : index]
    }

    /// The day `count` months later; the 31st is clamped to the end of a shorter month.
    public func adding(months count: Int) -> Day {
        let (year, month, day) = civil
        let index = (year * 12 + month - 1).addingClamped(count).clamped(to: Day.numberLimit)
        let newYear = index.flooredDivision(by: 12)
        let newMonth = index - newYear * 12 + 1
        return .unchecked(
            year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear)))
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = civil
        return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }
}

/// A day of the week; the raw value counts from Monday = 1 as ISO 8601 does.
public enum Weekday: Int, CaseIterable, Sendable, Hashable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The English name in lower case, as definitions write it.
    public var name: String { Weekday.names[rawValue - 1] }

    /// Reads an English weekday name in any case.
    public init?(name: String) {
        guard let index = Weekday.names.firstIndex(of: name.lowercased()) else { return nil }
        self.init(rawValue: index + 1)
    }

    /// All names from Monday on.
    public static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
