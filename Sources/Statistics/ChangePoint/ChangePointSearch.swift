import RealModule

/// Finds where a series, or several on the same steps, begin to behave differently: level, trend or scatter.
///
/// Values lose their season and their spikes and are standardised. An exact penalised segmentation then fits each segment by
/// a level or by a line, whichever pays. What a cut must gain grows with the noise; with what of it comes in runs, so that
/// autocorrelation and regular swings make no cuts; and with the range of the whole, so that what nobody would see in a
/// chart of it makes none. Scatter is segmented likewise, on what is left. The same settings serve every series.
///
/// Source: Killick et al. (2012) for the segmentation; Fearnhead, P., Maidstone, R. & Letchford, A. (2019), "Detecting changes
/// in slope with an L0 penalty", for lines; Romano, G. et al. (2022), "Detecting abrupt changes in the presence of local
/// fluctuations and autocorrelated noise", for why noise must count with its runs.
public struct ChangePointSearch: Sendable {
    /// The penalty of a cut, in units of the noise × log n.
    public var penalty = 7.0
    /// What a slope costs a segment beyond a level, in the same unit.
    public var slopePenalty = 1.0
    /// The fewest steps of a segment.
    public var minimumSteps = 3
    /// The share of the series' variance that counts as noise whatever the noise is.
    public var visibleShare = 0.07
    /// How much of the long-run variance counts as noise.
    public var longRunWeight = 0.5
    /// From which autocorrelation of differences on a lag is a season.
    public var seasonCorrelation = 0.5
    /// Beyond how many deviations of the noise a lone value is a spike.
    public var spikeDeviations = 8.0
    /// The penalty of a change of scatter, in units of log n; infinite to look for none.
    public var variancePenalty = 8.0

    /// Creates the search with its settings for every series.
    ///
    /// Source: constants chosen on 16 series of the Turing Change Point Dataset, with what that means in
    /// benchmarks/README.md.
    public init() {}

    /// The change points of one series, ascending; NaN and infinities are missing. O(n²) at most.
    ///
    /// Source: as the type.
    public func find(_ values: [Double]) -> [ChangePoint] { find([values]) }

    /// The change points that several series on the same steps have together; series shorter than the longest lack values
    /// at their end. O(n² × series) at most.
    ///
    /// Costs add up and are divided by √series: independent noise grows so, while a change of all shows in all.
    ///
    /// Source: as the type.
    public func find(_ series: [[Double]]) -> [ChangePoint] {
        let count = series.map(\.count).max() ?? 0
        var prepared: [(place: Int, series: PreparedSeries)] = []
        for (place, values) in series.enumerated() {
            let padded = values + [Double](repeating: .nan, count: count - values.count)
            if let ready = PreparedSeries(padded, settings: self) { prepared.append((place, ready)) }
        }
        guard count >= 2 * minimumSteps, !prepared.isEmpty else { return [] }
        let sums = prepared.map { SegmentSums($0.series.values) }
        let course = courseCuts(prepared.map(\.series), sums, count: count, of: series.count)
        var found = described(course, prepared, sums, count: count)
        let scatter = VarianceSegments(
            prepared.map(\.series), sums, cuts: course, penalty: variancePenalty, floor: visibleShare)
        for change in scatter.changes(far: course) {
            let (place, ready) = prepared[change.series]
            found.append(
                ChangePoint(index: change.index, kind: .variance, size: change.size * ready.unit, series: place))
        }
        return found.sorted { (a: ChangePoint, b: ChangePoint) -> Bool in a.index < b.index }
    }

    private func courseCuts(_ prepared: [PreparedSeries], _ sums: [SegmentSums], count: Int, of all: Int) -> [Int] {
        let logarithm = Double.log(Double(count))
        let slope = slopePenalty * logarithm
        let share = 1 / Double(all).squareRoot()
        let weights = prepared.map { (one: PreparedSeries) -> Double in share / one.noise }
        let segmentation = PenalisedSegmentation(
            penalty: penalty * logarithm, minimumSteps: minimumSteps,
            slack: slope * share * Double(prepared.count))
        if sums.count == 1 {
            // The usual case without the array around it, which costs more than the arithmetic.
            let (only, weight) = (sums[0], weights[0])
            return segmentation.cuts(count: count) { (begin: Int, end: Int) -> Double in
                let squares = only.squares(begin, end)
                return Swift.min(squares.level * weight, squares.line * weight + slope * share)
            }
        }
        return segmentation.cuts(count: count) { (begin: Int, end: Int) -> Double in
            var total = 0.0
            for place in sums.indices {
                let squares = sums[place].squares(begin, end)
                total += Swift.min(squares.level * weights[place], squares.line * weights[place] + slope * share)
            }
            return total
        }
    }

    /// What changed at each cut: the step there, or the slope if its effect over the shorter neighbour is larger.
    private func described(
        _ cuts: [Int], _ prepared: [(place: Int, series: PreparedSeries)], _ sums: [SegmentSums], count: Int
    ) -> [ChangePoint] {
        let edges = [0] + cuts + [count]
        return cuts.indices.map { (number: Int) -> ChangePoint in
            let (begin, cut, end) = (edges[number], edges[number + 1], edges[number + 2])
            var best = ChangePoint(index: cut, kind: .level, size: 0, series: prepared[0].place)
            var most = -1.0
            for (place, ready) in prepared.enumerated() {
                let before = fit(sums[place], begin, cut, noise: ready.series.noise, count: count)
                let after = fit(sums[place], cut, end, noise: ready.series.noise, count: count)
                guard before.slope.isFinite, after.slope.isFinite else { continue }
                let step = after.first - (before.last + before.slope)
                let bend = after.slope - before.slope
                let reach = bend * Double(Swift.min(cut - begin, end - cut)) / 2
                let isTrend = abs(reach) > abs(step)
                let effect = Swift.max(abs(reach), abs(step)) / ready.series.noise.squareRoot()
                guard effect > most else { continue }
                most = effect
                best = ChangePoint(
                    index: cut, kind: isTrend ? .trend : .level, size: (isTrend ? bend : step) * ready.series.unit,
                    series: ready.place)
            }
            return best
        }
    }

    private func fit(
        _ sums: SegmentSums, _ begin: Int, _ end: Int, noise: Double, count: Int
    ) -> (first: Double, last: Double, slope: Double) {
        let squares = sums.squares(begin, end)
        let line = sums.line(begin, end)
        if (squares.level - squares.line) / noise > slopePenalty * Double.log(Double(count)) { return line }
        let level = (line.first + line.last) / 2
        let isMissing = line.slope.isNaN
        return isMissing ? line : (level, level, 0)
    }
}
