import RealModule

/// The shape of the year in a daily series: how each day of the year differs from the level of its time.
///
/// Smooth parts are kept as far as the years agree on them, and sharp ones (a holiday, a sale) where they stand out of
/// how the years differ. Two years of history are needed; without, or where the years do not agree, the shape is flat.
///
/// Source: Holschneider et al. (1989), the à trous wavelet transform, in the form of Starck & Murtagh (2006),
/// Astronomical Image and Data Analysis, 2.2 (B₃ spline); Donoho & Johnstone (1994), "Ideal spatial adaptation by wavelet
/// shrinkage", Biometrika 81, with the noise taken from the differences between years; James & Stein (1961) for the rest.
struct YearShape {
    /// Positions of a year.
    static let length = 365
    /// The scales into which a year is taken apart: details of 1, 2, 4 … 64 days, and its halves.
    private static let scales = 8
    /// A detail this many times its own noise is kept as it is.
    private static let threshold = 3.5

    /// The effect of each position, of mean zero.
    private(set) var effects = [Double](repeating: 0, count: YearShape.length)
    /// Whether history was long enough to look for it.
    private(set) var isEstimated = false

    /// Learns the shape from deviations off the level of their time; NaN is missing, and the last values count as one
    /// whole year, those before as another. O(n + scales × 365 × years).
    init(deviations: [Double], positions: [Int]) {
        let years = Self.years(deviations, positions)
        guard years.count >= 2 else { return }
        isEstimated = true
        effects = Self.agreed(years)
    }

    /// One array a year, newest first, gaps filled by the mean of the other years.
    private static func years(_ values: [Double], _ positions: [Int]) -> [[Double]] {
        var years: [[Double]] = []
        var end = values.count
        while end >= length {
            var year = [Double](repeating: .nan, count: length)
            var observed = 0
            for step in end - length..<end where values[step].isFinite {
                year[positions[step] % length] = values[step]
                observed += 1
            }
            guard 2 * observed >= length else { break }
            years.append(year)
            end -= length
        }
        for position in 0..<length {
            var (total, count) = (0.0, 0.0)
            for year in years where year[position].isFinite {
                total += year[position]
                count += 1
            }
            for index in years.indices where !years[index][position].isFinite {
                years[index][position] = count > 0 ? total / count : .nan
            }
        }
        for index in years.indices { fill(&years[index]) }
        return years
    }

    /// What no year has seen is as the days around it.
    private static func fill(_ year: inout [Double]) {
        guard let first = year.firstIndex(where: \.isFinite) else {
            year = [Double](repeating: 0, count: year.count)
            return
        }
        var last = year[first]
        for offset in 1..<year.count {
            let position = (first + offset) % year.count
            if year[position].isFinite { last = year[position] } else { year[position] = last }
        }
    }

    private static func agreed(_ years: [[Double]]) -> [Double] {
        let count = Double(years.count)
        var mean = [Double](repeating: 0, count: length)
        for year in years {
            for position in 0..<length { mean[position] += year[position] / count }
        }
        let signal = details(mean)
        let noises = years.map { (year: [Double]) -> [[Double]] in
            details((0..<length).map { (position: Int) -> Double in year[position] - mean[position] })
        }
        var result = [Double](repeating: 0, count: length)
        for scale in 0..<scales {
            var size = 0.0
            for value in signal[scale] { size += value * value / Double(length) }
            var squares: [Double] = []
            for noise in noises { squares.append(contentsOf: noise[scale].map { (value: Double) in value * value }) }
            // Of the mean of the years: their scatter ÷ (years − 1) ÷ years.
            let share = count / (count - 1) / count
            let variance = Descriptive.mean(squares) * share
            // Few wild days must not hide the sharp ones that repeat.
            let robust = Swift.min(variance, Descriptive.median(squares) / 0.4549 * share)
            let kept = size > 0 ? Swift.max(0, 1 - variance / size) : 0
            let limit = threshold * robust.squareRoot()
            for position in 0..<length {
                let value = signal[scale][position]
                result[position] += abs(value) > limit && scale < 4 ? value : kept * value
            }
        }
        let centre = Descriptive.mean(result)
        return result.map { (value: Double) -> Double in value - centre }
    }

    /// The details of a year at each scale; their sum is the year less its mean.
    private static func details(_ year: [Double]) -> [[Double]] {
        let kernel = [0.0625, 0.25, 0.375, 0.25, 0.0625]
        var smooth = year
        var result: [[Double]] = []
        for scale in 0..<scales - 1 {
            let hole = 1 << scale
            var next = [Double](repeating: 0, count: length)
            for position in 0..<length {
                for (tap, weight) in kernel.enumerated() {
                    next[position] += weight * smooth[(position + (tap - 2) * hole + 4 * length) % length]
                }
            }
            result.append((0..<length).map { (position: Int) -> Double in smooth[position] - next[position] })
            smooth = next
        }
        let centre = Descriptive.mean(smooth)
        result.append(smooth.map { (value: Double) -> Double in value - centre })
        return result
    }
}
