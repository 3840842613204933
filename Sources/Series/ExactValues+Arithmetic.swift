extension ExactValues {
    /// The value at a position, exactly; nil outside.
    public func decimal(at position: Int) -> ExactDecimal? {
        units.indices.contains(position) ? ExactDecimal(units: units[position], scale: scale) : nil
    }

    /// The nearest Doubles, one a value. Complexity: O(n).
    public var doubles: [Double] { units.map { (unit: Int128) in ExactDecimal(units: unit, scale: scale).double } }

    /// The same values at a scale at least as large; nil where one does not fit in 128 bits.
    public func rescaled(to newScale: Int) -> ExactValues? {
        if newScale == scale { return self }
        var result: [Int128] = []
        result.reserveCapacity(units.count)
        for unit in units {
            guard let moved = ExactDecimal(units: unit, scale: scale).rescaled(to: newScale) else { return nil }
            result.append(moved.units)
        }
        return ExactValues(scale: newScale, units: result)
    }

    /// Sum of all values; nil where 128 bits do not hold it. Complexity: O(n).
    public func total() -> ExactDecimal? {
        ExactValues.sum(units[...]).map { (sum: Int128) in ExactDecimal(units: sum, scale: scale) }
    }

    /// Sum of units; nil on overflow.
    static func sum(_ units: ArraySlice<Int128>) -> Int128? {
        var sum: Int128 = 0
        for unit in units {
            let (next, overflow) = sum.addingReportingOverflow(unit)
            if overflow { return nil }
            sum = next
        }
        return sum
    }

    /// Sums position by position at the larger scale; nil on overflow. Both have as many values.
    public func adding(_ other: ExactValues) -> ExactValues? {
        combined(with: other) { (left: Int128, right: Int128) in left.addingReportingOverflow(right) }
    }

    /// Differences position by position at the larger scale; nil on overflow. Both have as many values.
    public func subtracting(_ other: ExactValues) -> ExactValues? {
        combined(with: other) { (left: Int128, right: Int128) in left.subtractingReportingOverflow(right) }
    }

    private func combined(
        with other: ExactValues, _ operation: (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
    ) -> ExactValues? {
        let common = max(scale, other.scale)
        guard units.count == other.units.count, let left = rescaled(to: common), let right = other.rescaled(to: common)
        else { return nil }
        var result: [Int128] = []
        result.reserveCapacity(units.count)
        for (a, b) in zip(left.units, right.units) {
            let (value, overflow) = operation(a, b)
            if overflow { return nil }
            result.append(value)
        }
        return ExactValues(scale: common, units: result)
    }
}
