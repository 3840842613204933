import RealModule

/// The seasonal indices of a series by classical decomposition: one for each position `step % period`.
///
/// Source: Kendall & Stuart (1983), The Advanced Theory of Statistics 3 (centred moving average, mean index a
/// position); R `stats::decompose` 4.4; Miller & Williams (2003), "Shrinkage estimators of time series seasonal factors
/// and their effect on forecasting accuracy", IJF 19, for `shrunk`.
struct SeasonalFigure {
    let period: Int
    let isMultiplicative: Bool
    /// The indices: factors of mean one, or differences of mean zero.
    var indices: [Double]
    /// The variance of the noise of one index, on its own scale; infinite where it cannot be told.
    private(set) var indexVariance: Double

    /// No season: factors of one.
    static func flat() -> SeasonalFigure {
        SeasonalFigure(period: 1, isMultiplicative: true, indices: [1], indexVariance: 0)
    }

    private init(period: Int, isMultiplicative: Bool, indices: [Double], indexVariance: Double) {
        self.period = period
        self.isMultiplicative = isMultiplicative
        self.indices = indices
        self.indexVariance = indexVariance
    }

    /// Decomposes `values` (no gaps), of which there must be two periods at least. O(n).
    init?(_ values: [Double], period: Int, multiplicative: Bool) {
        guard period > 1, values.count >= 2 * period else { return nil }
        let trend = Self.centredAverage(values, period)
        let half = period / 2
        var sums = [Double](repeating: 0, count: period)
        var squares = [Double](repeating: 0, count: period)
        var counts = [Double](repeating: 0, count: period)
        for (offset, level) in trend.enumerated() {
            let step = offset + half
            let ratio = multiplicative ? values[step] / level : values[step] - level
            guard ratio.isFinite else { continue }
            sums[step % period] += ratio
            squares[step % period] += ratio * ratio
            counts[step % period] += 1
        }
        guard counts.allSatisfy({ (count: Double) -> Bool in count > 0 }) else { return nil }
        var noise = 0.0
        var freedom = 0.0
        var indices = [Double](repeating: 0, count: period)
        for position in 0..<period {
            indices[position] = sums[position] / counts[position]
            noise += squares[position] - sums[position] * indices[position]
            freedom += counts[position] - 1
        }
        let centre = indices.reduce(0, +) / Double(period)
        if multiplicative {
            guard centre > 0, indices.allSatisfy({ (index: Double) -> Bool in index > 0.01 * centre }) else {
                return nil
            }
        }
        for position in 0..<period {
            indices[position] = multiplicative ? indices[position] / centre : indices[position] - centre
        }
        let perIndex = freedom > 0 ? Swift.max(0, noise) / freedom * Double(period) / counts.reduce(0, +) : .infinity
        self.init(period: period, isMultiplicative: multiplicative, indices: indices, indexVariance: perIndex)
    }

    /// The indices drawn towards no season by the share of their variance that is noise. O(period).
    func shrunk() -> SeasonalFigure {
        guard period > 3, indexVariance.isFinite else { return self }
        let neutral = isMultiplicative ? 1.0 : 0.0
        var spread = 0.0
        for index in indices { spread += (index - neutral) * (index - neutral) }
        guard spread > 0 else { return self }
        let share = Swift.min(1, Double(period - 3) * indexVariance / spread)
        var result = self
        for position in indices.indices {
            result.indices[position] = neutral + (1 - share) * (indices[position] - neutral)
        }
        return result
    }

    /// The index at a step counted from the first value.
    func at(_ step: Int) -> Double { indices[step % period] }

    /// The values without their season. O(n).
    func adjusted(_ values: [Double]) -> [Double] {
        var result = values
        for step in values.indices {
            result[step] = isMultiplicative ? values[step] / at(step) : values[step] - at(step)
        }
        return result
    }

    /// Forecasts of the adjusted series with the season put back; the first is step `start`. O(horizon).
    func restored(_ values: [Double], from start: Int) -> [Double] {
        var result = values
        for step in values.indices {
            result[step] = isMultiplicative ? values[step] * at(start + step) : values[step] + at(start + step)
        }
        return result
    }

    /// The centred moving average of one period; its first value stands at step period / 2. O(n).
    static func centredAverage(_ values: [Double], _ period: Int) -> [Double] {
        let count = values.count
        let width = period % 2 == 0 ? period + 1 : period
        guard count >= width else { return [] }
        var result: [Double] = []
        result.reserveCapacity(count - width + 1)
        for start in 0...(count - width) {
            var total = 0.0
            for offset in 0..<width { total += values[start + offset] }
            if period % 2 == 0 { total -= 0.5 * (values[start] + values[start + width - 1]) }
            result.append(total / Double(period))
        }
        return result
    }

    /// Whether the autocorrelation at the period exceeds its 90 % limit under a moving average of shorter lags.
    ///
    /// Source: Assimakopoulos & Nikolopoulos (2000), "The theta model", IJF 16; the M4 competition's `SeasonalityTest`.
    static func isSeasonal(_ values: [Double], period: Int) -> Bool {
        guard period > 1, values.count >= 3 * period else { return false }
        let count = values.count
        let mean = values.reduce(0, +) / Double(count)
        var variance = 0.0
        for value in values { variance += (value - mean) * (value - mean) }
        guard variance > 0 else { return false }
        var sum = 1.0
        var correlation = 0.0
        for lag in 1...period {
            var product = 0.0
            for step in lag..<count { product += (values[step] - mean) * (values[step - lag] - mean) }
            correlation = product / variance
            if lag < period { sum += 2 * correlation * correlation }
        }
        sum += 2 * correlation * correlation
        return abs(correlation) > 1.645 * (sum / Double(count)).squareRoot()
    }
}
