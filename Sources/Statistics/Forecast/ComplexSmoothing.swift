import RealModule

/// Complex exponential smoothing with its season chosen by the corrected Akaike criterion.
///
/// Source: as `ComplexRecursion`.
struct ComplexSmoothing {
    var iterations = 12
    /// Priors of α₁ and of the seasonal weight: without, short series grow or die too fast.
    var imaginary = (centre: 1.01, weight: 30.0)
    var seasonal = (centre: 0.1, weight: 0.5)

    /// A fitted season: Akaike's criterion, corrected, and the forecast.
    struct Fit {
        var season: ComplexSeason
        var criterion: Double
        var forecast: [Double]
    }

    /// Criterion and forecast of every season that `values` (of scale one, without gaps) allow. O(iterations × n).
    func fits(_ values: [Double], period: Int, horizon: Int) -> [Fit] {
        var result: [Fit] = []
        guard values.count > 5 else { return result }
        let seasonal = period > 1 ? SeasonalFigure(values, period: period, multiplicative: false) : nil
        for season in ComplexSeason.allCases {
            let figure: SeasonalFigure
            if season == .none {
                figure = .flat()
            } else if let seasonal {
                figure = seasonal
            } else {
                continue
            }
            result.append(fit(values, season, figure, horizon))
        }
        return result
    }

    private func fit(
        _ values: [Double], _ season: ComplexSeason, _ figure: SeasonalFigure, _ horizon: Int
    ) -> Fit {
        let first = values.prefix(Swift.max(10, figure.period))
        let initial = first.reduce(0, +) / Double(first.count)
        return withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 2 * figure.period + 2 + values.count) {
            scratch in
            values.withUnsafeBufferPointer { (series: UnsafeBufferPointer<Double>) in
                guard let base = scratch.baseAddress else { preconditionFailure("an allocation has an address") }
                let recursion = ComplexRecursion(
                    season: season, values: series, figure: figure, initial: initial, states: base,
                    prior: priors(season))
                let found = LaneLeastSquares.fit(recursion, starts: Self.starts(recursion), iterations: iterations)
                let lanes = found.parameters.map { (value: Double) -> Lanes in Lanes(repeating: value) }
                lanes.withUnsafeBufferPointer { (pointer: UnsafeBufferPointer<Lanes>) in
                    if let parameters = pointer.baseAddress {
                        recursion.run(parameters, base + 2 * figure.period + 2)
                    }
                }
                let parameters = Double(recursion.parameterCount + (season == .none ? 1 : figure.period))
                let freedom = Double(values.count) - parameters - 1
                let criterion =
                    freedom > 0
                    ? Double(values.count) * Double.log(found.squares + 1e-300) + 2 * parameters
                        + 2 * parameters * (parameters + 1) / freedom : .infinity
                return Fit(
                    season: season, criterion: criterion,
                    forecast: recursion.forecast(found.parameters, horizon: horizon))
            }
        }
    }

    private func priors(_ season: ComplexSeason) -> [(centre: Double, weight: Double)] {
        let real = ComplexRecursion.real
        let range = ComplexRecursion.imaginary
        let free = (0.0, 0.0)
        let growth = (unsqueezed(imaginary.centre, range.low, range.high), imaginary.weight)
        switch season {
        case .none: return [free, growth]
        case .partial: return [free, growth, (unsqueezed(seasonal.centre, 0, 1), seasonal.weight)]
        case .full:
            return [
                free, growth, (unsqueezed(1 + seasonal.centre, real.low, real.high), seasonal.weight),
                (unsqueezed(1, range.low, range.high), imaginary.weight),
            ]
        }
    }

    private static func starts(_ recursion: ComplexRecursion) -> [[Double]] {
        [
            recursion.start(1.1, 1, 0.1), recursion.start(1.3, 1, 0.1), recursion.start(1.6, 1, 0.1),
            recursion.start(1.75, 1, 0.1), recursion.start(1.3, 1.02, 0.1), recursion.start(1.6, 1.02, 0.3),
            recursion.start(1.3, 0.98, 0.1), recursion.start(1.02, 1, 0.02),
        ]
    }
}
