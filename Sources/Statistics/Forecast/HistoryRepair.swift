import RealModule

/// A history as the methods need it: finite, without gaps, of scale one.
///
/// Leading missing values are left out; `stepsSinceEnd` counts the missing ones at the end. Gaps inside are bridged by a
/// straight line, in the seasonally adjusted series where there is a season.
///
/// Source: R `forecast::na.interp` 8.23 (linear interpolation of the adjusted series).
struct HistoryRepair {
    /// The repaired values ÷ `scale`.
    var values: [Double]
    /// The mean absolute observed value, 1 if that is zero.
    var scale: Double
    /// Missing values after the last observed one.
    var stepsSinceEnd: Int
    /// Observed values.
    var observedCount: Int

    /// Repairs `history`; nil without any finite value. O(n).
    init?(_ history: [Double], periods: [Int]) {
        guard let first = history.firstIndex(where: { (value: Double) -> Bool in value.isFinite }),
            let last = history.lastIndex(where: { (value: Double) -> Bool in value.isFinite })
        else { return nil }
        stepsSinceEnd = history.count - 1 - last
        var largest = 0.0
        for value in history where value.isFinite { largest = Swift.max(largest, abs(value)) }
        // In units of the largest value first: sums of huge values would overflow, tiny ones vanish.
        var total = 0.0
        var count = 0
        var kept: [Double] = []
        kept.reserveCapacity(last - first + 1)
        for step in first...last {
            guard history[step].isFinite else {
                kept.append(.nan)
                continue
            }
            let share = largest > 0 ? history[step] / largest : 0
            kept.append(share)
            total += abs(share)
            count += 1
        }
        let mean = total / Double(count)
        observedCount = count
        guard mean > 0, largest * mean > 0, (largest * mean).isFinite else {
            scale = 1
            values = kept.map { (value: Double) -> Double in value.isNaN ? .nan : 0 }
            Self.bridge(&values)
            return
        }
        scale = largest * mean
        values = kept.map { (value: Double) -> Double in value / mean }
        guard count < values.count else { return }
        Self.fill(&values, period: periods.first ?? 1)
    }

    private static func fill(_ values: inout [Double], period: Int) {
        let missing = values.map { (value: Double) -> Bool in value.isNaN }
        bridge(&values)
        guard period > 1, values.count >= 2 * period else { return }
        for _ in 0..<2 {
            guard let figure = SeasonalFigure(values, period: period, multiplicative: false) else { return }
            var adjusted = figure.adjusted(values)
            for step in adjusted.indices where missing[step] { adjusted[step] = .nan }
            bridge(&adjusted)
            for step in values.indices where missing[step] { values[step] = adjusted[step] + figure.at(step) }
        }
    }

    /// Straight lines across missing values between observed ones. O(n).
    static func bridge(_ values: inout [Double]) {
        var last = -1
        for step in values.indices where !values[step].isNaN {
            if last >= 0, step - last > 1 {
                let slope = (values[step] - values[last]) / Double(step - last)
                for inner in last + 1..<step { values[inner] = values[last] + slope * Double(inner - last) }
            }
            last = step
        }
    }
}
