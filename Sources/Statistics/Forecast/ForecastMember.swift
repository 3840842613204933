/// One of the methods whose forecasts are combined.
enum ForecastMember: CaseIterable, Sendable {
    /// Exponential smoothing of the seasonally adjusted series.
    case adjustedSmoothing
    /// Exponential smoothing with its own season.
    case smoothing
    /// Dynamic optimised Theta of the adjusted series.
    case theta
    /// The same on the logarithm.
    case logarithmicTheta
    /// The same on the logarithm of means over blocks of several lengths.
    case blockedTheta
    /// Complex exponential smoothing.
    case complexSmoothing
    /// Seasonal ARIMA.
    case arima
    /// ARIMA of the logarithm.
    case logarithmicArima
    /// ARIMA of the adjusted series.
    case adjustedArima
    /// An autoregression of the changes of the adjusted series, strongly shrunk.
    case adjustedDifferences
    /// Smoothing with all seasons and autocorrelated errors.
    case layeredSmoothing
    /// Autoregressions on the lags around each season: of the (logarithmic) values and of their differences.
    case logarithmicLags
    case lags
    case logarithmicDifferenceLags
    case differenceLags
    /// The layered series without its seasons, by Theta, smoothing and ARIMA.
    case layeredTheta
    case layeredAdjustedSmoothing
    case layeredArima
    /// Intermittent demand.
    case croston
    case syntetosBoylan
    case teunterSyntetosBabai

    /// Whether it needs the seasonal layers.
    var usesLayers: Bool {
        switch self {
        case .layeredSmoothing, .logarithmicLags, .logarithmicDifferenceLags, .layeredTheta, .layeredAdjustedSmoothing,
            .layeredArima, .logarithmicArima:
            true
        default: false
        }
    }

    /// The methods for a series, and what each counts before its errors are seen.
    ///
    /// The weights are the same for every series of a kind (no season, a season of few steps, one of many) and were chosen
    /// by cross-validation over many series: methods that see the season themselves replace those of the adjusted series,
    /// and logarithms and blocks of steps help where seasons are long.
    static func suited(count: Int, isIntermittent: Bool, periods: [Int]) -> [(member: ForecastMember, weight: Double)] {
        if isIntermittent {
            return [(.adjustedSmoothing, 1), (.croston, 1), (.syntetosBoylan, 1), (.teunterSyntetosBabai, 1)]
        }
        let period = periods.first ?? 1
        var regular: [(member: ForecastMember, weight: Double)] = [
            (.smoothing, 2.5), (.theta, 1), (.complexSmoothing, 1), (.arima, 1),
        ]
        switch period {
        case 1: regular += [(.adjustedSmoothing, 2), (.logarithmicTheta, 1), (.logarithmicArima, 1)]
        case 2..<7: regular += [(.layeredSmoothing, 0.5), (.adjustedDifferences, 1)]
        default: regular += [(.logarithmicTheta, 1), (.blockedTheta, 1.5)]
        }
        // Regressions on lags need many values for each of their weights.
        guard count >= Swift.max(200, 3 * period) else { return regular }
        let known = Set(regular.map { (entry: (member: ForecastMember, weight: Double)) in entry.member })
        let long: [ForecastMember] = [
            .adjustedSmoothing, .adjustedArima, .layeredSmoothing, .logarithmicLags, .lags, .logarithmicDifferenceLags,
            .differenceLags, .layeredTheta, .layeredAdjustedSmoothing, .layeredArima,
        ]
        return regular
            + long.filter { (member: ForecastMember) -> Bool in !known.contains(member) }
            .map { (member: ForecastMember) in (member, 1) }
    }
}
