import Chronology
import Foundation
import Testing

@Suite struct CivilDayTests {
    static let foundation: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "UTC") ?? .gmt
        return calendar
    }()

    @Test func agreesWithFoundationOverFourCenturies() throws {
        let first = try #require(Day(year: 1800, month: 1, day: 1))
        for number in first.number..<(first.number + 146_097) {
            let day = Day(number: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = Self.foundation.dateComponents([.year, .month, .day, .weekday], from: date)
            let civil = day.civil
            guard civil.year == parts.year, civil.month == parts.month, civil.day == parts.day,
                parts.weekday.map({ ($0 + 5) % 7 + 1 }) == day.weekday.rawValue,
                Day(year: civil.year, month: civil.month, day: civil.day) == day,
                Day(iso: day.description) == day
            else {
                Issue.record("day \(number) differs: \(day)")
                return
            }
        }
        #expect(Day(number: first.number + 146_097).description == "2200-01-01")
    }

    @Test(arguments: [
        "", "2024-02-30", "2023-02-29", "0000-01-01", "2024-13-01", "2024-1-01", "2024-01-01 ", "２024-01-01",
        "+024-01-01", "2024/01/01", "2024-00-10", "2024-01-00",
    ])
    func refusesWhatIsNoDate(text: String) { #expect(Day(iso: text) == nil) }

    @Test(arguments: [
        ("2024-03-31", -1, "2024-02-29"), ("2023-03-31", -1, "2023-02-28"), ("2024-02-29", -12, "2023-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2024-01-31", 1, "2024-02-29"), ("2024-12-31", 2, "2025-02-28"),
        ("2024-05-15", 0, "2024-05-15"), ("2024-01-15", -13, "2022-12-15"),
    ])
    func monthsClamp(from: String, months: Int, expected: String) throws {
        #expect(try #require(Day(iso: from)).adding(months: months).description == expected)
    }

    @Test func extremesDoNotTrap() {
        for number in [Int.min, Int.max, -1_000_000_000_001, 5_000_000_000_000] {
            let day = Day(number: number)
            _ = day.civil
            _ = day.weekday
            _ = day.description
            _ = day.adding(months: .max)
            _ = day.adding(months: .min)
            #expect((day + .max) >= (day - .max))
            #expect(day - Day(number: 0) == number)
            #expect(Day(number: 0) - day != number || number == 0)
        }
    }

    @Test func weekdaysHaveNames() {
        #expect(Weekday(name: "Sunday") == .sunday)
        #expect(Weekday(name: "sun") == nil)
        #expect(Weekday.allCases.allSatisfy { Weekday(name: $0.name) == $0 })
    }
}
