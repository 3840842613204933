/// A fitted panel from which joint futures of all its series are simulated.
///
/// Each series is modelled on a scale that keeps its bounds, with robust shrunk seasons, drift or damped trend, and an
/// exponentially smoothed level. Futures resample whole blocks of past one-step errors at the *same* steps for all
/// series, so that what moved together keeps moving together. Their spread contains the uncertainty of the seasons, of
/// the drift, of the gain and of the error size, and grows with the horizon as rolling-origin errors of this very
/// series did.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapters 6 and 9; Politis &
/// Romano (1994), "The stationary bootstrap", JASA 89.
public struct PathModel: Sendable {
    /// What was fitted to one series, for explanations.
    public struct SeriesFit: Sendable {
        /// The scale of the additive errors.
        public let scale: ModelScale
        /// The share of each error that moves the level, 0 ... 1.
        public let gain: Double
        /// Whether a damped local trend was chosen in place of the drift.
        public let hasDampedTrend: Bool
        /// The one-step error, as a standard deviation on the model scale.
        public let deviation: Double
        /// The seasons in use.
        public let seasons: [SeasonalPeriod]
        /// Whether the series never changed and is carried on unchanged.
        public let isConstant: Bool
        /// Variance of rolling-origin mean errors over 2, 4, 8 … steps ÷ the variance the model implied.
        public let backtestVarianceRatios: [Double]
    }

    /// The longest history used, in steps; older steps are ignored.
    public static let longestHistory = 4096
    /// The usual number of paths.
    public static let defaultPathCount = 2000

    /// One per series of the panel.
    public let fits: [SeriesFit]
    /// Seasons asked for that no series could support yet.
    public let omittedSeasons: [SeasonalPeriod]

    let models: [SeriesModel]
    let sampler: ResidualSampler

    /// Fits every series of a panel. O(series × steps × columns²): about a millisecond a series of 1,000 steps.
    ///
    /// - Throws: `InsufficientHistory` by the rule stated at `HistoryPanel`.
    ///
    /// Source: see `PathModel`.
    public init(_ panel: HistoryPanel) throws(InsufficientHistory) {
        try panel.validate()
        let kept = Self.recent(panel)
        try kept.validate()
        var models: [SeriesModel] = []
        for (values, bounds) in zip(kept.series, kept.bounds) {
            models.append(SeriesModel(values, bounds: bounds, panel: kept))
        }
        self.models = models
        sampler = ResidualSampler(models, stepCount: kept.stepCount)
        fits = models.map { (model: SeriesModel) -> SeriesFit in
            SeriesFit(
                scale: model.scale, gain: model.smoother.alpha, hasDampedTrend: model.smoother.phi > 0,
                deviation: model.deviation * model.spread,
                seasons: model.design.blocks.map(\.period), isConstant: model.constantValue != nil,
                backtestVarianceRatios: model.calibration.varianceRatios)
        }
        omittedSeasons = kept.seasons.filter { (season: SeasonalPeriod) -> Bool in
            models.allSatisfy { (model: SeriesModel) -> Bool in model.design.omitted.contains(season) }
        }
    }

    private static func recent(_ panel: HistoryPanel) -> HistoryPanel {
        let dropped = panel.stepCount - longestHistory
        guard dropped > 0 else { return panel }
        return HistoryPanel(
            series: panel.series.map { (values: [Double]) -> [Double] in Array(values[dropped...]) },
            bounds: panel.bounds, seasons: panel.seasons, firstStepPhase: panel.firstStepPhase + dropped,
            closedSteps: Set(
                panel.closedSteps.compactMap { (step: Int) -> Int? in step >= dropped ? step - dropped : nil }))
    }
}

extension PathModel {
    /// Simulates joint paths of the steps after history: one `SamplePaths` per series, path p of each belonging together.
    ///
    /// The same model, horizon, path count and seed give the same values. O(series × paths × steps).
    ///
    /// Source: Hyndman et al. (2008), 6.1; Politis & Romano (1994).
    public func simulate(
        horizonSteps: Int, pathCount: Int = defaultPathCount, seed: UInt64 = 1
    ) -> [SamplePaths] {
        let horizon = Swift.max(0, horizonSteps)
        let paths = Swift.max(1, pathCount)
        let gap = models.map(\.trailingGap).max() ?? 0
        let indices = sampler.indices(pathCount: paths, gap: gap, horizon: horizon, seed: seed)
        return models.enumerated().map { (position: Int, model: SeriesModel) -> SamplePaths in
            let values = model.simulated(
                horizon: horizon, pathCount: paths, indices: indices, indexGap: gap, jitter: sampler.jitter,
                seed: seed ^ (0x9e37_79b9_7f4a_7c15 &* UInt64(position + 1)), sharedSeed: seed)
            return SamplePaths(pathCount: paths, horizonSteps: horizon, values: values)
        }
    }
}

/// Simulates joint paths in one call: fit, then simulate.
///
/// - Throws: `InsufficientHistory` by the rule stated at `HistoryPanel`.
///
/// Source: see `PathModel`.
public func simulatePaths(
    _ panel: HistoryPanel, horizonSteps: Int, pathCount: Int = PathModel.defaultPathCount, seed: UInt64 = 1
) throws(InsufficientHistory) -> [SamplePaths] {
    try PathModel(panel).simulate(horizonSteps: horizonSteps, pathCount: pathCount, seed: seed)
}
