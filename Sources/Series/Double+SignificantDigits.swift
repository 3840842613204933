extension Double {
    /// The Double nearest to this number written with 15 significant digits.
    ///
    /// Every decimal of up to 15 digits survives the way into a Double and back, so a sum of such numbers whose last bits
    /// depend on the order of its terms becomes the decimal that was meant: 0.1 + 0.2 is 0.3, whoever adds first. Numbers
    /// that are no decimals move by less than 5e-15 of their size. Not finite ones stay as they are.
    public var toFifteenDigits: Double {
        guard isFinite, self != 0 else { return self }
        let size = magnitude
        if size < 1e15, size == size.rounded(.down) { return self }
        guard size > 1e-290, size < 1e290 else { return self }
        // The logarithm of two is a guess for the place of the first digit; the scaled number tells whether it holds.
        var places = 14 - Int((Double(size.exponent) * 0.301_029_995_663_981_2).rounded(.down))
        var scaled = Self.scaled(size, places)
        while scaled.high >= 1e15 {
            places -= 1
            scaled = Self.scaled(size, places)
        }
        var digits = scaled.high.rounded()
        let rest = (scaled.high - digits) + scaled.low
        if rest > 0.5 { digits += 1 } else if rest < -0.5 { digits -= 1 }
        // With powers of ten that are held exactly, one operation rounds once.
        if (0...22).contains(places) {
            return Double(sign: sign, exponent: 0, significand: digits / Self.powers[places])
        }
        if (-22..<0).contains(places) {
            return Double(sign: sign, exponent: 0, significand: digits * Self.powers[-places])
        }
        let nearest = Double("\(Int64(digits))e\(-places)") ?? size
        return sign == .minus ? -nearest : nearest
    }

    /// The number times a power of ten, as the nearest Double and what it leaves over.
    private static func scaled(_ size: Double, _ places: Int) -> (high: Double, low: Double) {
        var (high, low, rest) = (size, 0.0, places)
        while rest != 0 {
            let factor = powers[Swift.min(abs(rest), 22)]
            if rest > 0 {
                let product = high * factor
                low = (-product).addingProduct(high, factor) + low * factor
                high = product
            } else {
                let quotient = high / factor
                low = (high.addingProduct(-quotient, factor) + low) / factor
                high = quotient
            }
            rest += rest > 0 ? -Swift.min(rest, 22) : Swift.min(-rest, 22)
        }
        return (high, low)
    }

    /// Powers of ten that a Double holds exactly.
    private static let powers: [Double] = {
        var list: [Double] = [1]
        for _ in 0..<22 { list.append(list[list.count - 1] * 10) }
        return list
    }()
}
