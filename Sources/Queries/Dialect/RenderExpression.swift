public import Definitions

extension Dialect {
    /// The SQL of a row-level expression, with columns quoted by name.
    ///
    /// Precondition: no `ago` and no `previous`, which the type checker refuses in row-level expressions.
    public func render(_ expression: Expression) -> String { fragment(expression).text }

    /// The SQL of a row-level expression; `columns` gives the SQL of each name, such as a dimension's expression.
    public func render(_ expression: Expression, columns: @escaping (Expression.Reference) -> SQLFragment) -> String {
        fragment(expression, columns: columns).text
    }

    /// The SQL of a row-level expression as a fragment, with columns quoted by name.
    public func fragment(_ expression: Expression) -> SQLFragment {
        fragment(expression) { SQLFragment(identifier(path: $0.path)) }
    }

    /// The SQL of a row-level expression as a fragment. Complexity: O(size × depth).
    public func fragment(_ expression: Expression, columns: @escaping (Expression.Reference) -> SQLFragment)
        -> SQLFragment
    {
        RenderExpression(dialect: self, columns: columns).fragment(expression)
    }
}

/// The pass from an expression to SQL.
///
/// before: `status <> 'cancelled' and quantity % 2 = 0`
/// after:  `"status" <> 'cancelled' AND "quantity" % 2 = 0`
struct RenderExpression {
    let dialect: Dialect
    let columns: (Expression.Reference) -> SQLFragment

    func fragment(_ expression: Expression) -> SQLFragment {
        switch expression.node {
        case .literal(let literal): dialect.literal(literal)
        case .reference(let reference): columns(reference)
        case .unary(let sign, let operand): unary(sign, fragment(operand))
        case .binary(let sign, let left, let right): binary(sign, left, right)
        case .isNull(let operand, let negated):
            SQLFragment(fragment(operand).above(.comparison) + (negated ? " IS NOT NULL" : " IS NULL"), .comparison)
        case .isIn(let subject, let list, let negated):
            SQLFragment(
                fragment(subject).above(.comparison) + (negated ? " NOT IN (" : " IN (")
                    + list.map { fragment($0).text }.joined(separator: ", ") + ")", .comparison)
        case .between(let subject, let lower, let upper, let negated):
            SQLFragment(
                fragment(subject).above(.comparison) + (negated ? " NOT BETWEEN " : " BETWEEN ")
                    + fragment(lower).above(.comparison) + " AND " + fragment(upper).above(.comparison), .comparison)
        case .like(let subject, let pattern, let ignoresCase, let negated):
            like(fragment(subject), fragment(pattern), ignoresCase, negated)
        case .choice(let subject, let branches, let otherwise): choice(subject, branches, otherwise)
        case .call(let function, let arguments): call(function, arguments.map(fragment))
        case .ago, .previous:
            preconditionFailure("`ago` and `previous` compare periods and have no SQL for one row")
        }
    }

    private func unary(_ sign: Expression.UnaryOperator, _ operand: SQLFragment) -> SQLFragment {
        switch sign {
        // Two minus signs in a row would begin a comment.
        case .negate: SQLFragment("-" + operand.above(.sign), .sign)
        case .not: SQLFragment("NOT " + operand.above(.negation), .negation)
        }
    }

    private func binary(_ sign: Expression.BinaryOperator, _ left: Expression, _ right: Expression) -> SQLFragment {
        let (first, second) = (fragment(left), fragment(right))
        let own = ExpressionPrecedence(sign)
        switch sign {
        case .divide: return dialect.operators.divide.filled(with: [first, nonZero(right, second)])
        case .modulo: return dialect.operators.modulo.filled(with: [first, nonZero(right, second)])
        case .concatenate: return dialect.operators.concatenate.filled(with: [first, second])
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return SQLFragment("\(first.above(own)) \(sign.rawValue) \(second.above(own))", own)
        case .and, .or, .add, .subtract, .multiply:
            return SQLFragment("\(first.atLeast(own)) \(sign.rawValue.uppercased()) \(second.above(own))", own)
        }
    }

    /// The divisor, null where it is zero; a constant other than zero stays as it is.
    private func nonZero(_ divisor: Expression, _ rendered: SQLFragment) -> SQLFragment {
        switch divisor.node {
        case .literal(.integer(let digits)), .literal(.decimal(let digits)):
            if let value = Double(digits), value != 0 { return rendered }
        default: break
        }
        return SQLFragment("NULLIF(\(rendered.text), 0)")
    }

    private func like(
        _ subject: SQLFragment, _ pattern: SQLFragment, _ ignoresCase: Bool, _ negated: Bool
    ) -> SQLFragment {
        let template = ignoresCase ? dialect.operators.ilike : dialect.operators.like
        let matched = template.filled(with: [subject, pattern])
        return negated ? unary(.not, matched) : matched
    }

    private func choice(
        _ subject: Expression?, _ branches: [Expression.Branch], _ otherwise: Expression?
    ) -> SQLFragment {
        var words = ["CASE"]
        if let subject { words.append(fragment(subject).text) }
        for branch in branches { words += ["WHEN", fragment(branch.when).text, "THEN", fragment(branch.then).text] }
        if let otherwise { words += ["ELSE", fragment(otherwise).text] }
        return SQLFragment((words + ["END"]).joined(separator: " "))
    }

    private func call(_ function: ExpressionFunction, _ arguments: [SQLFragment]) -> SQLFragment {
        guard let template = dialect.functions[function] else {
            preconditionFailure("\(dialect.name) lacks \(function.rawValue)")
        }
        return template.filled(with: arguments)
    }
}
