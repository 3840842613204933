import RealModule

/// A series taken apart into a trend and one seasonal layer for each of several periods (day × week × year).
///
/// Layers are position means of what trend and the other layers leave, in two passes from the shortest period to the
/// longest. A period longer than half the series is left out.
///
/// Source: Bandara, Hyndman & Bergmeir (2021), "MSTL: a seasonal-trend decomposition algorithm for time series with
/// multiple seasonal patterns", with periodic position means in place of STL's inner loops; R `forecast::mstl` 8.23.
struct SeasonalLayers {
    let periods: [Int]
    /// `layers[k][step % periods[k]]`.
    var layers: [[Double]]
    var trend: [Double]

    /// Additive layers of `values` (no gaps). O(passes × periods × n).
    init(_ values: [Double], periods wanted: [Int]) {
        let usable = Array(Set(wanted)).sorted().filter { (period: Int) -> Bool in
            period > 1 && values.count >= 2 * period
        }
        periods = usable
        layers = usable.map { (period: Int) -> [Double] in [Double](repeating: 0, count: period) }
        trend = values
        guard let longest = usable.last else { return }
        for _ in 0..<2 {
            trend = Self.extended(
                SeasonalFigure.centredAverage(without(values, layer: nil), longest), longest, values.count)
            for layer in periods.indices { estimate(layer, values) }
        }
    }

    /// `values` without the seasonal layers (all, or all but one). O(n).
    func without(_ values: [Double], layer kept: Int?) -> [Double] {
        var result = values
        for (index, layer) in layers.enumerated() where index != kept {
            var position = 0
            for step in result.indices {
                result[step] -= layer[position]
                position += 1
                if position == layer.count { position = 0 }
            }
        }
        return result
    }

    /// The sum of all layers at a step. O(periods).
    func season(at step: Int) -> Double {
        var total = 0.0
        for layer in layers { total += layer[step % layer.count] }
        return total
    }

    private mutating func estimate(_ layer: Int, _ values: [Double]) {
        let rest = without(values, layer: layer)
        let period = periods[layer]
        var sums = [Double](repeating: 0, count: period)
        var counts = [Double](repeating: 0, count: period)
        for step in rest.indices {
            sums[step % period] += rest[step] - trend[step]
            counts[step % period] += 1
        }
        var mean = 0.0
        for position in 0..<period {
            sums[position] /= counts[position]
            mean += sums[position] / Double(period)
        }
        for position in 0..<period { layers[layer][position] = sums[position] - mean }
    }

    /// A centred average with its first and last values held to both ends.
    private static func extended(_ centre: [Double], _ period: Int, _ count: Int) -> [Double] {
        guard let first = centre.first, let last = centre.last else { return [Double](repeating: 0, count: count) }
        let lead = period / 2
        return (0..<count).map { (step: Int) -> Double in
            step < lead ? first : step - lead < centre.count ? centre[step - lead] : last
        }
    }
}
