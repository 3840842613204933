/// An axis whose marks are round numbers.
struct AxisScale: Hashable {
    /// The lowest and highest mark.
    let lower: Double
    let upper: Double
    /// The marks, rising.
    let marks: [Double]

    /// The axis for values; nil where none is finite.
    ///
    /// Zero is on the axis where it is not far from the values; constant values get room on both sides.
    ///
    /// - Parameter count: About how many steps there are.
    /// Source: P. Heckbert, "Nice numbers for graph labels", Graphics Gems (1990).
    init?(_ values: [Double], count: Int = 4) {
        var low = Double.infinity
        var high = -Double.infinity
        for value in values where value.isFinite && abs(value) < 1e300 {
            low = min(low, value)
            high = max(high, value)
        }
        guard low <= high else { return nil }
        if low > 0, low < high * 0.6 || low == high { low = 0 }
        if high < 0, high > low * 0.6 || low == high { high = 0 }
        if low == high { (low, high) = (low - 1, high + 1) }
        let step = Self.niceStep((high - low) / Double(max(1, count)))
        let first = (low / step + 1e-9).rounded(.down)
        let last = (high / step - 1e-9).rounded(.up)
        guard step > 0, last - first < 50 else { return nil }
        marks = (0...Int(max(1, last - first))).map { (position: Int) -> Double in (first + Double(position)) * step }
        lower = first * step
        upper = marks[marks.count - 1]
    }

    /// 1, 2 or 5 times a power of ten, at least the step given.
    private static func niceStep(_ step: Double) -> Double {
        guard step > 0, step.isFinite else { return 0 }
        var power = 1.0
        while power * 10 <= step { power *= 10 }
        while power > step { power /= 10 }
        for factor in [1.0, 2.0, 5.0] where step <= factor * power * 1.000001 { return factor * power }
        return 10 * power
    }

    /// Where a value lies, 0 at the lowest mark and 1 at the highest.
    func share(_ value: Double) -> Double { (value - lower) / (upper - lower) }
}
