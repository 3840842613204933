/// The common history of one or several series, one value per step, from which joint paths are simulated.
///
/// All series share their steps: position t of each array is the same period. NaN (or any value that is not finite) is
/// missing. A season's phase is the position in the array, plus `firstStepPhase`.
///
/// **Minimum history**, per series: `minimumObservations` (12) observed values, spanning at least two seasons of every
/// required season (two weeks for daily data), and at least one series that varies. Less gives `InsufficientHistory`.
/// Seasons that are not required are used from two full seasons on.
///
/// Source: Hyndman, R. J. & Kostenko, A. V. (2007), "Minimum sample size requirements for seasonal forecasting
/// models", Foresight 6 (more observations than parameters; twelve is the floor for level, drift and spread).
public struct HistoryPanel: Sendable {
    /// The least number of observed values of each series.
    public static let minimumObservations = 12

    /// The largest absolute value that is taken for a measurement; beyond, squares leave the range of numbers.
    public static let largestMagnitude = 1e100

    /// The series, each of the same number of steps.
    public let series: [[Double]]
    /// What each series can take.
    public let bounds: [Bounds]
    /// The seasons to look for, shortest first.
    public let seasons: [SeasonalPeriod]
    /// The phase of step 0 within the shortest season (0 = Monday if phases are weekdays).
    public let firstStepPhase: Int
    /// Steps without activity, past (0 ..< `stepCount`) or future (from `stepCount` on), such as public holidays.
    ///
    /// They are left out of the fit; future ones are zero in non-negative series and missing in the others.
    public let closedSteps: Set<Int>
    /// The series (by index) whose value is what stands at the end of a step, such as a stock, not what came in during it.
    public var levels: Set<Int> = []
    /// Numerators that are modelled as a ratio to another series of the panel: its index, by theirs.
    ///
    /// Their paths are the ratio's times the denominator's, so that the quotient of both has the spread of its own past.
    public var denominators: [Int: Int] = [:]
    /// The position in the year (0 ... 364) of each step of history and horizon; without, a year is 365.25 steps.
    public var yearPositions: [Int] = []
    /// Effects on single steps beyond seasons, over history and horizon.
    public var calendar: CalendarEffects?

    /// The number of steps of history.
    public var stepCount: Int { series.first?.count ?? 0 }

    /// Creates a panel.
    ///
    /// - Parameters:
    ///   - series: one array of values per series, all of one length (a broken invariant otherwise).
    ///   - bounds: one per series; missing ones are `.none`.
    ///   - seasons: in any order; duplicates are dropped.
    ///   - firstStepPhase: phase of step 0 in the shortest season, in 0 ..< its length; others are wrapped.
    ///   - closedSteps: steps without activity.
    ///
    /// Source: definition.
    public init(
        series: [[Double]], bounds: [Bounds] = [], seasons: [SeasonalPeriod] = [], firstStepPhase: Int = 0,
        closedSteps: Set<Int> = []
    ) {
        let length = series.first?.count ?? 0
        precondition(
            series.allSatisfy { (values: [Double]) -> Bool in values.count == length }, "series differ in length")
        self.series = series
        var completed = Array(bounds.prefix(series.count))
        completed.append(contentsOf: repeatElement(.none, count: series.count - completed.count))
        self.bounds = completed
        var kept: [SeasonalPeriod] = []
        for season in seasons.sorted(by: { (a: SeasonalPeriod, b: SeasonalPeriod) -> Bool in a.length < b.length })
        where kept.last?.length != season.length {
            kept.append(season)
        }
        self.seasons = kept
        let cycle = kept.first.map { (season: SeasonalPeriod) -> Int in Int(Swift.min(season.length, 1e9)) } ?? 1
        let phase = firstStepPhase % cycle
        self.firstStepPhase = phase < 0 ? phase + cycle : phase
        self.closedSteps = closedSteps
    }

    /// Throws the first reason why this history is not enough for a forecast. O(series × steps).
    ///
    /// Source: the rule stated at `HistoryPanel`.
    public func validate() throws(InsufficientHistory) {
        guard !series.isEmpty, stepCount > 0 else {
            throw InsufficientHistory(reason: .empty, seriesIndex: 0, needed: Self.minimumObservations, available: 0)
        }
        for index in series.indices { try validateSeries(index) }
        let ranges = series.map { (values: [Double]) -> ClosedRange<Double>? in Descriptive.range(values) }
        let isZero = ranges.allSatisfy { (range: ClosedRange<Double>?) -> Bool in range == 0...0 }
        let isConstant = ranges.allSatisfy { (range: ClosedRange<Double>?) -> Bool in
            range?.lowerBound == range?.upperBound
        }
        if isZero || isConstant {
            throw InsufficientHistory(
                reason: isZero ? .allZero : .constant, seriesIndex: 0, needed: 2, available: 1)
        }
    }

    private func validateSeries(_ index: Int) throws(InsufficientHistory) {
        let values = series[index]
        let observed = Descriptive.count(values)
        func shortage(_ reason: InsufficientHistory.Reason, needed: Int, available: Int) -> InsufficientHistory {
            InsufficientHistory(reason: reason, seriesIndex: index, needed: needed, available: available)
        }
        if observed == 0 { throw shortage(.allMissing, needed: Self.minimumObservations, available: 0) }
        if let step = values.firstIndex(where: { (value: Double) -> Bool in
            value.isFinite && (!bounds[index].contains(value) || abs(value) > Self.largestMagnitude)
        }) {
            throw shortage(.valueOutsideBounds, needed: 0, available: step)
        }
        if observed < Self.minimumObservations {
            throw shortage(.tooFewObservations, needed: Self.minimumObservations, available: observed)
        }
        let first = values.firstIndex(where: \.isFinite) ?? 0
        let last = values.lastIndex(where: \.isFinite) ?? 0
        for season in seasons where season.isRequired {
            let needed = Int((2 * Swift.min(season.length, 1e9)).rounded(.up))
            if last - first + 1 < needed {
                throw shortage(.shorterThanTwoSeasons, needed: needed, available: last - first + 1)
            }
        }
    }
}
