/// Which past step lends its errors to which future step, the same for every series of a panel.
///
/// Blocks of geometric length keep what autocorrelation is left; where history holds fifteen seasons or more, blocks
/// start only at the same phase, so that weekdays with larger errors keep them.
///
/// Source: Politis, D. N. & Romano, J. P. (1994), "The stationary bootstrap", JASA 89; Politis (2001), seasonal blocks.
struct ResidualSampler: Sendable {
    private let first: Int
    private let stepCount: Int
    private let period: Int
    private let meanBlock: Double
    /// The share of a deviation that is added as continuous noise, so that few residuals do not repeat exactly.
    let jitter: Double

    init(_ models: [SeriesModel], stepCount: Int) {
        let varying = models.filter { (model: SeriesModel) -> Bool in model.constantValue == nil }
        let latest = varying.map(\.firstObserved).max() ?? 0
        let earliest = varying.map(\.firstObserved).min() ?? 0
        let first = stepCount - latest >= HistoryPanel.minimumObservations ? latest : earliest
        let count = Swift.max(1, stepCount - first)
        self.first = stepCount - count
        self.stepCount = stepCount
        let longest = varying.flatMap(\.design.blocks).filter(\.isTable).map(\.position.count).max() ?? 1
        period = count >= 15 * longest ? longest : 1
        meanBlock = count >= 100 ? Double(Swift.max(7, Swift.min(period, 24))) : count >= 30 ? 3 : 1
        jitter = Swift.min(0.5, 2.5 / Double(count).squareRoot())
    }

    /// Row-major `[path * (gap + horizon) + step]`; step 0 is `gap` steps before the first future one. O(paths × steps).
    func indices(pathCount: Int, gap: Int, horizon: Int, seed: UInt64) -> [Int32] {
        var generator = SeededGenerator(seed: seed)
        let width = gap + horizon
        let restart = UInt64(Swift.min(1, 1 / meanBlock) * 0x1p63) &* 2 &- 1
        let cycles = (stepCount - first) / period
        var result = [Int32](repeating: 0, count: pathCount * width)
        result.withUnsafeMutableBufferPointer { (target: inout UnsafeMutableBufferPointer<Int32>) in
            for path in 0..<pathCount {
                var index = stepCount
                for step in 0..<width {
                    index += 1
                    if index >= stepCount || generator.next() <= restart {
                        index = start(step: stepCount - gap + step, cycles: cycles, &generator)
                    }
                    target[path * width + step] = Int32(truncatingIfNeeded: index)
                }
            }
        }
        return result
    }

    @inline(__always)
    private func start(step: Int, cycles: Int, _ generator: inout SeededGenerator) -> Int {
        guard period > 1 else { return first + generator.index(below: stepCount - first) }
        // The first step at or after `first` with the phase of `step`.
        let offset = ((step - first) % period + period) % period
        let candidate = first + offset + period * generator.index(below: cycles)
        return candidate < stepCount ? candidate : candidate - period
    }
}
