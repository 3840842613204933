public import Definitions

/// A piece of SQL for one value, and how tightly its outermost operator binds, so that parentheses are set only
/// where they are needed.
///
/// Only this module makes SQL from values; text from a person never becomes a fragment except quoted by type.
public struct SQLFragment: Hashable, Sendable {
    /// The SQL.
    public var text: String
    /// How tightly it binds; `primary` never needs parentheses.
    public var precedence: ExpressionPrecedence

    /// Makes a fragment; SQL whose structure is not known should be given the loosest precedence.
    public init(_ text: String, _ precedence: ExpressionPrecedence = .primary) {
        self.text = text
        self.precedence = precedence
    }

    /// The SQL, in parentheses unless it binds more tightly than `level`.
    public func above(_ level: ExpressionPrecedence) -> String { precedence > level ? text : "(\(text))" }

    /// The SQL, in parentheses unless it binds at least as tightly as `level`.
    public func atLeast(_ level: ExpressionPrecedence) -> String { precedence >= level ? text : "(\(text))" }
}
