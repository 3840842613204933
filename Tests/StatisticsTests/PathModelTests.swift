import Statistics
import Testing

@Suite struct PathModelTests {
    private func weekly(_ count: Int, seed: UInt64 = 1) -> [Double] {
        SimulatedProcess.weeklyPoisson.draw(seed: seed, history: count, horizon: 0).history
    }

    private func allInside(_ paths: SamplePaths, _ range: ClosedRange<Double>) -> Bool {
        paths.values.allSatisfy { (value: Double) -> Bool in range.contains(value) }
    }

    @Test func sameSeedSameValuesOtherSeedOtherValues() throws {
        let model = try PathModel(
            HistoryPanel(series: [weekly(100)], bounds: [.nonNegative], seasons: [.weekOfDays]))
        let first = model.simulate(horizonSteps: 14, pathCount: 50, seed: 9)[0].values
        #expect(first == model.simulate(horizonSteps: 14, pathCount: 50, seed: 9)[0].values)
        #expect(first != model.simulate(horizonSteps: 14, pathCount: 50, seed: 10)[0].values)
    }

    @Test(arguments: SimulatedProcess.allCases)
    func affineChangesOfUnitChangeNothingElse(_ process: SimulatedProcess) throws {
        let draw = process.draw(seed: 21, history: 130, horizon: 0)
        guard draw.bounds != .unit else { return }
        let shift = draw.bounds == .none ? 1000.0 : 0
        let changed = draw.history.map { (value: Double) -> Double in 64 * value + shift }
        func last(_ values: [Double]) throws -> [Double] {
            try simulatePaths(
                HistoryPanel(series: [values], bounds: [draw.bounds], seasons: draw.seasons), horizonSteps: 10,
                pathCount: 60)[0].lastValues()
        }
        for (plain, other) in zip(try last(draw.history), try last(changed)) {
            #expect(abs(64 * plain + shift - other) < 1e-5 * (1 + abs(other)))
        }
    }

    @Test func boundsHoldOnEveryPath() throws {
        let counts = SimulatedProcess.weeklyPoisson.draw(seed: 2, history: 200, horizon: 0).history.map {
            (value: Double) -> Double in Swift.max(0, (value / 12).rounded() - 1)
        }
        let rates = SimulatedProcess.rate.draw(seed: 2, history: 200, horizon: 0).history
        let paths = try simulatePaths(
            HistoryPanel(series: [counts, rates], bounds: [.nonNegative, .unit], seasons: [.weekOfDays]),
            horizonSteps: 120, pathCount: 500)
        #expect(allInside(paths[0], 0...1e6))
        #expect(allInside(paths[1], 0...1))
    }

    @Test func whatMovedTogetherKeepsMovingTogether() throws {
        var generator = SeededGenerator(seed: 77)
        var visits: [Double] = []
        var orders: [Double] = []
        var unrelated: [Double] = []
        for _ in 0..<300 {
            let day = 1 + 0.3 * generator.normal()
            visits.append(1000 * Swift.max(0.1, day))
            orders.append(30 * Swift.max(0.1, day) + 0.5 * generator.normal())
            unrelated.append(50 + 5 * generator.normal())
        }
        let paths = try simulatePaths(
            HistoryPanel(series: [visits, orders, unrelated], seasons: [.weekOfDays]), horizonSteps: 5)
        #expect(Descriptive.correlation(paths[0].lastValues(), paths[1].lastValues()) > 0.9)
        #expect(abs(Descriptive.correlation(paths[0].lastValues(), paths[2].lastValues())) < 0.2)
        let ratios = paths[1].ratios(to: paths[0])
        #expect(abs(Descriptive.mean(ratios) - 0.03) < 0.003)
        #expect(Descriptive.standardDeviation(ratios) < 0.002)
    }

    @Test func closedWeekdaysStayZeroAndHolidaysToo() throws {
        var values = weekly(140)
        for step in stride(from: 5, to: 140, by: 7) { values[step] = 0 }
        let paths = try simulatePaths(
            HistoryPanel(series: [values], bounds: [.nonNegative], seasons: [.weekOfDays], closedSteps: [142]),
            horizonSteps: 28, pathCount: 200)[0]
        for step in 0..<28 {
            let column = paths.reduced(step..<step + 1, by: .sum)
            let isClosed = (140 + step) % 7 == 5 || step == 2
            #expect((Descriptive.range(column) == 0...0) == isClosed, "step \(step)")
        }
        #expect(Descriptive.mean(paths.reduced(0..<1, by: .sum)) > 20)
    }

    @Test func weekdaysNeverObservedStayMissing() throws {
        var values = weekly(140)
        for step in values.indices where step % 7 >= 5 { values[step] = .nan }
        let paths = try simulatePaths(
            HistoryPanel(series: [values], bounds: [.nonNegative], seasons: [.weekOfDays]), horizonSteps: 7,
            pathCount: 100)[0]
        #expect(paths.values[5].isNaN && paths.values[6].isNaN && paths.values[0].isFinite)
        #expect(paths.lastValues() == paths.reduced(4..<5, by: .last))
    }

    @Test func gapsAreToleratedAndTrailingOnesWiden() throws {
        let draw = SimulatedProcess.randomWalk.draw(seed: 8, history: 200, horizon: 0)
        var gappy = draw.history
        for step in 60..<75 { gappy[step] = .nan }
        var stale = gappy
        for step in 170..<200 { stale[step] = .nan }
        func width(_ values: [Double]) throws -> Double {
            let next = try simulatePaths(HistoryPanel(series: [values]), horizonSteps: 1)[0].lastValues()
            return Descriptive.quantile(next, 0.9) - Descriptive.quantile(next, 0.1)
        }
        let wide = try width(stale)
        #expect(try wide > 2 * width(gappy))
        #expect(wide.isFinite)
    }

    @Test func intervalsNestAndWiden() throws {
        let draw = SimulatedProcess.randomWalk.draw(seed: 5, history: 150, horizon: 0)
        let paths = try simulatePaths(HistoryPanel(series: [draw.history]), horizonSteps: 40)[0]
        let fan = paths.quantiles([0.025, 0.1, 0.5, 0.9, 0.975])
        for step in 0..<40 {
            for level in 1..<5 { #expect(fan[level - 1][step] <= fan[level][step]) }
        }
        #expect(fan[3][39] - fan[1][39] > 2 * (fan[3][0] - fan[1][0]))
    }

    @Test func oneWildDayHardlyMovesTheForecast() throws {
        let calm = weekly(150, seed: 4)
        var wild = calm
        wild[140] = 4000
        func median(_ values: [Double]) throws -> Double {
            let panel = HistoryPanel(series: [values], bounds: [.nonNegative], seasons: [.weekOfDays])
            return Descriptive.median(try simulatePaths(panel, horizonSteps: 28)[0].sums())
        }
        #expect(abs(try median(wild) / median(calm) - 1) < 0.15)
    }

    @Test func shortSeasonsAreReportedNotInvented() throws {
        let model = try PathModel(
            HistoryPanel(series: [weekly(100)], bounds: [.nonNegative], seasons: [.yearOfDays, .weekOfDays]))
        #expect(model.omittedSeasons == [.yearOfDays])
        #expect(model.fits[0].seasons == [.weekOfDays])
    }

    @Test func yearlySeasonIsFollowed() throws {
        let year = HistoryPanel.yearlyWave(days: 1100)
        let paths = try simulatePaths(
            HistoryPanel(series: [year], bounds: [.nonNegative], seasons: [.weekOfDays, .yearOfDays]),
            horizonSteps: 180)[0]
        // The wave is 100 + 40 sin: history ends at its turn 0.01, so a quarter later it is near its top.
        #expect(abs(Descriptive.mean(paths.means(over: 80..<96)) - 140) < 6)
        #expect(abs(Descriptive.mean(paths.means(over: 170..<180)) - 100) < 10)
    }
}

extension HistoryPanel {
    /// 100 + 40 sin(2π t ÷ 365.25) with noise of 5.
    fileprivate static func yearlyWave(days: Int) -> [Double] {
        var generator = SeededGenerator(seed: 12)
        return (0..<days).map { (day: Int) -> Double in
            100 + 40 * SimulatedProcess.wave(Double(day) / 365.25) + 5 * generator.normal()
        }
    }
}
