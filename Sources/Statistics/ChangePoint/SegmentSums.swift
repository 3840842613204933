/// Running sums of a series, from which the best level and the best line of any segment follow in constant time.
///
/// Missing values have no weight.
///
/// Source: least squares; Killick et al. (2012), section 2, for costs from running sums.
struct SegmentSums: Sendable {
    /// At 6 × step: values, times × values, squared values, weights, times, squared times, all before that step.
    private var sums: [Double]
    /// At 2 × length, where no value is missing: 1 ÷ length, 1 ÷ the squared distances of times from their mean. Saves three divisions.
    private var inverses: [Double]
    /// The middle of the time axis, taken off so that squares stay small.
    private let middle: Double
    private let isComplete: Bool

    init(_ values: [Double]) {
        middle = Double(values.count) / 2
        sums = [Double](repeating: 0, count: 6 * (values.count + 1))
        inverses = [0, 0]
        var complete = true
        for (step, value) in values.enumerated() {
            let time = Double(step) - middle
            let weight: Double = value.isFinite ? 1 : 0
            let kept = value.isFinite ? value : 0
            if weight == 0 { complete = false }
            let here = 6 * step
            sums[here + 6] = sums[here] + kept
            sums[here + 7] = sums[here + 1] + time * kept
            sums[here + 8] = sums[here + 2] + kept * kept
            sums[here + 9] = sums[here + 3] + weight
            sums[here + 10] = sums[here + 4] + weight * time
            sums[here + 11] = sums[here + 5] + weight * time * time
            let length = Double(step + 1)
            inverses.append(1 / length)
            inverses.append(step > 0 ? 12 / (length * (length * length - 1)) : 0)
        }
        isComplete = complete
    }

    /// Squared distances from the best level and from the best line.
    @inline(__always)
    func squares(_ begin: Int, _ end: Int) -> (level: Double, line: Double) {
        guard isComplete else { return squaresOfSome(begin, end) }
        return sums.withUnsafeBufferPointer { (all: UnsafeBufferPointer<Double>) -> (Double, Double) in
            inverses.withUnsafeBufferPointer { (inverse: UnsafeBufferPointer<Double>) -> (Double, Double) in
                let low = 6 * begin
                let high = 6 * end
                let length = 2 * (end - begin)
                let value = all[high] - all[low]
                let both = all[high + 1] - all[low + 1] - (0.5 * Double(begin + end - 1) - middle) * value
                let squares = Swift.max(0, all[high + 2] - all[low + 2] - value * value * inverse[length])
                return (squares, Swift.max(0, squares - both * both * inverse[length + 1]))
            }
        }
    }

    private func squaresOfSome(_ begin: Int, _ end: Int) -> (level: Double, line: Double) {
        let low = 6 * begin
        let high = 6 * end
        let weight = sums[high + 3] - sums[low + 3]
        guard weight > 1 else { return (0, 0) }
        let value = sums[high] - sums[low]
        let time = sums[high + 4] - sums[low + 4]
        let times = sums[high + 5] - sums[low + 5] - time * time / weight
        let both = sums[high + 1] - sums[low + 1] - time * value / weight
        let squares = Swift.max(0, sums[high + 2] - sums[low + 2] - value * value / weight)
        return (squares, times > 0 ? Swift.max(0, squares - both * both / times) : squares)
    }

    /// The best line: its value at `begin`, at `end` − 1, and its slope a step.
    func line(_ begin: Int, _ end: Int) -> (first: Double, last: Double, slope: Double) {
        let low = 6 * begin
        let high = 6 * end
        let weight = sums[high + 3] - sums[low + 3]
        guard weight > 0 else { return (.nan, .nan, .nan) }
        let time = (sums[high + 4] - sums[low + 4]) / weight
        let value = (sums[high] - sums[low]) / weight
        let times = sums[high + 5] - sums[low + 5] - time * time * weight
        let both = sums[high + 1] - sums[low + 1] - time * value * weight
        let slope = times > 0 ? both / times : 0
        return (
            value + slope * (Double(begin) - middle - time), value + slope * (Double(end - 1) - middle - time), slope
        )
    }
}
