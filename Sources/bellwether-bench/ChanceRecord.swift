import Chronology
import Definitions
import Diagnostics
import Framework
import Series

/// What the chances of KPIs said at past days, and what came.
///
/// Each KPI is a total that begins as many days before the day as lie ahead of it; its target asks the days ahead for
/// 90, 100 or 110 % of what is in hand. The whole way of a KPI is taken, `KPIStatus.evaluate`.
struct ChanceRecord {
    /// One stated chance.
    struct Entry {
        var stated: Double
        var isReached: Bool
        /// How often earlier stretches of this length reached the same share of the one before.
        var usual: Double
    }

    private(set) var entries: [Entry] = []
    /// KPIs without a chance.
    private(set) var unavailable = 0

    static let shares = [0.9, 1.0, 1.1]

    /// Replays every `spacing` days, from three months and two stretches of history on.
    init(_ series: DailySeries, horizonDays: Int, spacing: Int = 14) {
        let first = max(90, 2 * horizonDays)
        for origin in stride(from: first, through: series.values.count - horizonDays, by: spacing) {
            let history = Array(series.values[..<origin])
            let inHand = history.suffix(horizonDays).reduce(0, +)
            let ahead = series.values[origin..<origin + horizonDays].reduce(0, +)
            guard inHand > 0 else { continue }
            for share in Self.shares {
                let target = inHand * (1 + share)
                let status = KPIStatus.evaluate(
                    Self.inputs(history, first: series.first, horizonDays: horizonDays, target: target))
                guard let stated = status.chance.probability else {
                    unavailable += 1
                    continue
                }
                entries.append(
                    Entry(
                        stated: stated, isReached: ahead >= share * inHand,
                        usual: Self.usual(history, horizonDays, share)))
            }
        }
    }

    private static func usual(_ history: [Double], _ length: Int, _ share: Double) -> Double {
        var sums = [0.0]
        for value in history { sums.append(sums[sums.count - 1] + value) }
        var (reached, count) = (1.0, 2.0)
        for start in stride(from: 0, through: history.count - 2 * length, by: 7) {
            let before = sums[start + length] - sums[start]
            count += 1
            if sums[start + 2 * length] - sums[start + length] >= share * before { reached += 1 }
        }
        return reached / count
    }

    private static func inputs(_ history: [Double], first: Day, horizonDays: Int, target: Double) -> KPIInputs {
        func named(_ name: String) -> Located<String> { Located(name, at: .file("replay.yml")) }
        let today = first + history.count
        var kpi = KPIDefinition(name: named("replay"), metric: named("amount"), objective: named("replay"))
        kpi.window = .total
        kpi.start = today - horizonDays
        kpi.deadline = today + (horizonDays - 1)
        kpi.target = .value(target)
        let aggregate = Aggregate(source: named("rows"), function: .sum)
        let daily = SeriesValues(grain: .day, start: first.number, values: history)
        var (sum, total) = (0.0, [Double]())
        for value in history.suffix(horizonDays) {
            sum += value
            total.append(sum)
        }
        return KPIInputs(
            kpi: kpi, metric: MetricDefinition(name: named("amount"), measure: .aggregate(aggregate)),
            resolved: ResolvedMetric(
                leaves: [MetricLeaf(origin: .aggregate(aggregate), missing: .zero)], formula: .leaf(0, .none)),
            calendar: ProjectCalendar(), thresholds: StateThresholds(), today: today, watermark: today - 1,
            staleness: nil,
            windowed: SeriesValues(grain: .day, start: (today - horizonDays).number, values: total), daily: daily,
            leafDaily: [daily], closedDays: [[]], baselineValue: nil)
    }
}

extension ChanceRecord {
    /// The mean squared distance of the chances from what came; that of what is usual.
    var brier: (stated: Double, usual: Double) {
        let count = Double(max(1, entries.count))
        return entries.reduce((0.0, 0.0)) { (sums: (Double, Double), entry: Entry) -> (Double, Double) in
            let came = entry.isReached ? 1.0 : 0
            return (
                sums.0 + (entry.stated - came) * (entry.stated - came) / count,
                sums.1 + (entry.usual - came) * (entry.usual - came) / count
            )
        }
    }

    /// By fifths of what was stated: how many, the mean chance, the share that came.
    var reliability: [(count: Int, stated: Double, came: Double)] {
        (0..<5).map { (bin: Int) -> (count: Int, stated: Double, came: Double) in
            let inside = entries.filter { (entry: Entry) -> Bool in min(4, Int(entry.stated * 5)) == bin }
            let count = Double(max(1, inside.count))
            return (
                inside.count, inside.reduce(0) { (sum: Double, entry: Entry) in sum + entry.stated } / count,
                inside.reduce(0) { (sum: Double, entry: Entry) in sum + (entry.isReached ? 1 : 0) } / count
            )
        }
    }
}
