import Chronology

extension QueryPlanner {
    /// The days on which a source has rows: a column `day`.
    ///
    /// - Throws: `source-not-read`, `time-not-temporal`, `unknown-column`.
    public func daysSQL(of source: String) throws(QueryFailure) -> String {
        let names = try names(of: source)
        var statement = SelectStatement(from: dialect.identifier(source))
        let day = names.schema.isDated ? "bw_day" : try clock(of: source, names).day.text
        statement.items = [.init(sql: day, alias: "day")]
        statement.groupCount = 1
        return statement.render()
    }

    /// What each file of a source holds by local day: columns `file`, `day`, `rows` and `mark`, by file and day.
    ///
    /// - Parameters:
    ///   - file: The column that says which file a row is of.
    ///   - mark: An aggregate of rows that changes when they do, whole and below 2⁶³.
    /// - Throws: `source-not-read`, `time-not-temporal`, `unknown-column`.
    public func contentSQL(of source: String, file: String, mark: String) throws(QueryFailure) -> String {
        let day = try clock(of: source, try names(of: source)).day
        var statement = SelectStatement(from: dialect.identifier(source))
        statement.items = [.init(sql: dialect.identifier(file), alias: "file"), .init(sql: day.text, alias: "day")]
        statement.groupCount = 2
        statement.items += [
            .init(sql: "count(*)", alias: "rows"), .init(sql: mark, alias: "mark"),
        ]
        statement.isOrdered = true
        return statement.render()
    }
}
