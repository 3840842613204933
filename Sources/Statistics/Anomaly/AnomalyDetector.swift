import RealModule

/// Says of each value of a stream, from it and those before it alone, how unlike them it is.
///
/// Eight signs are followed: how far averages of some ten and some thirty values are from a long one (slow), how far the value and
/// averages of it are from what is usual at its place in a short and in a long season (sudden and slow), how much values move,
/// and how far they are from the best of the simple predictions. Each is as surprising as it is rare among its own past; so
/// heavy tails, trends and regular outliers need no setting. The two most surprising signs together count: one alone is often chance.
/// After an alarm only a greater one counts, until half a season or more has passed: one event, one alarm.
///
/// Memory is two tables of one season each and 8 KB. A value costs a fraction of a microsecond.
///
/// Source: the idea of scoring errors of prediction by the tail of their past distribution is that of Ahmad, S., Lavin, A., Purdy, S.
/// & Agha, Z. (2017), "Unsupervised real-time anomaly detection for streaming data", Neurocomputing 262, 3.2; ranks for tails as in
/// Laxhammar & Falkman (2014). Signs, constants and the rule of two are our own. Reference: Tests/StatisticsTests/Reference/anomaly_reference.py.
public struct AnomalyDetector: Sendable {
    /// Deviations smaller than this, in the unit of the series, are no anomalies.
    public var minimumEffect: Double

    private let warmUp: Double
    private let memory: Double
    private let fading: Double
    private var short: SeasonTable?
    private var long: SeasonTable?
    private var tails = TailHistograms(signs: Sign.allCases.count)

    private var index = -1
    private var lastStep = -1
    private var seen = 0.0
    private var first = 0.0
    private var reach = 0.0
    private var last = 0.0
    /// Averages of many, some ten and some thirty values.
    private var slow = 0.0
    private var fast = 0.0
    private var slower = 0.0
    private var shortRun = 0.0
    private var longRun = 0.0
    private var movement = 0.0
    private var misses = 0.0
    /// The greatest surprise so far, up to 8, fading.
    private var held = 0.0

    enum Sign: Int, CaseIterable {
        case tenValues, thirtyValues, place, placeRun, longPlaceRun, longPlace, movement, misses

        var kind: Anomaly.Kind {
            switch self {
            case .tenValues, .thirtyValues, .placeRun, .longPlaceRun: .shift
            case .place, .longPlace, .misses: .spike
            case .movement: .scatter
            }
        }
    }

    /// Creates a detector that has seen nothing.
    ///
    /// - Parameters:
    ///   - shortSeason: steps of the shorter season, such as a day; nil for none.
    ///   - longSeason: steps of the longer one, such as a week; nil for none.
    ///   - warmUpSteps: how many values are only learnt from.
    ///   - minimumEffect: in the unit of the series.
    ///
    /// Source: constants chosen on the development half of the Numenta Anomaly Benchmark (benchmarks/README.md).
    public init(
        shortSeason: Int? = nil, longSeason: Int? = nil, warmUpSteps: Int = 100, minimumEffect: Double = 0
    ) {
        self.minimumEffect = minimumEffect
        warmUp = Double(Swift.max(2, warmUpSteps))
        let season = shortSeason.flatMap { (steps: Int) -> Int? in steps > 1 ? steps : nil }
        let half = Double(season ?? 72)
        memory = 4 * half
        fading = Double.pow(0.5, 1 / half)
        short = season.map { (steps: Int) in SeasonTable(steps: steps, rate: 0.3, reach: 2) }
        long = longSeason.flatMap { (steps: Int) -> SeasonTable? in
            steps > 1 ? SeasonTable(steps: steps, rate: 0.5, reach: 1) : nil
        }
    }

    /// Takes the next value; nil where nothing about it is unusual, while warming up, and for missing values. O(1).
    ///
    /// - Parameters:
    ///   - value: NaN and infinities are missing.
    ///   - step: its place on the time axis, for series with gaps or several values a step; nil for the one after the last.
    ///
    /// Source: as the type.
    public mutating func update(_ value: Double, step: Int? = nil) -> Anomaly? {
        index += 1
        let step = step ?? (lastStep &+ 1)
        lastStep = step
        held *= fading
        guard value.isFinite else { return nil }
        let value = Swift.min(1e300, Swift.max(-1e300, value))
        let shortPlace = short?.place(step) ?? 0
        let longPlace = long?.place(step) ?? 0
        let (surprise, sign, size) = surprise(of: value, shortPlace: shortPlace, longPlace: longPlace)
        let isNews = surprise > held + 0.3
        held = Swift.max(held, Swift.min(8, surprise))
        short?.learn(value, at: shortPlace)
        long?.learn(value, at: longPlace)
        seen += 1
        slow += (value - slow) / Swift.min(seen, memory)
        last = value
        guard isNews else { return nil }
        return Anomaly(index: index, kind: sign.kind, size: size, score: 1 - Double.exp2(-surprise / 2))
    }

    /// The surprise of the two rarest signs, and the rarest with its deviation.
    @inline(__always)
    private mutating func surprise(
        of value: Double, shortPlace: Int, longPlace: Int
    ) -> (surprise: Double, sign: Sign, size: Double) {
        if seen == 0 {
            (first, last, slow, fast, slower) = (value, value, value, value, value)
        }
        reach = Swift.max(reach, abs(value - first))
        let change = abs(value - last)
        fast += 0.1 * (value - fast)
        slower += 0.03 * (value - slower)
        var miss = Swift.min(change, abs(value - fast))
        var most = (surprise: 0.0, sign: Sign.place, size: 0.0)
        var second = 0.0
        // Below this it is rounding that differs.
        let least = 1e-9 * reach
        func count(_ sign: Sign, _ deviation: Double, in tails: inout TailHistograms) {
            let size = abs(deviation)
            let surprise = tails.surprise(sign.rawValue, size: size > least ? size : 0, warmUp: warmUp)
            guard size >= minimumEffect else { return }
            if surprise > most.surprise {
                second = most.surprise
                most = (surprise, sign, deviation)
            } else if surprise > second {
                second = surprise
            }
        }
        count(.tenValues, fast - slow, in: &tails)
        count(.thirtyValues, slower - slow, in: &tails)
        let residual = short?.residual(value, at: shortPlace) ?? .nan
        if residual == residual {
            shortRun += 0.3 * (residual - shortRun)
            miss = Swift.min(miss, abs(residual))
            count(.place, residual, in: &tails)
            count(.placeRun, shortRun, in: &tails)
        }
        let longResidual = long?.residual(value, at: longPlace) ?? .nan
        if longResidual == longResidual {
            longRun += 0.1 * (longResidual - longRun)
            count(.longPlaceRun, longRun, in: &tails)
            count(.longPlace, longResidual, in: &tails)
        }
        movement += 0.1 * (change - movement)
        misses += 0.1 * (miss - misses)
        count(.movement, movement, in: &tails)
        count(.misses, misses, in: &tails)
        if most.sign == .misses { most.size = value < slow ? -misses : misses }
        return (most.surprise + second, most.sign, most.size)
    }
}
