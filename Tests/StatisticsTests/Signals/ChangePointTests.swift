import Statistics
import Testing

@testable import struct Statistics.SegmentSums

@Suite("Exact penalised segmentation")
struct SegmentationTests {
    /// The generator of Tests/StatisticsTests/Reference/signals_reference.py.
    static func steps(_ seed: Int, _ count: Int) -> [Double] {
        var state = seed
        var level = 0.0
        return (0..<count).map { (index: Int) -> Double in
            state = (1_103_515_245 * state + 12345) % 2_147_483_648
            if index % 25 == 0 { level = Double(state % 17) - 8 }
            return level + Double(state / 65536 % 1000) / 500 - 1
        }
    }

    static func levels(_ values: [Double], penalty: Double, least: Int) -> [Int] {
        let sums = SegmentSums(values)
        return PenalisedSegmentation(penalty: penalty, minimumSteps: least).cuts(count: values.count) {
            (begin: Int, end: Int) in sums.squares(begin, end).level
        }
    }

    @Test("Cuts by levels are those of ruptures")
    func reference() {
        let nile = SignalsReference.nile
        #expect(Self.levels(nile, penalty: 5e4, least: 3) == SignalsReference.nileLevels50000)
        #expect(Self.levels(nile, penalty: 2e5, least: 3) == SignalsReference.nileLevels200000)
        #expect(Self.levels(nile, penalty: 1e6, least: 3) == SignalsReference.nileLevels1000000)
        #expect(Self.levels(Self.steps(7, 300), penalty: 10, least: 2) == SignalsReference.steps)
    }

    @Test("Cuts by lines are those of ruptures")
    func lines() {
        let sums = SegmentSums(Self.steps(3, 240))
        let cuts = PenalisedSegmentation(penalty: 6, minimumSteps: 5).cuts(count: 240) { (begin: Int, end: Int) in
            sums.squares(begin, end).line
        }
        #expect(cuts == SignalsReference.lines)
    }

    @Test("Costs of a series with missing values are those of its known ones", arguments: [false, true])
    func costs(hasMissing: Bool) {
        var values = Self.steps(5, 60)
        if hasMissing { for step in [3, 4, 20, 41] { values[step] = .nan } }
        let sums = SegmentSums(values)
        for (begin, end) in [(0, 60), (2, 9), (17, 22), (40, 43), (58, 60)] {
            let known = (begin..<end).filter { values[$0].isFinite }
            let time = Descriptive.mean(known.map { Double($0) })
            let mean = Descriptive.mean(known.map { values[$0] })
            var (both, times, level) = (0.0, 0.0, 0.0)
            for step in known {
                both += (Double(step) - time) * (values[step] - mean)
                times += (Double(step) - time) * (Double(step) - time)
                level += (values[step] - mean) * (values[step] - mean)
            }
            let own = sums.squares(begin, end)
            #expect(abs(own.level - level) < 1e-9 && abs(own.line - (level - both * both / times)) < 1e-9)
            #expect(abs(sums.line(begin, end).slope - both / times) < 1e-9)
        }
    }

    @Test("Pruning loses nothing: the total is that of trying every cut", arguments: 0..<12)
    func exact(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let values = (0..<70).map { (step: Int) -> Double in generator.normal() + (step > 40 ? 2 : 0) }
        let sums = SegmentSums(values)
        let slope = 1.5
        func cost(_ begin: Int, _ end: Int) -> Double {
            let squares = sums.squares(begin, end)
            return Swift.min(squares.level, squares.line + slope)
        }
        let least = 1 + seed % 6
        let cuts = PenalisedSegmentation(penalty: 3, minimumSteps: least, slack: slope).cuts(count: 70, cost: cost)
        var best = [Double](repeating: .infinity, count: 71)
        best[0] = -3
        for end in least...70 {
            for begin in 0...end - least { best[end] = min(best[end], best[begin] + cost(begin, end) + 3) }
        }
        let edges = [0] + cuts + [70]
        let total = zip(edges, edges.dropFirst()).reduce(-3.0) { (sum: Double, pair: (Int, Int)) -> Double in
            sum + 3 + cost(pair.0, pair.1)
        }
        #expect(abs(total - best[70]) < 1e-9, "seed \(seed): \(cuts)")
        #expect(zip(edges, edges.dropFirst()).allSatisfy { $1 - $0 >= least }, "seed \(seed): \(cuts)")
    }
}

@Suite("Change points")
struct ChangePointTests {
    static func noise(_ seed: UInt64, _ count: Int) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { (_: Int) -> Double in generator.normal() }
    }

    static func made(_ seed: UInt64, _ count: Int, _ course: (Int) -> Double) -> [Double] {
        noise(seed, count).enumerated().map { (step: Int, error: Double) -> Double in course(step) + error }
    }

    @Test("The Nile falls in 1899")
    func nile() throws {
        let found = ChangePointSearch().find(SignalsReference.nile)
        #expect(found.map(\.index) == [28])
        #expect(found.first?.kind == .level && found.first?.isRise == false)
        #expect(abs(try #require(found.first).size + 248) < 1)
    }

    @Test("Steps, bends and scatter are found for what they are", arguments: 0..<4)
    func kinds(seed: Int) throws {
        let seed = UInt64(seed)
        let step = ChangePointSearch().find(Self.made(seed, 200) { $0 < 120 ? 10 : 16 })
        #expect(step.count == 1 && step[0].kind == .level && abs(step[0].index - 120) <= 1 && abs(step[0].size - 6) < 1)
        let bend = ChangePointSearch().find(Self.made(seed, 200) { $0 < 100 ? 0 : 0.3 * Double($0 - 100) })
        let first = try #require(bend.first)
        #expect(bend.count == 1 && first.kind == .trend && abs(first.index - 100) <= 12 && abs(first.size - 0.3) < 0.1)
        let wide = Self.noise(seed, 200).enumerated().map { (step: Int, error: Double) -> Double in
            50 + (step < 100 ? 1 : 5) * error
        }
        let scatter = ChangePointSearch().find(wide).filter { $0.kind == .variance }
        #expect(
            scatter.count == 1 && scatter[0].isRise && abs(scatter[0].index - 100) <= 15, "seed \(seed): \(scatter)")
        #expect(ChangePointSearch().find(Self.noise(seed, 200)) == [], "seed \(seed)")
    }

    @Test("Season, runs, a spike and a slope alone are no changes; a step among them is", arguments: 0..<4)
    func distractions(seed: Int) {
        let seed = UInt64(seed)
        func season(_ step: Int) -> Double { [0.0, 8, 3, -5, -9, 2, 7][step % 7] }
        var run = 0.0
        let correlated = Self.noise(seed, 200).map { (error: Double) -> Double in
            run = 0.4 * run + error
            return run
        }
        var spiked = Self.noise(seed, 200)
        spiked[77] = 60
        #expect(ChangePointSearch().find(Self.made(seed, 210, season)) == [], "seed \(seed)")
        #expect(ChangePointSearch().find(Self.made(seed, 210) { 0.2 * Double($0) }) == [], "seed \(seed)")
        #expect(ChangePointSearch().find(correlated) == [], "seed \(seed)")
        #expect(ChangePointSearch().find(spiked) == [], "seed \(seed)")
        let step = ChangePointSearch().find(Self.made(seed, 210) { season($0) + ($0 < 105 ? 0 : 9) })
        #expect(step.count == 1 && abs(step[0].index - 105) <= 3, "seed \(seed): \(step)")
    }

    @Test("Noise that comes in runs is hardly ever taken for change", arguments: [0.3, 0.6])
    func autocorrelation(share: Double) {
        let changed = (0..<40).filter { (seed: Int) -> Bool in
            var run = 0.0
            let values = Self.noise(UInt64(1000 + seed), 120).map { (error: Double) -> Double in
                run = share * run + error
                return run
            }
            return !ChangePointSearch().find(values).isEmpty
        }
        #expect(changed.count <= (share < 0.5 ? 1 : 6), "seeds \(changed)")
    }

    @Test("Another unit, another zero: the same changes", arguments: [(1e6, -3.0), (-0.25, 1e4), (3e-9, 0)])
    func affine(scale: Double, zero: Double) {
        let values = Self.made(5, 240) { $0 < 90 ? 2 : $0 < 170 ? 9 : 4 }
        let plain = ChangePointSearch().find(values)
        let other = ChangePointSearch().find(values.map { (value: Double) -> Double in zero + scale * value })
        #expect(plain.count == 2 && other.map(\.index) == plain.map(\.index))
        for (a, b) in zip(plain, other) { #expect(abs(a.size * scale - b.size) < 1e-6 * abs(b.size)) }
    }

    @Test("Missing values are no values; several series change together")
    func missingAndSeveral() {
        var values = Self.made(3, 200) { $0 < 120 ? 10 : 16 }
        for step in 60..<75 { values[step] = .nan }
        values[10] = .infinity
        let found = ChangePointSearch().find(values)
        #expect(found.count == 1 && abs(found[0].index - 120) <= 1)
        let pair = ChangePointSearch().find([Self.noise(8, 200), Self.made(9, 200) { $0 < 120 ? 0 : 7 }])
        #expect(pair.map(\.index) == [120] && pair[0].series == 1)
        #expect(ChangePointSearch().find([[1, 2], values]).count == 1)
        #expect(ChangePointSearch().find([[Double]]()) == [])
    }

    @Test("Strange histories", arguments: 0..<10)
    func strange(part: Int) {
        for seed in UInt64(
            part * ForecasterRobustnessTests.count / 10)..<UInt64((part + 1) * ForecasterRobustnessTests.count / 10)
        {
            let values = StrangeHistory.draw(seed).values
            let found = ChangePointSearch().find(values)
            #expect(found.allSatisfy { values.indices.contains($0.index) && !$0.size.isNaN }, "seed \(seed)")
        }
    }
}
