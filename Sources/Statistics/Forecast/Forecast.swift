import RealModule

/// The forecast of one series: a centre for each step ahead, intervals at any level, and sample paths.
///
/// All numbers are in the unit of the series and inside its bounds. Intervals nest, and the quantiles of the paths are
/// those of the intervals up to sampling error.
///
/// Source: Gneiting & Katzfuss (2014), "Probabilistic forecasting", Annual Review of Statistics 1 (a forecast is a
/// distribution); the parts name their own.
public struct Forecast: Sendable {
    /// What the forecast rests on.
    public enum Basis: Sendable, Hashable, CaseIterable {
        /// The combination of fitted methods.
        case methods
        /// Two to four values: the last one, with their own variation around it.
        case fewValues
        /// A single value: repeated, with half of its size as standard deviation, for want of anything to go by.
        case singleValue
        /// All values are the same: repeated, without spread.
        case constant
        /// No value at all: every answer is NaN.
        case nothing
    }

    /// What the forecast rests on.
    public let basis: Basis
    /// The central forecast of each step ahead (the median of its distribution).
    public let mean: [Double]
    let scale: ForecastScale
    /// Centres on the scale of the model.
    let centres: [Double]
    let spread: ForecastSpread
    /// Values of an intermittent series, ascending, scaled to the forecast; empty for other series.
    let demands: [Double]

    init(basis: Basis, scale: ForecastScale, centres: [Double], spread: ForecastSpread, demands: [Double] = []) {
        self.basis = basis
        self.scale = scale
        self.centres = centres
        self.spread = spread
        self.demands = demands
        mean = centres.map { (value: Double) -> Double in scale.restored(value) }
    }

    /// The number of steps ahead.
    ///
    /// Source: definition.
    public var horizonSteps: Int { mean.count }

    /// The value that each step stays below with the given probability (0 ... 1). O(horizon).
    ///
    /// Source: definition; at 0 and 1 the quantiles at 1e-6 and 1 − 1e-6.
    public func quantiles(_ probability: Double) -> [Double] {
        let inside = Swift.min(1 - 1e-6, Swift.max(1e-6, probability))
        let normal = NormalDistribution.quantile(inside)
        return centres.indices.map { (step: Int) -> Double in value(at: step, normal: normal, probability: inside) }
    }

    /// The central interval of each step that holds the value with probability `level` (0 ..< 1). O(horizon).
    ///
    /// Source: definition.
    public func interval(level: Double) -> (lower: [Double], upper: [Double]) {
        let tail = 0.5 * (1 - Swift.min(1, Swift.max(0, level)))
        return (quantiles(tail), quantiles(1 - tail))
    }

    /// The probability that the value of each step is `threshold` or more; NaN without a forecast. O(horizon).
    ///
    /// It falls from 1 to 0 as the threshold rises, and agrees with `quantiles`.
    ///
    /// Source: definition, by bisection of the quantile function.
    public func probability(atLeast threshold: Double) -> [Double] {
        centres.indices.map { (step: Int) -> Double in
            guard mean[step].isFinite, !threshold.isNaN else { return .nan }
            var (low, high) = (-8.5, 8.5)
            func reaches(_ normal: Double) -> Bool {
                value(at: step, normal: normal, probability: NormalDistribution.probability(below: normal)) >= threshold
            }
            if reaches(low) { return 1 }
            guard reaches(high) else { return 0 }
            for _ in 0..<52 {
                let middle = 0.5 * (low + high)
                if reaches(middle) { high = middle } else { low = middle }
            }
            return 1 - NormalDistribution.probability(below: high)
        }
    }

    /// The value at a step for a normal number, or for the probability that belongs to it.
    @inline(__always)
    func value(at step: Int, normal: Double, probability: @autoclosure () -> Double) -> Double {
        guard demands.isEmpty else { return Descriptive.quantile(sorted: demands, probability()) }
        return scale.restored(centres[step] + spread.scales[step] * spread.stretched(normal))
    }
}
