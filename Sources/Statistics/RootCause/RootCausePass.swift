import RealModule

/// One search through all combinations at one scatter, then again at the scatter of what was left over.
///
/// Source: see `RootCauseSearch`.
struct RootCausePass {
    /// A cause by the rows of the pass.
    struct Found {
        var values: [Int?]
        var rows: [Int]
        var deviation: Double
        var evidence: Double
    }

    private(set) var found: [Found] = []
    private let codes: [[Int]]
    private let deviations: [Double]
    private let search: RootCauseSearch
    private var cuboids: Cuboids
    private var isFree: [Bool]
    private var scatter = 0.0
    private var hasRun = false
    /// Rows' own numbers as `Cuboids.sums` has them.
    private var numbers: [SIMD4<Double>] = []
    /// The cost of choosing one of all combinations.
    private let cost: Double

    init(codes: [[Int]], deviations: [Double], search: RootCauseSearch) {
        self.codes = codes
        self.deviations = deviations
        self.search = search
        cuboids = Cuboids(codes, deepest: codes.count <= 6 ? codes.count : 3)
        isFree = [Bool](repeating: true, count: deviations.count)
        cost = Double.log(Double(Swift.max(1, cuboids.sums.count))) + search.evidence
    }

    /// Searches from the beginning, at the scatter of the rows that the last search left over.
    mutating func run() {
        var sizes = deviations.indices.filter { (row: Int) -> Bool in isFree[row] }
            .map { (row: Int) -> Double in abs(deviations[row]) }
        if sizes.count < RootCauseSearch.needed { sizes = deviations.map { (value: Double) -> Double in abs(value) } }
        // The lower quarter at first: causes may hold half of the rows.
        let raw = hasRun ? Descriptive.median(sizes) / 0.6745 : Descriptive.quantile(sizes, 0.25) / 0.3186
        scatter = Swift.max(0.004, raw)
        hasRun = true
        let floor = Double.log(RootCauseSearch.floor)
        let front = -Double.log(scatter * (2 * Double.pi).squareRoot())
        numbers = deviations.map { (value: Double) -> SIMD4<Double> in
            let density = front - value * value / (2 * scatter * scatter)
            let (high, low) = (Swift.max(density, floor), Swift.min(density, floor))
            return SIMD4(1, value, value * value, high + Double.log(onePlus: Double.exp(low - high)))
        }
        isFree = [Bool](repeating: true, count: deviations.count)
        found = []
        cuboids.reset(numbers)
        while found.count < search.most, let best = best() {
            let rows = members(best.cuboid, best.member)
            let parts = divided(rows, best.cuboid, gain: best.gain)
            for part in parts ?? [(best.cuboid.dimensions, rows)] {
                take(part.rows, part.dimensions)
            }
        }
    }

    private mutating func take(_ rows: [Int], _ dimensions: [Int]) {
        guard let first = rows.first else { return }
        var total = SIMD4<Double>(repeating: 0)
        for row in rows {
            total += numbers[row]
            isFree[row] = false
        }
        let values = codes.indices.map { (dimension: Int) -> Int? in
            dimensions.contains(dimension) ? codes[dimension][first] : nil
        }
        found.append(Found(values: values, rows: rows, deviation: total[1] / total[0], evidence: gain(total)))
        cuboids.remove(rows, numbers)
    }

    /// The combination that gains most; of equals the one with fewest dimensions.
    private func best() -> (cuboid: Cuboids.Cuboid, member: Int, gain: Double)? {
        var best: (cuboid: Cuboids.Cuboid, member: Int, gain: Double)?
        var reached = 0.0
        for cuboid in cuboids.all {
            for member in 0..<cuboid.count {
                let value = gain(cuboids.sums[cuboid.first + member])
                if value > reached + 1e-9 {
                    reached = value
                    best = (cuboid, member, value)
                }
            }
        }
        return best
    }

    private func members(_ cuboid: Cuboids.Cuboid, _ member: Int) -> [Int] {
        cuboid.members.indices.filter { (row: Int) -> Bool in isFree[row] && Int(cuboid.members[row]) == member }
    }

    /// How much likelier rows are as a cause of their own, less the cost; far below zero where they hardly moved.
    private func gain(_ sums: SIMD4<Double>) -> Double {
        let count = sums[0].rounded()
        guard count >= 1 else { return -.infinity }
        let mean = sums[1] / count
        guard abs(mean) >= 0.5 * scatter else { return -.infinity }
        let squares = Swift.max(0, sums[2] - count * mean * mean)
        let usual = RootCauseSearch.usualScatter
        let most = Swift.max(0.12, scatter)
        let variance = Swift.min(
            (squares + RootCauseSearch.scatterRows * usual * usual) / (count + RootCauseSearch.scatterRows), most * most
        )
        guard count * mean * mean / (2 * variance) >= cost else { return -.infinity }
        return -count / 2 * Double.log(2 * Double.pi * variance) - squares / (2 * variance) - sums[3]
            - 0.5 * Double.log(count) - cost
    }

    /// Parts of a combination along one further dimension, where some of them explain more than the whole.
    private func divided(
        _ rows: [Int], _ cuboid: Cuboids.Cuboid, gain whole: Double
    ) -> [(dimensions: [Int], rows: [Int])]? {
        var reached = whole
        var result: [(dimensions: [Int], rows: [Int])]?
        for dimension in codes.indices where !cuboid.dimensions.contains(dimension) {
            var parts: [Int: [Int]] = [:]
            for row in rows { parts[codes[dimension][row], default: []].append(row) }
            let kept = parts.keys.sorted().compactMap { (code: Int) -> (gain: Double, rows: [Int])? in
                let members = parts[code] ?? []
                var sums = SIMD4<Double>(repeating: 0)
                for row in members { sums += numbers[row] }
                let value = gain(sums)
                return value > 0 ? (value, members) : nil
            }
            let together = kept.reduce(0) { (sum: Double, part: (gain: Double, rows: [Int])) -> Double in
                sum + part.gain
            }
            guard kept.count < parts.count, together > reached else { continue }
            reached = together
            let dimensions = (cuboid.dimensions + [dimension]).sorted()
            result = kept.map { (part: (gain: Double, rows: [Int])) -> (dimensions: [Int], rows: [Int]) in
                (dimensions, part.rows)
            }
        }
        return result
    }
}
