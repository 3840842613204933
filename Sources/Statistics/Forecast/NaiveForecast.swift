/// Forecasts without a model: what every other method must beat.
///
/// Source: Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 5.2; R `forecast::naive`, `snaive`,
/// `rwf(drift = TRUE)` 8.23.
public enum NaiveForecast {
    /// The last value, repeated; NaN of an empty series. O(horizon).
    ///
    /// Source: FPP3, 5.2, "naïve method".
    public static func last(_ values: [Double], horizon: Int) -> [Double] {
        [Double](repeating: values.last ?? .nan, count: Swift.max(0, horizon))
    }

    /// The last season, repeated; the last value where the series is shorter than a season. O(horizon).
    ///
    /// Source: FPP3, 5.2, "seasonal naïve method".
    public static func season(_ values: [Double], period: Int, horizon: Int) -> [Double] {
        guard period > 1, values.count >= period else { return last(values, horizon: horizon) }
        return (0..<Swift.max(0, horizon)).map { (step: Int) -> Double in values[values.count - period + step % period]
        }
    }

    /// The straight line through the first and the last value, continued. O(horizon).
    ///
    /// Source: FPP3, 5.2, "drift method".
    public static func drift(_ values: [Double], horizon: Int) -> [Double] {
        guard let first = values.first, let last = values.last, values.count > 1 else {
            return self.last(values, horizon: horizon)
        }
        // Halves, so that the difference of two huge values does not overflow.
        let slope = 2 * ((last / 2 - first / 2) / Double(values.count - 1))
        return (1...Swift.max(1, horizon)).prefix(Swift.max(0, horizon)).map { (step: Int) -> Double in
            last + Double(step) * slope
        }
    }
}
