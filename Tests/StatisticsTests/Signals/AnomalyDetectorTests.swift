import Foundation
import Statistics
import Testing

@testable import struct Statistics.TailHistograms

@Suite("Anomalies of a stream")
struct AnomalyDetectorTests {
    /// The series of Tests/StatisticsTests/Reference/anomaly_reference.py.
    static func series(_ seed: Int, _ count: Int) -> [Double] {
        var state = seed
        return (0..<count).map { (step: Int) -> Double in
            state = (1_103_515_245 * state + 12345) % 2_147_483_648
            var value = Double(step % 12) * 2 + Double((step / 12) % 3) * 5 + Double(state / 65536 % 1000) / 250
            if step == 250 || step == 431 { value += 40 }
            if step >= 520 { value += 15 }
            return value
        }
    }

    static func detector(minimumEffect: Double = 0) -> AnomalyDetector {
        AnomalyDetector(shortSeason: 12, longSeason: 36, warmUpSteps: 50, minimumEffect: minimumEffect)
    }

    @Test("Scores are those of an implementation in Python")
    func reference() {
        for (reference, start) in [
            (AnomalyReference.seasonal, Self.detector()), (AnomalyReference.plain, AnomalyDetector(warmUpSteps: 50)),
        ] {
            var detector = start
            let scores = detector.scores(Self.series(11, 600))
            let found = scores.enumerated().filter { $0.element > 0 }
            #expect(found.map(\.offset) == reference.map { $0.0 })
            for (own, other) in zip(found, reference) { #expect(abs(own.element - other.1) < 1e-9) }
        }
    }

    @Test("A spike and a shift are found at their first value, with kind, direction and size")
    func kinds() throws {
        var detector = Self.detector()
        let found = detector.anomalies(Self.series(11, 600))
        let spike = try #require(found.first { $0.index == 250 })
        #expect(spike.kind == .spike && spike.isRise && abs(spike.size - 40) < 8)
        #expect(found.contains { (520..<535).contains($0.index) && $0.isRise }, "\(found)")
        var downward = Self.detector()
        let mirrored = downward.anomalies(Self.series(11, 600).map { (value: Double) -> Double in -value })
        #expect(mirrored.map(\.index) == found.map(\.index) && mirrored.map(\.kind) == found.map(\.kind))
        #expect(mirrored.map(\.isRise) == found.map { !$0.isRise })
    }

    @Test("Wider scatter and a slow rise are found too")
    func slow() {
        var generator = SeededGenerator(seed: 4)
        let wide = (0..<900).map { (step: Int) -> Double in (step < 700 ? 1 : 6) * generator.normal() }
        let rising = (0..<900).map { (step: Int) -> Double in
            generator.normal() + (step < 700 ? 0 : 0.06 * Double(step - 700))
        }
        var first = AnomalyDetector()
        var second = AnomalyDetector()
        #expect(first.anomalies(wide).contains { $0.index >= 700 && $0.kind == .scatter })
        #expect(second.anomalies(rising).contains { $0.index >= 700 && $0.kind == .shift && $0.isRise })
    }

    @Test("A score rests on what came before alone", arguments: [101, 250, 251, 333, 599])
    func prefix(count: Int) {
        let values = Self.series(11, 600)
        var whole = Self.detector()
        var part = Self.detector()
        #expect(Array(whole.scores(values).prefix(count)) == part.scores(Array(values.prefix(count))))
    }

    @Test("Another unit, another zero: the same scores", arguments: [(1024.0, 0.0), (1e-7, 0), (-3.3, 0), (0.7, 25)])
    func affine(scale: Double, zero: Double) {
        var plain = Self.detector()
        var other = Self.detector()
        let values = Self.series(11, 600)
        let scores = plain.scores(values)
        let changed = other.scores(values.map { (value: Double) -> Double in zero + scale * value })
        #expect(zip(scores, changed).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test("What is smaller than the minimum effect is none")
    func minimumEffect() {
        var detector = Self.detector(minimumEffect: 20)
        let found = detector.anomalies(Self.series(11, 600), from: 0.0001)
        #expect(found.map(\.index).contains(250) && found.allSatisfy { abs($0.size) >= 20 })
    }

    @Test("Missing values score 0 and teach nothing; a constant series is never unusual")
    func missing() {
        var values = Self.series(11, 600)
        values[300] = .nan
        values[301] = .infinity
        var detector = Self.detector()
        let scores = detector.scores(values)
        #expect(scores[300] == 0 && scores[301] == 0 && scores.allSatisfy { (0..<1).contains($0) })
        var constant = Self.detector()
        #expect(constant.scores([Double](repeating: 45, count: 900)).allSatisfy { $0 == 0 })
    }

    @Test("What was long ago weighs less: what was usual then is rare again")
    func forgetting() {
        func rarity(after count: Int) -> Double {
            var tails = TailHistograms(signs: 1)
            for step in 0..<1_000 + count { _ = tails.surprise(0, size: step < 1_000 ? 900 : 1, warmUp: 10) }
            return tails.surprise(0, size: 900, warmUp: 10)
        }
        #expect(rarity(after: 20_000) < 1 && rarity(after: 280_000) > rarity(after: 20_000) + 0.4)
    }

    @Test("Gaps, repeated and odd steps do no harm")
    func steps() {
        let values = Self.series(11, 600)
        var detector = Self.detector()
        let steps = values.indices.map { (place: Int) -> Int in
            [place, place / 3, -place, Int.max - place, Int.min + place, place * 7919][place % 6]
        }
        #expect(detector.scores(values, steps: steps).allSatisfy { (0...1).contains($0) })
        var short = Self.detector()
        #expect(short.scores(values, steps: [5]).count == 600)
        for odd in [-3, 0, 1, 2, 3] {
            var detector = AnomalyDetector(shortSeason: odd, longSeason: odd, warmUpSteps: odd)
            #expect(detector.scores(values).allSatisfy { (0...1).contains($0) })
        }
    }

    @Test("Strange histories: no crash, scores from 0 to 1, prefix as whole", arguments: 0..<10)
    func strange(part: Int) {
        let each = ForecasterRobustnessTests.count / 10
        for seed in UInt64(part * each)..<UInt64((part + 1) * each) {
            let values = StrangeHistory.draw(seed).values
            let season = Int(seed % 5)
            let fresh = AnomalyDetector(shortSeason: season, longSeason: 3 * season, warmUpSteps: 8)
            var whole = fresh
            var prefix = fresh
            let scores = whole.scores(values)
            #expect(scores.allSatisfy { (0...1).contains($0) }, "seed \(seed): \(scores)")
            #expect(prefix.scores(Array(values.dropLast(5))) == Array(scores.dropLast(5)), "seed \(seed)")
            var sizes = fresh
            #expect(sizes.anomalies(values, from: 0).allSatisfy { !$0.size.isNaN }, "seed \(seed)")
            let chart = ProcessBehaviour(baseline: values, usesMedians: seed % 2 == 0)
            let signals = chart?.signals(in: values) ?? []
            #expect(signals.allSatisfy { values.indices.contains($0.index) && !$0.size.isNaN }, "seed \(seed)")
            var flat = FlatLineDetector()
            var gaps = GapDetector()
            for value in values {
                if let run = flat.update(value) { #expect(run >= 6, "seed \(seed)") }
                if let gap = gaps.update(value) { #expect(gap.missing >= 1, "seed \(seed)") }
            }
        }
    }
}
