import Testing

@testable import Statistics

/// A full table of dimension values with noise of a share of each row.
private struct Table {
    var codes: [[Int]]
    var actual: [Double]
    var expected: [Double]

    init(seed: UInt64, sizes: [Int], noise: Double) {
        var generator = SeededGenerator(seed: seed)
        let rows = sizes.reduce(1, *)
        codes = sizes.indices.map { (place: Int) -> [Int] in
            let below = sizes.dropFirst(place + 1).reduce(1, *)
            return (0..<rows).map { (row: Int) -> Int in row / below % sizes[place] }
        }
        expected = (0..<rows).map { _ in 10 + 90 * generator.uniform() }
        actual = expected.map { (value: Double) -> Double in value * (1 + noise * generator.normal()) }
    }

    mutating func scale(_ cause: [Int?], by factor: Double) {
        for row in actual.indices
        where cause.indices.allSatisfy({ (place: Int) -> Bool in
            cause[place] == nil || cause[place] == codes[place][row]
        }) {
            actual[row] *= factor
        }
    }

    func causes() throws -> Set<[Int?]> {
        Set(try RootCauseSearch().causes(codes: codes, actual: actual, expected: expected).map(\.values))
    }
}

@Suite struct RootCauseTests {
    @Test(arguments: 1...10)
    func combinationsAreFoundExactly(seed: UInt64) throws {
        var table = Table(seed: seed, sizes: [6, 8, 5], noise: 0.05)
        table.scale([2, nil, nil], by: 0.5)
        table.scale([nil, 3, 4], by: 1.8)
        // Rows of both causes belong to neither alone: the second is divided or whole, the first stands.
        let found = try table.causes()
        #expect(found.contains([2, nil, nil]), "seed \(seed)")
        #expect(found.contains([nil, 3, 4]), "seed \(seed): \(found)")
    }

    @Test(arguments: 1...10)
    func severalValuesOfOneDimensionAreNamedEach(seed: UInt64) throws {
        var table = Table(seed: seed, sizes: [4, 8, 5], noise: 0.05)
        for code in 0..<4 { table.scale([1, nil, code], by: 0.4) }
        #expect(try table.causes() == Set((0..<4).map { [1, nil, $0] }), "seed \(seed)")
    }

    @Test(arguments: 1...25)
    func noiseHasNoCause(seed: UInt64) throws {
        let table = Table(seed: seed, sizes: [6, 8, 5], noise: 0.01 * Double(seed))
        #expect(try table.causes().isEmpty, "seed \(seed)")
    }

    @Test func figuresAreThoseOfTheRows() throws {
        var table = Table(seed: 5, sizes: [3, 4, 5], noise: 0)
        table.scale([1, 2, nil], by: 0.25)
        let cause = try #require(
            try RootCauseSearch().causes(codes: table.codes, actual: table.actual, expected: table.expected).first)
        #expect(cause.values == [1, 2, nil] && cause.rows == 5)
        #expect(abs(cause.deviation + 0.75) < 1e-9)
        #expect(abs(cause.change + 0.75 * cause.expected) < 1e-9 * cause.expected)
    }

    @Test func scaleDoesNotMatter() throws {
        var table = Table(seed: 6, sizes: [6, 8, 5], noise: 0.1)
        table.scale([nil, 1, nil], by: 0.5)
        let plain = try table.causes()
        table.actual = table.actual.map { 1e-9 * $0 }
        table.expected = table.expected.map { 1e-9 * $0 }
        #expect(try table.causes() == plain)
        #expect(plain == [[nil, 1, nil]])
    }

    @Test func badInputSaysWhy() throws {
        let search = RootCauseSearch()
        #expect(throws: RootCauseGap.empty) { try search.causes(codes: [[]], actual: [], expected: []) }
        #expect(throws: RootCauseGap.noDimensions) { try search.causes(codes: [], actual: [1], expected: [1]) }
        #expect(throws: RootCauseGap.differentLength(column: 1, rows: 1, expected: 2)) {
            try search.causes(codes: [[0, 1]], actual: [1, 2], expected: [1])
        }
        #expect(throws: RootCauseGap.negativeCode(dimension: 0, row: 1)) {
            try search.causes(codes: [[0, -1]], actual: [1, 2], expected: [1, 2])
        }
        #expect(throws: RootCauseGap.infinite(row: 0)) {
            try search.causes(codes: [[0, 1]], actual: [.infinity, 2], expected: [1, 2])
        }
        #expect(throws: RootCauseGap.tooFewRows(usable: 1, needed: 10)) {
            try search.causes(codes: [[0, 1, 2]], actual: [0, 2, .nan], expected: [0, 2, 1])
        }
        let same = [Double](repeating: 7, count: 60)
        #expect(try search.causes(codes: [(0..<60).map { $0 % 6 }], actual: same, expected: same).isEmpty)
        #expect("\(RootCauseGap.empty)".hasPrefix("not enough data because "))
    }
}
