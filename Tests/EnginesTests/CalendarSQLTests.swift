import ADBC
import Chronology
import Queries
import Testing

/// What the engine computes for days, periods and hours, against Chronology, in one statement each.
@Suite("Calendars in the engine's SQL", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct CalendarSQLTests {
    static let dialect = Dialect.duckDB
    static let calendars: [ProjectCalendar] = Weekday.allCases.map { weekday in
        let turn = weekday.rawValue
        return ProjectCalendar(
            weekStart: weekday, fiscalStart: (month: turn * 5 % 12 + 1, day: [1, 6, 28, 15, 1, 27, 2][turn - 1]))
    }
    static let grains: [Grain] = [.day, .week, .month, .quarter, .year, .fiscalQuarter, .fiscalYear]
    static let zones = [
        "Europe/Madrid", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Asia/Kolkata", "Africa/Casablanca", "Pacific/Apia", "Europe/Amsterdam", "Africa/Monrovia", "Asia/Beirut",
        "America/Caracas", "America/St_Johns", "Asia/Pyongyang", "Antarctica/Troll", "America/Nuuk", "Europe/London",
        "UTC",
    ]
    /// Where the editions of the zone database that engine and operating system have tell the same history from 1900 on.
    static let agreedSince1900 = [
        "Europe/Madrid", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Asia/Kolkata", "Africa/Monrovia", "America/Caracas", "Europe/London", "UTC",
    ]

    /// 400 years, day by day.
    @Test(arguments: calendars) func periodsBeginOnTheSameDay(calendar: ProjectCalendar) throws {
        let starts = Self.grains.compactMap { (grain: Grain) -> String? in
            Self.dialect.firstDay(of: grain, holding: SQLFragment("d"), calendar: calendar)?.text
        }
        try #require(starts.count == Self.grains.count)
        let table = try Driver.unlocked().execute(
            "SELECT d, \(starts.joined(separator: ", ")) FROM (SELECT CAST(unnest(generate_series("
                + "TIMESTAMP '1800-01-01', TIMESTAMP '2199-12-31', INTERVAL 1 DAY)) AS DATE) AS d) ORDER BY d")
        #expect(table.rowCount == 146_097)
        let days = try table[0].days().days
        for (position, grain) in Self.grains.enumerated() {
            let found = try table[position + 1].days().days
            for row in 0..<table.rowCount {
                let day = Day(number: Int(days[row]))
                let expected = calendar.firstDay(of: calendar.period(grain, containing: day))
                guard Int(found[row]) == expected.number else {
                    Issue.record("\(grain.noun) of \(day): \(Day(number: Int(found[row]))) instead of \(expected)")
                    return
                }
            }
        }
    }

    /// Moments every five minutes, and a second before, around all changes.
    @Test(arguments: zones) func hoursAndDaysOfMoments(name: String) throws {
        let zone = try #require(Zone(name))
        let calendar = ProjectCalendar(zone: zone)
        let moment = SQLFragment("bw_moment")
        let hour = Self.dialect.hour(of: moment, in: zone).text
        let day = Self.dialect.localDay(of: moment, .instant, in: zone).text
        // By arithmetic on the days given, by the engine on all others.
        let (first, last) = (try #require(Day(iso: "1945-06-01")), try #require(Day(iso: "2031-02-28")))
        let days = try #require(DayRange(first, last))
        let known = Self.dialect.localDay(of: moment, .instant, in: zone, within: days).text
        let universal = Self.dialect.localDay(of: SQLFragment("bw_utc"), .local(zone: .utc), in: zone, within: days)
            .text
        let table = try run(
            "SELECT to_timestamp(s), \(hour) AS h, \(day) AS d, \(known) AS k, \(universal) AS u "
                + "FROM (SELECT s, to_timestamp(s) AS bw_moment, make_timestamp(s * 1000000) AS bw_utc FROM seconds) ORDER BY s",
            around: changes(zone).map(\.seconds))
        let seconds = try table[0].microseconds().values.map { Int($0).flooredDivision(by: 1_000_000) }
        let hours = try table[1].microseconds().values.map { Int($0).flooredDivision(by: 1_000_000) }
        let found = try (2...4).map { try table[$0].days().days }
        var keys: [Int: Int] = [:]
        for row in seconds.indices {
            let instant = Instant(seconds: seconds[row])
            let expected = calendar.hour(containing: instant)
            let hour = calendar.hour(containing: Instant(seconds: hours[row]))
            let expectedDay = zone.day(of: instant).number
            guard hour == expected, found.allSatisfy({ Int($0[row]) == expectedDay }) else {
                let days = found.map { Day(number: Int($0[row])) }
                Issue.record("\(zone.rfc3339(instant)) is in hour \(calendar.isoStart(hour)), days \(days)")
                return
            }
            // One hour is one group.
            guard keys[expected.index, default: hours[row]] == hours[row] else {
                Issue.record("\(zone.rfc3339(instant)): the hour has two keys")
                return
            }
            keys[expected.index] = hours[row]
        }
    }

    /// Local times every five minutes around all changes: twice, never and once.
    @Test(arguments: zones) func momentsAndDaysOfLocalTimes(name: String) throws {
        let zone = try #require(Zone(name))
        let local = SQLFragment("t")
        let moment = Self.dialect.instant(of: local, .local(zone: zone), in: .utc).text
        let day = Self.dialect.localDay(of: local, .local(zone: zone), in: zone).text
        let table = try run(
            "SELECT to_timestamp(s), \(moment) AS m, \(day) AS d FROM (SELECT s, make_timestamp(s * 1000000) AS t "
                + "FROM seconds) ORDER BY s",
            around: changes(zone).flatMap { change in
                let offsets = [-1, 0].map { zone.offset(at: Instant(seconds: change.seconds + $0)) }
                return offsets.map { change.seconds + $0 }
            })
        let seconds = try table[0].microseconds().values.map { Int($0).flooredDivision(by: 1_000_000) }
        let moments = try table[1].microseconds().values.map { Int($0).flooredDivision(by: 1_000_000) }
        let days = try table[2].days().days
        for row in seconds.indices {
            let day = Day(number: seconds[row].flooredDivision(by: 86_400))
            let expected = zone.instant(day: day, secondOfDay: seconds[row] - day.number * 86_400)
            // Before 1980 what never occurs is dated as written.
            let isMoved = zone.offset(at: expected) + expected.seconds != seconds[row] && seconds[row] < 315_532_800
            let expectedDay = isMoved ? day : zone.day(of: expected)
            guard moments[row] == expected.seconds, Int(days[row]) == expectedDay.number else {
                let found = "\(zone.rfc3339(Instant(seconds: moments[row]))) on \(Day(number: Int(days[row])))"
                Issue.record(
                    "\(day) \(seconds[row] - day.number * 86_400) s: \(found), not \(zone.rfc3339(expected)) on \(expectedDay)"
                )
                return
            }
        }
    }

    private func changes(_ zone: Zone) -> [Instant] {
        let first = Self.agreedSince1900.contains(zone.identifier) ? Int.min : 86_400
        // The engine's edition knows that Morocco keeps one time from September 2026 on, that of Debian 12 does not.
        let end = zone.identifier == "Africa/Casablanca" ? 1_767_225_600 : 2_500_000_000
        let found = zone.changes.map(\.instant).filter { $0.seconds > first && $0.seconds < end }
        return found.isEmpty ? [Instant(seconds: 1_700_000_000)] : found
    }

    /// Runs SQL over a table `seconds` of timestamps `s` within four hours of the moments.
    private func run(_ sql: String, around moments: [Int]) throws -> ResultTable {
        let connection = try Driver.unlocked()
        try connection.executeUpdate("SET TimeZone = 'UTC'")
        let values = Set(moments).sorted().map { "(\($0))" }.joined(separator: ", ")
        try connection.executeUpdate(
            """
            CREATE TABLE seconds AS SELECT DISTINCT c + k * 300 + j AS s
            FROM (VALUES \(values)) AS changes(c), generate_series(-48, 48) AS steps(k), (VALUES (0), (-1)) AS edges(j)
            """)
        return try connection.execute(sql)
    }
}
