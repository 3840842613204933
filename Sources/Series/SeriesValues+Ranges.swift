public import Chronology

extension SeriesValues {
    /// The periods the series spans.
    public var range: PeriodRange { PeriodRange(grain, start..<end) }

    /// Whether the period's value is known.
    public func isKnown(_ index: Int) -> Bool { !value(at: index).isNaN }

    /// The value of a period exactly; nil where it is missing or not held exactly.
    public func exactValue(at index: Int) -> ExactDecimal? {
        guard isKnown(index) else { return nil }
        return exact?.decimal(at: index - start)
    }

    /// Index of the last period whose value is known.
    public var lastKnown: Int? { values.lastIndex { (value: Double) in !value.isNaN }.map { $0 + start } }
    /// Index of the first period whose value is known.
    public var firstKnown: Int? { values.firstIndex { (value: Double) in !value.isNaN }.map { $0 + start } }

    /// The part inside a range of indices; what lies outside the series is left out.
    public func slice(_ wanted: Range<Int>) -> SeriesValues {
        let lower = min(max(wanted.lowerBound, start), end)
        let upper = max(lower, min(wanted.upperBound, end))
        let inside = (lower - start)..<(upper - start)
        let units = exact.map { (source: ExactValues) in
            ExactValues(scale: source.scale, units: Array(source.units[inside]))
        }
        return SeriesValues(grain: grain, start: lower, values: Array(values[inside]), exact: units)
    }

    /// The series over exactly a range: cut where it is longer, missing where it does not reach.
    public func extended(to wanted: Range<Int>) -> SeriesValues {
        let inside = slice(wanted)
        let before = inside.values.isEmpty ? 0 : inside.start - wanted.lowerBound
        let after = wanted.count - before - inside.values.count
        let values = Array(repeating: Double.nan, count: before) + inside.values
        let units = inside.exact.map { (source: ExactValues) in
            ExactValues(
                scale: source.scale,
                units: Array(repeating: 0, count: before) + source.units + Array(repeating: 0, count: after))
        }
        return SeriesValues(
            grain: grain, start: wanted.lowerBound, values: values + Array(repeating: .nan, count: after), exact: units)
    }

    /// The series moved so many periods later (earlier where negative): the value of a period is then the one that
    /// was `count` periods before.
    public func shifted(by count: Int) -> SeriesValues {
        var result = self
        let (moved, overflow) = start.addingReportingOverflow(count)
        let limit = Int.max / 4
        result.start = overflow ? (count < 0 ? -limit : limit) : min(max(moved, -limit), limit)
        return result
    }

    /// All series over the periods they share; all empty where they share none.
    ///
    /// Aligning twice changes nothing. Throws: `grain-mismatch`. Complexity: O(values).
    public static func aligned(_ series: [SeriesValues]) throws(SeriesError) -> [SeriesValues] {
        guard let first = series.first else { return [] }
        var lower = first.start
        var upper = first.end
        for other in series {
            guard other.grain == first.grain else { throw .mismatch(first.grain, other.grain) }
            lower = max(lower, other.start)
            upper = min(upper, other.end)
        }
        let shared = lower..<max(lower, upper)
        return series.map { (each: SeriesValues) in each.extended(to: shared) }
    }
}

extension SeriesError {
    static func mismatch(_ left: Grain, _ right: Grain) -> SeriesError {
        SeriesError(
            .grainMismatch,
            "One series is by \(left.noun), the other by \(right.noun); ask for both at the same grain.")
    }
}
