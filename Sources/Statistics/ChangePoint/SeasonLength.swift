import RealModule

/// The length of the season in a series, found from the series itself.
///
/// Source: autocorrelation of differences, whose peaks mark seasons (Box, Jenkins & Reinsel 2008, 9.2); differences are
/// winsorised at four robust standard deviations, so that one outlier makes no season.
public enum SeasonLength {
    /// Steps of the season, nil where no lag from 4 to `longest` (at most a quarter of the series) is a peak of `least` or more.
    ///
    /// Missing values must have been filled. O(n × `longest`).
    ///
    /// Source: as the type.
    public static func find(_ values: [Double], longest: Int = 60, least: Double = 0.5) -> Int? {
        let last = Swift.min(longest + 1, values.count / 4)
        guard last > 4 else { return nil }
        var steps: [Double] = []
        steps.reserveCapacity(values.count - 1)
        for place in 1..<values.count { steps.append(values[place] - values[place - 1]) }
        let centre = Descriptive.median(steps)
        var spread = Descriptive.medianAbsoluteDeviation(steps)
        if !(spread > 0) { spread = Descriptive.standardDeviation(steps) }
        guard spread > 0, spread.isFinite else { return nil }
        steps = steps.map { (step: Double) -> Double in Swift.min(4, Swift.max(-4, (step - centre) / spread)) }
        let mean = Descriptive.mean(steps)
        steps = steps.map { (step: Double) -> Double in step - mean }
        var whole = 0.0
        for step in steps { whole += step * step }
        guard whole > 0 else { return nil }
        let correlations = (0...last).map { (lag: Int) -> Double in
            var sum = 0.0
            for place in lag..<steps.count { sum += steps[place] * steps[place - lag] }
            return sum / whole
        }
        var found: Int?
        for lag in 4..<last where correlations[lag] >= Swift.max(least, found.map { correlations[$0] } ?? least) {
            if correlations[lag] >= correlations[lag - 1], correlations[lag] >= correlations[lag + 1] {
                if found.map({ correlations[lag] > correlations[$0] }) ?? true { found = lag }
            }
        }
        return found
    }

    /// The series less its seasonal figure: medians by place in the season of what the centred moving average leaves.
    ///
    /// Unchanged where the series has fewer than four seasons. O(n × season).
    ///
    /// Source: classical decomposition (Hyndman & Athanasopoulos 2021, 3.4), with medians for means.
    public static func removed(_ length: Int, from values: [Double]) -> [Double] {
        guard length > 1, values.count >= 4 * length else { return values }
        let half = length / 2
        var left = [[Double]](repeating: [], count: length)
        for step in half..<values.count - half {
            var sum = 0.0
            for place in step - half...step + half { sum += values[place] }
            if length % 2 == 0 { sum -= (values[step - half] + values[step + half]) / 2 }
            left[step % length].append(values[step] - sum / Double(length))
        }
        let figure = left.map { (values: [Double]) -> Double in Descriptive.median(values) }
        let centre = Descriptive.mean(figure)
        return values.enumerated().map { (step: Int, value: Double) -> Double in
            value - (figure[step % length] - centre)
        }
    }
}
