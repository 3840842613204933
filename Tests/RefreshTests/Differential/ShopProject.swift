import ADBC
import Chronology
import Definitions
import Diagnostics
import Engines
import Foundation
import Queries
@testable import Refresh
import Testing

/// How events are placed in time, in the project and in SQL written by hand over the moments they were made from.
struct Clock: Sendable, CustomTestStringConvertible {
    var name: String
    var zone: String
    /// The `time:` of the source.
    var time: String
    /// The local day of an event, from the moment it was made from.
    var day: String
    var isParquet = false
    var calendar = HandWrittenCalendar()
    /// Whether every statement reads the file, rather than rows held in memory.
    var isReadInPlace = false
    /// Whether rows have hours.
    var hasHours: Bool { day != "day" }

    var testDescription: String { name }

    private static func moment(_ zone: String) -> String { "CAST(instant AT TIME ZONE '\(zone)' AS DATE)" }

    static let all = [
        Clock(
            name: "naive in UTC", zone: "Europe/Madrid", time: "{column: at_utc, timezone: UTC}",
            day: moment("Europe/Madrid")),
        Clock(
            name: "naive in the project's zone", zone: "Europe/Madrid", time: "{column: at_madrid}",
            day: moment("Europe/Madrid"),
            calendar: HandWrittenCalendar(
                weekStart: "sunday", fiscal: (4, 6), weeks: [4, 5, 4], yearEnds: "nearest", weekday: ("saturday", 6))),
        Clock(
            name: "naive in another zone", zone: "Europe/Madrid",
            time: "{column: at_newyork, timezone: America/New_York}",
            day: moment("Europe/Madrid"),
            calendar: HandWrittenCalendar(
                fiscal: (10, 1), weeks: [5, 4, 4], yearEnds: "last", weekday: ("sunday", 0), month: 12)),
        Clock(
            name: "moments", zone: "Europe/Madrid", time: "{column: instant, timezone: America/New_York}",
            day: moment("Europe/Madrid"), isParquet: true),
        Clock(
            name: "days", zone: "Australia/Adelaide", time: "{column: day, timezone: America/New_York}", day: "day"),
        Clock(
            name: "moments, half an hour off", zone: "Asia/Kolkata", time: "{column: instant}",
            day: moment("Asia/Kolkata"), isParquet: true,
            calendar: HandWrittenCalendar(
                weekStart: "sunday", fiscal: (1, 1), weeks: [4, 4, 5], yearEnds: "nearest", weekday: ("thursday", 4),
                month: 6)),
        Clock(
            name: "naive, half an hour off, with clock changes", zone: "Australia/Adelaide",
            time: "{column: at_adelaide}",
            day: moment("Australia/Adelaide")),
        Clock(
            name: "naive in UTC, half an hour off", zone: "Australia/Adelaide", time: "{column: at_utc, timezone: UTC}",
            day: moment("Australia/Adelaide"), isParquet: true, isReadInPlace: true),
    ]
}

/// A project over the seeded shop, and an unlocked engine with the same rows for SQL written by hand.
struct ShopProject {
    let folder: ProjectFolder
    let project: Project
    let connection: ADBCConnection
    let clock: Clock
    var oracle: Oracle { Oracle(connection: connection) }
    var grains: [Grain] { clock.hasHours ? Grain.allCases : Measured.days }

    static let today = Day(iso: "2025-01-23")

    init(_ clock: Clock) throws {
        self.clock = clock
        folder = try ProjectFolder()
        let data = try ShopData.shared.get()
        try folder.write("data/events.csv", data.events)
        try folder.write("data/visits.csv", data.visits)
        try folder.write("data/stock.csv", data.stock)
        connection = try Driver.unlocked()
        try connection.executeUpdate("SET TimeZone = 'UTC'")
        try Oracle(connection: connection).prepare(clock.calendar, zone: clock.zone)
        try Self.fill(connection, clock, folder.path + "/data")
        project = try Self.load(clock)
    }

    /// The same rows as tables, with the local day `d` and hour of each.
    private static func fill(_ connection: ADBCConnection, _ clock: Clock, _ folder: String) throws(ADBCError) {
        let types =
            "{id: 'BIGINT', instant: 'TIMESTAMPTZ', at_utc: 'TIMESTAMP', at_madrid: 'TIMESTAMP', at_newyork: 'TIMESTAMP', "
            + "at_adelaide: 'TIMESTAMP', day: 'DATE', channel: 'VARCHAR', country: 'VARCHAR', customer: 'BIGINT', "
            + "qty: 'BIGINT', price: 'DECIMAL(12,2)', load: 'DOUBLE'}"
        try connection.executeUpdate(
            "CREATE TABLE raw AS FROM read_csv('\(folder)/events.csv', header = true, columns = \(types))")
        if clock.isParquet { try connection.executeUpdate("COPY raw TO '\(folder)/events.parquet' (FORMAT parquet)") }
        let local = "(instant AT TIME ZONE '\(clock.zone)')"
        let hour = "CAST(epoch(instant) - minute\(local) * 60 - second\(local) AS BIGINT) AS hour"
        try connection.executeUpdate(
            "CREATE TABLE events AS SELECT * EXCLUDE (day), \(clock.day) AS d, \(hour) FROM raw")
        try connection.executeUpdate(
            """
            CREATE TABLE visits AS SELECT *, CAST(instant AT TIME ZONE '\(clock.zone)' AS DATE) AS d, \(hour)
            FROM (SELECT *, at_utc AT TIME ZONE 'UTC' AS instant FROM read_csv('\(folder)/visits.csv', header = true))
            """)
        try connection.executeUpdate(
            "CREATE TABLE stock AS SELECT * RENAME (day AS d) FROM read_csv('\(folder)/stock.csv', header = true)")
    }

    private static func load(_ clock: Clock) throws -> Project {
        let dimensions = "dimensions: {channel: channel, country: country}"
        var files: [(String, String)] = [
            (
                "bellwether.yml",
                """
                name: Shop
                timezone: \(clock.zone)
                \(clock.calendar.definition)
                """
            ),
            (
                "sources/events.yml",
                """
                source: events
                from: data/events.\(clock.isParquet ? "parquet" : "csv")
                columns: {price: "decimal(12,2)"}
                time: \(clock.time)
                \(dimensions)
                """
            ),
            (
                "sources/visits.yml",
                "source: visits\nfrom: data/visits.csv\ntime: {column: at_utc, timezone: UTC}\n\(dimensions)"
            ),
            ("sources/stock.yml", "source: stock\nfrom: data/stock.csv\ntime: day\ndimensions: {channel: channel}"),
        ]
        for metric in Measured.all { files.append(("metrics/\(metric.name).yml", metric.definition)) }
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.0, text: $0.1) })
        return try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
    }

    func reading(today: Day? = ShopProject.today, choice: PlanChoice = .cheapest) throws -> SourceReading {
        SourceReading(
            project: project, root: folder.path, today: try #require(today), search: Driver.search, choice: choice)
    }

    /// A reading of rows held in memory, as a refresh makes it.
    func loadedReading(choice: PlanChoice = .cheapest) throws -> SourceReading {
        let reading = try reading(choice: choice)
        for source in ["events", "visits", "stock"] { try reading.load(source) }
        return reading
    }

    func evaluation(_ reading: SourceReading) throws -> MetricEvaluation {
        var facts: [String: SourceFacts] = [:]
        for name in project.sources.keys { facts[name] = try reading.facts(of: name) }
        return MetricEvaluation(
            calendar: project.calendar, facts: facts, manual: [:], today: try #require(Self.today))
    }

    func resolve(_ name: String, _ condition: String? = nil) throws -> ResolvedMetric {
        var filter: ScalarExpression?
        if let condition {
            var findings: [Diagnostic] = []
            filter = ExpressionParser.parse(condition, at: .file("condition"), reporting: &findings)
            #expect(findings.isEmpty)
        }
        return try MetricResolution(project.metrics).resolve(name, filter: filter)
    }

    /// The metric as asked.
    func evaluate(
        _ name: String, _ grain: Grain?, where condition: String? = nil, by dimensions: [DimensionQuery] = [],
        range: DayRange? = nil, _ reading: SourceReading
    ) throws -> MetricSeries {
        let evaluation = try evaluation(reading)
        let resolved = try resolve(name, condition)
        let demands = evaluation.demands(resolved, grain: grain, dimensions: dimensions, range: range)
        return try evaluation.evaluate(
            resolved, grain: grain, dimensions: dimensions, range: range, answers: try reading.answers(demands))
    }
}
