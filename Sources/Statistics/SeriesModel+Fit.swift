import RealModule

extension SeriesModel {
    static let gainGrid: [Double] = [0.01, 0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
    private static let outlierLimit = 3.5

    /// Clean, choose the gain, shrink the seasons, choose drift or damped trend, run, calibrate.
    mutating func fit(_ values: [Double]) {
        let seasonCount = design.columnCount
        let design = design
        let length = Double(stepCount)
        let regression = SmoothedRegression(values, columnCount: seasonCount + 1) {
            (row: UnsafeMutablePointer<Double>, step: Int) in
            design.fill(row, step: step)
            row[seasonCount] = Double(step) / length
        }
        let cleaned = cleaned(values, regression)
        let solutions = Self.gainGrid.compactMap { (alpha: Double) -> SmoothedRegression.Solution? in
            regression.replacingResponse(cleaned).solved(alpha: alpha)
        }
        let posterior = GainPosterior(solutions)
        guard let chosen = posterior.nearest(solutions) else {
            fallBack(values)
            return
        }
        let factors = shrink(chosen)
        var deseasonalised = cleaned
        var raw = values
        for step in values.indices where values[step].isFinite {
            let season = design.value(at: step, coefficients: coefficients)
            deseasonalised[step] -= season
            raw[step] -= season
        }
        let damped = fitLevel(deseasonalised, alpha: chosen.alpha)
        for step in raw.indices {
            raw[step] -= drift * Double(step) / length
            deseasonalised[step] -= drift * Double(step) / length
        }
        gains = damped ? [smoother.alpha] : posterior.draws(Self.drawCount)
        regressorLevels = chosen.finalLevels
        drawCoefficients(chosen, factors: factors, damped: damped)
        finish(raw, cleaned: deseasonalised)
    }

    /// Pulls single wild observations to within 3.5 robust deviations of their one-step forecast.
    private func cleaned(_ values: [Double], _ regression: SmoothedRegression) -> [Double] {
        guard let rough = regression.solved(alpha: 0.2) else { return values }
        var rest = values
        let length = Double(stepCount)
        let slope = rough.coefficients[design.columnCount]
        for step in rest.indices where rest[step].isFinite {
            rest[step] -= design.value(at: step, coefficients: rough.coefficients) + slope * Double(step) / length
        }
        var smoother = RobustSmoother(alpha: 0.2, level: rough.coefficients[design.columnCount + 1])
        let errors = smoother.run(rest).errors
        smoother.limit = Self.limit(errors)
        let trace = smoother.run(rest)
        var result = values
        for step in result.indices where result[step].isFinite {
            result[step] -= trace.errors[step] - trace.clipped[step]
        }
        return result
    }

    private static func limit(_ errors: [Double]) -> Double {
        let robust = Descriptive.medianAbsoluteDeviation(errors)
        let plain = Descriptive.standardDeviation(errors)
        // Mostly identical values (many zeros): the robust scale would call every event an outlier.
        return outlierLimit * Swift.max(robust < 0.25 * plain ? plain : robust, .leastNormalMagnitude)
    }

    /// Sets the coefficients, each season (each harmonic) shrunk by how far it stands out of its own uncertainty.
    ///
    /// Source: Efron, B. & Morris, C. (1973), JASA 68, empirical-Bayes shrinkage 1 − p ÷ Wald statistic.
    private mutating func shrink(_ solution: SmoothedRegression.Solution) -> [Double] {
        let size = solution.coefficients.count
        coefficients = Array(solution.coefficients[0..<design.columnCount])
        var factors = [Double](repeating: 1, count: size)
        guard design.columnCount > 0 else { return factors }
        let covariance = solution.factor.inverse()
        for block in design.blocks {
            let group = block.isTable ? block.count : 2
            for start in stride(from: block.offset, to: block.offset + block.count, by: group) {
                var part = [Double](repeating: 0, count: group * group)
                for row in 0..<group {
                    for column in 0..<group {
                        part[row * group + column] = covariance[(start + row) * size + start + column]
                    }
                }
                guard let factor = CholeskyFactor(part, size: group) else { continue }
                let half = factor.forwardSolved(Array(coefficients[start..<start + group]))
                var wald = 0.0
                for value in half { wald += value * value / solution.variance }
                let kept = wald > 0 ? Swift.max(0, 1 - Double(group) / wald) : 0
                for column in start..<start + group {
                    coefficients[column] *= kept
                    factors[column] = Swift.max(0.5, kept)
                }
            }
        }
        return factors
    }

    /// Chooses level with shrunk drift, or damped trend, by AICc; true for the damped trend.
    private mutating func fitLevel(_ values: [Double], alpha: Double) -> Bool {
        let length = Double(stepCount)
        let count = Double(Descriptive.count(values))
        let withDrift = SmoothedRegression(values, columnCount: 1) { (row: UnsafeMutablePointer<Double>, step: Int) in
            row[0] = Double(step) / length
        }
        guard let solution = withDrift.solved(alpha: alpha) else { return false }
        let driftVariance = solution.variance * solution.factor.inverse()[0]
        let slope = solution.coefficients[0]
        drift = slope * Swift.max(0, 1 - driftVariance / Swift.max(slope * slope, .leastNormalMagnitude))
        let level = SmoothedRegression(
            values.enumerated().map { (step: Int, value: Double) -> Double in value - drift * Double(step) / length },
            columnCount: 0
        ) { (_: UnsafeMutablePointer<Double>, _: Int) in }
        smoother = RobustSmoother(alpha: alpha, level: level.solved(alpha: alpha)?.coefficients[0] ?? 0)
        let driftSquares = solution.variance * Swift.max(1, count - 2)
        let driftCriterion = Self.criterion(squares: driftSquares, count: count, parameters: 4)
        guard count >= 24, let trend = DampedTrendSearch.best(values) else { return false }
        guard Self.criterion(squares: trend.squares, count: count, parameters: 6) + 2 < driftCriterion else {
            return false
        }
        smoother = trend.smoother
        drift = 0
        return true
    }

    private static func criterion(squares: Double, count: Double, parameters: Double) -> Double {
        count * Double.log(Swift.max(squares, 1e-14) / count) + 2 * parameters * count
            / Swift.max(1, count - parameters - 1)
    }

    /// Draws of the coefficients from their sampling distribution, in antithetic pairs.
    private mutating func drawCoefficients(
        _ solution: SmoothedRegression.Solution, factors: [Double], damped: Bool
    ) {
        var generator = SeededGenerator(seed: 0x5EED)
        let deviation = solution.variance.squareRoot()
        coefficientDraws.reserveCapacity(Self.drawCount)
        for _ in 0..<Self.drawCount / 2 {
            var normals = [Double](repeating: 0, count: solution.coefficients.count)
            for index in normals.indices { normals[index] = deviation * generator.normal() }
            var draw = solution.factor.backwardSolved(normals)
            for index in draw.indices { draw[index] *= factors[index].squareRoot() }
            if damped { draw[design.columnCount] = 0 }
            coefficientDraws.append(draw)
            coefficientDraws.append(draw.map { (value: Double) -> Double in -value })
        }
    }

    private mutating func finish(_ values: [Double], cleaned: [Double]) {
        smoother.limit = Self.limit(smoother.run(cleaned).errors)
        let trace = smoother.run(values)
        finalLevel = trace.levels.last ?? 0
        finalTrend = trace.trends.last ?? 0
        let count = Double(Descriptive.count(trace.errors))
        freedom = Swift.max(3, count - Double(design.columnCount) - 2)
        residuals = Self.centred(trace.errors, inflation: (count / freedom).squareRoot())
        movedResiduals = Self.centred(trace.clipped, inflation: (count / freedom).squareRoot())
        deviation = Descriptive.standardDeviation(trace.clipped) * (count / freedom).squareRoot()
        calibration = SpreadCalibration(cleaned, trace: trace, smoother: smoother, deviation: deviation)
        if case .identity(cutAtZero: false) = scale { return }
        let fitted = Descriptive.range(values) ?? 0...0
        ceiling = fitted.upperBound + Swift.max(2 * (fitted.upperBound - fitted.lowerBound), 8 * deviation) + abs(drift)
    }

    /// Subtracts the mean, scales, and fills gaps from the step before (after, at the start).
    private static func centred(_ errors: [Double], inflation: Double) -> [Double] {
        let mean = Descriptive.mean(errors)
        var result = errors
        var last = ((errors.first(where: \.isFinite) ?? mean) - mean) * inflation
        for step in result.indices {
            if errors[step].isFinite { last = (errors[step] - mean) * inflation }
            result[step] = last
        }
        return result
    }

    /// Degenerate regressions: the plain level with the spread of the values.
    private mutating func fallBack(_ values: [Double]) {
        coefficients = [Double](repeating: 0, count: design.columnCount)
        smoother = RobustSmoother(alpha: 0.2, level: 0)
        gains = [0.2]
        regressorLevels = [Double](repeating: 0, count: design.columnCount + 2)
        coefficientDraws = [[Double](repeating: 0, count: design.columnCount + 2)]
        finish(values, cleaned: values)
    }
}
