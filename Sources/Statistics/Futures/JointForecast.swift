import RealModule

/// The forecast of all series of a panel together, from which joint paths are drawn.
///
/// Each series has the marginal distributions of its own `Forecast`. How steps and series hang together comes from the
/// past: one-step errors of all series at the *same* times are put end to end, some of each staying in the level as its
/// history says (`Persistence`), and the paths are given the ranks of what results.
///
/// Source: Clark et al. (2004), "The Schaake shuffle", J. Hydrometeorology 5, and Schefzik, Thorarinsdottir & Gneiting
/// (2013), Statistical Science 28 (marginals reordered by the ranks of a template); Politis & Romano (1994), "The
/// stationary bootstrap", JASA 89 (the template).
public struct JointForecast: Sendable {
    /// The longest history used, in steps; older steps are ignored.
    public static let longestHistory = 4_096
    /// The usual number of paths.
    public static let defaultPathCount = 2_000
    /// Fewer blocks than this are no basis; such histories are forecast step by step.
    private static let leastBlocks = 14

    /// The number of future steps.
    public let horizonSteps: Int
    let series: [SeriesFuture]
    let denominators: [Int: Int]
    let blockLength: Int
    let blockCount: Int

    /// Fits every series of a panel. O(series × n) and one forecast a series: some milliseconds each.
    ///
    /// - Throws: `InsufficientHistory` by the rule stated at `HistoryPanel`.
    ///
    /// Source: see `JointForecast`.
    public init(_ whole: HistoryPanel, horizonSteps: Int) throws(InsufficientHistory) {
        try whole.validate()
        let panel = whole.recent(Self.longestHistory)
        try panel.validate()
        let horizon = Swift.max(0, horizonSteps)
        let season = panel.blockLength
        let isStepped = panel.stepCount < Self.leastBlocks * season
        let length = isStepped ? 1 : season
        self.horizonSteps = horizon
        blockLength = length
        blockCount = panel.stepCount / length
        denominators = panel.denominators.filter { (pair: (key: Int, value: Int)) -> Bool in
            panel.canDivide(pair.key, by: pair.value)
        }
        var fitted: [SeriesFuture] = []
        for index in panel.series.indices {
            let divisor = denominators[index].map { (other: Int) -> [Double] in panel.series[other] }
            fitted.append(
                SeriesFuture(
                    divisor.map { (below: [Double]) in Self.ratios(panel.series[index], below) } ?? panel.series[index],
                    weights: divisor?.map { (value: Double) in value > 0 ? value : 0 }
                        ?? [Double](repeating: 1, count: panel.stepCount),
                    bounds: divisor.map { (below: [Double]) in Self.bounds(panel.series[index], below) }
                        ?? panel.bounds[index],
                    isLevel: panel.levels.contains(index), panel: panel, blockLength: length, horizon: horizon))
        }
        series = fitted
    }

    private static func ratios(_ above: [Double], _ below: [Double]) -> [Double] {
        zip(above, below).map { (pair: (Double, Double)) -> Double in pair.1 > 0 ? pair.0 / pair.1 : .nan }
    }

    /// A numerator that never exceeds its denominator is a share of it.
    private static func bounds(_ above: [Double], _ below: [Double]) -> Bounds {
        zip(above, below).allSatisfy { (pair: (Double, Double)) -> Bool in !(pair.0 > pair.1) } ? .unit : .nonNegative
    }

    /// Equally likely joint futures: one `SamplePaths` a series, path p of each belonging together; the same for the same
    /// seed. O(series × paths × steps), and log paths for each block.
    ///
    /// Source: see `JointForecast`.
    public func paths(count: Int = defaultPathCount, seed: UInt64 = 1) -> [SamplePaths] {
        let paths = Swift.max(1, count)
        let template = PathTemplate(
            series, blockCount: blockCount, blockLength: blockLength, pathCount: paths, seed: seed)
        var values = series.indices.map { (index: Int) -> [Double] in
            series[index].values(template, index, horizonSteps, blockLength)
        }
        for (index, other) in denominators.sorted(by: { $0.key < $1.key }) {
            for place in values[index].indices {
                let product = values[index][place] * values[other][place]
                // Nothing below the line means nothing above it.
                values[index][place] = values[other][place] == 0 ? 0 : product
            }
        }
        return values.map { (all: [Double]) -> SamplePaths in
            SamplePaths(pathCount: paths, horizonSteps: horizonSteps, values: all)
        }
    }
}

extension HistoryPanel {
    /// Whether one series is to be modelled as a ratio to another: both amounts of zero and above, the other no ratio itself.
    func canDivide(_ index: Int, by other: Int) -> Bool {
        guard series.indices.contains(index), series.indices.contains(other), index != other,
            denominators[other] == nil, bounds[index] == .nonNegative, bounds[other] == .nonNegative,
            !levels.contains(index), !levels.contains(other)
        else { return false }
        let known = zip(series[index], series[other]).filter { (pair: (Double, Double)) -> Bool in
            pair.0.isFinite && pair.1 > 0
        }
        // Something above a line with nothing below it has no ratio.
        let odd = zip(series[index], series[other]).filter { (pair: (Double, Double)) -> Bool in
            pair.0 > 0 && !(pair.1 > 0)
        }
        return 100 * odd.count <= known.count && known.count >= Self.minimumObservations
    }

    /// The last `count` steps.
    func recent(_ count: Int) -> HistoryPanel {
        let dropped = stepCount - count
        guard dropped > 0 else { return self }
        var result = HistoryPanel(
            series: series.map { (values: [Double]) -> [Double] in Array(values[dropped...]) },
            bounds: bounds, seasons: seasons, firstStepPhase: firstStepPhase + dropped,
            closedSteps: Set(
                closedSteps.compactMap { (step: Int) -> Int? in step >= dropped ? step - dropped : nil }))
        result.levels = levels
        result.denominators = denominators
        result.yearPositions = Array(yearPositions.dropFirst(dropped))
        result.calendar = calendar.map { (effects: CalendarEffects) -> CalendarEffects in
            CalendarEffects(columns: effects.columns.map { (column: [Double]) in Array(column.dropFirst(dropped)) })
        }
        return result
    }
}
