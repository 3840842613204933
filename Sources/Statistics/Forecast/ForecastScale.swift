import RealModule

/// Between the unit of a series and the scale on which it is modelled.
///
/// Source: Hyndman & Athanasopoulos (2021), 13.3 "Ensuring forecasts stay within limits"; Box & Cox (1964).
struct ForecastScale: Sendable {
    var bounds: Bounds
    /// The unit: values of the model times this are values of the series.
    var unit: Double
    /// How far inside 0 and 1 a rate is kept before its logit is taken.
    var margin: Double

    /// A rate's logit; other values as they are. O(n).
    static func modelled(_ history: [Double], bounds: Bounds) -> (values: [Double], margin: Double) {
        guard bounds == .unit else { return (history, 0) }
        var observed = 0.0
        var nearest = 0.5
        for value in history where value.isFinite {
            observed += 1
            if value > 0 { nearest = Swift.min(nearest, value) }
            if value < 1 { nearest = Swift.min(nearest, 1 - value) }
        }
        // Half a count, where zero and one stand for counts too small to see.
        let margin = Swift.max(1e-6, Swift.min(0.5 * nearest, 0.5 / (observed + 1)))
        let values = history.map { (value: Double) -> Double in
            guard value.isFinite else { return .nan }
            let inside = Swift.min(1 - margin, Swift.max(margin, value))
            return Double.log(inside / (1 - inside))
        }
        return (values, margin)
    }

    /// The value in the unit of the series, inside its bounds. O(1).
    @inline(__always)
    func restored(_ value: Double) -> Double {
        switch bounds {
        case .none:
            let result = value * unit
            // A finite history has a finite forecast, even beside the largest number there is.
            return result.isInfinite ? (result < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude) : result
        case .nonNegative: return Swift.min(.greatestFiniteMagnitude, Swift.max(0, value * unit))
        case .unit:
            let share = 1 / (1 + Double.exp(-value * unit))
            return share <= margin ? 0 : share >= 1 - margin ? 1 : share
        }
    }
}
