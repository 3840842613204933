/// Cuts a series into the segments whose costs, plus a penalty a cut, are least in total; exact.
///
/// Source: Killick, R., Fearnhead, P. & Eckley, I. A. (2012), "Optimal detection of changepoints with a linear
/// computational cost", JASA 107, section 3 (PELT), on Jackson, B. et al. (2005), the optimal partitioning it prunes.
public struct PenalisedSegmentation: Sendable {
    /// What each cut costs.
    public var penalty: Double
    /// The fewest steps of a segment, at least 1.
    public var minimumSteps: Int
    /// By how much the costs of two parts may exceed that of the whole. 0 for costs that a cut never raises.
    public var slack: Double

    /// Creates the settings of a segmentation.
    ///
    /// Source: Killick et al. (2012); `slack` is −K of their condition (4).
    public init(penalty: Double, minimumSteps: Int = 1, slack: Double = 0) {
        self.penalty = penalty
        self.minimumSteps = Swift.max(1, minimumSteps)
        self.slack = slack
    }

    /// The first steps of all segments but the first, ascending.
    ///
    /// - Parameter cost: of the segment `begin ..< end`; finite, and above `slack` no larger in total after a cut.
    /// - Complexity: O(n²) costs at most, O(n) where changes come as the series grows.
    ///
    /// Source: Killick et al. (2012), section 3.1; a start is dropped `minimumSteps` late, so that it stays exact.
    @inlinable
    public func cuts(count: Int, cost: (_ begin: Int, _ end: Int) -> Double) -> [Int] {
        guard count >= 2 * minimumSteps else { return [] }
        var best = [Double](repeating: .infinity, count: count + 1)
        var before = [Int](repeating: 0, count: count + 1)
        best[0] = -penalty
        var starts: [Int] = []
        var totals: [Double] = []
        // The step at which a start was first seen to lose; it may still begin a segment that ends before another fits.
        var lost: [Int] = []
        for end in minimumSteps...count {
            let newest = end - minimumSteps
            if best[newest] < .infinity {
                starts.append(newest)
                totals.append(0)
                lost.append(.max)
            }
            var least = Double.infinity
            for place in starts.indices {
                totals[place] = best[starts[place]] + cost(starts[place], end)
                if totals[place] + penalty < least {
                    least = totals[place] + penalty
                    before[end] = starts[place]
                }
            }
            best[end] = least
            var kept = 0
            for place in starts.indices {
                if lost[place] == .max, totals[place] - slack >= least { lost[place] = end }
                if lost[place] == .max || end - lost[place] < minimumSteps {
                    starts[kept] = starts[place]
                    totals[kept] = totals[place]
                    lost[kept] = lost[place]
                    kept += 1
                }
            }
            starts.removeLast(starts.count - kept)
            totals.removeLast(totals.count - kept)
            lost.removeLast(lost.count - kept)
        }
        var found: [Int] = []
        var end = before[count]
        while end > 0 {
            found.append(end)
            end = before[end]
        }
        return found.reversed()
    }
}
