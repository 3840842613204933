import RealModule

/// Student's t distribution.
enum StudentDistribution {
    /// The probability of a value at least as far from zero as `t`. O(iterations of the fraction, some dozens).
    ///
    /// Source: Abramowitz & Stegun (1964), 26.7.1 and 26.5.8: the regularised incomplete beta function by its continued
    /// fraction, evaluated as Lentz (1976) does.
    static func twoSided(_ t: Double, degreesOfFreedom: Double) -> Double {
        guard t.isFinite, degreesOfFreedom > 0 else { return t.isNaN ? .nan : 0 }
        return incompleteBeta(
            degreesOfFreedom / (degreesOfFreedom + t * t), t * t / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5
        )
    }

    /// I_x(a, b), with 1 − x given apart so that nothing cancels.
    static func incompleteBeta(_ x: Double, _ complement: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard complement > 0 else { return 1 }
        let front = Double.exp(
            Double.logGamma(a + b) - Double.logGamma(a) - Double.logGamma(b) + a * Double.log(x)
                + b * Double.log(complement))
        if x < (a + 1) / (a + b + 2) { return front * fraction(x, a, b) / a }
        return 1 - front * fraction(complement, b, a) / b
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...400 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            let change = d * c
            result *= change
            if abs(change - 1) < 1e-15 { break }
        }
        return result
    }
}
