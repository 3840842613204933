import RealModule

/// A series ready to be judged: calendar and trend taken out, differenced where it wanders, outliers cut, in its own scale.
///
/// Mean zero, variance one, zero where missing.
///
/// Source: Dickey & Fuller (1979), "Distribution of the estimators for autoregressive time series with a unit root", with
/// two lagged differences, decides on differencing; its critical values depend on the calendar terms taken out and were
/// simulated for them (1,000 random walks a length).
struct AdjustedSeries: Sendable {
    let values: [Double]
    /// Whether a step was observed (for differences, and the one before it).
    let isObserved: [Bool]
    let observed: Int
    /// Whether changes take the place of values.
    let isDifferenced: Bool
    /// How many parameters the adjustment took.
    let parameters: Int

    /// Adjusts a series; throws `LeadLagGap` where that would make a number of nothing. O(steps × terms).
    init(_ raw: [Double], with calendar: PanelCalendar, needed: Int) throws(LeadLagGap) {
        guard !raw.isEmpty else { throw .empty }
        guard raw.count == calendar.steps else {
            throw .differentLength(steps: raw.count, expected: calendar.steps)
        }
        if let step = raw.firstIndex(where: { (value: Double) -> Bool in value.isInfinite }) {
            throw .infinite(step: step)
        }
        let count = Descriptive.count(raw)
        guard count > 0 else { throw .allMissing }
        guard count >= needed else { throw .tooFewObservations(observed: count, needed: needed) }
        guard let range = Descriptive.range(raw), range.upperBound > range.lowerBound else { throw .constant }
        // The largest value first: sums of squares neither overflow nor vanish.
        let size = Swift.max(abs(range.lowerBound), abs(range.upperBound))
        let scaled = raw.map { (value: Double) -> Double in value / size }
        let levels = calendar.levels.residual(scaled)
        let original = Self.meanSquare(scaled.map { (value: Double) -> Double in value.isFinite ? value : 0 })
        guard Self.meanSquare(levels) > 1e-20 * original else { throw .onlyCalendar }
        let wanders = Self.dickeyFuller(levels) > calendar.criticalValue
        var source = scaled
        if wanders {
            source =
                [.nan] + zip(scaled.dropFirst(), scaled).map { (next: Double, value: Double) -> Double in next - value }
        }
        let plain = wanders ? calendar.changes : calendar.levels
        var result = wanders ? plain.residual(source) : levels
        var terms = plain.columns.count
        let weekly = wanders ? calendar.weeklyChanges : calendar.weeklyLevels
        let withWeek = weekly.residual(source)
        if Self.isExplained(result, withWeek, extra: weekly.columns.count - terms, left: count - weekly.columns.count) {
            result = withWeek
            terms = weekly.columns.count
        }
        let spread =
            6 * Swift.max(Descriptive.medianAbsoluteDeviation(result), 0.2 * Self.meanSquare(result).squareRoot())
        for step in result.indices { result[step] = Swift.min(spread, Swift.max(-spread, result[step])) }
        let deviation = Self.meanSquare(result).squareRoot()
        guard deviation > 1e-10 * original.squareRoot(), deviation.isFinite else { throw .onlyCalendar }
        values = result.map { (value: Double) -> Double in value / deviation }
        isObserved = source.map { (value: Double) -> Bool in value.isFinite }
        observed = isObserved.reduce(0) { (sum: Int, known: Bool) -> Int in sum + (known ? 1 : 0) }
        isDifferenced = wanders
        parameters = terms
        guard observed >= needed else { throw .tooFewObservations(observed: observed, needed: needed) }
    }

    private static func meanSquare(_ values: [Double]) -> Double {
        Kernel.dot(values, values) / Double(Swift.max(1, values.count))
    }

    /// Whether the extra terms explain more than chance would in one series of a thousand (an F test, by its normal
    /// approximation after Wilson & Hilferty).
    private static func isExplained(_ without: [Double], _ with: [Double], extra: Int, left: Int) -> Bool {
        guard extra > 0, left > 10 else { return false }
        let remaining = Kernel.dot(with, with)
        guard remaining > 0 else { return true }
        let ratio = (Kernel.dot(without, without) - remaining) / Double(extra) / (remaining / Double(left))
        guard ratio > 0 else { return false }
        let root = Double.pow(ratio, 1.0 / 3)
        let (a, b) = (2 / (9 * Double(extra)), 2 / (9 * Double(left)))
        return (root * (1 - b) - (1 - a)) / (b * root * root + a).squareRoot() > 3.09
    }

    /// The t value of the level in a regression of changes on it and two earlier changes.
    static func dickeyFuller(_ values: [Double]) -> Double {
        guard values.count > 10 else { return 0 }
        var matrix = [Double](repeating: 0, count: 9)
        var right = [Double](repeating: 0, count: 3)
        var total = 0.0
        for step in 3..<values.count {
            let change = values[step] - values[step - 1]
            let known = (
                values[step - 1], values[step - 1] - values[step - 2], values[step - 2] - values[step - 3]
            )
            matrix[0] += known.0 * known.0
            matrix[3] += known.1 * known.0
            matrix[4] += known.1 * known.1
            matrix[6] += known.2 * known.0
            matrix[7] += known.2 * known.1
            matrix[8] += known.2 * known.2
            right[0] += known.0 * change
            right[1] += known.1 * change
            right[2] += known.2 * change
            total += change * change
        }
        guard let factor = CholeskyFactor(matrix, size: 3) else { return -.infinity }
        let slopes = factor.backwardSolved(factor.forwardSolved(right))
        let squares = total - slopes[0] * right[0] - slopes[1] * right[1] - slopes[2] * right[2]
        let variance = squares / Double(values.count - 6) * factor.inverse()[0]
        return variance > 0 ? slopes[0] / variance.squareRoot() : -.infinity
    }
}

/// The calendar terms of a panel, made once for all its series.
struct PanelCalendar: Sendable {
    let steps: Int
    let levels: CalendarTerms
    let weeklyLevels: CalendarTerms
    let changes: CalendarTerms
    let weeklyChanges: CalendarTerms

    /// The terms of so many steps.
    init(steps: Int, rhythm: LeadLagRhythm) {
        self.steps = steps
        levels = CalendarTerms(steps: steps, rhythm: rhythm, withShortSeason: false)
        weeklyLevels = CalendarTerms(steps: steps, rhythm: rhythm, withShortSeason: true)
        changes = CalendarTerms(steps: steps, rhythm: rhythm, withShortSeason: false, differenced: true)
        weeklyChanges = CalendarTerms(steps: steps, rhythm: rhythm, withShortSeason: true, differenced: true)
    }

    /// Below it a series is taken for one that returns to its level: simulated points, interpolated by their squares.
    ///
    /// One in fifty walks is taken for a series that returns where a year is taken out (common seasons and walks together mislead
    /// most), one in five in short histories, where a false difference costs most of a link's strength.
    var criticalValue: Double {
        let cosines = Double(levels.cosines)
        return -(levels.hasYear ? Swift.max(41, 33 + 2.45 * cosines) : 7.3 + 1.5 * cosines).squareRoot()
    }
}
