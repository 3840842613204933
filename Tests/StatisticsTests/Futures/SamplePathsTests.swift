import Statistics
import Testing

@Suite struct SamplePathsTests {
    let paths = SamplePaths(pathCount: 2, horizonSteps: 3, values: [1, 2, 3, 4, .nan, 6])

    @Test func reductionsLeaveMissingStepsOut() {
        #expect(paths.sums() == [6, 10])
        #expect(paths.means() == [2, 5])
        #expect(paths.sums(over: 1..<99) == [5, 6])
        #expect(paths.meansOfLast(2) == [2.5, 6])
        #expect(paths.lastValues() == [3, 6])
        #expect(paths.reduced(0..<2, by: .last) == [2, 4])
        #expect(paths.reduced(0..<3, by: .maximum) == [3, 6])
        #expect(paths.reduced(0..<3, by: .minimum) == [1, 4])
        #expect(paths.reduced(1..<2, by: .mean)[1].isNaN)
    }

    @Test func ratiosAreOfSums() {
        let below = SamplePaths(pathCount: 2, horizonSteps: 3, values: [2, 2, 2, 0, 0, 0])
        #expect(paths.ratios(to: below)[0] == 1)
        #expect(paths.ratios(to: below)[1].isNaN)
        #expect(paths.ratios(to: below, inHand: (2, 10)) == [0.5, 1.2])
    }

    @Test func coarserGrain() {
        let weeks = paths.aggregated(to: [0..<2, 2..<3], by: .sum)
        #expect(weeks.values == [3, 3, 4, 6])
        #expect(weeks.shareAlways { (value: Double) -> Bool in value >= 4 } == 0.5)
        #expect(weeks.shareOnce { (value: Double) -> Bool in value >= 6 } == 0.5)
    }

    @Test func sharesLeaveUndefinedOut() {
        #expect(SamplePaths.share(of: [1, 2, .nan, 3]) { (value: Double) -> Bool in value > 1 } == 2.0 / 3)
        #expect(SamplePaths.share(of: [.nan]) { (_: Double) -> Bool in true }.isNaN)
    }

    @Test func quantilesPerStep() {
        let fan = paths.quantiles([0, 0.5, 1])
        #expect(fan[1] == [2.5, 2, 4.5])
        #expect(fan[2][2] == 6)
        #expect(paths.combined(with: paths) { (a: Double, b: Double) -> Double in a + b }.values[0] == 2)
    }
}
