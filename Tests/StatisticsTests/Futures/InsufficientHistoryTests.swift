import Statistics
import Testing

@Suite struct InsufficientHistoryTests {
    struct Case: Sendable {
        let series: [Double]
        let bounds: Bounds
        let reason: InsufficientHistory.Reason
    }

    static let cases: [Case] = [
        Case(series: [], bounds: .none, reason: .empty),
        Case(series: [3], bounds: .none, reason: .tooFewObservations),
        Case(series: [.nan, .nan, .infinity], bounds: .none, reason: .allMissing),
        Case(series: [Double](repeating: 7, count: 60), bounds: .nonNegative, reason: .constant),
        Case(series: [Double](repeating: 0, count: 60), bounds: .nonNegative, reason: .allZero),
        Case(series: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], bounds: .none, reason: .tooFewObservations),
        Case(series: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], bounds: .none, reason: .shorterThanTwoSeasons),
        Case(
            series: [1, 2, 3, -4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], bounds: .nonNegative, reason: .valueOutsideBounds),
        Case(series: [0.1, 0.2, 1.5], bounds: .unit, reason: .valueOutsideBounds),
    ]

    @Test(arguments: cases)
    func tooLittleIsSaidNotForecast(_ example: Case) {
        let panel = HistoryPanel(series: [example.series], bounds: [example.bounds], seasons: [.weekOfDays])
        do {
            _ = try JointForecast(panel, horizonSteps: 7)
            Issue.record("a forecast was made")
        } catch {
            #expect(error.reason == example.reason)
            #expect(!error.description.isEmpty)
        }
    }

    @Test func fourteenDaysAreEnough() throws {
        let series = SimulatedProcess.weeklyPoisson.draw(seed: 1, history: 14, horizon: 0).history
        let panel = HistoryPanel(series: [series], bounds: [.nonNegative], seasons: [.weekOfDays])
        #expect(try simulatePaths(panel, horizonSteps: 7)[0].values.count == 14_000)
    }

    @Test func constantSeriesBesideAVaryingOneIsCarriedOn() throws {
        let varying = SimulatedProcess.weeklyPoisson.draw(seed: 1, history: 40, horizon: 0).history
        let seats = [Double](repeating: 50, count: 40)
        let paths = try simulatePaths(HistoryPanel(series: [varying, seats]), horizonSteps: 3, pathCount: 10)
        #expect(Descriptive.range(paths[1].values) == 50...50)
    }

    /// Huge, tiny, alternating, denormal, infinite, missing, repeated: an answer inside the bounds or a reason, never a crash.
    @Test(arguments: 0..<120)
    func adversarialSeriesNeverCrash(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let palette: [Double] = [
            0, 1, -1, 1e300, -1e99, .leastNonzeroMagnitude, 1e-300, .nan, .infinity, 3, 3, 3, 1e15, 0.5,
        ]
        let few = 1 + generator.index(below: palette.count)
        let start = generator.index(below: palette.count)
        let values = (0..<generator.index(below: 90)).map { (_: Int) -> Double in
            palette[(start + generator.index(below: few)) % palette.count]
        }
        for bounds in Bounds.allCases {
            let kept = values.map { (value: Double) -> Double in bounds.contains(value) ? value : .nan }
            var panel = HistoryPanel(
                series: [kept, kept.reversed()], bounds: [bounds, bounds],
                seasons: [.weekOfDays, SeasonalPeriod(length: 12.5)], firstStepPhase: .min)
            if seed % 3 == 0 { panel.denominators = [0: 1] }
            if seed % 3 == 1 { panel.levels = [0, 7] }
            let horizon = seed % 2 == 0 ? 9 : 40
            guard let paths = try? simulatePaths(panel, horizonSteps: horizon, pathCount: 20) else { continue }
            for path in paths {
                #expect(path.values.count == 20 * horizon)
                for value in path.values where !value.isNaN { #expect(bounds.contains(value)) }
            }
        }
    }
}
