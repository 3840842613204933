extension ExpressionParser {
    /// What to say where a value should begin.
    func unexpectedStart() -> ExpressionSyntaxFailure {
        if current.kind == .end {
            let last = tokens.dropLast().last?.range ?? current.range
            return ExpressionSyntaxFailure(
                message: "The expression ends where a value is expected.",
                fix: "Complete it after \(tokens.dropLast().last?.description ?? "the beginning").", range: last)
        }
        if current.keyword == "not" {
            return ExpressionSyntaxFailure(
                message: "`not` cannot stand here.", fix: "Put it in parentheses: `(not x)`.", range: current.range)
        }
        if current.keyword != nil {
            return ExpressionSyntaxFailure(
                message: "A value is expected, found the keyword \(current.description).",
                fix: "A column of that name stands in double quotes.", range: current.range)
        }
        if current.kind == .symbol("*") {
            return ExpressionSyntaxFailure(
                message: "A value is expected, found `*`.",
                fix: "To count rows use a metric of `type: count`.", range: current.range)
        }
        return ExpressionSyntaxFailure(
            message: "A value is expected, found \(current.description).",
            fix: "A value is a column, a constant, a function or something in parentheses.", range: current.range)
    }

    /// What to say about a token that cannot follow a complete value.
    func unexpected(after value: Parsed) -> ExpressionSyntaxFailure {
        if let word = current.keyword, ExpressionKeyword.sql.contains(word) {
            return Self.sqlStatement(current)
        }
        if let unit = current.keyword, position > 0, case .number = tokens[position - 1].kind,
            ExpressionDuration.Unit.allCases.contains(where: { unit == $0.rawValue || unit == $0.rawValue + "s" })
        {
            return ExpressionSyntaxFailure(
                message: "A length of time stands only in `ago`.",
                fix: "Write `ago(metric, 1 month)`, or `add_days(day, 7)` for a day.", range: current.range)
        }
        switch current.kind {
        case .symbol(")"):
            return ExpressionSyntaxFailure(
                message: "This `)` closes nothing.", fix: "Delete it, or add the opening `(`.", range: current.range)
        case .symbol(","):
            return ExpressionSyntaxFailure(
                message: "A comma cannot stand here.",
                fix: "Decimals have a point; lists stand in parentheses after `in` or a function.",
                range: current.range)
        case .end:
            return unclosed(value.range)
        default:
            return ExpressionSyntaxFailure(
                message: "An operator is expected before \(current.description).",
                fix: "Names with spaces stand in double quotes, texts in single quotes.", range: current.range)
        }
    }

    /// The failure to throw if an SQL statement begins here.
    func statement() -> ExpressionSyntaxFailure? {
        guard let word = current.keyword, ExpressionKeyword.sql.contains(word) else { return nil }
        switch next.kind {
        case .symbol("*"): return word == "select" ? Self.sqlStatement(current) : nil
        case .number, .text, .quoted: return Self.sqlStatement(current)
        case .symbol("("):
            let function = ["exists", "values", "select", "table", "call"]
            return function.contains(word) ? Self.sqlStatement(current) : nil
        case .word:
            return ExpressionKeyword.reserved.subtracting(["case", "true", "false", "null"])
                .contains(next.keyword ?? "") ? nil : Self.sqlStatement(current)
        default: return nil
        }
    }

    /// An opening parenthesis without its partner.
    func unclosed(_ range: Range<Int>) -> ExpressionSyntaxFailure {
        ExpressionSyntaxFailure(
            message: "A closing `)` is missing.", fix: "Add it where the part in parentheses ends.", range: range)
    }

    private static func sqlStatement(_ token: ExpressionToken) -> ExpressionSyntaxFailure {
        ExpressionSyntaxFailure(
            message: "SQL statements and subqueries are not allowed; an expression is a single value.",
            fix: "A column named \(token.description) stands in double quotes.", range: token.range)
    }
}
