import RealModule

/// What many series have in common: latent drivers that make a metric seem to lead what it only shares a cause with.
///
/// Loadings are principal components of the series' innovations; their number is that of eigenvalues beyond what noise
/// of this shape gives. The factors themselves are the loadings applied to the adjusted series.
///
/// Source: Bai & Ng (2002), "Determining the number of factors in approximate factor models", for factors in panels;
/// Marchenko & Pastur (1967) for the largest eigenvalue of noise; Rutishauser (1969) for the simultaneous iteration.
struct CommonFactors: Sendable {
    /// Each as long as the panel, variance one; strongest first.
    let series: [[Double]]

    static let most = 4
    /// At most so many series are looked at, evenly spread over the panel.
    static let sample = 1000

    /// The factors of a panel. O(iterations × series × steps × factors).
    init(_ panel: [AdjustedSeries]) {
        let stride = Swift.max(1, (panel.count + Self.sample - 1) / Self.sample)
        let taken = Swift.stride(from: 0, to: panel.count, by: stride).map { (place: Int) -> AdjustedSeries in
            panel[place]
        }
        guard taken.count >= 5, let steps = taken.first?.values.count, steps >= 20 else {
            series = []
            return
        }
        let innovations = taken.map { (one: AdjustedSeries) -> [Double] in Self.innovations(one.values) }
        let ratio = Double(taken.count) / Double(steps)
        let edge = 1.12 * (1 + ratio.squareRoot()) * (1 + ratio.squareRoot())
        var generator = SeededGenerator(seed: 11)
        let most = Swift.min(Self.most, taken.count / 4)
        var factors = (0..<most).map { _ in (0..<steps).map { _ in generator.normal() } }
        var eigenvalues = [Double](repeating: 0, count: most)
        var loadings: [[Double]] = []
        for _ in 0..<30 {
            Self.orthonormalise(&factors)
            loadings = factors.map { (factor: [Double]) -> [Double] in
                innovations.map { (one: [Double]) -> Double in Kernel.dot(one, factor) }
            }
            for (place, loading) in loadings.enumerated() {
                eigenvalues[place] = Kernel.dot(loading, loading) / Double(steps)
                factors[place] = Self.combined(innovations, loading)
            }
            // The strongest alone decides whether there is anything to refine.
            if let largest = eigenvalues.max(), largest < 0.5 { break }
        }
        let strong = (0..<most).filter { (place: Int) -> Bool in eigenvalues[place] > edge }
        series = strong.map { (place: Int) -> [Double] in
            Self.scaled(Self.combined(taken.map { (one: AdjustedSeries) -> [Double] in one.values }, loadings[place]))
        }
    }

    /// What the last two values do not foretell, variance one.
    static func innovations(_ values: [Double]) -> [Double] {
        var (aa, ab, bb, ya, yb) = (1e-12, 0.0, 1e-12, 0.0, 0.0)
        for step in 2..<Swift.max(2, values.count) {
            let (y, a, b) = (values[step], values[step - 1], values[step - 2])
            aa += a * a
            ab += a * b
            bb += b * b
            ya += y * a
            yb += y * b
        }
        let determinant = aa * bb - ab * ab
        let usable = determinant > 1e-9 * aa * bb
        let first = usable ? (ya * bb - yb * ab) / determinant : ya / aa
        let second = usable ? (yb * aa - ya * ab) / determinant : 0
        var result = [Double](repeating: 0, count: values.count)
        for step in 2..<Swift.max(2, values.count) {
            result[step] = values[step] - first * values[step - 1] - second * values[step - 2]
        }
        return scaled(result)
    }

    private static func scaled(_ values: [Double]) -> [Double] {
        let deviation = (Kernel.dot(values, values) / Double(Swift.max(1, values.count))).squareRoot()
        return deviation > 0 ? values.map { (value: Double) -> Double in value / deviation } : values
    }

    private static func combined(_ parts: [[Double]], _ weights: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: parts.first?.count ?? 0)
        for (part, weight) in zip(parts, weights) { Kernel.subtract(part, times: -weight, from: &result) }
        return result
    }

    private static func orthonormalise(_ columns: inout [[Double]]) {
        for place in columns.indices {
            for _ in 0..<2 {
                for before in 0..<place {
                    Kernel.subtract(
                        columns[before], times: Kernel.dot(columns[before], columns[place]), from: &columns[place])
                }
            }
            let norm = Kernel.dot(columns[place], columns[place]).squareRoot()
            guard norm > 0 else { continue }
            for step in columns[place].indices { columns[place][step] /= norm }
        }
    }
}
