extension ExpressionParser {
    mutating func disjunction() throws(ExpressionSyntaxFailure) -> Parsed {
        try nested { parser throws(ExpressionSyntaxFailure) in
            var left = try parser.conjunction()
            while parser.take(keyword: "or") {
                left = try parser.join(.or, left, try parser.conjunction())
            }
            return left
        }
    }

    private mutating func conjunction() throws(ExpressionSyntaxFailure) -> Parsed {
        var left = try negation()
        while take(keyword: "and") { left = try join(.and, left, try negation()) }
        return left
    }

    private mutating func negation() throws(ExpressionSyntaxFailure) -> Parsed {
        let start = current.range.lowerBound
        guard take(keyword: "not") else { return try comparison() }
        let operand = try nested { parser throws(ExpressionSyntaxFailure) in try parser.negation() }
        return try make(.unary(.not, operand.expression), start..<operand.range.upperBound, over: [operand])
    }

    private mutating func comparison() throws(ExpressionSyntaxFailure) -> Parsed {
        let left = try chain(at: 0)
        guard let compared = try predicate(of: left) else { return left }
        if comparisonOperator != nil || ["in", "between", "is", "like", "ilike"].contains(current.keyword) {
            throw ExpressionSyntaxFailure(
                message: "Comparisons cannot be chained.",
                fix: "Write `a < b and b < c`, `b between a and c`, or use parentheses.", range: current.range)
        }
        return compared
    }

    private var comparisonOperator: Expression.BinaryOperator? {
        guard case .symbol(let sign) = current.kind else { return nil }
        if sign == "!=" { return .notEqual }
        guard let found = Expression.BinaryOperator(rawValue: sign), found.isComparison else { return nil }
        return found
    }

    /// What follows a value and compares it, or nil if nothing does.
    private mutating func predicate(of left: Parsed) throws(ExpressionSyntaxFailure) -> Parsed? {
        if let sign = comparisonOperator {
            advance()
            return try join(sign, left, try chain(at: 0))
        }
        if take(keyword: "is") {
            let negated = take(keyword: "not")
            guard current.keyword == "null" else {
                throw ExpressionSyntaxFailure(
                    message: "`null` is expected after `is\(negated ? " not" : "")`.",
                    fix: "Write `x is null` or `x is not null`; other values are compared with `=`.",
                    range: current.range)
            }
            let end = advance().range.upperBound
            return try make(
                .isNull(left.expression, negated: negated), left.range.lowerBound..<end, over: [left])
        }
        let negated = current.keyword == "not" && ["in", "between", "like", "ilike"].contains(next.keyword)
        if negated { advance() }
        switch current.keyword {
        case "in": return try membership(of: left, negated: negated)
        case "between": return try range(of: left, negated: negated)
        case "like", "ilike":
            let ignoresCase = advance().keyword == "ilike"
            let pattern = try chain(at: 0)
            return try make(
                .like(
                    left.expression, pattern: pattern.expression, ignoresCase: ignoresCase, negated: negated),
                left.range.lowerBound..<pattern.range.upperBound, over: [left, pattern])
        default: return nil
        }
    }

    private mutating func membership(of left: Parsed, negated: Bool) throws(ExpressionSyntaxFailure) -> Parsed {
        advance()
        guard take(symbol: "(") else {
            throw ExpressionSyntaxFailure(
                message: "`in` needs a list in parentheses.", fix: "Write `x in ('a', 'b')`.", range: current.range)
        }
        let (items, end) = try list(closing: "the list of `in`")
        guard !items.isEmpty else {
            throw ExpressionSyntaxFailure(
                message: "The list of `in` is empty.", fix: "Write `x in ('a', 'b')`.", range: end - 1..<end)
        }
        return try make(
            .isIn(left.expression, items.map(\.expression), negated: negated), left.range.lowerBound..<end,
            over: [left] + items)
    }

    private mutating func range(of left: Parsed, negated: Bool) throws(ExpressionSyntaxFailure) -> Parsed {
        advance()
        let lower = try chain(at: 0)
        guard take(keyword: "and") else {
            throw ExpressionSyntaxFailure(
                message: "`and` is missing in `between`; found \(current.description).",
                fix: "Write `x between 1 and 10`; both ends are included.", range: current.range)
        }
        let upper = try chain(at: 0)
        return try make(
            .between(left.expression, lower: lower.expression, upper: upper.expression, negated: negated),
            left.range.lowerBound..<upper.range.upperBound, over: [left, lower, upper])
    }

    private static let chains: [[Expression.BinaryOperator]] = [
        [.concatenate], [.add, .subtract], [.multiply, .divide, .modulo],
    ]

    /// Left-associative operators of one level and, inside, of the tighter ones.
    private mutating func chain(at level: Int) throws(ExpressionSyntaxFailure) -> Parsed {
        guard Self.chains.indices.contains(level) else { return try sign() }
        var left = try chain(at: level + 1)
        while case .symbol(let text) = current.kind, let found = Expression.BinaryOperator(rawValue: text),
            Self.chains[level].contains(found)
        {
            advance()
            left = try join(found, left, try chain(at: level + 1))
        }
        return left
    }

    private mutating func sign() throws(ExpressionSyntaxFailure) -> Parsed {
        let start = current.range.lowerBound
        if take(symbol: "+") { return try nested { parser throws(ExpressionSyntaxFailure) in try parser.sign() } }
        guard take(symbol: "-") else { return try primary() }
        let operand = try nested { parser throws(ExpressionSyntaxFailure) in try parser.sign() }
        return try make(.unary(.negate, operand.expression), start..<operand.range.upperBound, over: [operand])
    }

    private func join(
        _ sign: Expression.BinaryOperator, _ left: Parsed, _ right: Parsed
    ) throws(ExpressionSyntaxFailure) -> Parsed {
        try make(
            .binary(sign, left.expression, right.expression), left.range.lowerBound..<right.range.upperBound,
            over: [left, right])
    }
}
