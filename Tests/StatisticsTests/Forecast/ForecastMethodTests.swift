import Testing

@testable import Statistics

/// Each method against its usual implementation, on the series those implementations were run on.
@Suite("Forecasting methods against reference implementations")
struct ForecastMethodTests {
    typealias Reference = ForecastReference

    /// The largest difference, in units of the reference's size.
    static func distance(_ ours: [Double], _ theirs: [Double]) -> Double {
        guard ours.count == theirs.count else { return .infinity }
        var worst = 0.0
        for (a, b) in zip(ours, theirs) { worst = Swift.max(worst, abs(a - b) / Swift.max(1e-12, abs(b))) }
        return worst.isNaN ? .infinity : worst
    }

    static func scaled(_ values: [Double], _ forecast: ([Double]) -> [Double]) -> [Double] {
        let scale = Descriptive.mean(values)
        return forecast(values.map { $0 / scale }).map { $0 * scale }
    }

    @Test(
        "Exponential smoothing of maximum likelihood forecasts as statsforecast's, within its search's tolerance",
        arguments: [
            (SmoothingForm(hasMultiplicativeError: false, trend: .none, season: .none), Reference.smoothingANN),
            (SmoothingForm(hasMultiplicativeError: false, trend: .additive, season: .none), Reference.smoothingAAN),
            (SmoothingForm(hasMultiplicativeError: true, trend: .none, season: .none), Reference.smoothingMNN),
        ])
    func smoothing(form: SmoothingForm, expected: [Double]) {
        var family = SmoothingFamily.unrestricted
        family.iterations = 20
        let ours = Self.scaled(Reference.nile) { values in family.fit(values, form, .flat(), expected.count).forecast }
        #expect(Self.distance(ours, expected) < 0.03, "\(form.name): \(ours)")
    }

    @Test("A form with more parameters reaches no worse fit than one it contains")
    func nestedForms() {
        let values = Reference.nile.map { $0 / 900 }
        func squares(_ trend: SmoothingForm.Trend) -> Double {
            let form = SmoothingForm(hasMultiplicativeError: false, trend: trend, season: .none)
            return SmoothingFamily.unrestricted.fit(values, form, .flat(), 1).squares
        }
        #expect(squares(.damped) <= 1.001 * squares(.none))
        #expect(squares(.additive) <= 1.02 * squares(.none))
    }

    @Test("Seasonal smoothing forecasts as statsforecast's AAA, though its initial season is not searched")
    func seasonalSmoothing() throws {
        let figure = try #require(SeasonalFigure(Reference.carbonDioxide, period: 12, multiplicative: false))
        #expect(figure.indices.count == 12)
        let form = SmoothingForm(hasMultiplicativeError: false, trend: .additive, season: .additive)
        let ours = Self.scaled(Reference.carbonDioxide) { values in
            guard let figure = SeasonalFigure(values, period: 12, multiplicative: false) else { return [] }
            return SmoothingFamily.unrestricted.fit(values, form, figure, 12).forecast
        }
        #expect(Self.distance(ours, Reference.smoothingSeasonal) < 0.002, "\(ours)")
    }

    @Test("The decomposition is statsmodels' seasonal_decompose")
    func decomposition() throws {
        let additive = try #require(SeasonalFigure(Reference.carbonDioxide, period: 12, multiplicative: false))
        #expect(Self.distance(additive.indices, Reference.additiveFigure) < 1e-9)
        let factors = try #require(SeasonalFigure(Reference.carbonDioxide, period: 12, multiplicative: true))
        #expect(Self.distance(factors.indices, Reference.multiplicativeFigure) < 1e-9)
        #expect(SeasonalFigure.isSeasonal(Reference.carbonDioxide, period: 12))
        #expect(!SeasonalFigure.isSeasonal(Reference.nile, period: 4))
    }

    @Test("Dynamic optimised Theta forecasts as statsforecast's")
    func theta() {
        var model = ThetaModel(iterations: 20)
        model.level.weight = 0
        model.theta.weight = 0
        let flat = Self.scaled(Reference.nile) { model.forecast($0, horizon: 6) }
        #expect(Self.distance(flat, Reference.theta) < 0.02, "\(flat)")
        let rising = Self.scaled(Array(Reference.carbonDioxide.prefix(60))) { model.forecast($0, horizon: 6) }
        #expect(Self.distance(rising, Reference.thetaTrend) < 0.002, "\(rising)")
    }

    @Test("Complex smoothing forecasts near statsforecast's, which does not search its initial states")
    func complexSmoothing() throws {
        var model = ComplexSmoothing(iterations: 20)
        model.imaginary.weight = 0
        let ours = Self.scaled(Reference.nile) { values in
            model.fits(values, period: 1, horizon: 4).first?.forecast ?? []
        }
        #expect(Self.distance(ours, Reference.complex) < 0.06, "\(ours)")
    }

    @Test("Automatic ARIMA forecasts as statsforecast's")
    func arima() {
        var model = ArimaModel()
        model.shrinkage = 0
        model.iterations = 12
        let plain = Self.scaled(Reference.nile) { model.forecast($0, period: 1, horizon: 6).forecast }
        #expect(Self.distance(plain, Reference.arima) < 0.05, "\(plain)")
        let seasonal = Self.scaled(Reference.carbonDioxide) { model.forecast($0, period: 12, horizon: 12).forecast }
        #expect(Self.distance(seasonal, Reference.arimaSeasonal) < 0.003, "\(seasonal)")
        #expect(ArimaModel.isNotStationary(Reference.nile))
        #expect(!ArimaModel.isNotStationary(ArimaModel.difference(Reference.nile, 1)))
    }

    @Test("An autoregression is found again from its own values")
    func arimaRecovers() {
        var generator = SeededGenerator(seed: 11)
        var values = [0.0]
        for _ in 0..<400 { values.append(0.7 * values[values.count - 1] + generator.normal()) }
        let found = ArimaModel().forecast(values, period: 1, horizon: 3)
        #expect(found.fit.differences.plain == 0)
        let last = values[values.count - 1]
        #expect(abs(found.forecast[0] - 0.7 * last) < 0.35, "\(found.forecast) after \(last)")
        #expect(abs(found.forecast[2]) < abs(last) + 0.5)
    }

    @Test("Intermittent demand is statsforecast's")
    func intermittent() {
        let demand = Reference.demand
        #expect(IntermittentDemand.isIntermittent(demand))
        #expect(!IntermittentDemand.isIntermittent(Reference.nile))
        #expect(Self.distance(IntermittentDemand.croston(demand, horizon: 1), Reference.croston) < 1e-9)
        #expect(Self.distance(IntermittentDemand.syntetosBoylan(demand, horizon: 1), Reference.syntetosBoylan) < 1e-9)
        let tsb = IntermittentDemand.teunterSyntetosBabai(demand, horizon: 1)
        #expect(Self.distance(tsb, Reference.teunterSyntetosBabai) < 1e-9, "\(tsb)")
        #expect(IntermittentDemand.croston([0, 0], horizon: 2) == [0, 0])
    }

    @Test("Naive forecasts are statsforecast's")
    func naive() {
        #expect(NaiveForecast.last(Reference.nile, horizon: 2) == Reference.naive)
        #expect(NaiveForecast.season(Reference.carbonDioxide, period: 12, horizon: 14) == Reference.seasonalNaive)
        #expect(Self.distance(NaiveForecast.drift(Reference.nile, horizon: 3), Reference.drift) < 1e-12)
        #expect(NaiveForecast.season([1, 2], period: 3, horizon: 2) == [2, 2])
        #expect(NaiveForecast.drift([5], horizon: 2) == [5, 5])
        #expect(NaiveForecast.drift([1, 2], horizon: 0).isEmpty)
    }

    @Test("Normal quantiles are scipy's")
    func normalQuantiles() {
        for (p, expected) in zip(Reference.probabilities, Reference.normalQuantiles) {
            #expect(abs(NormalDistribution.quantile(p) - expected) < 1e-12 * Swift.max(1, abs(expected)), "\(p)")
        }
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
    }

    @Test("Layers tell a short season from a long one, and their methods follow both")
    func layers() {
        func value(_ step: Int) -> Double { 50 + (step % 6 < 3 ? 10 : -10) + (step % 24 < 6 ? 6 : -2) }
        let values = (0..<192).map(value)
        let layers = SeasonalLayers(values, periods: [24, 6])
        #expect(layers.periods == [6, 24])
        let rest = layers.without(values, layer: nil)
        #expect((Descriptive.range(rest).map { $0.upperBound - $0.lowerBound } ?? .nan) < 0.5)
        let forecast = LayeredSmoothing(iterations: 4).forecast(values, periods: [6, 24], horizon: 24)
        let lagged = LagRegression().forecast(values, periods: [6, 24], horizon: 24, differenced: false)
        for step in 0..<24 {
            #expect(abs(forecast[step] - value(192 + step)) < 0.6, "step \(step)")
            #expect(abs(lagged[step] - value(192 + step)) < 0.6, "step \(step)")
        }
    }

    @Test("Eight lanes compute what one candidate computes alone")
    func lanesAreIndependent() {
        let values = Reference.nile.map { $0 / 900 }
        let family = SmoothingFamily()
        let form = SmoothingForm(hasMultiplicativeError: true, trend: .damped, season: .none)
        let once = family.fit(values, form, .flat(), 3)
        let again = family.fit(values, form, .flat(), 3)
        #expect(once.forecast == again.forecast && once.parameters == again.parameters)
        #expect(once.squares <= 1.02 * SmoothingFamily.unrestricted.fit(values, form, .flat(), 3).squares)
    }
}
