public import Chronology

/// How the values of fine periods become one of a coarse period.
public enum Combination: String, Sendable, CaseIterable {
    /// Their sum, for additive metrics.
    case sum
    /// The first.
    case first
    /// The last, for stocks and for cumulative metrics.
    case last
    /// The greatest.
    case max
    /// The least.
    case min
}

/// What a missing value makes of a whole that contains it.
public enum GapPolicy: String, Sendable, CaseIterable {
    /// The whole is missing where any part is: no data is not zero.
    case requireAll
    /// The whole is made of the parts that are known, and missing only where none is.
    case ignoreMissing
}

extension SeriesValues {
    /// The series at a coarser grain, over every coarse period that the series touches.
    ///
    /// Periods outside the series are missing. Under `requireAll` a coarse period needs all its inner periods, except
    /// that `first` and `last` need only the one they take. Exact values are carried exactly, and where present the
    /// Double is the exact result rounded once; `exact` becomes nil if a sum does not fit in 128 bits.
    /// Throws: `grain-not-nested`. Complexity: O(values).
    public func rolledUp(
        to coarse: Grain, calendar: ProjectCalendar, combining: Combination, gaps: GapPolicy = .requireAll
    ) throws(SeriesError) -> SeriesValues {
        if coarse == grain { return self }
        guard let map = calendar.periodMap(from: grain, start..<end, to: coarse) else {
            throw .notNested(grain, in: coarse)
        }
        if values.isEmpty { return .empty(coarse) }
        var result: [Double] = []
        var units: [Int128]? = exact == nil ? nil : []
        result.reserveCapacity(map.count)
        for position in 0..<map.count {
            let cell = combined(map.inner(position), combining, gaps)
            result.append(cell.value)
            if let exactUnits = cell.units { units?.append(exactUnits) } else { units = nil }
        }
        let exactValues = exact.flatMap { (source: ExactValues) in
            units.map { (list: [Int128]) in ExactValues(scale: source.scale, units: list) }
        }
        return SeriesValues(grain: coarse, start: map.start, values: result, exact: exactValues)
    }

    /// One coarse period; `units` is nil without exact values or on overflow, zero where the value is missing.
    private func combined(
        _ periods: Range<Int>, _ combining: Combination, _ gaps: GapPolicy
    ) -> (value: Double, units: Int128?) {
        let missing: (Double, Int128?) = (.nan, exact == nil ? nil : 0)
        let lower = Swift.max(periods.lowerBound, start)
        let upper = Swift.min(periods.upperBound, end)
        guard lower < upper else { return missing }
        let inside = (lower - start)..<(upper - start)
        let known = values[inside].reduce(0) { (count: Int, value: Double) in value.isNaN ? count : count + 1 }
        guard known > 0 else { return missing }
        if gaps == .requireAll {
            switch combining {
            case .first: if lower != periods.lowerBound || values[inside.lowerBound].isNaN { return missing }
            case .last: if upper != periods.upperBound || values[inside.upperBound - 1].isNaN { return missing }
            case .sum, .max, .min: if known != periods.count { return missing }
            }
        }
        if combining == .sum { return total(inside) }
        return taken(inside, combining).map { (at: Int) in (values[at], exact?.units[at]) } ?? missing
    }

    private func total(_ inside: Range<Int>) -> (value: Double, units: Int128?) {
        if let exact, let sum = ExactValues.sum(exact.units[inside]) {
            return (ExactDecimal(units: sum, scale: exact.scale).double, sum)
        }
        return (CompensatedSum.of(values[inside]).toFifteenDigits, nil)
    }

    /// Position of the value that stands for the period.
    private func taken(_ inside: Range<Int>, _ combining: Combination) -> Int? {
        let known = inside.lazy.filter { (at: Int) in !values[at].isNaN }
        switch combining {
        case .sum: return nil
        case .first: return known.first
        case .last: return inside.last { (at: Int) in !values[at].isNaN }
        case .max: return known.max { (left: Int, right: Int) in isLess(left, right) }
        case .min: return known.min { (left: Int, right: Int) in isLess(left, right) }
        }
    }

    /// Exact values decide, since two of them may round to one Double.
    private func isLess(_ left: Int, _ right: Int) -> Bool {
        if let exact { return exact.units[left] < exact.units[right] }
        return values[left] < values[right]
    }
}

/// Summation whose error does not grow with the number of terms.
///
/// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen" (1974), method IV.
struct CompensatedSum {
    private var sum: Double = 0
    private var correction: Double = 0

    mutating func add(_ value: Double) {
        let next = sum + value
        // An infinite sum has no meaningful correction and would turn into NaN.
        if next.isFinite {
            correction += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
        }
        sum = next
    }

    var value: Double { sum + correction }

    /// Sum of the values that are not missing.
    static func of(_ values: ArraySlice<Double>) -> Double {
        var sum = CompensatedSum()
        for value in values where !value.isNaN { sum.add(value) }
        return sum.value
    }
}
