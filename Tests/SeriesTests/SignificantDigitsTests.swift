import Series
import Testing

/// Doubles to 15 digits.
@Suite("Fifteen digits")
struct SignificantDigitsTests {
    /// Numbers, and what was meant.
    static let meant: [(Double, Double)] = [
        (0.1 + 0.2, 0.3), (0.7 + 0.1, 0.8), (-0.1 - 0.2, -0.3), (1_234_567.889_999_999_9, 1_234_567.89), (0, 0),
        (3e-300, 3e-300), (1.1e-25 + 2.2e-25, 3.3e-25), (4.35 * 100, 435), (9.999_999_999_999_999_9, 10),
        (0.1 * 3e40, 3e39), (999_999_999_999_999, 999_999_999_999_999), (1e300, 1e300),
    ]

    @Test("give the decimal that was meant", arguments: meant)
    func examples(value: Double, meant: Double) {
        #expect(value.toFifteenDigits == meant)
    }

    @Test("stay what they are where the engine gives no number")
    func notFinite() {
        #expect(Double.nan.toFifteenDigits.isNaN && Double.infinity.toFifteenDigits == .infinity)
        #expect((-0.0).toFifteenDigits.sign == .minus)
    }

    @Test("are kept by every decimal that has no more, and move nothing by more than 5e-15", arguments: 0..<20)
    func properties(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<2_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let digits = Int64(state >> 14) % 1_000_000_000_000_000
            let exponent = Int(state % 81) - 60
            guard let decimal = Double("\(digits)e\(exponent)") else { continue }
            #expect(decimal.toFifteenDigits == decimal, "\(digits)e\(exponent), seed \(seed)")
            let neighbour = decimal.nextUp.toFifteenDigits
            #expect(neighbour == decimal || decimal == 0, "\(digits)e\(exponent), seed \(seed)")
            let other = Double(bitPattern: state)
            guard other.isFinite, other != 0 else { continue }
            let rounded = other.toFifteenDigits
            #expect(rounded.toFifteenDigits == rounded && abs(rounded - other) <= 5.1e-15 * abs(other), "seed \(seed)")
        }
    }
}
