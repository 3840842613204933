public import Chronology

extension SeriesValues {
    /// Running sum from the first period of the series on.
    ///
    /// Under `requireAll` everything after a gap is missing; under `ignoreMissing` a gap repeats the sum so far, and
    /// what lies before the first known value is missing. Exact values stay exact. Complexity: O(values).
    public func cumulative(gaps: GapPolicy = .requireAll) -> SeriesValues { runningSums([0..<values.count], gaps) }

    /// Running sum that begins anew with every period of a coarser grain ("year to date").
    ///
    /// Under `requireAll` a coarse period whose beginning lies before the series is missing, since its sum is unknown.
    /// Throws: `grain-not-nested`. Complexity: O(values).
    public func toDate(
        _ coarse: Grain, calendar: ProjectCalendar, gaps: GapPolicy = .requireAll
    ) throws(SeriesError) -> SeriesValues {
        guard let map = calendar.periodMap(from: grain, start..<end, to: coarse) else {
            throw .notNested(grain, in: coarse)
        }
        if values.isEmpty { return self }
        let runs = (0..<map.count).map { (position: Int) -> Range<Int> in
            let inner = map.inner(position).clamped(to: start..<end)
            return (inner.lowerBound - start)..<(inner.upperBound - start)
        }
        var result = runningSums(runs, gaps)
        if gaps == .requireAll, map.innerStarts[0] < start, let cut = runs.first {
            for position in cut {
                result.values[position] = .nan
                result.exact?.units[position] = 0
            }
        }
        return result
    }

    /// Sum of each period and the `count − 1` before it ("trailing 28 days" of a series by day).
    ///
    /// Under `requireAll` the first `count − 1` periods and every window with a gap are missing; under
    /// `ignoreMissing` a window is missing only where nothing in it is known. A count below one gives all missing.
    /// Complexity: O(values): sums from block edges, so that no subtraction loses digits.
    public func trailing(_ count: Int, gaps: GapPolicy = .requireAll) -> SeriesValues {
        guard count >= 1 else {
            return SeriesValues(grain: grain, start: start, values: Array(repeating: .nan, count: values.count))
        }
        let width = min(count, max(values.count, 1))
        var known = 0
        let known01 = values.map { (value: Double) in value.isNaN ? 0 : 1 }
        let isWhole = known01.indices.map { (position: Int) -> Bool in
            known += known01[position] - (position >= count ? known01[position - count] : 0)
            return gaps == .requireAll ? known == count : known > 0
        }
        let sums = BlockSums.of(values.map { (value: Double) in value.isNaN ? 0 : value }, width: width, zero: 0) {
            (left: Double, right: Double) -> Double? in left + right
        }
        let exactSums = exact.flatMap { (source: ExactValues) -> [Int128]? in
            BlockSums.of(source.units, width: width, zero: 0) { (left: Int128, right: Int128) -> Int128? in
                let (sum, overflow) = left.addingReportingOverflow(right)
                return overflow ? nil : sum
            }
        }
        return assembled(isWhole: isWhole, sums: sums ?? [], units: exactSums)
    }

    private func runningSums(_ runs: [Range<Int>], _ gaps: GapPolicy) -> SeriesValues {
        var sums = Array(repeating: 0.0, count: values.count)
        var units: [Int128]? = exact.map { (source: ExactValues) in Array(repeating: 0, count: source.units.count) }
        var isWhole = Array(repeating: false, count: values.count)
        for run in runs {
            var sum = CompensatedSum()
            var unitSum: Int128 = 0
            var known = 0
            for position in run {
                if !values[position].isNaN {
                    known += 1
                    sum.add(values[position])
                }
                isWhole[position] = gaps == .requireAll ? known == position - run.lowerBound + 1 : known > 0
                sums[position] = sum.value
                guard let exact else { continue }
                let (next, overflow) = unitSum.addingReportingOverflow(exact.units[position])
                if overflow { units = nil }
                unitSum = next
                units?[position] = next
            }
        }
        return assembled(isWhole: isWhole, sums: sums, units: units)
    }

    /// A series of sums, missing where not whole; exact units, where there are any, decide the Doubles.
    private func assembled(isWhole: [Bool], sums: [Double], units: [Int128]?) -> SeriesValues {
        var result = SeriesValues(grain: grain, start: start, values: sums)
        if let exact, let units { result.exact = ExactValues(scale: exact.scale, units: units) }
        for position in sums.indices {
            if !isWhole[position] {
                result.values[position] = .nan
                result.exact?.units[position] = 0
            } else if let decimal = result.exact?.decimal(at: position) {
                result.values[position] = decimal.double
            } else {
                result.values[position] = sums[position].toFifteenDigits
            }
        }
        return result
    }
}

/// Sums of sliding windows, put together from sums that run from the edges of blocks as wide as the window.
///
/// Source: M. van Herk, "A fast algorithm for local minimum and maximum filters" (1992), with addition for minimum.
enum BlockSums {
    /// The sum of each value and the `width − 1` before it, fewer at the start; nil where an addition is nil.
    static func of<Value>(
        _ values: [Value], width: Int, zero: Value, adding: (Value, Value) -> Value?
    ) -> [Value]? {
        var forward = values
        var backward = values
        for position in values.indices where position % width != 0 {
            guard let sum = adding(forward[position - 1], values[position]) else { return nil }
            forward[position] = sum
        }
        for position in values.indices.reversed() where position % width != width - 1 && position + 1 < values.count {
            guard let sum = adding(values[position], backward[position + 1]) else { return nil }
            backward[position] = sum
        }
        var result = forward
        for position in values.indices where position % width != width - 1 && position >= width {
            guard let sum = adding(backward[position - width + 1], forward[position]) else { return nil }
            result[position] = sum
        }
        return result
    }
}
