import Chronology
import Definitions
import Series
import Statistics

extension KPIEvaluation {
    /// What is needed from here, and what the past says about it.
    var pace: KPIPace {
        guard let goal, timeline.deadline != nil, !timeline.isOver, let through = timeline.through else {
            return .unknown
        }
        if isHold { return holdPace(goal) }
        guard let target = targetValue else { return .unknown }
        if kpi.window == .total, accumulates { return amountPace(target, through) }
        return changePace(target)
    }

    private func holdPace(_ goal: Goal) -> KPIPace {
        guard let limit = goal.limit, !timeline.remaining.isEmpty else { return .unknown }
        let (grain, length) = paceUnit(timeline.remaining.count)
        return KPIPace(
            required: KPIPace.Requirement(
                kind: .level, amount: limit, grain: grain, remaining: Double(timeline.remaining.count) / length))
    }

    /// The unit in which people count what is left, and its length in windows.
    private func paceUnit(_ slots: Int) -> (grain: Grain, length: Double) {
        if let grain = timeline.grain { return (grain, 1) }
        let days = timeline.start.flatMap { (start: Day) -> Int? in timeline.deadline.map { $0 - start + 1 } } ?? slots
        if days <= 45 { return (.day, 1) }
        return days <= 200 ? (.week, 7) : (.month, 365.25 / 12)
    }

    private func amountPace(_ target: Double, _ through: Day) -> KPIPace {
        guard let start = timeline.start, let final = timeline.final else { return .unknown }
        let remaining = final - max(through, start - 1).number
        let elapsed = max(0, through - start + 1)
        let known = timeline.current.flatMap { amount(at: $0) }
        let inHand = known?.value ?? 0
        guard remaining > 0, elapsed == 0 || known != nil else { return .unknown }
        let (grain, length) = paceUnit(remaining)
        var pace = KPIPace(
            required: KPIPace.Requirement(
                kind: .amount, amount: rest(of: target, known ?? Amount(0)) / Double(remaining) * length, grain: grain,
                remaining: Double(remaining) / length))
        let isCeiling = goal?.isCeiling ?? false
        let days = inputs.daily.slice(inputs.daily.start..<max(inputs.daily.start, through.number + 1))
        if let best = Pace.bestSum(days.values, window: remaining, falling: isCeiling) {
            pace.bestEver = best.sum / Double(remaining) * length
            pace.bestEverEnd = Day(number: days.start + best.endStep)
        }
        guard elapsed > 0 else { return pace }
        let rate = inHand / Double(elapsed)
        pace.current = rate * length
        pace.projectedValue = Pace.linearTotal(inHand: inHand, elapsedSteps: elapsed, remainingSteps: remaining)
        if !isCeiling { pace.projectedDate = reached(target, from: known ?? Amount(0), rate: rate, on: through.number) }
        return pace
    }

    /// What is missing to the target.
    private func rest(of target: Double, _ amount: Amount) -> Double { Amount(meant: target).minus(amount) }

    private func changePace(_ target: Double) -> KPIPace {
        guard let current = timeline.current, let now = value(at: current), let final = timeline.final else {
            return .unknown
        }
        let remaining = final - current
        guard remaining > 0 else { return .unknown }
        let (grain, length) = paceUnit(remaining)
        var pace = KPIPace(
            required: KPIPace.Requirement(
                kind: .change,
                amount: rest(of: target, amount(at: current) ?? Amount(now)) / Double(remaining) * length,
                grain: grain,
                remaining: Double(remaining) / length))
        let falling = goal?.isCeiling ?? false
        let past = inputs.windowed.slice(inputs.windowed.start..<max(inputs.windowed.start, current + 1))
        if let best = Pace.bestChange(past.values, window: remaining, falling: falling) {
            pace.bestEver = best.change / Double(remaining) * length
            pace.bestEverEnd = timeline.days(of: past.start + best.endStep).last
        }
        guard let slope = slope(to: current, now) else { return pace }
        pace.current = slope * length
        pace.projectedValue = now + slope * Double(remaining)
        pace.projectedDate = reached(target, from: amount(at: current) ?? Amount(now), rate: slope, on: current)
        return pace
    }

    /// Change from window to window: of the line through the complete ones, or since the baseline where they are few.
    private func slope(to current: Int, _ now: Double) -> Double? {
        let counted = timeline.counted
        let values = counted.map { (slot: Int) -> Double in value(at: slot) ?? .nan }
        if Descriptive.count(values) >= 3, let line = Pace.leastSquaresLine(values) { return line.slope }
        guard let baseline, let first = timeline.first, current >= first else { return nil }
        return (now - baseline) / Double(current - first + 1)
    }

    /// The last day of the window in which the target is reached at a constant rate; nil if it is already, after twenty years or
    /// never.
    private func reached(_ target: Double, from amount: Amount, rate: Double, on slot: Int) -> Day? {
        if goal?.isMet(by: amount) == true { return nil }
        let steps = (rest(of: target, amount) / rate).rounded(.up)
        guard steps.isFinite, steps > 0, steps <= 20 * Double(slotsPerYear) else { return nil }
        return timeline.days(of: slot + Int(steps)).last
    }
}
