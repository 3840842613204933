import RealModule

/// One series made ready for segmentation: season off, spikes replaced, mean 0 and standard deviation 1; NaN for missing.
struct PreparedSeries: Sendable {
    /// The standardised values.
    var values: [Double]
    /// What one standardised unit is in the series' own unit.
    var unit: Double
    /// What scatter a cut has to beat, as a variance of the standardised values.
    var noise: Double

    /// Nil where the series does not vary, or has fewer than four values.
    init?(_ raw: [Double], settings: ChangePointSearch) {
        let scale = raw.reduce(0.0) { (most: Double, value: Double) -> Double in
            value.isFinite ? Swift.max(most, abs(value)) : most
        }
        guard scale > 0, Descriptive.count(raw) >= 4 else { return nil }
        let small = raw.map { (value: Double) -> Double in value.isFinite ? value / scale : .nan }
        var filled = Self.filled(small)
        if let season = SeasonLength.find(filled, least: settings.seasonCorrelation) {
            filled = SeasonLength.removed(season, from: filled)
        }
        filled = Self.withoutSpikes(filled, beyond: settings.spikeDeviations)
        let centre = Descriptive.mean(filled)
        let spread = Descriptive.variance(filled).squareRoot()
        // Below this it is the rounding of the values that varies.
        guard spread > 1e-12 else { return nil }
        let standard = filled.map { (value: Double) -> Double in (value - centre) / spread }
        // Not a robust scale: where scatter changes, its wide part must count.
        let step = Descriptive.standardDeviation(Self.differences(standard))
        let visible = settings.visibleShare
        let white = visible + (1 - visible) * step * step / 2
        noise = Swift.max(white, settings.longRunWeight * Self.longRunVariance(standard))
        unit = spread * scale
        values = zip(standard, small).map { (value: Double, known: Double) -> Double in known.isFinite ? value : .nan }
    }

    /// Missing values on the line between their neighbours; those at the ends as the nearest.
    static func filled(_ values: [Double]) -> [Double] {
        var filled = values
        var last: Int?
        for step in values.indices where values[step].isFinite {
            if let last {
                let rise = (values[step] - values[last]) / Double(step - last)
                for gap in last + 1..<Swift.max(last + 1, step) {
                    filled[gap] = values[last] + rise * Double(gap - last)
                }
            } else {
                for gap in 0..<step { filled[gap] = values[step] }
            }
            last = step
        }
        if let last { for gap in last + 1..<Swift.max(last + 1, values.count) { filled[gap] = values[last] } }
        return filled
    }

    static func differences(_ values: [Double]) -> [Double] {
        zip(values.dropFirst(), values).map { (next: Double, value: Double) -> Double in next - value }
    }

    /// Values far from the median of the seven around them become that median; steps stay.
    ///
    /// Source: Hampel, F. R. (1974), as the filter of Pearson, R. K. (2002), "Outliers in process modeling"; the scale is
    /// that of the differences of the whole series.
    static func withoutSpikes(_ values: [Double], beyond deviations: Double) -> [Double] {
        let differences = differences(values)
        var scale = Descriptive.medianAbsoluteDeviation(differences) / 2.0.squareRoot()
        if !(scale > 0) { scale = Descriptive.mean(differences.map { (value: Double) -> Double in abs(value) }) }
        guard values.count >= 7, scale > 0 else { return values }
        // The ends are mirrored, the last value twice.
        let padded = values[0..<3].reversed() + values + values[(values.count - 3)...].reversed()
        var clean = values
        var window = [Double](repeating: 0, count: 7)
        for step in values.indices {
            for place in 0..<7 { window[place] = padded[step + place] }
            window.sort()
            if abs(values[step] - window[3]) > deviations * scale { clean[step] = window[3] }
        }
        return clean
    }

    /// Variance that averages of long blocks show: scatter that comes in runs weighs as much as it hides.
    ///
    /// Second differences of neighbouring blocks' means, by mean absolute values, so that slopes do not count and few steps count little.
    ///
    /// Source: Wu, W. B. & Zhao, Z. (2007), "Inference of trends in time series", JRSS B 69, 4.2 (differences of block
    /// means), with second differences and overlapping blocks of n^0.45 steps.
    static func longRunVariance(_ values: [Double]) -> Double {
        var block = Swift.max(2, Int(Double.pow(Double(values.count), 0.45).rounded()))
        if values.count < 6 * block { block = Swift.max(1, values.count / 6) }
        var sums = [0.0]
        for value in values { sums.append(sums[sums.count - 1] + value) }
        let means = (0...values.count - block).map { (step: Int) -> Double in
            (sums[step + block] - sums[step]) / Double(block)
        }
        guard means.count > 2 * block else { return 0 }
        let bends = (0..<means.count - 2 * block).map { (step: Int) -> Double in
            means[step + 2 * block] - 2 * means[step + block] + means[step]
        }
        // 1.2533: standard deviation over mean absolute deviation of the normal distribution.
        let scale = 1.2533 * Descriptive.mean(bends.map { (bend: Double) -> Double in abs(bend) })
        return Double(block) * scale * scale / 6
    }
}
