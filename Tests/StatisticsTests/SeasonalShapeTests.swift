import Statistics
import Testing

@Suite struct SeasonalShapeTests {
    @Test func weekdayProfileIsRecovered() throws {
        let truth = [1.0, 1.1, 1.2, 1.1, 1.3, 0.6, 0.4]
        let series = SimulatedProcess.weeklyPoisson.draw(seed: 6, history: 400, horizon: 0).history
        let shape = try SeasonalShape(
            HistoryPanel(series: [series], bounds: [.nonNegative], seasons: [.weekOfDays], firstStepPhase: 2))
        let profile = shape.profile()
        let mean = Descriptive.mean(profile)
        let meanTruth = Descriptive.mean(truth)
        for phase in 0..<7 {
            // Step 0 has phase 2, so phase p is the position p − 2 of the truth.
            #expect(abs(profile[phase] / mean - truth[(phase + 5) % 7] / meanTruth) < 0.06)
        }
        #expect(shape.weights(400..<407).count == 7)
        #expect(abs(shape.weights(0..<1)[0] - profile[2]) < 1e-9)
    }

    @Test func noiseHasNoSeason() throws {
        let series = SimulatedProcess.independent.draw(seed: 6, history: 400, horizon: 0).history
        let shape = try SeasonalShape(HistoryPanel(series: [series], seasons: [.weekOfDays]))
        for difference in shape.differences(0..<7) { #expect(abs(difference) < 1.5) }
        #expect(shape.weights(0..<1)[0].isNaN)
    }
}
