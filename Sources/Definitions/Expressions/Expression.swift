public import Diagnostics

/// A parsed expression of Bellwether's own scalar language: what it says, and where in the file it says it.
///
/// Grammar and functions are in `docs/expressions.md`. Two expressions are equal when they say the same, wherever
/// they stand: spans take no part in equality and hashing. The parser bounds depth (`ExpressionParser.depthLimit`),
/// so that recursion over a parsed expression is safe.
public struct Expression: Sendable {
    /// What is said.
    public var node: Node
    /// Where it is said.
    public var span: SourceSpan

    /// Makes an expression of a node and its place.
    public init(_ node: Node, at span: SourceSpan) {
        self.node = node
        self.span = span
    }

    /// The forms an expression takes.
    public indirect enum Node: Hashable, Sendable {
        /// A constant.
        case literal(Literal)
        /// A column, a dimension or (in formulas of derived metrics) a metric.
        case reference(Reference)
        /// `-x` or `not x`.
        case unary(UnaryOperator, Expression)
        /// Arithmetic, comparison, `||`, `and`, `or`.
        case binary(BinaryOperator, Expression, Expression)
        /// `x is null`, `x is not null`.
        case isNull(Expression, negated: Bool)
        /// `x in (a, b)`, `x not in (a, b)`; the list is never empty.
        case isIn(Expression, [Expression], negated: Bool)
        /// `x between lower and upper`, both ends included.
        case between(Expression, lower: Expression, upper: Expression, negated: Bool)
        /// `x like pattern` with `%` and `_`, without an escape character; `ilike` ignores case.
        case like(Expression, pattern: Expression, ignoresCase: Bool, negated: Bool)
        /// `case [subject] when … then … [else …] end`; there is at least one branch.
        case choice(subject: Expression?, branches: [Branch], otherwise: Expression?)
        /// A function of the published list.
        case call(ExpressionFunction, [Expression])
        /// `ago(x, 1 month)`: the value that much earlier; only in formulas of derived metrics.
        case ago(Expression, ExpressionDuration)
        /// `previous(x)`: the value of the period before; only in formulas of derived metrics.
        case previous(Expression)
    }

    /// One `when … then …` of a `case`.
    public struct Branch: Hashable, Sendable {
        /// The condition, or, where the `case` has a subject, the value it is compared with.
        public var when: Expression
        /// The result.
        public var then: Expression

        /// Makes a branch.
        public init(when: Expression, then: Expression) {
            self.when = when
            self.then = then
        }
    }

    /// A name, possibly a path into a struct column (`address.country`).
    public struct Reference: Hashable, Sendable {
        /// The parts of the path, unquoted; never empty.
        public var path: [String]

        /// Makes a reference from the parts of its path.
        public init(_ path: String...) { self.path = path }
        /// Makes a reference from the parts of its path.
        public init(path: [String]) { self.path = path }

        /// The parts joined by dots: the name scopes are asked for.
        public var name: String { path.joined(separator: ".") }
    }
}

extension Expression: Hashable {
    /// Whether both say the same, wherever they stand.
    public static func == (left: Expression, right: Expression) -> Bool { left.node == right.node }

    /// Hashes what is said, not where.
    public func hash(into hasher: inout Hasher) { hasher.combine(node) }
}

extension Expression: CustomStringConvertible {
    /// The canonical text.
    public var description: String { canonicalText }
}

/// Another name for `Expression`, for files that import Foundation, which has a type of that name too.
public typealias ScalarExpression = Expression
