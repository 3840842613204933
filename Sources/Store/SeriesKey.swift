public import Chronology

/// The series of one leaf at one grain by one dimension: all slices that a scan computed together.
public struct SeriesFamily: Sendable, Hashable {
    /// Hash of the leaf's definition.
    public var leaf: String
    /// The length of the periods.
    public var grain: Grain
    /// The dimension, several joined by a separator of the caller's; empty for the total.
    public var dimension: String

    /// A family from its parts.
    public init(leaf: String, grain: Grain, dimension: String = "") {
        self.leaf = leaf
        self.grain = grain
        self.dimension = dimension
    }
}

/// What one stored series is of.
///
/// Slices are told apart by their bytes in the cache: texts that Swift holds for equal ("é" composed and decomposed)
/// are two slices there.
public struct SeriesKey: Sendable, Hashable {
    /// Hash of the leaf's definition.
    public var leaf: String
    /// The length of the periods.
    public var grain: Grain
    /// The dimension, several joined by a separator of the caller's; empty for the total.
    public var dimension: String
    /// The value of the dimension; nil is SQL's null and differs from the empty text. Of a total it is nil.
    public var slice: String?

    /// A key from its parts.
    public init(leaf: String, grain: Grain, dimension: String = "", slice: String? = nil) {
        self.leaf = leaf
        self.grain = grain
        self.dimension = dimension
        self.slice = slice
    }

    /// The family it belongs to.
    public var family: SeriesFamily { SeriesFamily(leaf: leaf, grain: grain, dimension: dimension) }
}
