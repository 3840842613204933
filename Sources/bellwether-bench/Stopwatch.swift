/// Durations in seconds, and how the table writes them.
enum Stopwatch {
    /// Seconds that a piece of work takes.
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let begin = ContinuousClock.now
        try body()
        let elapsed = begin.duration(to: .now).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    }

    /// The one in the middle; of an even number the lower.
    static func median(_ values: [Double]) -> Double {
        precondition(!values.isEmpty)
        return values.sorted()[(values.count - 1) / 2]
    }
}

extension Double {
    /// A duration in the unit that suits it, to three digits: `0.412 ms`, `96.3 ms`, `12.4 s`.
    var durationText: String {
        if self < 1e-3 { return "\((self * 1e6).threeDigits) µs" }
        return self < 1 ? "\((self * 1e3).threeDigits) ms" : "\(threeDigits) s"
    }

    /// Megabytes (10⁶ bytes).
    var megabytesText: String { "\((self / 1e6).threeDigits) MB" }

    /// Three significant digits, whole numbers in full.
    var threeDigits: String {
        let scale: Double = self < 1 ? 1_000 : self < 10 ? 100 : self < 100 ? 10 : 1
        let rounded = (self * scale).rounded() / scale
        return rounded == rounded.rounded() && scale == 1 ? "\(Int(rounded))" : "\(rounded)"
    }
}
