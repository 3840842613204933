import Foundation

extension MetricFormula {
    /// The formula over arrays of leaf values of one length.
    ///
    /// - Parameters:
    ///   - count: Length of every array.
    ///   - leaf: The values of a leaf, read that much earlier; NaN is missing. As long as `count`.
    /// - Returns: One value a position; NaN where an operand is missing, a division is by zero or a result has no
    ///   finite value. Complexity: O(nodes × count).
    public func evaluate(count: Int, leaf: (Int, LeafShift) -> [Double]) -> [Double] {
        switch self {
        case .leaf(let index, let shift): return leaf(index, shift)
        case .constant(let value): return Array(repeating: value, count: count)
        case .unary(let operation, let operand):
            let values = operand.evaluate(count: count, leaf: leaf)
            return values.map { (x: Double) -> Double in
                switch operation {
                case .negate: -x
                case .not: x.isNaN ? .nan : (x == 0 ? 1 : 0)
                }
            }
        case .binary(let operation, let left, let right):
            let a = left.evaluate(count: count, leaf: leaf)
            let b = right.evaluate(count: count, leaf: leaf)
            return (0..<count).map { (i: Int) -> Double in Self.apply(operation, a[i], b[i]) }
        case .isNull(let operand):
            return operand.evaluate(count: count, leaf: leaf).map { (x: Double) -> Double in x.isNaN ? 1 : 0 }
        case .choice(let branches, let otherwise):
            var result = otherwise.evaluate(count: count, leaf: leaf)
            for branch in branches.reversed() {
                let when = branch.when.evaluate(count: count, leaf: leaf)
                let then = branch.then.evaluate(count: count, leaf: leaf)
                for i in 0..<count where when[i] == 1 { result[i] = then[i] }
            }
            return result
        case .call(let function, let arguments):
            let columns = arguments.map { $0.evaluate(count: count, leaf: leaf) }
            return (0..<count).map { (i: Int) -> Double in
                let value = Self.call(function, columns.map { (column: [Double]) -> Double in column[i] })
                return value.isFinite ? value : .nan
            }
        }
    }

    /// One operation on two numbers, NaN where it has no finite result.
    package static func apply(_ operation: Expression.BinaryOperator, _ a: Double, _ b: Double) -> Double {
        func truth(_ value: Bool) -> Double { a.isNaN || b.isNaN ? .nan : (value ? 1 : 0) }
        func finite(_ value: Double) -> Double { value.isFinite ? value : .nan }
        switch operation {
        case .add: return finite(a + b)
        case .subtract: return finite(a - b)
        case .multiply: return finite(a * b)
        case .divide: return b == 0 ? .nan : finite(a / b)
        case .modulo: return b == 0 ? .nan : finite(a.truncatingRemainder(dividingBy: b))
        case .equal: return truth(a == b)
        case .notEqual: return truth(a != b)
        case .less: return truth(a < b)
        case .lessOrEqual: return truth(a <= b)
        case .greater: return truth(a > b)
        case .greaterOrEqual: return truth(a >= b)
        case .and: return a == 0 || b == 0 ? 0 : truth(true)
        case .or: return a == 1 || b == 1 ? 1 : truth(false)
        case .concatenate: return .nan
        }
    }

    /// One function of numbers, NaN where it has no value.
    package static func call(_ function: ExpressionFunction, _ x: [Double]) -> Double {
        guard let first = x.first else { return .nan }
        switch function {
        case .abs: return Swift.abs(first)
        case .round:
            guard x.count > 1 else { return first.rounded(.toNearestOrAwayFromZero) }
            let factor = pow(10, x[1])
            return (first * factor).rounded(.toNearestOrAwayFromZero) / factor
        case .floor: return first.rounded(.down)
        case .ceil: return first.rounded(.up)
        case .sqrt: return first < 0 ? .nan : first.squareRoot()
        case .power: return x.count > 1 ? pow(first, x[1]) : .nan
        case .ln: return first > 0 ? log(first) : .nan
        case .log10: return first > 0 ? Foundation.log10(first) : .nan
        case .exp: return Foundation.exp(first)
        case .sign: return first.isNaN ? .nan : (first > 0 ? 1 : (first < 0 ? -1 : 0))
        case .least: return x.filter { !$0.isNaN }.min() ?? .nan
        case .greatest: return x.filter { !$0.isNaN }.max() ?? .nan
        case .coalesce: return x.first { !$0.isNaN } ?? .nan
        case .nullif: return x.count > 1 && first == x[1] ? .nan : first
        case .choose: return x.count > 2 ? (first == 1 ? x[1] : x[2]) : .nan
        case .number: return first
        case .integer: return first.rounded(.toNearestOrAwayFromZero)
        default: return .nan
        }
    }
}

extension ExpressionFunction {
    /// Whether it computes a number from numbers, so that formulas of derived metrics may call it.
    public var isNumeric: Bool {
        switch self {
        case .abs, .round, .floor, .ceil, .sqrt, .power, .ln, .log10, .exp, .sign, .least, .greatest, .coalesce,
            .nullif, .choose, .number, .integer:
            true
        default: false
        }
    }
}
