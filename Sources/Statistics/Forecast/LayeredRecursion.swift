import RealModule

/// Additive exponential smoothing with several seasons and autocorrelated errors, in lanes.
///
/// Parameters: level weight, error autocorrelation, initial level, then one weight a season.
///
/// Source: Taylor (2003), "Short-term electricity demand forecasting using double seasonal exponential smoothing", JORS
/// 54; in the innovations form of De Livera, Hyndman & Snyder (2011), JASA 106, equation (3) without trend.
struct LayeredRecursion: LaneRecursion {
    let values: UnsafeBufferPointer<Double>
    let layers: SeasonalLayers
    let prior: [(centre: Double, weight: Double)]
    /// Level, error, then the rings one after the other.
    let states: UnsafeMutablePointer<Lanes>

    var parameterCount: Int { 3 + layers.periods.count }
    var residualCount: Int { values.count }
    var stateCount: Int { 2 + layers.periods.reduce(0, +) }

    func start(level: Double, correlation: Double, season: Double) -> [Double] {
        [unsqueezed(level, 0, 1), unsqueezed(correlation, -0.5, 0.99), layers.trend.first ?? 0]
            + [Double](repeating: unsqueezed(season, 0, 1), count: layers.periods.count)
    }

    func run(_ parameters: UnsafePointer<Lanes>, _ residuals: UnsafeMutablePointer<Lanes>) {
        let alpha = parameters[0].squeezed(0, 1)
        let rho = parameters[1].squeezed(-0.5, 0.99)
        var level = parameters[2]
        var error = Lanes(repeating: 0)
        let seasons = layers.periods.count
        var offset = 2
        for layer in layers.layers {
            for index in layer.indices { states[offset + index] = Lanes(repeating: layer[index]) }
            offset += layer.count
        }
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: seasons + 1) { gains in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: seasons + 1) { positions in
                for season in 0..<seasons {
                    gains[season] = parameters[3 + season].squeezed(0, 1)
                    positions[season] = 0
                }
                for step in 0..<values.count {
                    var forecast = level + rho * error
                    var base = 2
                    for season in 0..<seasons {
                        forecast += states[base + positions[season]]
                        base += layers.periods[season]
                    }
                    let surprise = Lanes(repeating: values[step]) - forecast
                    residuals[step] = surprise
                    level += alpha * surprise
                    error = rho * error + surprise
                    base = 2
                    for season in 0..<seasons {
                        states[base + positions[season]] += gains[season] * surprise
                        base += layers.periods[season]
                        positions[season] += 1
                        if positions[season] == layers.periods[season] { positions[season] = 0 }
                    }
                }
            }
        }
        states[0] = level
        states[1] = error
    }
}

/// Forecasts of a series with several seasons.
///
/// Source: as `LayeredRecursion`.
struct LayeredSmoothing {
    var iterations = 10

    /// The forecast; the seasons of `periods` that fit the series twice are used. O(iterations × n × periods).
    func forecast(_ values: [Double], periods: [Int], horizon: Int) -> [Double] {
        let layers = SeasonalLayers(values, periods: periods)
        let size = layers.periods.reduce(2, +) + values.count
        return withUnsafeTemporaryAllocation(of: Lanes.self, capacity: size) { scratch in
            values.withUnsafeBufferPointer { (series: UnsafeBufferPointer<Double>) -> [Double] in
                guard let base = scratch.baseAddress else { preconditionFailure("an allocation has an address") }
                let recursion = LayeredRecursion(values: series, layers: layers, prior: [], states: base)
                var starts: [[Double]] = []
                for level in [0.02, 0.2] {
                    for correlation in [0.2, 0.8] {
                        for season in [0.05, 0.3] {
                            starts.append(recursion.start(level: level, correlation: correlation, season: season))
                        }
                    }
                }
                let found = LaneLeastSquares.fit(recursion, starts: starts, iterations: iterations)
                let lanes = found.parameters.map { (value: Double) -> Lanes in Lanes(repeating: value) }
                lanes.withUnsafeBufferPointer { (pointer: UnsafeBufferPointer<Lanes>) in
                    if let parameters = pointer.baseAddress {
                        recursion.run(parameters, base + recursion.stateCount)
                    }
                }
                let rho = lanes[1].squeezed(-0.5, 0.99)[0]
                var error = base[1][0]
                return (0..<horizon).map { (ahead: Int) -> Double in
                    error *= rho
                    var value = base[0][0] + error
                    var offset = 2
                    for period in layers.periods {
                        value += base[offset + (values.count + ahead) % period][0]
                        offset += period
                    }
                    return value
                }
            }
        }
    }
}
