/// The change of a ratio of sums: what each part's rate, and what the mix of parts, adds.
///
/// Source: Kitagawa (1955), "Components of a difference between two rates", JASA 50, symmetric form without interaction;
/// the mix is measured against the whole's own rate, so that a part that merely grows with the others adds nothing.
public struct RatioAttribution: Sendable, Hashable {
    /// The ratio before.
    public let before: Double
    /// The ratio after.
    public let after: Double
    /// What the change of each part's own rate adds.
    public let rate: [Double]
    /// What the change of each part's share of the denominator adds.
    public let mix: [Double]

    /// After less before.
    ///
    /// Source: definition.
    public var change: Double { after - before }

    /// What rounding leaves between the change and the sum of all effects.
    ///
    /// Source: definition.
    public var residual: Double { change - Descriptive.sum([0] + rate + mix) }

    /// Takes a ratio apart by the numerators and denominators of its parts.
    ///
    /// A part without a denominator on one side has no rate there: it is given the rate of its other side, so that all it adds is mix.
    ///
    /// - Throws: `AttributionGap`.
    ///
    /// O(parts).
    ///
    /// Source: Kitagawa (1955).
    public init(
        numeratorsBefore: [Double], denominatorsBefore: [Double], numeratorsAfter: [Double], denominatorsAfter: [Double]
    ) throws(AttributionGap) {
        try AttributionInputs.check([numeratorsBefore, denominatorsBefore, numeratorsAfter, denominatorsAfter])
        let (whole0, whole1) = (Descriptive.sum(denominatorsBefore), Descriptive.sum(denominatorsAfter))
        guard whole0 != 0, whole1 != 0 else { throw .noDenominator }
        before = Descriptive.sum(numeratorsBefore) / whole0
        after = Descriptive.sum(numeratorsAfter) / whole1
        let middle = (before + after) / 2
        var (rates, mixes) = ([Double](), [Double]())
        for part in numeratorsBefore.indices {
            let (n0, d0) = (numeratorsBefore[part], denominatorsBefore[part])
            let (n1, d1) = (numeratorsAfter[part], denominatorsAfter[part])
            // A numerator without a denominator belongs to no rate; all of its change is mix.
            let loose = (d1 == 0 ? n1 / whole1 : 0) - (d0 == 0 ? n0 / whole0 : 0)
            let old = d0 == 0 ? (d1 == 0 ? middle : n1 / d1) : n0 / d0
            let new = d1 == 0 ? old : n1 / d1
            let (share0, share1) = (d0 / whole0, d1 / whole1)
            rates.append((share0 + share1) / 2 * (new - old))
            mixes.append((share1 - share0) * ((old + new) / 2 - middle) + loose)
        }
        rate = rates
        mix = mixes
    }
}
