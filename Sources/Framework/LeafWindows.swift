import Chronology
import Definitions
import Series
import Statistics

/// Leaves over any window: what is in hand from their daily history, what follows from simulated days.
struct LeafWindows {
    /// How the value of a window comes from its days.
    enum Kind: Equatable {
        /// The sum of the days.
        case sum
        /// The last day's value.
        case level
        /// The last day's value, which grows day by day since the period of the grain began (nil: since ever).
        case running(Grain?)
    }

    let kinds: [Kind]
    let history: [SeriesValues]
    let calendar: ProjectCalendar
    /// The last day in hand.
    let through: Day
    /// Number of futures; 1 where nothing is simulated.
    let pathCount: Int
    private let horizon: Int
    /// By leaf and path, `horizon + 1` numbers: running sums, or for levels the values (the first is the last in hand).
    private let futures: [[Double]]

    /// History alone.
    init(kinds: [Kind], history: [SeriesValues], calendar: ProjectCalendar, through: Day) {
        self.init(kinds: kinds, history: history, calendar: calendar, through: through, paths: [])
    }

    /// History, and one set of joint paths a leaf that begins on the day after `through`; for running leaves the
    /// paths are of what each day adds.
    init(kinds: [Kind], history: [SeriesValues], calendar: ProjectCalendar, through: Day, paths: [SamplePaths]) {
        self.kinds = kinds
        self.history = history
        self.calendar = calendar
        self.through = through
        pathCount = paths.first?.pathCount ?? 1
        horizon = paths.first?.horizonSteps ?? 0
        futures = zip(paths, zip(kinds, history)).map { (paths: SamplePaths, leaf: (Kind, SeriesValues)) -> [Double] in
            let lastInHand = leaf.1.values.last { (value: Double) -> Bool in value.isFinite } ?? .nan
            return Self.running(paths, isLevel: leaf.0 == .level, before: leaf.0 == .level ? lastInHand : 0)
        }
    }

    private static func running(_ paths: SamplePaths, isLevel: Bool, before: Double) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(paths.pathCount * (paths.horizonSteps + 1))
        for path in 0..<paths.pathCount {
            var held = before
            result.append(held)
            for step in 0..<paths.horizonSteps {
                let value = paths.values[path * paths.horizonSteps + step]
                if !value.isNaN { held = isLevel ? value : held + value }
                result.append(held)
            }
        }
        return result
    }

    /// The values of a leaf over a window, one a path; NaN where nothing of it is known or it lies beyond the horizon.
    ///
    /// Complexity: O(days in hand + paths).
    func values(_ leaf: Int, over days: DayRange) -> [Double] {
        guard kinds.indices.contains(leaf) else { return unknown }
        switch kinds[leaf] {
        case .sum: return sums(leaf, days)
        case .level:
            guard days.last > through else { return constant(level(leaf, days)) }
            return future(leaf, at: days.last)
        case .running(let grain):
            guard days.last > through else { return constant(history[leaf].value(at: days.last.number)) }
            let first = grain.map { calendar.firstDay(of: calendar.period($0, containing: days.last)) }
            guard let first, first > through else {
                let inHand = history[leaf].value(at: through.number)
                return future(leaf, at: days.last).map { (added: Double) -> Double in inHand + added }
            }
            return difference(future(leaf, at: days.last), future(leaf, at: first - 1))
        }
    }

    private func sums(_ leaf: Int, _ days: DayRange) -> [Double] {
        var (inHand, known) = (0.0, false)
        if let past = DayRange(days.first, min(days.last, through)) {
            for day in held(leaf, past) {
                let value = history[leaf].value(at: day)
                if value.isFinite { (inHand, known) = (inHand + value, true) }
            }
            guard days.last > through else { return constant(known ? inHand : .nan) }
            // A window that is partly in hand but of whose days none is known says nothing about itself.
            guard known else { return unknown }
        }
        let before = max(through, days.first - 1)
        let added = difference(future(leaf, at: days.last), future(leaf, at: before))
        return added.map { (value: Double) -> Double in inHand + value }
    }

    /// The days of a window that the history of a leaf covers.
    private func held(_ leaf: Int, _ days: DayRange) -> Range<Int> {
        let series = history[leaf]
        let first = max(days.first.number, series.start)
        return first..<max(first, min(days.last.number, series.end - 1) + 1)
    }

    private func level(_ leaf: Int, _ days: DayRange) -> Double {
        for day in held(leaf, days).reversed() {
            let value = history[leaf].value(at: day)
            if value.isFinite { return value }
        }
        return .nan
    }

    private func future(_ leaf: Int, at day: Day) -> [Double] {
        let step = day - through
        guard futures.indices.contains(leaf), step >= 0, step <= horizon else { return unknown }
        return (0..<pathCount).map { (path: Int) -> Double in futures[leaf][path * (horizon + 1) + step] }
    }

    private func difference(_ later: [Double], _ earlier: [Double]) -> [Double] {
        zip(later, earlier).map { (pair: (Double, Double)) -> Double in pair.0 - pair.1 }
    }

    private func constant(_ value: Double) -> [Double] { Array(repeating: value, count: pathCount) }
    private var unknown: [Double] { constant(.nan) }
}

extension LeafWindows.Kind {
    /// How windows of a leaf come from its days; nil where they do not (averages, distinct counts, quantiles).
    init?(_ leaf: MetricLeaf) {
        guard let function = leaf.aggregate?.function else { return nil }
        switch leaf.window {
        case nil:
            switch function {
            case .count, .sum: self = .sum
            case .last: self = .level
            default: return nil
            }
        case .cumulative(.toDate(let grain)) where function.isAdditive && grain != .hour: self = .running(grain)
        case .cumulative(.allTime) where function.isAdditive: self = .running(nil)
        case .cumulative, .since: return nil
        }
    }
}
