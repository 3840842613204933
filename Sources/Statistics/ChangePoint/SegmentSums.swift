/// Running sums of a series, from which the best level and the best line of any segment follow in constant time.
///
/// Missing values have no weight.
///
/// Source: least squares; Killick et al. (2012), section 2, for costs from running sums.
struct SegmentSums: Sendable {
    /// At 6 × step: weights, times, squared times, values, times × values, squared values, all before that step.
    private var sums: [Double]
    /// The middle of the time axis, taken off so that squares stay small.
    private let middle: Double

    init(_ values: [Double]) {
        middle = Double(values.count) / 2
        sums = [Double](repeating: 0, count: 6 * (values.count + 1))
        for (step, value) in values.enumerated() {
            let time = Double(step) - middle
            let weight: Double = value.isFinite ? 1 : 0
            let kept = value.isFinite ? value : 0
            let here = 6 * step
            sums[here + 6] = sums[here] + weight
            sums[here + 7] = sums[here + 1] + weight * time
            sums[here + 8] = sums[here + 2] + weight * time * time
            sums[here + 9] = sums[here + 3] + kept
            sums[here + 10] = sums[here + 4] + time * kept
            sums[here + 11] = sums[here + 5] + kept * kept
        }
    }

    /// Squared distances from the best level and from the best line.
    @inline(__always)
    func squares(_ begin: Int, _ end: Int) -> (level: Double, line: Double) {
        sums.withUnsafeBufferPointer { (all: UnsafeBufferPointer<Double>) -> (Double, Double) in
            let low = 6 * begin
            let high = 6 * end
            let weight = all[high] - all[low]
            guard weight > 1 else { return (0, 0) }
            let time = all[high + 1] - all[low + 1]
            let value = all[high + 3] - all[low + 3]
            let times = all[high + 2] - all[low + 2] - time * time / weight
            let both = all[high + 4] - all[low + 4] - time * value / weight
            let squares = Swift.max(0, all[high + 5] - all[low + 5] - value * value / weight)
            return (squares, times > 0 ? Swift.max(0, squares - both * both / times) : squares)
        }
    }

    /// The best line: its value at `begin`, at `end` − 1, and its slope a step.
    func line(_ begin: Int, _ end: Int) -> (first: Double, last: Double, slope: Double) {
        let low = 6 * begin
        let high = 6 * end
        let weight = sums[high] - sums[low]
        guard weight > 0 else { return (.nan, .nan, .nan) }
        let time = (sums[high + 1] - sums[low + 1]) / weight
        let value = (sums[high + 3] - sums[low + 3]) / weight
        let times = sums[high + 2] - sums[low + 2] - time * time * weight
        let both = sums[high + 4] - sums[low + 4] - time * value * weight
        let slope = times > 0 ? both / times : 0
        return (
            value + slope * (Double(begin) - middle - time), value + slope * (Double(end - 1) - middle - time), slope
        )
    }
}
