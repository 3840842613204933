import RealModule

/// The dynamic optimised Theta model of a series without season, in lanes.
///
/// Parameters: level weight, theta, initial level. The straight line is re-estimated at every step from the values so far.
///
/// Source: Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), "Models for optimising the theta method and
/// their relationship to state space models", IJF 32, equations (11) to (17); R `forecTheta::dotm` 2.6, statsforecast
/// 2.1 `DynamicOptimizedTheta`.
struct ThetaRecursion: LaneRecursion {
    let values: UnsafeBufferPointer<Double>
    let prior: [(centre: Double, weight: Double)]
    /// If given, theta is not optimised.
    let fixedTheta: Double?

    /// Residuals before the third value say nothing and are not counted.
    static let warmUp = 2

    var parameterCount: Int { fixedTheta == nil ? 3 : 2 }
    var residualCount: Int { values.count - Self.warmUp }

    func start(level: Double, theta: Double) -> [Double] {
        let weight = unsqueezed(level, 0.01, 0.99)
        return fixedTheta == nil
            ? [weight, values[0], Double.log(Swift.max(1e-3, theta - 1))] : [weight, values[0]]
    }

    func run(_ parameters: UnsafePointer<Lanes>, _ residuals: UnsafeMutablePointer<Lanes>) {
        _ = follow(parameters, residuals: residuals, ahead: nil)
    }

    /// The forecast of the first lane's parameters. O(n + horizon).
    func forecast(_ parameters: [Double], horizon: Int) -> [Double] {
        let lanes = parameters.map { (value: Double) -> Lanes in Lanes(repeating: value) }
        var result: [Double] = []
        lanes.withUnsafeBufferPointer { (pointer: UnsafeBufferPointer<Lanes>) in
            if let base = pointer.baseAddress { result = follow(base, residuals: nil, ahead: horizon) }
        }
        return result
    }

    private func follow(
        _ parameters: UnsafePointer<Lanes>, residuals: UnsafeMutablePointer<Lanes>?, ahead: Int?
    ) -> [Double] {
        let one = Lanes(repeating: 1)
        let alpha = parameters[0].squeezed(0.01, 0.99)
        let share: Lanes
        if let fixedTheta {
            share = Lanes(repeating: 1 - 1 / fixedTheta)
        } else {
            let excess = parameters[2].mapped { (free: Double) -> Double in Double.exp(Swift.min(20, free)) }
            share = excess / (one + excess)
        }
        let rest = one - alpha
        var level = alpha * values[0] + rest * parameters[1]
        var power = rest
        var mean = Lanes(repeating: values[0])
        var slope = Lanes(repeating: 0)
        var origin = mean
        var result: [Double] = []
        for step in 1..<(values.count + (ahead ?? 0)) {
            let next = power * rest
            let forecast = level + share * (power * origin + (one - next) / alpha * slope)
            let value: Lanes
            if step < values.count {
                value = Lanes(repeating: values[step])
                if let residuals, step >= Self.warmUp { residuals[step - Self.warmUp] = value - forecast }
            } else {
                value = forecast
                result.append(forecast[0])
            }
            let count = Double(step)
            level = alpha * value + rest * level
            slope = ((count - 1) * slope + 6 * (value - mean) / (count + 1)) / (count + 2)
            mean = (count * mean + value) / (count + 1)
            origin = mean - slope * ((count + 2) / 2)
            power = next
        }
        return result
    }
}
