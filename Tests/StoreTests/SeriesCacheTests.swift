import Chronology
import Foundation
import GRDB
import Series
import Testing

@testable import Store

@Suite struct SeriesCacheTests {
    let scratch: Scratch
    let cache: SeriesCache

    init() throws {
        scratch = try Scratch()
        cache = try SeriesCache.open(path: scratch("cache.sqlite"))
    }

    @Test func aNewCacheIsEmptyAndWasNotRebuilt() throws {
        #expect(cache.wasRebuilt == nil)
        #expect(try cache.sources().isEmpty)
        #expect(try cache.series(SeriesKey(leaf: "a", grain: .day)) == nil)
        #expect(try cache.slices(leaf: "a", grain: .day, dimension: "d").isEmpty)
    }

    @Test func aSourceRecordComesBackWhole() throws {
        var bare = SourceRecord.sample("bare")
        (bare.firstDay, bare.lastDay, bare.rejected, bare.columns) = (nil, nil, [], [])
        try cache.replace(source: .sample(), series: [], keepOthers: false)
        try cache.replace(source: bare, series: [], keepOthers: false)
        #expect(try cache.source("orders") == .sample())
        #expect(try cache.sources() == [bare, .sample()])
        #expect(try cache.source("nobody") == nil)
    }

    /// Any bits but NaN's, any start, any exact units come back as they were, also through a second connection.
    @Test(arguments: UInt64(1)...40) func everySeriesComesBack(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let count = Int.random(in: 0...40, using: &random)
        let values = (0..<count).map { (position: Int) -> Double in
            switch position % 5 {
            case 0: .nan
            case 1: 0
            case 2: -0.0
            case 3: .greatestFiniteMagnitude
            default: Double(bitPattern: UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &random))
            }
        }
        let wide = seed % 3 == 0
        let units = (0..<count).map { (position: Int) -> Int128 in
            if position % 4 == 0 { return 0 }
            let narrow = Int128(Int64.random(in: .min ... .max, using: &random))
            return wide ? narrow * Int128(Int64.max) : narrow
        }
        let exact = seed % 3 == 1 ? nil : ExactValues(scale: Int(seed % 19), units: units)
        let grain = Grain.allCases[Int(seed) % Grain.allCases.count]
        let series = SeriesValues(
            grain: grain, start: Int.random(in: -1_000_000...1_000_000, using: &random), values: values, exact: exact)
        let key = SeriesKey(leaf: "leaf", grain: grain, dimension: "country", slice: "é")
        try cache.replace(source: .sample(), series: [(key, series)], keepOthers: false)
        for reader in [cache, try SeriesCache.open(path: scratch("cache.sqlite"))] {
            let read = try #require(try reader.series(key))
            #expect(read == series)
            #expect(read.values.map(\.sign) == values.map(\.sign))
        }
    }

    @Test(arguments: [
        Int128.max, .min, Int128(Int64.max) + 1, Int128(Int64.min) - 1, Int128(Int64.max), Int128(Int64.min), -1, 0,
    ])
    func extremeUnitsComeBack(unit: Int128) throws {
        let series = SeriesValues(
            grain: .day, start: 0, values: [1, 2], exact: ExactValues(scale: 2, units: [unit, 7]))
        let key = SeriesKey(leaf: "leaf", grain: .day)
        try cache.replace(source: .sample(), series: [(key, series)], keepOthers: false)
        #expect(try cache.series(key) == series)
    }

    /// Null, the empty text and texts that differ only after a null character or in their normal form are all distinct.
    @Test func slicesAreToldApartByTheirBytes() throws {
        let slices: [String?] = [nil, "", "(none)", "a\u{0}b", "a\u{0}c", "a", "\u{E9}", "e\u{301}", "日本", " a"]
        let series = slices.enumerated().map { (number: Int, slice: String?) in
            (SeriesKey(leaf: "l", grain: .day, dimension: "d", slice: slice), constant(Double(number)))
        }
        try cache.replace(source: .sample(), series: series, keepOthers: false)
        for (key, values) in series { #expect(try cache.series(key) == values) }
        let read = try cache.slices(leaf: "l", grain: .day, dimension: "d")
        #expect(read.count == slices.count)
        #expect(read.first?.slice == .some(nil))
        let bytes = read.dropFirst().map { Array(($0.slice ?? "").utf8) }
        #expect(bytes == bytes.sorted { (a: [UInt8], b: [UInt8]) in a.lexicographicallyPrecedes(b) })
        #expect(try cache.slices(leaf: "l", grain: .week, dimension: "d").isEmpty)
        #expect(try cache.series(SeriesKey(leaf: "l", grain: .day)) == nil)
    }

    @Test func replacingTakesAwayWhatIsGone() throws {
        func key(_ leaf: String, _ slice: String?) -> SeriesKey {
            SeriesKey(leaf: leaf, grain: .day, dimension: "d", slice: slice)
        }
        try cache.replace(
            source: .sample(),
            series: [(key("a", "x"), constant(1)), (key("a", "y"), constant(2)), (key("b", "x"), constant(3))],
            keepOthers: false)
        try cache.replace(source: .sample("other"), series: [(key("c", nil), constant(4))], keepOthers: false)

        // A family met again is replaced whole; the others stay, but are known to be of the earlier state.
        try cache.replace(source: .sample(fingerprint: "f2"), series: [(key("a", "x"), constant(9))], keepOthers: true)
        #expect(try cache.series(key("a", "x")) == constant(9))
        #expect(try cache.series(key("a", "y")) == nil)
        #expect(try cache.series(key("b", "x")) == constant(3))
        #expect(try cache.hasSeries(leaf: "a", grain: .day, dimension: "d", fingerprint: "f2"))
        #expect(try !cache.hasSeries(leaf: "b", grain: .day, dimension: "d", fingerprint: "f2"))
        #expect(try cache.hasSeries(leaf: "b", grain: .day, dimension: "d", fingerprint: "f1"))
        #expect(try cache.knownLeaves(source: "orders") == [key("a", nil).family])

        try cache.replace(source: .sample(), series: [(key("a", "x"), constant(5))], keepOthers: false)
        #expect(try cache.series(key("b", "x")) == nil)
        #expect(try cache.series(key("c", nil)) == constant(4))

        try cache.removeSources(notIn: ["orders"])
        #expect(try cache.series(key("c", nil)) == nil)
        #expect(try cache.sources().map(\.name) == ["orders"])
    }

    @Test func otherRulesMakeSeriesUnknown() throws {
        let key = SeriesKey(leaf: "a", grain: .day)
        try cache.replace(source: .sample(), series: [(key, constant(1))], keepOthers: false)
        try cache.replace(source: .sample(rules: "r2"), series: [], keepOthers: true)
        #expect(try !cache.hasSeries(leaf: "a", grain: .day, dimension: "", fingerprint: "f1"))
        #expect(try cache.knownLeaves(source: "orders").isEmpty)
    }

    @Test func aFamilyWithoutSlicesIsKnown() throws {
        let family = SeriesFamily(leaf: "a", grain: .day, dimension: "d")
        try cache.replace(source: .sample(), series: [], computed: [family], keepOthers: false)
        #expect(try cache.knownLeaves(source: "orders") == [family])
        #expect(try cache.hasSeries(leaf: "a", grain: .day, dimension: "d", fingerprint: "f1"))
    }

    /// A failure in the middle leaves everything as it was.
    @Test func aFailedReplacementChangesNothing() throws {
        let key = SeriesKey(leaf: "a", grain: .day)
        try cache.replace(source: .sample(), series: [(key, constant(1))], keepOthers: false)
        let wrong = SeriesKey(leaf: "b", grain: .month)
        let thrown = failure {
            try cache.replace(
                source: .sample(fingerprint: "f2"), series: [(key, constant(2)), (wrong, constant(3))],
                keepOthers: false)
        }
        #expect(thrown?.code == .invalidValue)
        #expect(try cache.series(key) == constant(1))
        #expect(try cache.source("orders") == .sample())
    }

    @Test func readersSeeOneStateWhileAnotherConnectionWrites() async throws {
        let path = scratch("cache.sqlite")
        func both(_ value: Double) -> [(SeriesKey, SeriesValues)] {
            ["x", "y"].map { (SeriesKey(leaf: "a", grain: .day, dimension: "d", slice: $0), constant(value)) }
        }
        try cache.replace(source: .sample(), series: both(0), keepOthers: false)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let writer = try SeriesCache.open(path: path)
                for round in 1...100 {
                    try writer.replace(source: .sample(), series: both(Double(round)), keepOthers: false)
                }
            }
            group.addTask { [cache] in
                for _ in 1...300 {
                    let values = try cache.slices(leaf: "a", grain: .day, dimension: "d").map(\.values)
                    #expect(values.count == 2)
                    #expect(values.first == values.last)
                }
            }
            try await group.waitForAll()
        }
    }

    /// A refresh may write for a minute; a page opened meanwhile shows the state before it.
    @Test(arguments: [false, true]) func openingDoesNotWaitForAWriter(afterTrimming: Bool) throws {
        let key = SeriesKey(leaf: "a", grain: .day)
        try cache.replace(source: .sample(), series: [(key, constant(1))], keepOthers: false)
        if afterTrimming { cache.trimLog() }
        try cache.pool.write { db in
            try db.execute(sql: "DELETE FROM source")
            let began = ContinuousClock.now
            #expect(try SeriesCache.open(path: scratch("cache.sqlite")).series(key) == constant(1))
            #expect(began.duration(to: .now) < .seconds(5))
        }
    }
}
