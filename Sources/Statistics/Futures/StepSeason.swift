import RealModule

/// What distinguishes the steps of a daily series from their level: the weekday, the day of the year, the calendar.
///
/// Effects are factors for amounts and counts, differences for what can be negative.
///
/// Source: Kendall & Stuart (1983), The Advanced Theory of Statistics 3 (ratio to moving average); Miller & Williams
/// (2003), IJF 19, for the shrinkage; the year as `YearShape`, the calendar as `CalendarEffects`.
struct StepSeason {
    let isMultiplicative: Bool
    /// The effect at each step of history and horizon.
    private(set) var effects: [Double]

    /// Learns the effects over `panel`'s seasons; `values` has NaN where missing or closed, `weights` says how much each
    /// counts. O(n × seasons).
    init(_ values: [Double], weights: [Double], isMultiplicative: Bool, panel: HistoryPanel, horizon: Int) {
        self.isMultiplicative = isMultiplicative
        let length = values.count + horizon
        effects = [Double](repeating: isMultiplicative ? 1 : 0, count: length)
        let cycle = panel.blockLength
        guard cycle > 1 else { return }
        let cycled = Self.cycle(values, weights, cycle, isMultiplicative)
        for step in effects.indices { effects[step] = cycled[step % cycle] }
        guard panel.hasYear || panel.calendar != nil else { return }
        var deviations = Self.deviations(adjusted(values), isMultiplicative)
        guard deviations.contains(where: \.isFinite) else { return }
        var beyond = [Double](repeating: 0, count: length)
        if let calendar = panel.calendar, !calendar.columns.isEmpty {
            let known = deviations.map { (value: Double) -> Double in value.isFinite ? value : 0 }
            let found = calendar.effects(on: known, from: 0, periods: [])
            for step in 0..<Swift.min(length, found.count) { beyond[step] = found[step] }
            for step in deviations.indices { deviations[step] -= beyond[step] }
        }
        if panel.hasYear {
            let first = values.firstIndex(where: \.isFinite) ?? 0
            let positions = (0..<length).map { (step: Int) -> Int in panel.yearPosition(at: step) }
            let shape = YearShape(
                deviations: Array(deviations[first...]), positions: Array(positions[first..<values.count]))
            for step in beyond.indices { beyond[step] += shape.effects[positions[step] % YearShape.length] }
        }
        for step in effects.indices {
            effects[step] =
                isMultiplicative ? effects[step] * Swift.max(0.02, 1 + beyond[step]) : effects[step] + beyond[step]
        }
    }

    /// The values without the effects. O(n).
    func adjusted(_ values: [Double]) -> [Double] {
        values.indices.map { (step: Int) -> Double in
            isMultiplicative ? values[step] / effects[step] : values[step] - effects[step]
        }
    }

    /// A value with the effect of a step. O(1).
    @inline(__always)
    static func restored(_ value: Double, _ effect: Double, isMultiplicative: Bool) -> Double {
        isMultiplicative ? value * effect : value + effect
    }

    /// The effect of each phase of the shortest season: against the moving average of one season, over the last two years.
    private static func cycle(
        _ values: [Double], _ weights: [Double], _ length: Int, _ isMultiplicative: Bool
    ) -> [Double] {
        let neutral = isMultiplicative ? 1.0 : 0.0
        let levels = movingMean(values, weights, reach: length / 2)
        var sums = [Double](repeating: 0, count: length)
        var squares = [Double](repeating: 0, count: length)
        var counts = [Double](repeating: 0, count: length)
        for step in Swift.max(0, values.count - 104 * length)..<values.count where values[step].isFinite {
            let level = levels[step]
            guard level.isFinite, !isMultiplicative || level > 0 else { continue }
            let effect = isMultiplicative ? values[step] / level : values[step] - level
            let weight = (isMultiplicative ? level : 1) * weights[step]
            guard weight > 0, effect.isFinite else { continue }
            sums[step % length] += weight * effect
            squares[step % length] += weight * effect * effect
            counts[step % length] += weight
        }
        let total = counts.reduce(0, +)
        guard total > 0 else { return [Double](repeating: neutral, count: length) }
        let observed = Double(Descriptive.count(values))
        let means = (0..<length).map { (phase: Int) -> Double in
            counts[phase] > 0 ? sums[phase] / counts[phase] : neutral
        }
        let open = (0..<length).filter { (phase: Int) -> Bool in counts[phase] > 0 }
        let centre = open.reduce(0.0) { (sum: Double, phase: Int) -> Double in sum + means[phase] } / Double(open.count)
        var (noise, spread) = (0.0, 0.0)
        for phase in open {
            noise += Swift.max(0, squares[phase] - sums[phase] * means[phase])
            spread += (means[phase] - centre) * (means[phase] - centre)
        }
        let freedom = Swift.max(1, observed - Double(open.count))
        let each = noise / total * observed / freedom * Double(open.count) / observed
        let kept = spread > 0 ? Swift.max(0, 1 - Double(Swift.max(0, open.count - 3)) * each / spread) : 0
        return (0..<length).map { (phase: Int) -> Double in
            guard counts[phase] > 0 else { return neutral }
            guard isMultiplicative else { return kept * (means[phase] - centre) }
            return Swift.max(0.01, 1 + kept * (means[phase] / centre - 1))
        }
    }

    /// The weighted mean of the known values up to `reach` steps away; NaN where fewer than half are known. O(n).
    private static func movingMean(_ values: [Double], _ weights: [Double], reach: Int) -> [Double] {
        var sums = [0.0]
        var masses = [0.0]
        var counts = [0]
        for (step, value) in values.enumerated() {
            let known = value.isFinite
            sums.append(sums[step] + (known ? value * weights[step] : 0))
            masses.append(masses[step] + (known ? weights[step] : 0))
            counts.append(counts[step] + (known ? 1 : 0))
        }
        return values.indices.map { (step: Int) -> Double in
            let low = step - reach
            let high = step + reach + 1
            guard low >= 0, high <= values.count, counts[high] - counts[low] > reach, masses[high] > masses[low] else {
                return .nan
            }
            return (sums[high] - sums[low]) / (masses[high] - masses[low])
        }
    }

    /// How values differ from the slow course of their time: straight lines through the means of whole years.
    private static func deviations(_ values: [Double], _ isMultiplicative: Bool) -> [Double] {
        let first = values.firstIndex(where: \.isFinite) ?? 0
        var knots: [(step: Double, mean: Double)] = []
        var end = values.count
        while end - first >= YearShape.length {
            let mean = Descriptive.mean(Array(values[end - YearShape.length..<end]))
            if mean.isFinite { knots.append((Double(end) - 0.5 * Double(YearShape.length), mean)) }
            end -= YearShape.length
        }
        if knots.isEmpty { knots = [(Double(values.count), Descriptive.mean(values))] }
        knots.reverse()
        var next = 1
        return values.indices.map { (step: Int) -> Double in
            let place = Double(step) + 0.5
            var level = knots[0].mean
            if knots.count > 1 {
                while next < knots.count - 1, place > knots[next].step { next += 1 }
                let (low, high) = (knots[next - 1], knots[next])
                level = low.mean + (high.mean - low.mean) * (place - low.step) / (high.step - low.step)
                // A steep rise must not be continued below nothing.
                if isMultiplicative { level = Swift.max(level, 0.3 * Swift.min(low.mean, high.mean)) }
            }
            guard isMultiplicative else { return values[step] - level }
            return level > 0 ? values[step] / level - 1 : .nan
        }
    }
}

extension HistoryPanel {
    /// The steps of the shortest season that is required, 1 without one.
    var blockLength: Int {
        guard let season = seasons.first, season.isRequired, season.length <= 31 else { return 1 }
        return Int(season.length.rounded())
    }

    /// Whether the year of a daily series is to be looked for.
    var hasYear: Bool {
        blockLength > 1 && seasons.contains { (season: SeasonalPeriod) -> Bool in season == .yearOfDays }
    }

    /// The whole seasons of a series of windows, in steps.
    var windowPeriods: [Int] {
        guard blockLength == 1 else { return [] }
        return seasons.map { (season: SeasonalPeriod) -> Int in Int(Swift.min(1e6, season.length).rounded()) }
    }

    /// The position in the year of a step, past or future.
    func yearPosition(at step: Int) -> Int {
        if yearPositions.indices.contains(step) { return Swift.max(0, yearPositions[step]) }
        let year = SeasonalPeriod.yearOfDays.length
        let turns = Double(step) / year
        return Swift.min(YearShape.length - 1, Int((turns - turns.rounded(.down)) * year))
    }
}
