import Foundation
import Testing

/// What was known on an earlier day, and the clock.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct RecordedStatusTests {
    @Test("before the first record an earlier day is reconstructed, and that is said")
    func reconstructed() throws {
        let shop = try Shop()
        let never = try shop.run("status", "--as-of", "2026-06-30")
        #expect(never.code == 0, "\(never)")
        #expect(never.output.contains("30 June 2026 · reconstructed from the dates of rows"), "\(never)")
        try shop.refresh()
        let json = try shop.run("status", "--as-of", "2026-06-30", "--format", "json")
        #expect(json.output.contains("\"reconstructed\": true"), "\(json)")
        #expect(try shop.run("status", "--as-of", "2026-06-30").output == never.output)
        expectOneDay("2026-06-30", 184, in: json.output)
    }

    @Test("a recorded day stays as it was recorded, even if rows of that time change later")
    func recorded() throws {
        let shop = try Shop()
        try shop.refresh()
        let recorded = try shop.run("status", "--as-of", "2026-07-19")
        #expect(recorded.code == 0, "\(recorded)")
        #expect(!recorded.output.contains("reconstructed"), "\(recorded)")
        try shop.append("data/orders.csv", "9001,2026-06-01 10:00:00,c1,web,20000.00,paid\n")
        let nextDay = "2026-07-21T08:00:00+02:00"
        try shop.refresh(now: nextDay)
        #expect(try shop.run("status", "--as-of", "2026-07-19", now: nextDay).output == recorded.output)
        let current = try shop.run("status", now: nextDay).output
        #expect(current != recorded.output)
        expectOneDay(
            "2026-07-19", 165,
            in: try shop.run("status", "--as-of", "2026-07-19", "--format", "json", now: nextDay).output)
        #expect(try shop.run("explain", "revenue_2026", "--as-of", "2026-07-19", now: nextDay).code == 0)
    }

    /// The day shown is the day asked for, in every place, and what is left is counted from it.
    private func expectOneDay(_ day: String, _ daysLeft: Int, in json: String) {
        let lines = json.split(separator: "\n").map { $0.drop { $0 == " " } }
        let days = lines.filter { $0.hasPrefix("\"as_of\"") }
        let left = lines.filter { $0.hasPrefix("\"days_left\"") }
        #expect(days.count == 4 && Set(days) == ["\"as_of\": \"\(day)\","], "\(days)")
        #expect(left.count == 4 && Set(left) == ["\"days_left\": \(daysLeft),"], "\(left)")
    }

    @Test("a definition that was changed after the record is said beside it")
    func changedDefinition() throws {
        let shop = try Shop()
        try shop.refresh()
        try shop.replace("kpis/revenue_2026.yml", "target: 70000", with: "target: 80000")
        let run = try shop.run("status", "--as-of", "2026-07-19")
        #expect(run.output.contains("! Revenue: its definition has changed since 19 July 2026"), "\(run)")
        #expect(run.output.contains("€70,000"), "the target of that time: \(run)")
        #expect(!(try shop.run("status").output.contains("its definition has changed")))
    }

    @Test(
        "a day that has not ended, and what is no day, are refused with exit code 2",
        arguments: [
            ("2026-07-20", "has not ended"), ("2027-01-01", "has not ended"), ("march", "expected a day such as"),
            ("2026-02-30", "expected a day such as"),
        ])
    func refusedDays(day: String, words: String) throws {
        let run = try Shop().run("status", "--as-of", day)
        #expect(run.code == 2)
        #expect(run.errors.contains(words), "\(run)")
    }

    @Test("BELLWETHER_NOW is the present; what is no moment is refused with exit code 2")
    func clock() throws {
        let shop = try Shop()
        // Half past midnight of 1 May in Madrid: the last day that has ended is 30 April.
        #expect(try shop.run("status", now: "2026-05-01T00:30:00+02:00").output.contains("30 April 2026"))
        #expect(try shop.run("status", now: "2026-04-30T22:30:00Z").output.contains("30 April 2026"))
        #expect(try shop.run("status", now: "2026-04-30T23:30:00+02:00").output.contains("29 April 2026"))
        let wrong = try shop.run("status", now: "tomorrow")
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("BELLWETHER_NOW is `tomorrow`"))
    }

    @Test("a project that was never refreshed is read at once, with a note on how to keep it")
    func neverRefreshed() throws {
        let shop = try Shop()
        let first = try shop.run("status")
        #expect(first.code == 0)
        #expect(first.errors.contains("not every source has been refreshed"), "\(first)")
        try shop.refresh()
        let second = try shop.run("status")
        #expect(second.errors.isEmpty, "\(second)")
        #expect(second.output == first.output)
    }
}
