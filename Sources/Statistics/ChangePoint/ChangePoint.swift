/// A place where a series begins to behave differently for good.
///
/// Source: van den Burg, G. J. J. & Williams, C. K. I. (2020), "An evaluation of change point detection algorithms",
/// for what counts as one.
public struct ChangePoint: Sendable, Hashable {
    /// What changed.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The values stand higher or lower than before.
        case level
        /// They rise or fall faster or slower than before, without a step.
        case trend
        /// They scatter more or less than before, around the same course.
        case variance
    }

    /// The first step of the new behaviour, counted from 0.
    public var index: Int
    /// What changed most.
    public var kind: Kind
    /// Whether it went up (level, slope or scatter).
    public var isRise: Bool
    /// How much, in the unit of the series: the step of a level, the change of slope a step of a trend, the change of the
    /// standard deviation of a variance; signed, and of the series it shows most in.
    public var size: Double
    /// Which of several series it shows most in; 0 of one.
    public var series: Int

    /// Creates a change point.
    ///
    /// Source: definition.
    public init(index: Int, kind: Kind, size: Double, series: Int = 0) {
        self.index = index
        self.kind = kind
        self.isRise = size > 0
        self.size = size
        self.series = series
    }
}
