import Chronology
import Definitions
import Diagnostics
import Queries
import Testing

struct DialectTests {
    let duckDB = Dialect.duckDB

    static let hostile: [(String, String)] = [
        ("'; DROP TABLE x; --", "'''; DROP TABLE x; --'"), ("\\", "'\\'"), ("\\'", "'\\'''"), ("", "''"),
        ("a\u{0}b", "('a' || chr(0) || 'b')"), ("\u{0}'", "('' || chr(0) || '''')"), ("\u{2019}", "'\u{2019}'"),
        ("*/ --", "'*/ --'"), ("$$", "'$$'"), ("a\nb", "'a\nb'"),
    ]

    @Test(arguments: hostile) func textsCannotLeaveTheirQuotes(content: String, expected: String) {
        #expect(duckDB.text(content).text == expected)
    }

    @Test func combiningMarksDoNotHideQuotes() {
        let scalars = Array(duckDB.text("'\u{301} OR 1=1 --").text.unicodeScalars)
        #expect(scalars.prefix(4) == ["'", "'", "'", "\u{301}"])
        #expect(Array(duckDB.identifier("\"\u{301}").unicodeScalars) == ["\"", "\"", "\"", "\u{301}", "\""])
    }

    @Test func namesCannotLeaveTheirQuotes() {
        #expect(duckDB.identifier("a\"; DROP TABLE x; --") == "\"a\"\"; DROP TABLE x; --\"")
        #expect(duckDB.identifier("a\u{0}b") == "\"ab\"")
        #expect(duckDB.identifier("s", "t") == "\"s\".\"t\"")
    }

    @Test func backslashesAreDoubledWhereTheyEscape() {
        var other = Dialect.duckDB
        other.quoting.backslashEscapes = true
        other.quoting.identifierQuote = "`"
        #expect(other.text("\\' OR 1=1").text == "'\\\\'' OR 1=1'")
        #expect(other.identifier("a`b") == "`a``b`")
    }

    @Test func constantsByType() throws {
        #expect(duckDB.integer(-5).text == "-5")
        #expect(duckDB.integer(-5).above(.sign) == "(-5)")
        #expect(duckDB.double(0.5).text == "0.5e0")
        #expect(duckDB.double(1e300).text == "1e+300")
        #expect(duckDB.double(.nan).text == "NULL")
        #expect(duckDB.double(.infinity).text == "NULL")
        #expect(duckDB.day(try #require(Day(year: 2026, month: 1, day: 31))).text == "DATE '2026-01-31'")
        // A tree built by hand cannot smuggle SQL in as digits.
        #expect(duckDB.literal(.integer("1); DROP TABLE x")).text == "NULL")
        #expect(duckDB.literal(.decimal("1--1")).text == "NULL")
        #expect(duckDB.literal(.date("2026-01-31' --")).text == "DATE '2026-01-31'' --'")
    }

    @Test func aggregatesAreFiltered() {
        let condition = SQLFragment("\"a\" = 1", .comparison)
        #expect(duckDB.countRows().text == "COUNT(*)")
        #expect(duckDB.countRows(where: condition).text == "COUNT(*) FILTER (WHERE \"a\" = 1)")
        let value = duckDB.column("v")
        #expect(
            duckDB.aggregate("SUM({0})", of: [value], where: condition).text == "SUM(\"v\") FILTER (WHERE \"a\" = 1)")
        #expect(
            duckDB.aggregate(duckDB.aggregates.percentile, of: [value, duckDB.double(0.9)]).text
                == "quantile_cont(\"v\", 0.9e0)")
        var other = duckDB
        other.aggregates.supportsFilter = false
        #expect(other.countRows(where: condition).text == "COUNT(CASE WHEN \"a\" = 1 THEN 1 END)")
        #expect(
            other.aggregate("SUM({0})", of: [value], where: condition).text
                == "SUM(CASE WHEN \"a\" = 1 THEN \"v\" END)")
    }
}

struct DialectTimeTests {
    let duckDB = Dialect.duckDB
    let time = Dialect.duckDB.column("t")

    @Test func aDayNeverShifts() {
        #expect(duckDB.localDay(of: time, .date, in: "Europe/Madrid").text == "\"t\"")
    }

    @Test func localTimesOfTheProjectAreNotConverted() {
        let day = duckDB.localDay(of: time, .local(zone: "Europe/Madrid"), in: "Europe/Madrid")
        #expect(day.text == "CAST(\"t\" AS DATE)")
    }

    @Test func momentsAreSeenInTheZoneOfTheProject() {
        let day = duckDB.localDay(of: time, .instant, in: "Europe/Madrid")
        #expect(day.text == "CAST(\"t\" AT TIME ZONE 'Europe/Madrid' AS DATE)")
    }

    @Test func universalTimesHaveNoHourTwice() {
        let day = duckDB.localDay(of: time, .local(zone: "UTC"), in: "Europe/Madrid")
        #expect(day.text == "CAST((CAST(\"t\" AS TIMESTAMP) AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Madrid' AS DATE)")
    }

    @Test func aTimeThatOccursTwiceIsTheEarlier() {
        let moment = duckDB.instant(of: time, .local(zone: "Europe/Madrid"), in: "UTC")
        let direct = "CAST(\"t\" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid'"
        #expect(
            moment.text
                == "(CASE WHEN ((\(direct)) - INTERVAL 1 HOUR) AT TIME ZONE 'Europe/Madrid' = \"t\""
                + " THEN (\(direct)) - INTERVAL 1 HOUR ELSE \(direct) END)")
    }

    @Test func fiscalYearsAndOtherWeeksAreShifted() {
        let calendar = ProjectCalendar(weekStart: .sunday, fiscalStart: (2, 6))
        #expect(
            duckDB.firstDay(of: .week, holding: time, calendar: calendar)?.text
                == "CAST(date_trunc('week', \"t\" + -6) AS DATE) + 6")
        #expect(
            duckDB.firstDay(of: .fiscalYear, holding: time, calendar: calendar)?.text
                == "CAST(CAST(date_trunc('year', CAST(\"t\" + -5 + to_months(-1) AS DATE)) AS DATE) + to_months(1) AS DATE) + 5"
        )
    }

    @Test func zonesAreQuoted() {
        let day = duckDB.localDay(of: time, .instant, in: "x' OR 'a")
        #expect(day.text == "CAST(\"t\" AT TIME ZONE 'x'' OR ''a' AS DATE)")
    }

    @Test func hoursAreMoments() {
        let hour = duckDB.hour(of: time, .instant, in: "Asia/Kolkata", shiftedBy: 30)
        #expect(hour.text == "time_bucket(INTERVAL 1 HOUR, \"t\" AT TIME ZONE 'UTC', to_minutes(30))")
    }

    static let truncations: [(Grain, String)] = [
        (.day, "\"t\""), (.week, "CAST(date_trunc('week', \"t\") AS DATE)"),
        (.month, "CAST(date_trunc('month', \"t\") AS DATE)"), (.quarter, "CAST(date_trunc('quarter', \"t\") AS DATE)"),
        (.year, "CAST(date_trunc('year', \"t\") AS DATE)"),
    ]

    @Test(arguments: truncations) func periodsBeginOnTheirFirstDay(grain: Grain, expected: String) {
        let calendar = ProjectCalendar()
        #expect(duckDB.firstDay(of: grain, holding: time, calendar: calendar)?.text == expected)
    }

    @Test func hoursAndRetailPeriodsAreFoundOtherwise() {
        let calendar = ProjectCalendar()
        for grain in [Grain.hour, .retailWeek, .retailMonth, .retailQuarter, .retailYear] {
            #expect(duckDB.firstDay(of: grain, holding: time, calendar: calendar) == nil)
        }
    }
}
