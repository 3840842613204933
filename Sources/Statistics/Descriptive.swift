/// Summaries of one array; values that are not finite count as missing and are left out.
///
/// Every function answers NaN where no value (or too few) is left.
///
/// Source: Hyndman, R. J. & Fan, Y. (1996), "Sample quantiles in statistical packages", for the quantiles; NumPy
/// 2 `nan*` functions as reference implementation.
public enum Descriptive {
    /// The number of observed (finite) values. O(n).
    ///
    /// Source: definition.
    public static func count(_ values: [Double]) -> Int {
        var count = 0
        for value in values where value.isFinite { count += 1 }
        return count
    }

    /// The sum of the observed values, compensated for rounding; NaN if there is none. O(n).
    ///
    /// Source: Neumaier, A. (1974), the improved Kahan–Babuška summation.
    public static func sum(_ values: [Double]) -> Double {
        var total = 0.0
        var compensation = 0.0
        var count = 0
        for value in values where value.isFinite {
            count += 1
            let next = total + value
            compensation += abs(total) >= abs(value) ? (total - next) + value : (value - next) + total
            total = next
        }
        return count == 0 ? .nan : total + compensation
    }

    /// The arithmetic mean of the observed values. O(n).
    ///
    /// Source: definition.
    public static func mean(_ values: [Double]) -> Double {
        let count = count(values)
        return count == 0 ? .nan : sum(values) / Double(count)
    }

    /// The unbiased sample variance (divisor n − 1); NaN for fewer than two values. O(n), two passes.
    ///
    /// Source: Chan, Golub & LeVeque (1983), corrected two-pass algorithm.
    public static func variance(_ values: [Double]) -> Double {
        let centre = mean(values)
        var squares = 0.0
        var residual = 0.0
        var count = 0.0
        for value in values where value.isFinite {
            let deviation = value - centre
            squares += deviation * deviation
            residual += deviation
            count += 1
        }
        return count < 2 ? .nan : Swift.max(0, (squares - residual * residual / count) / (count - 1))
    }

    /// The sample standard deviation, in the unit of the values. O(n).
    ///
    /// Source: definition.
    public static func standardDeviation(_ values: [Double]) -> Double {
        variance(values).squareRoot()
    }

    /// The smallest and the largest observed value, or nil if there is none. O(n).
    ///
    /// Source: definition.
    public static func range(_ values: [Double]) -> ClosedRange<Double>? {
        var low = Double.infinity
        var high = -Double.infinity
        for value in values where value.isFinite {
            low = Swift.min(low, value)
            high = Swift.max(high, value)
        }
        return low <= high ? low...high : nil
    }

    /// The quantile of one probability in 0 ... 1, interpolated (type 7, as R, NumPy and `percentile_cont`). O(n log n).
    ///
    /// Source: Hyndman & Fan (1996), definition 7.
    public static func quantile(_ values: [Double], _ probability: Double) -> Double {
        quantile(sorted: sorted(values), probability)
    }

    /// The quantile of an ascending array without missing values. O(1).
    ///
    /// Source: Hyndman & Fan (1996), definition 7.
    public static func quantile(sorted values: [Double], _ probability: Double) -> Double {
        guard let last = values.last, !probability.isNaN else { return .nan }
        let position = Double(values.count - 1) * Swift.min(1, Swift.max(0, probability))
        let below = Int(position)
        guard below + 1 < values.count else { return last }
        let fraction = position - Double(below)
        return values[below] * (1 - fraction) + values[below + 1] * fraction
    }

    /// The median of the observed values. O(n log n).
    ///
    /// Source: definition.
    public static func median(_ values: [Double]) -> Double {
        quantile(values, 0.5)
    }

    /// The median absolute deviation from the median, times 1.4826: the standard deviation if the values are normal.
    ///
    /// Source: Rousseeuw, P. J. & Croux, C. (1993), "Alternatives to the median absolute deviation", JASA 88.
    public static func medianAbsoluteDeviation(_ values: [Double]) -> Double {
        let centre = median(values)
        var deviations: [Double] = []
        deviations.reserveCapacity(values.count)
        for value in values where value.isFinite { deviations.append(abs(value - centre)) }
        return 1.482_602_218_505_602 * median(deviations)
    }

    /// The Pearson correlation over the positions where both arrays are observed; NaN below three pairs or without
    /// variation. O(n).
    ///
    /// Source: definition.
    public static func correlation(_ x: [Double], _ y: [Double]) -> Double {
        var pairs: [(Double, Double)] = []
        for (a, b) in zip(x, y) where a.isFinite && b.isFinite { pairs.append((a, b)) }
        guard pairs.count > 2 else { return .nan }
        let meanX = mean(pairs.map { (pair: (Double, Double)) -> Double in pair.0 })
        let meanY = mean(pairs.map { (pair: (Double, Double)) -> Double in pair.1 })
        var xx = 0.0
        var yy = 0.0
        var xy = 0.0
        for (a, b) in pairs {
            xx += (a - meanX) * (a - meanX)
            yy += (b - meanY) * (b - meanY)
            xy += (a - meanX) * (b - meanY)
        }
        return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : .nan
    }

    /// The autocorrelation at one lag over the pairs that are observed; NaN below three pairs. O(n).
    ///
    /// Source: Box, Jenkins & Reinsel (2008), 2.1.5, with missing pairs left out.
    public static func autocorrelation(_ values: [Double], lag: Int) -> Double {
        guard lag > 0, lag < values.count else { return lag == 0 ? 1 : .nan }
        let centre = mean(values)
        var total = 0.0
        var product = 0.0
        var observed = 0
        var pairs = 0
        for step in values.indices where values[step].isFinite {
            total += (values[step] - centre) * (values[step] - centre)
            observed += 1
            if step >= lag, values[step - lag].isFinite {
                product += (values[step] - centre) * (values[step - lag] - centre)
                pairs += 1
            }
        }
        guard pairs > 2, total > 0 else { return .nan }
        return (product / Double(pairs)) / (total / Double(observed))
    }

    /// The observed values in ascending order. O(n log n).
    ///
    /// Source: definition.
    public static func sorted(_ values: [Double]) -> [Double] {
        var kept: [Double] = []
        kept.reserveCapacity(values.count)
        for value in values where value.isFinite { kept.append(value) }
        kept.sort()
        return kept
    }
}
