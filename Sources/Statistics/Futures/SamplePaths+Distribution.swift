extension SamplePaths {
    /// The quantiles of every step: `result[i][step]` for `probabilities[i]`; NaN at steps never observed.
    ///
    /// O(steps × paths log paths).
    ///
    /// Source: Hyndman & Fan (1996), definition 7.
    public func quantiles(_ probabilities: [Double]) -> [[Double]] {
        var result = [[Double]](
            repeating: [Double](repeating: .nan, count: horizonSteps), count: probabilities.count)
        var column = [Double](repeating: 0, count: pathCount)
        for step in 0..<horizonSteps {
            for path in 0..<pathCount { column[path] = values[path * horizonSteps + step] }
            let ordered = Descriptive.sorted(column)
            for (index, probability) in probabilities.enumerated() {
                result[index][step] = Descriptive.quantile(sorted: ordered, probability)
            }
        }
        return result
    }

    /// The mean over the paths, per step; NaN at steps never observed. O(paths × steps).
    ///
    /// Source: definition.
    public func meanPath() -> [Double] {
        var totals = [Double](repeating: 0, count: horizonSteps)
        for path in 0..<pathCount {
            for step in 0..<horizonSteps { totals[step] += values[path * horizonSteps + step] }
        }
        for step in totals.indices { totals[step] /= Double(pathCount) }
        return totals
    }

    /// The share of aggregated values, one per path, that satisfy `condition`; NaN if no value is defined.
    ///
    /// Undefined values (NaN, such as a ratio over zero) are left out of both counts. O(paths).
    ///
    /// Source: Monte Carlo estimate; its standard error is √(p (1 − p) ÷ paths).
    public static func share(of aggregated: [Double], where condition: (Double) -> Bool) -> Double {
        var satisfied = 0
        var defined = 0
        for value in aggregated where !value.isNaN {
            defined += 1
            if condition(value) { satisfied += 1 }
        }
        return defined == 0 ? .nan : Double(satisfied) / Double(defined)
    }

    /// The share of paths that satisfy `condition` at any step (`once`) of these paths; NaN steps never satisfy.
    ///
    /// Source: definition.
    public func shareOnce(where condition: (Double) -> Bool) -> Double {
        share { (row: ArraySlice<Double>) -> Bool in
            row.contains { (value: Double) -> Bool in !value.isNaN && condition(value) }
        }
    }

    /// The share of paths that satisfy `condition` at every observed step of these paths.
    ///
    /// Source: definition.
    public func shareAlways(where condition: (Double) -> Bool) -> Double {
        share { (row: ArraySlice<Double>) -> Bool in
            row.allSatisfy { (value: Double) -> Bool in value.isNaN || condition(value) }
        }
    }

    /// The share of paths whose whole row satisfies `condition`. O(paths × steps).
    ///
    /// Source: Monte Carlo estimate.
    public func share(where condition: (ArraySlice<Double>) -> Bool) -> Double {
        guard pathCount > 0 else { return .nan }
        var satisfied = 0
        for path in 0..<pathCount where condition(values[path * horizonSteps..<(path + 1) * horizonSteps]) {
            satisfied += 1
        }
        return Double(satisfied) / Double(pathCount)
    }
}
