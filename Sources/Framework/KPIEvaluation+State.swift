import Chronology
import Definitions

extension KPIEvaluation {
    /// Shares of the planned way from which a KPI judged by pace counts as on track and at risk.
    static let paceThresholds = (onTrack: 1.0, atRisk: 0.8)

    /// A state, what it rests on, and the rule that applied.
    struct Verdict {
        var state: KPIState
        var basis: StateBasis
        var rule: Sentence
    }

    /// Whether its time has not come: before the start, and for a total also on the first day, which is not over.
    var isNotStarted: Bool {
        guard let start = timeline.start else { return false }
        return timeline.today < start || (kpi.window == .total && timeline.today == start)
    }

    /// Whether the target is met or failed for good; nil while it can still go either way, or data is missing.
    func settled(_ tally: Tally) -> Bool? {
        guard let goal, timeline.deadline != nil, !isNotStarted, let current = timeline.current else { return nil }
        let isComplete = timeline.isOver && tally.missing == 0
        switch kpi.satisfaction {
        case .once:
            if tally.firstInside != nil { return true }
            if isComplete { return false }
            return nil
        case .everyPeriod where kpi.window != .total:
            // Without a start the windows that count move on, and an old failure is forgotten.
            if tally.firstOutside != nil, timeline.start != nil || timeline.isOver { return false }
            return isComplete && tally.known > 0 ? true : nil
        case .everyPeriod, .atDeadline:
            guard let value = amount(at: current) else { return nil }
            if timeline.isOver { return goal.isMet(by: value) }
            guard kpi.window == .total, timeline.start != nil else { return nil }
            let neverFalls = inputs.resolved.formula.neverFalls(inputs.resolved.leaves)
            if neverFalls, let upper = goal.upper, !Goal(lower: nil, upper: upper).isMet(by: value) { return false }
            return neverFalls && goal.upper == nil && goal.isMet(by: value) ? true : nil
        }
    }

    /// Why the data is too old: said by the sources, or because a whole window has gone by since the one judged.
    var tooOld: String? {
        if let staleness = inputs.staleness { return staleness }
        guard !timeline.isOver, let through = timeline.through, let current = timeline.current else { return nil }
        let last = min(timeline.today - 1, timeline.deadline ?? timeline.today - 1)
        let isOld: Bool =
            switch kpi.window {
            case .period: timeline.lastComplete(by: last) - current > 1
            case .trailing(let count): last - through >= max(7, count)
            case .total: last - through > 31
            }
        guard isOld else { return nil }
        return "Data ends on \(PeriodName.of(through)); since then a whole window has gone by without any."
    }

    /// The first rule of DESIGN 4 that applies.
    func verdict(_ settled: Bool?, value: Amount?, path: PathPoint?, gap: Gap?, chance: Chance) -> Verdict {
        if isNotStarted, let start = timeline.start {
            return Verdict(state: .notStarted, basis: .fact, rule: "Its time begins on \(start).")
        }
        if let settled {
            return Verdict(state: settled ? .achieved : .missed, basis: .fact, rule: settlement(settled))
        }
        guard let value else {
            return Verdict(state: .noData, basis: .fact, rule: "There is no value for the window it is judged on.")
        }
        if timeline.isOver, goal != nil {
            return Verdict(
                state: .noData, basis: .fact, rule: "Its time is over, but some of its windows have no value.")
        }
        if let tooOld { return Verdict(state: .stale, basis: .fact, rule: "\(tooOld)") }
        guard let goal else { return Verdict(state: .noTarget, basis: .fact, rule: "There is nothing to judge it by.") }
        guard timeline.deadline != nil else { return judgedNow(value, goal) }
        if let probability = chance.probability { return judged(probability, path: path, gap: gap) }
        return judgedByPace(value, goal, path: path, gap: gap)
    }

    private func settlement(_ met: Bool) -> Sentence {
        if timeline.isOver {
            return met
                ? "The last window that counts is complete, and the target is met."
                : "The last window that counts is complete, and the target is not met."
        }
        switch (kpi.satisfaction, met) {
        case (.once, _): return "It is enough to reach the target once, and a complete window did."
        case (.everyPeriod, _): return "Every window must satisfy the target, and a complete one did not."
        case (.atDeadline, true): return "The target is reached already, and a count cannot fall again."
        case (.atDeadline, false): return "The limit is passed already, and a count cannot fall again."
        }
    }

    private func judgedNow(_ value: Amount, _ goal: Goal) -> Verdict {
        if goal.isMet(by: value) {
            return Verdict(
                state: .onTrack, basis: .now, rule: "Without a deadline it is judged now: the target is met.")
        }
        let bearable = kpi.minimum.map { (limit: Double) -> Bool in
            Goal(lower: goal.isCeiling ? nil : limit, upper: goal.isCeiling ? limit : nil).isMet(by: value)
        }
        return Verdict(
            state: bearable == true ? .atRisk : .offTrack, basis: .now,
            rule: bearable == true
                ? "Without a deadline it is judged now: the target is not met, the minimum is."
                : "Without a deadline it is judged now: the target is not met.")
    }

    private func judged(_ probability: Double, path: PathPoint?, gap: Gap?) -> Verdict {
        let limits = inputs.thresholds
        let isBeyond = gap.map { (gap: Gap) -> Bool in isHold ? gap.favourable >= 0 : gap.favourable > 0 } ?? false
        if probability >= limits.ahead, isBeyond {
            return Verdict(
                state: .ahead, basis: .chance,
                rule: "The chance is at least \(share: limits.ahead) and the value is beyond the path.")
        }
        if probability >= limits.onTrack {
            return Verdict(
                state: .onTrack, basis: .chance, rule: "The chance is at least \(share: limits.onTrack).")
        }
        if probability >= limits.atRisk {
            return Verdict(
                state: .atRisk, basis: .chance,
                rule: "The chance is below \(share: limits.onTrack) and at least \(share: limits.atRisk).")
        }
        return Verdict(state: .offTrack, basis: .chance, rule: "The chance is below \(share: limits.atRisk).")
    }

    private func judgedByPace(_ value: Amount, _ goal: Goal, path: PathPoint?, gap: Gap?) -> Verdict {
        let limits = Self.paceThresholds
        if isHold || path == nil {
            let met = goal.isMet(by: value)
            return Verdict(
                state: met ? .onTrack : .offTrack, basis: .pace,
                rule:
                    "There is no chance to go by; the last complete window \(met ? "satisfies" : "misses") the target.")
        }
        if let gap, gap.favourable >= 0 {
            return Verdict(
                state: .onTrack, basis: .pace, rule: "There is no chance to go by; the value is on the path or beyond.")
        }
        if let done = way(to: value.value), let planned = path?.progress, planned > 0, done >= limits.atRisk * planned {
            return Verdict(
                state: .atRisk, basis: .pace,
                rule: "There is no chance to go by; the value has come \(share: done / planned) of the planned way.")
        }
        return Verdict(
            state: .offTrack, basis: .pace,
            rule:
                "There is no chance to go by; the value has come less than \(share: limits.atRisk) of the planned way.")
    }
}
