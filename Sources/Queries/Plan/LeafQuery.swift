public import Chronology
public import Definitions

/// How rows are placed on the time axis.
public enum Bucketing: Sendable, Hashable {
    /// One value a period.
    case grain(Grain)
    /// One value for the whole range.
    case whole
}

/// What is asked of one leaf: by which periods, by which dimensions, over which days.
public struct LeafQuery: Sendable, Hashable {
    /// An aggregate leaf; manual ones are not asked of an engine.
    public var leaf: MetricLeaf
    /// By which periods.
    public var bucketing: Bucketing
    /// By which dimensions of the source; empty for the total.
    public var dimensions: [DimensionQuery]
    /// Over which days, both ends included; all where nil. A windowed leaf needs it.
    public var range: DayRange?

    /// Joins the parts.
    public init(
        leaf: MetricLeaf, bucketing: Bucketing, dimensions: [DimensionQuery] = [], range: DayRange? = nil
    ) {
        self.leaf = leaf
        self.bucketing = bucketing
        self.dimensions = dimensions
        self.range = range
    }
}

/// A dimension values are sliced by.
public struct DimensionQuery: Sendable, Hashable {
    /// The dimension's name.
    public var name: String
    /// The values kept; all others become `other`. All are kept where nil; a nil element stands for null.
    public var kept: [String?]?

    /// Joins the parts.
    public init(_ name: String, kept: [String?]? = nil) {
        self.name = name
        self.kept = kept
    }
}

/// One statement that answers several leaf queries, and where each finds its answer.
public struct ScanQuery: Sendable {
    /// The source scanned.
    public var source: String
    /// The statement.
    public var sql: String
    /// Positions, in the list given to the planner, of the queries answered; their values are in the columns
    /// `m0`, `m1`, … in this order, after `period` (absent for a whole range) and the dimensions `d0`, `d1`, …
    public var answers: [Int]
    /// By which periods; hour periods come as timestamps, others as the date of their first day.
    public var bucketing: Bucketing
    /// Number of dimension columns.
    public var dimensionCount: Int
}

/// Why a query cannot be planned.
public struct QueryFailure: Error, Sendable, Hashable {
    /// Stable kebab-case code.
    public var code: String
    /// What is wrong and how to mend it.
    public var message: String

    /// Joins the parts.
    public init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }
}
