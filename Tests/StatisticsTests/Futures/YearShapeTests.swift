import Testing

@testable import Statistics

@Suite("The shape of a year")
struct YearShapeTests {
    /// Deviations of `years` years: a wave of 20 %, a sale of three days at + 80 % and noise of 10 %.
    static func deviations(years: Int, seed: UInt64, isFlat: Bool = false) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<years * YearShape.length).map { (step: Int) -> Double in
            let noise = 0.1 * generator.normal()
            return isFlat ? noise : noise + truth(step % YearShape.length)
        }
    }

    static func truth(_ position: Int) -> Double {
        0.2 * SimulatedProcess.wave(Double(position) / 365) + ((327...329).contains(position) ? 0.8 : 0)
    }

    private func positions(_ count: Int) -> [Int] { (0..<count).map { (step: Int) -> Int in step % YearShape.length } }

    @Test("Two years are enough for the wave and for a sharp sale in it", arguments: [2, 3, 5])
    func waveAndSale(years: Int) {
        let values = Self.deviations(years: years, seed: 4)
        let shape = YearShape(deviations: values, positions: positions(values.count))
        let centre = (0..<365).reduce(0.0) { (sum: Double, position: Int) in sum + Self.truth(position) / 365 }
        var squares = 0.0
        for position in 0..<365 {
            let error = shape.effects[position] - (Self.truth(position) - centre)
            squares += error * error / 365
        }
        // The means of two years alone would be off by 0.1 ÷ √2 = 0.07.
        #expect(squares.squareRoot() < 0.045, "\(squares.squareRoot())")
        #expect(shape.effects[327...329].reduce(0, +) / 3 > 0.45)
    }

    @Test("Where years have nothing in common, the shape is nearly flat", arguments: [1, 2, 3])
    func noiseIsNoShape(seed: UInt64) {
        let values = Self.deviations(years: 3, seed: seed, isFlat: true)
        let shape = YearShape(deviations: values, positions: positions(values.count))
        #expect(Descriptive.standardDeviation(shape.effects) < 0.03)
    }

    @Test("Less than two years have no shape")
    func oneYearIsNone() {
        let values = Array(Self.deviations(years: 2, seed: 1).dropLast(10))
        let shape = YearShape(deviations: values, positions: positions(values.count))
        #expect(!shape.isEstimated && shape.effects.allSatisfy { (effect: Double) -> Bool in effect == 0 })
    }

    @Test("Days that no year has seen are as the days around them")
    func gaps() {
        var values = Self.deviations(years: 2, seed: 9)
        for step in [100, 465, 101, 466] { values[step] = .nan }
        let shape = YearShape(deviations: values, positions: positions(values.count))
        #expect(shape.effects.allSatisfy { (effect: Double) -> Bool in effect.isFinite })
        #expect(abs(shape.effects[100] - shape.effects[98]) < 0.15)
    }
}

@Suite("How errors persist")
struct PersistenceTests {
    private func gain(_ values: [Double]) -> Double {
        zip(Persistence.gains, Persistence(values, isAggregate: false).weights).reduce(0) {
            (sum: Double, pair: (Double, Double)) in sum + pair.0 * pair.1
        }
    }

    @Test("Noise stays in no level, a random walk stays whole", arguments: 1...5 as ClosedRange<UInt64>)
    func extremes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let noise = (0..<200).map { (_: Int) -> Double in generator.normal() }
        var level = 0.0
        let walk = noise.map { (step: Double) -> Double in
            level += step
            return level
        }
        #expect(gain(noise) < 0.12)
        #expect(gain(walk) > 0.7)
        // A steady rise is no persistence.
        #expect(gain(noise.enumerated().map { Double($0.offset) + $0.element }) < 0.12)
    }

    @Test("Weights sum to one, gains rise with their probability, and nothing breaks them")
    func edges() {
        for values in [[], [1], [2, 2, 2], [1e300, -1e300, 1e300], [0, 0, 5]] as [[Double]] {
            let persistence = Persistence(values, isAggregate: true)
            #expect(abs(persistence.weights.reduce(0, +) - 1) < 1e-9, "\(values)")
            #expect(persistence.gain(at: 0.1) <= persistence.gain(at: 0.9))
            #expect(persistence.errors.allSatisfy { (error: Double) -> Bool in error.isFinite })
        }
    }
}
