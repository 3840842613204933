import RealModule

/// How much wider or narrower the level component must be so that simulated spreads match the errors that forecasts
/// of this series really made, by horizon.
///
/// Mean errors over the next H steps, H = 2, 4, 8 …, from rolling origins are compared with the variance the model
/// implies; the log ratios are pooled over neighbouring horizons and shrunk towards 0 where origins are few.
///
/// Source: Tashman, L. J. (2000), "Out-of-sample tests of forecasting accuracy", IJF 16 (rolling origins); Lee, Y. S. &
/// Scholtes, S. (2014), "Empirical prediction intervals revisited", IJF 30 (empirical spread blended with theory).
struct SpreadCalibration: Sendable {
    /// Factors of the level component at horizons 2, 4, 8 …
    private(set) var factors: [Double] = []
    /// Observed over implied variance of mean errors at the same horizons, before pooling.
    private(set) var varianceRatios: [Double] = []

    private static let priorWeight = 6.0

    /// The factor at one horizon (1 = the next step), interpolated over log horizon, held beyond the last. O(1).
    func factor(horizon: Int) -> Double {
        guard let last = factors.last else { return 1 }
        guard horizon > 2 else { return factors[0] }
        let position = Double.log2(Double(horizon)) - 1
        let below = Int(position)
        guard below + 1 < factors.count else { return last }
        let fraction = position - Double(below)
        return factors[below] * (1 - fraction) + factors[below + 1] * fraction
    }

    /// Without enough history: the parametric spread.
    init() {}

    /// Learns the factors; `values` are cleaned and free of season and drift (NaN = missing). O(n × log n).
    init(_ values: [Double], trace: RobustSmoother.Trace, smoother: RobustSmoother, deviation: Double) {
        guard let first = values.firstIndex(where: \.isFinite), deviation > 0 else { return }
        let length = values.count - first
        let observed = Descriptive.count(values)
        let rate = Double(observed) / Double(length)
        var sums = [0.0]
        var counts = [0]
        for value in values[first...] {
            sums.append((sums.last ?? 0) + (value.isFinite ? value : 0))
            counts.append((counts.last ?? 0) + (value.isFinite ? 1 : 0))
        }
        var weights: [Double] = []
        var implied: [ImpliedVariance] = []
        var horizon = 2
        while horizon <= Swift.min(512, length / 3) {
            let outcome = Self.meanSquare(
                sums: sums, counts: counts, trace: trace, first: first, phi: smoother.phi, horizon: horizon, rate: rate)
            let model = ImpliedVariance(
                smoother, steps: Swift.max(1, Int((Double(horizon) * rate).rounded())), deviation: deviation)
            let effective = Swift.min(outcome.origins, Double(length) / Double(horizon))
            varianceRatios.append(outcome.origins < 3 ? 1 : outcome.meanSquare / model.value(factor: 1))
            weights.append(outcome.origins < 3 ? 0 : effective)
            implied.append(model)
            horizon *= 2
        }
        for index in implied.indices {
            let pooled = Self.pooled(varianceRatios, weights: weights, at: index)
            factors.append(implied[index].factor(forRatio: Double.exp(pooled)))
        }
    }

    private static func meanSquare(
        sums: [Double], counts: [Int], trace: RobustSmoother.Trace, first: Int, phi: Double, horizon: Int, rate: Double
    ) -> (meanSquare: Double, origins: Double) {
        var damped = 0.0
        var cumulative = 0.0
        var power = 1.0
        for _ in 0..<horizon {
            power *= phi
            cumulative += power
            damped += cumulative / Double(horizon)
        }
        let least = 0.7 * rate * Double(horizon)
        var total = 0.0
        var origins = 0.0
        var origin = 10
        while origin + horizon < sums.count {
            let count = counts[origin + horizon] - counts[origin]
            let state = first + origin - 1
            if count > 0, Double(count) >= least, trace.levels[state].isFinite {
                let mean = (sums[origin + horizon] - sums[origin]) / Double(count)
                let error = mean - trace.levels[state] - damped * trace.trends[state]
                total += error * error
                origins += 1
            }
            origin += Swift.max(1, horizon / 4)
        }
        return (origins == 0 ? .nan : total / origins, origins)
    }

    private static func pooled(_ ratios: [Double], weights: [Double], at index: Int) -> Double {
        var total = 0.0
        var weight = priorWeight
        for other in ratios.indices where weights[other] > 0 && ratios[other] > 0 {
            let near = weights[other] / Double(1 << (2 * Swift.min(8, abs(other - index))))
            // The log of a χ² mean of m squares lies 1/m below that of its expectation.
            total += near * (Double.log(ratios[other]) + 1 / weights[other])
            weight += near
        }
        return total / weight
    }
}

/// The variance of the mean error over the next steps, as a quadratic in the factor of the level component.
///
/// Source: Hyndman et al. (2008), 6.3 (aggregate, "lead-time" forecast variance).
struct ImpliedVariance {
    private var square = 0.0
    private var cross = 0.0
    private let noise: Double
    private let scale: Double

    /// O(steps).
    init(_ smoother: RobustSmoother, steps: Int, deviation: Double) {
        var weight = 0.0
        var gain = smoother.alpha
        var slope = smoother.beta
        for _ in 1..<Swift.max(2, steps) {
            slope *= smoother.phi
            gain += slope
            weight += gain
            square += weight * weight
            cross += weight
        }
        noise = Double(steps)
        scale = deviation * deviation / (Double(steps) * Double(steps))
    }

    func value(factor: Double) -> Double {
        scale * (factor * factor * square + 2 * factor * cross + noise)
    }

    /// The factor at which the variance is `ratio` times that at factor 1, within 0.1 ... 4.
    func factor(forRatio ratio: Double) -> Double {
        guard square > 0 else { return 1 }
        let wanted = ratio * (square + 2 * cross + noise) - noise
        let discriminant = cross * cross + square * wanted
        guard discriminant > 0 else { return 0.1 }
        return Swift.min(4, Swift.max(0.1, (discriminant.squareRoot() - cross) / square))
    }
}
