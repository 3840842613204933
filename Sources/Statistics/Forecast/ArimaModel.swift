import RealModule

/// Automatic seasonal ARIMA: differences by unit-root test and seasonal strength, orders by stepwise search.
///
/// Source: Hyndman & Khandakar (2008), "Automatic time series forecasting: the forecast package for R", JSS 27(3),
/// section 3; Kwiatkowski, Phillips, Schmidt & Shin (1992) for the test; R `forecast::auto.arima` 8.23, statsforecast 2.1
/// `AutoARIMA`. Estimated by conditional sum of squares, not exact likelihood.
struct ArimaModel {
    var iterations = 8
    var maximumOrder = 3
    /// The weight of the prior that draws partial autocorrelations towards zero.
    var shrinkage = 2.0

    /// A fitted model and its forecast.
    struct Fit {
        var order: ArimaOrder
        var differences: (plain: Int, seasonal: Int)
        var criterion: Double
        var parameters: [Double]
    }

    /// The forecast of the best model found. O(models × iterations × n).
    func forecast(_ values: [Double], period: Int, horizon: Int) -> (fit: Fit, forecast: [Double]) {
        let seasonal = period > 1 && values.count >= 2 * period + 5 ? Self.seasonalDifferences(values, period) : 0
        var differenced = seasonal > 0 ? Self.difference(values, period) : values
        var plain = 0
        while plain < 2, differenced.count > 6, Self.isNotStationary(differenced) {
            differenced = Self.difference(differenced, 1)
            plain += 1
        }
        var search = ArimaSearch(
            values: differenced, period: values.count >= 2 * period + 5 ? period : 1,
            constantAllowed: plain + seasonal < 2, iterations: iterations, maximumOrder: maximumOrder,
            shrinkage: shrinkage)
        let found = search.best()
        let fit = Fit(
            order: found.order, differences: (plain, seasonal), criterion: found.criterion, parameters: found.parameters
        )
        return (fit, Self.project(values, differenced, fit, search.period, period, horizon))
    }

    static func difference(_ values: [Double], _ lag: Int) -> [Double] {
        guard values.count > lag else { return [] }
        return (lag..<values.count).map { (step: Int) -> Double in values[step] - values[step - lag] }
    }

    /// One seasonal difference where the season's share of the detrended variance exceeds 0.64.
    ///
    /// Source: Wang, Smith & Hyndman (2006); R `forecast::nsdiffs(test = "seas")`.
    static func seasonalDifferences(_ values: [Double], _ period: Int) -> Int {
        guard let figure = SeasonalFigure(values, period: period, multiplicative: false) else { return 0 }
        let trend = SeasonalFigure.centredAverage(values, period)
        var both: [Double] = []
        var rest: [Double] = []
        for (offset, level) in trend.enumerated() {
            let step = offset + period / 2
            both.append(values[step] - level)
            rest.append(values[step] - level - figure.at(step))
        }
        let total = Descriptive.variance(both)
        guard total > 0 else { return 0 }
        return 1 - Descriptive.variance(rest) / total > 0.64 ? 1 : 0
    }

    /// Whether the KPSS test rejects stationarity about a mean at 5 %.
    ///
    /// Source: Kwiatkowski et al. (1992), equation (8), critical value 0.463, lags ⌊3√n / 13⌋ as R `urca::ur.kpss`.
    static func isNotStationary(_ values: [Double]) -> Bool {
        let count = values.count
        let mean = values.reduce(0, +) / Double(count)
        var partial = 0.0
        var squared = 0.0
        var variance = 0.0
        for value in values {
            partial += value - mean
            squared += partial * partial
            variance += (value - mean) * (value - mean)
        }
        guard variance > 1e-20 * Double(count) else { return false }
        let lags = Int(3 * Double(count).squareRoot() / 13)
        for lag in 1..<Swift.max(1, lags + 1) {
            var product = 0.0
            for step in lag..<count { product += (values[step] - mean) * (values[step - lag] - mean) }
            variance += 2 * (1 - Double(lag) / Double(lags + 1)) * product
        }
        return variance > 0 && squared / (Double(count) * variance) > 0.463
    }

    private static func project(
        _ values: [Double], _ differenced: [Double], _ fit: Fit, _ armaPeriod: Int, _ period: Int, _ horizon: Int
    ) -> [Double] {
        let order = fit.order
        let lanes = fit.parameters.map { (value: Double) -> Lanes in Lanes(repeating: value) }
        var phi = [1.0]
        var theta = [1.0]
        lanes.withUnsafeBufferPointer { (pointer: UnsafeBufferPointer<Lanes>) in
            guard let base = pointer.baseAddress else { return }
            func polynomial(_ offset: Int, _ count: Int, _ spacing: Int) -> [Double] {
                var result = [Double](repeating: 0, count: count * spacing + 1)
                result[0] = 1
                for (index, lane) in ArimaRecursion.coefficients(base + offset, count).enumerated() {
                    result[(index + 1) * spacing] = -lane[0]
                }
                return result
            }
            phi = product(
                polynomial(0, order.p, 1), polynomial(order.p + order.q, order.seasonalP, armaPeriod))
            theta = product(
                polynomial(order.p, order.q, 1),
                polynomial(order.p + order.q + order.seasonalP, order.seasonalQ, armaPeriod))
        }
        let mean = order.hasConstant ? fit.parameters[order.count - 1] : 0
        var series = differenced.map { (value: Double) -> Double in value - mean }
        var errors = [Double](repeating: 0, count: series.count + horizon)
        for step in 0..<series.count + horizon {
            var expected = 0.0
            for lag in 1..<Swift.max(1, phi.count) where step >= lag { expected -= phi[lag] * series[step - lag] }
            for lag in 1..<Swift.max(1, theta.count) where step >= lag { expected += theta[lag] * errors[step - lag] }
            if step < series.count {
                errors[step] = series[step] - expected
            } else {
                series.append(expected)
            }
        }
        var future = series.suffix(horizon).map { (value: Double) -> Double in value + mean }
        let seasoned = fit.differences.seasonal > 0 ? difference(values, period) : values
        var levels = [seasoned]
        for _ in 0..<fit.differences.plain { levels.append(difference(levels[levels.count - 1], 1)) }
        for depth in stride(from: fit.differences.plain - 1, through: 0, by: -1) {
            var last = levels[depth].last ?? 0
            for step in future.indices {
                last += future[step]
                future[step] = last
            }
        }
        if fit.differences.seasonal > 0 {
            for step in future.indices {
                future[step] += step < period ? values[values.count - period + step] : future[step - period]
            }
        }
        return future
    }

    private static func product(_ a: [Double], _ b: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: a.count + b.count - 1)
        for (i, x) in a.enumerated() where x != 0 {
            for (j, y) in b.enumerated() { result[i + j] += x * y }
        }
        return result
    }
}
