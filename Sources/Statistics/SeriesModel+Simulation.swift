import RealModule

extension SeriesModel {
    /// Values of all paths, row-major, in the unit of the series. O(paths × steps).
    func simulated(
        horizon: Int, pathCount: Int, indices: [Int32], indexGap: Int, jitter: Double, seed: UInt64, sharedSeed: UInt64
    ) -> [Double] {
        if let constantValue { return constantPaths(constantValue, horizon: horizon, pathCount: pathCount) }
        let curves = centreCurves(horizon: horizon)
        let kinds = (stepCount - trailingGap..<stepCount + horizon).map { (step: Int) -> ClosurePattern.Kind in
            closures.kind(at: step)
        }
        let factors = (1...Swift.max(1, horizon)).map { (step: Int) -> Double in
            calibration.factor(horizon: step + trailingGap)
        }
        var result = [Double](repeating: 0, count: pathCount * horizon)
        var generator = SeededGenerator(seed: seed)
        // Error size is drawn alike for all series: calm and wild futures are shared.
        var shared = SeededGenerator(seed: ~sharedSeed)
        for path in 0..<pathCount {
            let size = Self.errorSize(freedom: freedom, normal: shared.normal())
            let draw = path % curves.count
            result.withUnsafeMutableBufferPointer { (target: inout UnsafeMutableBufferPointer<Double>) in
                simulatePath(
                    target, at: path * horizon, centre: curves[draw], kinds: kinds, factors: factors, size: size,
                    gain: gains[(path * 31) % gains.count], indices: indices,
                    indexStart: path * (indexGap + horizon) + indexGap - trailingGap, jitter: jitter, &generator)
            }
        }
        finishScale(&result, kinds: Array(kinds[trailingGap...]), pathCount: pathCount)
        return result
    }

    private func simulatePath(
        _ target: UnsafeMutableBufferPointer<Double>, at start: Int, centre: [Double], kinds: [ClosurePattern.Kind],
        factors: [Double], size: Double, gain: Double, indices: [Int32], indexStart: Int, jitter: Double,
        _ generator: inout SeededGenerator
    ) {
        let gap = trailingGap
        // Variance of the sum of two uniforms on 0 ..< 2³² is 2⁶⁴ ÷ 6.
        let noiseScale = jitter * deviation * 2.449_489_742_783_178 * 0x1p-32
        let kept = size / (1 + jitter * jitter).squareRoot()
        var level = 0.0
        var trend = 0.0
        for step in 0..<kinds.count where kinds[step] == .open {
            let bits = generator.next()
            let noise = (Double(bits >> 32) + Double(bits & 0xffff_ffff) - 0x1p32) * noiseScale
            let index = Int(indices[indexStart + step])
            let carried = smoother.phi * trend
            if step >= gap {
                target[start + step - gap] =
                    centre[step - gap] + factors[step - gap] * (level + carried) + kept * (residuals[index] + noise)
            }
            let moved = kept * (movedResiduals[index] + noise)
            level += carried + gain * moved
            trend = carried + smoother.beta * moved
        }
    }

    /// Expected standardised values per parameter draw. O(draws × steps × columns).
    private func centreCurves(horizon: Int) -> [[Double]] {
        let columns = design.columnCount
        let length = Double(stepCount)
        var curves = [[Double]](repeating: [Double](repeating: 0, count: horizon), count: coefficientDraws.count)
        var row = [Double](repeating: 0, count: columns + 2)
        var trend = finalTrend
        var carried = 0.0
        for step in 0..<horizon {
            row.withUnsafeMutableBufferPointer { (buffer: inout UnsafeMutableBufferPointer<Double>) in
                if let base = buffer.baseAddress { design.fill(base, step: stepCount + step) }
            }
            // Growth is extrapolated no further than history is long.
            row[columns] = (length - 1 + length * (1 - Double.exp(-Double(step + 1) / length))) / length
            trend *= smoother.phi
            carried += trend
            var expected = finalLevel + carried + drift * row[columns]
            for column in 0..<columns { expected += coefficients[column] * row[column] }
            for (draw, deviations) in coefficientDraws.enumerated() {
                var value = expected
                for column in 0..<columns + 2 { value += deviations[column] * (row[column] - regressorLevels[column]) }
                curves[draw][step] = value
            }
        }
        return curves
    }

    private func finishScale(_ values: inout [Double], kinds: [ClosurePattern.Kind], pathCount: Int) {
        let (scale, centre, spread, ceiling) = (scale, centre, spread, ceiling)
        let horizon = kinds.count
        for path in 0..<pathCount {
            for step in 0..<horizon {
                let index = path * horizon + step
                switch kinds[step] {
                case .open: values[index] = scale.inverse(centre + spread * Swift.min(ceiling, values[index]))
                case .zero: values[index] = 0
                case .missing: values[index] = .nan
                }
            }
        }
    }

    private func constantPaths(_ value: Double, horizon: Int, pathCount: Int) -> [Double] {
        var row: [Double] = []
        for step in stepCount..<stepCount + horizon {
            switch closures.kind(at: step) {
            case .open: row.append(value)
            case .zero: row.append(0)
            case .missing: row.append(.nan)
            }
        }
        var result: [Double] = []
        result.reserveCapacity(pathCount * horizon)
        for _ in 0..<pathCount { result.append(contentsOf: row) }
        return result
    }

    /// √(ν ÷ χ²ν): how much larger the true error may be than the one estimated from ν degrees of freedom.
    ///
    /// Source: Wilson, E. B. & Hilferty, M. M. (1931), PNAS 17, the cube-root normal approximation of χ².
    private static func errorSize(freedom: Double, normal: Double) -> Double {
        let spread = 2 / (9 * freedom)
        let root = Swift.max(0.3, 1 - spread + normal * spread.squareRoot())
        return 1 / (root * root * root).squareRoot()
    }
}
