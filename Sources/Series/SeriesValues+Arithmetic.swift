import Chronology

extension SeriesValues {
    /// Sum period by period over the shared periods; missing where either is. Exact where both are.
    /// The grains must be equal.
    public static func + (left: SeriesValues, right: SeriesValues) -> SeriesValues {
        let (a, b) = shared(left, right)
        let exact = a.exact.flatMap { (x: ExactValues) in b.exact.flatMap { (y: ExactValues) in x.adding(y) } }
        return elementwise(a, b, exact: exact) { (x: Double, y: Double) in x + y }
    }

    /// Difference period by period over the shared periods; missing where either is. Exact where both are.
    /// The grains must be equal.
    public static func - (left: SeriesValues, right: SeriesValues) -> SeriesValues {
        let (a, b) = shared(left, right)
        let exact = a.exact.flatMap { (x: ExactValues) in b.exact.flatMap { (y: ExactValues) in x.subtracting(y) } }
        return elementwise(a, b, exact: exact) { (x: Double, y: Double) in x - y }
    }

    /// Product period by period over the shared periods; missing where either is. The grains must be equal.
    public static func * (left: SeriesValues, right: SeriesValues) -> SeriesValues {
        let (a, b) = shared(left, right)
        return elementwise(a, b, exact: nil) { (x: Double, y: Double) in x * y }
    }

    /// Quotient period by period over the shared periods; missing where either is or the divisor is zero.
    /// The grains must be equal.
    public static func / (left: SeriesValues, right: SeriesValues) -> SeriesValues {
        let (a, b) = shared(left, right)
        return elementwise(a, b, exact: nil) { (x: Double, y: Double) in y == 0 ? .nan : x / y }
    }

    /// Every value changed by a function of it; missing stays missing, a result that is not finite becomes missing.
    public func mapValues(_ transform: (Double) -> Double) -> SeriesValues {
        let changed = values.map { (value: Double) -> Double in
            if value.isNaN { return .nan }
            let result = transform(value)
            return result.isFinite ? result : .nan
        }
        return SeriesValues(grain: grain, start: start, values: changed)
    }

    private static func shared(_ left: SeriesValues, _ right: SeriesValues) -> (SeriesValues, SeriesValues) {
        precondition(left.grain == right.grain, "arithmetic on series of two grains")
        let lower = max(left.start, right.start)
        let range = lower..<max(lower, min(left.end, right.end))
        return (left.extended(to: range), right.extended(to: range))
    }

    private static func elementwise(
        _ left: SeriesValues, _ right: SeriesValues, exact: ExactValues?, _ operation: (Double, Double) -> Double
    ) -> SeriesValues {
        var values: [Double] = []
        values.reserveCapacity(left.values.count)
        var exact = exact
        for position in left.values.indices {
            let bothKnown = !left.values[position].isNaN && !right.values[position].isNaN
            var value = bothKnown ? operation(left.values[position], right.values[position]) : Double.nan
            if !bothKnown {
                exact?.units[position] = 0
            } else if let decimal = exact?.decimal(at: position) {
                value = decimal.double
            }
            // No measurement is infinite: what overflows a Double is not known.
            values.append(value.isFinite ? value : .nan)
        }
        return SeriesValues(grain: left.grain, start: left.start, values: values, exact: exact)
    }
}
