/// One period of a grain, as an integer that counts periods without gaps; a `ProjectCalendar` gives it meaning.
///
/// The index of a day is `Day.number`, of a week the weeks since the week of 1970-01-01, of a month
/// `year × 12 + month − 1`, of an hour the local hours since that of 1970-01-01T00:00 UTC.
/// Sums that no integer holds stop at the greatest or least one.
public struct Period: Hashable, Comparable, Sendable, Codable {
    /// The length.
    public var grain: Grain
    /// Position in time, without gaps.
    public var index: Int

    /// A period from its parts.
    public init(_ grain: Grain, index: Int) {
        self.grain = grain
        self.index = index
    }

    /// The same period, or the farthest one where no civil date could have its index.
    var sensible: Period { Period(grain, index: index.clamped(to: Day.numberLimit)) }

    /// Orders by position; comparing two grains is a mistake of the caller.
    public static func < (left: Period, right: Period) -> Bool { left.index < right.index }
    /// The period so many periods later.
    public static func + (period: Period, count: Int) -> Period {
        Period(period.grain, index: period.index.addingClamped(count))
    }
    /// The period so many periods earlier.
    public static func - (period: Period, count: Int) -> Period {
        Period(period.grain, index: period.index.subtractingClamped(count))
    }
}

/// An inclusive range of days.
public struct DayRange: Hashable, Sendable, Codable {
    /// First day.
    public var first: Day
    /// Last day, inclusive; never before the first.
    public var last: Day

    /// A range; nil where it would be empty.
    public init?(_ first: Day, _ last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// A range of one day.
    public init(day: Day) {
        first = day
        last = day
    }

    /// Number of days, at least one.
    public var count: Int { (last - first).addingClamped(1) }
    /// Whether the day lies inside.
    public func contains(_ day: Day) -> Bool { first <= day && day <= last }
    /// The days both ranges hold, nil where there are none.
    public func intersection(_ other: DayRange) -> DayRange? {
        DayRange(max(first, other.first), min(last, other.last))
    }
}
