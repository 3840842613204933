import RealModule

/// Theta forecasts of a series without season, under weak priors of its two weights.
///
/// Source: as `ThetaRecursion`. Priors: chosen by rolling origins over many series.
struct ThetaModel {
    var iterations = 12
    /// Centre and weight of the priors of level weight and theta.
    var level = (centre: 0.7, weight: 0.25)
    var theta = (centre: 1.5, weight: 0.6)
    /// If given, theta is not optimised.
    var fixedTheta: Double?

    /// The dynamic optimised Theta forecast; of fewer than four values, the last one repeated. O(iterations × n).
    func forecast(_ values: [Double], horizon: Int) -> [Double] {
        guard values.count > 3 else { return NaiveForecast.last(values, horizon: horizon) }
        return values.withUnsafeBufferPointer { (series: UnsafeBufferPointer<Double>) -> [Double] in
            var prior = [(unsqueezed(level.centre, 0.01, 0.99), level.weight), (0, 0)]
            if fixedTheta == nil { prior.append((Double.log(theta.centre - 1), theta.weight)) }
            let recursion = ThetaRecursion(values: series, prior: prior, fixedTheta: fixedTheta)
            let starts = [
                recursion.start(level: 0.1, theta: 2), recursion.start(level: 0.3, theta: 2),
                recursion.start(level: 0.5, theta: 2), recursion.start(level: 0.7, theta: 2),
                recursion.start(level: 0.9, theta: 2), recursion.start(level: 0.3, theta: 5),
                recursion.start(level: 0.7, theta: 5), recursion.start(level: 0.5, theta: 1.3),
            ]
            let found = LaneLeastSquares.fit(recursion, starts: starts, iterations: iterations)
            return recursion.forecast(found.parameters, horizon: horizon)
        }
    }
}
