import RealModule

/// The plausibility of each smoothing gain of a grid, from the restricted likelihood and a flat prior.
///
/// Source: Forbes, Snyder & Shami (2000), "Bayesian exponential smoothing", Monash University working paper 7/2000.
struct GainPosterior {
    private let gains: [Double]
    private let weights: [Double]

    init(_ solutions: [SmoothedRegression.Solution]) {
        gains = solutions.map(\.alpha)
        let best = solutions.map(\.restrictedLogLikelihood).max() ?? 0
        var weights: [Double] = []
        for (index, solution) in solutions.enumerated() {
            // The grid is not even: each gain stands for the stretch up to its neighbours.
            let low = index == 0 ? 0 : solutions[index - 1].alpha
            let high = index + 1 < solutions.count ? solutions[index + 1].alpha : solution.alpha
            weights.append((high - low) / 2 * Double.exp(solution.restrictedLogLikelihood - best))
        }
        let total = weights.reduce(0, +)
        self.weights = weights.map { (weight: Double) -> Double in weight / total }
    }

    /// The solution nearest to the mean gain; nil without solutions.
    func nearest(_ solutions: [SmoothedRegression.Solution]) -> SmoothedRegression.Solution? {
        var mean = 0.0
        for (gain, weight) in zip(gains, weights) { mean += gain * weight }
        return solutions.min { (a: SmoothedRegression.Solution, b: SmoothedRegression.Solution) -> Bool in
            abs(a.alpha - mean) < abs(b.alpha - mean)
        }
    }

    /// `count` gains at evenly spaced quantiles, in an order unrelated to their size.
    func draws(_ count: Int) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(count)
        for draw in 0..<count {
            // 53 is odd, so that the order is a permutation for the power of two that is used.
            let target = (Double((draw * 53) % count) + 0.5) / Double(count)
            var cumulative = 0.0
            var chosen = gains.last ?? 0.1
            for (gain, weight) in zip(gains, weights) {
                cumulative += weight
                if cumulative >= target {
                    chosen = gain
                    break
                }
            }
            result.append(chosen)
        }
        return result
    }
}

/// Least squares of the damped local trend over a grid of its parameters.
///
/// Source: Hyndman et al. (2008), model ETS(A,Ad,N), table 2.1; Gardner & McKenzie (1985) for the damping.
enum DampedTrendSearch {
    /// The best parameters with their initial state and sum of squared errors; nil without observations. O(54 n).
    static func best(_ values: [Double]) -> (smoother: RobustSmoother, squares: Double)? {
        guard let first = values.firstIndex(where: \.isFinite) else { return nil }
        let kept = Array(values[first...])
        var best: (smoother: RobustSmoother, squares: Double)?
        for alpha in [0.1, 0.2, 0.35, 0.5, 0.7, 0.9] {
            for share in [0.05, 0.15, 0.4] {
                for phi in [0.85, 0.95, 0.98] {
                    let candidate = evaluated(kept, alpha: alpha, beta: alpha * share, phi: phi)
                    if let candidate, candidate.squares < best?.squares ?? .infinity { best = candidate }
                }
            }
        }
        return best
    }

    private static func evaluated(
        _ values: [Double], alpha: Double, beta: Double, phi: Double
    ) -> (smoother: RobustSmoother, squares: Double)? {
        var y = (level: 0.0, trend: 0.0)
        var a = (level: -1.0, trend: 0.0)
        var b = (level: 0.0, trend: -1.0)
        var (aa, ab, bb, ay, by, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        func advance(_ state: inout (level: Double, trend: Double), _ value: Double, _ isObserved: Bool) -> Double {
            let carried = phi * state.trend
            let error = isObserved ? value - state.level - carried : 0
            state = (state.level + carried + alpha * error, carried + beta * error)
            return error
        }
        for value in values {
            let isObserved = value.isFinite
            let ey = advance(&y, value, isObserved)
            let ea = advance(&a, 0, isObserved)
            let eb = advance(&b, 0, isObserved)
            aa += ea * ea
            ab += ea * eb
            bb += eb * eb
            ay += ea * ey
            by += eb * ey
            yy += ey * ey
        }
        let determinant = aa * bb - ab * ab
        guard determinant > 1e-12 * aa * bb, determinant.isFinite else { return nil }
        let level = (ay * bb - by * ab) / determinant
        let trend = (by * aa - ay * ab) / determinant
        let smoother = RobustSmoother(alpha: alpha, beta: beta, phi: phi, level: level, trend: trend)
        return (smoother, Swift.max(0, yy - level * ay - trend * by))
    }
}
