public import Chronology
public import Definitions
public import Queries
public import Series

/// Computes metrics at a grain from the base values of their leaves.
///
/// First `demands` says which base values are needed; whoever has them (the cache, an engine) answers; `evaluate`
/// then fills, accumulates, rolls up and applies the formula, period by period.
public struct MetricEvaluation: Sendable {
    /// Base values by slice.
    public typealias Base = [[String?]: SeriesValues]

    let calendar: ProjectCalendar
    let facts: [String: SourceFacts]
    /// Values people entered, by metric, as day series.
    let manual: [String: SeriesValues]
    let today: Day

    /// An evaluation on a day that has not ended.
    public init(
        calendar: ProjectCalendar, facts: [String: SourceFacts], manual: [String: SeriesValues], today: Day
    ) {
        self.calendar = calendar
        self.facts = facts
        self.manual = manual
        self.today = today
    }

    /// The base values needed for a metric.
    ///
    /// - Parameters:
    ///   - grain: The grain asked for; nil is one value for the range.
    ///   - range: Days asked for; nil is everything known.
    public func demands(
        _ metric: ResolvedMetric, grain: Grain?, dimensions: [DimensionQuery] = [], range: DayRange? = nil
    ) -> [LeafDemand] {
        var result: [LeafDemand] = []
        for range in metric.formula.shifts.isEmpty ? [range] : [range, history(range)] {
            result += metric.leaves.compactMap { demand($0, grain, dimensions, range) }
        }
        return result
    }

    /// The range without its beginning: what `ago` and `previous` may read.
    func history(_ range: DayRange?) -> DayRange? { range.flatMap { DayRange(LeafWindow.distantPast, $0.last) } }

    func demand(
        _ leaf: MetricLeaf, _ grain: Grain?, _ dimensions: [DimensionQuery], _ range: DayRange?
    ) -> LeafDemand? {
        switch LeafAssembly(leaf) {
        case .manual: return nil
        case .days:
            return LeafDemand(
                leaf: leaf.bare, grain: grain == .hour && leaf.window == nil ? .hour : .day, dimensions: dimensions)
        case .direct:
            let cut = past(range, leaf).flatMap { isWhole($0, grain, leaf) ? nil : $0 }
            let needsRange = grain.map(\.isRetail) ?? false
            return LeafDemand(
                leaf: leaf.bare, grain: grain, dimensions: dimensions,
                range: cut ?? (needsRange ? known(leaf) : nil))
        case .windowedDays:
            return LeafDemand(leaf: leaf, grain: .day, dimensions: dimensions, range: known(leaf))
        }
    }

    /// All days of the leaf's source, today included.
    func known(_ leaf: MetricLeaf) -> DayRange? {
        guard let source = leaf.aggregate?.source.value, let facts = facts[source], let days = facts.days else {
            return nil
        }
        return DayRange(days.first, max(days.last, facts.watermark ?? days.last))
    }

    /// The range, which must end today where later rows would be read otherwise.
    private func past(_ range: DayRange?, _ leaf: MetricLeaf) -> DayRange? {
        guard let known = known(leaf), hasLaterRows(leaf) else { return range }
        return range.map { $0.intersection(known) ?? $0 } ?? known
    }

    private func hasLaterRows(_ leaf: MetricLeaf) -> Bool {
        leaf.aggregate.flatMap { facts[$0.source.value]?.hasLaterRows } ?? false
    }

    /// Whether cutting rows to the range changes no period: it begins and ends with periods, or beyond the data.
    private func isWhole(_ range: DayRange, _ grain: Grain?, _ leaf: MetricLeaf) -> Bool {
        guard let grain, grain != .hour, let known = known(leaf) else { return grain != nil }
        let first = calendar.days(of: calendar.period(grain, containing: range.first)).first
        let last = calendar.days(of: calendar.period(grain, containing: range.last)).last
        let endsBeyond = range.last >= known.last && !hasLaterRows(leaf)
        return (first == range.first || range.first <= known.first) && (last == range.last || endsBeyond)
    }

    /// The metric by slice and period.
    ///
    /// - Parameters:
    ///   - answers: Base values of every demand; one that is absent counts as empty.
    ///   - others: Slices wanted beside those of which there are answers.
    /// - Throws: `ago-does-not-divide`, `manual-not-sliced`, `no-hours`.
    public func evaluate(
        _ metric: ResolvedMetric, grain: Grain?, dimensions: [DimensionQuery] = [], range: DayRange? = nil,
        answers: [LeafDemand: Base], others: Set<[String?]> = []
    ) throws(RefreshFailure) -> MetricSeries {
        let (bases, found) = try bases(metric, grain, dimensions, range, answers)
        let keys = found.union(others)
        var earlier: [Base]?
        if !metric.formula.shifts.isEmpty {
            earlier = try self.bases(metric, grain, dimensions, history(range), answers).bases
        }
        var slices: [MetricSeries.Slice] = []
        for key in keys.sorted(by: Self.isOrdered) {
            let now = try leaves(of: metric, bases, key, grain, range)
            let before = try earlier.map { (bases: [Base]) throws(RefreshFailure) in
                try leaves(of: metric, bases, key, grain, history(range))
            }
            let series = try apply(metric.formula, to: now, earlier: before ?? now, grain: grain ?? .day)
            slices.append(.init(key: key, series: series))
        }
        return MetricSeries(slices: slices)
    }

    /// The leaves of a metric in one slice.
    private func leaves(
        of metric: ResolvedMetric, _ bases: [Base], _ key: [String?], _ grain: Grain?, _ range: DayRange?
    ) throws(RefreshFailure) -> [SeriesValues] {
        var result: [SeriesValues] = []
        for (position, leaf) in metric.leaves.enumerated() {
            var base = bases[position][key]
            if leaf.aggregate?.function == .last, !key.isEmpty {
                base = Self.snapshot(base, among: bases[position])
            }
            result.append(try series(of: leaf, base: base, grain: grain, range: range))
        }
        return result
    }

    /// A stock that is not listed in a later snapshot is used up: without this its old value would be carried into
    /// days that have a count of their own, and slices would not add up to the total.
    private static func snapshot(_ base: SeriesValues?, among all: Base) -> SeriesValues? {
        guard var result = base, let first = result.firstKnown, let end = all.values.map(\.end).max() else {
            return base
        }
        result = result.extended(to: result.start..<Swift.max(end, result.end))
        for series in all.values {
            for position in series.values.indices where !series.values[position].isNaN {
                let index = series.start + position
                if index > first, result.values[index - result.start].isNaN { result.values[index - result.start] = 0 }
            }
        }
        return result
    }

    /// The answers of each leaf, and the slices there are.
    private func bases(
        _ metric: ResolvedMetric, _ grain: Grain?, _ dimensions: [DimensionQuery], _ range: DayRange?,
        _ answers: [LeafDemand: Base]
    ) throws(RefreshFailure) -> (bases: [Base], keys: Set<[String?]>) {
        var bases: [Base] = []
        var keys: Set<[String?]> = dimensions.isEmpty ? [[]] : []
        for leaf in metric.leaves {
            guard let demand = demand(leaf, grain, dimensions, range) else {
                guard dimensions.isEmpty else {
                    throw RefreshFailure(
                        "manual-not-sliced", "A metric entered by hand has no dimensions to slice by.")
                }
                bases.append([:])
                continue
            }
            let base = answers[demand] ?? [:]
            keys.formUnion(base.keys)
            bases.append(base)
        }
        return (bases, keys)
    }

    /// Orders slices by their values, null last.
    static func isOrdered(_ left: [String?], _ right: [String?]) -> Bool {
        for (a, b) in zip(left, right) where a != b {
            guard let a else { return false }
            guard let b else { return true }
            return a < b
        }
        return false
    }
}
