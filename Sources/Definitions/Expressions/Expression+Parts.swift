extension Expression {
    /// A constant as written; texts of numbers keep every digit.
    public enum Literal: Hashable, Sendable {
        /// Decimal digits without sign and leading zeros.
        case integer(String)
        /// Digits with a point and possibly an exponent (`0.50`, `1e-3`), without sign.
        case decimal(String)
        /// The text itself, without quotes and escapes.
        case text(String)
        /// `true` or `false`.
        case boolean(Bool)
        /// `null`.
        case null
        /// A day that exists, as `yyyy-mm-dd`.
        case date(String)
        /// A local moment that exists, as `yyyy-mm-dd hh:mm:ss[.ffffff]`.
        case timestamp(String)
    }

    /// Operators with one operand.
    public enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
        case negate = "-"
        case not = "not"
    }

    /// Operators with two operands; the raw value is the canonical spelling.
    public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
        case or = "or"
        case and = "and"
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case concatenate = "||"
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        /// Always real division; by zero it gives null.
        case divide = "/"
        /// The remainder, with the sign of the dividend; by zero it gives null.
        case modulo = "%"

        /// Whether it compares two values of one kind.
        public var isComparison: Bool {
            switch self {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
            default: false
            }
        }

        /// Whether it computes a number from two numbers.
        public var isArithmetic: Bool {
            switch self {
            case .add, .subtract, .multiply, .divide, .modulo: true
            default: false
            }
        }
    }
}

/// A length of calendar time such as `1 month`, the second argument of `ago`.
public struct ExpressionDuration: Hashable, Sendable {
    /// The units a duration can have.
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case hour, day, week, month, quarter, year
    }

    /// How many units: 1 to 100,000.
    public var count: Int
    /// Of which unit.
    public var unit: Unit

    /// Makes a duration.
    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}
