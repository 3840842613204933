/// Series on the same steps, adjusted once, ready to be judged follower by follower.
///
/// Judging is free of side effects: followers may be judged on several threads at once.
///
/// Source: the parts name theirs (`AdjustedSeries`, `CommonFactors`, `ConditionalSelection`).
public struct LeadLagPanel: Sendable {
    /// The settings everything is judged by.
    public let search: LeadLagSearch
    /// Why a series cannot be judged at all, by its place in the panel.
    public let gaps: [Int: LeadLagGap]
    /// The number of steps.
    public let steps: Int

    let adjusted: [AdjustedSeries?]
    /// Places of the series that may lead, those that can be judged alone.
    let leaders: [Int]
    let factors: CommonFactors
    /// All leaders' values once more in single precision, one after the other; empty unless there are many.
    let screened: [Float]

    /// Adjusts every series: `nil` in `leaders` lets all of them lead. O(series × steps × calendar terms).
    ///
    /// Source: `AdjustedSeries`, `CommonFactors`.
    public init(_ series: [[Double]], leaders: [Int]? = nil, search: LeadLagSearch) {
        let prepared = PreparedPanel(series, search: search)
        self.init(prepared, prepared.adjusted(in: series.indices), leaders: leaders)
    }

    /// Puts a panel together from runs of series that were adjusted apart, in order.
    ///
    /// Source: definition.
    public init(_ prepared: PreparedPanel, _ runs: PreparedPanel.Run..., leaders: [Int]? = nil) {
        self.init(prepared, joined: runs, leaders: leaders)
    }

    /// As above, with the runs in an array.
    ///
    /// Source: definition.
    public init(_ prepared: PreparedPanel, joined runs: [PreparedPanel.Run], leaders: [Int]? = nil) {
        search = prepared.search
        steps = prepared.steps
        adjusted = runs.flatMap { (run: PreparedPanel.Run) -> [AdjustedSeries?] in run.series }
        var gaps: [Int: LeadLagGap] = [:]
        for run in runs { gaps.merge(run.gaps) { (_, new: LeadLagGap) -> LeadLagGap in new } }
        self.gaps = gaps
        let all = adjusted
        self.leaders = (leaders ?? Array(all.indices)).filter { (place: Int) -> Bool in
            all.indices.contains(place) && all[place] != nil
        }
        factors = CommonFactors(self.leaders.compactMap { (place: Int) -> AdjustedSeries? in all[place] })
        var single: [Float] = []
        if self.leaders.count > LeadLagSearch.survivors {
            single.reserveCapacity(self.leaders.count * steps)
            for place in self.leaders {
                single += (all[place]?.values ?? []).map { (value: Double) -> Float in Float(value) }
            }
        }
        screened = single
    }

    /// Judges every leader against one follower. O(leaders × lags × steps) for each leader found, and once for screening.
    ///
    /// Source: `ConditionalSelection`.
    public func finding(for follower: Int) -> LeadLagFinding {
        guard adjusted.indices.contains(follower), let target = adjusted[follower] else {
            return LeadLagFinding(follower: follower, links: [], unjudged: [:], gap: gaps[follower] ?? .empty)
        }
        var unjudged: [Int: LeadLagGap] = gaps
        unjudged[follower] = nil
        var candidates: [Int] = []
        candidates.reserveCapacity(leaders.count)
        for place in leaders where place != follower {
            guard let one = adjusted[place] else { continue }
            let both =
                one.observed == steps || target.observed == steps
                ? Swift.min(one.observed, target.observed)
                : zip(one.isObserved, target.isObserved).reduce(0) { (sum: Int, pair: (Bool, Bool)) -> Int in
                    sum + (pair.0 && pair.1 ? 1 : 0)
                }
            if both < search.needed {
                unjudged[place] = .noOverlap(steps: both, needed: search.needed)
            } else if one.isDifferenced == target.isDifferenced,
                abs(Kernel.dot(one.values, target.values)) > (1 - 1e-9) * Double(steps)
            {
                unjudged[place] = .functionOfFollower
            } else {
                candidates.append(place)
            }
        }
        var selection = ConditionalSelection(self, target: target, candidates: candidates)
        let links = selection.links(follower: follower)
        unjudged.merge(selection.alike) { (old: LeadLagGap, _) -> LeadLagGap in old }
        return LeadLagFinding(follower: follower, links: links, unjudged: unjudged, gap: nil)
    }

    /// Judges the followers one after the other.
    ///
    /// Source: `finding(for:)`.
    public func findings(for followers: [Int]) -> [LeadLagFinding] {
        followers.map { (follower: Int) -> LeadLagFinding in finding(for: follower) }
    }
}

/// A panel whose series are still to be adjusted, in as many runs as there are threads.
///
/// Source: definition.
public struct PreparedPanel: Sendable {
    /// Series that have been adjusted.
    public struct Run: Sendable {
        let series: [AdjustedSeries?]
        let gaps: [Int: LeadLagGap]
    }

    let series: [[Double]]
    let search: LeadLagSearch
    let steps: Int
    let calendar: PanelCalendar

    /// Looks at the lengths: the commonest among the series is the panel's, the longest if several are. O(series).
    ///
    /// Source: definition.
    public init(_ series: [[Double]], search: LeadLagSearch) {
        self.series = series
        self.search = search
        var counts: [Int: Int] = [:]
        for one in series where !one.isEmpty { counts[one.count, default: 0] += 1 }
        let common = counts.max { (a: (key: Int, value: Int), b: (key: Int, value: Int)) -> Bool in
            (a.value, a.key) < (b.value, b.key)
        }
        steps = common?.key ?? 0
        calendar = PanelCalendar(steps: steps, rhythm: search.rhythm)
    }

    /// Adjusts a run of the series. O(run × steps × calendar terms).
    ///
    /// Source: `AdjustedSeries`.
    public func adjusted(in places: Range<Int>) -> Run {
        var result: [AdjustedSeries?] = []
        var gaps: [Int: LeadLagGap] = [:]
        for place in places {
            do throws(LeadLagGap) {
                result.append(try AdjustedSeries(series[place], with: calendar, needed: search.needed))
            } catch {
                result.append(nil)
                gaps[place] = error
            }
        }
        return Run(series: result, gaps: gaps)
    }
}
