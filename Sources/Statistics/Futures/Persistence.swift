import RealModule

/// How much of an error stays in the level of a series: the plausibility of each gain of exponential smoothing.
///
/// Level and slope are least squares at every gain, so that a steady rise is no persistence.
///
/// Source: Forbes, Snyder & Shami (2000), "Bayesian exponential smoothing", Monash University working paper 7/2000;
/// Hyndman et al. (2008), Forecasting with Exponential Smoothing, chapter 9, for the regression on level and slope.
struct Persistence: Sendable {
    /// The gains in question, ascending.
    static let gains = [0.005, 0.02, 0.05, 0.08, 0.12, 0.18, 0.25, 0.35, 0.45, 0.6, 0.75, 0.9, 1.0]

    /// The plausibility of each gain; they sum to one.
    let weights: [Double]
    /// One-step errors at the likeliest gain, of mean zero and deviation one; zero where nothing varies.
    let errors: [Double]
    /// The deviation of those errors.
    let deviation: Double

    /// How fast gains of aggregates lose plausibility before anything is seen: their noise is averaged out already, and
    /// what moves the mean of a week moves it back more often than not.
    private static let aggregatePrior = 3.0

    /// Weighs the gains for values without gaps. O(gains × n).
    init(_ values: [Double], isAggregate: Bool) {
        var best = (squares: Double.infinity, errors: [Double](repeating: 0, count: values.count))
        var criteria: [Double] = []
        let freedom = Double(Swift.max(1, values.count - 2))
        for gain in Self.gains {
            let (squares, determinant, errors) = Self.errors(values, gain)
            if squares < best.squares { best = (squares, errors) }
            criteria.append(-0.5 * (freedom * Double.log(Swift.max(squares, 1e-280)) + determinant))
        }
        // Where nothing can be told, all gains are alike.
        if !criteria.allSatisfy(\.isFinite) { criteria = criteria.map { (_: Double) -> Double in 0 } }
        let highest = criteria.max() ?? 0
        var weights: [Double] = []
        for (index, criterion) in criteria.enumerated() {
            // The grid is uneven: each gain stands for the stretch up to its neighbours.
            let low = index == 0 ? 0 : Self.gains[index - 1]
            let high = index + 1 < Self.gains.count ? Self.gains[index + 1] : Self.gains[index]
            let prior = Double.exp(isAggregate ? -Self.aggregatePrior * Self.gains[index] : 0)
            weights.append((high - low) / 2 * Double.exp(criterion - highest) * prior)
        }
        let total = weights.reduce(0, +)
        self.weights = weights.map { (weight: Double) -> Double in weight / total }
        let centre = Descriptive.mean(best.errors)
        let deviation = (best.squares / freedom).squareRoot()
        self.deviation = deviation.isFinite ? deviation : 0
        errors = best.errors.map { (error: Double) -> Double in
            deviation > 0 && deviation.isFinite ? (error - centre) / deviation : 0
        }
    }

    /// The variance of the error of each step ahead against that of the first, over all gains. O(gains × horizon).
    func variances(horizon: Int) -> [Double] {
        (0..<horizon).map { (step: Int) -> Double in
            zip(Self.gains, weights).reduce(0.0) { (sum: Double, pair: (Double, Double)) -> Double in
                sum + pair.1 * (1 + Double(step) * pair.0 * pair.0)
            }
        }
    }

    /// The gain that so much of the plausibility lies below. O(gains).
    func gain(at probability: Double) -> Double {
        var cumulative = 0.0
        for (gain, weight) in zip(Self.gains, weights) {
            cumulative += weight
            if cumulative >= probability { return gain }
        }
        return Self.gains[Self.gains.count - 1]
    }

    /// The sum of squared errors at one gain, the logarithm of the regression's determinant, and the errors.
    private static func errors(_ values: [Double], _ gain: Double) -> (Double, Double, [Double]) {
        let count = Double(Swift.max(1, values.count))
        var (y, a, b) = (0.0, -1.0, 0.0)
        var moments = (aa: 0.0, ab: 0.0, bb: 0.0, ay: 0.0, by: 0.0)
        var filtered: [(y: Double, a: Double, b: Double)] = []
        filtered.reserveCapacity(values.count)
        for (step, value) in values.enumerated() {
            let error = (y: value - y, a: -a, b: Double(step) / count - b)
            y += gain * error.y
            a += gain * error.a
            b += gain * error.b
            moments.aa += error.a * error.a
            moments.ab += error.a * error.b
            moments.bb += error.b * error.b
            moments.ay += error.a * error.y
            moments.by += error.b * error.y
            filtered.append(error)
        }
        moments.aa += 1e-9
        moments.bb += 1e-9
        let determinant = moments.aa * moments.bb - moments.ab * moments.ab
        guard determinant > 0 else { return (.infinity, 0, []) }
        let level = (moments.ay * moments.bb - moments.by * moments.ab) / determinant
        let slope = (moments.by * moments.aa - moments.ay * moments.ab) / determinant
        var squares = 0.0
        let errors = filtered.map { (one: (y: Double, a: Double, b: Double)) -> Double in
            let error = one.y - level * one.a - slope * one.b
            squares += error * error
            return error
        }
        return (squares, Double.log(determinant), errors)
    }
}

extension Forecast {
    /// The weight of the persistence's own spread, and how heavy the tails of aggregates are.
    private static let persistenceShare = 0.5
    private static let aggregateTail = 0.75

    /// The same forecast with its spread drawn halfway to that of `persistence`, in logarithms: few rolling origins say
    /// less about the size of errors than all one-step errors do.
    func joined(with persistence: Persistence, isRelative: Bool, gap: Int, isAggregate: Bool) -> Forecast {
        guard basis == .methods, persistence.deviation > 0, scale.bounds != .unit else { return self }
        let variances = persistence.variances(horizon: horizonSteps + gap)
        var spread = spread
        for step in spread.scales.indices {
            let size = isRelative ? abs(centres[step]) : 1
            let own = size * persistence.deviation * variances[step + gap].squareRoot()
            guard own > 0, own.isFinite, spread.scales[step] > 0 else { continue }
            spread.scales[step] =
                Double.pow(spread.scales[step], 1 - Self.persistenceShare) * Double.pow(own, Self.persistenceShare)
        }
        if isAggregate { spread.tail *= Self.aggregateTail }
        return Forecast(basis: basis, scale: scale, centres: centres, spread: spread, demands: demands)
    }
}
