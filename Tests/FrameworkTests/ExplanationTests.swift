import Chronology
import Definitions
import Testing

@testable import Framework

@Suite struct ExplanationTests {
    /// The words of a topic, numbers and days left out as `#`.
    private func words(_ status: KPIStatus, _ topic: Explanation.Topic) -> String {
        let sentences = status.explanation.filter { $0.topic == topic }.flatMap(\.sentences)
        return sentences.map { (sentence: Sentence) -> String in
            sentence.parts.map { (part: Sentence.Part) -> String in
                switch part {
                case .text(let words): words
                case .day(let day): day.description
                case .count(let count): String(count)
                default: "#"
                }
            }.joined()
        }.joined(separator: " ")
    }

    @Test func totalsSayFromWhenToWhen() {
        let total = KPICase.total()
        #expect(words(total.status, .definition).contains("at least # from 2026-01-01 to the deadline, in total."))
        let once = total.with { $0.satisfaction = .once }.status
        #expect(words(once, .definition).contains("from 2026-01-01 to any day by the deadline, in total."))
        let open = total.with { $0.deadline = nil }.status
        #expect(words(open, .definition).contains("at least # from 2026-01-01 on, in total."))
    }

    @Test(arguments: [
        (28, KPIDefinition.Satisfaction.atDeadline, "in the 28 days to the deadline."),
        (28, .once, "in any 28 days by the deadline."), (28, .everyPeriod, "in every 28 days."),
        (1, .atDeadline, "on the day of the deadline."), (1, .everyPeriod, "on every day."),
    ])
    func trailingWindowsSayHowManyDays(days: Int, satisfaction: KPIDefinition.Satisfaction, text: String) {
        let status = KPICase().with {
            ($0.window, $0.satisfaction) = (.trailing(days: days), satisfaction)
            ($0.first, $0.windowed) = ("2026-05-17", [0.023, 0.024, 0.0241])
        }.status
        #expect(words(status, .definition).contains(text), "\(words(status, .definition))")
    }

    @Test func aTargetThatIsPassedRequiresNothing() {
        let level = KPICase().with { $0.windowed = [0.021, 0.02, 0.03, 0.035] }.status
        #expect(level.isTargetReached && level.pace.projectedDate == nil)
        #expect(words(level, .pace).hasPrefix("The target is already reached, with # to spare."))
        let exactly = KPICase().with { $0.windowed = [0.021, 0.02, 0.025, 0.03] }.status
        #expect(words(exactly, .pace).hasPrefix("The target is already reached. "))
        let sum = KPICase.total(8).with { $0.leaves = [KPICase.leaf(.sum)] }.status
        #expect(sum.isTargetReached && words(sum, .pace).hasPrefix("The target is already reached, with # to spare."))
        #expect(!words(sum, .pace).contains("is reached by"))
        let falling = KPICase().with { ($0.baseline, $0.target, $0.direction) = (0.03, .value(0.025), .down) }.status
        #expect(falling.isTargetReached && words(falling, .pace).hasPrefix("The target is already reached"))
    }

    @Test func aCeilingIsWhatMayStillComeIn() {
        let budget = KPICase.total().with { $0.direction = .down }.status
        #expect(!budget.isTargetReached && words(budget, .pace).hasPrefix("Each of the 6 weeks that remain may bring"))
        let passed = KPICase.total(8).with { ($0.direction, $0.leaves) = (.down, [KPICase.leaf(.sum)]) }.status
        #expect(words(passed, .pace).hasPrefix("The limit is already passed, by #."))
    }

    @Test func withoutATarget() {
        let given = KPICase().with { $0.target = nil }
        #expect(given.status.state == .noTarget)
        #expect(words(given.status, .state) == "Rate has no target. There is nothing to judge it by.")
        let over = given.with { ($0.today, $0.watermark) = ("2026-07-02", "2026-07-01") }
            .with { $0.windowed = [0.02, 0.02, 0.02, 0.02, 0.02, 0.03] }
        #expect(over.status.state == .noTarget)
    }

    @Test func oneIsNotMany() {
        let hold = KPICase().with {
            ($0.target, $0.satisfaction, $0.start) = (.value(0.02), .everyPeriod, "2026-04-01")
        }.status
        #expect(words(hold, .progress).contains("1 of 1 complete window satisfies the target."))
        let open = KPICase().with { ($0.today, $0.watermark) = ("2026-05-02", "2026-05-01") }.status
        #expect(words(open, .open).contains("1 of 31 days is loaded and comes to #."))
    }
}
