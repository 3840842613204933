import Definitions

/// A quantity as a statement says it, before it is known which metric it belongs to.
struct StatementAmount: Sendable, Hashable {
    /// What the digits are followed or preceded by.
    enum Mark: Sendable, Hashable {
        case none
        case percent
        /// Percentage points, points of a score.
        case points
        case basisPoints
        /// Currencies the sign or word may mean.
        case money([String])
        /// A unit by its word, as tokens joined.
        case unit(String)
        /// A length of time, in seconds.
        case duration(seconds: Double, word: String)
        /// `4.5/5`.
        case scale(Double)
        /// A third, half: a part of something.
        case fraction
    }

    /// Digits with a point for decimals, without sign.
    var digits: String
    /// Another way to read the digits, where separators allow two.
    var otherDigits: String?
    /// Power of ten of the magnitude: 3 for `k`.
    var exponent = 0
    /// Whether a magnitude was written.
    var hasMagnitude: Bool { exponent != 0 }
    /// -1, +1 or nil where no sign was written.
    var sign: Int?
    var mark: Mark = .none
    /// As written.
    var text: String
    /// The `m` of `5m`: a million or minutes.
    var isBareM = false

    /// The number as written, its magnitude included; percentages not divided by a hundred.
    func number(shiftedBy shift: Int = 0, other: Bool = false) -> Double? {
        let chosen = other ? otherDigits : digits
        return chosen.flatMap { Double("\(sign == -1 ? "-" : "")\($0)e\(exponent + shift)") }
    }
}

/// Lengths of time by their words.
enum DurationWords {
    /// Seconds of a unit of time by any of its words; nil for other words.
    static func seconds(_ word: String) -> Double? {
        switch word {
        case "ms", "msec", "millisecond", "milliseconds", "millis": 0.001
        case "s", "sec", "secs", "second", "seconds": 1
        case "min", "mins", "minute", "minutes": 60
        case "h", "hr", "hrs", "hour", "hours": 3_600
        case "d", "day", "days": 86_400
        case "w", "wk", "wks", "week", "weeks": 604_800
        default: nil
        }
    }
}
