import RealModule

/// Contributions of inputs to the change of what a formula makes of them.
///
/// Source: Shapley (1953) and Ang (2005), named at each.
public enum FormulaAttribution {
    /// At most so many inputs are tried in all orders: 2¹² mixtures.
    ///
    /// Source: definition.
    public static let most = 12

    /// What each input adds, averaged over all orders in which inputs may move from old to new.
    ///
    /// - Parameter formula: the value for given inputs; NaN where there is none.
    /// - Throws: `AttributionGap`.
    ///
    /// O(2ⁿ × n), with 2ⁿ calls of the formula.
    ///
    /// Source: Shapley, L. S. (1953), "A value for n-person games", equation 12; Sun (1998) for its use on changes.
    public static func shapley(
        before: [Double], after: [Double], formula: ([Double]) -> Double
    ) throws(AttributionGap) -> Attribution {
        try AttributionInputs.check([before, after])
        guard before.count <= most else { throw .tooManyInputs(count: before.count, most: most) }
        let table = (0..<(1 << before.count)).map { (moved: Int) -> Double in
            formula(
                before.indices.map { (input: Int) -> Double in moved >> input & 1 == 1 ? after[input] : before[input] })
        }
        return try shapley(values: table)
    }

    /// The same from a table: place m holds the value when the inputs whose bits are set in m are new and the others old.
    ///
    /// - Throws: `AttributionGap`.
    ///
    /// O(2ⁿ × n).
    ///
    /// Source: Shapley (1953), equation 12.
    public static func shapley(values: [Double]) throws(AttributionGap) -> Attribution {
        let inputs = values.count > 1 ? (values.count - 1).bitWidth - (values.count - 1).leadingZeroBitCount : 0
        guard inputs > 0 else { throw .empty }
        guard values.count == 1 << inputs else { throw .differentLength(parts: values.count, expected: 1 << inputs) }
        guard inputs <= most else { throw .tooManyInputs(count: inputs, most: most) }
        guard values.allSatisfy({ (value: Double) -> Bool in value.isFinite }) else { throw .formulaUndefined }
        // s! (n − s − 1)! / n!, from s = 0 upward.
        var weights = [1 / Double(inputs)]
        for size in 1..<Swift.max(2, inputs) {
            weights.append(weights[size - 1] * Double(size) / Double(Swift.max(1, inputs - size)))
        }
        let contributions = (0..<inputs).map { (input: Int) -> Contribution in
            var terms: [Double] = []
            for others in values.indices where others >> input & 1 == 0 {
                terms.append(weights[others.nonzeroBitCount] * (values[others | 1 << input] - values[others]))
            }
            return Contribution(amount: Descriptive.sum(terms), unusualness: nil)
        }
        return Attribution(before: values[0], after: values[values.count - 1], contributions: contributions)
    }

    /// What each factor adds to the change of a product of positive factors: logarithmic mean × logarithm of its growth.
    ///
    /// - Throws: `AttributionGap`.
    ///
    /// O(factors).
    ///
    /// Source: Ang, B. W. (2005), "The LMDI approach to decomposition analysis: a practical guide", additive LMDI-I, equation 6.
    public static func logarithmicMean(before: [Double], after: [Double]) throws(AttributionGap) -> Attribution {
        try AttributionInputs.check([before, after])
        for part in before.indices where before[part] <= 0 || after[part] <= 0 { throw .notPositive(part: part) }
        let (old, new) = (before.reduce(1, *), after.reduce(1, *))
        guard old.isNormal, new.isNormal else { throw .formulaUndefined }
        let mean = logarithmicMean(old, new)
        return Attribution(
            before: old, after: new,
            contributions: before.indices.map { (part: Int) -> Contribution in
                Contribution(amount: mean * logarithmOfRatio(after[part], before[part]), unusualness: nil)
            })
    }

    /// (b − a) ÷ ln(b ÷ a), and a where both are equal.
    static func logarithmicMean(_ a: Double, _ b: Double) -> Double {
        let logarithm = logarithmOfRatio(b, a)
        return logarithm == 0 ? a : (b - a) / logarithm
    }

    /// ln(b ÷ a), exact where they are close.
    private static func logarithmOfRatio(_ b: Double, _ a: Double) -> Double {
        abs(b - a) < 0.5 * a ? Double.log(onePlus: (b - a) / a) : Double.log(b) - Double.log(a)
    }
}
