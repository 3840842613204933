import RealModule

/// How far the values of each step ahead scatter around the forecast, and how their errors hang together.
///
/// The scale is the mean absolute error at the rolling origins, of all steps together after division by the shape over
/// the horizon, drawn to the fitted models' own one-step deviation where such errors are few. Errors of one path follow
/// each other: a part common to all steps and an autoregression, marginally a normal number with its tails drawn out.
///
/// Source: Makridakis et al. (2020), IJF 36 (empirical intervals beat parametric ones); Hyndman et al. (2008), chapter 6
/// (parametric shape); Tukey (1977), "Modern techniques in data analysis" (h distribution for the tails).
struct ForecastSpread: Sendable {
    /// The spread of each step ahead: its 1 in 3 error, as a standard deviation near the centre.
    var scales: [Double]
    /// How heavy the tails are: Tukey's h.
    var tail: Double
    /// The share of a path's error variance common to all its steps, and the autocorrelation of the rest.
    var common: Double
    var correlation: Double

    /// Constants, the same for every series: chosen so that intervals of 50 to 99 % hold on monthly, quarterly, yearly,
    /// weekly and hourly series alike.
    static let growth = 0.5
    static let parametricShare = 0.8
    static let parametricWeight = 2.0
    static let usualTail = 0.15
    static let inflation = 0.911
    /// How much wider a spread known from `n` errors is: by this ÷ n.
    static let uncertainty = 3.0

    /// The spread that the errors of `evidence` support. O(errors).
    init(_ evidence: ForecastEvidence) {
        let horizon = evidence.mean.count
        var shape: [Double] = []
        for step in 0..<horizon {
            let parametric = Double.pow(evidence.variances[step], 0.5 * Self.parametricShare)
            shape.append(parametric * Double.pow(Double(step + 1), Self.growth * (1 - Self.parametricShare)))
        }
        var total = 0.0
        var count = 0.0
        for row in evidence.errors {
            for (step, error) in row.enumerated() {
                total += abs(error) / shape[step]
                count += 1
            }
        }
        // 1.2533: mean absolute → standard deviation of a normal error.
        let empirical = count > 0 ? 1.2533 * total / count : 0
        let share = count / (count + Self.parametricWeight)
        let least = 1e-9
        let logarithm =
            share * Double.log(Swift.max(least, empirical))
            + (1 - share) * Double.log(Swift.max(least, evidence.deviation))
        let scale = Self.inflation * (1 + Self.uncertainty / Swift.max(4, count)) * Double.exp(logarithm)
        scales = shape.map { (value: Double) -> Double in scale * value }
        tail = Self.usualTail
        (common, correlation) = Self.dependence(evidence.errors, shape)
    }

    init(scales: [Double], tail: Double, common: Double, correlation: Double) {
        self.scales = scales
        self.tail = tail
        self.common = common
        self.correlation = correlation
    }

    /// A normal number with its tails drawn out.
    @inline(__always)
    func stretched(_ normal: Double) -> Double { normal * Double.exp(0.5 * tail * normal * normal) }

    /// Moments of neighbouring and of distant errors at the same origin, drawn to what is usual.
    private static func dependence(_ errors: [[Double]], _ shape: [Double]) -> (common: Double, correlation: Double) {
        var square = 0.0
        var near = 0.0
        var far = 0.0
        var counts = (square: 0.0, near: 0.0, far: 0.0)
        for row in errors where row.count > 1 {
            let scaled = row.indices.map { (step: Int) -> Double in row[step] / shape[step] }
            for first in scaled.indices {
                square += scaled[first] * scaled[first]
                counts.square += 1
                for second in scaled.indices where second > first {
                    if second == first + 1 {
                        near += scaled[first] * scaled[second]
                        counts.near += 1
                    }
                    if 2 * (second - first) >= row.count {
                        far += scaled[first] * scaled[second]
                        counts.far += 1
                    }
                }
            }
        }
        // What is usual counts as much as eight origins.
        let prior = 8.0 / (8.0 + Double(errors.count))
        guard square > 0, counts.near > 0, counts.far > 0 else { return (usual.common, usual.correlation) }
        let variance = square / counts.square
        let distant = Swift.min(0.95, Swift.max(0, far / counts.far / variance))
        let adjacent = Swift.min(0.98, Swift.max(distant, near / counts.near / variance))
        let rest = distant < 0.95 ? (adjacent - distant) / (1 - distant) : usual.correlation
        return (
            prior * usual.common + (1 - prior) * distant,
            prior * usual.correlation + (1 - prior) * Swift.min(0.95, rest)
        )
    }

    static let usual = (common: 0.4, correlation: 0.65)
}
