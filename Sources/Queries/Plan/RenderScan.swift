import Chronology
import Definitions

extension QueryPlanner {
    /// The scan as a statement: rows with their day, then one group a period and slice.
    func render(_ scan: Scan) throws(QueryFailure) -> SelectStatement {
        let names = try names(of: scan.key.source)
        let period = try period(of: scan)
        let dated = try datedRows(scan.key, scan.conditions, names)
        var statement = SelectStatement(from: "bw_rows")
        statement.with = [.init("bw_rows", dated)]
        statement.isOrdered = true
        if let table = try windows(of: scan) {
            var rows = SelectStatement(from: "")
            rows.verbatim = table.sql(dialect)
            statement.with.append(.init("bw_windows(bw_period, bw_first, bw_last)", rows))
            statement.from = "bw_windows"
            statement.joins = ["JOIN bw_rows ON bw_day BETWEEN bw_first AND bw_last"]
        } else {
            statement.conditions = rangeConditions(scan.key.range)
        }
        if let period { statement.items = [.init(sql: period, alias: "period")] }
        try addDimensions(scan, names, to: &statement)
        if scan.key.shape.countsLatestOnly { keepLatest(period, in: &statement) }
        try addColumns(scan, names, to: &statement)
        return statement
    }

    /// The windows rows are joined to, where a row can belong to several periods or the engine knows no such period.
    private func windows(of scan: Scan) throws(QueryFailure) -> WindowTable? {
        var window: LeafWindow?
        if case .windowed(let own, _, _) = scan.key.shape { window = own }
        if window == nil {
            guard case .grain(let grain) = scan.key.bucketing, grain.isRetail else { return nil }
        }
        guard let range = scan.key.range else {
            throw QueryFailure("range-required", "A cumulative metric or a retail period needs a first and a last day.")
        }
        return WindowTable(window, bucketing: scan.key.bucketing, range: range, calendar: calendar)
    }

    /// The first day (or hour) of the period of a row in SQL; nil for a whole range.
    func period(of scan: Scan) throws(QueryFailure) -> String? {
        guard case .grain(let grain) = scan.key.bucketing else { return nil }
        if case .windowed = scan.key.shape { return "bw_windows.bw_period" }
        if grain == .hour { return "bw_hour" }
        return dialect.firstDay(of: grain, holding: SQLFragment("bw_day"), calendar: calendar)?.text
            ?? "bw_windows.bw_period"
    }

    /// The rows of a source under conditions, with their day and what else places them in time; for hours, rows with
    /// their moment come before, since the hour is found from it.
    func datedRows(
        _ key: Scan.Key, _ conditions: [Expression], _ names: SourceNames
    ) throws(QueryFailure) -> SelectStatement {
        var statement = SelectStatement(from: dialect.identifier(key.source))
        let clock = try clock(of: key.source, names)
        statement.items = [.init(sql: "*")]
        if !names.schema.isDated { statement.items.append(.init(sql: clock.day.text, alias: "bw_day")) }
        if key.bucketing == .grain(.hour) {
            guard let moment = clock.moment else {
                throw QueryFailure(
                    "no-hours",
                    "Source `\(key.source)` is dated by day, so it has no hours. Ask for days or longer.")
            }
            var moments = SelectStatement(from: statement.from)
            moments.items = [.init(sql: "*"), .init(sql: moment.text, alias: "bw_moment")]
            statement.with = [.init("bw_moments", moments)]
            statement.from = "bw_moments"
            let hour = dialect.hour(of: SQLFragment("bw_moment"), in: calendar.zone)
            statement.items.append(.init(sql: hour.text, alias: "bw_hour"))
        }
        if key.shape.countsLatestOnly { statement.items.append(.init(sql: clock.order.text, alias: "bw_time")) }
        for condition in conditions { statement.conditions.append(try names.sql(condition).above(.disjunction)) }
        return statement
    }

    func rangeConditions(_ range: DayRange?) -> [String] {
        guard let range else { return ["bw_day >= \(dialect.day(LeafWindow.distantPast).text)"] }
        let first = max(range.first, LeafWindow.distantPast)
        return ["bw_day BETWEEN \(dialect.day(first).text) AND \(dialect.day(range.last).text)"]
    }

    private func addDimensions(
        _ scan: Scan, _ names: SourceNames, to statement: inout SelectStatement
    ) throws(QueryFailure) {
        for (position, dimension) in scan.key.dimensions.enumerated() {
            let value = try names.sliced(dimension.name)
            statement.items.append(.init(sql: slice(dimension, value), alias: "d\(position)"))
        }
        statement.groupCount = statement.items.count
    }

    /// The value of a dimension as the text a slice is named by.
    func slice(_ dimension: DimensionQuery, _ value: DimensionValue) -> String {
        var text = dialect.asText(value.sql)
        if !value.isComposed { text = dialect.composed(text) }
        return keep(text, dimension)
    }

    /// The kept values as they are, all others as one.
    private func keep(_ value: SQLFragment, _ dimension: DimensionQuery) -> String {
        guard let kept = dimension.kept else { return value.text }
        let texts = kept.compactMap { $0 }.map { dialect.composedText($0).text }
        var conditions: [String] = []
        if !texts.isEmpty { conditions.append("\(value.above(.comparison)) IN (\(texts.joined(separator: ", ")))") }
        if kept.contains(nil) { conditions.append("\(value.above(.comparison)) IS NULL") }
        if conditions.isEmpty { return dialect.text(dimension.rest).text }
        return "CASE WHEN \(conditions.joined(separator: " OR ")) THEN \(value.text) "
            + "ELSE \(dialect.text(dimension.rest).text) END"
    }

    /// Adds the aggregates of a scan to a statement that groups already.
    func addColumns(
        _ scan: Scan, _ names: SourceNames, to statement: inout SelectStatement
    ) throws(QueryFailure) {
        for (position, column) in scan.columns.enumerated() {
            var arguments: [SQLFragment] = []
            if let value = column.value { arguments.append(try names.sql(value)) }
            // Of exact decimals an engine may interpolate to their own scale, which loses digits.
            if column.function.share != nil, let number = dialect.functions[.number] {
                arguments = [number.filled(with: arguments)]
            }
            var filter: SQLFragment?
            if let condition = column.filter { filter = try names.sql(condition) }
            var sql: SQLFragment
            if column.function == .count {
                sql = dialect.countRows(where: filter)
            } else {
                let template = dialect.template(of: column.function, isOfNumbers: names.isOfNumbers(column.value))
                if let share = column.function.share { arguments.append(dialect.double(share)) }
                sql = dialect.aggregate(template, of: arguments, where: filter)
            }
            let canBeEmpty = filter != nil || statement.groupCount == 0
            if canBeEmpty { sql = nullWithoutRows(column.function, sql, filter) }
            statement.items.append(.init(sql: sql.text, alias: "m\(position)"))
        }
    }

    /// Counts of no rows at all are null, like every other aggregate, so that an answer does not depend on which
    /// other queries share the statement; what a period without rows means is decided later.
    private func nullWithoutRows(
        _ function: Aggregate.Function, _ sql: SQLFragment, _ filter: SQLFragment?
    ) -> SQLFragment {
        switch function {
        case .count: SQLFragment("NULLIF(\(sql.text), 0)")
        case .countDistinct:
            SQLFragment("CASE WHEN \(dialect.countRows(where: filter).text) > 0 THEN \(sql.text) END")
        default: sql
        }
    }

    /// Joins the latest time of each period, over all slices, so that slices add up to the total.
    private func keepLatest(_ period: String?, in statement: inout SelectStatement) {
        var latest = SelectStatement(from: statement.from)
        latest.joins = statement.joins
        latest.conditions = statement.conditions
        if let period { latest.items = [.init(sql: period, alias: "bw_period")] }
        latest.groupCount = latest.items.count
        latest.items.append(.init(sql: "max(bw_time)", alias: "bw_until"))
        statement.with.append(.init("bw_latest", latest))
        statement.joins.append(
            "JOIN bw_latest ON bw_time = bw_until" + (period.map { " AND \($0) = bw_latest.bw_period" } ?? ""))
    }
}

extension Scan.Shape {
    /// Whether only rows at the latest time of each period count.
    var countsLatestOnly: Bool {
        switch self {
        case .latest: true
        case .windowed(_, let latestOnly, _): latestOnly
        case .plain: false
        }
    }
}

extension Aggregate.Function {
    /// The quantile, where it is one.
    var share: Double? {
        switch self {
        case .median: 0.5
        case .percentile(let share): share
        default: nil
        }
    }
}

extension Dialect {
    /// A value as text.
    func asText(_ value: SQLFragment) -> SQLFragment {
        guard let template = functions[.text] else { preconditionFailure("\(name) cannot convert to text") }
        return template.filled(with: [value])
    }

    /// How an aggregate other than a row count is written, of floating-point numbers or of others.
    func template(of function: Aggregate.Function, isOfNumbers: Bool) -> SQLTemplate {
        switch function {
        case .count: preconditionFailure("rows are counted by countRows")
        // The rows have been cut down to the latest; what is left is summed.
        case .sum, .last: isOfNumbers ? aggregates.sumOfNumbers : "SUM({0})"
        case .average: "AVG({0})"
        case .min: "MIN({0})"
        case .max: "MAX({0})"
        case .countDistinct: aggregates.countDistinct
        case .median, .percentile: aggregates.percentile
        }
    }
}
