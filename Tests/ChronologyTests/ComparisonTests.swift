import Chronology
import Testing

@Suite struct ComparisonTests {
    static let calendar = ProjectCalendar(
        fiscalStart: (2, 1),
        retail: RetailCalendar(pattern: .fourFiveFour, yearEnds: .nearest, weekday: .saturday, month: 1))

    @Test(arguments: [
        ("2026-05", "2025-05", false), ("2026-Q1", "2025-Q1", false), ("2026", "2025", false),
        ("2026-05-04", "2025-05-04", false), ("2024-02-29", "2023-02-28", true), ("2026-W19", "2025-W19", false),
        ("2020-W53", "2020-W01", true), ("2021-W01", "2020-W02", false), ("FY2026/27", "FY2025/26", false),
        ("FY2026/27-Q3", "FY2025/26-Q3", false), ("RY2023", "RY2022", true), ("RY2024", "RY2023", true),
        ("RY2025", "RY2024", false), ("RY2024-M12", "RY2023-M12", true), ("RY2024-M01", "RY2023-M01", false),
        ("RY2023-W53", "RY2023-W01", true), ("RY2023-W10", "RY2022-W10", false),
    ])
    func aYearEarlier(name: String, expected: String, noted: Bool) throws {
        let period = try #require(Self.calendar.period(named: name))
        let comparison = Self.calendar.samePeriodLastYear(period)
        #expect(Self.calendar.text(comparison.period) == expected)
        #expect((comparison.note != nil) == noted, "\(comparison.note ?? "")")
    }

    @Test func week53SaysWhatItMeets() throws {
        let period = try #require(Self.calendar.period(named: "2020-W53"))
        let note = Self.calendar.samePeriodLastYear(period).note
        #expect(
            note == "week 53 of 2020 has no counterpart in 2019; compared with week 1 of 2020, 52 weeks earlier")
        let retail = try #require(Self.calendar.period(named: "RY2023-W53"))
        #expect(
            Self.calendar.samePeriodLastYear(retail).note
                == "week 53 of retail 2023 has no counterpart in retail 2022; compared with week 1 of retail 2023, "
                + "52 weeks earlier")
    }

    @Test func previousPeriod() throws {
        let january = try #require(Self.calendar.period(named: "2026-01"))
        #expect(Self.calendar.text(Self.calendar.previous(january)) == "2025-12")
    }

    @Test(
        arguments: [
            ("2026-03-31", -1, Grain.month, "2026-02-28"), ("2024-02-29", -1, .year, "2023-02-28"),
            ("2026-03-31", -1, .quarter, "2025-12-31"), ("2026-03-31", -1, .week, "2026-03-24"),
            ("2026-03-31", -7, .day, "2026-03-24"), ("2026-05", -1, .month, "2026-04"),
            ("2026-05", -1, .year, "2025-05"),
            ("2026-Q2", -1, .year, "2025-Q2"), ("2026-Q2", -3, .month, "2026-Q1"), ("2026-Q2", -1, .month, nil),
            ("2026", -12, .month, "2025"), ("2026", -1, .quarter, nil), ("2026-W19", -1, .month, nil),
            ("2026-W19", -1, .year, nil), ("2026-W19", -14, .day, "2026-W17"), ("2026-W19", -13, .day, nil),
            ("2026-05", -1, .week, nil), ("2026-05", -30, .day, nil), ("2026-05-04", -1, .hour, nil),
            ("FY2026/27", -1, .year, "FY2025/26"), ("RY2025-M02", -1, .retailYear, "RY2024-M02"),
            ("RY2025-M02", -1, .month, nil), ("RY2025-Q1", -3, .retailMonth, "RY2024-Q4"),
            ("RY2025-W10", -1, .week, "RY2025-W09"), ("2026-05", Int.max, .year, nil),
        ] as [(String, Int, Grain, String?)])
    func shifts(name: String, count: Int, unit: Grain, expected: String?) throws {
        let period = try #require(Self.calendar.period(named: name))
        #expect(Self.calendar.shift(period, by: count, unit).map { Self.calendar.text($0) } == expected)
    }

    @Test func hoursShiftByLocalTime() throws {
        let zone = try #require(Zone("Europe/Madrid"))
        let calendar = ProjectCalendar(zone: zone)
        let noon = calendar.hour(containing: try #require(Instant(rfc3339: "2026-03-29T12:00:00+02:00")))
        let dayBefore = try #require(calendar.shift(noon, by: -1, .day))
        #expect(calendar.isoStart(dayBefore) == "2026-03-28T12:00:00+01:00")
        #expect(noon.index - dayBefore.index == 23)
        let year = calendar.samePeriodLastYear(noon)
        #expect(calendar.isoStart(year.period) == "2025-03-29T12:00:00+01:00")
    }

    @Test func elapsedParts() throws {
        let calendar = Self.calendar
        let may = try #require(calendar.period(named: "2026-05"))
        let today = try #require(Day(iso: "2026-05-11"))
        #expect(calendar.elapsed(may, today: today)?.count == 10)
        let part = try #require(calendar.elapsedPart(of: may - 1, like: may, today: today))
        #expect("\(part.first) \(part.last)" == "2026-04-01 2026-04-10")
        let march = try #require(calendar.period(named: "2026-03"))
        let late = try #require(Day(iso: "2026-03-31"))
        #expect(calendar.elapsedPart(of: march - 1, like: march, today: late)?.count == 28)
        #expect(calendar.elapsedPart(of: march, like: march - 1, today: late)?.count == 31)
        #expect(calendar.elapsedPart(of: may - 1, like: may, today: try #require(Day(iso: "2026-05-01"))) == nil)
        #expect(!calendar.isComplete(may, today: try #require(Day(iso: "2026-05-31"))))
        #expect(calendar.isComplete(may, today: try #require(Day(iso: "2026-06-01"))))
    }

    @Test(arguments: [
        (12, Grain.week, "2026-02-16", "2026-05-10"), (1, .month, "2026-04-01", "2026-04-30"),
        (7, .day, "2026-05-06", "2026-05-12"), (2, .quarter, "2025-10-01", "2026-03-31"),
    ])
    func lastCompletePeriods(count: Int, grain: Grain, first: String, last: String) throws {
        let today = try #require(Day(iso: "2026-05-13"))
        let range = Self.calendar.lastComplete(count, grain, today: today)
        #expect(range.count == count)
        #expect(Self.calendar.firstDay(of: Period(grain, index: range.lowerBound)).description == first)
        #expect(Self.calendar.days(of: Period(grain, index: range.upperBound - 1)).last.description == last)
    }

    @Test func aSundayIsStillOpen() throws {
        let sunday = try #require(Day(iso: "2026-05-10"))
        let range = Self.calendar.lastComplete(1, .week, today: sunday)
        #expect(Self.calendar.text(Period(.week, index: range.lowerBound)) == "2026-W18")
        let monday = Self.calendar.lastComplete(1, .week, today: sunday + 1)
        #expect(Self.calendar.text(Period(.week, index: monday.lowerBound)) == "2026-W19")
    }

    @Test func rangesIncludeTheLastDay() throws {
        let from = try #require(Day(iso: "2024-01-01"))
        let to = try #require(Day(iso: "2024-12-31"))
        #expect(Self.calendar.range(from: from, to: to, .day).count == 366)
        #expect(Self.calendar.range(from: from, to: to, .month).count == 12)
        #expect(Self.calendar.range(from: to, to: from, .month).isEmpty)
        let zone = try #require(Zone("Europe/Madrid"))
        let change = try #require(Day(iso: "2024-10-27"))
        let local = ProjectCalendar(zone: zone)
        #expect(local.range(from: change, to: change, .hour).count == 25)
        let now = try #require(Instant(rfc3339: "2024-10-27T10:30:00Z"))
        let hours = local.lastComplete(3, .hour, now: now)
        #expect(local.isoStart(Period(.hour, index: hours.upperBound - 1)) == "2024-10-27T10:00:00+01:00")
        #expect(local.isComplete(Period(.hour, index: hours.upperBound - 1), at: now))
        #expect(!local.isComplete(Period(.hour, index: hours.upperBound), at: now))
    }
}
