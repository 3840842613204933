import RealModule

/// Where what is left of series beside their course begins to scatter more or less.
///
/// What is left loses its first-order autocorrelation, and mean absolute values are segmented, which large values move less
/// than squares.
///
/// Source: Killick et al. (2012) with the likelihood of the Laplace distribution (Jandhyala, V. et al. 2013, "Inference for single
/// and multiple change-points in time series", 3.2), on prewhitened residuals.
struct VarianceSegments: Sendable {
    struct Change: Sendable {
        var index: Int
        /// Of the standard deviation, standardised.
        var size: Double
        var series: Int
    }

    /// Absolute values before each step, one series after the other.
    private let sums: [Double]
    private let seriesCount: Int
    private let penalty: Double
    private let floor: Double
    private let count: Int
    private let minimumSteps: Int

    /// - Parameter floor: the share of the variance below which nobody sees scatter change.
    init(_ series: [PreparedSeries], _ fits: [SegmentSums], cuts: [Int], penalty: Double, floor: Double) {
        count = series.first?.values.count ?? 0
        self.penalty = penalty
        self.floor = floor.squareRoot()
        minimumSteps = Swift.max(10, count / 15)
        let edges = [0] + cuts + [count]
        let steps = count
        seriesCount = series.count
        sums = zip(series, fits).flatMap { (one: PreparedSeries, fit: SegmentSums) -> [Double] in
            var left = [Double](repeating: .nan, count: steps)
            for (begin, end) in zip(edges, edges.dropFirst()) {
                let line = fit.line(begin, end)
                for step in begin..<end {
                    left[step] = one.values[step] - line.first - line.slope * Double(step - begin)
                }
            }
            return Self.runningSums(Self.whitened(left, cuts: cuts))
        }
    }

    /// Values less what the one before says of them.
    private static func whitened(_ left: [Double], cuts: [Int]) -> [Double] {
        var products = 0.0
        var squares = 0.0
        for step in left.indices.dropFirst() where left[step].isFinite && left[step - 1].isFinite {
            products += left[step] * left[step - 1]
            squares += left[step] * left[step]
        }
        let share = squares > 0 ? Swift.max(-0.95, Swift.min(0.95, products / squares)) : 0
        var white = left
        for step in left.indices.dropFirst() where left[step - 1].isFinite {
            white[step] = left[step] - share * left[step - 1]
        }
        for cut in cuts { white[cut] = left[cut] }
        return white
    }

    /// Absolute values before each step; a missing one counts as the mean.
    private static func runningSums(_ values: [Double]) -> [Double] {
        let sizes = values.map { (value: Double) -> Double in abs(value) }
        let mean = Descriptive.mean(sizes)
        var sums = [0.0]
        sums.reserveCapacity(values.count + 1)
        for size in sizes { sums.append(sums[sums.count - 1] + (size.isFinite ? size : mean.isFinite ? mean : 0)) }
        return sums
    }

    /// The changes that are no closer to one of the course than the shortest segment.
    func changes(far course: [Int]) -> [Change] {
        guard penalty.isFinite, count >= 2 * minimumSteps else { return [] }
        let share = 1 / Double(seriesCount).squareRoot()
        // A change of scatter cannot be placed to the step: on a grid it costs a fraction of the time.
        let grid = Swift.max(1, minimumSteps / 8)
        let segmentation = PenalisedSegmentation(
            penalty: penalty * Double.log(Double(count)), minimumSteps: (minimumSteps + grid - 1) / grid)
        let coarse = segmentation.cuts(count: count / grid) { (begin: Int, end: Int) -> Double in
            cost(begin * grid, end == count / grid ? count : end * grid) * share
        }
        let cuts = refined(coarse.map { (cut: Int) -> Int in cut * grid }, by: grid)
        let edges = [0] + cuts + [count]
        return cuts.indices.compactMap { (number: Int) -> Change? in
            let cut = cuts[number]
            guard course.allSatisfy({ abs($0 - cut) > minimumSteps }) else { return nil }
            var best = Change(index: cut, size: 0, series: 0)
            for place in 0..<seriesCount {
                let before = scatter(place, edges[number], cut)
                let after = scatter(place, cut, edges[number + 2])
                // 1.2533: standard deviation over mean absolute deviation of the normal distribution.
                if abs(after - before) * 1.2533 > abs(best.size) {
                    best = Change(index: cut, size: (after - before) * 1.2533, series: place)
                }
            }
            return best
        }
    }

    /// Each cut moved by less than the grid to where its neighbours leave it the least cost.
    private func refined(_ cuts: [Int], by grid: Int) -> [Int] {
        var cuts = cuts
        for number in cuts.indices where grid > 1 {
            let begin = number > 0 ? cuts[number - 1] : 0
            let end = number + 1 < cuts.count ? cuts[number + 1] : count
            let near = Swift.max(begin + minimumSteps, cuts[number] - grid + 1)
            let far = Swift.min(end - minimumSteps, cuts[number] + grid - 1)
            var least = cost(begin, cuts[number]) + cost(cuts[number], end)
            for cut in near..<Swift.max(near, far + 1) {
                let total = cost(begin, cut) + cost(cut, end)
                if total < least { (least, cuts[number]) = (total, cut) }
            }
        }
        return cuts
    }

    @inline(__always)
    private func cost(_ begin: Int, _ end: Int) -> Double {
        var total = 0.0
        for place in 0..<seriesCount { total += 2 * Double(end - begin) * Double.log(scatter(place, begin, end)) }
        return total
    }

    @inline(__always)
    private func scatter(_ place: Int, _ begin: Int, _ end: Int) -> Double {
        let origin = place * (count + 1)
        return Swift.max(floor, (sums[origin + end] - sums[origin + begin]) / Double(end - begin))
    }
}
