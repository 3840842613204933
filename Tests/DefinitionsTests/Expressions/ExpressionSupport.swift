import Definitions
import Diagnostics

/// The expression in a text that begins at line 7, column 11 of a file.
func parse(_ text: String) -> (expression: Expression?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let span = SourceSpan(file: "metrics/a.yml", line: 7, column: 11)
    let expression = ExpressionParser.parse(text, at: span, reporting: &diagnostics)
    return (expression, diagnostics)
}

/// Every operator in parentheses, written here independently of the printer.
func outline(_ expression: Expression) -> String {
    switch expression.node {
    case .literal(let literal): outline(literal)
    case .reference(let reference): reference.path.map { "[\($0)]" }.joined()
    case .unary(let sign, let operand): "(\(sign.rawValue) \(outline(operand)))"
    case .binary(let sign, let left, let right): "(\(outline(left)) \(sign.rawValue) \(outline(right)))"
    case .isNull(let operand, let negated): "(\(outline(operand)) \(negated ? "isnot" : "is") null)"
    case .isIn(let subject, let list, let negated):
        "(\(outline(subject)) \(negated ? "notin" : "in") {\(list.map(outline).joined(separator: " "))})"
    case .between(let subject, let lower, let upper, let negated):
        "(\(outline(subject)) \(negated ? "notwithin" : "within") \(outline(lower)) \(outline(upper)))"
    case .like(let subject, let pattern, let ignoresCase, let negated):
        "(\(outline(subject)) \(negated ? "not" : "")\(ignoresCase ? "ilike" : "like") \(outline(pattern)))"
    case .choice(let subject, let branches, let otherwise):
        "(case\(subject.map { " " + outline($0) } ?? "")"
            + branches.map { " \(outline($0.when))→\(outline($0.then))" }.joined()
            + "\(otherwise.map { " else " + outline($0) } ?? ""))"
    case .call(let function, let arguments):
        "\(function.rawValue)(\(arguments.map(outline).joined(separator: " ")))"
    case .ago(let operand, let duration): "ago(\(outline(operand)) \(duration.count) \(duration.unit.rawValue))"
    case .previous(let operand): "previous(\(outline(operand)))"
    }
}

private func outline(_ literal: Expression.Literal) -> String {
    switch literal {
    case .integer(let digits): digits
    case .decimal(let digits): "d\(digits)"
    case .text(let content): "'\(content)'"
    case .boolean(let value): "\(value)"
    case .null: "null"
    case .date(let day): "date:\(day)"
    case .timestamp(let moment): "timestamp:\(moment)"
    }
}
