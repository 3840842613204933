import RealModule

/// How the season enters complex exponential smoothing.
enum ComplexSeason: CaseIterable {
    case none
    /// One additive seasonal state.
    case partial
    /// A complex seasonal pair, which can grow.
    case full
}

/// Complex exponential smoothing, in lanes: a level and an "information potential" that carries growth.
///
/// Parameters: α₀, α₁, then β₀ (partial, full) and β₁ (full), then the two initial states.
///
/// Source: Svetunkov, Kourentzes & Ord (2022), "Complex exponential smoothing", Naval Research Logistics 69, equations
/// (8), (13) and (14); statsforecast 2.1 `AutoCES`, R `smooth::ces` 4.1.
struct ComplexRecursion: LaneRecursion {
    let season: ComplexSeason
    let values: UnsafeBufferPointer<Double>
    let figure: SeasonalFigure
    let initial: Double
    /// Level, potential, then the seasonal ring and its potential.
    let states: UnsafeMutablePointer<Lanes>

    let prior: [(centre: Double, weight: Double)]
    var residualCount: Int { values.count }
    var parameterCount: Int { season == .none ? 4 : season == .partial ? 5 : 6 }

    static let real = (low: 0.01, high: 1.8)
    static let imaginary = (low: 0.01, high: 1.9)

    func start(_ real: Double, _ imaginary: Double, _ seasonal: Double) -> [Double] {
        var result = [
            unsqueezed(real, Self.real.low, Self.real.high),
            unsqueezed(imaginary, Self.imaginary.low, Self.imaginary.high),
        ]
        if season == .partial { result.append(unsqueezed(seasonal, 0, 1)) }
        if season == .full {
            result.append(unsqueezed(1 + seasonal, Self.real.low, Self.real.high))
            result.append(unsqueezed(1, Self.imaginary.low, Self.imaginary.high))
        }
        return result + [initial, initial / 1.1]
    }

    func run(_ parameters: UnsafePointer<Lanes>, _ residuals: UnsafeMutablePointer<Lanes>) {
        let one = Lanes(repeating: 1)
        let real = parameters[0].squeezed(Self.real.low, Self.real.high)
        let imaginary = parameters[1].squeezed(Self.imaginary.low, Self.imaginary.high)
        var seasonReal = Lanes(repeating: 0)
        var seasonImaginary = one
        if season == .partial { seasonReal = parameters[2].squeezed(0, 1) }
        if season == .full {
            seasonReal = parameters[2].squeezed(Self.real.low, Self.real.high)
            seasonImaginary = parameters[3].squeezed(Self.imaginary.low, Self.imaginary.high)
        }
        var level = parameters[parameterCount - 2]
        var potential = parameters[parameterCount - 1]
        let period = figure.period
        let ring = states + 2
        let echo = ring + period
        for index in 0..<period {
            ring[index] = Lanes(repeating: season == .none ? 0 : figure.indices[index])
            echo[index] = ring[index] / 1.1
        }
        let levelGain = real - imaginary
        let potentialGain = real + imaginary
        let seasonGain = seasonReal - seasonImaginary
        let echoGain = seasonReal + seasonImaginary
        var position = 0
        for step in 0..<values.count {
            let index = ring[position]
            let error = Lanes(repeating: values[step]) - level - index
            residuals[step] = error
            let previous = level
            level = previous - (one - imaginary) * potential + levelGain * error
            potential = previous + (one - real) * potential + potentialGain * error
            switch season {
            case .none: break
            case .partial: ring[position] = index + seasonReal * error
            case .full:
                ring[position] = index - (one - seasonImaginary) * echo[position] + seasonGain * error
                echo[position] = index + (one - seasonReal) * echo[position] + echoGain * error
            }
            position += 1
            if position == period { position = 0 }
        }
        states[0] = level
        states[1] = potential
    }

    /// The forecast from the states of the last run's first lane. O(horizon).
    func forecast(_ parameters: [Double], horizon: Int) -> [Double] {
        let real = Lanes(repeating: parameters[0]).squeezed(Self.real.low, Self.real.high)[0]
        let imaginary = Lanes(repeating: parameters[1]).squeezed(Self.imaginary.low, Self.imaginary.high)[0]
        var seasonReal = 0.0
        var seasonImaginary = 1.0
        if season == .full {
            seasonReal = Lanes(repeating: parameters[2]).squeezed(Self.real.low, Self.real.high)[0]
            seasonImaginary = Lanes(repeating: parameters[3]).squeezed(Self.imaginary.low, Self.imaginary.high)[0]
        }
        let period = figure.period
        var level = states[0][0]
        var potential = states[1][0]
        var ring = (0..<period).map { (index: Int) -> Double in states[2 + index][0] }
        var echo = (0..<period).map { (index: Int) -> Double in states[2 + period + index][0] }
        var result: [Double] = []
        result.reserveCapacity(horizon)
        for step in 0..<horizon {
            let position = (values.count + step) % period
            result.append(level + ring[position])
            let previous = level
            level = previous - (1 - imaginary) * potential
            potential = previous + (1 - real) * potential
            if season == .full {
                let index = ring[position]
                ring[position] = index - (1 - seasonImaginary) * echo[position]
                echo[position] = index + (1 - seasonReal) * echo[position]
            }
        }
        return result
    }
}
