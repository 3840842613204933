import RealModule

/// Averages of forecasts weighted by how well the data support their models.
///
/// Source: Burnham & Anderson (2002), Model Selection and Multimodel Inference, 2.9; Kolassa (2011), IJF 27. The exponent
/// is tempered, since the criterion's differences are themselves uncertain.
enum AkaikeWeights {
    /// Σ exp(−Δ · temper ÷ 2) · row ÷ Σ exp(…); nil without a finite criterion. O(rows × steps).
    static func average(_ rows: [(criterion: Double, values: [Double])], temper: Double) -> [Double]? {
        var best = Double.infinity
        for row in rows where row.criterion < best { best = row.criterion }
        guard best.isFinite, let steps = rows.first?.values.count else { return nil }
        var total = 0.0
        var result = [Double](repeating: 0, count: steps)
        for row in rows where row.criterion.isFinite {
            let weight = Double.exp(-0.5 * temper * (row.criterion - best))
            guard weight > 1e-4 else { continue }
            total += weight
            for step in 0..<steps { result[step] += weight * row.values[step] }
        }
        for step in 0..<steps { result[step] /= total }
        return result
    }
}
