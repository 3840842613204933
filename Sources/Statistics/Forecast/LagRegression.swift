import RealModule

/// An autoregression on a few chosen lags (1, 2 and around each season), least squares shrunk, forecast recursively.
///
/// Source: Doornik, Castle & Hendry (2020), "Card forecasts for M4", IJF 36, sections 3.2 (Rho) and 3.5 (calibration:
/// the regression is estimated again with the forecasts appended, and fitted values replace them).
struct LagRegression {
    var ridge = 1e-3

    /// The lags used for the given seasons, ascending.
    static func lags(periods: [Int], count: Int) -> [Int] {
        var lags: Set<Int> = [1, 2, 3]
        for period in periods where period > 1 && count >= 3 * period {
            lags.formUnion([period - 1, period, period + 1])
            if count >= 5 * period { lags.insert(2 * period) }
        }
        return lags.filter { (lag: Int) -> Bool in lag > 0 && lag * 2 < count }.sorted()
    }

    /// The forecast, calibrated `rounds` times. O(n × lags²).
    func forecast(_ values: [Double], periods: [Int], horizon: Int, differenced: Bool, rounds: Int = 0) -> [Double] {
        let source = differenced ? ArimaModel.difference(values, 1) : values
        let lags = Self.lags(periods: periods, count: source.count)
        guard let longest = lags.last, source.count > longest + 2 * lags.count + 4 else {
            return [Double](repeating: values[values.count - 1], count: horizon)
        }
        var extended = source
        var weights = estimate(source, lags)
        for _ in 0..<horizon { extended.append(predict(extended, extended.count, lags, weights)) }
        for _ in 0..<rounds {
            weights = estimate(extended, lags)
            let fitted = (0..<horizon).map { (ahead: Int) -> Double in
                predict(extended, source.count + ahead, lags, weights)
            }
            for ahead in 0..<horizon { extended[source.count + ahead] = fitted[ahead] }
        }
        var future = Array(extended.suffix(horizon))
        if differenced {
            var level = values[values.count - 1]
            for ahead in future.indices {
                level += future[ahead]
                future[ahead] = level
            }
        }
        return future
    }

    private func predict(_ values: [Double], _ step: Int, _ lags: [Int], _ weights: [Double]) -> Double {
        var total = weights[lags.count]
        for (index, lag) in lags.enumerated() { total += weights[index] * values[step - lag] }
        return total
    }

    /// Weights of the lags, then the constant.
    private func estimate(_ values: [Double], _ lags: [Int]) -> [Double] {
        let width = lags.count + 1
        let longest = lags[lags.count - 1]
        var moments = [Double](repeating: 0, count: width * width)
        var right = [Double](repeating: 0, count: width)
        var row = [Double](repeating: 1, count: width)
        for step in longest..<values.count {
            for (index, lag) in lags.enumerated() { row[index] = values[step - lag] }
            for i in 0..<width {
                let x = row[i]
                right[i] += x * values[step]
                for j in 0...i { moments[i * width + j] += x * row[j] }
            }
        }
        let mean = values.reduce(0, +) / Double(values.count)
        var variance = 0.0
        for value in values { variance += (value - mean) * (value - mean) }
        for i in 0..<lags.count { moments[i * width + i] += ridge * variance + 1e-12 }
        moments[width * width - 1] *= 1 + 1e-9
        guard let factor = CholeskyFactor(moments, size: width) else {
            var fallback = [Double](repeating: 0, count: width)
            fallback[0] = 1
            return fallback
        }
        return factor.backwardSolved(factor.forwardSolved(right))
    }
}
