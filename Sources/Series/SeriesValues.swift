public import Chronology

/// Values of consecutive periods of one grain: contiguous doubles, NaN where nothing is known.
public struct SeriesValues: Sendable, Equatable {
    /// The length of the periods.
    public var grain: Grain
    /// Index of the first period.
    public var start: Int
    /// One value a period; NaN is missing.
    public var values: [Double]
    /// The same values exactly, where they are sums of integers or declared decimals.
    public var exact: ExactValues?

    /// A series from its parts; `exact`, where given, has as many units as there are values.
    public init(grain: Grain, start: Int, values: [Double], exact: ExactValues? = nil) {
        precondition(exact == nil || exact?.units.count == values.count)
        self.grain = grain
        self.start = start
        self.values = values
        self.exact = exact
    }

    /// An empty series.
    public static func empty(_ grain: Grain) -> SeriesValues { SeriesValues(grain: grain, start: 0, values: []) }

    /// One past the last period's index.
    public var end: Int { start + values.count }

    /// The value of a period, NaN outside the series.
    public func value(at index: Int) -> Double {
        index >= start && index < end ? values[index - start] : .nan
    }

    /// Equal when all parts are, missing values included.
    public static func == (left: SeriesValues, right: SeriesValues) -> Bool {
        left.grain == right.grain && left.start == right.start && left.exact == right.exact
            && left.values.count == right.values.count
            && zip(left.values, right.values).allSatisfy { (a: Double, b: Double) in a == b || (a.isNaN && b.isNaN) }
    }
}

/// Exact decimal values: whole units of 10^−scale, which a Double may not hold.
public struct ExactValues: Sendable, Equatable {
    /// Decimals.
    public var scale: Int
    /// Units; what is missing in the series holds zero here.
    public var units: [Int128]

    /// Joins the parts.
    public init(scale: Int, units: [Int128]) {
        self.scale = scale
        self.units = units
    }
}
