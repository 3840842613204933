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
        metric.leaves.compactMap { demand($0, grain, dimensions, range) }
    }

    func demand(
        _ leaf: MetricLeaf, _ grain: Grain?, _ dimensions: [DimensionQuery], _ range: DayRange?
    ) -> LeafDemand? {
        switch LeafAssembly(leaf) {
        case .manual: return nil
        case .days:
            return LeafDemand(
                leaf: leaf.bare, grain: grain == .hour && leaf.window == nil ? .hour : .day, dimensions: dimensions)
        case .direct:
            let cut = range.flatMap { isWhole($0, grain, leaf) ? nil : $0 }
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

    /// Whether cutting rows to the range changes no period: it begins and ends with periods, or beyond the data.
    private func isWhole(_ range: DayRange, _ grain: Grain?, _ leaf: MetricLeaf) -> Bool {
        guard let grain, grain != .hour, let known = known(leaf) else { return grain != nil }
        let first = calendar.days(of: calendar.period(grain, containing: range.first)).first
        let last = calendar.days(of: calendar.period(grain, containing: range.last)).last
        return (first == range.first || range.first <= known.first) && (last == range.last || range.last >= known.last)
    }

    /// The metric by slice and period.
    ///
    /// - Parameter answers: Base values of every demand; one that is absent counts as empty.
    /// - Throws: `ago-does-not-divide`, `manual-not-sliced`.
    public func evaluate(
        _ metric: ResolvedMetric, grain: Grain?, dimensions: [DimensionQuery] = [], range: DayRange? = nil,
        answers: [LeafDemand: Base]
    ) throws(RefreshFailure) -> MetricSeries {
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
        var slices: [MetricSeries.Slice] = []
        for key in keys.sorted(by: Self.isOrdered) {
            var leaves: [SeriesValues] = []
            for (position, leaf) in metric.leaves.enumerated() {
                leaves.append(try series(of: leaf, base: bases[position][key], grain: grain, range: range))
            }
            slices.append(.init(key: key, series: try apply(metric.formula, to: leaves, grain: grain ?? .day)))
        }
        return MetricSeries(slices: slices)
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
