public import Chronology

/// Where rows come from, and how to read them.
public struct SourceDefinition: Sendable, Hashable {
    /// Where the rows are.
    public enum Origin: Sendable, Hashable {
        /// A glob of files relative to the project's root.
        case files(Located<String>)
        /// A table of an engine.
        case table(Located<String>)
        /// The engine's own SQL.
        case query(Located<String>)

        /// Whether rows come from files, whose changes can be told.
        public var isFiles: Bool { if case .files = self { true } else { false } }
    }

    /// How text files are written, where sniffing would guess.
    public struct Format: Sendable, Hashable {
        /// `csv`, `json`, `ndjson`, `parquet`; nil: by the file's name.
        public var type: Located<String>?
        /// One character between fields.
        public var delimiter: String?
        /// Decimal separator, `.` or `,`.
        public var decimal: String?
        /// `utf-8`, `utf-16`, `latin-1`.
        public var encoding: String?
        /// Quote character; empty for none.
        public var quote: String?
        /// Whether the first row names the columns.
        public var header: Bool?
        /// Lines to skip before the header.
        public var skip: Int?
        /// Texts that mean null.
        public var null: [String]
        /// Pattern of dates, as `%d/%m/%Y`.
        public var dateFormat: String?
        /// Pattern of timestamps.
        public var timestampFormat: String?

        /// A format that leaves everything to sniffing.
        public init() { null = [] }
    }

    /// The declared type of a column.
    public enum ColumnType: Sendable, Hashable {
        case text, integer, number, boolean, date, timestamp
        /// A timestamp that carries its zone.
        case timestampWithZone
        /// Exact number: total digits and decimals.
        case decimal(precision: Int, scale: Int)
        /// Number written as percent: 2.5 or `2.5%` means 0.025.
        case percent
    }

    /// The instant or day that places a row in time.
    public struct Time: Sendable, Hashable {
        /// A column, or an expression that yields a date or timestamp.
        public var value: Expression
        /// Zone of timestamps that carry none; the project's where nil.
        public var zone: Zone?
        /// The period around its day that a row stands for; nil is the day itself.
        public var covers: Grain?

        /// Joins the parts.
        public init(value: Expression, zone: Zone? = nil, covers: Grain? = nil) {
            self.value = value
            self.zone = zone
            self.covers = covers
        }
    }

    /// Name other definitions use.
    public var name: Located<String>
    /// Files, table or query.
    public var origin: Origin
    /// Engine that reads it; nil is the embedded one.
    public var engine: Located<String>?
    /// How files are written.
    public var format: Format
    /// Declared column types, by column.
    public var columns: [String: Located<ColumnType>]
    /// What places a row in time.
    public var time: Time
    /// Column that identifies a customer, account or device.
    public var entity: String?
    /// Dimensions, by name.
    public var dimensions: [String: Expression]
    /// Dimensions kept as series at every refresh, in order.
    public var slices: [Located<String>]
    /// Rows are expected to be at most this old; older is stale.
    public var freshWithin: TimeSpan?
    /// Rows may still arrive this long after their time.
    public var late: TimeSpan?
    /// Days on which no data is a true zero.
    public var closedDays: Set<Day>
    /// Weekdays on which no data is a true zero.
    public var closedWeekdays: Set<Weekday>
    /// Whether one malformed row fails the refresh.
    public var isStrict: Bool

    /// A source with everything optional left out.
    public init(name: Located<String>, origin: Origin, time: Time) {
        self.name = name
        self.origin = origin
        self.time = time
        format = Format()
        columns = [:]
        dimensions = [:]
        slices = []
        closedDays = []
        closedWeekdays = []
        isStrict = false
    }
}
