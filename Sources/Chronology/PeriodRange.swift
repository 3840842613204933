/// Consecutive periods of one grain.
public struct PeriodRange: Hashable, Sendable {
    /// The length of the periods.
    public var grain: Grain
    /// Indices of the periods; may be empty.
    public var indices: Range<Int>

    /// A range from its parts.
    public init(_ grain: Grain, _ indices: Range<Int>) {
        self.grain = grain
        self.indices = indices
    }

    /// Number of periods.
    public var count: Int { indices.count }
    /// Whether no period lies inside.
    public var isEmpty: Bool { indices.isEmpty }
    /// The first period, nil where empty.
    public var first: Period? { isEmpty ? nil : Period(grain, index: indices.lowerBound) }
    /// The last period, nil where empty.
    public var last: Period? { isEmpty ? nil : Period(grain, index: indices.upperBound - 1) }
    /// Whether the period is of this grain and lies inside.
    public func contains(_ period: Period) -> Bool { period.grain == grain && indices.contains(period.index) }

    /// The periods both ranges hold; nil where the grains differ.
    public func intersection(_ other: PeriodRange) -> PeriodRange? {
        guard grain == other.grain else { return nil }
        let lower = max(indices.lowerBound, other.indices.lowerBound)
        let upper = min(indices.upperBound, other.indices.upperBound)
        return PeriodRange(grain, lower..<max(lower, upper))
    }
}
