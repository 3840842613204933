import Foundation
import Testing

@testable import Statistics

@Suite struct JointForecastTests {
    private func weekly(_ count: Int, seed: UInt64 = 1) -> [Double] {
        SimulatedProcess.weeklyPoisson.draw(seed: seed, history: count, horizon: 0).history
    }

    private func allInside(_ paths: SamplePaths, _ range: ClosedRange<Double>) -> Bool {
        paths.values.allSatisfy { (value: Double) -> Bool in range.contains(value) }
    }

    @Test func sameSeedSameValuesOtherSeedOtherValues() throws {
        let panel = HistoryPanel(series: [weekly(100)], bounds: [.nonNegative], seasons: [.weekOfDays])
        let joint = try JointForecast(panel, horizonSteps: 14)
        let first = joint.paths(count: 50, seed: 9)[0].values
        #expect(first == joint.paths(count: 50, seed: 9)[0].values)
        #expect(first == (try JointForecast(panel, horizonSteps: 14).paths(count: 50, seed: 9)[0].values))
        #expect(first != joint.paths(count: 50, seed: 10)[0].values)
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

    /// The quotient of two coupled series is known far better than each of them, and than if they were drawn apart.
    @Test(arguments: [true, false]) func quotientsOfCoupledSeriesAreSharp(_ isQuotientStated: Bool) throws {
        var generator = SeededGenerator(seed: 15)
        var (visits, orders) = ([Double](), [Double]())
        for _ in 0..<400 {
            let day = 1_000 * exp(0.3 * generator.normal())
            visits.append(day.rounded())
            orders.append((0.03 * day * exp(0.02 * generator.normal())).rounded())
        }
        var panel = HistoryPanel(
            series: [orders, visits], bounds: [.nonNegative, .nonNegative], seasons: [.weekOfDays])
        if isQuotientStated { panel.denominators = [0: 1] }
        let paths = try JointForecast(panel, horizonSteps: 28).paths()
        let together = paths[0].ratios(to: paths[1])
        let apart = zip(paths[0].sums(), paths[1].sums().reversed()).map { (above: Double, below: Double) in
            above / below
        }
        let (sharp, blunt) = (Descriptive.standardDeviation(together), Descriptive.standardDeviation(apart))
        #expect(sharp < (isQuotientStated ? 0.2 : 0.5) * blunt, "\(sharp) \(blunt)")
        #expect(abs(Descriptive.mean(together) - 0.03) < 0.001)
    }

    /// Every path of a share stays one: what is above the line never exceeds what is below.
    @Test func sharesStayShares() throws {
        var generator = SeededGenerator(seed: 8)
        let all = (0..<120).map { (_: Int) -> Double in generator.poisson(mean: 20) }
        let part = all.map { (count: Double) -> Double in count - (generator.uniform() < 0.3 ? Swift.min(1, count) : 0)
        }
        var panel = HistoryPanel(series: [part, all], bounds: [.nonNegative, .nonNegative], seasons: [.weekOfDays])
        panel.denominators = [0: 1]
        let paths = try JointForecast(panel, horizonSteps: 30).paths(count: 300)
        #expect(
            zip(paths[0].values, paths[1].values).allSatisfy { (part: Double, all: Double) in part <= all && part >= 0 }
        )
    }

    @Test("Paths have the quantiles of the forecast they come from", arguments: [Bounds.nonNegative, .none])
    func pathsAgreeWithIntervals(bounds: Bounds) throws {
        let draw = SimulatedProcess.monthlySeason.draw(seed: 2, history: 72, horizon: 0)
        let panel = HistoryPanel(series: [draw.history], bounds: [bounds], seasons: [.yearOfMonths])
        let joint = try JointForecast(panel, horizonSteps: 12)
        let fan = joint.paths(count: 4_000)[0].quantiles([0.1, 0.5, 0.9])
        for (index, probability) in [0.1, 0.5, 0.9].enumerated() {
            let wanted = joint.series[0].forecast.quantiles(probability)
            for step in 0..<12 {
                let expected = wanted[step] + joint.series[0].centre
                #expect(abs(fan[index][step] - expected) < 0.002 * abs(expected))
            }
        }
    }

    /// A stock goes on from where it stands, not from the mean of its last week.
    @Test func levelsGoOnFromTheirLastValue() throws {
        var generator = SeededGenerator(seed: 6)
        var value = 1_000.0
        let stock = (0..<300).map { (_: Int) -> Double in
            value += 10 + 2 * generator.normal()
            return value
        }
        var panel = HistoryPanel(series: [stock], bounds: [.nonNegative], seasons: [.weekOfDays])
        panel.levels = [0]
        let paths = try JointForecast(panel, horizonSteps: 60).paths()[0]
        #expect(abs(Descriptive.median(paths.reduced(0..<1, by: .last)) - (stock[299] + 10)) < 8)
        #expect(abs(Descriptive.median(paths.lastValues()) - (stock[299] + 600)) < 40)
    }

    /// Three years of days with a sale of four days and a Christmas break: sums over these days are not smoothed away.
    @Test func sharpPeaksOfTheYearComeAgain() throws {
        var generator = SeededGenerator(seed: 31)
        func factor(_ day: Int) -> Double {
            (330...333).contains(day % 365) ? 2 : (358...364).contains(day % 365) ? 0.4 : 1
        }
        let days = (0..<1_000).map { (day: Int) -> Double in 100 * factor(day) * exp(0.08 * generator.normal()) }
        var panel = HistoryPanel(series: [days], bounds: [.nonNegative], seasons: [.weekOfDays, .yearOfDays])
        panel.yearPositions = (0..<1_095).map { (day: Int) -> Int in day % 365 }
        let paths = try JointForecast(panel, horizonSteps: 95).paths()[0]
        // The history ends on day 270 of its third year: the sale is 60 to 63 days ahead, the break 88 to 94.
        #expect(abs(Descriptive.median(paths.sums(over: 60..<64)) / 800 - 1) < 0.12)
        #expect(abs(Descriptive.median(paths.sums(over: 88..<95)) / 280 - 1) < 0.2)
        #expect(abs(Descriptive.median(paths.sums(over: 20..<48)) / 2_800 - 1) < 0.05)
    }

    @Test("Any number of threads gives the same paths")
    func threadsDoNotMatter() async throws {
        let panel = HistoryPanel(
            series: [weekly(200), weekly(200, seed: 2)], bounds: [.nonNegative, .nonNegative], seasons: [.weekOfDays])
        let alone = try JointForecast(panel, horizonSteps: 40).paths(count: 200).map(\.values)
        await withTaskGroup(of: [[Double]]?.self) { (group: inout TaskGroup<[[Double]]?>) in
            for _ in 0..<4 {
                group.addTask { try? JointForecast(panel, horizonSteps: 40).paths(count: 200).map(\.values) }
            }
            for await values in group { #expect(values == alone) }
        }
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
