import Chronology
import Definitions

@testable import Framework

/// Cases worked out by hand; the comments hold the working.
enum ArithmeticTable {
    static let rate = KPICase()

    static let periods: [ArithmeticCase] = [
        // Value April .0241; (.0241 − .02) ÷ .01 = .41; .0241 ÷ .03; two months must bring (.03 − .0241) ÷ 2.
        ArithmeticCase(
            name: "rate: the last complete month counts, not the open one", given: rate, value: 0.0241, progress: 0.41,
            attainment: 0.80333333333333, required: 0.00295),
        // Path on 30 April, day 120 of 181: .02 + .01 × 120 ÷ 181 = .026629834254; gap .0241 − that.
        ArithmeticCase(
            name: "rate: straight path to the end of the judged month", given: rate, path: 0.0266298342541436,
            gap: -0.0025298342541436, favourable: -0.0025298342541436),
        // Down: 3 % to 2 %; value .0241; (.0241 − .03) ÷ (.02 − .03) = .59; .02 ÷ .0241; path .03 − .01 × 120 ÷ 181.
        ArithmeticCase(
            name: "down: progress, attainment and gap turn round",
            given: rate.with { ($0.baseline, $0.target, $0.direction) = (0.03, .value(0.02), .down) }, progress: 0.59,
            attainment: 0.829875518672199, path: 0.0233701657458564, gap: 0.0007298342541436,
            favourable: -0.0007298342541436),
        ArithmeticCase(
            name: "down: beyond the path is good",
            given: rate.with {
                ($0.baseline, $0.target, $0.direction) = (0.03, .value(0.02), .down)
                $0.windowed = [0.028, 0.026, 0.024, 0.021]
            }, progress: 0.9, gap: -0.0023701657458564, favourable: 0.0023701657458564, state: .onTrack, basis: .pace),
        // (.015 − .02) ÷ .01 = −.5: below the baseline.
        ArithmeticCase(
            name: "rate: worse than the baseline is negative progress",
            given: rate.with { $0.windowed = [0.021, 0.02, 0.018, 0.015] }, progress: -0.5, state: .offTrack),
        ArithmeticCase(
            name: "rate: past the target is more than all of it",
            given: rate.with { $0.windowed = [0.021, 0.02, 0.03, 0.035] }, progress: 1.5, required: -0.0025,
            state: .onTrack, basis: .pace),
        // Quarter: Q1 complete, .024; path on 31 March, day 90 of 181.
        ArithmeticCase(
            name: "quarter window",
            given: rate.with { ($0.window, $0.windowed) = (.period(.quarter), [0.024, 0.026]) },
            value: 0.024, progress: 0.4, path: 0.0249723756906077, required: 0.006),
        // Week of Monday 11 May is the last complete one on 19 May (a Tuesday); 5 weeks later ends 28 June (final).
        ArithmeticCase(
            name: "week window",
            given: rate.with {
                ($0.window, $0.first, $0.windowed) = (.period(.week), "2026-05-04", [0.022, 0.024, 0.5])
            }, value: 0.024, progress: 0.4, required: 0.001),
        // Year 2025 is the last complete one; the KPI began in 2026, so the way has not begun: path is the baseline.
        ArithmeticCase(
            name: "year window before its first complete year",
            given: rate.with {
                ($0.window, $0.first, $0.windowed, $0.deadline) = (
                    .period(.year), "2025-01-01", [0.021, 0.5], "2026-12-31"
                )
            }, value: 0.021, progress: 0.1, path: 0.02, gap: 0.001),
        // A deadline on 15 June is decided by May, complete on 31 May = day 151; 30 April is day 120 of 151.
        ArithmeticCase(
            name: "deadline inside a month: the path ends with the month before",
            given: rate.with { $0.deadline = "2026-06-15" }, path: 0.0279470198675497, required: 0.0059),
        // Fiscal years from 1 February: quarter February to April.
        ArithmeticCase(
            name: "fiscal quarter",
            given: rate.with {
                $0.calendar = ProjectCalendar(fiscalStart: (2, 1))
                ($0.window, $0.first, $0.windowed) = (.period(.fiscalQuarter), "2026-02-01", [0.024, 0.5])
            }, value: 0.024, progress: 0.4),
        // −100 to +100, now −20: (−20 + 100) ÷ 200 = .4; no attainment below zero.
        ArithmeticCase(
            name: "negative values",
            given: rate.with {
                ($0.baseline, $0.target, $0.unit) = (-100, .value(100), .money("EUR"))
                $0.windowed = [-90, -70, -50, -20]
            }, progress: 0.4, attainment: nil, path: 32.596685082873, gap: -52.596685082873),
        ArithmeticCase(
            name: "zero target", given: rate.with { ($0.baseline, $0.target, $0.direction) = (0.04, .value(0), .down) },
            progress: 0.3975, attainment: nil),
        ArithmeticCase(
            name: "baseline equal to the target has no way", given: rate.with { $0.baseline = 0.03 }, progress: nil,
            path: 0.03, gap: -0.0059, state: .offTrack),
        ArithmeticCase(
            name: "no baseline: no progress, no path, judged by the target", given: rate.with { $0.baseline = nil },
            progress: nil, attainment: 0.80333333333333, path: nil, gap: nil, state: .offTrack, basis: .pace),
        ArithmeticCase(
            name: "no baseline but on target",
            given: rate.with { ($0.baseline, $0.windowed) = (nil, [0.03, 0.03, 0.03, 0.03]) },
            progress: nil, state: .onTrack, basis: .pace),
    ]

    static let targets: [ArithmeticCase] = [
        // Four complete months inside of four.
        ArithmeticCase(
            name: "hold: all inside",
            given: rate.with { ($0.target, $0.satisfaction) = (.value(0.02), .everyPeriod) }, progress: 1, path: 0.02,
            gap: 0.0041, required: 0.02, state: .onTrack, basis: .pace),
        ArithmeticCase(
            name: "hold: the first month outside settles it",
            given: rate.with { ($0.target, $0.satisfaction) = (.value(0.0215), .everyPeriod) }, progress: 0.75,
            state: .missed, basis: .fact, chance: 0),
        ArithmeticCase(
            name: "hold at most",
            given: rate.with { ($0.target, $0.satisfaction, $0.direction) = (.value(0.03), .everyPeriod, .down) },
            progress: 1, gap: -0.0059, favourable: 0.0059, state: .onTrack),
        // Band 2.15 % to 2.35 %: February and March inside of four; April is .0006 above.
        ArithmeticCase(
            name: "band: share of complete periods inside",
            given: rate.with { ($0.target, $0.direction) = (.band(lower: 0.0215, upper: 0.0235), .band) },
            progress: 0.5,
            attainment: nil, path: nil, gap: 0.0006, favourable: -0.0006, state: .offTrack, basis: .pace),
        ArithmeticCase(
            name: "band: inside there is no gap, only room",
            given: rate.with { ($0.target, $0.direction) = (.band(lower: 0.02, upper: 0.03), .band) }, progress: 1,
            gap: 0, favourable: 0.0041, state: .onTrack),
        ArithmeticCase(
            name: "band below its lower end",
            given: rate.with {
                ($0.target, $0.direction, $0.windowed) = (
                    .band(lower: 0.02, upper: 0.03), .band, [0.02, 0.02, 0.02, 0.015]
                )
            }, progress: 0.75, gap: -0.005, favourable: -0.005),
        // Only a lower end: as a value to be reached, since it has one limit.
        ArithmeticCase(
            name: "band with one end is a limit",
            given: rate.with { ($0.target, $0.direction) = (.band(lower: 0.03, upper: nil), .band) }, progress: 0.41),
        ArithmeticCase(
            name: "a metric without direction takes the side of its target",
            given: rate.with {
                ($0.direction, $0.baseline, $0.target) = (.none, 0.03, .value(0.02))
            }, progress: 0.59, favourable: -0.0007298342541436),
        // The metric comes to .03 only within 1e-12, which is what engines agree on.
        ArithmeticCase(
            name: "hairline below the target still meets it",
            given: rate.with {
                ($0.target, $0.satisfaction, $0.windowed) = (.value(0.03), .once, [0.01, 0.01, 0.01, 0.03 - 1e-16])
            }, state: .achieved, chance: 1),
    ]

    static let totals: [ArithmeticCase] = [
        // 139 days × 4 = 556 of 1,000; path 1000 × 139 ÷ 181; 444 in 42 days are 74 a week; 4 × 181 = 724 at the end.
        ArithmeticCase(
            name: "total: value ÷ target, path from zero", given: .total(), value: 556, progress: 0.556,
            attainment: 0.556, path: 767.955801104972, gap: -211.955801104972, required: 74, projected: 724,
            state: .offTrack, basis: .pace),
        ArithmeticCase(
            name: "total: a baseline of a total is not where the way begins",
            given: KPICase.total().with { $0.baseline = 500 }, progress: 0.556, path: 767.955801104972),
        // 6 a day: 834, path 767.96.
        ArithmeticCase(
            name: "total: beyond the path by pace is on track, never ahead", given: .total(6), value: 834,
            progress: 0.834,
            state: .onTrack, basis: .pace),
        // 5 a day: 695 ÷ 767.96 = .905 of the planned way.
        ArithmeticCase(name: "total: four fifths of the way by pace", given: .total(5), state: .atRisk, basis: .pace),
        ArithmeticCase(
            name: "total: a count past its target is achieved early", given: .total(8), value: 1_112,
            state: .achieved, basis: .fact, chance: 1),
        ArithmeticCase(
            name: "total: a sum past its target may still fall",
            given: KPICase.total(8).with { $0.leaves = [KPICase.leaf(.sum)] }, state: .onTrack, basis: .pace),
        ArithmeticCase(
            name: "budget: a count past its ceiling is missed early",
            given: KPICase.total(8).with { $0.direction = .down }, state: .missed, chance: 0),
        // Budget 1,000 with 556 spent: path 767.96, 211.96 to the good; at most 74 a week.
        ArithmeticCase(
            name: "budget: below the path is good", given: KPICase.total().with { $0.direction = .down },
            progress: 0.556,
            attainment: 1.79856115107914, gap: -211.955801104972, favourable: 211.955801104972, required: 74,
            state: .onTrack, basis: .pace),
        // Refunds deducted: revenue − refunds of 10 − 2 a day adds up to 8 × 139.
        ArithmeticCase(
            name: "total of a difference adds up but can fall",
            given: KPICase.total(8).with {
                $0.leaves = [KPICase.leaf(.count), KPICase.leaf(.count, source: "refunds")]
                $0.formula = .binary(.subtract, .leaf(0, .none), .leaf(1, .none))
            }, value: 1_112, state: .onTrack, basis: .pace),
        // A rate since the start does not add up: 2.4 % on the way from 2 % to 3 %.
        ArithmeticCase(
            name: "total of a rate is measured from its baseline",
            given: rate.with {
                $0.window = .total
                $0.windowed = [Double](repeating: 0.024, count: 139)
            }, value: 0.024, progress: 0.4, path: 0.0276795580110497),
        ArithmeticCase(
            name: "total: nothing loaded since the start",
            given: KPICase.total().with { ($0.watermark, $0.windowed) = ("2025-12-20", []) }, value: nil, state: .noData
        ),
    ]

    static let trailing: [ArithmeticCase] = [
        // The window ending on 19 May holds .0241; path on that day: .02 + .01 × 139 ÷ 181; 42 days are 6 weeks.
        ArithmeticCase(
            name: "trailing: the window ending with the last loaded day", given: trailingCase, value: 0.0241,
            progress: 0.41, path: 0.0276795580110497, required: 0.000983333333333333),
        ArithmeticCase(
            name: "trailing: the watermark comes before yesterday",
            given: trailingCase.with { $0.watermark = "2026-05-18" }, value: 0.024),
        ArithmeticCase(
            name: "trailing: today is open until it ends",
            given: trailingCase.with { $0.watermark = "2026-05-20" }, value: 0.0241),
        ArithmeticCase(
            name: "trailing once: reached on any day",
            given: trailingCase.with { ($0.satisfaction, $0.target) = (.once, .value(0.0241)) }, state: .achieved),
    ]

    private static let trailingCase = rate.with {
        $0.window = .trailing(days: 28)
        // Four days ending on 20 May, which is not over.
        ($0.first, $0.windowed) = ("2026-05-17", [0.023, 0.024, 0.0241, 0.9])
    }
}
