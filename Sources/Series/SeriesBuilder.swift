public import Chronology

/// Puts a series together from values that come in any order.
public struct SeriesBuilder: Sendable {
    /// What to do when one period is given twice.
    public enum Duplicates: Sendable {
        /// It is an error: each period has one value.
        case refuse
        /// The later one replaces the earlier.
        case replace
    }

    /// Most periods between first and last: hours of four centuries; one stray date must not take all memory.
    public static let longestSpan = 4_000_000

    private let grain: Grain
    private let scale: Int?
    private let duplicates: Duplicates
    private var indices: [Int] = []
    private var values: [Double] = []
    private var units: [Int128] = []

    /// A builder of values of a grain; exact where `scale` (decimals) is given.
    public init(_ grain: Grain, scale: Int? = nil, duplicates: Duplicates = .refuse) {
        self.grain = grain
        self.scale = scale
        self.duplicates = duplicates
    }

    /// Adds a Double. Of an exact series it makes an inexact one, except where the value is missing (NaN).
    public mutating func add(_ index: Int, _ value: Double) {
        indices.append(index)
        values.append(value.isFinite ? value : .nan)
        units.append(0)
        if value.isFinite { hasInexact = true }
    }

    /// Adds an exact value in units of 10^−scale of the builder. Without a scale they are whole numbers.
    public mutating func add(_ index: Int, units exact: Int128) {
        indices.append(index)
        values.append(ExactDecimal(units: exact, scale: scale ?? 0).double)
        units.append(exact)
    }

    private var hasInexact = false

    /// The series from the first to the last period added, missing in between where nothing was added.
    ///
    /// Throws: `duplicate-period`, `range-too-long`. Complexity: O(values + periods spanned).
    public func build() throws(SeriesError) -> SeriesValues {
        guard let first = indices.min(), let last = indices.max() else { return .empty(grain) }
        let (distance, overflow) = last.subtractingReportingOverflow(first)
        guard !overflow, distance < SeriesBuilder.longestSpan else {
            throw SeriesError(
                .rangeTooLong,
                "The first and the last \(grain.noun) lie too far apart (more than \(SeriesBuilder.longestSpan) periods); "
                    + "look for rows with a wrong date, or limit the range.")
        }
        var series = SeriesValues(
            grain: grain, start: first, values: Array(repeating: .nan, count: distance + 1))
        var isSet = Array(repeating: false, count: distance + 1)
        var exactUnits: [Int128] = Array(repeating: 0, count: distance + 1)
        for entry in indices.indices {
            let position = indices[entry] - first
            if isSet[position], duplicates == .refuse {
                throw SeriesError(
                    .duplicatePeriod,
                    "One \(grain.noun) has two values; group the rows by period, or remove one of them.")
            }
            isSet[position] = true
            series.values[position] = values[entry]
            exactUnits[position] = units[entry]
        }
        if let scale, !hasInexact { series.exact = ExactValues(scale: scale, units: exactUnits) }
        return series
    }
}

extension SeriesValues {
    /// A series from period and value in any order. Throws: `duplicate-period`, `range-too-long`.
    public init(_ grain: Grain, pairs: some Sequence<(Int, Double)>) throws(SeriesError) {
        var builder = SeriesBuilder(grain)
        for (index, value) in pairs { builder.add(index, value) }
        self = try builder.build()
    }
}
