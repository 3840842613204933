import RealModule

/// Everything the methods share about one stretch of a series, and their forecasts from its end.
///
/// Values are of scale one and have no gaps. The decompositions are made once and used by several methods.
struct ForecastPool {
    let values: [Double]
    /// Season lengths in steps, ascending; empty for none.
    let periods: [Int]
    /// Whether logarithms and factors make sense.
    let isPositive: Bool
    /// The steps of each search.
    let iterations: Int

    private let figure: SeasonalFigure
    private let adjusted: [Double]
    private let adjustedLogarithms: [Double]
    private let logarithms: [Double]
    private let layers: SeasonalLayers?
    private let unlayered: [Double]

    /// The longest stretch that methods with one season look at, in values.
    static let memory = 600
    /// The longest season that exponential smoothing carries as states.
    static let longestSmoothedPeriod = 24

    init(_ values: [Double], periods: [Int], members: [ForecastMember], iterations: Int) {
        self.values = values
        self.periods = periods
        self.iterations = iterations
        isPositive = (values.min() ?? 0) > 0.01
        let period = periods.first ?? 1
        var figure = SeasonalFigure.flat()
        if period > 1, SeasonalFigure.isSeasonal(values, period: period),
            let found = SeasonalFigure(values, period: period, multiplicative: isPositive)
                ?? SeasonalFigure(values, period: period, multiplicative: false)
        {
            figure = found.shrunk()
        }
        self.figure = figure
        adjusted = figure.adjusted(values)
        let positive = isPositive && adjusted.allSatisfy { (value: Double) -> Bool in value > 0 }
        func logarithm(_ value: Double) -> Double { Double.log(value) }
        adjustedLogarithms = positive ? adjusted.map(logarithm) : []
        let needsLayers = members.contains { (member: ForecastMember) -> Bool in member.usesLayers }
        logarithms = isPositive && needsLayers ? values.map(logarithm) : []
        let base = isPositive ? logarithms : values
        layers = needsLayers ? SeasonalLayers(base, periods: periods) : nil
        unlayered = layers?.without(base, layer: nil) ?? []
    }

    /// The forecast of one method; infinite or wild values are drawn back to what the history allows. O(n) and more.
    func forecast(_ member: ForecastMember, horizon: Int) -> [Double] {
        let raw = unchecked(member, horizon)
        let low = values.min() ?? 0
        let high = values.max() ?? 0
        let reach = (high - low) * (1 + 2 * Double(horizon) / Double(values.count))
        let last = values[values.count - 1]
        return raw.map { (value: Double) -> Double in
            value.isFinite ? Swift.min(high + reach, Swift.max(low - reach, value)) : last
        }
    }

    /// Relative error variance by step ahead and one-step deviation of the smoothing forms that fit best.
    func smoothedErrors(horizon: Int) -> (variances: [Double], deviation: Double) {
        let fits = family.fits(recent(adjusted), period: 1, horizon: horizon)
        guard let best = fits.min(by: { (a: SmoothingFit, b: SmoothingFit) -> Bool in a.criterion < b.criterion }),
            let variances = AkaikeWeights.average(
                fits.map { (fit: SmoothingFit) in (fit.criterion, fit.variances) }, temper: 0.5)
        else {
            return ((0..<horizon).map { (step: Int) -> Double in Double(step + 1) }, 0)
        }
        let count = Double(recent(adjusted).count)
        return (variances, (best.squares / Swift.max(1, count - 3)).squareRoot())
    }

    private func unchecked(_ member: ForecastMember, _ horizon: Int) -> [Double] {
        switch member {
        case .adjustedSmoothing: return restored(smoothed(recent(adjusted), 1, family, horizon))
        case .smoothing:
            let period = periods.first ?? 1
            guard period <= Self.longestSmoothedPeriod else {
                return restored(smoothed(recent(adjusted), 1, family, horizon))
            }
            return smoothed(recentSeasons(period), period, seasonalFamily, horizon)
        case .theta: return restored(theta(recent(adjusted), horizon))
        case .logarithmicTheta:
            guard !adjustedLogarithms.isEmpty else { return restored(theta(recent(adjusted), horizon)) }
            return restored(exponentials(theta(recent(adjustedLogarithms), horizon)))
        case .complexSmoothing:
            let period = periods.first ?? 1
            if period > Self.longestSmoothedPeriod { return restored(complex(recent(adjusted), 1, horizon)) }
            return complex(recentSeasons(period), period, horizon)
        case .arima: return arima(values, periods.first ?? 1, horizon)
        case .blockedTheta:
            guard !adjustedLogarithms.isEmpty else { return restored(blocked(recent(adjusted), horizon)) }
            return restored(exponentials(blocked(recent(adjustedLogarithms), horizon)))
        case .logarithmicArima: return back(arima(base, periods.first ?? 1, horizon))
        case .adjustedDifferences:
            return restored(
                LagRegression(ridge: 0.3).forecast(adjusted, periods: [], horizon: horizon, differenced: true))
        case .adjustedArima: return restored(arima(adjusted, 1, horizon))
        case .layeredSmoothing:
            return back(LayeredSmoothing(iterations: iterations).forecast(base, periods: periods, horizon: horizon))
        case .logarithmicLags: return back(lagged(base, horizon, 1e-4, differenced: false))
        case .lags: return lagged(values, horizon, 1e-4, differenced: false)
        case .logarithmicDifferenceLags: return back(lagged(base, horizon, 1e-3, differenced: true))
        case .differenceLags: return lagged(values, horizon, 1e-3, differenced: true)
        case .layeredTheta: return relayered(theta(recent(unlayered), horizon))
        case .layeredAdjustedSmoothing:
            // Away from zero, where forms with relative errors would see the logarithm's arbitrary origin.
            let shift = isPositive ? 10.0 : 0
            let shifted = recent(unlayered).map { (value: Double) -> Double in value - shift }
            return relayered(smoothed(shifted, 1, family, horizon).map { (value: Double) -> Double in value + shift })
        case .layeredArima: return relayered(arima(unlayered, 1, horizon))
        case .croston: return IntermittentDemand.croston(values, horizon: horizon)
        case .syntetosBoylan: return IntermittentDemand.syntetosBoylan(values, horizon: horizon)
        case .teunterSyntetosBabai: return IntermittentDemand.teunterSyntetosBabai(values, horizon: horizon)
        }
    }

    private var base: [Double] { isPositive ? logarithms : values }

    private var family: SmoothingFamily {
        var family = SmoothingFamily()
        family.iterations = iterations
        return family
    }

    private var seasonalFamily: SmoothingFamily {
        var family = SmoothingFamily.withSeason
        family.iterations = iterations
        return family
    }

    private func smoothed(_ values: [Double], _ period: Int, _ family: SmoothingFamily, _ horizon: Int) -> [Double] {
        let fits = family.fits(values, period: period, horizon: horizon)
        return AkaikeWeights.average(
            fits.map { (fit: SmoothingFit) in (fit.criterion, fit.forecast) }, temper: family.temper)
            ?? NaiveForecast.last(values, horizon: horizon)
    }

    private func theta(_ values: [Double], _ horizon: Int) -> [Double] {
        ThetaModel(iterations: iterations).forecast(values, horizon: horizon)
    }

    /// The mean of Theta's forecasts from blocks of one step and of every divisor of the season.
    private func blocked(_ values: [Double], _ horizon: Int) -> [Double] {
        TemporalAggregation.forecast(values, period: periods.first ?? 1, horizon: horizon) {
            (means: [Double], steps: Int) in
            theta(means, steps)
        }
    }

    private func complex(_ values: [Double], _ period: Int, _ horizon: Int) -> [Double] {
        let fits = ComplexSmoothing(iterations: iterations).fits(values, period: period, horizon: horizon)
        return AkaikeWeights.average(
            fits.map { (fit: ComplexSmoothing.Fit) in (fit.criterion, fit.forecast) }, temper: 0.15)
            ?? NaiveForecast.last(values, horizon: horizon)
    }

    private func arima(_ values: [Double], _ period: Int, _ horizon: Int) -> [Double] {
        ArimaModel(iterations: iterations).forecast(values, period: period, horizon: horizon).forecast
    }

    private func lagged(_ values: [Double], _ horizon: Int, _ ridge: Double, differenced: Bool) -> [Double] {
        LagRegression(ridge: ridge).forecast(values, periods: periods, horizon: horizon, differenced: differenced)
    }

    private func recent(_ values: [Double]) -> [Double] {
        values.count > Self.memory ? Array(values.suffix(Self.memory)) : values
    }

    /// The last values, beginning with a whole season.
    private func recentSeasons(_ period: Int) -> [Double] {
        guard values.count > Self.memory else { return values }
        return Array(values.dropFirst((values.count - Self.memory) / period * period))
    }

    private func restored(_ forecast: [Double]) -> [Double] { figure.restored(forecast, from: values.count) }

    private func exponentials(_ values: [Double]) -> [Double] {
        values.map { (value: Double) -> Double in Double.exp(value) }
    }

    private func back(_ forecast: [Double]) -> [Double] { isPositive ? exponentials(forecast) : forecast }

    private func relayered(_ forecast: [Double]) -> [Double] {
        guard let layers else { return forecast }
        var result = forecast
        for step in result.indices { result[step] += layers.season(at: values.count + step) }
        return back(result)
    }
}
