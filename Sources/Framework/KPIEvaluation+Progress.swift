import Definitions

extension KPIEvaluation {
    /// How far the KPI has come; nil where that has no meaning.
    func progress(at slot: Int?) -> Progress? {
        guard goal != nil else { return nil }
        if isHold {
            let tally = tally
            return tally.known == 0 ? nil : .held(inside: tally.inside, of: tally.known)
        }
        guard let slot, let value = value(at: slot) else { return nil }
        return way(to: value).map { (share: Double) -> Progress in .way(share) }
    }

    /// Value ÷ target, or target ÷ value where less is better.
    func attainment(of value: Double) -> Double? {
        guard let goal, let target = goal.limit, value > 0, target > 0 else { return nil }
        let ratio = goal.isCeiling ? target / value : value / target
        return ratio.isFinite ? ratio : nil
    }

    /// The complete windows that count, by whether they satisfy the target.
    struct Tally {
        var inside = 0
        var known = 0
        var missing = 0
        /// The first window that satisfies, and the first that does not.
        var firstInside: Int?
        var firstOutside: Int?
    }

    var tally: Tally {
        var tally = Tally()
        guard let goal else { return tally }
        for slot in timeline.counted {
            guard let amount = amount(at: slot) else {
                tally.missing += 1
                continue
            }
            tally.known += 1
            if goal.isMet(by: amount) {
                tally.inside += 1
                tally.firstInside = tally.firstInside ?? slot
            } else {
                tally.firstOutside = tally.firstOutside ?? slot
            }
        }
        return tally
    }
}
