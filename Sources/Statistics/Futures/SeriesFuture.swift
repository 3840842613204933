import RealModule

/// What one series of a panel may do next: the forecast of its blocks of steps, what makes single steps differ, and the
/// past errors from which paths take how things hang together.
///
/// A block is one week of a daily series, or a single step. Blocks are forecast by `Forecaster`, after seasons have been
/// taken out; days within a block follow a past block.
///
/// Source: Athanasopoulos, Hyndman, Kourentzes & Petropoulos (2017), "Forecasting with temporal hierarchies", EJOR 262
/// (long horizons are forecast better from aggregates); the parts name their own.
struct SeriesFuture: Sendable {
    /// The value of a series that never changes; nil otherwise.
    var constantValue: Double?
    let bounds: Bounds
    let isLevel: Bool
    var isMultiplicative = false
    /// What is expected of each future step, and its seasonal effect.
    var kinds: [ClosurePattern.Kind] = []
    var effects: [Double] = []
    /// The forecast of the blocks ahead.
    var forecast = Forecast.plain(.nothing, ForecastScale(bounds: .none, unit: 1, margin: 0), .nan, .nan, 0)
    var persistence = Persistence([], isAggregate: false)
    /// Blocks without a value after the last one with one.
    var trailingGap = 0
    /// The block of history that `persistence.errors` begins with.
    var firstError = 0
    /// By block of history and step within: how the step differs from its block.
    var patterns: [Double] = []
    /// The last value without seasonal effects, where values are levels.
    var lastLevel = Double.nan
    /// What was taken off all values before fitting; zero where they have bounds.
    var centre = 0.0

    /// Fits one series; `weights` are the denominators where the values are ratios. O(n + the forecast of the blocks).
    init(
        _ values: [Double], weights: [Double], bounds: Bounds, isLevel: Bool, panel: HistoryPanel, blockLength: Int,
        horizon: Int
    ) {
        self.bounds = bounds
        self.isLevel = isLevel
        var observed = values
        for step in observed.indices where !observed[step].isFinite || panel.closedSteps.contains(step) {
            observed[step] = .nan
        }
        let closures = ClosurePattern(
            observed, seasons: panel.seasons, stated: panel.closedSteps, bounds: isLevel ? .none : bounds)
        kinds = (values.count..<values.count + horizon).map { (step: Int) in closures.kind(at: step) }
        Self.dropLaunch(&observed, bounds: bounds)
        for step in observed.indices where closures.kind(at: step) != .open { observed[step] = .nan }
        guard let range = Descriptive.range(observed), range.lowerBound < range.upperBound else {
            constantValue = Descriptive.range(observed)?.lowerBound ?? Descriptive.median(values)
            return
        }
        if bounds == .none {
            // What has no bounds has no zero either: the answer must not depend on where it is put.
            centre = Descriptive.median(observed)
            for step in observed.indices { observed[step] -= centre }
        }
        isMultiplicative = bounds == .nonNegative || (bounds == .unit && Descriptive.median(observed) < 0.5)
        let season = StepSeason(
            observed, weights: weights, isMultiplicative: isMultiplicative, panel: panel, horizon: horizon)
        effects = Array(season.effects[values.count...])
        fit(season.adjusted(observed), weights, panel, blockLength, (horizon + blockLength - 1) / blockLength)
    }

    /// Zeros before a launch are not activity: a long leading run of zeros in a series that is seldom zero later.
    private static func dropLaunch(_ values: inout [Double], bounds: Bounds) {
        guard bounds == .nonNegative else { return }
        let launch = values.firstIndex(where: { (value: Double) -> Bool in value.isFinite && value != 0 }) ?? 0
        guard launch >= 14, values.count - launch >= 2 * HistoryPanel.minimumObservations else { return }
        var zeros = 0
        var later = 0
        for value in values[launch...] where value.isFinite {
            later += 1
            if value == 0 { zeros += 1 }
        }
        // Twice as rare as a chance run of this length would need.
        guard later >= HistoryPanel.minimumObservations, Double(zeros) < 0.5 * Double(later) else { return }
        for step in 0..<launch { values[step] = .nan }
    }

    private mutating func fit(
        _ adjusted: [Double], _ weights: [Double], _ panel: HistoryPanel, _ length: Int, _ horizon: Int
    ) {
        let cleaned = panel.blockLength > 1 ? Self.withoutOutliers(adjusted) : adjusted
        let blocks = blocks(cleaned, weights, length)
        patterns = patterns(adjusted, blocks, length)
        lastLevel = cleaned.last(where: \.isFinite) ?? .nan
        let forecaster = Forecaster(periods: panel.windowPeriods, bounds: bounds)
        let kept = bounds == .unit ? blocks.map { Swift.min(1, Swift.max(0, $0)) } : blocks
        forecast = forecaster.forecast(Self.recent(kept, panel.windowPeriods), horizonSteps: horizon)
        guard let repaired = HistoryRepair(kept, periods: panel.windowPeriods) else { return }
        trailingGap = repaired.stepsSinceEnd
        firstError = blocks.count - repaired.stepsSinceEnd - repaired.values.count
        let isPositive = isMultiplicative && (repaired.values.min() ?? 0) > 0.01
        let scaled = isPositive ? repaired.values.map { (value: Double) in Double.log(value) } : repaired.values
        persistence = Persistence(
            SeasonalLayers(scaled, periods: panel.windowPeriods).without(scaled, layer: nil), isAggregate: length > 1)
        forecast = forecast.joined(
            with: persistence, isRelative: isPositive, gap: trailingGap, isAggregate: length > 1)
    }

    /// What is further back than this many blocks says little about the level today.
    private static func recent(_ blocks: [Double], _ periods: [Int]) -> [Double] {
        periods.isEmpty ? Array(blocks.suffix(199)) : blocks
    }

    /// Missing steps stay missing.
    private static func withoutOutliers(_ values: [Double]) -> [Double] {
        guard let first = values.firstIndex(where: \.isFinite), let last = values.lastIndex(where: \.isFinite) else {
            return values
        }
        var bridged = Array(values[first...last])
        HistoryRepair.bridge(&bridged)
        let cleaned = OutlierRepair.cleaned(bridged, periods: [])
        var result = values
        for step in first...last where values[step].isFinite { result[step] = cleaned[step - first] }
        return result
    }

    /// One value a block, the last ending with history: the mean of its steps, or where it ended.
    private func blocks(_ values: [Double], _ weights: [Double], _ length: Int) -> [Double] {
        let offset = values.count % length
        return stride(from: offset, to: values.count, by: length).map { (start: Int) -> Double in
            if isLevel { return values[start..<start + length].last(where: \.isFinite) ?? .nan }
            var (total, mass) = (0.0, 0.0)
            for step in start..<start + length where values[step].isFinite {
                total += weights[step] * values[step]
                mass += weights[step]
            }
            return mass > 0 ? total / mass : .nan
        }
    }

    /// Outliers belong to the patterns, so that they come again as often as they came, but move no level.
    private func patterns(_ adjusted: [Double], _ blocks: [Double], _ length: Int) -> [Double] {
        let offset = adjusted.count % length
        var result = [Double](repeating: 0, count: blocks.count * length)
        for (block, value) in blocks.enumerated() where value.isFinite {
            let before = block > 0 && blocks[block - 1].isFinite ? blocks[block - 1] : value
            for inner in 0..<length {
                let step = offset + block * length + inner
                guard adjusted[step].isFinite else { continue }
                let line = isLevel ? before + (value - before) * Double(inner + 1) / Double(length) : value
                if !isMultiplicative {
                    result[block * length + inner] = adjusted[step] - line
                } else if line > 0 {
                    result[block * length + inner] = adjusted[step] / line - 1
                }
            }
        }
        return result
    }
}
