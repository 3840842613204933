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

    /// What the values beyond those kept are called: `other`, or `(other)` where `other` is itself a value that is kept.
    public var rest: String { Self.name("other", besides: Set((kept ?? []).compactMap { $0 })) }

    /// What rows without a value are called beside those with one: `(none)`, or `((none))` where that is a value.
    public static func none(besides values: Set<String>) -> String { name("(none)", besides: values) }

    /// The word in as many parentheses as make it differ from every value.
    private static func name(_ word: String, besides values: Set<String>) -> String {
        var word = word
        while values.contains(word) { word = "(\(word))" }
        return word
    }
}

/// One statement that answers several leaf queries, and where each finds its answer.
///
/// Its columns are `branch` (only where there are several), `period` (absent for a whole range), the dimensions `d0`,
/// `d1`, … and the values `m0`, `m1`, …; its rows are ordered by all but the values.
public struct ScanQuery: Sendable {
    /// Where the values of one query stand.
    public struct Answer: Sendable, Hashable {
        /// Position of the query in the list given to the planner.
        public var query: Int
        /// The values are in the column `m` of this number.
        public var column: Int
        /// The values are in the rows of this branch.
        public var branch: Int
    }

    /// Rows that share their dimensions.
    public struct Branch: Sendable, Hashable {
        /// How many of the dimension columns, from the first, are dimensions of these rows.
        public var dimensionCount: Int
    }

    /// The source scanned.
    public var source: String
    /// The statement.
    public var sql: String
    /// The queries answered.
    public var answers: [Answer]
    /// By which periods; hour periods come as timestamps, others as the date of their first day.
    public var bucketing: Bucketing
    /// The branches, by their number; never empty.
    public var branches: [Branch]
    /// Columns `m` that hold sums of floating-point numbers, whose last digits depend on the order of rows.
    public var numberSums: Set<Int> = []

    /// Whether a column tells rows of several branches apart.
    public var isBranched: Bool { branches.count > 1 }
    /// Number of dimension columns.
    public var dimensionCount: Int { branches.map(\.dimensionCount).max() ?? 0 }
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
