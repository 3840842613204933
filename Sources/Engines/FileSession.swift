public import Chronology
public import Definitions
public import Queries

/// What one file of a source holds on one local day.
public struct DayContent: Sendable, Hashable {
    /// The day; nil for rows without a time.
    public var day: Day?
    /// Number of rows.
    public var rows: Int
    /// Sum of the rows' hashes over the columns that are read, modulo `FileContent.modulus`: the same for the same rows
    /// in any order.
    public var mark: Int

    /// Joins the parts.
    public init(day: Day?, rows: Int, mark: Int) {
        self.day = day
        self.rows = rows
        self.mark = mark
    }
}

/// What one file of a source holds: its rows by day, and those that could not be read.
public struct FileContent: Sendable, Hashable {
    /// The file as it was when the session began.
    public var file: SourceFiles.File
    /// Its shape.
    public var shape: FileShape
    /// Its days with rows, ascending, rows without a time last.
    public var days: [DayContent]
    /// Number of rows that could not be read.
    public var rejectedCount: Int
    /// The first of them.
    public var rejected: [RejectedRow]

    /// A prime below 2⁶³.
    public static let modulus = 9_223_372_036_854_775_783
}

/// A session that reads files, and can read some of a source's files alone.
public protocol FileSession: EngineSession {
    /// The files of a source as the session found them.
    func files(of source: String) throws(EngineFailure) -> SourceFiles

    /// Tells what is known of the shapes of files that have not changed, by path, before the source is opened.
    func know(_ shapes: [String: FileShape], of source: String)

    /// Whether the rows of an opened source can be told apart by file, and whether its files can be read alone.
    func division(of source: String) -> FileDivision

    /// The shapes of the files of an opened source that are not empty, by path.
    func shapes(of source: String) -> [String: FileShape]

    /// From now on the source has only the rows of the files named; they are read anew when it is loaded.
    func restrict(_ source: SourceDefinition, to paths: Set<String>) throws(EngineFailure)

    /// What the files named hold, of an opened source.
    ///
    /// - Parameters:
    ///   - columns: The columns whose change matters.
    ///   - limit: How many malformed rows of each file are listed.
    func content(
        of source: SourceDefinition, files paths: Set<String>, columns: Set<String>, rejectedLimit limit: Int,
        planner: QueryPlanner
    ) throws(EngineFailure) -> [FileContent]

    /// Forgets the rows of a source; it is opened again when it is next asked for.
    func close(_ source: String) throws(EngineFailure)
}

/// How far the files of a source can be told apart.
public enum FileDivision: Sendable, Hashable {
    /// Not at all: only all files together mean something.
    case none
    /// Rows can be told apart by file, but all files are read together.
    case rows
    /// Some files can be read alone, with the same rows as among all.
    case files
}
