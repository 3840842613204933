import Statistics
import Testing

@Suite struct PaceTests {
    @Test func requiredAndLinear() {
        #expect(Pace.requiredPerStep(target: 100, inHand: 40, remainingSteps: 12) == 5)
        #expect(Pace.requiredPerStep(target: 100, inHand: 140, remainingSteps: 10) == -4)
        #expect(Pace.requiredPerStep(target: 100, inHand: 40, remainingSteps: 0).isNaN)
        #expect(Pace.linearTotal(inHand: 40, elapsedSteps: 4, remainingSteps: 6) == 100)
        #expect(Pace.linearTotal(inHand: 0, elapsedSteps: 0, remainingSteps: 6).isNaN)
    }

    @Test func lines() {
        let values: [Double] = [1, .nan, 5, 7]
        #expect(abs(Pace.linearExtrapolation(values, stepsAhead: 2) - 11) < 1e-12)
        #expect(abs((Pace.stepsToReach(13, from: values) ?? .nan) - 3) < 1e-12)
        #expect(Pace.stepsToReach(2, from: values) == 0)
        #expect(Pace.stepsToReach(9, from: [4, 4, 4]) == nil)
        #expect(Pace.linearExtrapolation([5], stepsAhead: 1).isNaN)
    }

    @Test func bestEver() throws {
        let values: [Double] = [10, 12, 30, .nan, 20, 15, 15]
        let rise = try #require(Pace.bestChange(values, window: 2))
        #expect(rise.change == 20 && rise.endStep == 2)
        let fall = try #require(Pace.bestChange(values, window: 2, falling: true))
        #expect(fall.change == -10 && fall.endStep == 4)
        #expect(try #require(Pace.bestGrowth(values, window: 1)).growth == 1.5)
        let sum = try #require(Pace.bestSum(values, window: 2))
        #expect(sum.sum == 42 && sum.endStep == 2)
        #expect(try #require(Pace.bestSum(values, window: 2, falling: true)).sum == 22)
        #expect(Pace.bestSum(values, window: 4) == nil && Pace.bestChange([1], window: 3) == nil)
    }
}
