public import Chronology

/// What the last refresh learned about a source.
public struct SourceRecord: Sendable, Hashable {
    /// A column as the source delivers it.
    public struct Column: Sendable, Hashable, Codable {
        /// Its name.
        public var name: String
        /// Its type in Bellwether's terms.
        public var type: String
        /// Whether it is a timestamp with time zone.
        public var isZoned: Bool
        /// The engine's own name of its type.
        public var native: String

        /// A column from its parts.
        public init(name: String, type: String, isZoned: Bool = false, native: String = "") {
            self.name = name
            self.type = type
            self.isZoned = isZoned
            self.native = native
        }
    }

    /// The source's name.
    public var name: String
    /// Hash of the rules by which it is read.
    public var rules: String
    /// What tells one state of the data from another (files, sizes, times, watermark).
    public var fingerprint: String
    /// The first local day with rows; nil without any.
    public var firstDay: Day?
    /// The last local day with rows; nil without any.
    public var lastDay: Day?
    /// Rows read.
    public var rowCount: Int
    /// Rows without a usable time.
    public var undatedCount: Int
    /// Rows that could not be read.
    public var rejectedCount: Int
    /// Some of the rejected rows, as text for people.
    public var rejected: [String]
    /// When it was read.
    public var refreshedAt: Instant
    /// Its columns.
    public var columns: [Column]
    /// The local day, not ended then, on which it was read; rows after it did not count.
    public var asOf: Day?
    /// Hash of everything that was asked of it: the same means that all that is needed is there.
    public var asked = ""
    /// The days over which values are asked that reach back, such as customers of the last 28 days.
    public var askedDays: DayRange?
    /// The days of periods for which its files should be there and are not, one range a period, ascending.
    public var absent: [DayRange] = []
    /// When all of its rows were last read, where that is not `refreshedAt`.
    public var wholeAt: Instant?
    /// About how many values columns have, as far as it was counted: by this plans are chosen, never answers.
    public var valueCounts: [String: Int] = [:]

    /// A record from its parts.
    public init(
        name: String, rules: String, fingerprint: String, firstDay: Day? = nil, lastDay: Day? = nil, rowCount: Int = 0,
        undatedCount: Int = 0, rejectedCount: Int = 0, rejected: [String] = [], refreshedAt: Instant,
        columns: [Column] = []
    ) {
        self.name = name
        self.rules = rules
        self.fingerprint = fingerprint
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.rowCount = rowCount
        self.undatedCount = undatedCount
        self.rejectedCount = rejectedCount
        self.rejected = rejected
        self.refreshedAt = refreshedAt
        self.columns = columns
    }
}
