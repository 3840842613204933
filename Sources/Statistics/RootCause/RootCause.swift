/// A combination of dimension values whose rows all moved away from what was expected by about the same share.
///
/// Source: Li et al. (2019), "Generic and robust localization of multi-dimensional root causes", for the generalised ripple effect.
public struct RootCause: Sendable, Hashable {
    /// The value of each dimension, nil where any is meant.
    public let values: [Int?]
    /// How many rows it covers that no surer cause covers.
    public let rows: Int
    /// The sum expected of these rows.
    public let expected: Double
    /// Their sum as it was.
    public let actual: Double
    /// How far they moved, as a share of the larger of expected and actual, from −1 to 1; the mean over rows.
    public let deviation: Double
    /// How much likelier the rows are with the cause than without, as a natural logarithm, less the cost of having searched.
    public let evidence: Double

    /// What it adds to the change of the whole.
    ///
    /// Source: definition.
    public var change: Double { actual - expected }
}

/// Why root causes cannot be looked for.
///
/// Source: definition.
public enum RootCauseGap: Error, Sendable, Hashable {
    /// There are no rows.
    case empty
    /// There are no dimensions.
    case noDimensions
    /// A column has another number of rows than the values.
    case differentLength(column: Int, rows: Int, expected: Int)
    /// A dimension value is negative, at this row.
    case negativeCode(dimension: Int, row: Int)
    /// An actual or expected value is infinite, at this row.
    case infinite(row: Int)
    /// Fewer rows with an actual and an expected value, not both zero, than needed.
    case tooFewRows(usable: Int, needed: Int)
}

extension RootCauseGap: CustomStringConvertible {
    /// One sentence for people, without a trailing full stop.
    public var description: String {
        "not enough data because "
            + {
                switch self {
                case .empty: "there are no rows"
                case .noDimensions: "there are no dimensions to look into"
                case .differentLength(let column, let rows, let expected):
                    "column \(column) has \(rows) rows where \(expected) are expected"
                case .negativeCode(let dimension, let row): "row \(row) has no value of dimension \(dimension)"
                case .infinite(let row): "the value of row \(row) is infinite"
                case .tooFewRows(let usable, let needed):
                    "\(usable) rows have a value and an expectation, at least \(needed) are needed"
                }
            }()
    }
}
