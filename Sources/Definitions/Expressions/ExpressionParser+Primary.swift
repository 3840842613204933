import Diagnostics

extension ExpressionParser {
    mutating func primary() throws(ExpressionSyntaxFailure) -> Parsed {
        let token = current
        switch token.kind {
        case .number(let digits):
            advance()
            return try make(.literal(digits.allSatisfy(\.isNumber) ? .integer(digits) : .decimal(digits)), token.range)
        case .text(let content):
            advance()
            return try make(.literal(.text(content)), token.range)
        case .quoted(let name):
            advance()
            return try path(from: name, token.range)
        case .symbol("("):
            return try parenthesised()
        case .word(let word):
            return try self.word(word, token)
        case .symbol, .end:
            throw unexpectedStart()
        }
    }

    private mutating func parenthesised() throws(ExpressionSyntaxFailure) -> Parsed {
        let start = advance().range
        if let failure = statement() { throw failure }
        var inner = try disjunction()
        guard current.kind == .symbol(")") else {
            if current.kind == .end { throw unclosed(start) }
            throw unexpected(after: inner)
        }
        inner.range = start.lowerBound..<advance().range.upperBound
        return inner
    }

    private mutating func word(_ word: String, _ token: ExpressionToken) throws(ExpressionSyntaxFailure) -> Parsed {
        switch word.lowercased() {
        case "true", "false":
            advance()
            return try make(.literal(.boolean(word.lowercased() == "true")), token.range)
        case "null":
            advance()
            return try make(.literal(.null), token.range)
        case "case": return try choice()
        case let other where ExpressionKeyword.reserved.contains(other): throw unexpectedStart()
        default: break
        }
        if let failure = statement() { throw failure }
        if next.kind == .symbol("(") { return try call(word) }
        if case .text(let content) = next.kind { return try moment(word, content) }
        advance()
        return try path(from: word, token.range)
    }

    /// A name and what follows it after points.
    private mutating func path(from first: String, _ range: Range<Int>) throws(ExpressionSyntaxFailure) -> Parsed {
        var parts = [first]
        var end = range.upperBound
        while take(symbol: ".") {
            switch current.kind {
            case .word(let part), .quoted(let part): parts.append(part)
            default:
                throw ExpressionSyntaxFailure(
                    message: "A name is expected after the point, found \(current.description).",
                    fix: "Write `column.field`.", range: current.range)
            }
            end = advance().range.upperBound
        }
        if parts.count > 1, current.kind == .symbol("(") {
            throw ExpressionSyntaxFailure(
                message: "`\(parts.joined(separator: "."))` is not a function of the language.",
                fix: "The published list is in docs/expressions.md.", range: range.lowerBound..<end,
                code: "expression-unknown-function")
        }
        return try make(.reference(Expression.Reference(path: parts)), range.lowerBound..<end)
    }

    /// `date '…'` or `timestamp '…'`.
    private mutating func moment(_ word: String, _ content: String) throws(ExpressionSyntaxFailure) -> Parsed {
        let start = advance().range.lowerBound
        let token = advance()
        switch word.lowercased() {
        case "date":
            guard let day = ExpressionMoment.date(content) else {
                throw ExpressionSyntaxFailure(
                    message: "`\(content)` is not a day of the calendar.", fix: "Write `date '2026-01-31'`.",
                    range: token.range)
            }
            return try make(.literal(.date(day)), start..<token.range.upperBound)
        case "timestamp":
            guard let moment = ExpressionMoment.timestamp(content) else {
                throw ExpressionSyntaxFailure(
                    message: "`\(content)` is not a local date and time.",
                    fix: "Write `timestamp '2026-01-31 12:00:00'`, without a time zone.", range: token.range)
            }
            return try make(.literal(.timestamp(moment)), start..<token.range.upperBound)
        default:
            throw ExpressionSyntaxFailure(
                message: "An operator is missing between `\(word)` and the text.",
                fix: "Only `date '…'` and `timestamp '…'` stand before a text; compare with `=`.", range: token.range)
        }
    }

    private mutating func choice() throws(ExpressionSyntaxFailure) -> Parsed {
        try nested { parser throws(ExpressionSyntaxFailure) in
            let start = parser.advance().range
            var parts: [Parsed] = []
            var branches: [Expression.Branch] = []
            var subject: Expression?
            if parser.current.keyword != "when" {
                parts.append(try parser.disjunction())
                subject = parts[0].expression
            }
            while parser.take(keyword: "when") {
                let when = try parser.disjunction()
                try parser.expect("then", from: start)
                let then = try parser.disjunction()
                parts += [when, then]
                branches.append(Expression.Branch(when: when.expression, then: then.expression))
            }
            if branches.isEmpty { try parser.expect("when", from: start) }
            var otherwise: Expression?
            if parser.take(keyword: "else") {
                parts.append(try parser.disjunction())
                otherwise = parts.last?.expression
            }
            let end = try parser.expect("end", from: start)
            return try parser.make(
                .choice(subject: subject, branches: branches, otherwise: otherwise), start.lowerBound..<end, over: parts
            )
        }
    }

    @discardableResult private mutating func expect(
        _ keyword: String, from start: Range<Int>
    ) throws(ExpressionSyntaxFailure) -> Int {
        guard current.keyword == keyword else {
            throw ExpressionSyntaxFailure(
                message: "`\(keyword)` is expected in `case`, found \(current.description).",
                fix: "Write `case when condition then value else value end`.",
                range: current.kind == .end ? start : current.range)
        }
        return advance().range.upperBound
    }
}
