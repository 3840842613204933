import Chronology
import Foundation
import Testing

@Suite struct GrainTests {
    static let calendars: [ProjectCalendar] = [
        ProjectCalendar(
            retail: RetailCalendar(pattern: .fourFourFive, yearEnds: .last, weekday: .saturday, month: 1)),
        ProjectCalendar(
            weekStart: .sunday, fiscalStart: (4, 6),
            retail: RetailCalendar(pattern: .fourFiveFour, yearEnds: .nearest, weekday: .saturday, month: 1)),
        ProjectCalendar(
            weekStart: .saturday, fiscalStart: (10, 1),
            retail: RetailCalendar(pattern: .fiveFourFour, yearEnds: .nearest, weekday: .sunday, month: 12)),
        ProjectCalendar(
            weekStart: .thursday, fiscalStart: (2, 28),
            retail: RetailCalendar(pattern: .fourFourFive, yearEnds: .last, weekday: .friday, month: 6)),
    ]
    static let grains = Grain.allCases.filter { $0 != .hour }

    @Test(arguments: calendars, grains)
    func periodsAreGaplessAndInverseOverFourCenturies(calendar: ProjectCalendar, grain: Grain) throws {
        let first = try #require(Day(iso: "1800-01-01"))
        let last = first + 146_096
        var period = calendar.period(grain, containing: first)
        var expected = calendar.firstDay(of: period)
        while expected <= last {
            let days = calendar.days(of: period)
            guard days.first == expected, calendar.period(grain, containing: days.first) == period,
                calendar.period(grain, containing: days.last) == period,
                calendar.period(grain, containing: days.last + 1) == period + 1
            else {
                Issue.record("\(grain) \(period.index) from \(days.first) to \(days.last), expected from \(expected)")
                return
            }
            expected = days.last + 1
            period = period + 1
        }
    }

    @Test(arguments: calendars, grains)
    func namesReadBack(calendar: ProjectCalendar, grain: Grain) throws {
        var day = try #require(Day(iso: "1990-01-01"))
        while day.civil.year < 2050 {
            let period = calendar.period(grain, containing: day)
            let text = calendar.text(period)
            guard calendar.period(named: text) == period, calendar.days(named: text) == calendar.days(of: period)
            else {
                Issue.record("\(text) reads back as \(String(describing: calendar.period(named: text)))")
                return
            }
            day = day + 5
        }
    }

    @Test(arguments: calendars, grains)
    func nestingIsTrue(calendar: ProjectCalendar, coarse: Grain) throws {
        let first = try #require(Day(iso: "1995-01-01")).number
        for fine in Self.grains {
            var crosses = false
            for index in stride(from: 0, to: 4_000, by: 5) {
                let inner = calendar.days(of: calendar.period(fine, containing: Day(number: first + index)))
                if calendar.period(coarse, containing: inner.first) != calendar.period(coarse, containing: inner.last) {
                    crosses = true
                    break
                }
            }
            #expect(calendar.nests(fine, in: coarse) == !crosses, "\(fine) in \(coarse)")
        }
    }

    @Test func weeksAgreeWithFoundationISOWeeks() throws {
        var iso = Calendar(identifier: .iso8601)
        iso.timeZone = TimeZone(identifier: "UTC") ?? .gmt
        let calendar = ProjectCalendar()
        let first = try #require(Day(iso: "1900-01-01")).number
        for number in stride(from: first, to: first + 110_000, by: 7) {
            let parts = iso.dateComponents(
                [.yearForWeekOfYear, .weekOfYear], from: Date(timeIntervalSince1970: Double(number) * 86_400))
            let week = calendar.weekNumber(calendar.period(.week, containing: Day(number: number)))
            guard week.year == parts.yearForWeekOfYear, week.number == parts.weekOfYear else {
                Issue.record("\(Day(number: number)): \(week)")
                return
            }
        }
    }

    /// Source: National Retail Federation, 4-5-4 calendars 2017 to 2025.
    @Test(arguments: [
        (2017, "2017-01-29", "2018-02-03", 53), (2018, "2018-02-04", "2019-02-02", 52),
        (2022, "2022-01-30", "2023-01-28", 52), (2023, "2023-01-29", "2024-02-03", 53),
        (2024, "2024-02-04", "2025-02-01", 52), (2025, "2025-02-02", "2026-01-31", 52),
    ])
    func retailFederationYears(name: Int, first: String, last: String, weeks: Int) throws {
        let calendar = ProjectCalendar(
            weekStart: .sunday,
            retail: RetailCalendar(pattern: .fourFiveFour, yearEnds: .nearest, weekday: .saturday, month: 1))
        let days = try #require(calendar.days(named: "RY\(name)"))
        #expect(days.first.description == first)
        #expect(days.last.description == last)
        #expect(days.count == weeks * 7)
        let lengths = (1...12).compactMap { calendar.days(named: "RY\(name)-M\($0 < 10 ? "0" : "")\($0)")?.count }
        #expect(lengths.map { $0 / 7 } == [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, weeks - 48])
        #expect((calendar.days(named: "RY\(name)-W53") == nil) == (weeks == 52))
    }

    @Test func fiscalYearsOfTheUnitedKingdom() throws {
        let calendar = ProjectCalendar(fiscalStart: (4, 6))
        let days = try #require(calendar.days(named: "FY2026/27"))
        #expect("\(days.first) \(days.last)" == "2026-04-06 2027-04-05")
        let quarter = try #require(calendar.days(named: "FY2026/27-Q4"))
        #expect("\(quarter.first) \(quarter.last)" == "2027-01-06 2027-04-05")
        let eve = try #require(Day(iso: "2026-04-05"))
        #expect(calendar.text(calendar.period(.fiscalYear, containing: eve)) == "FY2025/26")
        #expect(calendar.text(calendar.period(.fiscalQuarter, containing: eve)) == "FY2025/26-Q4")
    }

    @Test(arguments: grains)
    func hostileIndicesDoNotTrap(grain: Grain) {
        for calendar in Self.calendars {
            for index in [Int.min, Int.max, -3_000_000_000_000, 9_999_999_999_999] {
                let period = Period(grain, index: index)
                _ = calendar.days(of: period)
                _ = calendar.text(period)
                _ = calendar.label(period)
                _ = calendar.samePeriodLastYear(period)
                _ = calendar.shift(period, by: .max, .month)
                _ = calendar.shift(period, by: .min, .week)
                _ = calendar.elapsedPart(of: period, like: period - 1, today: Day(number: .max))
                #expect(calendar.periodMap(from: grain, index..<index, to: .year) == nil)
            }
            #expect(!calendar.lastComplete(.max, grain, today: Day(number: 20_000)).isEmpty)
            #expect(calendar.lastComplete(.min, grain, today: Day(number: 20_000)).isEmpty)
        }
        #expect(ProjectCalendar().start(ofHour: Period(.hour, index: .max)) > Instant(seconds: 0))
    }
}
