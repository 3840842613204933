import RealModule

/// What one part adds to the change of a whole.
///
/// Source: definition.
public struct Contribution: Sendable, Hashable {
    /// What the part adds, in the unit of the whole.
    public let amount: Double
    /// The same against how much this part usually changes, in standard deviations; nil where that is not known.
    public let unusualness: Double?

    /// Whether the part moved further than it usually does: more than two of its standard deviations, or where these are unknown, at all.
    ///
    /// Source: Shewhart (1931), for limits beyond which a cause is worth looking for; two, since parts are looked at after the whole has moved.
    public var isBeyondNoise: Bool { unusualness.map { (value: Double) -> Bool in abs(value) > 2 } ?? (amount != 0) }
}

/// A change, taken apart: the contributions add up to it.
///
/// Source: definition.
public struct Attribution: Sendable, Hashable {
    /// The whole before.
    public let before: Double
    /// The whole after.
    public let after: Double
    /// In the order of the parts.
    public let contributions: [Contribution]

    /// After less before.
    ///
    /// Source: definition.
    public var change: Double { after - before }

    /// What rounding leaves between the change and the sum of the contributions.
    ///
    /// Source: definition.
    public var residual: Double {
        change - Descriptive.sum([0] + contributions.map { (one: Contribution) -> Double in one.amount })
    }
}

/// Why a change cannot be taken apart.
///
/// Source: definition.
public enum AttributionGap: Error, Sendable, Hashable {
    /// There is no part.
    case empty
    /// The columns differ in length.
    case differentLength(parts: Int, expected: Int)
    /// A value is missing or infinite: the part, from 0.
    case missing(part: Int)
    /// A whole that something is divided by is zero.
    case noDenominator
    /// A factor is zero or negative, where logarithms are taken.
    case notPositive(part: Int)
    /// The formula has no finite value for some mixture of old and new inputs.
    case formulaUndefined
    /// More inputs than can be tried in all orders.
    case tooManyInputs(count: Int, most: Int)
}

extension AttributionGap: CustomStringConvertible {
    /// One sentence for people, without a trailing full stop.
    public var description: String {
        "not enough data because "
            + {
                switch self {
                case .empty: "there are no parts"
                case .differentLength(let parts, let expected):
                    "there are \(parts) parts where \(expected) are expected"
                case .missing(let part): "part \(part) has no value before or after"
                case .noDenominator: "the whole to divide by is zero"
                case .notPositive(let part): "factor \(part) is not positive before and after"
                case .formulaUndefined: "the formula has no value for some mixture of old and new inputs"
                case .tooManyInputs(let count, let most): "\(count) inputs are too many, at most \(most) can be tried"
                }
            }()
    }
}
