/// What kind of value an expression has.
public enum ExpressionType: String, Hashable, Sendable, CaseIterable {
    /// Whole numbers.
    case integer
    /// Exact numbers with a declared number of decimals (money).
    case decimal
    /// Floating-point numbers.
    case number
    case text
    case boolean
    case date
    case timestamp
    /// `1 month`; only inside `ago`.
    case duration
    /// The type of `null` alone: fits everywhere.
    case null
    /// Not known yet (the source's schema has not been read): fits everywhere.
    case unknown

    /// Integer, decimal or number.
    public var isNumeric: Bool { numericRank != nil }

    /// Whether sums of it are exact: integers and decimals.
    public var isExact: Bool { self == .integer || self == .decimal }

    /// Whether it says nothing about the kind: `null` and `unknown`.
    public var isOpen: Bool { self == .null || self == .unknown }

    /// The type that holds values of both, or nil when they do not mix; unknown wins over null.
    public func common(with other: ExpressionType) -> ExpressionType? {
        if self == other { return self }
        if self == .unknown || other == .unknown { return .unknown }
        if self == .null { return other }
        if other == .null { return self }
        if let left = numericRank, let right = other.numericRank { return left >= right ? self : other }
        return Set([self, other]) == [.date, .timestamp] ? .timestamp : nil
    }

    private var numericRank: Int? {
        switch self {
        case .integer: 0
        case .decimal: 1
        case .number: 2
        default: nil
        }
    }
}
