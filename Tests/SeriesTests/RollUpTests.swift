import Chronology
import Series
import Testing

@Suite struct RollUpTests {
    /// Days from 2023-12-30 to 2024-03-01 with the value of day n being n.
    let days = SeriesValues(
        grain: .day, start: Day(iso: "2023-12-30")!.number, values: (0..<63).map { Double($0) },
        exact: ExactValues(scale: 0, units: (0..<63).map { Int128($0) }))
    let calendar = ProjectCalendar()

    @Test func wholeMonthsOnlyUnlessTold() throws {
        let whole = try days.rolledUp(to: .month, calendar: calendar, combining: .sum)
        #expect(whole.start == 2023 * 12 + 11)
        #expect(whole.values.count == 4)
        #expect(whole.values[0].isNaN && whole.values[3].isNaN)
        #expect(whole.values[1] == Double((2..<33).reduce(0, +)))
        #expect(whole.values[2] == Double((33..<62).reduce(0, +)))
        #expect(whole.exact?.units == [0, Int128((2..<33).reduce(0, +)), Int128((33..<62).reduce(0, +)), 0])
        let partial = try days.rolledUp(to: .month, calendar: calendar, combining: .sum, gaps: .ignoreMissing)
        #expect(partial.values[0] == 1)
        #expect(partial.values[3] == 62)
    }

    @Test(arguments: [
        (Combination.first, [Double.nan, 2, 33, 62]), (.last, [1, 32, 61, .nan]),
        (.max, [.nan, 32, 61, .nan]), (.min, [.nan, 2, 33, .nan]),
    ])
    func otherCombinations(combining: Combination, expected: [Double]) throws {
        let result = try days.rolledUp(to: .month, calendar: calendar, combining: combining)
        #expect(result.values.map { "\($0)" } == expected.map { "\($0)" })
    }

    @Test func oneMissingDayMakesTheMonthMissing() throws {
        var gap = days
        gap.values[40] = .nan
        gap.exact?.units[40] = 0
        let strict = try gap.rolledUp(to: .month, calendar: calendar, combining: .sum)
        #expect(strict.values[2].isNaN)
        #expect(strict.exact?.units[2] == 0)
        let lenient = try gap.rolledUp(to: .month, calendar: calendar, combining: .sum, gaps: .ignoreMissing)
        #expect(lenient.values[2] == Double((33..<62).reduce(0, +) - 40))
    }

    @Test func weeksAreNoMonths() {
        let weeks = SeriesValues(grain: .week, start: 0, values: [1, 2])
        #expect(throws: SeriesError.self) { try weeks.rolledUp(to: .month, calendar: calendar, combining: .sum) }
        #expect(throws: SeriesError.self) {
            try weeks.rolledUp(to: .retailMonth, calendar: calendar, combining: .sum)
        }
        #expect(throws: SeriesError.self) { try weeks.toDate(.month, calendar: calendar) }
    }

    @Test func emptyStaysEmpty() throws {
        let none = try SeriesValues.empty(.day).rolledUp(to: .month, calendar: calendar, combining: .sum)
        #expect(none.values.isEmpty && none.grain == .month)
    }

    @Test(arguments: 0..<20)
    func throughAFinerGrainOrAtOnceIsTheSame(seed: Int) throws {
        var random = Seeded(seed)
        let calendar = ProjectCalendar(
            zone: .utc, weekStart: .sunday, fiscalStart: (random.next(12) + 1, 1),
            retail: RetailCalendar(pattern: .fourFiveFour, yearEnds: .nearest, weekday: .saturday, month: 1))
        let count = 800 + random.next(400)
        let units = (0..<count).map { _ in Int128(random.next(2_000_001) - 1_000_000) }
        let exact = ExactValues(scale: 2, units: units)
        let days = SeriesValues(
            grain: .day, start: 18_000 + random.next(2_000), values: exact.doubles, exact: exact)
        let paths: [(Grain, Grain)] = [
            (.month, .quarter), (.month, .year), (.quarter, .year), (.month, .fiscalQuarter),
            (.fiscalQuarter, .fiscalYear), (.week, .retailMonth), (.retailWeek, .retailQuarter),
            (.retailMonth, .retailYear),
        ]
        for (fine, coarse) in paths {
            for gaps in GapPolicy.allCases {
                let direct = try days.rolledUp(to: coarse, calendar: calendar, combining: .sum, gaps: gaps)
                let staged = try days.rolledUp(to: fine, calendar: calendar, combining: .sum, gaps: gaps)
                    .rolledUp(to: coarse, calendar: calendar, combining: .sum, gaps: gaps)
                #expect(direct == staged, "\(fine) \(coarse) \(gaps)")
            }
            let parts = try days.rolledUp(to: coarse, calendar: calendar, combining: .sum, gaps: .ignoreMissing)
            #expect(parts.exact?.total() == exact.total())
        }
    }

    @Test func hoursOfADayWithAClockChange() throws {
        let zone = try #require(Zone("Europe/Madrid"))
        let calendar = ProjectCalendar(zone: zone)
        let first = try #require(Day(iso: "2024-03-30"))
        let start = calendar.hour(containing: zone.start(of: first)).index
        let hours = SeriesValues(grain: .hour, start: start, values: Array(repeating: 1, count: 24 + 23 + 24))
        let days = try hours.rolledUp(to: .day, calendar: calendar, combining: .sum)
        #expect(days.start == first.number)
        #expect(days.values == [24, 23, 24])
    }

    @Test func doublesAreSummedWithoutDrift() throws {
        let tenths = SeriesValues(grain: .day, start: 0, values: Array(repeating: 0.1, count: 3_652))
        let sum = try tenths.rolledUp(to: .year, calendar: calendar, combining: .sum)
        #expect(sum.values.filter { !$0.isNaN }.allSatisfy { abs($0 - 36.5) < 1e-14 || abs($0 - 36.6) < 1e-14 })
    }
}

/// A small reproducible generator (splitmix64).
struct Seeded {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
