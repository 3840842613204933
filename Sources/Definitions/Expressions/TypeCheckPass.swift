import Diagnostics

/// One walk over an expression.
struct TypeCheckPass {
    let scope: ExpressionScope
    var diagnostics: [Diagnostic] = []

    init(scope: ExpressionScope) { self.scope = scope }

    mutating func type(of expression: Expression) -> ExpressionType {
        switch expression.node {
        case .literal(let literal): literal.type
        case .reference(let reference): type(of: reference, at: expression.span)
        case .unary(let sign, let operand): unary(sign, operand)
        case .binary(let sign, let left, let right): binary(sign, left, right, at: expression.span)
        case .isNull(let operand, _): isNull(operand)
        case .isIn(let subject, let list, _): membership(subject, list)
        case .between(let subject, let lower, let upper, _): membership(subject, [lower, upper], "between")
        case .like(let subject, let pattern, let ignoresCase, _): like(subject, pattern, ignoresCase ? "ilike" : "like")
        case .choice(let subject, let branches, let otherwise): choice(subject, branches, otherwise)
        case .call(let function, let arguments): call(function, arguments)
        case .ago(let operand, _): earlier("ago", operand, at: expression.span)
        case .previous(let operand): earlier("previous", operand, at: expression.span)
        }
    }

    mutating func report(_ code: String = "expression-type", _ message: String, _ span: SourceSpan, fix: String?) {
        diagnostics.append(Diagnostic(code, message, at: span, fix: fix))
    }

    private mutating func type(of reference: Expression.Reference, at span: SourceSpan) -> ExpressionType {
        if let type = scope.resolve(reference) { return type }
        // A name in double quotes is two characters longer in the text than its content.
        let isQuoted =
            span.endLine == span.line && span.endColumn - span.column == reference.name.unicodeScalars.count + 2
        let near = Spelling.nearest(to: reference.name, among: scope.types.keys)
        let fix =
            isQuoted && near == nil && reference.path.count == 1
            ? "Double quotes enclose names; if a text is meant, write `'\(reference.name)'`."
            : Spelling.suggestion(for: reference.name, among: scope.types.keys)
        report(
            "expression-unknown-\(scope.noun)", "There is no \(scope.noun) `\(reference.name)`.", span, fix: fix)
        return .unknown
    }

    private mutating func unary(_ sign: Expression.UnaryOperator, _ operand: Expression) -> ExpressionType {
        let type = type(of: operand)
        switch sign {
        case .negate: return expect(type, \.isNumeric, "a number", after: "`-` needs", operand) ? type : .unknown
        case .not:
            _ = expect(type, { $0 == .boolean }, "a condition", after: "`not` needs", operand)
            return .boolean
        }
    }

    private mutating func isNull(_ operand: Expression) -> ExpressionType {
        _ = type(of: operand)
        return .boolean
    }

    private mutating func like(_ subject: Expression, _ pattern: Expression, _ word: String) -> ExpressionType {
        for operand in [subject, pattern] {
            let type = type(of: operand)
            _ = expect(
                type, { $0 == .text }, "a text", after: "`\(word)` needs", operand, fix: "Convert it: `text(x)`.")
        }
        return .boolean
    }

    private mutating func earlier(_ word: String, _ operand: Expression, at span: SourceSpan) -> ExpressionType {
        if scope.use == .rows {
            report(
                "expression-not-allowed",
                "`\(word)` compares periods and stands only in the formula of a derived metric.",
                span, fix: "Make a metric of `type: derived` with `expression:`.")
        }
        let type = type(of: operand)
        _ = expect(type, \.isNumeric, "a number", after: "`\(word)` needs", operand)
        return type.isNumeric ? type : .unknown
    }

    /// Reports an operand that is not what is needed; types that are open fit everywhere.
    mutating func expect(
        _ type: ExpressionType, _ fits: (ExpressionType) -> Bool, _ wanted: String, after start: String,
        _ operand: Expression, fix: String? = nil
    ) -> Bool {
        if type.isOpen || fits(type) { return true }
        let help = fix ?? (wanted == "a number" && type == .text ? "Convert it: `number(x)`." : nil)
        report("expression-type", "\(start) \(wanted), found \(type.phrase).", operand.span, fix: help)
        return false
    }
}

extension Expression.Literal {
    /// The type of the constant; numbers with an exponent are floating-point.
    public var type: ExpressionType {
        switch self {
        case .integer: .integer
        case .decimal(let digits): digits.contains("e") ? .number : .decimal
        case .text: .text
        case .boolean: .boolean
        case .null: .null
        case .date: .date
        case .timestamp: .timestamp
        }
    }
}
