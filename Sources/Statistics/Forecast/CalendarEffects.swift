import RealModule

/// What the calendar does to single steps beyond any season: holidays, the number of weekdays, the length of a month.
///
/// The caller turns dates into one column an effect, over the history and the steps ahead; this library knows no dates.
///
/// Source: Cleveland & Devlin (1982), "Calendar effects in monthly time series", JASA 77; estimated as in Frisch & Waugh
/// (1933): trend and season are removed from values and columns alike, then one regression gives the effects.
public struct CalendarEffects: Sendable {
    /// One array an effect, each as long as the history and the horizon together.
    public var columns: [[Double]]

    /// Creates effects; `columns` are as long as history and horizon together (missing ends count as zero).
    ///
    /// Source: definition.
    public init(columns: [[Double]]) {
        self.columns = columns
    }

    /// A column that is one at the given steps, counted from the first value of the history, and zero elsewhere.
    ///
    /// Source: definition.
    public static func indicator(at steps: [Int], count: Int) -> [Double] {
        var result = [Double](repeating: 0, count: Swift.max(0, count))
        for step in steps where result.indices.contains(step) { result[step] = 1 }
        return result
    }

    /// The effect at every step of the columns, in the unit of `values`, which begin at step `offset`. O(n × columns²).
    ///
    /// Columns that never vary within the history have no effect; a column seen once is drawn halfway to none.
    func effects(on values: [Double], from offset: Int, periods: [Int]) -> [Double] {
        let length = columns.reduce(0) { (longest: Int, column: [Double]) -> Int in Swift.max(longest, column.count) }
        var result = [Double](repeating: 0, count: length)
        let steps = offset..<offset + values.count
        let plain = Self.plain(values, periods)
        var kept: [[Double]] = []
        var used: [[Double]] = []
        for column in columns {
            let part = steps.map { (step: Int) -> Double in Self.value(column, step) }
            guard let range = Descriptive.range(part), range.upperBound > range.lowerBound else { continue }
            kept.append(Self.plain(part, periods))
            used.append(column)
        }
        let weights = Self.regress(plain, kept)
        for (weight, column) in zip(weights, used) {
            for step in result.indices { result[step] += weight * Self.value(column, step) }
        }
        return result
    }

    private static func value(_ column: [Double], _ step: Int) -> Double {
        column.indices.contains(step) && column[step].isFinite ? column[step] : 0
    }

    /// Without seasons and without a running mean of two weeks: the same linear map for values and columns.
    private static func plain(_ values: [Double], _ periods: [Int]) -> [Double] {
        let adjusted = SeasonalLayers(values, periods: periods).without(values, layer: nil)
        let reach = 7
        var sums = [0.0]
        for value in adjusted { sums.append(sums[sums.count - 1] + value) }
        return adjusted.indices.map { (step: Int) -> Double in
            let low = Swift.max(0, step - reach)
            let high = Swift.min(adjusted.count, step + reach + 1)
            return adjusted[step] - (sums[high] - sums[low]) / Double(high - low)
        }
    }

    private static func regress(_ values: [Double], _ columns: [[Double]]) -> [Double] {
        let width = columns.count
        guard width > 0, values.count > width else { return [Double](repeating: 0, count: width) }
        var moments = [Double](repeating: 0, count: width * width)
        var right = [Double](repeating: 0, count: width)
        for i in 0..<width {
            for j in 0...i {
                for step in values.indices { moments[i * width + j] += columns[i][step] * columns[j][step] }
            }
            for step in values.indices { right[i] += columns[i][step] * values[step] }
        }
        for i in 0..<width {
            // One more observation of no effect, of the largest size seen.
            let largest = columns[i].reduce(0) { (size: Double, value: Double) -> Double in Swift.max(size, abs(value))
            }
            moments[i * width + i] += largest * largest + 1e-12
        }
        guard let factor = CholeskyFactor(moments, size: width) else { return [Double](repeating: 0, count: width) }
        return factor.backwardSolved(factor.forwardSolved(right))
    }
}
