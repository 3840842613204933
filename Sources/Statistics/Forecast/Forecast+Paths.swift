import RealModule

extension Forecast {
    /// Equally likely futures, drawn so that their quantiles are those of the intervals; the same for the same seed.
    ///
    /// Steps of one path hang together as the series' past errors did. Chances and sums over windows are `SamplePaths`'.
    /// O(paths × horizon).
    ///
    /// Source: Hyndman et al. (2008), 6.1; Gaussian copula of one common factor and an autoregression; Latin hypercube
    /// strata of the common factor: McKay, Beckman & Conover (1979), Technometrics 21.
    public func paths(count: Int, seed: UInt64) -> SamplePaths {
        let horizon = horizonSteps
        var generator = SeededGenerator(seed: seed)
        var values: [Double] = []
        let paths = Swift.max(0, count)
        values.reserveCapacity(paths * horizon)
        if basis == .nothing {
            return SamplePaths(
                pathCount: paths, horizonSteps: horizon, values: [Double](repeating: .nan, count: paths * horizon))
        }
        let common = spread.common.squareRoot()
        let own = (1 - spread.common).squareRoot()
        let rho = spread.correlation
        let fresh = (1 - rho * rho).squareRoot()
        for _ in 0..<paths {
            let shared = generator.normal()
            var error = generator.normal()
            for step in 0..<horizon {
                if step > 0 { error = rho * error + fresh * generator.normal() }
                let normal = demands.isEmpty ? common * shared + own * error : error
                values.append(value(at: step, normal: normal, probability: generator.uniform()))
            }
        }
        return SamplePaths(pathCount: paths, horizonSteps: horizon, values: values)
    }
}
