import RealModule

/// The choice of one follower's leaders, each judged beyond the follower's own past, the common factors and the others.
///
/// The follower is first regressed on its own past and on lagged common factors, as far as the Bayesian information criterion
/// wants them. Then the lagged leader that explains most of the rest enters, as long as the best of so many leaders and
/// lags would explain as much less often than `entry` by chance; then what the others made superfluous leaves. Of many
/// leaders only the most promising are looked at, but the accounting is over all.
///
/// Source: Benjamini & Gavrilov (2009), "A simple forward selection procedure based on false discovery rate control", with
/// the constant (Bonferroni) penalty; Fan & Lv (2008), "Sure independence screening for ultrahigh dimensional feature
/// space", for the screening, repeated after each choice; Chen, Cowan & Grant (1991), orthogonal least squares.
struct ConditionalSelection {
    let panel: LeadLagPanel
    let target: AdjustedSeries
    /// Places of all leaders that are judged.
    let candidates: [Int]
    let lags: Int
    /// The first step that has all its past.
    let start: Int
    let count: Int
    /// The follower, and what is left of it.
    private(set) var followed: [Double]
    private(set) var rest: [Double]
    /// Orthonormal columns of everything in the model.
    private(set) var basis: [[Double]] = []
    /// The columns that are always in the model.
    private(set) var own: [[Double]] = []
    /// Leaders that cannot be told apart from a chosen one.
    private(set) var alike: [Int: LeadLagGap] = [:]
    private(set) var pool = LeadPool()

    init(_ panel: LeadLagPanel, target: AdjustedSeries, candidates: [Int]) {
        self.panel = panel
        self.target = target
        self.candidates = candidates
        lags = panel.search.maximumLag
        let past = panel.search.ownLags(steps: panel.steps)
        start = lags
        count = Swift.max(0, panel.steps - start)
        followed = Array(target.values.suffix(count))
        rest = followed
        takeIn([Double](repeating: 1, count: count), always: true)
        chooseOwnPast(past)
    }

    /// Observed rows less the parameters of the adjustment and of the model, with one more to come.
    private var freedom: Double {
        let observed = target.observed == panel.steps ? count : target.isObserved.suffix(count).filter { $0 }.count
        return Double(observed - Swift.max(0, target.parameters - 1) - basis.count - 1)
    }

    /// The values of a series `lag` steps before each row; before the first step its mean, zero.
    func lagged(_ values: [Double], _ lag: Int) -> [Double] {
        let missing = Swift.min(count, Swift.max(0, lag - start))
        return [Double](repeating: 0, count: missing)
            + values[(start - lag + missing)..<Swift.max(start - lag + missing, start - lag + count)]
    }

    private mutating func takeIn(_ column: [Double], always: Bool) {
        var orthogonal = column
        for _ in 0..<2 {
            for known in basis { Kernel.subtract(known, times: Kernel.dot(known, orthogonal), from: &orthogonal) }
        }
        let norm = Kernel.dot(orthogonal, orthogonal).squareRoot()
        guard norm > 0 else { return }
        for step in orthogonal.indices { orthogonal[step] /= norm }
        Kernel.subtract(orthogonal, times: Kernel.dot(orthogonal, rest), from: &rest)
        basis.append(orthogonal)
        if always { own.append(column) }
    }

    private mutating func chooseOwnPast(_ past: Int) {
        guard count > 20 else { return }
        takeIn(lagged(target.values, 1), always: true)
        var offers = (2..<Swift.max(3, past + 1)).map { (lag: Int) -> [Double] in lagged(target.values, lag) }
        for factor in panel.factors.series {
            for lag in 1...lags { offers.append(lagged(factor, lag)) }
        }
        // Each offer is kept free of what is in the model, so that a round costs one pass.
        var free = offers
        for column in basis {
            for place in free.indices {
                Kernel.subtract(column, times: Kernel.dot(column, free[place]), from: &free[place])
            }
        }
        let penalty = Double.log(Double(count)) + 2
        while own.count < 20 {
            let left = Kernel.dot(rest, rest)
            var best = (place: -1, share: 0.0)
            for place in free.indices {
                let norm = Kernel.dot(free[place], free[place])
                guard norm > 1e-6 * Double(count), left > 0 else { continue }
                let product = Kernel.dot(free[place], rest)
                let share = product * product / norm / left
                if share > best.share { best = (place, share) }
            }
            guard best.place >= 0, best.share < 1, freedom > 5, best.share * freedom / (1 - best.share) > penalty else {
                break
            }
            takeIn(offers[best.place], always: true)
            guard let added = basis.last else { break }
            for place in free.indices {
                Kernel.subtract(added, times: Kernel.dot(added, free[place]), from: &free[place])
            }
        }
    }

    /// Enters leaders until none is sure enough; the places and lags chosen.
    private mutating func enter() -> [LeadPool.Window] {
        let hypotheses = Double(candidates.count * lags)
        var chosen: [LeadPool.Window] = []
        guard !candidates.isEmpty, count > 20 else { return [] }
        pool.fill(promising(besides: []), self)
        while chosen.count < LeadLagSearch.most, freedom > 10 {
            let left = Kernel.dot(rest, rest)
            guard left > 1e-12 * Kernel.dot(followed, followed), let best = pool.best() else { break }
            let share = Swift.min(1, best.share / left)
            let t = share < 1 ? (share * freedom / (1 - share)).squareRoot() : .infinity
            let p = StudentDistribution.twoSided(t, degreesOfFreedom: freedom)
            guard p * hypotheses <= panel.search.entry else {
                // With leaders in the model others may come to light that were not promising before.
                guard !chosen.isEmpty, candidates.count > pool.places.count, !pool.isRefilled else { break }
                pool.isRefilled = true
                pool.fill(promising(besides: pool.places), self)
                continue
            }
            chosen.append(best.window)
            takeIn(lagged(panel.adjusted[best.window.place]?.values ?? [], best.window.lag), always: false)
            guard let added = basis.last else { break }
            let product = Kernel.dot(added, followed)
            pool.take(added, product, self)
            for place in pool.extinguished(at: best.window.lag, by: best.window.place) {
                alike[place] = .functionOf(series: best.window.place)
            }
            pool.isRefilled = false
        }
        return chosen
    }

    /// The leaders that come closest to what is left, all where they are few.
    private func promising(besides known: [Int]) -> [Int] {
        guard !panel.screened.isEmpty else { return known.isEmpty ? candidates : [] }
        let single = rest.map { (value: Double) -> Float in Float(value) }
        let taken = Set(known)
        var scores: [(place: Int, score: Float)] = []
        scores.reserveCapacity(candidates.count)
        panel.screened.withUnsafeBufferPointer { (all: UnsafeBufferPointer<Float>) in
            single.withUnsafeBufferPointer { (weights: UnsafeBufferPointer<Float>) in
                guard let base = all.baseAddress, let rows = weights.baseAddress else { return }
                var next = 0
                for (position, place) in panel.leaders.enumerated() {
                    guard next < candidates.count else { break }
                    guard candidates[next] == place else { continue }
                    next += 1
                    if taken.contains(place) { continue }
                    let first = base + (position * panel.steps + start - 1)
                    scores.append(
                        (place, Kernel.largestSlidingDot(first, rows, count: count, windows: lags)))
                }
            }
        }
        scores.sort { (a: (place: Int, score: Float), b: (place: Int, score: Float)) -> Bool in
            (b.score, a.place) < (a.score, b.place)
        }
        let most = known.isEmpty ? LeadLagSearch.survivors : LeadLagSearch.survivors / 4
        return scores.prefix(most).map { (one: (place: Int, score: Float)) -> Int in one.place }
    }

    /// The supported links, surest first.
    mutating func links(follower: Int) -> [LeadLagLink] {
        var chosen = enter()
        let hypotheses = Double(candidates.count * lags)
        let values = panel.adjusted
        func design(_ windows: [LeadPool.Window]) -> LaggedDesign {
            LaggedDesign(
                own: own, followed: followed,
                windows.map { (window: LeadPool.Window) -> [Double] in
                    lagged(values[window.place]?.values ?? [], window.lag)
                })
        }
        let observed =
            Double(count) - Double(target.parameters - 1) - Double(target.isObserved.suffix(count).filter { !$0 }.count)
        var judged = design(chosen)
        var tests: [LaggedDesign.Test] = []
        while !chosen.isEmpty {
            tests = judged.tests(rows: observed)
            guard let worst = tests.indices.max(by: { (a: Int, b: Int) -> Bool in tests[a].p < tests[b].p }),
                !(tests[worst].p * hypotheses <= panel.search.entry)
            else { break }
            chosen.remove(at: worst)
            judged = design(chosen)
        }
        guard !chosen.isEmpty else { return [] }
        // Of one leader at several lags the surest stands for all.
        var kept: [Int: Int] = [:]
        for place in chosen.indices {
            let leader = chosen[place].place
            if let known = kept[leader], tests[known].p <= tests[place].p { continue }
            kept[leader] = place
        }
        let gains = judged.outOfSampleGains()
        let halves = judged.halves()
        let order = kept.values.sorted { (a: Int, b: Int) -> Bool in (tests[a].p, a) < (tests[b].p, b) }
        let chances = order.map { (place: Int) -> Double in
            -Double.expMinusOne(Double(lags) * Double.log(onePlus: -Swift.min(tests[place].p, 1 - 1e-16)))
        }
        var rates = chances
        var lowest = 1.0
        for rank in order.indices.reversed() {
            lowest = Swift.min(lowest, chances[rank] * Double(candidates.count) / Double(rank + 1))
            rates[rank] = lowest
        }
        let links = order.indices.map { (rank: Int) -> LeadLagLink in
            let place = order[rank]
            return LeadLagLink(
                leader: chosen[place].place, follower: follower, lag: chosen[place].lag,
                coefficient: tests[place].coefficient, strength: tests[place].strength, p: chances[rank],
                q: rates[rank],
                outOfSampleGain: gains[place], halves: halves[place])
        }
        return panel.search.demandsGain
            ? links.filter { (link: LeadLagLink) -> Bool in link.isStable && link.outOfSampleGain > 0 } : links
    }
}
