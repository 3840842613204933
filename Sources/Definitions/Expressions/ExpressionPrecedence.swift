/// How tightly the outermost operator of an expression binds, from loosest to tightest.
public enum ExpressionPrecedence: Int, Comparable, Sendable, CaseIterable {
    case disjunction, conjunction, negation, comparison, concatenation, sum, product, sign, primary

    /// Orders from loosest to tightest.
    public static func < (left: ExpressionPrecedence, right: ExpressionPrecedence) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The level of an operator with two operands.
    public init(_ sign: Expression.BinaryOperator) {
        switch sign {
        case .or: self = .disjunction
        case .and: self = .conjunction
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: self = .comparison
        case .concatenate: self = .concatenation
        case .add, .subtract: self = .sum
        case .multiply, .divide, .modulo: self = .product
        }
    }
}

extension Expression {
    /// How tightly its outermost operator binds.
    public var precedence: ExpressionPrecedence {
        switch node {
        case .unary(.negate, _): .sign
        case .unary(.not, _): .negation
        case .binary(let sign, _, _): ExpressionPrecedence(sign)
        case .isNull, .isIn, .between, .like: .comparison
        case .literal, .reference, .choice, .call, .ago, .previous: .primary
        }
    }

    /// The canonical text; see `ExpressionPrinter`.
    public var canonicalText: String { ExpressionPrinter.print(self) }
}
