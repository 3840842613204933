/// Finds where a stream with time stamps was silent for longer than its own pace, and how many values that cost.
///
/// Source: definition; the pace is the median spacing of the first values, as a person would read it off.
public struct GapDetector: Sendable {
    /// A silence.
    public struct Gap: Sendable, Hashable {
        /// The first value after it, counted from 0.
        public var index: Int
        /// How many values would have come at the usual pace.
        public var missing: Int

        /// Creates a gap.
        ///
        /// Source: definition.
        public init(index: Int, missing: Int) {
            self.index = index
            self.missing = missing
        }
    }

    /// A spacing of more than this many usual ones is a gap.
    public var tolerance: Double
    /// From how many spacings the pace is taken.
    public static let pacedBy = 60

    private var spacings: [Double] = []
    private var pace = Double.nan
    private var last = Double.nan
    private var index = -1

    /// Creates a detector that has seen nothing, or that knows the pace, in the unit of the stamps.
    ///
    /// Source: definition.
    public init(pace: Double? = nil, tolerance: Double = 1.5) {
        if let pace, pace > 0 { self.pace = pace }
        self.tolerance = tolerance
    }

    /// Takes the next stamp, in any unit that grows with time; the gap before it if there is one. Stamps that repeat, go back or
    /// are missing make none. O(1), and O(1) memory.
    ///
    /// Source: as the type.
    public mutating func update(_ stamp: Double) -> Gap? {
        index += 1
        guard stamp.isFinite else { return nil }
        let spacing = stamp - last
        if !(spacing <= 0) { last = stamp }
        guard spacing > 0, spacing.isFinite else { return nil }
        if pace.isNaN {
            spacings.append(spacing)
            if spacings.count >= Self.pacedBy { (pace, spacings) = (Descriptive.median(spacings), []) }
        }
        let usual = pace.isNaN ? Descriptive.median(spacings) : pace
        guard usual > 0, spacing > tolerance * usual else { return nil }
        let missing = (spacing / usual).rounded() - 1
        return Gap(index: index, missing: missing < 1e15 ? Swift.max(1, Int(missing)) : Int.max)
    }
}
