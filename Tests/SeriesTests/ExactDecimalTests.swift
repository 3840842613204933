import Series
import Testing

@Suite struct ExactDecimalTests {
    @Test(
        arguments: [
            (1_234_567, 2, "12345.67"), (-5, 2, "-0.05"), (0, 2, "0.00"), (7, 0, "7"), (-120, 1, "-12.0"),
            (3, -2, "300"), (0, -2, "0"), (100, 3, "0.100"),
        ] as [(Int128, Int, String)])
    func writesEveryDecimal(units: Int128, scale: Int, text: String) {
        #expect(ExactDecimal(units: units, scale: scale).description == text)
    }

    @Test func extremeUnitsHaveText() {
        #expect(ExactDecimal(units: .min, scale: 38).description == "-1.70141183460469231731687303715884105728")
    }

    @Test func doubleIsTheNearestOne() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let units = Int128(Int64.random(in: .min ... .max, using: &random)) >> Int128.random(in: 0...60)
            let scale = Int.random(in: 0...25, using: &random)
            let decimal = ExactDecimal(units: units, scale: scale)
            #expect(decimal.double == Double(decimal.description), "\(units) at scale \(scale)")
        }
    }

    @Test func sumsAtTheLargerScale() {
        let sum = ExactDecimal(units: 15, scale: 1).adding(ExactDecimal(units: 25, scale: 3))
        #expect(sum == ExactDecimal(units: 1_525, scale: 3))
    }

    @Test func overflowIsNil() {
        #expect(ExactDecimal(units: .max, scale: 0).adding(ExactDecimal(units: 1, scale: 0)) == nil)
        #expect(ExactDecimal(units: .max, scale: 0).rescaled(to: 1) == nil)
        #expect(ExactDecimal(units: 1, scale: 0).rescaled(to: 39) == nil)
        #expect(ExactDecimal(units: 1, scale: Int.min).rescaled(to: Int.max) == nil)
        #expect(ExactValues(scale: 0, units: [.max, 1]).total() == nil)
    }

    @Test func tenMillionTenthsAreExactlyAMillion() {
        let tenths = ExactValues(scale: 1, units: Array(repeating: 1, count: 10_000_000))
        #expect(tenths.total()?.description == "1000000.0")
        #expect(tenths.total()?.double == 1_000_000)
    }
}
