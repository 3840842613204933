import Definitions
import Series

/// A value in a formula: a Double, NaN where missing, and the exact number where all that went into it is exact.
struct FormulaNumber {
    var value: Double
    var exact: ExactDecimal?

    /// A value that is not exact.
    init(_ value: Double) {
        self.value = value
        exact = nil
    }

    /// An exact value; its Double is rounded once.
    init(_ exact: ExactDecimal) {
        value = exact.double
        self.exact = exact
    }

    /// Truth.
    init(_ truth: Bool) { self.init(ExactDecimal(units: truth ? 1 : 0, scale: 0)) }

    static let missing = FormulaNumber(.nan)

    /// A constant of a formula: the digits written are meant, not the binary fraction next to them.
    static func constant(_ value: Double) -> FormulaNumber {
        ExactDecimal(shortest: value).map { FormulaNumber($0) } ?? FormulaNumber(value)
    }
}

extension FormulaNumber {
    /// The operation on exact operands, where it has an exact result, or a quotient of exact parts rounded once; nil
    /// where doubles must do.
    static func exactly(
        _ operation: Expression.BinaryOperator, _ left: FormulaNumber, _ right: FormulaNumber
    ) -> FormulaNumber? {
        guard let a = left.exact, let b = right.exact else { return nil }
        switch operation {
        case .add: return a.adding(b).map { FormulaNumber($0) }
        case .subtract: return a.subtracting(b).map { FormulaNumber($0) }
        case .multiply: return a.multiplied(by: b).map { FormulaNumber($0) }
        case .divide: return b.units == 0 ? .missing : a.quotient(by: b).map { FormulaNumber($0) }
        case .less: return a.isLess(than: b).map { FormulaNumber($0) }
        case .greaterOrEqual: return a.isLess(than: b).map { FormulaNumber(!$0) }
        case .greater: return b.isLess(than: a).map { FormulaNumber($0) }
        case .lessOrEqual: return b.isLess(than: a).map { FormulaNumber(!$0) }
        case .equal: return isEqual(a, b).map { FormulaNumber($0) }
        case .notEqual: return isEqual(a, b).map { FormulaNumber(!$0) }
        case .modulo, .and, .or, .concatenate: return nil
        }
    }

    private static func isEqual(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool? {
        a.subtracting(b).map { (difference: ExactDecimal) -> Bool in difference.units == 0 }
    }

    /// A function of exact arguments where it chooses among them or rounds; nil where doubles must do.
    static func exactly(_ function: ExpressionFunction, _ x: [FormulaNumber]) -> FormulaNumber? {
        guard let first = x.first else { return nil }
        switch function {
        case .coalesce: return x.first { !$0.value.isNaN } ?? .missing
        case .choose: return x.count > 2 ? (first.value == 1 ? x[1] : x[2]) : .missing
        case .nullif:
            guard x.count > 1 else { return first }
            return (exactly(.equal, first, x[1])?.value ?? (first.value == x[1].value ? 1 : 0)) == 1 ? .missing : first
        case .least:
            return extreme(x) { (a: FormulaNumber, b: FormulaNumber) -> FormulaNumber? in exactly(.less, a, b) }
        case .greatest:
            return extreme(x) { (a: FormulaNumber, b: FormulaNumber) -> FormulaNumber? in exactly(.greater, a, b) }
        case .abs:
            guard let exact = first.exact else { return nil }
            return exact.units < 0 ? exact.negated.map { FormulaNumber($0) } : first
        case .round:
            guard let exact = first.exact else { return nil }
            let digits = x.count > 1 ? x[1].value : 0
            return digits >= 0 && digits <= 38 ? FormulaNumber(exact.rounded(to: Int(digits))) : nil
        case .number: return first
        default: return nil
        }
    }

    /// The argument before all others; missing ones are passed over. Nil where two cannot be compared exactly.
    private static func extreme(
        _ x: [FormulaNumber], _ isBefore: (FormulaNumber, FormulaNumber) -> FormulaNumber?
    ) -> FormulaNumber? {
        var best: FormulaNumber?
        for candidate in x where !candidate.value.isNaN {
            guard let known = best else {
                best = candidate
                continue
            }
            guard let answer = isBefore(candidate, known) else { return nil }
            if answer.value == 1 { best = candidate }
        }
        return best ?? .missing
    }
}
