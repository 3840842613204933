/// Simulated futures of one series: `pathCount` equally likely paths of `horizonSteps` steps.
///
/// Path p of one series belongs with path p of every other series of the same simulation. NaN marks steps at which the
/// series is never observed (a weekday that is always missing); the reductions leave them out.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, 6.1 (simulated prediction
/// distributions).
public struct SamplePaths: Sendable {
    /// The number of paths.
    public let pathCount: Int
    /// The number of future steps of each path.
    public let horizonSteps: Int
    /// The values, row-major: `values[path * horizonSteps + step]`, in the unit of the series.
    public let values: [Double]

    /// Creates paths from row-major values; `values.count` must be `pathCount * horizonSteps`.
    ///
    /// Source: definition.
    public init(pathCount: Int, horizonSteps: Int, values: [Double]) {
        precondition(values.count == pathCount * horizonSteps, "row-major values do not fill the paths")
        self.pathCount = pathCount
        self.horizonSteps = horizonSteps
        self.values = values
    }

    /// How the steps of a window become one value.
    public enum Reduction: Sendable, Hashable, CaseIterable {
        /// The sum; 0 if no step is observed.
        case sum
        /// The mean of the observed steps; NaN if there is none.
        case mean
        /// The value at the last observed step; NaN if there is none.
        case last
        /// The largest observed value; NaN if there is none.
        case maximum
        /// The smallest observed value; NaN if there is none.
        case minimum
    }

    /// One value per path: the steps of `window` (cut to the horizon) reduced. O(paths × window).
    ///
    /// Source: definition.
    public func reduced(_ window: Range<Int>, by reduction: Reduction) -> [Double] {
        let steps = window.clamped(to: 0..<horizonSteps)
        var result: [Double] = []
        result.reserveCapacity(pathCount)
        values.withUnsafeBufferPointer { (all: UnsafeBufferPointer<Double>) in
            for path in 0..<pathCount {
                let start = path * horizonSteps
                result.append(Self.reduce(all, start + steps.lowerBound..<start + steps.upperBound, reduction))
            }
        }
        return result
    }

    /// The sum over `window` (the whole horizon if nil), per path.
    ///
    /// Source: definition.
    public func sums(over window: Range<Int>? = nil) -> [Double] {
        reduced(window ?? 0..<horizonSteps, by: .sum)
    }

    /// The mean over `window` (the whole horizon if nil), per path.
    ///
    /// Source: definition.
    public func means(over window: Range<Int>? = nil) -> [Double] {
        reduced(window ?? 0..<horizonSteps, by: .mean)
    }

    /// The mean of the last `steps` steps of the horizon, per path.
    ///
    /// Source: definition.
    public func meansOfLast(_ steps: Int) -> [Double] {
        reduced(Swift.max(0, horizonSteps - Swift.max(0, steps))..<horizonSteps, by: .mean)
    }

    /// The value at the last observed step of the horizon, per path.
    ///
    /// Source: definition.
    public func lastValues() -> [Double] {
        reduced(0..<horizonSteps, by: .last)
    }

    /// Sum of this series ÷ sum of `denominator` over one window, per path; NaN where the denominator is zero.
    ///
    /// `inHand` is what numerator and denominator have already brought before the window.
    ///
    /// Source: definition (a ratio of sums, never a mean of ratios).
    public func ratios(
        to denominator: SamplePaths, over window: Range<Int>? = nil,
        inHand: (numerator: Double, denominator: Double) = (0, 0)
    ) -> [Double] {
        let above = sums(over: window)
        let below = denominator.sums(over: window)
        var result: [Double] = []
        result.reserveCapacity(above.count)
        for (a, b) in zip(above, below) {
            let divisor = b + inHand.denominator
            result.append(divisor == 0 ? .nan : (a + inHand.numerator) / divisor)
        }
        return result
    }

    /// Paths at a coarser grain: one step per window, each reduced. O(paths × steps).
    ///
    /// Source: definition.
    public func aggregated(to windows: [Range<Int>], by reduction: Reduction) -> SamplePaths {
        var result = [Double](repeating: .nan, count: pathCount * windows.count)
        for (column, window) in windows.enumerated() {
            let reducedValues = reduced(window, by: reduction)
            for path in 0..<pathCount { result[path * windows.count + column] = reducedValues[path] }
        }
        return SamplePaths(pathCount: pathCount, horizonSteps: windows.count, values: result)
    }

    /// Paths of a formula of two series, step by step. O(paths × steps).
    ///
    /// Source: definition.
    public func combined(with other: SamplePaths, _ formula: (Double, Double) -> Double) -> SamplePaths {
        precondition(
            other.pathCount == pathCount && other.horizonSteps == horizonSteps, "paths of different simulations")
        var result = values
        for index in result.indices { result[index] = formula(result[index], other.values[index]) }
        return SamplePaths(pathCount: pathCount, horizonSteps: horizonSteps, values: result)
    }

    private static func reduce(
        _ all: UnsafeBufferPointer<Double>, _ range: Range<Int>, _ reduction: Reduction
    ) -> Double {
        var total = 0.0
        var observed = 0
        var last = Double.nan
        var low = Double.infinity
        var high = -Double.infinity
        for index in range {
            let value = all[index]
            if value.isNaN { continue }
            total += value
            observed += 1
            last = value
            if value < low { low = value }
            if value > high { high = value }
        }
        switch reduction {
        case .sum: return total
        case .mean: return observed == 0 ? .nan : total / Double(observed)
        case .last: return last
        case .maximum: return observed == 0 ? .nan : high
        case .minimum: return observed == 0 ? .nan : low
        }
    }
}
