import Diagnostics

extension TypeCheckPass {
    mutating func binary(
        _ sign: Expression.BinaryOperator, _ left: Expression, _ right: Expression, at span: SourceSpan
    ) -> ExpressionType {
        let types = (type(of: left), type(of: right))
        switch sign {
        case .and, .or:
            for (type, operand) in [(types.0, left), (types.1, right)] {
                _ = expect(
                    type, { $0 == .boolean }, "a condition on both sides", after: "`\(sign.rawValue)` needs", operand,
                    fix: "Repeat the comparison: `a = 1 or a = 2`.")
            }
            return .boolean
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            if types.0 == .null || types.1 == .null { comparisonWithNull(sign, span) }
            comparable((left, types.0), (right, types.1), "`\(sign.rawValue)`", at: span)
            return .boolean
        case .concatenate:
            return concatenation([(types.0, left), (types.1, right)])
        case .add, .subtract, .multiply, .divide, .modulo:
            return arithmetic(sign, [(types.0, left), (types.1, right)])
        }
    }

    private mutating func comparisonWithNull(_ sign: Expression.BinaryOperator, _ span: SourceSpan) {
        report(
            "expression-type", "A comparison with `null` is never true.", span,
            fix: "Write `x is \(sign == .equal ? "" : "not ")null`.")
    }

    private mutating func concatenation(_ operands: [(ExpressionType, Expression)]) -> ExpressionType {
        for (type, operand) in operands {
            _ = expect(
                type, { $0 == .text }, "texts (it joins them)", after: "`||` needs", operand,
                fix: type == .boolean ? "For “either” write `or`." : "Convert it: `text(x)`, or use `concat(…)`.")
        }
        return .text
    }

    private mutating func arithmetic(
        _ sign: Expression.BinaryOperator, _ operands: [(ExpressionType, Expression)]
    ) -> ExpressionType {
        var result: ExpressionType? = sign == .divide ? .number : nil
        var fits = true
        for (type, operand) in operands {
            let isMoment = type == .date || type == .timestamp
            let fix =
                isMoment
                ? "Use `days_between(a, b)` and `add_days(day, 7)`."
                : type == .text ? "Convert it with `number(x)`; texts are joined by `||`." : nil
            if !expect(type, \.isNumeric, "numbers", after: "`\(sign.rawValue)` needs", operand, fix: fix) {
                fits = false
            }
            if sign != .divide { result = result.map { $0.common(with: type) ?? .unknown } ?? type }
        }
        return fits ? result ?? .unknown : .unknown
    }

    /// Reports two values that can never be compared; returns whether they can.
    @discardableResult mutating func comparable(
        _ left: (expression: Expression, type: ExpressionType), _ right: (expression: Expression, type: ExpressionType),
        _ word: String, at span: SourceSpan
    ) -> Bool {
        if left.type.common(with: right.type) != nil { return true }
        let pair = Set([left.type, right.type])
        let fix: String
        if pair.contains(.text), pair.contains(.date) || pair.contains(.timestamp) {
            fix = "Write days as `date '2026-01-31'`; convert a text with `date(x)`."
        } else if pair.contains(.text), pair.contains(where: \.isNumeric) {
            fix = "Write numbers without quotes, or convert with `number(x)` or `text(x)`."
        } else if pair.contains(.boolean) {
            fix = "Use the condition by itself: `paid`, `not paid`."
        } else {
            fix = "Convert one of them so that both are of one kind."
        }
        report(
            "expression-type",
            "\(word) compares \(left.type.broadPhrase) with \(right.type.broadPhrase), which are never equal or ordered.",
            span, fix: fix)
        return false
    }

    /// `in` and `between`: the subject is compared with each item.
    mutating func membership(_ subject: Expression, _ items: [Expression], _ word: String = "in") -> ExpressionType {
        let type = type(of: subject)
        for item in items {
            let itemType = self.type(of: item)
            if itemType == .null {
                report(
                    "expression-type", "`null` in `\(word)` is never matched.", item.span,
                    fix: "Add `or x is null`.")
            }
            comparable((subject, type), (item, itemType), "`\(word)`", at: item.span)
        }
        return .boolean
    }
}
