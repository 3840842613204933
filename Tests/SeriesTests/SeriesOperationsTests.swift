import Chronology
import Series
import Testing

@Suite struct SeriesOperationsTests {
    static func series(_ start: Int, _ values: [Double]) -> SeriesValues {
        SeriesValues(grain: .day, start: start, values: values)
    }

    @Test(arguments: 0..<50)
    func alignmentIsIdempotentAndShared(seed: Int) throws {
        var random = Seeded(seed)
        let all = (0..<4).map { _ in
            Self.series(random.next(20), (0..<random.next(30)).map { Double($0) })
        }
        let once = try SeriesValues.aligned(all)
        #expect(try SeriesValues.aligned(once) == once)
        #expect(Set(once.map(\.range)).count == 1)
        for (before, after) in zip(all, once) {
            for index in after.start..<after.end { #expect(before.value(at: index) == after.value(at: index)) }
        }
    }

    @Test func alignmentRefusesTwoGrains() {
        let month = SeriesValues(grain: .month, start: 0, values: [1])
        #expect(throws: SeriesError.self) { try SeriesValues.aligned([month, Self.series(0, [1])]) }
    }

    @Test func slicesStayInside() {
        let series = Self.series(10, [1, 2, 3])
        #expect(series.slice(11..<99) == Self.series(11, [2, 3]))
        #expect(series.slice(0..<5).values.isEmpty)
        #expect(series.slice(50..<60).values.isEmpty)
        #expect(series.slice(Int.min..<Int.max) == series)
    }

    @Test func arithmeticKnowsWhatIsMissing() {
        let a = Self.series(0, [1, .nan, 3, 4])
        let b = Self.series(1, [1, 0, 2, 9])
        #expect(a + b == Self.series(1, [.nan, 3, 6]))
        #expect(a - b == Self.series(1, [.nan, 3, 2]))
        #expect(a * b == Self.series(1, [.nan, 0, 8]))
        #expect(a / b == Self.series(1, [.nan, .nan, 2]))
        #expect((Self.series(0, [1e308]) + Self.series(0, [1e308])).values[0].isNaN)
        #expect((Self.series(0, [1]) + Self.series(5, [1])).values.isEmpty)
    }

    @Test func exactSumsAlignScales() {
        let euros = SeriesValues(
            grain: .day, start: 0, values: [0.1, .nan], exact: ExactValues(scale: 1, units: [1, 0]))
        let cents = SeriesValues(
            grain: .day, start: 0, values: [0.02, 5], exact: ExactValues(scale: 2, units: [2, 500]))
        let sum = euros + cents
        #expect(sum.exact == ExactValues(scale: 2, units: [12, 0]))
        #expect(sum.values[0] == 0.12)
        #expect(sum.values[1].isNaN)
        #expect((euros - cents).exactValue(at: 0)?.description == "0.08")
        #expect((euros - cents).exactValue(at: 1) == nil)
    }

    @Test func movesInTime() {
        let series = Self.series(10, [1, 2])
        #expect(series.shifted(by: 3).value(at: 13) == 1)
        #expect(series.shifted(by: -3).value(at: 8) == 2)
        #expect(series.shifted(by: .max).end > 0)
        #expect(series.shifted(by: .min).start < 0)
    }

    @Test func zeroOnlyWhereCovered() {
        let series = Self.series(2, [5, .nan, 7])
        let coverage = Coverage([1..<4]).adding(closed: [6])
        #expect(
            series.filled(.zero, over: 0..<8, coverage: coverage)
                == Self.series(0, [.nan, 0, 5, 0, 7, .nan, 0, .nan]))
        #expect(series.filled(.unknown, over: 1..<3, coverage: .all) == Self.series(1, [.nan, 5]))
        #expect(series.filled(.zero, over: 0..<3, coverage: .none) == Self.series(0, [.nan, .nan, 5]))
    }

    @Test func stocksCarryForwardFromBeforeTheRange() {
        var series = Self.series(0, [3, .nan, .nan, 4])
        series.exact = ExactValues(scale: 0, units: [3, 0, 0, 4])
        let filled = series.filled(.carry, over: 1..<7, coverage: Coverage([0..<6]))
        #expect(filled.values.dropLast() == [3, 3, 4, 4, 4])
        #expect(filled.values[5].isNaN)
        #expect(filled.exact?.units == [3, 3, 4, 4, 4, 0])
        #expect(Self.series(5, [1]).filled(.carry, over: 3..<6, coverage: .all).values[0].isNaN)
    }

    @Test func coverageMergesRuns() {
        let coverage = Coverage([5..<7, 1..<3, 3..<4, 6..<9, 2..<2])
        #expect(coverage.runs == [1..<4, 5..<9])
        #expect((0..<10).filter { coverage.contains($0) } == [1, 2, 3, 5, 6, 7, 8])
        #expect(Coverage.all.contains(0) && !Coverage.none.contains(0))
    }

    @Test(arguments: 0..<20)
    func runningSumsArePrefixSums(seed: Int) throws {
        var random = Seeded(seed)
        let units = (0..<(1 + random.next(900))).map { _ in Int128(random.next(20_001) - 10_000) }
        let exact = ExactValues(scale: 3, units: units)
        let series = SeriesValues(grain: .day, start: 19_000, values: exact.doubles, exact: exact)
        var sum: Int128 = 0
        let prefix = units.map { (unit: Int128) -> Int128 in
            sum += unit
            return sum
        }
        #expect(series.cumulative().exact?.units == prefix)
        let width = 1 + random.next(60)
        let trailing = series.trailing(width)
        for position in units.indices {
            let expected = prefix[position] - (position >= width ? prefix[position - width] : 0)
            if position >= width - 1 {
                #expect(trailing.exact?.units[position] == expected)
                #expect(trailing.values[position] == ExactDecimal(units: expected, scale: 3).double)
            } else {
                #expect(trailing.values[position].isNaN)
            }
        }
        let yearly = try series.toDate(.month, calendar: ProjectCalendar(), gaps: .ignoreMissing)
        let months = try series.rolledUp(
            to: .month, calendar: ProjectCalendar(), combining: .sum, gaps: .ignoreMissing)
        let lasts = try yearly.rolledUp(
            to: .month, calendar: ProjectCalendar(), combining: .last, gaps: .ignoreMissing)
        #expect(lasts == months)
    }

    @Test func runningSumsAndGaps() throws {
        let series = Self.series(Day(iso: "2024-01-30")!.number, [1, .nan, 3, 4])
        let calendar = ProjectCalendar()
        #expect(series.cumulative().values.map { "\($0)" } == ["1.0", "nan", "nan", "nan"])
        #expect(series.cumulative(gaps: .ignoreMissing).values == [1, 1, 4, 8])
        #expect(try series.toDate(.month, calendar: calendar).values.map { "\($0)" } == ["nan", "nan", "3.0", "7.0"])
        #expect(series.trailing(2).values.map { "\($0)" } == ["nan", "nan", "nan", "7.0"])
        #expect(series.trailing(2, gaps: .ignoreMissing).values == [1, 1, 3, 7])
        #expect(series.trailing(0).firstKnown == nil)
        #expect(series.trailing(.max, gaps: .ignoreMissing).values == [1, 1, 4, 8])
    }

    @Test func buildsFromAnyOrder() throws {
        let built = try SeriesValues(.day, pairs: [(5, 1.5), (2, 1), (3, .infinity)])
        #expect(built == Self.series(2, [1, .nan, .nan, 1.5]))
        var exact = SeriesBuilder(.day, scale: 2)
        exact.add(4, units: 250)
        exact.add(2, units: 199)
        let series = try exact.build()
        #expect(series.exact == ExactValues(scale: 2, units: [199, 0, 250]))
        #expect(series.values[0] == 1.99)
        #expect(series.values[1].isNaN)
    }

    @Test func refusesWhatCannotBeASeries() {
        #expect(throws: SeriesError.self) { try SeriesValues(.day, pairs: [(1, 1.0), (1, 2.0)]) }
        #expect(throws: SeriesError.self) { try SeriesValues(.day, pairs: [(Int.min, 1.0), (Int.max, 2.0)]) }
        #expect(throws: SeriesError.self) { try SeriesValues(.day, pairs: [(0, 1.0), (1_000_000_000, 2.0)]) }
    }

    @Test func laterMayReplace() throws {
        var builder = SeriesBuilder(.day, duplicates: .replace)
        builder.add(1, 1)
        builder.add(1, 2)
        #expect(try builder.build().values == [2])
    }
}
