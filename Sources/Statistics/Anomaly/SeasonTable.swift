/// What a series usually is at each place of a season, learnt value by value.
///
/// Source: exponential smoothing by place in the season (Holt 1957, Winters 1960), without level or trend.
struct SeasonTable: Sendable {
    private var usual: [Double]
    private let rate: Double
    private let reach: Int

    /// - Parameters:
    ///   - rate: what share of a new value is learnt.
    ///   - reach: how many steps early or late a season may be.
    init(steps: Int, rate: Double, reach: Int) {
        usual = [Double](repeating: .nan, count: steps)
        self.rate = rate
        self.reach = reach
    }

    /// The place of a step, which may be negative.
    @inline(__always)
    func place(_ step: Int) -> Int {
        let rest = step % usual.count
        return rest < 0 ? rest + usual.count : rest
    }

    /// The value less what is usual at its place, or at a neighbouring one that suits it better; NaN where nothing is known.
    @inline(__always)
    func residual(_ value: Double, at place: Int) -> Double {
        var best = value - usual[place]
        guard best == best else { return .nan }
        for offset in -reach...reach {
            var other = place + offset
            if other < 0 { other = Swift.max(0, other + usual.count) }
            if other >= usual.count { other -= usual.count }
            let residual = value - usual[Swift.min(other, usual.count - 1)]
            if abs(residual) < abs(best) { best = residual }
        }
        return best
    }

    @inline(__always)
    mutating func learn(_ value: Double, at place: Int) {
        let old = usual[place]
        usual[place] = old == old ? old + rate * (value - old) : value
    }
}
