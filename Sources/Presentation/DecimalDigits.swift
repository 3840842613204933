/// A finite number as decimal digits, so that rounding is done on what people would write, not on binary fractions.
struct DecimalDigits {
    /// Whether it is below zero.
    var isNegative: Bool
    /// Digits 0...9 without leading zeros; empty for zero.
    var digits: [UInt8]
    /// Position of the decimal point: the number is 0.d₁d₂… × 10^point.
    var point: Int

    /// The shortest digits that read back as the number; nil where it is not finite.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init(decimal: value.description)
    }

    /// Plain or scientific decimal text; nil for anything else.
    init?(decimal text: String) {
        var digits: [UInt8] = []
        var (point, hasPoint, exponent) = (0, false, 0)
        var bytes = Array(text.utf8)[...]
        isNegative = bytes.first == 0x2D
        if isNegative { bytes = bytes.dropFirst() }
        while let byte = bytes.popFirst() {
            switch byte {
            case 0x30...0x39:
                digits.append(byte - 0x30)
                if !hasPoint { point += 1 }
            case 0x2E where !hasPoint: hasPoint = true
            case 0x65, 0x45:
                guard let power = Int(String(decoding: bytes, as: UTF8.self)), abs(power) < 10_000 else { return nil }
                exponent = power
                bytes = []
            default: return nil
            }
        }
        let leading = digits.prefix { $0 == 0 }.count
        self.digits = Array(digits.dropFirst(leading))
        self.point = point + exponent - leading
        while self.digits.last == 0 { self.digits.removeLast() }
        if self.digits.isEmpty {
            self.point = 0
            isNegative = false
        }
    }

    /// The same number a power of ten larger.
    func scaled(by power: Int) -> DecimalDigits {
        var result = self
        if !digits.isEmpty { result.point += power }
        return result
    }

    /// The number rounded to so many decimals, halves away from zero.
    func rounded(to decimals: Int) -> DecimalDigits {
        var result = self
        let kept = point + decimals
        guard kept < digits.count else { return result }
        guard kept >= 0 else { return result.zero }
        let isUp = digits[kept] >= 5
        result.digits = Array(digits.prefix(kept))
        if isUp {
            var position = kept - 1
            while position >= 0, result.digits[position] == 9 {
                result.digits[position] = 0
                position -= 1
            }
            if position >= 0 {
                result.digits[position] += 1
            } else {
                result.digits.insert(1, at: 0)
                result.point += 1
            }
        }
        while result.digits.last == 0 { result.digits.removeLast() }
        return result.digits.isEmpty ? result.zero : result
    }

    private var zero: DecimalDigits {
        var result = self
        result.digits = []
        result.point = 0
        result.isNegative = false
        return result
    }

    /// Digits before the decimal point, `0` where there are none.
    var whole: String {
        guard point > 0 else { return "0" }
        let padded = digits.prefix(point) + Array(repeating: 0, count: max(0, point - digits.count))
        return String(decoding: padded.map { $0 + 0x30 }, as: UTF8.self)
    }

    /// Digits after the decimal point, at least so many.
    func fraction(atLeast count: Int) -> String {
        let zeros = Array(repeating: UInt8(0), count: digits.isEmpty ? 0 : max(0, -point))
        var fraction = zeros + digits.dropFirst(max(0, point))
        while fraction.count < count { fraction.append(0) }
        return String(decoding: fraction.map { $0 + 0x30 }, as: UTF8.self)
    }
}
