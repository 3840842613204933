/// Writes an expression in its canonical text: the same meaning always gives the same characters.
///
/// Keywords and functions in small letters, one space around operators, parentheses only where needed, names quoted
/// only where needed, `<>` for different. Parsing the text gives the same tree, so hashes of definitions use it.
public enum ExpressionPrinter {
    /// The canonical text. Complexity: O(size × depth).
    public static func print(_ expression: Expression) -> String {
        switch expression.node {
        case .literal(let literal): text(literal)
        case .reference(let reference): reference.path.map(name).joined(separator: ".")
        case .unary(.negate, let operand): "-" + wrap(operand, above: .sign)
        case .unary(.not, let operand): "not " + wrap(operand, atLeast: .negation)
        case .binary(let sign, let left, let right): binary(sign, left, right)
        case .isNull(let operand, let negated):
            wrap(operand, above: .comparison) + (negated ? " is not null" : " is null")
        case .isIn(let subject, let list, let negated):
            wrap(subject, above: .comparison) + (negated ? " not in (" : " in (") + commas(list) + ")"
        case .between(let subject, let lower, let upper, let negated):
            wrap(subject, above: .comparison) + (negated ? " not between " : " between ")
                + wrap(lower, above: .comparison) + " and " + wrap(upper, above: .comparison)
        case .like(let subject, let pattern, let ignoresCase, let negated):
            wrap(subject, above: .comparison) + (negated ? " not" : "") + (ignoresCase ? " ilike " : " like ")
                + wrap(pattern, above: .comparison)
        case .choice(let subject, let branches, let otherwise): choice(subject, branches, otherwise)
        case .call(let function, let arguments): "\(function.rawValue)(\(commas(arguments)))"
        case .ago(let operand, let duration): "ago(\(print(operand)), \(text(duration)))"
        case .previous(let operand): "previous(\(print(operand)))"
        }
    }

    /// A name as it must be written: in double quotes if it is a keyword or has other than letters, digits and `_`.
    public static func name(_ name: String) -> String {
        let scalars = name.unicodeScalars
        let isPlain =
            scalars.first.map(ExpressionLexer.startsWord) == true && scalars.allSatisfy(ExpressionLexer.continuesWord)
        if isPlain && !ExpressionKeyword.reserved.contains(name.lowercased())
            && !ExpressionKeyword.sql.contains(name.lowercased())
        {
            return name
        }
        return quoted(name, by: "\"")
    }

    /// A duration, as in `1 month`, `3 months`.
    public static func text(_ duration: ExpressionDuration) -> String {
        "\(duration.count) \(duration.unit.rawValue)\(duration.count == 1 ? "" : "s")"
    }

    private static func text(_ literal: Expression.Literal) -> String {
        switch literal {
        case .integer(let digits), .decimal(let digits): digits
        case .text(let content): quoted(content, by: "'")
        case .boolean(let value): value ? "true" : "false"
        case .null: "null"
        case .date(let day): "date " + quoted(day, by: "'")
        case .timestamp(let moment): "timestamp " + quoted(moment, by: "'")
        }
    }

    private static func binary(_ sign: Expression.BinaryOperator, _ left: Expression, _ right: Expression) -> String {
        let own = ExpressionPrecedence(sign)
        let first = own == .comparison ? wrap(left, above: own) : wrap(left, atLeast: own)
        return "\(first) \(sign.rawValue) \(wrap(right, above: own))"
    }

    private static func choice(
        _ subject: Expression?, _ branches: [Expression.Branch], _ otherwise: Expression?
    ) -> String {
        var words = ["case"]
        if let subject { words.append(print(subject)) }
        for branch in branches { words += ["when", print(branch.when), "then", print(branch.then)] }
        if let otherwise { words += ["else", print(otherwise)] }
        return (words + ["end"]).joined(separator: " ")
    }

    private static func commas(_ list: [Expression]) -> String { list.map(print).joined(separator: ", ") }

    private static func wrap(_ expression: Expression, above level: ExpressionPrecedence) -> String {
        expression.precedence > level ? print(expression) : "(\(print(expression)))"
    }

    private static func wrap(_ expression: Expression, atLeast level: ExpressionPrecedence) -> String {
        expression.precedence >= level ? print(expression) : "(\(print(expression)))"
    }

    /// Doubles the quote scalar by scalar: a combining mark after a quote must not hide it.
    private static func quoted(_ content: String, by quote: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView([quote])
        for scalar in content.unicodeScalars {
            if scalar == quote { result.append(quote) }
            result.append(scalar)
        }
        result.append(quote)
        return String(result)
    }
}
