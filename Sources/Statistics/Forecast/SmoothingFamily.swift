import RealModule

/// One fitted form of exponential smoothing.
struct SmoothingFit {
    var form: SmoothingForm
    /// Akaike's criterion, corrected for few observations, with the prior of the form; infinite where there are too few.
    var criterion: Double
    /// The sum of squared residuals, on the scale of the series.
    var squares: Double
    /// The smoothing weights in use (level, trend, season), and the damping.
    var weights: (level: Double, trend: Double, season: Double, damping: Double)
    var parameters: [Double]
    var forecast: [Double]
    /// The variance of the error of each step ahead, in units of the one-step variance.
    var variances: [Double]
}

/// The exponential smoothing family: all stable forms fitted to one series, under weak priors.
///
/// Short series say little about the trend weight: without a prior, likelihood overfits it, and with it the long-horizon
/// forecast. The priors are the same for every series.
///
/// Source: Hyndman, Koehler, Snyder & Grose (2002), "A state space framework for automatic forecasting using exponential
/// smoothing methods", IJF 18; Kolassa (2011), "Combining exponential smoothing forecasts using Akaike weights", IJF 27;
/// R `forecast::ets` 8.23, statsforecast 2.1 `AutoETS`. Priors: chosen by rolling origins over many series.
struct SmoothingFamily {
    /// Centre, on the scale of the parameter, and weight (1 ÷ standard deviation, on the logit scale) of a prior.
    struct Prior {
        var centre: Double
        var weight: Double
    }

    var level = Prior(centre: 0.9, weight: 0.5)
    var trend = Prior(centre: 0.05, weight: 6)
    var season = Prior(centre: 0.2, weight: 0.3)
    var damping = Prior(centre: 0.93, weight: 0.5)
    var slopeWeight = 0.0
    var dampingRange = (low: 0.8, high: 0.99)
    /// What a form without trend, with an undamped trend and with a relative error pays on the scale of the criterion.
    var charge = (level: 2.0, line: 0.0, relative: 0.0)
    /// How sharply the criterion decides between forms when forecasts are averaged; 1 for Akaike weights.
    var temper = 1.0
    /// The steps of the search.
    var iterations = 10

    /// The family for series that keep their season.
    static var withSeason: SmoothingFamily {
        var family = SmoothingFamily()
        family.level = Prior(centre: 0.85, weight: 0.5)
        family.trend = Prior(centre: 0.03, weight: 1)
        family.season = Prior(centre: 0.3, weight: 0.6)
        family.damping = Prior(centre: 0.87, weight: 1)
        family.dampingRange = (0.8, 0.98)
        family.charge = (2, 1, 1)
        family.temper = 0.5
        return family
    }

    /// Maximum likelihood: no priors.
    static var unrestricted: SmoothingFamily {
        var family = SmoothingFamily()
        family.level.weight = 0
        family.trend.weight = 0
        family.season.weight = 0
        family.damping.weight = 0
        return family
    }

    /// All forms that `values` (of scale one, without gaps) allow, with forecasts. O(forms × iterations × n).
    ///
    /// Forms that are hopeless after a few steps are not searched further.
    func fits(_ values: [Double], period: Int, horizon: Int) -> [SmoothingFit] {
        let seasonal = period > 1 && values.count >= 2 * period
        let positive = (values.min() ?? 0) > 0.01
        let additive = seasonal ? SeasonalFigure(values, period: period, multiplicative: false) : nil
        let factors = seasonal && positive ? SeasonalFigure(values, period: period, multiplicative: true) : nil
        var begun: [(form: SmoothingForm, figure: SeasonalFigure, found: LaneFit, criterion: Double)] = []
        for form in SmoothingForm.stable(positive: positive, seasonal: additive != nil) {
            let figure: SeasonalFigure?
            switch form.season {
            case .none: figure = .flat()
            case .additive: figure = additive
            case .multiplicative: figure = factors
            }
            guard let figure, form.parameterCount(period: period) + 1 < values.count else { continue }
            let found = search(values, form, figure, starts: nil, iterations: Swift.min(iterations, Self.glance))
            begun.append((form, figure, found, criterion(form, figure, found, values.count)))
        }
        var best = Double.infinity
        for start in begun { best = Swift.min(best, start.criterion) }
        var result: [SmoothingFit] = []
        for start in begun where start.criterion <= best + Self.hopeless {
            var found = start.found
            if iterations > Self.glance {
                found = search(
                    values, start.form, start.figure, starts: [found.parameters], iterations: iterations - Self.glance)
            }
            result.append(finish(values, start.form, start.figure, found, horizon))
        }
        return result
    }

    private static let glance = 3
    private static let hopeless = 16.0

    /// One form, searched from all starts. O(iterations × n).
    func fit(_ values: [Double], _ form: SmoothingForm, _ figure: SeasonalFigure, _ horizon: Int) -> SmoothingFit {
        let found = search(values, form, figure, starts: nil, iterations: iterations)
        return finish(values, form, figure, found, horizon)
    }

    private func search(
        _ values: [Double], _ form: SmoothingForm, _ figure: SeasonalFigure, starts: [[Double]]?, iterations: Int
    ) -> LaneFit {
        run(values, form, figure) { (recursion: SmoothingRecursion) -> LaneFit in
            LaneLeastSquares.fit(recursion, starts: starts ?? recursion.starts, iterations: iterations)
        }
    }

    private func run<Result>(
        _ values: [Double], _ form: SmoothingForm, _ figure: SeasonalFigure, _ body: (SmoothingRecursion) -> Result
    ) -> Result {
        let adjusted = form.season == .none ? values : figure.adjusted(values)
        let initial = Self.line(adjusted, steps: Swift.max(10, 2 * figure.period), flat: form.trend == .none)
        return withUnsafeTemporaryAllocation(of: Lanes.self, capacity: figure.period + 3) { states in
            values.withUnsafeBufferPointer { (series: UnsafeBufferPointer<Double>) -> Result in
                guard let base = states.baseAddress else { preconditionFailure("an allocation has an address") }
                return body(
                    SmoothingRecursion(
                        form: form, values: series, figure: figure, initial: initial, states: base,
                        prior: priors(form, initial.level), dampingRange: dampingRange))
            }
        }
    }

    private func priors(_ form: SmoothingForm, _ level: Double) -> [(centre: Double, weight: Double)] {
        var result = [(unsqueezed(self.level.centre, 0, 1), self.level.weight)]
        if form.trend != .none { result.append((unsqueezed(trend.centre, 0, 1), trend.weight)) }
        if form.season != .none { result.append((unsqueezed(season.centre, 0, 1), season.weight)) }
        if form.trend == .damped {
            result.append((unsqueezed(damping.centre, dampingRange.low, dampingRange.high), damping.weight))
        }
        result.append((level, 0))
        if form.trend != .none { result.append((0, slopeWeight)) }
        return result
    }

    private func criterion(_ form: SmoothingForm, _ figure: SeasonalFigure, _ found: LaneFit, _ count: Int) -> Double {
        let parameters = Double(form.parameterCount(period: figure.period))
        let freedom = Double(count) - parameters - 1
        guard freedom > 0, found.squares.isFinite else { return .infinity }
        var result = Double(count) * Double.log(found.squares + 1e-300) + 2 * parameters
        result += 2 * parameters * (parameters + 1) / freedom
        if form.trend == .none { result += charge.level }
        if form.trend == .additive { result += charge.line }
        if form.hasMultiplicativeError { result += charge.relative }
        return result
    }

    private func finish(
        _ values: [Double], _ form: SmoothingForm, _ figure: SeasonalFigure, _ found: LaneFit, _ horizon: Int
    ) -> SmoothingFit {
        let (forecast, weights) = run(values, form, figure) { (recursion: SmoothingRecursion) in
            (recursion.forecast(found.parameters, horizon: horizon), recursion.weights(found.parameters))
        }
        return SmoothingFit(
            form: form, criterion: criterion(form, figure, found, values.count), squares: found.squares,
            weights: weights,
            parameters: found.parameters, forecast: forecast,
            variances: Self.variances(weights, period: form.season == .none ? 0 : figure.period, horizon: horizon))
    }

    /// Error variances by step: 1 + Σ cⱼ², of the additive form.
    ///
    /// Source: Hyndman et al. (2008), table 6.1.
    private static func variances(
        _ weights: (level: Double, trend: Double, season: Double, damping: Double), period: Int, horizon: Int
    ) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(horizon)
        var total = 1.0
        var reach = 0.0
        var power = 1.0
        for step in 1...Swift.max(1, horizon) {
            result.append(total)
            power *= weights.damping
            reach += power
            var gain = weights.level + weights.trend * reach
            if period > 0, step % period == 0 { gain += weights.season }
            total += gain * gain
        }
        return result
    }

    /// Level before the first step and slope of a least-squares line through the first steps.
    static func line(_ values: [Double], steps: Int, flat: Bool) -> (level: Double, trend: Double) {
        let count = Double(Swift.min(steps, values.count))
        var sum = 0.0
        var moment = 0.0
        for step in 0..<Int(count) {
            sum += values[step]
            moment += Double(step + 1) * values[step]
        }
        let mean = sum / count
        if flat || count < 2 { return (mean, 0) }
        let centre = (count + 1) / 2
        let slope = (moment - count * centre * mean) / (count * (count * count - 1) / 12)
        return (mean - slope * centre, slope)
    }
}
