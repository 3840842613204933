import RealModule

/// The recursion of one exponential smoothing form over a series, in lanes.
///
/// Parameters, in this order and as far as the form has them: level weight, trend weight, season weight, damping,
/// initial level, initial trend. Initial seasonal indices are those of the classical decomposition.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), table 2.2 and 2.3, equations (2.3) to (2.5); likelihood (5.3).
struct SmoothingRecursion: LaneRecursion {
    let form: SmoothingForm
    let values: UnsafeBufferPointer<Double>
    let figure: SeasonalFigure
    let initial: (level: Double, trend: Double)
    /// Level, trend, damping, then the seasonal ring; after a run, the final states.
    let states: UnsafeMutablePointer<Lanes>
    let prior: [(centre: Double, weight: Double)]

    let dampingRange: (low: Double, high: Double)

    var residualCount: Int { values.count }

    var parameterCount: Int {
        2 + (form.trend == .none ? 0 : 2) + (form.season == .none ? 0 : 1) + (form.trend == .damped ? 1 : 0)
    }

    /// Free parameters from smoothing weights; the trend weight is a share of the level's, the season's of the rest.
    func start(level: Double, trend: Double, season: Double, damping: Double) -> [Double] {
        var result = [unsqueezed(level, 0, 1)]
        if form.trend != .none { result.append(unsqueezed(trend, 0, 1)) }
        if form.season != .none { result.append(unsqueezed(season, 0, 1)) }
        if form.trend == .damped {
            result.append(unsqueezed(damping, dampingRange.low, dampingRange.high))
        }
        result.append(initial.level)
        if form.trend != .none { result.append(initial.trend) }
        return result
    }

    /// Eight starts that differ in how fast they follow.
    var starts: [[Double]] {
        [
            start(level: 0.1, trend: 0.1, season: 0.1, damping: 0.95),
            start(level: 0.3, trend: 0.1, season: 0.1, damping: 0.95),
            start(level: 0.6, trend: 0.1, season: 0.1, damping: 0.95),
            start(level: 0.9, trend: 0.1, season: 0.1, damping: 0.95),
            start(level: 0.3, trend: 0.5, season: 0.1, damping: 0.9),
            start(level: 0.8, trend: 0.5, season: 0.1, damping: 0.9),
            start(level: 0.2, trend: 0.02, season: 0.4, damping: 0.97),
            start(level: 0.02, trend: 0.02, season: 0.02, damping: 0.97),
        ]
    }

    func run(_ parameters: UnsafePointer<Lanes>, _ residuals: UnsafeMutablePointer<Lanes>) {
        var next = 0
        func take() -> Lanes {
            next += 1
            return parameters[next - 1]
        }
        let alpha = take().squeezed(1e-4, 0.9999)
        let beta = form.trend == .none ? Lanes(repeating: 0) : take().squeezed(1e-4, 0.9999) * alpha
        let gamma =
            form.season == .none ? Lanes(repeating: 0) : take().squeezed(1e-4, 0.9999) * (Lanes(repeating: 1) - alpha)
        let phi =
            form.trend == .damped
            ? take().squeezed(dampingRange.low, dampingRange.high)
            : Lanes(repeating: form.trend == .none ? 0 : 1)
        let level = take()
        let trend = form.trend == .none ? Lanes(repeating: 0) : take()
        for index in 0..<figure.period { states[3 + index] = Lanes(repeating: figure.indices[index]) }
        states[2] = phi
        if form.hasMultiplicativeError {
            runMultiplicative(alpha, beta, gamma, phi, level, trend, residuals)
        } else {
            runAdditive(alpha, beta, gamma, phi, level, trend, residuals)
        }
    }

    private func runAdditive(
        _ alpha: Lanes, _ beta: Lanes, _ gamma: Lanes, _ phi: Lanes, _ start: Lanes, _ slope: Lanes,
        _ residuals: UnsafeMutablePointer<Lanes>
    ) {
        var level = start
        var trend = slope
        let ring = states + 3
        let isSeasonal = form.season != .none
        var position = 0
        for step in 0..<values.count {
            let base = level + phi * trend
            let error: Lanes
            if isSeasonal {
                let index = ring[position]
                error = Lanes(repeating: values[step]) - base - index
                ring[position] = index + gamma * error
                position += 1
                if position == figure.period { position = 0 }
            } else {
                error = Lanes(repeating: values[step]) - base
            }
            residuals[step] = error
            level = base + alpha * error
            trend = phi * trend + beta * error
        }
        states[0] = level
        states[1] = trend
    }

    /// Residuals are relative errors times the geometric mean of the forecasts, so that the sum of squares orders
    /// parameters as the likelihood does.
    private func runMultiplicative(
        _ alpha: Lanes, _ beta: Lanes, _ gamma: Lanes, _ phi: Lanes, _ start: Lanes, _ slope: Lanes,
        _ residuals: UnsafeMutablePointer<Lanes>
    ) {
        var level = start
        var trend = slope
        let ring = states + 3
        let season = form.season
        var position = 0
        var product = Lanes(repeating: 1)
        var logarithms = Lanes(repeating: 0)
        let least = Lanes(repeating: 1e-8)
        for step in 0..<values.count {
            let base = level + phi * trend
            let value = Lanes(repeating: values[step])
            let index = season == .none ? Lanes(repeating: 1) : ring[position]
            var forecast = season == .none ? base : season == .additive ? base + index : base * index
            forecast.replace(with: least, where: forecast .< least)
            let error = value - forecast
            residuals[step] = error / forecast
            product *= forecast
            if step & 7 == 7 {
                logarithms += product.mapped { (value: Double) -> Double in Double.log(value) }
                product = Lanes(repeating: 1)
            }
            switch season {
            case .none:
                level = base + alpha * error
                trend = phi * trend + beta * error
            case .additive:
                ring[position] = index + gamma * error
                level = base + alpha * error
                trend = phi * trend + beta * error
            case .multiplicative:
                ring[position] = index + gamma * error / base
                let relative = error / index
                level = base + alpha * relative
                trend = phi * trend + beta * relative
            }
            position += 1
            if position == figure.period { position = 0 }
        }
        states[0] = level
        states[1] = trend
        logarithms += product.mapped { (value: Double) -> Double in Double.log(value) }
        let scale = (logarithms / Double(values.count)).mapped { (value: Double) -> Double in Double.exp(value) }
        for step in 0..<values.count { residuals[step] *= scale }
    }
}
