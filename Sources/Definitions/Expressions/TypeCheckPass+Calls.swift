import Diagnostics

extension TypeCheckPass {
    mutating func call(_ function: ExpressionFunction, _ arguments: [Expression]) -> ExpressionType {
        let entry = FunctionCatalogue.entry(function)
        var types: [ExpressionType] = []
        var common: ExpressionType = .null
        var isConsistent = true
        for (index, argument) in arguments.enumerated() {
            let type = type(of: argument)
            types.append(type)
            guard let parameter = entry.parameter(at: index) else { continue }
            if parameter.kind == .alike {
                isConsistent = isConsistent && alike(argument, type, &common, function)
            } else {
                check(argument, type, parameter, function)
            }
        }
        switch entry.result {
        case .fixed(let type): return type
        case .first: return types.first ?? .unknown
        case .common: return isConsistent ? common : .unknown
        }
    }

    /// Widens `common` by the argument; reports one that does not mix with those before.
    private mutating func alike(
        _ argument: Expression, _ type: ExpressionType, _ common: inout ExpressionType, _ function: ExpressionFunction
    ) -> Bool {
        if let wider = common.common(with: type) {
            common = wider
            return true
        }
        report(
            "expression-type",
            "The values of `\(function.rawValue)` must be of one kind, found \(common.broadPhrase) and \(type.broadPhrase).",
            argument.span, fix: "Convert with `text(x)` or `number(x)`.")
        return false
    }

    private mutating func check(
        _ argument: Expression, _ type: ExpressionType, _ parameter: FunctionSignature.Parameter,
        _ function: ExpressionFunction
    ) {
        let start = "`\(function.rawValue)` needs"
        switch parameter.kind {
        case .number: _ = expect(type, \.isNumeric, "a number", after: start, argument)
        case .integer:
            _ = expect(
                type, { $0 == .integer }, "a whole number", after: start, argument, fix: "Convert it: `integer(x)`.")
        case .text: _ = expect(type, { $0 == .text }, "a text", after: start, argument, fix: "Convert it: `text(x)`.")
        case .boolean: _ = expect(type, { $0 == .boolean }, "a condition", after: start, argument)
        case .moment:
            _ = expect(
                type, { $0 == .date || $0 == .timestamp }, "a date or timestamp", after: start, argument,
                fix: "Convert it: `date(x)` or `timestamp(x)`.")
        case .constant:
            if !argument.isWholeConstant {
                report(
                    "expression-type", "\(start) a whole number from -9 to 18, written out, for `\(parameter.name)`.",
                    argument.span, fix: "Write for example `\(FunctionCatalogue.entry(function).example)`.")
            }
        case .any, .alike: break
        }
    }

    /// `case`: conditions (or comparisons with the subject) and results of one kind.
    mutating func choice(
        _ subject: Expression?, _ branches: [Expression.Branch], _ otherwise: Expression?
    ) -> ExpressionType {
        let subjectType = subject.map { type(of: $0) }
        var common: ExpressionType = .null
        var isConsistent = true
        for branch in branches {
            let when = type(of: branch.when)
            if let subject, let subjectType {
                comparable((subject, subjectType), (branch.when, when), "`case`", at: branch.when.span)
            } else {
                _ = expect(when, { $0 == .boolean }, "a condition", after: "`when` needs", branch.when)
            }
        }
        for result in branches.map(\.then) + (otherwise.map { [$0] } ?? []) {
            let type = type(of: result)
            if let wider = common.common(with: type) {
                common = wider
            } else {
                isConsistent = false
                report(
                    "expression-type",
                    "The results of `case` must be of one kind, found \(common.broadPhrase) and \(type.broadPhrase).",
                    result.span, fix: "Convert with `text(x)` or `number(x)`.")
            }
        }
        return isConsistent ? common : .unknown
    }
}

extension Expression {
    /// Whether it is a whole number written out that every engine takes as a count of digits.
    var isWholeConstant: Bool {
        switch node {
        case .literal(.integer(let digits)): Int(digits).map { $0 <= 18 } ?? false
        case .unary(.negate, let operand):
            if case .literal(.integer(let digits)) = operand.node {
                Int(digits).map { $0 <= 9 } ?? false
            } else {
                false
            }
        default: false
        }
    }
}
