/// One form of exponential smoothing: how error, trend and season enter.
///
/// Multiplicative trends and multiplicative seasons with additive errors are left out: their forecasts are unstable.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, tables 2.2 and 2.3; R
/// `forecast::ets` 8.23 for the stable subset.
public struct SmoothingForm: Sendable, Hashable {
    /// The trend of a form.
    public enum Trend: Sendable, Hashable, CaseIterable {
        /// None.
        case none
        /// Additive.
        case additive
        /// Additive, dying out.
        case damped
    }

    /// The season of a form.
    public enum Season: Sendable, Hashable, CaseIterable {
        /// None.
        case none
        /// Added to the level.
        case additive
        /// A factor of the level.
        case multiplicative
    }

    /// Whether the error is a factor of the forecast.
    public var hasMultiplicativeError: Bool
    /// The trend.
    public var trend: Trend
    /// The season.
    public var season: Season

    /// Creates a form.
    ///
    /// Source: definition.
    public init(hasMultiplicativeError: Bool, trend: Trend, season: Season) {
        self.hasMultiplicativeError = hasMultiplicativeError
        self.trend = trend
        self.season = season
    }

    /// The name in the field's notation, such as `MAdM`.
    ///
    /// Source: Hyndman et al. (2008), table 2.1.
    public var name: String {
        let trends: [Trend: String] = [.none: "N", .additive: "A", .damped: "Ad"]
        let seasons: [Season: String] = [.none: "N", .additive: "A", .multiplicative: "M"]
        return (hasMultiplicativeError ? "M" : "A") + (trends[trend] ?? "") + (seasons[season] ?? "")
    }

    /// The free parameters: smoothing weights, damping, initial states and, once, the error variance.
    func parameterCount(period: Int) -> Int {
        var count = 3
        if trend != .none { count += 2 }
        if trend == .damped { count += 1 }
        if season != .none { count += period }
        return count
    }

    /// The stable forms that a series allows.
    static func stable(positive: Bool, seasonal: Bool) -> [SmoothingForm] {
        var forms: [SmoothingForm] = []
        for error in positive ? [false, true] : [false] {
            for trend in Trend.allCases {
                for season in seasonal ? Season.allCases : [.none] {
                    if season == .multiplicative, !error { continue }
                    forms.append(SmoothingForm(hasMultiplicativeError: error, trend: trend, season: season))
                }
            }
        }
        return forms
    }
}
