extension ExactDecimal {
    /// The number that plain or scientific decimal text says, with as many decimals as are written; nil for other
    /// text and for more digits than 128 bits hold.
    public init?(decimal text: some StringProtocol) {
        var units: Int128 = 0
        var (scale, hasPoint, hasDigits, exponent) = (0, false, false, 0)
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == 0x2D
        if isNegative || bytes.first == 0x2B { bytes = bytes.dropFirst() }
        while let byte = bytes.popFirst() {
            switch byte {
            case 0x30...0x39:
                let (moved, tooLarge) = units.multipliedReportingOverflow(by: 10)
                let (next, overflow) = moved.subtractingReportingOverflow(Int128(byte - 0x30))
                if tooLarge || overflow { return nil }
                // Counted below zero, where 128 bits reach one further.
                units = next
                hasDigits = true
                if hasPoint { scale += 1 }
            case 0x2E where !hasPoint: hasPoint = true
            case 0x65 where hasDigits, 0x45 where hasDigits:
                guard let power = Int(String(decoding: bytes, as: UTF8.self)), abs(power) <= 400 else { return nil }
                exponent = power
                bytes = []
            default: return nil
            }
        }
        guard hasDigits, isNegative || units > Int128.min else { return nil }
        self.init(units: isNegative ? units : -units, scale: scale - exponent)
        guard self.scale < 0 else { return }
        guard let whole = rescaled(to: 0) else { return nil }
        self = whole
    }

    /// The number that the shortest digits of a Double say: `0.1` is one tenth; nil where it is not finite or 128 bits
    /// do not hold it.
    public init?(shortest value: Double) {
        guard value.isFinite else { return nil }
        self.init(decimal: value.description)
        // `2.0` is two.
        if scale == 1, units % 10 == 0 { self.init(units: units / 10, scale: 0) }
    }

    /// The exact difference at the larger scale; nil where 128 bits do not hold it.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        let common = max(scale, other.scale)
        guard let left = rescaled(to: common), let right = other.rescaled(to: common) else { return nil }
        let (difference, overflow) = left.units.subtractingReportingOverflow(right.units)
        return overflow ? nil : ExactDecimal(units: difference, scale: common)
    }

    /// The exact product, of both scales together; nil where 128 bits do not hold it.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = units.multipliedReportingOverflow(by: other.units)
        return overflow ? nil : ExactDecimal(units: product, scale: scale + other.scale)
    }

    /// The number with the other sign; nil for the one number that has no counterpart.
    public var negated: ExactDecimal? {
        units == Int128.min ? nil : ExactDecimal(units: -units, scale: scale)
    }

    /// Whether it is less than another number; nil where 128 bits do not hold both at one scale.
    public func isLess(than other: ExactDecimal) -> Bool? {
        let common = max(scale, other.scale)
        guard let left = rescaled(to: common), let right = other.rescaled(to: common) else { return nil }
        return left.units < right.units
    }

    /// The nearest number with so many decimals (none or more), halves away from zero.
    public func rounded(to decimals: Int) -> ExactDecimal {
        guard decimals >= 0, decimals < scale else { return self }
        guard let step = ExactDecimal.power(scale - decimals) else { return ExactDecimal(units: 0, scale: decimals) }
        let (whole, rest) = units.quotientAndRemainder(dividingBy: step)
        let isUp = rest.magnitude >= step.magnitude - rest.magnitude
        return ExactDecimal(units: isUp ? whole + (units < 0 ? -1 : 1) : whole, scale: decimals)
    }
}

extension ExactDecimal {
    /// The quotient as the nearest Double, ties to even: rounded once, whatever the operands' size. Nil where the
    /// divisor is zero, or where 128 bits do not hold both at one scale.
    public func quotient(by divisor: ExactDecimal) -> Double? {
        guard divisor.units != 0 else { return nil }
        guard units != 0 else { return 0 }
        let common = max(scale, divisor.scale)
        guard let top = rescaled(to: common)?.units, let bottom = divisor.rescaled(to: common)?.units else {
            return nil
        }
        let magnitude = ExactDecimal.quotient(top.magnitude, bottom.magnitude)
        return (top < 0) == (bottom < 0) ? magnitude : -magnitude
    }

    /// Both are moved up to 128 bits, so that the quotient has at least 126; of these 64 and whether any follows
    /// decide the Double.
    private static func quotient(_ top: UInt128, _ bottom: UInt128) -> Double {
        let (up, down) = (top.leadingZeroBitCount, bottom.leadingZeroBitCount)
        let dividend = top << up
        let (quotient, rest) = (bottom << down).dividingFullWidth((dividend >> 1, dividend << 127))
        let shift = 64 - quotient.leadingZeroBitCount
        var leading = UInt64(truncatingIfNeeded: quotient >> shift)
        let hasMore = rest != 0 || quotient != (quotient >> shift) << shift
        if hasMore { leading |= 1 }
        return Double(sign: .plus, exponent: shift + down - up - 127, significand: Double(leading))
    }
}
