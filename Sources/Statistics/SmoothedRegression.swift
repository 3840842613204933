import RealModule

/// Least squares with errors that follow simple exponential smoothing: y = X β + η, η ~ ETS(A,N,N) with gain α.
///
/// Filtering y and every column of X by the same smoothing turns the errors white, so that β, the initial level and
/// their covariance come from ordinary least squares, and α from the restricted likelihood.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapter 9 (regressors) and
/// 5.2 (conditional likelihood); Harville, D. A. (1977), JASA 72, for the restricted likelihood.
struct SmoothedRegression {
    /// Rows of observed steps, row-major: the regressors, then the decay of the initial level, then y.
    private let rows: [Double]
    private let rowCount: Int
    private let width: Int
    /// The number of regressors, without the initial level.
    let columnCount: Int

    /// One solution at a fixed gain.
    struct Solution {
        let alpha: Double
        /// Regression coefficients, then the initial level.
        let coefficients: [Double]
        let factor: CholeskyFactor
        let variance: Double
        let restrictedLogLikelihood: Double
        /// The smoothed level of each regressor after the last observation, then the weight left on the initial level.
        let finalLevels: [Double]
    }

    /// Collects the observed rows; `design(row, step)` writes the regressors of one step. O(n × columns).
    init(_ values: [Double], columnCount: Int, design: (UnsafeMutablePointer<Double>, Int) -> Void) {
        self.columnCount = columnCount
        width = columnCount + 2
        var rows: [Double] = []
        rows.reserveCapacity(values.count * width)
        var row = [Double](repeating: 0, count: width)
        var count = 0
        for step in values.indices where values[step].isFinite {
            row.withUnsafeMutableBufferPointer { (buffer: inout UnsafeMutableBufferPointer<Double>) in
                if let base = buffer.baseAddress { design(base, step) }
            }
            row[columnCount] = 0
            row[columnCount + 1] = values[step]
            rows.append(contentsOf: row)
            count += 1
        }
        self.rows = rows
        rowCount = count
    }

    /// The same regressors with other observed values, in order of the observed steps.
    func replacingResponse(_ values: [Double]) -> SmoothedRegression {
        var copy = rows
        var row = 0
        for value in values where value.isFinite && row < rowCount {
            copy[row * width + width - 1] = value
            row += 1
        }
        return SmoothedRegression(rows: copy, rowCount: rowCount, width: width)
    }

    private init(rows: [Double], rowCount: Int, width: Int) {
        self.rows = rows
        self.rowCount = rowCount
        self.width = width
        columnCount = width - 2
    }

    /// Solves at one gain in 0 < α ≤ 1; nil if the columns are degenerate. O(rows × columns²).
    func solved(alpha: Double) -> Solution? {
        let (gram, levels) = filteredGram(alpha: alpha)
        let unknowns = width - 1
        var normal = [Double](repeating: 0, count: unknowns * unknowns)
        var trace = 0.0
        for index in 0..<unknowns { trace += gram[index * width + index] }
        for row in 0..<unknowns {
            for column in 0...row { normal[row * unknowns + column] = gram[row * width + column] }
            normal[row * unknowns + row] += 1e-10 * trace + 1e-12
        }
        guard let factor = CholeskyFactor(normal, size: unknowns) else { return nil }
        let moments = Array(gram[(unknowns * width)..<(unknowns * width + unknowns)])
        let half = factor.forwardSolved(moments)
        var residual = gram[unknowns * width + unknowns]
        var logDeterminant = 0.0
        for index in 0..<unknowns {
            residual -= half[index] * half[index]
            logDeterminant += 2 * Double.log(factor.lower[index * unknowns + index])
        }
        let freedom = Double(Swift.max(1, rowCount - unknowns))
        let variance = Swift.max(residual, 1e-14 * Double(rowCount)) / freedom
        return Solution(
            alpha: alpha, coefficients: factor.backwardSolved(half), factor: factor, variance: variance,
            restrictedLogLikelihood: -0.5 * (freedom * Double.log(variance) + logDeterminant),
            finalLevels: Array(levels[0..<unknowns]))
    }

    /// Lower triangle of the products of the filtered columns, and the final level of each. The initial-level column
    /// is the response to a level of −1 at the start, so that its coefficient is the level itself.
    private func filteredGram(alpha: Double) -> (gram: [Double], levels: [Double]) {
        var gram = [Double](repeating: 0, count: width * width)
        var levels = [Double](repeating: 0, count: width)
        levels[columnCount] = -1
        var errors = [Double](repeating: 0, count: width)
        let width = width
        rows.withUnsafeBufferPointer { (all: UnsafeBufferPointer<Double>) in
            gram.withUnsafeMutableBufferPointer { (products: inout UnsafeMutableBufferPointer<Double>) in
                levels.withUnsafeMutableBufferPointer { (state: inout UnsafeMutableBufferPointer<Double>) in
                    errors.withUnsafeMutableBufferPointer { (e: inout UnsafeMutableBufferPointer<Double>) in
                        for row in 0..<rowCount {
                            let start = row * width
                            for column in 0..<width {
                                let error = all[start + column] - state[column]
                                state[column] += alpha * error
                                e[column] = error
                            }
                            for column in 0..<width {
                                let scale = e[column]
                                let target = column * width
                                for other in 0...column { products[target + other] += scale * e[other] }
                            }
                        }
                    }
                }
            }
        }
        return (gram, levels)
    }
}
