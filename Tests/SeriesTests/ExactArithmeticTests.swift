import Series
import Testing

@Suite("Arithmetic of exact decimals")
struct ExactArithmeticTests {
    private func number(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(decimal: text), "\(text)") }

    @Test(
        "text is read digit by digit",
        arguments: [
            ("0.1", "0.1"), ("-12.50", "-12.50"), ("+7", "7"), ("1e3", "1000"), ("2.5e-3", "0.0025"), (".5", "0.5"),
            ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"), ("0", "0"),
        ])
    func reads(text: String, printed: String) throws { #expect(try number(text).description == printed) }

    @Test("other text is none", arguments: ["", "-", ".", "1.2.3", "1e", "e5", "١", "0x10", "1 000", "nan", "1e999"])
    func refuses(text: String) { #expect(ExactDecimal(decimal: text) == nil) }

    @Test("what 128 bits do not hold is none, never a trap")
    func overflow() throws {
        let (most, least) = (ExactDecimal(units: .max, scale: 0), ExactDecimal(units: .min, scale: 0))
        let (one, tenth, two) = (try number("1"), try number("0.1"), try number("2"))
        #expect(ExactDecimal(decimal: "170141183460469231731687303715884105728") == nil)
        #expect(most.adding(one) == nil)
        #expect(least.subtracting(one) == nil)
        #expect(most.multiplied(by: two) == nil)
        #expect(least.negated == nil)
        #expect(most.adding(tenth) == nil)
        #expect(most.isLess(than: tenth) == nil)
        #expect(most.quotient(by: most) == 1)
        #expect(least.quotient(by: most) == -1)
    }

    @Test("a tenth and two tenths are three tenths")
    func tenths() throws {
        let (one, two, three) = (try number("0.1"), try number("0.2"), try number("0.3"))
        #expect(one.adding(two) == three)
        #expect(one.adding(two)?.double == 0.3)
        #expect(three.quotient(by: one) == 3)
        #expect(one.multiplied(by: one)?.description == "0.01")
        #expect(ExactDecimal(shortest: 0.1) == one)
        #expect(ExactDecimal(shortest: 2.0)?.description == "2")
        #expect(ExactDecimal(shortest: .nan) == nil)
        #expect(ExactDecimal(shortest: 1e300) == nil)
    }

    @Test(
        "halves are rounded away from zero, as they are written",
        arguments: [
            ("1.005", 2, "1.01"), ("-1.005", 2, "-1.01"), ("2.675", 2, "2.68"), ("0.5", 0, "1"), ("-0.5", 0, "-1"),
            ("0.4999", 0, "0"), ("1.0049", 2, "1.00"), ("9.995", 2, "10.00"), ("7", 2, "7"),
        ])
    func rounding(text: String, decimals: Int, rounded: String) throws {
        #expect(try number(text).rounded(to: decimals).description == rounded)
    }

    @Test("a quotient is the nearest Double")
    func quotients() throws {
        // Of whole numbers below 2^53 the hardware's division is that, and so it is where a scale only moves them.
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let top = Int64.random(in: -(1 << 45)...(1 << 45), using: &random)
            let bottom = Int64.random(in: 1...(1 << 45), using: &random)
            let wanted = Double(top) / Double(bottom)
            #expect(
                ExactDecimal(units: Int128(top), scale: 0).quotient(by: ExactDecimal(units: Int128(bottom), scale: 0))
                    == wanted, "\(top) / \(bottom)")
            #expect(
                ExactDecimal(units: Int128(top), scale: 2).quotient(by: ExactDecimal(units: Int128(bottom), scale: 0))
                    == Double(top) / Double(bottom * 100), "\(top)e-2 / \(bottom)")
        }
        // Rounded first, the dividend would be one less and the quotient not whole.
        let (top, three, zero) = (try number("9007199254740993"), try number("3"), try number("0"))
        #expect(top.quotient(by: three) == 3_002_399_751_580_331)
        #expect(top.double / 3 != 3_002_399_751_580_331)
        #expect(top.quotient(by: zero) == nil)
        #expect(zero.quotient(by: top) == 0)
    }
}
