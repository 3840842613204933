import Chronology
import Definitions
import Series
import Statistics
import Testing

@testable import Framework

@Suite struct ChanceTests {
    /// 400 days of Poisson(10) counts to 19 May 2026; the total runs from 1 March (80 days in hand) to 30 June.
    static func counts(target: Double) -> KPICase {
        var generator = SeededGenerator(seed: 11)
        let days = (0..<400).map { (_: Int) -> Double in generator.poisson(mean: 10) }
        var total = KPICase.total()
        total.start = "2026-03-01"
        total.first = "2026-03-01"
        var sum = 0.0
        total.windowed = days.suffix(80).map { (value: Double) -> Double in
            sum += value
            return sum
        }
        total.leafFirst = "2025-04-15"
        total.leafDaily = [days]
        total.dailyFirst = "2025-04-15"
        total.daily = days
        // 42 days remain and bring 420 ± √420 = 20.5 in truth.
        total.target = .value(sum + target)
        total.paths = 2_000
        return total
    }

    static func probability(_ given: KPICase) -> Double { given.status.chance.probability ?? .nan }

    @Test(arguments: [
        // Need, then the truth P(Poisson(420) ≥ need) ± what the unknown level of 400 days adds.
        (420.0, 0.2, 0.8), (340.0, 0.9, 1.0), (500.0, 0.0, 0.1), (300.0, 0.95, 1.0), (560.0, 0.0, 0.05),
    ])
    func totalsOfCounts(need: Double, least: Double, most: Double) {
        let probability = Self.probability(Self.counts(target: need))
        #expect(probability >= least && probability <= most, "\(probability)")
    }

    @Test func moreIsLessLikely() {
        let chances = stride(from: 340.0, through: 500, by: 20).map { Self.probability(Self.counts(target: $0)) }
        #expect(chances == chances.sorted(by: >))
    }

    @Test func sameSeedSameAnswerAndOthersClose() {
        let given = Self.counts(target: 420)
        #expect(given.status == given.status)
        let other = given.with { $0.seed = 99 }
        #expect(abs(Self.probability(given) - Self.probability(other)) < 0.1)
    }

    @Test func neverCertainFromSimulation() {
        let sure = Self.probability(Self.counts(target: 30))
        let hopeless = Self.probability(Self.counts(target: 3_000))
        #expect(sure < 1 && sure > 0.99)
        #expect(hopeless > 0 && hopeless < 0.01)
    }

    /// A budget is the complement of a target.
    @Test func ceilingIsTheOtherSide() {
        let up = Self.probability(Self.counts(target: 420.5))
        let down = Self.probability(Self.counts(target: 420.5).with { $0.direction = .down })
        #expect(abs(up + down - 1) < 1e-9)
    }

    /// Orders follow sessions almost exactly, so a rate just below the true one is likely though both vary: simulated
    /// apart, 30 days of ±30 % each would leave ±8 % of the rate, and a target 1.7 % below it a chance of 0.59.
    @Test func ratioSimulatesItsInputsJointly() {
        var generator = SeededGenerator(seed: 3)
        var orders: [Double] = []
        var sessions: [Double] = []
        for _ in 0..<400 {
            let visits = (1_000 + 300 * generator.normal()).rounded()
            sessions.append(max(0, visits))
            orders.append(max(0, (0.03 * visits).rounded()))
        }
        var rate = KPICase()
        rate.leaves = [KPICase.leaf(.count), KPICase.leaf(.count, source: "sessions")]
        rate.formula = .binary(.divide, .leaf(0, .none), .leaf(1, .none))
        (rate.leafFirst, rate.leafDaily) = ("2025-04-15", [orders, sessions])
        #expect(Self.probability(rate.with { $0.target = .value(0.0295) }) > 0.8)
        #expect(Self.probability(rate.with { $0.target = .value(0.0305) }) < 0.2)
    }

    /// May 2026 has 19 days of 100 in hand and 12 to come: 3,100 in all. Counted twice or not at all, they would be 1,900 off.
    @Test func whatIsInHandCountsOnce() {
        var generator = SeededGenerator(seed: 21)
        let days = (0..<400).map { (_: Int) -> Double in 100 + (4 * generator.uniform()).rounded() - 2 }
        var month = Self.counts(target: 0)
        (month.window, month.start, month.deadline) = (.period(.month), "2026-01-01", "2026-05-31")
        (month.first, month.windowed) = ("2026-01-01", [3_100, 2_800, 3_100, 3_000, days.suffix(19).reduce(0, +)])
        (month.leafDaily, month.daily) = ([days], days)
        #expect(Self.probability(month.with { $0.target = .value(3_060) }) > 0.95)
        #expect(Self.probability(month.with { $0.target = .value(3_140) }) < 0.05)
    }

    /// Two and a half years with four days of sale each November: the total to the year's end counts on them.
    @Test func yearlyPeaksAreNotSmoothedAway() {
        var generator = SeededGenerator(seed: 13)
        let first = KPICase.day("2024-01-01")
        let days = (0..<1_004).map { (offset: Int) -> Double in
            let (_, month, day) = (first + offset).civil
            return 100 * (month == 11 && (26...29).contains(day) ? 6 : 1) * (1 + 0.05 * generator.normal())
        }
        var total = Self.counts(target: 0)
        (total.start, total.first, total.deadline) = ("2026-01-01", "2026-01-01", "2026-12-31")
        (total.today, total.watermark) = ("2026-10-01", "2026-09-30")
        (total.leafFirst, total.dailyFirst, total.leafDaily, total.daily) = ("2024-01-01", "2024-01-01", [days], days)
        var sum = 0.0
        total.windowed = days.suffix(273).map { (value: Double) -> Double in
            sum += value
            return sum
        }
        // 92 days remain: 88 of 100, and 4 of 600.
        let wanted = sum + 11_200
        #expect(Self.probability(total.with { $0.target = .value(wanted - 900) }) > 0.75)
        #expect(Self.probability(total.with { $0.target = .value(wanted + 900) }) < 0.25)
    }

    /// `ago` reads the window a month back, partly from history and partly from simulated days.
    @Test func shiftsReachIntoHistory() {
        var growth = Self.counts(target: 0)
        growth.window = .period(.month)
        (growth.start, growth.first, growth.windowed) = ("2026-01-01", "2026-01-01", [0, 0, 0, 0])
        growth.unit = .percent
        let earlier = LeafShift(durations: [ExpressionDuration(1, .month)])
        growth.formula = .binary(
            .divide, .binary(.subtract, .leaf(0, .none), .leaf(0, earlier)), .leaf(0, earlier))
        // June (300) against May (310) is −3 % ± 8 %: −30 % is all but sure, +30 % hopeless.
        #expect(Self.probability(growth.with { $0.target = .value(-0.3) }) > 0.95)
        #expect(Self.probability(growth.with { $0.target = .value(0.3) }) < 0.05)
    }

    /// Noise about a constant level, three years of months: being inside in all remaining months is rarer than in one.
    @Test func allIsRarerThanLastIsRarerThanOnce() {
        var generator = SeededGenerator(seed: 5)
        var rate = KPICase()
        rate.first = "2023-01-01"
        rate.start = "2026-05-01"
        rate.deadline = "2026-10-31"
        rate.windowed = (0..<40).map { (_: Int) -> Double in 0.03 + 0.002 * generator.normal() }
        rate.target = .value(0.03)
        let once = Self.probability(rate.with { $0.satisfaction = .once })
        let last = Self.probability(rate)
        let all = Self.probability(rate.with { $0.satisfaction = .everyPeriod })
        #expect(all < last && last < once, "\(all) \(last) \(once)")
        #expect(last > 0.25 && last < 0.75, "\(last)")
    }

    @Test func distinctCountOfTheOpenMonthOnlyGrows() {
        var customers = KPICase()
        (customers.unit, customers.baseline, customers.target) = (.named("customers"), 100, .value(150))
        customers.leaves = [KPICase.leaf(.countDistinct)]
        customers.first = "2024-05-01"
        customers.deadline = "2026-05-31"
        customers.windowed = (0..<24).map { (month: Int) -> Double in 100 + Double(month % 3) } + [151]
        #expect(Self.probability(customers) > 0.99)
        #expect(customers.status.chance != .settled(true))
    }

    @Test(arguments: [
        (KPICase(), "history does not allow it"),
        (KPICase().with { $0.deadline = "2036-06-30" }, "three years"),
        (KPICase().with { $0.window = .total }, "put together"),
    ])
    func unavailableSaysWhy(given: KPICase, words: String) {
        guard case .unavailable(let reason) = given.status.chance else {
            Issue.record("expected no chance, got \(given.status.chance)")
            return
        }
        #expect(reason.parts.contains { if case .text(let text) = $0 { text.contains(words) } else { false } })
        #expect(given.status.state != .ahead)
    }

    @Test func longFutureNeedsHistory() {
        let short = Self.counts(target: 420).with {
            ($0.leafDaily, $0.leafFirst) = ([[Double](repeating: 9, count: 14) + [11]], "2026-05-05")
            $0.deadline = "2026-12-31"
        }
        #expect(short.status.chance.probability == nil)
    }

    @Test func aheadNeedsChanceAndPath() {
        // 80 days bring about 800; with 300 wanted on top, 1,100, the straight path asks for 80 ÷ 122 × 1,100 = 721.
        let ahead = Self.counts(target: 300)
        #expect(ahead.status.state == .ahead && ahead.status.basis == .chance)
        let unlikely = Self.counts(target: 500)
        #expect(unlikely.status.state == .offTrack)
    }
}
