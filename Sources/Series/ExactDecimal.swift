/// An exact decimal number: `units × 10^−scale`.
public struct ExactDecimal: Sendable, Hashable, CustomStringConvertible {
    /// The number in units of 10^−scale.
    public var units: Int128
    /// Decimals, usually 0...18.
    public var scale: Int

    /// A number from its parts.
    public init(units: Int128, scale: Int) {
        self.units = units
        self.scale = scale
    }

    /// Ten to a power 0...38, nil beyond: more does not fit in 128 bits.
    static func power(_ exponent: Int) -> Int128? {
        powers.indices.contains(exponent) ? powers[exponent] : nil
    }

    private static let powers: [Int128] = {
        var list: [Int128] = [1]
        for _ in 0..<38 { list.append(list[list.count - 1] * 10) }
        return list
    }()

    /// Plain decimal text in full, such as `-12345.67`; as many decimals as the scale says.
    public var description: String {
        let digits = String(units.magnitude)
        let sign = units < 0 ? "-" : ""
        if scale <= 0 { return sign + digits + (units == 0 ? "" : String(repeating: "0", count: min(-scale, 400))) }
        if digits.count > scale { return sign + digits.dropLast(scale) + "." + digits.suffix(scale) }
        return sign + "0." + String(repeating: "0", count: scale - digits.count) + digits
    }

    /// The nearest Double, ties to even: correctly rounded.
    public var double: Double {
        let exactlyHeld: UInt128 = 1 << 53
        if units.magnitude <= exactlyHeld, scale >= 0, scale <= 22 {
            return Double(Int64(units)) / ExactDecimal.doublePowers[scale]
        }
        return Double("\(units)e\(-scale)") ?? .nan
    }

    /// Powers of ten that a Double holds exactly, so that one division rounds once.
    private static let doublePowers: [Double] = {
        var list: [Double] = [1]
        for _ in 0..<22 { list.append(list[list.count - 1] * 10) }
        return list
    }()

    /// The same number at a scale at least as large; nil where 128 bits do not hold it.
    public func rescaled(to newScale: Int) -> ExactDecimal? {
        guard newScale >= scale else { return nil }
        if units == 0 { return ExactDecimal(units: 0, scale: newScale) }
        let (steps, tooFar) = newScale.subtractingReportingOverflow(scale)
        guard !tooFar, let factor = ExactDecimal.power(steps) else { return nil }
        let (product, overflow) = units.multipliedReportingOverflow(by: factor)
        return overflow ? nil : ExactDecimal(units: product, scale: newScale)
    }

    /// The exact sum at the larger scale; nil where 128 bits do not hold it.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let common = max(scale, other.scale)
        guard let left = rescaled(to: common), let right = other.rescaled(to: common) else { return nil }
        let (sum, overflow) = left.units.addingReportingOverflow(right.units)
        return overflow ? nil : ExactDecimal(units: sum, scale: common)
    }
}
