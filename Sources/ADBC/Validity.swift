/// Which rows of a column hold a value.
public struct Validity: Sendable, Hashable {
    /// How many rows there are.
    public let count: Int
    /// One truth value a row, nil where no row is null.
    public let mask: [Bool]?

    /// Creates a validity from a mask, nil where all `count` rows hold a value.
    public init(count: Int, mask: [Bool]? = nil) {
        self.count = count
        self.mask = mask
    }

    /// Whether the row holds a value.
    ///
    /// - Precondition: `row` is below `count`.
    public subscript(row: Int) -> Bool { mask.map { $0[row] } ?? true }

    /// Whether every row holds a value.
    public var isComplete: Bool { mask == nil }

    /// How many rows are null. O(count) where there are any.
    public var nullCount: Int { mask?.reduce(0) { (sum: Int, valid: Bool) in valid ? sum : sum + 1 } ?? 0 }
}
