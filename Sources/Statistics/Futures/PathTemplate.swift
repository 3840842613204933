import RealModule

/// How the steps and series of joint paths hang together: past blocks by path, and for each series the rank of each path
/// at each block ahead.
///
/// Source: as `JointForecast`.
struct PathTemplate {
    let pathCount: Int
    /// Blocks ahead.
    let horizon: Int
    /// The block of history that each path follows at each block ahead: `origins[path * horizon + block]`.
    let origins: [Int32]
    /// By series: the probability below each path at each block ahead, `[block * pathCount + path]`.
    private(set) var probabilities: [[Double]] = []

    /// The share of a level's error that is common to all steps, beside what the number of blocks says.
    static let common = 0.03
    /// Blocks of geometric length with this mean follow each other as they did.
    private static let meanRun = 3.0

    /// Draws the template. O(series × paths × blocks × log paths).
    init(_ series: [SeriesFuture], blockCount: Int, blockLength: Int, pathCount: Int, seed: UInt64) {
        let varying = series.filter { (one: SeriesFuture) -> Bool in one.constantValue == nil }
        let horizon = varying.first?.forecast.horizonSteps ?? 0
        let gap = varying.map(\.trailingGap).max() ?? 0
        self.pathCount = pathCount
        self.horizon = horizon
        let latest = varying.map(\.firstError).max() ?? 0
        let earliest = varying.map(\.firstError).min() ?? 0
        let first = blockCount - latest >= HistoryPanel.minimumObservations ? latest : earliest
        var generator = SeededGenerator(seed: seed)
        let width = gap + horizon
        let drawn = Self.runs(
            from: first, to: Swift.max(first + 1, blockCount - gap), width: width, pathCount: pathCount, &generator)
        let shared = Self.commonErrors(from: first, to: Swift.max(first + 1, blockCount - gap), pathCount, &generator)
        var origins = [Int32](repeating: 0, count: pathCount * horizon)
        for path in 0..<pathCount {
            for block in 0..<horizon { origins[path * horizon + block] = drawn[path * width + gap + block] }
        }
        self.origins = origins
        let order = Self.shuffled(pathCount, &generator)
        for one in series {
            guard one.constantValue == nil else {
                probabilities.append([])
                continue
            }
            // The same noise for all series: what moves together must not be driven apart by it.
            var own = SeededGenerator(seed: ~seed)
            probabilities.append(
                Self.ranked(
                    one, drawn, shared, order: order, pathCount: pathCount, width: width,
                    skipped: gap - one.trailingGap,
                    horizon: horizon, &own))
        }
    }

    /// Row-major block numbers: runs of neighbouring blocks.
    private static func runs(
        from first: Int, to end: Int, width: Int, pathCount: Int, _ generator: inout SeededGenerator
    ) -> [Int32] {
        let restart = end - first >= 30 ? 1 / meanRun : 1
        var result = [Int32](repeating: 0, count: pathCount * width)
        for path in 0..<pathCount {
            var block = end
            for step in 0..<width {
                block += 1
                if block >= end || generator.uniform() < restart { block = first + generator.index(below: end - first) }
                result[path * width + step] = Int32(truncatingIfNeeded: block)
            }
        }
        return result
    }

    /// For each path the blocks whose errors add up to what is common to all its steps.
    private static let commonCount = 8
    private static func commonErrors(
        from first: Int, to end: Int, _ pathCount: Int, _ generator: inout SeededGenerator
    ) -> [Int32] {
        (0..<pathCount * commonCount).map { (_: Int) -> Int32 in
            Int32(truncatingIfNeeded: first + generator.index(below: end - first))
        }
    }

    /// The numbers below `count` in an order unrelated to their size.
    private static func shuffled(_ count: Int, _ generator: inout SeededGenerator) -> [Int] {
        var order = Array(0..<count)
        for index in stride(from: count - 1, to: 0, by: -1) { order.swapAt(index, generator.index(below: index + 1)) }
        return order
    }

    private static func ranked(
        _ one: SeriesFuture, _ drawn: [Int32], _ shared: [Int32], order: [Int], pathCount: Int, width: Int,
        skipped: Int,
        horizon: Int, _ generator: inout SeededGenerator
    ) -> [Double] {
        let errors = one.persistence.errors
        let count = errors.count
        let weight = (common + 2 / Double(Swift.max(2, count))).squareRoot() / Double(commonCount).squareRoot()
        // Few errors must not repeat exactly.
        let jitter = Swift.min(0.3, 1.5 / Double(Swift.max(1, count)).squareRoot())
        func error(_ block: Int32) -> Double {
            let place = Int(block) - one.firstError
            return place >= 0 && place < count ? errors[place] : 0
        }
        let gap = width - horizon
        var raw = [Double](repeating: 0, count: horizon * pathCount)
        for path in 0..<pathCount {
            let gain = one.persistence.gain(at: (Double(order[path]) + 0.5) / Double(pathCount))
            var level = 0.0
            for index in 0..<commonCount { level += weight * error(shared[path * commonCount + index]) }
            for step in skipped..<width {
                let shock = error(drawn[path * width + step]) + jitter * generator.normal()
                if step >= gap { raw[(step - gap) * pathCount + path] = level + shock }
                level += gain * shock
            }
        }
        return probabilities(raw, pathCount: pathCount, horizon: horizon)
    }

    /// Ranks within each block ahead, as probabilities.
    private static func probabilities(_ raw: [Double], pathCount: Int, horizon: Int) -> [Double] {
        var result = [Double](repeating: 0, count: raw.count)
        var order = Array(0..<Int32(truncatingIfNeeded: pathCount))
        raw.withUnsafeBufferPointer { (all: UnsafeBufferPointer<Double>) in
            for block in 0..<horizon {
                let start = block * pathCount
                order.sort { (a: Int32, b: Int32) -> Bool in
                    let (x, y) = (all[start + Int(a)], all[start + Int(b)])
                    return x < y || (x == y && a < b)
                }
                for (rank, path) in order.enumerated() {
                    result[start + Int(path)] = (Double(rank) + 0.5) / Double(pathCount)
                }
            }
        }
        return result
    }
}

extension SeriesFuture {
    /// Values of all paths by step, row-major, in the unit of the series. O(paths × steps).
    func values(_ template: PathTemplate, _ index: Int, _ horizon: Int, _ length: Int) -> [Double] {
        let paths = template.pathCount
        guard constantValue == nil else { return constantPaths(paths, horizon) }
        let blocks = forecast.horizonSteps
        let levels = blockValues(template, index)
        var result = [Double](repeating: 0, count: paths * horizon)
        for path in 0..<paths {
            var before = lastLevel
            for block in 0..<blocks {
                let value = levels[block * paths + path]
                let origin = Int(template.origins[path * blocks + block]) * length
                for inner in 0..<Swift.min(length, horizon - block * length) {
                    let step = block * length + inner
                    let line = isLevel ? before + (value - before) * Double(inner + 1) / Double(length) : value
                    let pattern = patterns[origin + inner]
                    let moved = isMultiplicative ? line * (1 + pattern) : line + pattern
                    result[path * horizon + step] = finished(
                        StepSeason.restored(moved, effects[step], isMultiplicative: isMultiplicative), at: step)
                }
                before = value
            }
        }
        return result
    }

    /// The forecast's quantile of each path's probability: `[block * paths + path]`.
    private func blockValues(_ template: PathTemplate, _ index: Int) -> [Double] {
        let probabilities = template.probabilities[index]
        let paths = template.pathCount
        let normals = (0..<paths).map { (rank: Int) -> Double in
            NormalDistribution.quantile((Double(rank) + 0.5) / Double(paths))
        }
        return probabilities.indices.map { (place: Int) -> Double in
            let probability = probabilities[place]
            return forecast.value(
                at: place / paths, normal: normals[Swift.min(paths - 1, Int(probability * Double(paths)))],
                probability: probability)
        }
    }

    @inline(__always)
    private func finished(_ value: Double, at step: Int) -> Double {
        switch kinds[step] {
        case .zero: return 0
        case .missing: return .nan
        case .open: break
        }
        switch bounds {
        case .none: return centre + value
        case .nonNegative: return Swift.max(0, value)
        case .unit: return Swift.min(1, Swift.max(0, value))
        }
    }

    private func constantPaths(_ paths: Int, _ horizon: Int) -> [Double] {
        let value = constantValue ?? .nan
        let row = (0..<horizon).map { (step: Int) -> Double in
            switch kinds[step] {
            case .open: value
            case .zero: 0
            case .missing: .nan
            }
        }
        var result: [Double] = []
        result.reserveCapacity(paths * horizon)
        for _ in 0..<paths { result.append(contentsOf: row) }
        return result
    }
}
