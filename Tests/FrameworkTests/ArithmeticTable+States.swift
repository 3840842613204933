import Chronology
import Definitions

@testable import Framework

extension ArithmeticTable {
    static let steps = rate.with {
        $0.path = .steps([
            KPIDefinition.Step(by: KPICase.day("2026-03-31"), value: 0.024),
            KPIDefinition.Step(by: KPICase.day("2026-05-31"), value: 0.028),
        ])
    }

    static let paths: [ArithmeticCase] = [
        // On 30 April the step of 31 March is due.
        ArithmeticCase(name: "steps: the latest due", given: steps, path: 0.024, gap: 0.0001, state: .onTrack),
        ArithmeticCase(
            name: "steps: before the first, the baseline",
            given: steps.with { ($0.today, $0.watermark) = ("2026-03-20", "2026-03-19") }, value: 0.022, path: 0.02),
        ArithmeticCase(
            name: "steps: at the deadline, the target",
            given: steps.with {
                ($0.today, $0.watermark, $0.windowed) = (
                    "2026-07-02", "2026-07-01", [0.02, 0.02, 0.02, 0.02, 0.02, 0.031]
                )
            }, path: 0.03, state: .achieved),
        ArithmeticCase(
            name: "steps of a total begin at zero",
            given: KPICase.total().with {
                $0.path = .steps([KPIDefinition.Step(by: KPICase.day("2026-06-01"), value: 900)])
            }, path: 0),
        // Last year's months: April 80, June 160; 200 × 80 ÷ 160 = 100.
        ArithmeticCase(
            name: "seasonal: last year's shape, ending at the target", given: seasonal, value: 90, path: 100, gap: -10),
        ArithmeticCase(
            name: "seasonal without a year of history is a straight line",
            given: seasonal.with { ($0.first, $0.windowed) = ("2026-01-01", [10, 20, 30, 90]) }, path: 132.596685082873),
        // Two years: .5 and 60 ÷ 240 = .25, mean .375.
        ArithmeticCase(
            name: "seasonal: the mean of years",
            given: seasonal.with {
                $0.first = "2024-01-01"
                $0.windowed = [1, 1, 1, 60, 1, 240, 1, 1, 1, 1, 1, 1] + seasonal.windowed
            }, path: 75),
        // 365 days; 52 weeks back the last of them falls on 1 January 2026. To 19 May: 2025 (139 × 2) ÷ (278 + 226 × 1),
        // 2024 139 ÷ (363 + 2 × 2); the mean of both.
        ArithmeticCase(
            name: "seasonal: a total of one year takes the most recent year", given: seasonalTotal,
            path: 465.166947796376),
        ArithmeticCase(
            name: "path before the start is the baseline",
            given: rate.with { ($0.today, $0.watermark) = ("2026-01-10", "2026-01-09") }, path: nil, state: .noData),
    ]

    private static let seasonal = rate.with {
        ($0.path, $0.baseline, $0.target, $0.unit) = (.seasonal, 0, .value(200), .none)
        $0.first = "2025-01-01"
        $0.windowed = [10, 20, 40, 80, 100, 160, 90, 80, 70, 60, 50, 40, 10, 20, 30, 90, 12]
    }

    private static let seasonalTotal = KPICase.total().with {
        ($0.path, $0.deadline, $0.dailyFirst) = (.seasonal, "2026-12-31", "2024-01-01")
        // 2 a day from 1 January to 20 May 2025, else 1.
        $0.daily = (0..<366 + 365 + 139).map { (day: Int) -> Double in (366..<366 + 140).contains(day) ? 2 : 1 }
    }

    static let states: [ArithmeticCase] = [
        ArithmeticCase(
            name: "not started", given: rate.with { $0.today = "2025-12-31" }, state: .notStarted, basis: .fact),
        ArithmeticCase(
            name: "a total on its first day has nothing in hand",
            given: KPICase.total().with { ($0.today, $0.watermark, $0.windowed) = ("2026-01-01", "2025-12-31", []) },
            value: nil, state: .notStarted),
        ArithmeticCase(
            name: "nothing loaded is no data", given: rate.with { $0.watermark = nil }, value: nil, progress: nil,
            state: .noData, chance: nil),
        ArithmeticCase(
            name: "a missing month is no data, not zero",
            given: rate.with { $0.windowed = [0.021, 0.022, 0.023, .nan] }, value: nil, attainment: nil, gap: nil,
            state: .noData),
        ArithmeticCase(
            name: "stale by its sources", given: rate.with { $0.staleness = "orders is 3 days old" }, value: 0.0241,
            state: .stale),
        // Data ends on 20 March: February is judged although April is over; March and April went by without data.
        ArithmeticCase(
            name: "stale because a whole window went by",
            given: rate.with { $0.watermark = "2026-03-20" }, value: 0.022, state: .stale),
        ArithmeticCase(
            name: "one day late is not stale", given: rate.with { $0.watermark = "2026-04-29" }, value: 0.023,
            state: .offTrack),
        ArithmeticCase(
            name: "no data comes before stale",
            given: rate.with { ($0.staleness, $0.windowed) = ("orders is 3 days old", []) }, state: .noData),
        ArithmeticCase(
            name: "no target is never green", given: rate.with { $0.target = nil }, value: 0.0241, progress: nil,
            attainment: nil, path: nil, state: .noTarget, basis: .fact, chance: nil),
        ArithmeticCase(
            name: "no deadline: met now", given: rate.with { ($0.deadline, $0.target) = (nil, .value(0.024)) },
            state: .onTrack, basis: .now, chance: nil),
        ArithmeticCase(
            name: "no deadline: not met now", given: rate.with { $0.deadline = nil }, state: .offTrack, basis: .now),
        ArithmeticCase(
            name: "no deadline: the minimum is met",
            given: rate.with { ($0.deadline, $0.minimum) = (nil, 0.024) }, state: .atRisk, basis: .now),
    ]

    static let over = rate.with {
        ($0.today, $0.watermark) = ("2026-07-02", "2026-07-01")
        $0.windowed = [0.021, 0.022, 0.023, 0.024, 0.026, 0.031, 0.5]
    }

    static let settled: [ArithmeticCase] = [
        ArithmeticCase(
            name: "achieved: June decides, not July", given: over, value: 0.031, progress: 1.1, path: 0.03, gap: 0.001,
            required: nil, state: .achieved, basis: .fact, chance: 1),
        ArithmeticCase(
            name: "missed", given: over.with { $0.target = .value(0.04) }, state: .missed, basis: .fact, chance: 0),
        // The deadline is over, but June is not loaded to its end: May is judged, and the rest is open.
        ArithmeticCase(
            name: "past the deadline, the watermark before it",
            given: over.with { $0.watermark = "2026-06-29" }, value: 0.026, state: .offTrack, basis: .pace, chance: nil),
        ArithmeticCase(
            name: "settled is not stale", given: over.with { $0.staleness = "orders is 90 days old" }, state: .achieved),
        ArithmeticCase(
            name: "over, but the deciding month is missing",
            given: over.with { $0.windowed = [0.021, 0.022, 0.023, 0.024, 0.026, .nan] }, value: nil, state: .noData,
            chance: nil),
        // A deadline on 15 June is decided when May is complete.
        ArithmeticCase(
            name: "the last month before the deadline is complete",
            given: over.with { ($0.deadline, $0.today, $0.watermark) = ("2026-06-15", "2026-06-03", "2026-06-02") },
            value: 0.026, state: .missed),
        ArithmeticCase(
            name: "once: an early month is enough",
            given: rate.with { ($0.satisfaction, $0.windowed) = (.once, [0.021, 0.035, 0.02, 0.018]) }, progress: -0.2,
            required: nil, state: .achieved, chance: 1),
        ArithmeticCase(
            name: "once: a month before the start does not count",
            given: rate.with {
                ($0.satisfaction, $0.first, $0.windowed) = (.once, "2025-12-01", [0.05, 0.02, 0.02, 0.02, 0.02])
            },
            state: .offTrack),
        ArithmeticCase(
            name: "once: the open month does not count",
            given: rate.with { ($0.satisfaction, $0.windowed) = (.once, [0.02, 0.02, 0.02, 0.02, 0.9]) },
            state: .offTrack),
        ArithmeticCase(
            name: "once: never, and over",
            given: over.with { ($0.satisfaction, $0.target) = (.once, .value(0.2)) }, state: .missed),
        ArithmeticCase(
            name: "every period: all six inside",
            given: over.with { ($0.satisfaction, $0.target) = (.everyPeriod, .value(0.02)) }, progress: 1,
            state: .achieved, chance: 1),
        ArithmeticCase(
            name: "every period: a missing month cannot be inside",
            given: over.with {
                ($0.satisfaction, $0.target) = (.everyPeriod, .value(0.02))
                $0.windowed = [0.021, .nan, 0.023, 0.024, 0.026, 0.031]
            }, progress: 1, state: .noData, chance: nil),
        ArithmeticCase(
            name: "every period without a start: an old failure is not final",
            given: rate.with {
                ($0.satisfaction, $0.target, $0.start) = (.everyPeriod, .value(0.0215), nil)
            }, state: .onTrack, basis: .pace),
        // 4 a day for 181 days.
        ArithmeticCase(
            name: "total at its end",
            given: KPICase.total().with {
                ($0.today, $0.watermark) = ("2026-07-01", "2026-06-30")
                $0.windowed = (1...181).map { (day: Int) -> Double in 4 * Double(day) }
            }, value: 724, progress: 0.724, path: 1_000, gap: -276, state: .missed, chance: 0),
    ]

    static let hostile: [ArithmeticCase] = [
        ArithmeticCase(
            name: "a retail window without a retail calendar", given: rate.with { $0.window = .period(.retailMonth) },
            value: nil, state: .noData),
        ArithmeticCase(
            name: "an hour window", given: rate.with { $0.window = .period(.hour) }, value: nil, state: .noData),
        ArithmeticCase(name: "a trailing window of no days", given: rate.with { $0.window = .trailing(days: 0) }),
        ArithmeticCase(
            name: "a trailing window longer than time",
            given: rate.with { ($0.window, $0.start) = (.trailing(days: .max), "0001-01-01") }),
        ArithmeticCase(
            name: "a trailing sum longer than time",
            given: KPICase.total().with {
                ($0.window, $0.leafDaily) = (.trailing(days: .max), [[Double](repeating: 4, count: 139)])
                $0.formula = .leaf(0, LeafShift(periods: 3))
            }),
        ArithmeticCase(
            name: "the last day of all",
            given: rate.with { ($0.deadline, $0.satisfaction, $0.window) = ("9999-12-31", .once, .trailing(days: 7)) }),
        ArithmeticCase(name: "a total without a start", given: KPICase.total().with { $0.start = nil }, value: 556),
        ArithmeticCase(
            name: "a deadline before the start", given: rate.with { $0.deadline = "2025-06-30" }, state: .noData),
        ArithmeticCase(
            name: "infinite target", given: rate.with { $0.target = .value(.infinity) }, path: nil, state: .offTrack),
        ArithmeticCase(
            name: "target that is not a number", given: rate.with { $0.target = .value(.nan) }, progress: nil),
        ArithmeticCase(
            name: "a deadline in a thousand years", given: rate.with { $0.deadline = "3026-06-30" }, value: 0.0241,
            chance: nil),
        ArithmeticCase(
            name: "an empty band", given: rate.with { $0.target = .band(lower: nil, upper: nil) }, gap: nil),
        ArithmeticCase(
            name: "leaves that are not there",
            given: KPICase.total().with { ($0.formula, $0.leafDaily) = (.leaf(7, .none), [[1, 2, 3]]) }),
    ]
}
