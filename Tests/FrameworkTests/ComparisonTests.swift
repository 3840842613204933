import Chronology
import Definitions
import Series
import Testing

@testable import Framework

@Suite struct ComparisonTests {
    @Test func percentagesChangeInPointsOthersRelatively() {
        let rate = KPICase().status
        // April .0241 − March .023.
        #expect(Wanted.number(0.0011).admits(rate.previous?.difference))
        #expect(rate.previous?.relative == nil && rate.previous?.isImprovement == true)
        #expect(rate.previous?.name == "last month" && rate.previous?.against.name == "March 2026")
        let money = KPICase().with { ($0.unit, $0.windowed) = (.money("EUR"), [10, 20, 40, 50]) }.status
        #expect(money.previous?.relative == 0.25)
        let fromZero = KPICase().with { ($0.unit, $0.windowed) = (.none, [10, 20, 0, 50]) }.status
        #expect(fromZero.previous?.relative == nil && fromZero.previous?.difference == 50)
    }

    @Test func directionDecidesWhatIsBetter() {
        let given = KPICase()
        #expect(given.with { $0.direction = .down }.status.previous?.isImprovement == false)
        #expect(given.with { $0.direction = .none }.status.previous?.isImprovement == nil)
        #expect(given.with { $0.windowed = [1, 1, 1, 1] }.status.previous?.isImprovement == nil)
    }

    @Test func sameMonthLastYear() {
        let given = KPICase().with {
            $0.first = "2025-04-01"
            $0.windowed = [0.02] + [Double](repeating: 0.5, count: 11) + [0.0241]
        }
        #expect(given.status.lastYear?.against.name == "April 2025")
        #expect(Wanted.number(0.0041).admits(given.status.lastYear?.difference))
    }

    /// ISO week 53 of 2026 begins on Monday 28 December 2026; 52 weeks before lies week 1 (29 December 2025).
    @Test func week53SaysWhatItIsComparedWith() {
        let given = KPICase().with {
            ($0.window, $0.start, $0.deadline) = (.period(.week), "2026-01-01", "2027-06-30")
            ($0.today, $0.watermark, $0.first) = ("2027-01-05", "2027-01-04", "2025-12-29")
            $0.windowed = [0.02] + [Double](repeating: 0.5, count: 51) + [0.0241]
        }
        let change = given.status.lastYear
        #expect(change?.against.days.first == KPICase.day("2025-12-29"))
        #expect(change?.note?.contains("week 53") == true)
    }

    /// Of quarters of four, five and four weeks, October has four and November five.
    @Test func retailPeriodsOfUnequalLengthSaySo() {
        let given = KPICase().with {
            $0.calendar = ProjectCalendar(
                retail: RetailCalendar(pattern: .fourFiveFour, yearEnds: .nearest, weekday: .saturday, month: 1))
            ($0.window, $0.start, $0.deadline) = (.period(.retailMonth), "2023-01-29", "2024-08-03")
            ($0.today, $0.watermark, $0.first) = ("2024-01-01", "2023-12-31", "2023-01-29")
            $0.windowed = (1...11).map { (month: Int) -> Double in 0.02 + Double(month) / 1_000 }
        }
        #expect(given.status.previous?.note == "RY2023-M11 has 5 weeks, RY2023-M10 has 4")
        let months = KPICase().with { $0.calendar = given.calendar }
        #expect(months.status.previous != nil && months.status.previous?.note == nil)
    }

    /// 30 days of March against all 28 of February, and what its formula reads a month before against all of January.
    @Test func anOpenPeriodLongerThanTheOneBefore() {
        let given = KPICase().with {
            ($0.unit, $0.baseline, $0.target) = (.named("orders"), 0, .value(181))
            $0.leaves = [KPICase.leaf(.count)]
            ($0.today, $0.watermark) = ("2026-03-31", "2026-03-30")
            $0.windowed = [31, 56, 90]
            $0.leafDaily = [
                [Double](repeating: 1, count: 31) + [Double](repeating: 2, count: 28)
                    + [Double](repeating: 3, count: 30)
            ]
        }
        #expect(given.status.open?.elapsedDays == 30 && given.status.open?.sameElapsedBefore == 56)
        let ago = given.with { $0.formula = .leaf(0, LeafShift(durations: [ExpressionDuration(1, .month)])) }
        #expect(ago.status.open?.sameElapsedBefore == 31)
        let sentences = given.status.explanation.flatMap(\.sentences).map { "\($0.parts)" }
        #expect(sentences.contains { $0.contains("days only; all of it came to") })
        let earlier = given.with { ($0.today, $0.watermark) = ("2026-03-11", "2026-03-10") }
        #expect(earlier.status.open?.sameElapsedBefore == 20)
    }

    /// A total meets the same days of the year before.
    @Test func totalMeetsTheSameElapsedPart() {
        let given = KPICase.total().with {
            $0.leafFirst = "2025-01-01"
            // 3 a day in 2025, 4 a day in 2026.
            $0.leafDaily = [[Double](repeating: 3, count: 365) + [Double](repeating: 4, count: 139)]
        }
        let change = given.status.lastYear
        #expect(change?.against.value == 417 && change?.difference == 139)
        #expect(Wanted.number(1.0 / 3).admits(change?.relative))
        #expect(given.status.previous == nil)
    }

    @Test func totalWithoutTheYearBeforeHasNoComparison() {
        let given = KPICase.total().with {
            ($0.leafFirst, $0.leafDaily) = ("2025-06-01", [[Double](repeating: 4, count: 353)])
        }
        #expect(given.status.lastYear == nil)
    }

    /// 19 of 31 days of May at 4 a day, against 19 days of April at 3, and 19 ÷ 31 of the path on 31 May.
    @Test func openPeriodAgainstTheSamePart() {
        let given = KPICase().with {
            ($0.unit, $0.baseline, $0.target) = (.named("orders"), 0, .value(181))
            $0.leaves = [KPICase.leaf(.count)]
            $0.windowed = [90, 90, 90, 90, 76]
            $0.leafDaily = [[Double](repeating: 3, count: 120) + [Double](repeating: 4, count: 19)]
        }
        let open = given.status.open
        #expect(open?.value == 76 && open?.elapsedDays == 19 && open?.days.count == 31)
        #expect(open?.sameElapsedBefore == 57)
        // The straight path rises by one a day: 151 on 31 May.
        #expect(Wanted.number(151.0 * 19 / 31).admits(open?.path))
    }

    @Test func bestPaceEver() {
        // The best 42 days held 10 a day: 70 a week.
        let given = KPICase.total().with {
            $0.daily =
                [Double](repeating: 2, count: 60) + [Double](repeating: 10, count: 42)
                + [Double](repeating: 3, count: 37)
        }
        #expect(given.status.pace.bestEver == 70)
        #expect(given.status.pace.bestEverEnd == KPICase.day("2026-04-12"))
        // At 4 a day the 444 that are missing take 111 days from 19 May.
        #expect(given.status.pace.projectedDate == KPICase.day("2026-09-07"))
    }

    @Test func levelsAreProjectedOnTheirLine() {
        // 1, 2, 3, 4 a month: 6 in June, 10 in October.
        let given = KPICase().with {
            ($0.unit, $0.baseline, $0.target, $0.windowed) = (.none, 0, .value(10), [1, 2, 3, 4])
        }
        #expect(Wanted.number(6).admits(given.status.pace.projectedValue))
        #expect(given.status.pace.projectedDate == KPICase.day("2026-10-31"))
        let away = given.with { $0.windowed = [4, 3, 2, 1] }
        #expect(away.status.pace.projectedDate == nil)
    }

    @Test func exactValuesComeThrough() {
        var inputs = KPICase().inputs
        inputs.windowed.exact = ExactValues(scale: 4, units: [210, 220, 230, 241, 250])
        #expect(KPIStatus.evaluate(inputs).value?.exact == "0.0241")
    }
}
