import Statistics
import Testing

@Suite("Process-behaviour charts, flat lines and gaps")
struct ProcessBehaviourTests {
    /// Mean 10, average moving range 2: limits 4.68 and 15.32, range limit 6.54.
    static let baseline: [Double] = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11]

    static func rules(_ values: [Double]) -> [ProcessBehaviour.Signal] {
        ProcessBehaviour(baseline: baseline)?.signals(in: values) ?? []
    }

    @Test("Limits of the Nile are those computed by hand in Python")
    func reference() throws {
        let chart = try #require(ProcessBehaviour(baseline: SignalsReference.nile))
        let own = [
            chart.centralLine, chart.averageRange, chart.limits.lowerBound, chart.limits.upperBound,
            chart.upperRangeLimit,
        ]
        for (value, other) in zip(own, SignalsReference.nileXmR) { #expect(abs(value - other) < 1e-9) }
        #expect(
            chart.signals(in: SignalsReference.nile).contains {
                $0.index == 42 && $0.rule == .outsideLimits && !$0.isRise
            })
    }

    @Test("Each rule holds at the value that completes it, and not before")
    func rules() {
        #expect(Self.rules([10, 12, 15.3]).isEmpty)
        #expect(Self.rules([10, 12, 15.4]) == [.init(index: 2, rule: .outsideLimits, isRise: true, size: 15.4 - 10)])
        #expect(Self.rules([10, 14, 10, 14]).isEmpty)
        #expect(Self.rules([14, 10, 14, 14]) == [.init(index: 3, rule: .nearLimit, isRise: true, size: 4)])
        #expect(
            Self.rules([6, 6, 14, 6]) == [
                .init(index: 2, rule: .range, isRise: true, size: 8),
                .init(index: 3, rule: .nearLimit, isRise: false, size: -4),
            ])
        #expect(Self.rules([9, 9, 9, 9, 9, 9, 9]).isEmpty)
        #expect(Self.rules([9, 9, 9, 9, 9, 9, 9, 9]) == [.init(index: 7, rule: .run, isRise: false, size: -1)])
        #expect(Self.rules([9, 9, 9, 9, .nan, 9, 9, 9, 9]).isEmpty)
        #expect(Self.rules([6, 13]) == [.init(index: 1, rule: .range, isRise: true, size: 7)])
        #expect(Self.rules([6, 12.5]).isEmpty)
    }

    @Test("Medians ignore the outliers of a baseline; too little makes no chart")
    func baselines() throws {
        let spoiled = Self.baseline + [500] + Self.baseline
        let chart = try #require(ProcessBehaviour(baseline: spoiled, usesMedians: true))
        #expect(chart.averageRange == 2 && abs(chart.limits.upperBound - chart.centralLine - 3.145 * 2) < 1e-9)
        #expect(ProcessBehaviour(baseline: [3]) == nil && ProcessBehaviour(baseline: [1, .nan, 2]) == nil)
        #expect(ProcessBehaviour(baseline: [1e308, -1e308]) == nil)
    }

    @Test("A feed that hangs is flat once its run is longer than chance and any before; a constant series is not")
    func flat() {
        func lengths(_ values: [Double]) -> [Int?] {
            var detector = FlatLineDetector()
            return values.map { (value: Double) -> Int? in detector.update(value) }
        }
        let moving = (0..<40).map { (step: Int) -> Double in Double((step * 7) % 11) }
        let found = lengths(moving + [Double](repeating: 3, count: 12))
        #expect(found.prefix(44).allSatisfy { $0 == nil } && found.last == 12)
        #expect(lengths([Double](repeating: 3, count: 99)).allSatisfy { $0 == nil })
        let sticky = (0..<60).map { (step: Int) -> Double in Double(step / 5) }
        #expect(lengths(sticky + [Double](repeating: -1, count: 9)).allSatisfy { $0 == nil })
        #expect(lengths(sticky + [Double](repeating: -1, count: 80)).contains { $0 != nil })
        #expect(lengths(moving + [3, 3, 3, .nan, 3, 3, 3, 3, 3]).last == 8)
    }

    @Test("Silences are gaps, with what they cost; repeated and backward stamps are none")
    func gaps() {
        var detector = GapDetector()
        var found: [GapDetector.Gap] = []
        let stamps: [Double] = [0, 5, 10, 15, 15, 20, 30, 35, 34, 40, .nan, 45, 300, 305]
        for stamp in stamps { if let gap = detector.update(stamp) { found.append(gap) } }
        #expect(found == [.init(index: 6, missing: 1), .init(index: 12, missing: 50)])
        var paced = GapDetector(pace: 60)
        #expect(
            paced.update(0) == nil && paced.update(86) == nil && paced.update(86 + 180) == .init(index: 2, missing: 2))
    }
}
