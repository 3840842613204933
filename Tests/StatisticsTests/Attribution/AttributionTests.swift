import RealModule
import Testing

@testable import Statistics

@Suite struct AttributionTests {
    @Test(arguments: 1...20)
    func everythingAddsUp(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let parts = 1 + generator.index(below: 8)
        func draw() -> [Double] { (0..<parts).map { _ in Double.exp(3 * generator.normal()) } }
        let (a, b, c, d) = (draw(), draw(), draw(), draw())
        let sums = try SumAttribution.attribute(before: a, after: b)
        #expect(abs(sums.residual) <= 1e-12 * (abs(sums.before) + abs(sums.after)))
        let ratio = try RatioAttribution(
            numeratorsBefore: a, denominatorsBefore: b, numeratorsAfter: c, denominatorsAfter: d)
        #expect(abs(ratio.residual) <= 1e-10 * (abs(ratio.before) + abs(ratio.after)), "seed \(seed)")
        let shapley = try FormulaAttribution.shapley(before: a, after: b) { (x: [Double]) -> Double in
            x.reduce(1, *) / (1 + x.reduce(0, +))
        }
        #expect(abs(shapley.residual) <= 1e-12 * (abs(shapley.before) + abs(shapley.after)))
        let product = try FormulaAttribution.logarithmicMean(before: a, after: b)
        #expect(abs(product.residual) <= 1e-10 * (abs(product.before) + abs(product.after)))
    }

    /// The glove game: two with a left glove, one with a right; the right one is worth 2/3 (Shapley 1953 and any textbook).
    @Test func gloves() throws {
        let table = [0.0, 0, 0, 0, 0, 1, 1, 1]
        let values = try FormulaAttribution.shapley(values: table).contributions.map(\.amount)
        for (ours, known) in zip(values, [1.0 / 6, 1.0 / 6, 2.0 / 3]) { #expect(abs(ours - known) < 1e-15) }
    }

    /// For a product of two the value is the change of one times the mean of the other.
    @Test func productsOfTwo() throws {
        let values = try FormulaAttribution.shapley(before: [100, 2], after: [130, 3]) { $0[0] * $0[1] }.contributions
        #expect(values.map(\.amount) == [30 * 2.5, 1 * 115])
        let logs = try FormulaAttribution.logarithmicMean(before: [100, 2], after: [130, 3]).contributions
        let mean = 190 / Double.log(390.0 / 200)
        #expect(abs(logs[0].amount - mean * Double.log(1.3)) < 1e-10)
        #expect(abs(logs[1].amount - mean * Double.log(1.5)) < 1e-10)
    }

    /// Simpson's paradox: every rate rises, the whole falls; the fall is mix alone.
    @Test func mixAndRate() throws {
        let effects = try RatioAttribution(
            numeratorsBefore: [81, 20], denominatorsBefore: [90, 100], numeratorsAfter: [10, 200],
            denominatorsAfter: [11, 900])
        #expect(effects.change < 0)
        #expect(effects.rate.allSatisfy { (value: Double) -> Bool in value > 0 })
        #expect(Descriptive.sum(effects.mix) < effects.change)
        let same = try RatioAttribution(
            numeratorsBefore: [5, 10], denominatorsBefore: [50, 20], numeratorsAfter: [10, 20],
            denominatorsAfter: [100, 40])
        for effect in same.mix + same.rate { #expect(abs(effect) < 1e-15) }
        let opened = try RatioAttribution(
            numeratorsBefore: [5, 0], denominatorsBefore: [50, 0], numeratorsAfter: [5, 9], denominatorsAfter: [50, 50])
        #expect(opened.rate[1] == 0 && abs(opened.residual) < 1e-15 && opened.mix[1] > 0)
        let orphan = try RatioAttribution(
            numeratorsBefore: [5, 2], denominatorsBefore: [50, 0], numeratorsAfter: [5, 0], denominatorsAfter: [50, 0])
        #expect(abs(orphan.residual) < 1e-15)
    }

    @Test func aUsualMoveIsNoCause() throws {
        var generator = SeededGenerator(seed: 4)
        let series = (0..<700).map { _ in 100 + 10 * generator.normal() }
        let usual = SumAttribution.usualChange(of: series, window: 7)
        // Sums of seven with 10 each: √7 · √2 · 10.
        #expect(abs(usual - 37.4) < 6)
        let parts = try SumAttribution.attribute(
            before: [700, 700, 5], after: [730, 400, 6], usualChanges: [usual, usual, .nan]
        ).contributions
        #expect(parts.map(\.isBeyondNoise) == [false, true, true])
        #expect(parts[2].unusualness == nil)
        #expect(SumAttribution.usualChange(of: [1, 2, 3], window: 1).isNaN)
        #expect(SumAttribution.usualChange(of: [], window: 0).isNaN)
        let still = try SumAttribution.attribute(before: [1, 1], after: [1, 2], usualChanges: [0, 0]).contributions
        #expect(still.map(\.isBeyondNoise) == [false, true])
    }

    @Test func badInputSaysWhy() {
        #expect(throws: AttributionGap.empty) { try SumAttribution.attribute(before: [], after: []) }
        #expect(throws: AttributionGap.differentLength(parts: 1, expected: 2)) {
            try SumAttribution.attribute(before: [1, 2], after: [1])
        }
        #expect(throws: AttributionGap.missing(part: 1)) {
            try SumAttribution.attribute(before: [1, .nan], after: [1, 2])
        }
        #expect(throws: AttributionGap.missing(part: 0)) {
            try FormulaAttribution.logarithmicMean(before: [1], after: [.infinity])
        }
        #expect(throws: AttributionGap.noDenominator) {
            try RatioAttribution(
                numeratorsBefore: [1], denominatorsBefore: [0], numeratorsAfter: [1], denominatorsAfter: [1])
        }
        #expect(throws: AttributionGap.notPositive(part: 1)) {
            try FormulaAttribution.logarithmicMean(before: [1, 0], after: [1, 2])
        }
        #expect(throws: AttributionGap.formulaUndefined) {
            try FormulaAttribution.shapley(before: [1, 0], after: [2, 1]) { $0[0] / $0[1] }
        }
        #expect(throws: AttributionGap.tooManyInputs(count: 13, most: 12)) {
            try FormulaAttribution.shapley(
                before: [Double](repeating: 1, count: 13), after: [Double](repeating: 2, count: 13)
            ) { $0.reduce(0, +) }
        }
        #expect(throws: AttributionGap.empty) { try FormulaAttribution.shapley(values: [1]) }
        #expect(throws: AttributionGap.differentLength(parts: 3, expected: 4)) {
            try FormulaAttribution.shapley(values: [1, 2, 3])
        }
    }
}
