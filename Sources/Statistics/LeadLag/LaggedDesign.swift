import RealModule

/// The regression of a follower on its own past and its chosen leaders, for what is said of each link in the end.
///
/// Source: ordinary least squares by normal equations (Golub & Van Loan, 2013, 5.3.2).
struct LaggedDesign {
    /// What the regression says of one leader.
    struct Test {
        var coefficient: Double
        var p: Double
        var strength: Double
    }

    private let columns: [[Double]]
    private let followed: [Double]
    private let ownCount: Int

    init(own: [[Double]], followed: [Double], _ leaders: [[Double]]) {
        columns = own + leaders
        self.followed = followed
        ownCount = own.count
    }

    private var leaderCount: Int { columns.count - ownCount }

    /// Cross products over some rows: of the columns, and with the follower.
    private struct Products {
        var matrix: [Double]
        var right: [Double]
        var total: Double
    }

    private func products(_ rows: Range<Int>) -> Products {
        let size = columns.count
        var result = Products(
            matrix: [Double](repeating: 0, count: size * size), right: [Double](repeating: 0, count: size), total: 0)
        let parts = columns.map { (column: [Double]) -> [Double] in Array(column[rows]) }
        let right = Array(followed[rows])
        for row in 0..<size {
            for column in 0...row {
                let product = Kernel.dot(parts[row], parts[column])
                result.matrix[row * size + column] = product
                result.matrix[column * size + row] = product
            }
            result.right[row] = Kernel.dot(parts[row], right)
        }
        result.total = Kernel.dot(right, right)
        return result
    }

    /// Coefficients and the factor; nil where the columns are functions of each other.
    private func fit(_ products: Products, without left: Int? = nil) -> (slopes: [Double], factor: CholeskyFactor)? {
        let size = columns.count
        var (matrix, right) = (products.matrix, products.right)
        if let left {
            for other in 0..<size {
                matrix[left * size + other] = 0
                matrix[other * size + left] = 0
            }
            matrix[left * size + left] = 1
            right[left] = 0
        }
        // A trace of a ridge, so that a season that never occurs in a half does no harm.
        for row in 0..<size { matrix[row * size + row] += 1e-9 * Swift.max(1, matrix[row * size + row]) }
        guard let factor = CholeskyFactor(matrix, size: size) else { return nil }
        return (factor.backwardSolved(factor.forwardSolved(right)), factor)
    }

    /// The test of each leader given all others. O(rows × columns²).
    func tests(rows: Double) -> [Test] {
        let all = products(0..<followed.count)
        let none = Test(coefficient: 0, p: 1, strength: 0)
        guard let (slopes, factor) = fit(all) else { return [Test](repeating: none, count: leaderCount) }
        var squares = all.total
        for (slope, right) in zip(slopes, all.right) { squares -= slope * right }
        let freedom = Swift.max(1, rows - Double(columns.count))
        let inverse = factor.inverse()
        return (ownCount..<columns.count).map { (place: Int) -> Test in
            let variance = Swift.max(squares, 1e-12 * all.total) / freedom * inverse[place * columns.count + place]
            guard variance > 0 else { return none }
            let t = slopes[place] / variance.squareRoot()
            return Test(
                coefficient: slopes[place], p: StudentDistribution.twoSided(t, degreesOfFreedom: freedom),
                strength: t * t / (t * t + freedom))
        }
    }

    /// The part of the squared error each leader saves on rows after those it was fitted on: five origins over the last half.
    ///
    /// Source: Tashman (2000), "Out-of-sample tests of forecasting accuracy", rolling origin with re-estimation.
    func outOfSampleGains() -> [Double] {
        var with = 0.0
        var without = [Double](repeating: 0, count: leaderCount)
        let rows = followed.count
        for origin in 0..<5 {
            let (from, to) = (rows * (5 + origin) / 10, rows * (6 + origin) / 10)
            let known = products(0..<from)
            guard let full = fit(known) else { continue }
            with += errors(full.slopes, from..<to)
            for place in 0..<leaderCount {
                guard let reduced = fit(known, without: ownCount + place) else { continue }
                without[place] += errors(reduced.slopes, from..<to)
            }
        }
        return without.map { (error: Double) -> Double in error > 0 ? 1 - with / error : 0 }
    }

    private func errors(_ slopes: [Double], _ rows: Range<Int>) -> Double {
        var rest = Array(followed[rows])
        for (column, slope) in zip(columns, slopes) where slope != 0 {
            Kernel.subtract(Array(column[rows]), times: slope, from: &rest)
        }
        return Kernel.dot(rest, rest)
    }

    /// Each leader's coefficient in the first and in the second half.
    func halves() -> [[Double]] {
        let middle = followed.count / 2
        let fits = [0..<middle, middle..<followed.count].map { (rows: Range<Int>) -> [Double] in
            fit(products(rows))?.slopes ?? [Double](repeating: 0, count: columns.count)
        }
        return (ownCount..<columns.count).map { (place: Int) -> [Double] in
            fits.map { (slopes: [Double]) -> Double in slopes[place] }
        }
    }
}
