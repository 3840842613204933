import RealModule

/// One fitted series of a `PathModel`, on its model scale and standardised by centre and spread.
///
/// y = season + drift + level, with an exponentially smoothed level (and a damped trend where AICc asks for one).
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), chapters 3 and 9.
struct SeriesModel: Sendable {
    /// The value of a series that never changes; nil otherwise.
    var constantValue: Double?
    var scale = ModelScale.identity(cutAtZero: false)
    var centre = 0.0
    var spread = 1.0
    var closures: ClosurePattern
    var design: SeasonalDesign
    /// Seasonal coefficients after shrinkage.
    var coefficients: [Double] = []
    /// Rise over as many steps as history has; zero where the damped trend is used.
    var drift = 0.0
    var smoother = RobustSmoother(alpha: 0.1, level: 0)
    var finalLevel = 0.0
    var finalTrend = 0.0
    let stepCount: Int
    var firstObserved = 0
    var lastObserved = 0
    /// One-step errors per step, centred, scaled for lost degrees of freedom, gaps filled by neighbours.
    var residuals: [Double] = []
    /// The same as they move the state.
    var movedResiduals: [Double] = []
    var deviation = 0.0
    var freedom = 1.0
    /// The likely gains, one per parameter draw.
    var gains: [Double] = []
    /// Deviations of the coefficients (seasons, drift, initial level), one array per draw; they sum to zero.
    var coefficientDraws: [[Double]] = []
    /// Smoothed level of each regressor at the end of history.
    var regressorLevels: [Double] = []
    var calibration = SpreadCalibration()
    /// Largest standardised value a path may take; keeps exponential growth on the logarithmic scale in reach.
    var ceiling = Double.infinity

    static let drawCount = 128

    /// Steps to simulate before the first future one, because the last values are missing.
    var trailingGap: Int { stepCount - 1 - lastObserved }
}

extension SeriesModel {
    /// Fits one series of a validated panel. O(n × columns²).
    init(_ values: [Double], bounds: Bounds, panel: HistoryPanel) {
        stepCount = values.count
        var observed = values
        for step in observed.indices where !observed[step].isFinite || panel.closedSteps.contains(step) {
            observed[step] = .nan
        }
        closures = ClosurePattern(
            observed, seasons: panel.seasons, stated: panel.closedSteps, bounds: bounds)
        Self.dropLaunch(&observed, bounds: bounds)
        for step in observed.indices where closures.kind(at: step) != .open { observed[step] = .nan }
        design = SeasonalDesign(observed, seasons: panel.seasons)
        guard let range = Descriptive.range(observed) else {
            constantValue = Descriptive.median(values)
            return
        }
        firstObserved = observed.firstIndex(where: \.isFinite) ?? 0
        lastObserved = observed.lastIndex(where: \.isFinite) ?? 0
        if range.lowerBound == range.upperBound {
            constantValue = range.lowerBound
            return
        }
        let block = design.blocks.first.flatMap { (block: SeasonalDesign.Block) -> Int? in
            block.isTable ? block.position.count : nil
        }
        scale = ModelScale.chosen(for: observed, bounds: bounds, blockLength: block ?? 12)
        for step in observed.indices where observed[step].isFinite { observed[step] = scale.forward(observed[step]) }
        standardise(&observed)
        fit(observed)
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

    private mutating func standardise(_ values: inout [Double]) {
        centre = Descriptive.median(values)
        let robust = Descriptive.medianAbsoluteDeviation(values)
        let plain = Descriptive.standardDeviation(values)
        spread = robust > 0.05 * plain ? robust : plain
        if !(spread > 0) || !spread.isFinite { spread = Swift.max(abs(centre), 1) }
        for step in values.indices where values[step].isFinite { values[step] = (values[step] - centre) / spread }
    }
}
