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
        /// What stands between groups of three digits: `,`, `.`, `'` or a blank of any width.
        public var thousands: String?
        /// `utf-8`, `utf-16`, `utf-16le`, `utf-16be`, `latin-1`, `windows-1252`.
        public var encoding: String?
        /// Quote character; empty for none.
        public var quote: String?
        /// Whether the first row names the columns.
        public var header: Bool?
        /// Lines to skip before the header.
        public var skip: Int?
        /// The character that begins a line to leave out.
        public var comment: String?
        /// How the header line of the wanted table begins, where a file holds several.
        public var table: String?
        /// Whether the table ends at the first empty line.
        public var endsAtBlankLine: Bool
        /// Texts that mean null.
        public var null: [String]
        /// Patterns of dates, as `%d/%m/%Y`, tried in order.
        public var dateFormats: [String]
        /// Patterns of timestamps, tried in order.
        public var timestampFormats: [String]

        /// A format that leaves everything to sniffing.
        public init() {
            null = []
            endsAtBlankLine = false
            dateFormats = []
            timestampFormats = []
        }
    }

    /// How lengths of time are written; two parts alone would not say whether the first are hours.
    public enum DurationForm: String, Sendable, Hashable, CaseIterable {
        /// `1:02:03`, possibly with decimals.
        case hoursMinutesSeconds = "h:mm:ss"
        /// `62:03`.
        case minutesSeconds = "m:ss"
        /// `1:02`.
        case hoursMinutes = "h:mm"
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
        /// A length of time written with colons, as a number of seconds.
        case duration(DurationForm)

        /// The type as a definition writes it: `decimal(12,2)`. Hashes of definitions rest on it, so it never changes.
        public var written: String {
            switch self {
            case .text: "text"
            case .integer: "integer"
            case .number: "number"
            case .boolean: "boolean"
            case .date: "date"
            case .timestamp: "timestamp"
            case .timestampWithZone: "timestamp_tz"
            case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
            case .percent: "percent"
            case .duration(let form): "duration(\(form.rawValue))"
            }
        }
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
    /// Rows for which one of these conditions holds do not belong to the data, such as totals.
    public var drop: [Expression]
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
    /// The period each file holds; where none of a period is there, nothing is known of it.
    public var eachFile: Grain?
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
        drop = []
        dimensions = [:]
        slices = []
        closedDays = []
        closedWeekdays = []
        isStrict = false
    }
}
