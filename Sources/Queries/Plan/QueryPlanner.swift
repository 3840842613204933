public import Chronology
public import Definitions

/// Turns leaf queries into as few statements as their sources and periods allow.
public struct QueryPlanner: Sendable {
    let calendar: ProjectCalendar
    let dialect: Dialect
    let sources: [String: SourceDefinition]
    /// The columns of every source, by name.
    public let schemas: [String: SourceSchema]
    /// The days on which rows of a source lie, where they are known; see `Dialect.localDay(of:_:in:within:)`.
    let days: [String: DayRange]

    /// A planner over sources whose columns are known.
    public init(
        calendar: ProjectCalendar, dialect: Dialect, sources: [String: SourceDefinition],
        schemas: [String: SourceSchema], days: [String: DayRange] = [:]
    ) {
        self.calendar = calendar
        self.dialect = dialect
        self.sources = sources
        self.schemas = schemas
        self.days = days
    }

    /// The statements that answer all queries.
    ///
    /// - Parameter statistics: What is known of sources with many rows; the others are read in the simplest way. They
    ///   decide how answers are computed, never what they are (sums of floating-point numbers agree to within 1e-12).
    /// - Throws: `source-not-read` where the columns of a source are unknown, `unknown-column`, `unknown-dimension`,
    ///   `time-not-temporal`, `range-required`, `no-hours`.
    public func plan(
        _ queries: [LeafQuery], statistics: [String: SourceStatistics] = [:], choice: PlanChoice = .cheapest
    ) throws(QueryFailure) -> [ScanQuery] {
        var statements: [ScanQuery] = []
        for family in GatherGroupings.apply(GroupIntoScans.apply(queries)) {
            if let known = statistics[family.key.source], family.canBeFactored {
                statements += try factored(family, known, choice)
            } else if choice != .simplest, let together = try together(family) {
                statements.append(together)
            } else {
                for scan in family.scans { statements.append(try plain(scan)) }
            }
        }
        return statements
    }

    /// Cells for what adds up, entities for what is counted once, and scans for all else.
    private func factored(
        _ family: ScanFamily, _ statistics: SourceStatistics, _ choice: PlanChoice
    ) throws(QueryFailure) -> [ScanQuery] {
        var statements: [ScanQuery] = []
        var answered: Set<Int> = []
        if let cells = ChooseTables.apply(family, statistics, choice) {
            let statement = try render(cells)
            answered.formUnion(statement.answers.map(\.query))
            statements.append(statement)
        }
        for scan in family.scans {
            for counting in CountEntities.apply(scan) {
                let statement = try render(counting)
                answered.formUnion(statement.answers.map(\.query))
                statements.append(statement)
            }
            var rest = scan
            rest.columns.removeAll { answered.contains($0.query) }
            if !rest.columns.isEmpty { statements.append(try plain(rest)) }
        }
        return statements
    }

    private func plain(_ scan: Scan) throws(QueryFailure) -> ScanQuery {
        let statement = try render(PushDownFilter.apply(scan))
        return ScanQuery(
            source: scan.key.source, sql: statement.render(),
            answers: scan.columns.enumerated().map { .init(query: $1.query, column: $0, branch: 0) },
            bucketing: scan.key.bucketing, branches: [.init(dimensionCount: scan.key.dimensions.count)],
            numberSums: numberSums(of: scan, try names(of: scan.key.source)))
    }

    /// Positions of the columns that hold sums of floating-point numbers.
    func numberSums(of scan: Scan, _ names: SourceNames) -> Set<Int> {
        Set(
            scan.columns.indices.filter { position in
                let column = scan.columns[position]
                return (column.function == .sum || column.function == .last) && names.isOfNumbers(column.value)
            })
    }

    /// First and last local day of a source's rows, their number, the number of rows without a time, and the number
    /// of rows with an implausible one: before `LeafWindow.distantPast`, or after the day that follows `today`.
    ///
    /// Columns `first`, `last`, `rows`, `undated`, `implausible`. One row with a mistyped date must not pass for
    /// coverage, so days before the distant past and after `today` are not looked at.
    public func coverageSQL(of source: String, until today: Day? = nil) throws(QueryFailure) -> String {
        let names = try names(of: source)
        let day = try clock(of: source, names, within: days[source] ?? Dialect.usualDays).day
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
        statement.items.append(
            .init(
                sql: try clock(of: source, names, within: days[source] ?? Dialect.usualDays).day.text, alias: "bw_day"))
        return statement.render()
    }

    func names(of source: String) throws(QueryFailure) -> SourceNames {
        guard let definition = sources[source], let schema = schemas[source] else {
            throw QueryFailure("source-not-read", "The columns of source `\(source)` are not known.")
        }
        return SourceNames(definition: definition, schema: schema, dialect: dialect)
    }

    func clock(
        of source: String, _ names: SourceNames, within days: DayRange? = nil
    ) throws(QueryFailure) -> SourceClock {
        try SourceClock(names: names, calendar: calendar, dialect: dialect, within: days ?? self.days[source])
    }
}
