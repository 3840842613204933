/// A value, or a run of values, unlike what came before it.
///
/// Source: Chandola, V., Banerjee, A. & Kumar, V. (2009), "Anomaly detection: a survey", 2.2, for the kinds.
public struct Anomaly: Sendable, Hashable {
    /// What is unlike.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// One value is far from where season and neighbours put it: sudden.
        case spike
        /// Values have for some time been higher or lower than they used to be: slow.
        case shift
        /// Values move more from step to step than they used to.
        case scatter
    }

    /// Its step, counted from 0 among the values given.
    public var index: Int
    /// What shows it most.
    public var kind: Kind
    /// Whether values are higher (scatter: wider) than expected.
    public var isRise: Bool
    /// How far from what was expected, in the unit of the series; signed.
    public var size: Double
    /// How surprising, 0 to 1: 1 − 2^(−s ÷ 2), s being the orders of magnitude by which the two rarest signs are rare.
    public var score: Double

    /// From which score on somebody should be told, where no other level has been chosen.
    ///
    /// Source: the level that scores best on the development half of the Numenta Anomaly Benchmark (benchmarks/README.md).
    public static let alarmScore = 0.855

    /// Creates an anomaly.
    ///
    /// Source: definition.
    public init(index: Int, kind: Kind, size: Double, score: Double) {
        self.index = index
        self.kind = kind
        self.isRise = size > 0
        self.size = size
        self.score = score
    }
}
