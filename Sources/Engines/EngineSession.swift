public import Chronology
public import Definitions
public import Queries
public import Series

/// A source made readable: its columns, and what was found while opening it.
public struct OpenedSource: Sendable {
    /// The source's name.
    public var name: String
    /// Its columns.
    public var schema: SourceSchema
    /// Whether there are columns but, as far as is known, no rows.
    public var isEmpty: Bool
    /// Rows that look like totals where no condition drops any.
    public var totals: [SuspectedTotal] = []

    /// Joins the parts.
    public init(name: String, schema: SourceSchema, isEmpty: Bool = false) {
        self.name = name
        self.schema = schema
        self.isEmpty = isEmpty
    }
}

/// First and last local day of a source, and how many rows it has.
public struct SourceCoverage: Sendable, Hashable {
    /// First and last day with rows, from 1900 up to today; nil without rows.
    public var days: DayRange?
    /// Rows read.
    public var rowCount: Int
    /// Rows without a time, which count nowhere.
    public var undatedRowCount: Int
    /// Rows dated before 1900, which count nowhere, or later than tomorrow, which count only when their day comes.
    public var implausibleRowCount: Int

    /// Joins the parts.
    public init(days: DayRange?, rowCount: Int, undatedRowCount: Int, implausibleRowCount: Int = 0) {
        self.days = days
        self.rowCount = rowCount
        self.undatedRowCount = undatedRowCount
        self.implausibleRowCount = implausibleRowCount
    }
}

/// A row that could not be read as the columns say.
public struct RejectedRow: Sendable, Hashable {
    /// File, relative to the project's root.
    public var file: String
    /// Line in the file, from 1.
    public var line: Int
    /// The column, where one is to blame.
    public var column: String?
    /// What is wrong, in the engine's words.
    public var reason: String

    /// Joins the parts.
    public init(file: String, line: Int, column: String?, reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.reason = reason
    }
}

/// Values of one leaf query, by slice.
public struct LeafAnswer: Sendable {
    /// One slice: its dimension values (nil is null) and its values, missing where no row fell in a period. For a
    /// whole range the series has one value and starts at 0.
    public struct Slice: Sendable {
        /// Values of the dimensions, in the order asked.
        public var key: [String?]
        /// Values by period.
        public var series: SeriesValues
    }

    /// Position of the query in the list given.
    public var query: Int
    /// The slices, in order of their keys.
    public var slices: [Slice]
}

/// A connection to an engine on which sources are opened and leaf queries answered; for one task at a time.
public protocol EngineSession: AnyObject {
    /// How the engine writes SQL.
    var dialect: Dialect { get }

    /// Makes a source readable under its name.
    func open(_ source: SourceDefinition) throws(EngineFailure) -> OpenedSource

    /// Reads a source once into the engine, where several queries follow, with the columns asked for and the day of
    /// every row; returns whether it did, since a source may read better where it is.
    func load(
        _ source: SourceDefinition, columns: Set<String>, planner: QueryPlanner
    ) throws(EngineFailure) -> Bool

    /// Days, none after today, and rows of an opened source.
    func coverage(of source: String, until today: Day, planner: QueryPlanner) throws(EngineFailure) -> SourceCoverage

    /// Rows of a loaded source that could not be read: how many, and the first of them.
    func rejectedRows(of source: String, limit: Int) throws(EngineFailure) -> (count: Int, first: [RejectedRow])

    /// The answers of a statement of the planner.
    func answer(_ scan: ScanQuery, calendar: ProjectCalendar) throws(EngineFailure) -> [LeafAnswer]

    /// Values of a dimension with their weight by a leaf, heaviest first.
    func run(_ sql: String, about source: String) throws(EngineFailure) -> RowTable
}

/// A small result as text cells, for statements that are not leaf queries.
public struct RowTable: Sendable {
    /// Names of the columns.
    public var columns: [String]
    /// Rows of cells; nil is null.
    public var rows: [[String?]]

    /// Joins the parts.
    public init(columns: [String], rows: [[String?]]) {
        self.columns = columns
        self.rows = rows
    }
}
