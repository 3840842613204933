public import Diagnostics

/// Finds the type of an expression and what does not fit in it.
///
/// Codes: `expression-type`, `expression-unknown-column`, `expression-unknown-metric`, `expression-not-allowed`.
/// Parts in error have the type `unknown`, so that one mistake is reported once.
public struct TypeChecker: Sendable {
    /// The names that may be used.
    public var scope: ExpressionScope

    /// Makes a checker for a scope.
    public init(scope: ExpressionScope) { self.scope = scope }

    /// The type of the expression; what is wrong is added to `diagnostics`. Complexity: O(size).
    public func check(_ expression: Expression, reporting diagnostics: inout [Diagnostic]) -> ExpressionType {
        var pass = TypeCheckPass(scope: scope)
        let type = pass.type(of: expression)
        diagnostics += pass.diagnostics
        return type
    }

    /// Like `check`, and the expression must be a condition.
    @discardableResult public func checkFilter(
        _ expression: Expression, reporting diagnostics: inout [Diagnostic]
    ) -> ExpressionType {
        let type = check(expression, reporting: &diagnostics)
        if type != .boolean && !type.isOpen {
            diagnostics.append(
                Diagnostic(
                    "expression-type", "A condition (true or false) is expected, found \(type.phrase).",
                    at: expression.span, fix: "Compare it: `status <> 'cancelled'`, `quantity > 0`."))
        }
        return type
    }

    /// Like `check`, and the expression must be a number.
    @discardableResult public func checkNumeric(
        _ expression: Expression, reporting diagnostics: inout [Diagnostic]
    ) -> ExpressionType {
        let type = check(expression, reporting: &diagnostics)
        if !type.isNumeric && !type.isOpen {
            diagnostics.append(
                Diagnostic(
                    "expression-type", "A number is expected, found \(type.phrase).", at: expression.span,
                    fix: type == .boolean
                        ? "Count with `if(condition, 1, 0)`, or put the condition into `filter`."
                        : "Convert it: `number(x)` gives null where the value is not a number."))
        }
        return type
    }
}

extension ExpressionType {
    /// With its article, for messages.
    var phrase: String {
        switch self {
        case .integer: "a whole number"
        case .decimal: "a decimal number"
        case .number: "a number"
        case .text: "a text"
        case .boolean: "a condition (true or false)"
        case .date: "a date"
        case .timestamp: "a timestamp"
        case .duration: "a length of time"
        case .null: "null"
        case .unknown: "a value of unknown type"
        }
    }

    /// Numbers of all kinds alike, for messages where the difference does not matter.
    var broadPhrase: String { isNumeric ? "a number" : phrase }
}
