import RealModule

/// Nonlinear least squares over a lane recursion, by Levenberg–Marquardt steps with eight dampings tried at once.
///
/// One run evaluates the residuals at the current point and at one displaced point for each parameter (the numerical
/// Jacobian), a second run eight dampings of the step. A prior turns it into the posterior mode.
///
/// Source: Marquardt, D. (1963), "An algorithm for least-squares estimation of nonlinear parameters"; Nocedal & Wright
/// (2006), Numerical Optimization, 10.3.
struct LaneLeastSquares<Recursion: LaneRecursion> {
    let recursion: Recursion
    let count: Int
    let residuals: UnsafeMutablePointer<Lanes>

    static var dampings: Lanes { Lanes(0, 0.01, 0.1, 0.5, 2, 10, 100, 1000) }

    /// The best fit from the best of the given starts (at most eight). O(iterations × residuals × parameters).
    static func fit(_ recursion: Recursion, starts: [[Double]], iterations: Int) -> LaneFit {
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: recursion.residualCount + 8) {
            (buffer: UnsafeMutableBufferPointer<Lanes>) -> LaneFit in
            guard let base = buffer.baseAddress else { return LaneFit(parameters: starts[0], squares: .infinity) }
            let search = LaneLeastSquares(recursion: recursion, count: recursion.parameterCount, residuals: base)
            return search.fitted(starts, iterations)
        }
    }

    private func fitted(_ starts: [[Double]], _ iterations: Int) -> LaneFit {
        var candidates = [Lanes](repeating: Lanes(repeating: 0), count: Swift.max(1, count))
        for lane in 0..<8 {
            let start = starts[Swift.min(lane, starts.count - 1)]
            for index in 0..<count { candidates[index][lane] = start[index] }
        }
        var squares = evaluate(candidates)
        var objective = objectives(squares, candidates)
        var best = Self.lowest(objective)
        var point = (0..<count).map { (index: Int) -> Double in candidates[index][best] }
        var reached = objective[best]
        var reachedSquares = squares[best]
        guard count > 0, reachedSquares.isFinite, reachedSquares > 0 else {
            return LaneFit(parameters: point, squares: reachedSquares)
        }
        var hessian = [Double](repeating: 0, count: count * count)
        var gradient = [Double](repeating: 0, count: count)
        for _ in 0..<iterations {
            linearise(
                at: point, &candidates, &gradient, &hessian, variance: reachedSquares / Double(recursion.residualCount))
            for lane in 0..<8 {
                step(from: point, gradient, hessian, damping: Self.dampings[lane], into: &candidates, lane: lane)
            }
            squares = evaluate(candidates)
            objective = objectives(squares, candidates)
            best = Self.lowest(objective)
            guard objective[best] < reached else { break }
            let gain = reached - objective[best]
            for index in 0..<count { point[index] = candidates[index][best] }
            reached = objective[best]
            reachedSquares = squares[best]
            if gain < 1e-3 || reachedSquares <= 0 { break }
        }
        return LaneFit(parameters: point, squares: reachedSquares)
    }

    private static func lowest(_ values: Lanes) -> Int {
        var best = 0
        for lane in 1..<8 where values[lane] < values[best] { best = lane }
        return best
    }

    /// Sums of squared residuals of the eight candidates; infinite where they are not finite.
    private func evaluate(_ candidates: [Lanes]) -> Lanes {
        candidates.withUnsafeBufferPointer { (pointer: UnsafeBufferPointer<Lanes>) in
            if let base = pointer.baseAddress { recursion.run(base, residuals) }
        }
        var total = Lanes(repeating: 0)
        for step in 0..<recursion.residualCount { total += residuals[step] * residuals[step] }
        return total.mapped { (value: Double) -> Double in value.isFinite ? value : .infinity }
    }

    /// n ln(squares) plus the prior's penalty.
    private func objectives(_ squares: Lanes, _ candidates: [Lanes]) -> Lanes {
        let scale = Double(recursion.residualCount)
        var result = squares.mapped { (value: Double) -> Double in
            value.isFinite ? scale * Double.log(value + .leastNormalMagnitude) : .infinity
        }
        for (index, term) in recursion.prior.enumerated() {
            let distance = term.weight * (candidates[index] - Lanes(repeating: term.centre))
            result += distance * distance
        }
        return result
    }

    private func linearise(
        at point: [Double], _ candidates: inout [Lanes], _ gradient: inout [Double], _ hessian: inout [Double],
        variance: Double
    ) {
        let displacement = 1e-4
        for index in 0..<count {
            candidates[index] = Lanes(repeating: point[index])
            candidates[index][index + 1] += displacement
        }
        candidates.withUnsafeBufferPointer { (pointer: UnsafeBufferPointer<Lanes>) in
            if let base = pointer.baseAddress { recursion.run(base, residuals) }
        }
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 8) { (rows: UnsafeMutableBufferPointer<Lanes>) in
            for row in 0..<8 { rows[row] = Lanes(repeating: 0) }
            for time in 0..<recursion.residualCount {
                let value = residuals[time]
                let here = value[0]
                var slope = (value - Lanes(repeating: here)) * (1 / displacement)
                slope[0] = here
                for row in 1...count { rows[row] += slope * slope[row] }
            }
            for row in 0..<count {
                gradient[row] = rows[row + 1][0] / variance
                for column in 0..<count { hessian[row * count + column] = rows[row + 1][column + 1] / variance }
            }
        }
        for (index, term) in recursion.prior.enumerated() {
            let squared = term.weight * term.weight
            gradient[index] += squared * (point[index] - term.centre)
            hessian[index * count + index] += squared
        }
    }

    /// Writes point − (H + damping · diag H)⁻¹ g into one lane, each coordinate moved by at most 3.
    private func step(
        from point: [Double], _ gradient: [Double], _ hessian: [Double], damping: Double,
        into candidates: inout [Lanes], lane: Int
    ) {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count * count + count) {
            (scratch: UnsafeMutableBufferPointer<Double>) in
            let solution = UnsafeMutableBufferPointer(rebasing: scratch[(count * count)...])
            for index in 0..<count * count { scratch[index] = hessian[index] }
            for index in 0..<count {
                scratch[index * count + index] += damping * hessian[index * count + index] + 1e-9
                solution[index] = gradient[index]
            }
            let solved = Self.solveCholesky(scratch, solution, count)
            for index in 0..<count {
                let move = solved && solution[index].isFinite ? solution[index] : 0
                candidates[index][lane] = point[index] - Swift.min(3, Swift.max(-3, move))
            }
        }
    }

    private static func solveCholesky(
        _ a: UnsafeMutableBufferPointer<Double>, _ x: UnsafeMutableBufferPointer<Double>, _ n: Int
    ) -> Bool {
        for row in 0..<n {
            for column in 0...row {
                var value = a[row * n + column]
                for inner in 0..<column { value -= a[row * n + inner] * a[column * n + inner] }
                if column < row {
                    a[row * n + column] = value / a[column * n + column]
                } else {
                    guard value > 0 else { return false }
                    a[row * n + row] = value.squareRoot()
                }
            }
            for inner in 0..<row { x[row] -= a[row * n + inner] * x[inner] }
            x[row] /= a[row * n + row]
        }
        for row in stride(from: n - 1, through: 0, by: -1) {
            for inner in row + 1..<Swift.max(n, row + 1) { x[row] -= a[inner * n + row] * x[inner] }
            x[row] /= a[row * n + row]
        }
        return true
    }
}
