import Foundation
import Statistics

/// A known process from which a history and its true continuation are drawn.
enum SimulatedProcess: String, CaseIterable, Sendable {
    case independent, autoregressive, randomWalk, randomWalkWithDrift, localLevel, weeklyPoisson, growingRevenue
    case monthlySeason, rate

    struct Draw {
        var history: [Double]
        var future: [Double]
        var bounds: Bounds
        var seasons: [SeasonalPeriod]
    }

    func draw(seed: UInt64, history length: Int, horizon: Int) -> Draw {
        var generator = SeededGenerator(seed: seed)
        var values: [Double] = []
        var level = 0.0
        for step in 0..<length + horizon { values.append(next(step, &level, &generator)) }
        let bounds: Bounds =
            switch self {
            case .weeklyPoisson, .growingRevenue, .monthlySeason: .nonNegative
            case .rate: .unit
            default: .none
            }
        return Draw(
            history: Array(values[..<length]), future: Array(values[length...]), bounds: bounds,
            seasons: self == .monthlySeason ? [.yearOfMonths] : [.weekOfDays])
    }

    /// sin of a number of turns.
    static func wave(_ turns: Double) -> Double { sin(2 * .pi * turns) }

    private func next(_ step: Int, _ level: inout Double, _ generator: inout SeededGenerator) -> Double {
        let weekdays = [1.0, 1.1, 1.2, 1.1, 1.3, 0.6, 0.4]
        switch self {
        case .independent:
            return 100 + 10 * generator.normal()
        case .autoregressive:
            level = 0.5 * level + generator.normal()
            return level
        case .randomWalk:
            level += generator.normal()
            return level
        case .randomWalkWithDrift:
            level += 0.5 + generator.normal()
            return level
        case .localLevel:
            level += 0.2 * generator.normal()
            return 50 + level + generator.normal()
        case .weeklyPoisson:
            return generator.poisson(mean: 40 * weekdays[step % 7])
        case .growingRevenue:
            level += 0.002 + 0.02 * generator.normal()
            return exp(5 + level + 0.1 * generator.normal()) * weekdays[step % 7]
        case .monthlySeason:
            level += 0.03 * generator.normal()
            return exp(5 + level + 0.2 * sin(2 * .pi * Double(step) / 12) + 0.05 * generator.normal())
        case .rate:
            level += 0.05 * generator.normal()
            let share = 1 / (1 + exp(3 - level))
            return Swift.min(1, generator.poisson(mean: 300 * share) / 300)
        }
    }
}

/// Fits and draws in one call.
func simulatePaths(
    _ panel: HistoryPanel, horizonSteps: Int, pathCount: Int = JointForecast.defaultPathCount, seed: UInt64 = 1
) throws(InsufficientHistory) -> [SamplePaths] {
    try JointForecast(panel, horizonSteps: horizonSteps).paths(count: pathCount, seed: seed)
}
