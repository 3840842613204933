import Testing

@testable import Statistics

@Suite("Forecasts of any history")
struct ForecasterTests {
    static func monthly(_ seed: UInt64, count: Int = 72) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        var level = 100.0
        return (0..<count).map { (step: Int) -> Double in
            level += generator.normal() + 0.3
            return level * (step % 12 == 11 ? 1.4 : 1) + 3 * generator.normal()
        }
    }

    @Test("The season and the growth of a clear series are continued")
    func followsSeasonAndTrend() {
        let values = (0..<84).map { (step: Int) -> Double in (100 + Double(step)) * (step % 12 == 11 ? 1.5 : 1) }
        let forecast = Forecaster(periods: [12], bounds: .nonNegative).forecast(values, horizonSteps: 12)
        #expect(forecast.basis == .methods)
        for step in 0..<12 {
            let next = Double(184 + step) * ((84 + step) % 12 == 11 ? 1.5 : 1)
            #expect(abs(forecast.mean[step] / next - 1) < 0.04, "step \(step): \(forecast.mean[step]), not \(next)")
        }
    }

    @Test("Histories too short to fit have a stated answer")
    func shortHistories() {
        let forecaster = Forecaster(periods: [12])
        let none = forecaster.forecast([.nan, .infinity], horizonSteps: 2)
        #expect(none.basis == .nothing && none.mean.allSatisfy { $0.isNaN })
        #expect(none.interval(level: 0.9).lower.allSatisfy { $0.isNaN })
        #expect(forecaster.forecast([], horizonSteps: 0).mean.isEmpty)
        let one = forecaster.forecast([8], horizonSteps: 3)
        #expect(one.basis == .singleValue && one.mean == [8, 8, 8])
        #expect(one.interval(level: 0.8).lower[0] < 8 && one.interval(level: 0.8).upper[0] > 8)
        let same = forecaster.forecast([5, 5, 5, 5, 5, 5, 5], horizonSteps: 2)
        #expect(same.basis == .constant && same.mean == [5, 5] && same.interval(level: 0.95).upper == [5, 5])
        let few = forecaster.forecast([1, 2, 4], horizonSteps: 2)
        #expect(few.basis == .fewValues && few.mean == [4, 4])
        let zero = forecaster.forecast([0, 0, 0], horizonSteps: 1)
        #expect(zero.basis == .constant && zero.mean == [0])
        let season = forecaster.forecast(Self.monthly(1, count: 17), horizonSteps: 6)
        #expect(season.basis == .methods && season.mean.allSatisfy { $0.isFinite })
    }

    @Test("A power of two as factor scales every number exactly", arguments: [0.25, 1024.0, 0x1p-60, 0x1p200])
    func scales(factor: Double) {
        let values = Self.monthly(3)
        let forecaster = Forecaster(periods: [12])
        let one = forecaster.forecast(values, horizonSteps: 6)
        let scaled = forecaster.forecast(values.map { $0 * factor }, horizonSteps: 6)
        #expect(scaled.mean == one.mean.map { $0 * factor })
        #expect(scaled.quantiles(0.9) == one.quantiles(0.9).map { $0 * factor })
        #expect(scaled.paths(count: 3, seed: 1).values == one.paths(count: 3, seed: 1).values.map { $0 * factor })
    }

    @Test("Methods without logarithms and factors move with the level and the sign of a series")
    func additiveMethodsAreAffine() {
        let values = Self.monthly(4).map { ($0 - 120) / 30 }
        let moved = values.map { 0.5 - 2 * $0 }
        let forms = SmoothingForm.stable(positive: false, seasonal: false)
        for form in forms {
            let one = SmoothingFamily().fit(values, form, .flat(), 4).forecast
            let other = SmoothingFamily().fit(moved, form, .flat(), 4).forecast
            for step in 0..<4 { #expect(abs(other[step] - (0.5 - 2 * one[step])) < 2e-2, "\(form.name), step \(step)") }
        }
        let theta = ThetaModel().forecast(values, horizon: 4)
        let movedTheta = ThetaModel().forecast(moved, horizon: 4)
        for step in 0..<4 { #expect(abs(movedTheta[step] - (0.5 - 2 * theta[step])) < 2e-2, "Theta, step \(step)") }
        let regression = LagRegression(ridge: 0)
        let lags = regression.forecast(values, periods: [], horizon: 4, differenced: false)
        let movedLags = regression.forecast(moved, periods: [], horizon: 4, differenced: false)
        for step in 0..<4 { #expect(abs(movedLags[step] - (0.5 - 2 * lags[step])) < 1e-6, "lags, step \(step)") }
    }

    @Test("Intervals nest and hold the centre", arguments: [1, 2, 3] as [UInt64])
    func intervalsNest(seed: UInt64) {
        let forecast = Forecaster(periods: [12], bounds: .nonNegative).forecast(Self.monthly(seed), horizonSteps: 12)
        var (inner, outer) = (forecast.interval(level: 0), forecast.interval(level: 0))
        for level in [0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999] {
            outer = forecast.interval(level: level)
            for step in 0..<12 {
                #expect(outer.lower[step] <= inner.lower[step] && outer.upper[step] >= inner.upper[step])
                #expect(outer.lower[step] <= forecast.mean[step] && forecast.mean[step] <= outer.upper[step])
            }
            inner = outer
        }
    }

    @Test("Quantiles of paths are those of the intervals")
    func pathsAgreeWithIntervals() {
        let forecast = Forecaster(periods: [12]).forecast(Self.monthly(5), horizonSteps: 8)
        let paths = forecast.paths(count: 8_000, seed: 9)
        let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
        let simulated = paths.quantiles(probabilities)
        for (index, probability) in probabilities.enumerated() {
            let expected = forecast.quantiles(probability)
            for step in 0..<8 {
                let width = forecast.quantiles(0.95)[step] - forecast.quantiles(0.05)[step]
                #expect(abs(simulated[index][step] - expected[step]) < 0.04 * width, "\(probability), step \(step)")
            }
        }
        #expect(paths.values == forecast.paths(count: 8_000, seed: 9).values)
        #expect(paths.values != forecast.paths(count: 8_000, seed: 10).values)
    }

    @Test("A rate stays between 0 and 1, a count above 0")
    func bounds() {
        var generator = SeededGenerator(seed: 2)
        let rates = (0..<40).map { (step: Int) -> Double in
            Swift.min(1, 0.9 + 0.02 * Double(step % 5) + 0.04 * generator.uniform())
        }
        let rate = Forecaster(bounds: .unit).forecast(rates, horizonSteps: 10)
        for path in rate.paths(count: 500, seed: 1).values { #expect(path >= 0 && path <= 1) }
        #expect(rate.mean.allSatisfy { $0 > 0.85 && $0 <= 1 })
        let counts = (0..<60).map { _ in generator.poisson(mean: 0.6) }
        let count = Forecaster(periods: [7], bounds: .nonNegative).forecast(counts, horizonSteps: 5)
        #expect(count.interval(level: 0.99).lower.allSatisfy { $0 >= 0 })
        #expect(abs(count.mean[0] - 0.6) < 0.4, "\(count.mean)")
        #expect(count.paths(count: 200, seed: 3).values.contains(0))
    }

    @Test("Gaps are bridged, and missing values at the end move the forecast on")
    func gaps() {
        let full = Self.monthly(6)
        let forecaster = Forecaster(periods: [12])
        var holes = full
        for step in [10, 31, 32, 50] { holes[step] = .nan }
        let whole = forecaster.forecast(full, horizonSteps: 6)
        let bridged = forecaster.forecast(holes, horizonSteps: 6)
        for step in 0..<6 { #expect(abs(bridged.mean[step] / whole.mean[step] - 1) < 0.05) }
        let late = forecaster.forecast(full + [.nan, .nan], horizonSteps: 4)
        let early = forecaster.forecast(full, horizonSteps: 6)
        #expect(late.mean == Array(early.mean.suffix(4)))
        #expect(forecaster.forecast([.nan, .nan] + full, horizonSteps: 6).mean == early.mean)
    }

    @Test("One wild value does not carry the forecast away where outliers are ignored")
    func outliers() {
        let clean = Self.monthly(7)
        var wild = clean
        wild[68] = 2_000
        let forecaster = Forecaster(periods: [12], ignoresOutliers: true)
        let expected = forecaster.forecast(clean, horizonSteps: 6).mean
        let found = forecaster.forecast(wild, horizonSteps: 6).mean
        for step in 0..<6 { #expect(abs(found[step] / expected[step] - 1) < 0.1, "step \(step)") }
        let shift = (0..<40).map { (step: Int) -> Double in (step < 20 ? 10 : 30) + 0.1 * Double(step % 3) }
        #expect(OutlierRepair.cleaned(shift, periods: []) == shift)
    }

    @Test("Weights are positive and sum to one; origins leave half of the series")
    func evidence() throws {
        let repaired = try #require(HistoryRepair(Self.monthly(8), periods: [12]))
        let evidence = ForecastEvidence(repaired.values, periods: [12], horizon: 12, isIntermittent: false)
        #expect(abs(evidence.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
        #expect(evidence.weights.allSatisfy { $0.weight > 0 })
        #expect(RollingOrigins.withheld(count: 72, horizon: 12) == [4, 8, 12, 16])
        #expect(RollingOrigins.withheld(count: 700, horizon: 48) == [48, 96, 144, 192])
        #expect(RollingOrigins.withheld(count: 9, horizon: 6).isEmpty)
        #expect(evidence.errors.count == 4)
    }

    @Test("Holidays of the past tell what those to come will do; other days are left alone")
    func calendar() {
        var generator = SeededGenerator(seed: 12)
        let holidays = [20, 61, 97, 133, 158, 173]
        let values = (0..<170).map { (step: Int) -> Double in
            (100 + 20 * Double(step % 7 == 5 ? 1 : 0) + 2 * generator.normal()) * (holidays.contains(step) ? 0.4 : 1)
        }
        let effects = CalendarEffects(columns: [CalendarEffects.indicator(at: holidays, count: 177)])
        let forecaster = Forecaster(periods: [7], bounds: .nonNegative)
        let forecast = forecaster.forecast(values, horizonSteps: 7, calendar: effects)
        #expect(forecast.mean[3] > 35 && forecast.mean[3] < 65, "\(forecast.mean)")
        for step in [0, 1, 4, 5] { #expect(forecast.mean[step] > 90 && forecast.mean[step] < 130, "\(forecast.mean)") }
        #expect(forecaster.forecast(values, horizonSteps: 7).mean[3] > 90)
        let nothing = CalendarEffects(columns: [[Double](repeating: 1, count: 177), []])
        let same = forecaster.forecast(values, horizonSteps: 7, calendar: nothing).mean
        for (one, other) in zip(same, forecaster.forecast(values, horizonSteps: 7).mean) {
            #expect(abs(one - other) < 1e-6 * other)
        }
    }
}
