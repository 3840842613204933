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

    static func zone(_ name: String) throws -> Zone { try #require(Zone(name)) }

    @Test func aDayNeverShifts() throws {
        #expect(duckDB.localDay(of: time, .date, in: try Self.zone("Europe/Madrid")).text == "\"t\"")
    }

    @Test func localTimesOfTheProjectAreNotConverted() throws {
        let madrid = try Self.zone("Europe/Madrid")
        #expect(duckDB.localDay(of: time, .local(zone: madrid), in: madrid).text == "CAST(\"t\" AS DATE)")
    }

    @Test func timesThatNeverOccurMayBelongToTheNextDay() throws {
        let apia = try Self.zone("Pacific/Apia")
        #expect(
            duckDB.localDay(of: time, .local(zone: apia), in: apia).text
                == "(CASE WHEN \"t\" >= TIMESTAMP '2011-12-30 00:00:00' AND \"t\" < TIMESTAMP '2011-12-31 00:00:00' "
                + "THEN CAST(\"t\" AS DATE) + 1 ELSE CAST(\"t\" AS DATE) END)")
        // Greenland loses an hour before midnight every spring.
        let nuuk = try Self.zone("America/Nuuk")
        #expect(
            duckDB.localDay(of: time, .local(zone: nuuk), in: nuuk).text
                == "CAST((CAST(\"t\" AS TIMESTAMP) AT TIME ZONE 'America/Nuuk') AT TIME ZONE 'America/Nuuk' AS DATE)")
    }

    @Test func momentsAreSeenInTheZoneOfTheProject() throws {
        let day = duckDB.localDay(of: time, .instant, in: try Self.zone("Europe/Madrid"))
        #expect(day.text == "CAST(\"t\" AT TIME ZONE 'Europe/Madrid' AS DATE)")
    }

    @Test func momentsOnKnownDaysAreMovedByTheOffset() throws {
        let (first, last) = (try #require(Day(iso: "2026-03-01")), try #require(Day(iso: "2026-04-30")))
        let day = duckDB.localDay(
            of: time, .instant, in: try Self.zone("Europe/Madrid"), within: DayRange(first, last))
        #expect(
            day.text
                == "(CASE WHEN epoch_us(\"t\") >= 1772319600000000 AND epoch_us(\"t\") < 1777586400000000 "
                + "THEN CAST(make_timestamp(epoch_us(\"t\") + CASE WHEN epoch_us(\"t\") < 1774746000000000 "
                + "THEN 3600000000 ELSE 7200000000 END) AS DATE) "
                + "ELSE CAST(\"t\" AT TIME ZONE 'Europe/Madrid' AS DATE) END)")
    }

    @Test func universalTimesHaveNoHourTwice() throws {
        for name in ["UTC", "Etc/UTC"] {
            let day = duckDB.localDay(of: time, .local(zone: try Self.zone(name)), in: try Self.zone("Europe/Madrid"))
            #expect(
                day.text == "CAST((CAST(\"t\" AS TIMESTAMP) AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Madrid' AS DATE)")
        }
    }

    @Test func aTimeThatOccursTwiceIsTheEarlier() throws {
        let moment = duckDB.instant(of: time, .local(zone: try Self.zone("Europe/Madrid")), in: .utc)
        let direct = "CAST(\"t\" AS TIMESTAMP) AT TIME ZONE 'Europe/Madrid'"
        #expect(
            moment.text
                == "(CASE WHEN ((\(direct)) - INTERVAL 1 HOUR) AT TIME ZONE 'Europe/Madrid' = \"t\""
                + " THEN (\(direct)) - INTERVAL 1 HOUR ELSE \(direct) END)")
    }

    /// Lord Howe Island sets its clock back by half an hour; Brazil did so by an hour, until 2019.
    @Test func everySetbackOfAZoneIsTried() throws {
        let island = duckDB.instant(of: time, .local(zone: try Self.zone("Australia/Lord_Howe")), in: .utc).text
        #expect(
            island.hasPrefix(
                "(CASE WHEN ((CAST(\"t\" AS TIMESTAMP) AT TIME ZONE 'Australia/Lord_Howe') - INTERVAL 1800 SECOND)"))
        let brazil = duckDB.instant(of: time, .local(zone: try Self.zone("America/Sao_Paulo")), in: .utc).text
        #expect(brazil.hasPrefix("(CASE WHEN \"t\" < TIMESTAMP '2019-02-17 00:00:00' AND (("))
        // Zones that never set the clock back need no choice.
        let never = try #require(
            ["Asia/Kathmandu", "Asia/Riyadh", "Asia/Dubai"].compactMap { Zone($0) }.first { $0.setbacks.isEmpty })
        #expect(
            duckDB.instant(of: time, .local(zone: never), in: .utc).text
                == "CAST(\"t\" AS TIMESTAMP) AT TIME ZONE '\(never.identifier)'")
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

    /// Hours of most zones begin at fixed minutes past those of universal time, with no conversion.
    @Test(arguments: [("UTC", 0), ("Asia/Kolkata", 30), ("Asia/Kathmandu", 15), ("Europe/Madrid", 0)])
    func hoursAreMoments(name: String, minutes: Int) throws {
        let hour = duckDB.hour(of: time, in: try Self.zone(name)).text
        #expect(hour.contains("time_bucket(INTERVAL 1 HOUR, \"t\" AT TIME ZONE 'UTC', to_minutes(\(minutes)))"))
    }

    @Test func hoursOfFormerOffsetsAreCutWhereTheClockWas() throws {
        // Nepal went from five and a half hours to fifteen minutes more on 31 December 1985 at 18:30 UTC, a quarter past
        // midnight there; the first whole hour begins 45 minutes later.
        let nepal = duckDB.hour(of: time, in: try Self.zone("Asia/Kathmandu")).text
        #expect(nepal.hasPrefix("(CASE WHEN \"t\" >= to_timestamp(504904500)"))
        let island = duckDB.hour(of: time, in: try Self.zone("Australia/Lord_Howe")).text
        #expect(!island.contains("time_bucket") && island.contains("INTERVAL 3599 SECOND"))
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
