import RealModule

/// Forecasts one series from its own past, without any training data.
///
/// Methods of exponential smoothing, Theta, ARIMA, complex smoothing and, for long series, regressions on lags and
/// several seasons are fitted and combined by how well they forecast the series' own last stretches (`ForecastEvidence`);
/// the spread comes from the errors made there (`ForecastSpread`). The same input gives the same output on any number of
/// threads. Scaling the history scales the forecast.
///
/// Source: the parts name their own; Petropoulos & Svetunkov (2020), "A simple combination of univariate models", IJF 36,
/// for combining such methods at all.
public struct Forecaster: Sendable {
    /// Season lengths in steps (24 and 168 for hours, 12 for months); those that do not fit the history twice are ignored.
    public var periods: [Int]
    /// The values the series can take.
    public var bounds: Bounds
    /// Whether single values far off their neighbours and season are left out of fitting.
    public var ignoresOutliers: Bool

    /// What lies further back than this many values is not looked at.
    static let memory = 4_000

    /// Creates a forecaster.
    ///
    /// Source: definition.
    public init(periods: [Int] = [], bounds: Bounds = .none, ignoresOutliers: Bool = false) {
        self.periods = periods
        self.bounds = bounds
        self.ignoresOutliers = ignoresOutliers
    }

    /// The forecast of the `horizonSteps` steps after the end of `history` (NaN for missing, infinite counts as missing).
    ///
    /// `calendar` holds effects of single steps, over the history and the horizon together.
    ///
    /// Every history has an answer; `Forecast.basis` says what it rests on. O(n × methods), milliseconds for hundreds of
    /// values.
    ///
    /// Source: as the type.
    public func forecast(
        _ history: [Double], horizonSteps: Int, calendar: CalendarEffects? = nil
    ) -> Forecast {
        let horizon = Swift.max(0, horizonSteps)
        let seasons = Array(Set(periods.filter { (period: Int) -> Bool in period > 1 })).sorted()
        let (modelled, margin) = ForecastScale.modelled(history, bounds: bounds)
        var scale = ForecastScale(bounds: bounds, unit: 1, margin: margin)
        guard var repaired = HistoryRepair(modelled, periods: seasons) else {
            return .plain(.nothing, scale, .nan, .nan, horizon)
        }
        scale.unit = repaired.scale
        let last = repaired.values[repaired.values.count - 1]
        guard repaired.observedCount > 1 else {
            return .plain(.singleValue, scale, last, bounds == .unit ? 1 / scale.unit : 0.5 * abs(last), horizon)
        }
        guard let low = repaired.values.min(), let high = repaired.values.max(), high - low > 1e-12 else {
            return .plain(.constant, scale, last, 0, horizon)
        }
        guard repaired.values.count > 4, repaired.observedCount > 3 else {
            let changes = zip(repaired.values.dropFirst(), repaired.values).map { (next: Double, value: Double) in
                abs(next - value)
            }
            return .plain(
                .fewValues, scale, last, 1.5 * changes.reduce(0, +) / Double(changes.count), horizon)
        }
        if repaired.values.count > Self.memory { repaired.values.removeFirst(repaired.values.count - Self.memory) }
        if ignoresOutliers { repaired.values = OutlierRepair.cleaned(repaired.values, periods: seasons) }
        guard let calendar, !calendar.columns.isEmpty else { return combined(repaired, seasons, scale, horizon) }
        let end = history.count - repaired.stepsSinceEnd
        let adjustment = CalendarAdjustment(
            calendar, repaired.values, endingBefore: end, periods: seasons, isRelative: bounds != .unit)
        repaired.values = adjustment.adjusted
        return combined(repaired, seasons, scale, horizon).with(adjustment, from: history.count)
    }

    private func combined(_ repaired: HistoryRepair, _ seasons: [Int], _ scale: ForecastScale, _ horizon: Int)
        -> Forecast
    {
        let values = repaired.values
        let fitting = seasons.filter { (period: Int) -> Bool in values.count >= 2 * period }
        let intermittent = bounds != .unit && IntermittentDemand.isIntermittent(values)
        let steps = Swift.max(1, horizon + repaired.stepsSinceEnd)
        let evidence = ForecastEvidence(values, periods: fitting, horizon: steps, isIntermittent: intermittent)
        let spread = ForecastSpread(evidence)
        let kept = Swift.min(steps, repaired.stepsSinceEnd)..<(repaired.stepsSinceEnd + horizon)
        let centres = Array(evidence.mean[kept])
        return Forecast(
            basis: .methods, scale: scale, centres: centres,
            spread: ForecastSpread(
                scales: Array(spread.scales[kept]), tail: spread.tail, common: spread.common,
                correlation: spread.correlation),
            demands: intermittent ? Self.demands(values, centres, scale) : [])
    }

    /// The recent values of an intermittent series, scaled to the mean that is forecast, in the unit of the series.
    private static func demands(_ values: [Double], _ centres: [Double], _ scale: ForecastScale) -> [Double] {
        let recent = values.suffix(Swift.max(50, values.count / 2))
        let mean = recent.reduce(0, +) / Double(recent.count)
        let wanted = centres.isEmpty ? mean : Swift.max(0, centres.reduce(0, +) / Double(centres.count))
        guard mean > 0 else { return [] }
        return recent.map { (value: Double) -> Double in scale.restored(value * wanted / mean) }.sorted()
    }
}

extension Forecast {
    /// One value for all steps, with a spread that grows as that of a random walk.
    static func plain(
        _ basis: Basis, _ scale: ForecastScale, _ value: Double, _ deviation: Double, _ horizon: Int
    ) -> Forecast {
        Forecast(
            basis: basis, scale: scale, centres: [Double](repeating: value, count: horizon),
            spread: ForecastSpread(
                scales: (0..<horizon).map { (step: Int) -> Double in deviation * Double(step + 1).squareRoot() },
                tail: ForecastSpread.usualTail, common: ForecastSpread.usual.common,
                correlation: ForecastSpread.usual.correlation))
    }
}
