import Chronology
import Testing

@Suite struct NamedPeriodTests {
    @Test(arguments: [
        ("2026", "2026-01-01", "2026-12-31"), ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-q2", "2026-04-01", "2026-06-30"), (" 2026-05 ", "2026-05-01", "2026-05-31"),
        ("2026-W05", "2026-01-26", "2026-02-01"), ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2026-05-04", "2026-05-04", "2026-05-04"), ("FY2026", "2026-02-01", "2027-01-31"),
        ("FY2026/27", "2026-02-01", "2027-01-31"), ("FY2026/27-Q1", "2026-02-01", "2026-04-30"),
        ("FY1999/00", "1999-02-01", "2000-01-31"), ("2026-01-01..2026-03-31", "2026-01-01", "2026-03-31"),
        ("2026-01 .. 2026-Q2", "2026-01-01", "2026-06-30"), ("9999", "9999-01-01", "9999-12-31"),
    ])
    func reads(text: String, first: String, last: String) throws {
        let days = try #require(ProjectCalendar(fiscalStart: (2, 1)).days(named: text))
        #expect(days.first.description == first)
        #expect(days.last.description == last)
    }

    @Test(arguments: [
        "", " ", "26", "2026-", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-5", "2026-W54", "2026-W00",
        "2021-W53", "2026-02-30", "FY", "FY2026/28", "FY2026/", "FY2026/27-Q5", "RY2025", "..", "2026..", "..2026",
        "2026-03-31..2026-01-01", "2026Q2", "0000", "99999", "Q2 2026", "2026-Q2x", "２０２６", "2026..2027..2028",
        "FY2026/+7", "FY2026/27/28",
    ])
    func refuses(text: String) { #expect(ProjectCalendar(fiscalStart: (2, 1)).days(named: text) == nil) }

    @Test func calendarFiscalYearsNeedNoSecondYear() {
        let calendar = ProjectCalendar()
        #expect(calendar.text(Period(.fiscalYear, index: 2026)) == "FY2026")
        #expect(calendar.period(named: "FY2026/27") == nil)
    }

    @Test(arguments: [
        ("2026", "2026"), ("2026-Q2", "Q2 2026"), ("2026-05", "May 2026"), ("2026-W19", "week of 4 May"),
        ("2025-W19", "week of 5 May 2025"), ("2026-05-04", "4 May"), ("2025-05-04", "4 May 2025"),
        ("FY2026/27", "FY2026/27"), ("FY2026/27-Q2", "Q2 FY2026/27"), ("RY2025", "retail 2025"),
        ("RY2025-Q1", "Q1 retail 2025"), ("RY2025-M02", "month 2 of retail 2025"),
        ("RY2025-W14", "week 14 of retail 2025"),
    ])
    func labels(text: String, label: String) throws {
        let calendar = ProjectCalendar(
            fiscalStart: (2, 1),
            retail: RetailCalendar(pattern: .fourFourFive, yearEnds: .last, weekday: .saturday, month: 1))
        let period = try #require(calendar.period(named: text))
        #expect(calendar.label(period, currentYear: 2026) == label)
        #expect(calendar.text(period) == text)
    }

    @Test func startsForTables() throws {
        let zone = try #require(Zone("Europe/Madrid"))
        let calendar = ProjectCalendar(zone: zone)
        let may = try #require(calendar.period(named: "2026-05"))
        #expect(calendar.isoStart(may) == "2026-05-01")
        let noon = try #require(Instant(rfc3339: "2026-05-04T12:34:56+02:00"))
        let hour = calendar.hour(containing: noon)
        #expect(calendar.isoStart(hour) == "2026-05-04T12:00:00+02:00")
        #expect(calendar.label(hour) == "4 May 2026 12:00")
    }

    @Test func calendarsEqualByRules() throws {
        let madrid = ProjectCalendar(zone: try #require(Zone("Europe/Madrid")), fiscalStart: (2, 1))
        var other = ProjectCalendar(zone: try #require(Zone("Europe/Madrid")), fiscalStart: (2, 1))
        #expect(madrid == other && madrid.hashValue == other.hashValue)
        other.fiscalStart = (2, 2)
        #expect(madrid != other)
        #expect(Set([madrid, other, ProjectCalendar()]).count == 3)
    }
}
