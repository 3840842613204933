import Chronology
import Definitions
import Series

extension MetricFormula {
    /// The formula over arrays of leaf values of one length, exact where its parts are.
    ///
    /// The Doubles are those of `evaluate(count:leaf:)`, except that an exact result is rounded once, and a quotient of
    /// exact parts too. Complexity: O(nodes × count).
    func evaluateExactly(count: Int, leaf: (Int, LeafShift) -> [FormulaNumber]) -> [FormulaNumber] {
        switch self {
        case .leaf(let index, let shift): return leaf(index, shift)
        case .constant(let value): return Array(repeating: .constant(value), count: count)
        case .unary(let operation, let operand):
            return operand.evaluateExactly(count: count, leaf: leaf).map { (x: FormulaNumber) -> FormulaNumber in
                switch operation {
                case .negate: x.exact.flatMap { $0.negated.map { FormulaNumber($0) } } ?? FormulaNumber(-x.value)
                case .not: x.value.isNaN ? .missing : FormulaNumber(x.value == 0)
                }
            }
        case .binary(let operation, let left, let right):
            let a = left.evaluateExactly(count: count, leaf: leaf)
            let b = right.evaluateExactly(count: count, leaf: leaf)
            return (0..<count).map { (i: Int) -> FormulaNumber in
                FormulaNumber.exactly(operation, a[i], b[i])
                    ?? FormulaNumber(Self.apply(operation, a[i].value, b[i].value))
            }
        case .isNull(let operand):
            return operand.evaluateExactly(count: count, leaf: leaf).map { (x: FormulaNumber) -> FormulaNumber in
                FormulaNumber(x.value.isNaN)
            }
        case .choice(let branches, let otherwise):
            var result = otherwise.evaluateExactly(count: count, leaf: leaf)
            for branch in branches.reversed() {
                let when = branch.when.evaluateExactly(count: count, leaf: leaf)
                let then = branch.then.evaluateExactly(count: count, leaf: leaf)
                for i in 0..<count where when[i].value == 1 { result[i] = then[i] }
            }
            return result
        case .call(let function, let arguments):
            let columns = arguments.map { $0.evaluateExactly(count: count, leaf: leaf) }
            return (0..<count).map { (i: Int) -> FormulaNumber in
                let x = columns.map { (column: [FormulaNumber]) -> FormulaNumber in column[i] }
                if let exact = FormulaNumber.exactly(function, x) { return exact }
                let value = Self.call(function, x.map(\.value))
                return value.isFinite ? FormulaNumber(value) : .missing
            }
        }
    }
}

extension SeriesValues {
    /// The value of a period as a number of a formula; missing outside.
    func formulaNumber(at index: Int) -> FormulaNumber {
        let value = value(at: index)
        guard !value.isNaN, let exact = exactValue(at: index) else { return FormulaNumber(value) }
        return FormulaNumber(exact)
    }

    /// A series of numbers, exact where all that are known are and 128 bits hold them at one scale.
    init(grain: Grain, start: Int, numbers: [FormulaNumber]) {
        self.init(grain: grain, start: start, values: numbers.map(\.value))
        let known = numbers.filter { !$0.value.isNaN }
        guard !known.isEmpty, known.allSatisfy({ $0.exact != nil }) else { return }
        let scale = known.reduce(0) { (scale: Int, number: FormulaNumber) -> Int in
            Swift.max(scale, number.exact?.scale ?? 0)
        }
        var units: [Int128] = []
        units.reserveCapacity(numbers.count)
        for number in numbers {
            guard let exact = number.exact, !number.value.isNaN else {
                units.append(0)
                continue
            }
            guard let moved = exact.rescaled(to: scale) else { return }
            units.append(moved.units)
        }
        exact = ExactValues(scale: scale, units: units)
    }
}
