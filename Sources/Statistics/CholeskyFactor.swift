/// The lower Cholesky factor of a small symmetric positive definite matrix, row-major.
///
/// Source: Golub & Van Loan (2013), Matrix Computations, algorithm 4.2.1.
struct CholeskyFactor {
    let size: Int
    private(set) var lower: [Double]

    /// Factors `matrix` (row-major, only its lower triangle is read); nil if it is not positive definite. O(size³).
    init?(_ matrix: [Double], size: Int) {
        self.size = size
        lower = matrix
        for row in 0..<size {
            for column in 0...row {
                var value = lower[row * size + column]
                for inner in 0..<column { value -= lower[row * size + inner] * lower[column * size + inner] }
                if column < row {
                    lower[row * size + column] = value / lower[column * size + column]
                } else {
                    guard value > 0, value.isFinite else { return nil }
                    lower[row * size + row] = value.squareRoot()
                }
            }
        }
    }

    /// The solution x of L x = b.
    func forwardSolved(_ right: [Double]) -> [Double] {
        var result = right
        for row in 0..<size {
            for inner in 0..<row { result[row] -= lower[row * size + inner] * result[inner] }
            result[row] /= lower[row * size + row]
        }
        return result
    }

    /// The solution x of Lᵀ x = b.
    func backwardSolved(_ right: [Double]) -> [Double] {
        var result = right
        for row in stride(from: size - 1, through: 0, by: -1) {
            for inner in (row + 1)..<Swift.max(size, row + 1) {
                result[row] -= lower[inner * size + row] * result[inner]
            }
            result[row] /= lower[row * size + row]
        }
        return result
    }

    /// The inverse of the factored matrix, row-major. O(size³).
    func inverse() -> [Double] {
        var result = [Double](repeating: 0, count: size * size)
        var unit = [Double](repeating: 0, count: size)
        for column in 0..<size {
            unit[column] = 1
            let solved = backwardSolved(forwardSolved(unit))
            unit[column] = 0
            for row in 0..<size { result[row * size + column] = solved[row] }
        }
        return result
    }
}
