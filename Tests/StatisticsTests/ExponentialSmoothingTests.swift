import Statistics
import Testing

@Suite struct ExponentialSmoothingTests {
    /// Fixed parameters and initial states: the recursions must agree to rounding with statsmodels, and for
    /// multiplicative seasons (where statsmodels keeps an older form) with the published table.
    @Test(arguments: ETSReference.cases.indices)
    func recursionsAgreeWithStatsmodels(_ index: Int) throws {
        let reference = ETSReference.cases[index]
        let form = try #require(
            ExponentialSmoothing.Form(error: reference.error, trend: reference.trend, season: reference.season))
        let parameters = ExponentialSmoothing.Parameters(
            alpha: 0.3, beta: 0.05, gamma: 0.2, phi: reference.trend == .damped ? 0.95 : 1)
        let model = try #require(
            ExponentialSmoothing(
                ETSReference.airline, form: form, period: 12, parameters: parameters,
                initialState: .init(level: 120, trend: 1.5, seasons: reference.seasons)))
        #expect(abs(model.logLikelihood - reference.logLikelihood) < 1e-6)
        #expect(abs(model.finalState.level - reference.finalLevel) < 1e-7)
        let forecast = model.forecast(horizonSteps: 14)
        for (step, expected) in zip([0, 1, 11, 13], reference.forecasts) {
            #expect(abs(forecast[step] - expected) < 1e-7 * abs(expected))
        }
    }

    /// Our search reaches at least the likelihood that statsmodels' search finds, less half a unit.
    @Test(arguments: ETSReference.cases.indices)
    func searchReachesTheLikelihoodOfStatsmodels(_ index: Int) throws {
        let reference = ETSReference.cases[index]
        let form = try #require(
            ExponentialSmoothing.Form(error: reference.error, trend: reference.trend, season: reference.season))
        let model = try #require(ExponentialSmoothing(ETSReference.airline, form: form, period: 12))
        #expect(model.logLikelihood > reference.best - 0.5, "\(form): \(model.logLikelihood), \(reference.best)")
    }

    @Test func fifteenFormsAreStable() {
        #expect(ExponentialSmoothing.Form.stable.count == 15)
        #expect(ExponentialSmoothing.Form(error: .additive, season: .multiplicative) == nil)
        #expect(ExponentialSmoothing.Form(error: .multiplicative, trend: .damped)?.description == "ETS(M,Ad,N)")
    }

    @Test func gapsAreCarriedOver() throws {
        var values = SimulatedProcess.localLevel.draw(seed: 3, history: 120, horizon: 0).history
        for step in 40..<60 { values[step] = .nan }
        let form = try #require(ExponentialSmoothing.Form(error: .additive))
        let model = try #require(ExponentialSmoothing(values, form: form))
        #expect(model.observationCount == 100)
        #expect(model.residuals[45].isNaN && model.fitted[45] == model.fitted[59])
        let isFinite = model.forecast(horizonSteps: 3).allSatisfy { (value: Double) -> Bool in value.isFinite }
        #expect(isFinite)
    }

    @Test(arguments: [
        [], [5], [.nan, .nan], [3, 3, 3, 3, 3, 3, 3, 3], [0, 0, 0, 0, 0, 0, 0], [1, -1, 1e300, -1e300, 4, 5, 6],
    ])
    func oddSeriesNeverCrash(_ values: [Double]) {
        let model = ExponentialSmoothing.selected(values, period: 2)
        #expect(model?.forecast(horizonSteps: 4).count ?? 4 == 4)
        if values.count < 4 { #expect(model == nil) }
    }

    @Test func selectionFindsTheSeason() throws {
        let values = SimulatedProcess.monthlySeason.draw(seed: 11, history: 72, horizon: 0).history
        let model = try #require(ExponentialSmoothing.selected(values, period: 12))
        #expect(model.form.season != .none)
        let paths = model.simulate(horizonSteps: 12, pathCount: 500, seed: 4)
        #expect(abs(paths.meanPath()[5] / model.forecast(horizonSteps: 12)[5] - 1) < 0.05)
    }
}
