import Chronology
import Testing

@testable import Refresh

/// Periods for which a file should be there and is not.
@Suite("Absent files")
struct AbsentFileTests {
    static let calendar = ProjectCalendar()

    /// What a file's name says, of which grain, and the day that comes of it.
    static let names: [(path: String, grain: Grain, day: String?)] = [
        ("data/2026-03.csv", .month, "2026-03-01"), ("data/orders_202603.csv.gz", .month, "2026-03-01"),
        ("data/2025/2026_3.csv", .month, "2026-03-01"), ("data/year=2026/month=3/x.parquet", .month, "2026-03-01"),
        ("data/2026/03/31.csv", .day, "2026-03-31"), ("data/20260331.csv", .day, "2026-03-31"),
        ("data/year=2026/month=12/day=9/a.parquet", .day, "2026-12-09"), ("data/2026-03.csv", .day, nil),
        ("data/2026.csv", .year, "2026-01-01"), ("data/2026.csv", .month, nil), ("data/orders.csv", .month, nil),
        ("data/2026-02-30.csv", .day, nil), ("data/2026-13.csv", .month, nil), ("data/a1999b/part-7.csv", .month, nil),
        ("data/2026-02-14.csv", .week, "2026-02-14"), ("data/2026-02.csv", .fiscalYear, "2026-02-01"),
        ("data/2026.csv", .fiscalYear, nil), ("exports 2024-01 to 2024-02/2024-02.csv", .month, "2024-02-01"),
    ]

    @Test("the date in a name is read", arguments: names)
    func dates(path: String, grain: Grain, day: String?) {
        #expect(FileDate(path, grain, Self.calendar)?.day.description == day)
    }

    private func days(_ texts: String...) -> [Day] { texts.compactMap { Day(iso: $0) } }

    @Test("periods between the first and the last with rows are absent unless a file is named after them")
    func periods() throws {
        let today = try #require(Day(iso: "2026-07-20"))
        let rows = days("2026-01-31", "2026-02-01", "2026-05-05", "1800-01-01", "2062-01-01")
        let found = AbsentFiles(.month, days: rows, paths: ["a.csv"], until: today, calendar: Self.calendar)
        #expect(AbsentFiles.words(found.periods, .month, Self.calendar) == "2026-03, 2026-04")
        let named = AbsentFiles(
            .month, days: rows, paths: ["2026-03.csv", "2026-09.csv"], until: today, calendar: Self.calendar)
        #expect(AbsentFiles.words(named.periods, .month, Self.calendar) == "2026-04")
        let daily = AbsentFiles(.day, days: rows, paths: [String](), until: today, calendar: Self.calendar)
        #expect(daily.periods.count == 92)
        #expect(
            AbsentFiles.words(daily.periods, .day, Self.calendar) == "2026-02-02, 2026-02-03, 2026-02-04 and 89 more")
        #expect(AbsentFiles(.day, days: [], paths: ["2026-01-01"], until: today, calendar: Self.calendar).periods == [])
    }

    @Test("days are looked up in spans", arguments: 0..<20)
    func spans(seed: Int) {
        var number = UInt64(seed * 7 + 1)
        func next(_ limit: Int) -> Int {
            number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(number >> 33) % limit
        }
        let all = (0..<8).map { _ in Day(number: next(60)) }
        let absent = AbsentDays(spans: DaySpans(days: all))
        for _ in 0..<200 {
            let first = next(64)
            guard let range = DayRange(Day(number: first), Day(number: first + next(6))) else { continue }
            #expect(absent.touch(range) == all.contains { range.first <= $0 && $0 <= range.last }, "seed \(seed)")
        }
    }
}
