import Foundation
import Statistics
import Testing

/// Histories that nobody would plot, from a seed.
enum StrangeHistory {
    static func draw(_ seed: UInt64) -> (values: [Double], periods: [Int], bounds: Bounds) {
        var generator = SeededGenerator(seed: seed)
        let count = generator.index(below: 60)
        let kind = generator.index(below: 14)
        var level = 0.0
        let values = (0..<count).map { (step: Int) -> Double in
            level += generator.normal()
            if generator.uniform() < 0.03 { return .nan }
            switch kind {
            case 0: return level
            case 1: return 1e300 * generator.normal()
            case 2: return .leastNonzeroMagnitude * Double(generator.index(below: 9))
            case 3: return step % 2 == 0 ? 1 : -1
            case 4: return generator.uniform() < 0.3 ? .infinity : generator.normal()
            case 5: return Double.greatestFiniteMagnitude * (step % 2 == 0 ? 1 : -1)
            case 6: return generator.uniform() < 0.8 ? 0 : generator.poisson(mean: 3)
            case 7: return exp(level)
            case 8: return exp(3 * Double(step))
            case 9: return step == count / 2 ? 1e12 : 1
            case 10: return 1e9 + 1e-6 * generator.normal()
            case 11: return generator.uniform()
            case 12: return 0x1p-1030 * generator.uniform()
            default: return -abs(level) - 1
            }
        }
        let periods = [[], [2], [4], [12], [7, 30], [1, 0, -3]][generator.index(below: 6)]
        return (values, periods, Bounds.allCases[generator.index(below: 3)])
    }
}

@Suite("Forecasts of strange histories")
struct ForecasterRobustnessTests {
    /// `BELLWETHER_FUZZ=100000` tries as many.
    static let count = Int(ProcessInfo.processInfo.environment["BELLWETHER_FUZZ"] ?? "") ?? 100

    @Test("No crash, no NaN without NaN, intervals in order, bounds kept", arguments: 0..<10)
    func answers(part: Int) {
        for seed in UInt64(part * Self.count / 10)..<UInt64((part + 1) * Self.count / 10) {
            let (values, periods, bounds) = StrangeHistory.draw(seed)
            let forecast = Forecaster(periods: periods, bounds: bounds, ignoresOutliers: seed % 2 == 0).forecast(
                values, horizonSteps: 1 + Int(seed % 9))
            guard values.contains(where: { $0.isFinite }) else {
                #expect(forecast.basis == .nothing, "seed \(seed)")
                continue
            }
            let inner = forecast.interval(level: 0.5)
            let outer = forecast.interval(level: 0.95)
            for step in forecast.mean.indices {
                let five = [
                    outer.lower[step], inner.lower[step], forecast.mean[step], inner.upper[step], outer.upper[step],
                ]
                #expect(five.allSatisfy { $0.isFinite }, "seed \(seed), step \(step): \(five)")
                #expect(five == five.sorted() || forecast.mean[step] != inner.lower[step], "seed \(seed): \(five)")
                #expect(outer.lower[step] <= outer.upper[step], "seed \(seed)")
                if bounds != .none { #expect(five.allSatisfy { bounds.contains($0) }, "seed \(seed): \(five)") }
            }
            #expect(forecast.paths(count: 4, seed: seed).values.allSatisfy { $0.isFinite }, "seed \(seed)")
        }
    }
}
