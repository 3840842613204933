import RealModule

/// Single values far off what their neighbours and their season say, replaced by that.
///
/// A value is an outlier if its distance from the running median of the seasonally adjusted series exceeds eight robust
/// standard deviations of such distances. A lasting change of level moves the median with it and is kept.
///
/// Source: R `forecast::tsoutliers` 8.23 (residuals of a robust decomposition beyond a multiple of their spread), with a
/// running median of seven in place of `supsmu`, continued as a line at both ends.
enum OutlierRepair {
    /// The series without outliers, of which there are one in ten at most; of fewer than twelve values as it is. O(n).
    static func cleaned(_ values: [Double], periods: [Int]) -> [Double] {
        guard values.count >= 12 else { return values }
        let layers = SeasonalLayers(values, periods: periods)
        let adjusted = layers.without(values, layer: nil)
        let reach = 3
        var medians = adjusted
        for step in reach..<adjusted.count - reach {
            let window = adjusted[step - reach...step + reach].sorted()
            medians[step] = window[reach]
        }
        // At both ends a median would lag behind a trend: the line through the two nearest ones.
        for edge in 0..<reach {
            let distance = Double(reach - edge)
            medians[edge] = medians[reach] - distance * (medians[2 * reach] - medians[reach]) / Double(reach)
            let last = adjusted.count - 1
            medians[last - edge] =
                medians[last - reach]
                + distance * (medians[last - reach] - medians[last - 2 * reach]) / Double(reach)
        }
        let distances = adjusted.indices.map { (step: Int) -> Double in adjusted[step] - medians[step] }
        let spread = Descriptive.medianAbsoluteDeviation(distances)
        guard spread > 0 else { return values }
        var result = values
        var replaced = 0
        for step in values.indices where abs(distances[step]) > 8 * spread {
            result[step] = medians[step] + layers.season(at: step)
            replaced += 1
        }
        return 10 * replaced <= values.count ? result : values
    }
}
