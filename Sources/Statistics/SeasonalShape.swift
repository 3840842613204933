import RealModule

/// The seasons of one series, separated from its level: how much each step differs from an average one.
///
/// Weekdays and months get a value each, years of days or weeks a smooth curve; each is shrunk towards none by how far
/// it stands out of its uncertainty, and wild values count only up to 3.5 deviations.
///
/// Source: the regression of `PathModel` (Hyndman et al. 2008, chapter 9, with empirical-Bayes shrinkage after Efron &
/// Morris 1973).
public struct SeasonalShape: Sendable {
    private let model: SeriesModel
    /// The seasons found in the history.
    public let seasons: [SeasonalPeriod]
    /// The seasons for which history is too short.
    public let omittedSeasons: [SeasonalPeriod]
    /// The phase of step 0 in the shortest season.
    public let firstStepPhase: Int

    /// Learns the seasons of the series at `index` of a panel. O(steps × columns²).
    ///
    /// - Throws: `InsufficientHistory` by the rule stated at `HistoryPanel`.
    ///
    /// Source: see `SeasonalShape`.
    public init(_ panel: HistoryPanel, seriesIndex index: Int = 0) throws(InsufficientHistory) {
        guard panel.series.indices.contains(index) else {
            throw InsufficientHistory(
                reason: .empty, seriesIndex: index, needed: HistoryPanel.minimumObservations, available: 0)
        }
        let single = HistoryPanel(
            series: [panel.series[index]], bounds: [panel.bounds[index]], seasons: panel.seasons,
            firstStepPhase: panel.firstStepPhase, closedSteps: panel.closedSteps)
        try single.validate()
        model = SeriesModel(single.series[0], bounds: single.bounds[0], panel: single)
        seasons = model.design.blocks.map(\.period)
        omittedSeasons = model.design.omitted
        firstStepPhase = single.firstStepPhase
    }

    /// The value of each step relative to an average level of the history: 1.2 is 20 % above; closed steps are 0.
    ///
    /// Steps count from the first of history and may lie in the future. For series that can be negative the shape is
    /// additive and this is NaN; use `differences`. O(steps × columns).
    ///
    /// Source: definition.
    public func weights(_ steps: Range<Int>) -> [Double] {
        if model.scale == .identity(cutAtZero: false) { return [Double](repeating: .nan, count: steps.count) }
        let average = model.scale.inverse(model.centre)
        return steps.map { (step: Int) -> Double in
            guard model.closures.kind(at: Swift.max(0, step)) == .open else { return 0 }
            guard average > 0 else { return 1 }
            return model.scale.inverse(model.centre + model.spread * seasonal(step)) / average
        }
    }

    /// The difference of each step from an average level, in the unit of the series. O(steps × columns).
    ///
    /// Source: definition.
    public func differences(_ steps: Range<Int>) -> [Double] {
        let average = model.scale.inverse(model.centre)
        return steps.map { (step: Int) -> Double in
            model.scale.inverse(model.centre + model.spread * seasonal(step)) - average
        }
    }

    /// The weights of one turn of the shortest season of whole length, by phase (0 = Monday if the panel's
    /// `firstStepPhase` says so); empty without such a season.
    ///
    /// Source: definition.
    public func profile() -> [Double] {
        guard let block = model.design.blocks.first(where: \.isTable) else { return [] }
        let length = block.position.count
        let average = model.scale.inverse(model.centre)
        return (0..<length).map { (phase: Int) -> Double in
            let step = (((phase - firstStepPhase) % length) + length) % length
            if model.closures.kind(at: step) != .open { return 0 }
            var value = 0.0
            var only = model.coefficients
            for column in only.indices where column < block.offset || column >= block.offset + block.count {
                only[column] = 0
            }
            value = model.scale.inverse(model.centre + model.spread * model.design.value(at: step, coefficients: only))
            return model.scale == .identity(cutAtZero: false) || average <= 0 ? value - average : value / average
        }
    }

    private func seasonal(_ step: Int) -> Double {
        model.coefficients.isEmpty ? 0 : model.design.value(at: Swift.max(0, step), coefficients: model.coefficients)
    }
}
