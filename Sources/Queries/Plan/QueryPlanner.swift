public import Chronology
public import Definitions

/// Turns leaf queries into as few statements as their sources and periods allow.
public struct QueryPlanner: Sendable {
    let calendar: ProjectCalendar
    let dialect: Dialect
    let sources: [String: SourceDefinition]
    /// The columns of every source, by name.
    public let schemas: [String: SourceSchema]

    /// A planner over sources whose columns are known.
    public init(
        calendar: ProjectCalendar, dialect: Dialect, sources: [String: SourceDefinition],
        schemas: [String: SourceSchema]
    ) {
        self.calendar = calendar
        self.dialect = dialect
        self.sources = sources
        self.schemas = schemas
    }

    /// The statements that answer all queries.
    ///
    /// - Throws: `source-not-read` where the columns of a source are unknown, `unknown-column`, `unknown-dimension`,
    ///   `time-not-temporal`, `range-required`, `no-hours`.
    public func plan(_ queries: [LeafQuery]) throws(QueryFailure) -> [ScanQuery] {
        var statements: [ScanQuery] = []
        for scan in GroupIntoScans.apply(queries) {
            let lifted = PushDownFilter.apply(scan)
            let statement = try render(lifted)
            statements.append(
                ScanQuery(
                    source: scan.key.source, sql: statement.render(), answers: scan.columns.map(\.query),
                    bucketing: scan.key.bucketing, dimensionCount: scan.key.dimensions.count))
        }
        return statements
    }

    /// First and last local day of a source's rows, their number, the number of rows without a time, and the number
    /// of rows with an implausible one: before `LeafWindow.distantPast`, or after the day that follows `today`.
    ///
    /// Columns `first`, `last`, `rows`, `undated`, `implausible`. One row with a mistyped date must not pass for
    /// coverage, so days before the distant past and after `today` are not looked at.
    public func coverageSQL(of source: String, until today: Day? = nil) throws(QueryFailure) -> String {
        let names = try names(of: source)
        let day = try clock(of: source, names).day
        let compared = day.above(.comparison)
        let earliest = dialect.day(LeafWindow.distantPast).text
        var believed = "\(compared) >= \(earliest)"
        var doubted = "\(compared) < \(earliest)"
        if let today {
            believed += " AND \(compared) <= \(dialect.day(today).text)"
            doubted += " OR \(compared) > \(dialect.day(today + 1).text)"
        }
        var statement = SelectStatement(from: dialect.identifier(source))
        let past = "CASE WHEN \(believed) THEN \(day.text) END"
        statement.items = [
            .init(sql: "min(\(past))", alias: "first"), .init(sql: "max(\(past))", alias: "last"),
            .init(sql: "count(*)", alias: "rows"), .init(sql: "count(*) - count(\(day.text))", alias: "undated"),
            .init(sql: dialect.countRows(where: SQLFragment(doubted, .disjunction)).text, alias: "implausible"),
        ]
        return statement.render()
    }

    /// The rows of a source with some of its columns and their local day as `bw_day`.
    ///
    /// Finding the day of a moment in a zone costs more than any aggregate; rows that are asked about often are held
    /// with it.
    public func datedSQL(of source: String, columns: [String]) throws(QueryFailure) -> String {
        let names = try names(of: source)
        var statement = SelectStatement(from: dialect.identifier(source))
        statement.items = columns.map { .init(sql: dialect.identifier($0)) }
        statement.items.append(.init(sql: try clock(of: source, names).day.text, alias: "bw_day"))
        return statement.render()
    }

    func names(of source: String) throws(QueryFailure) -> SourceNames {
        guard let definition = sources[source], let schema = schemas[source] else {
            throw QueryFailure("source-not-read", "The columns of source `\(source)` are not known.")
        }
        return SourceNames(definition: definition, schema: schema, dialect: dialect)
    }

    func clock(of source: String, _ names: SourceNames) throws(QueryFailure) -> SourceClock {
        try SourceClock(names: names, calendar: calendar, dialect: dialect)
    }
}
