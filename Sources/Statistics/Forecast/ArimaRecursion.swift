import RealModule

/// The orders of a seasonal ARIMA model.
struct ArimaOrder: Hashable {
    var p = 0
    var q = 0
    var seasonalP = 0
    var seasonalQ = 0
    var hasConstant = false

    var count: Int { p + q + seasonalP + seasonalQ + (hasConstant ? 1 : 0) }
}

/// The one-step errors of a differenced series under a seasonal ARMA model, in lanes.
///
/// Parameters are partial autocorrelations (by the hyperbolic tangent), so that every candidate is stationary and
/// invertible, and last the mean. What lies before the first value counts as its mean, errors there as zero.
///
/// Source: Box, Jenkins & Reinsel (2008), 7.1.2 (conditional sum of squares); Jones (1980), "Maximum likelihood fitting
/// of ARMA models to time series with missing observations", Technometrics 22 (parameters).
struct ArimaRecursion: LaneRecursion {
    let order: ArimaOrder
    let period: Int
    let values: UnsafeBufferPointer<Double>
    /// Two arrays of `values.count`.
    let scratch: UnsafeMutablePointer<Lanes>

    let prior: [(centre: Double, weight: Double)]
    var parameterCount: Int { order.count }
    var residualCount: Int { values.count }

    func run(_ parameters: UnsafePointer<Lanes>, _ residuals: UnsafeMutablePointer<Lanes>) {
        let count = values.count
        let mean = order.hasConstant ? parameters[order.count - 1] : Lanes(repeating: 0)
        let first = scratch
        let second = scratch + count
        for step in 0..<count { first[step] = Lanes(repeating: values[step]) - mean }
        var source = first
        var target = second
        var offset = 0
        func swapBuffers() {
            let old = source
            source = target
            target = old
        }
        if order.p > 0 {
            Self.autoregress(source, target, count, Self.coefficients(parameters, order.p), 1)
            swapBuffers()
            offset += order.p
        }
        let movingAt = offset
        offset += order.q
        if order.seasonalP > 0 {
            Self.autoregress(source, target, count, Self.coefficients(parameters + offset, order.seasonalP), period)
            swapBuffers()
            offset += order.seasonalP
        }
        if order.q > 0 {
            Self.invertAverage(source, count, Self.coefficients(parameters + movingAt, order.q), 1)
        }
        if order.seasonalQ > 0 {
            Self.invertAverage(source, count, Self.coefficients(parameters + offset, order.seasonalQ), period)
        }
        for step in 0..<count { residuals[step] = source[step] }
    }

    /// φ₁ … φₖ of a stationary polynomial from free numbers. O(k²).
    static func coefficients(_ free: UnsafePointer<Lanes>, _ count: Int) -> [Lanes] {
        var result: [Lanes] = []
        for index in 0..<count {
            let partial = free[index].mapped { (value: Double) -> Double in 0.995 * Double.tanh(value) }
            let previous = result
            for inner in 0..<index { result[inner] = previous[inner] - partial * previous[index - 1 - inner] }
            result.append(partial)
        }
        return result
    }

    private static func autoregress(
        _ source: UnsafeMutablePointer<Lanes>, _ target: UnsafeMutablePointer<Lanes>, _ count: Int,
        _ phi: [Lanes], _ spacing: Int
    ) {
        for step in 0..<count { target[step] = source[step] }
        for (index, coefficient) in phi.enumerated() {
            let lag = (index + 1) * spacing
            guard lag < count else { break }
            for step in lag..<count { target[step] -= coefficient * source[step - lag] }
        }
    }

    /// Divides by 1 − θ₁B − θ₂B² …, in place.
    private static func invertAverage(
        _ values: UnsafeMutablePointer<Lanes>, _ count: Int, _ theta: [Lanes], _ spacing: Int
    ) {
        switch theta.count {
        case 1:
            guard spacing < count else { return }
            for step in spacing..<count { values[step] += theta[0] * values[step - spacing] }
        default:
            for step in 0..<count {
                var value = values[step]
                for (index, coefficient) in theta.enumerated() where step >= (index + 1) * spacing {
                    value += coefficient * values[step - (index + 1) * spacing]
                }
                values[step] = value
            }
        }
    }
}
