import Chronology
import Definitions
import Series

extension KPIEvaluation {
    /// Leaves over windows in hand; nil where windows do not follow from days.
    var leavesInHand: LeafWindows? {
        guard let through = timeline.through, inputs.leafDaily.count == inputs.resolved.leaves.count else { return nil }
        var kinds: [LeafWindows.Kind] = []
        for leaf in inputs.resolved.leaves {
            guard let kind = LeafWindows.Kind(leaf) else { return nil }
            kinds.append(kind)
        }
        return LeafWindows(
            kinds: kinds, history: leafHistory(through), calendar: inputs.calendar, through: through)
    }

    /// The leaves by day, without what came in after the last day that counts.
    func leafHistory(_ through: Day) -> [SeriesValues] {
        inputs.leafDaily.map { (series: SeriesValues) -> SeriesValues in
            guard series.end > through.number + 1 else { return series }
            let kept = max(0, through.number + 1 - series.start)
            return SeriesValues(grain: series.grain, start: series.start, values: Array(series.values.prefix(kept)))
        }
    }

    /// Against the window before; a total has none.
    func changeOnPrevious(_ value: WindowValue, at slot: Int) -> Change? {
        switch kpi.window {
        case .total: return nil
        case .period(let grain):
            let comparison = inputs.calendar.comparisonWithPrevious(Period(grain, index: slot))
            guard let earlier = windowValue(at: comparison.period.index),
                var change = change(value, on: earlier, "last \(grain.noun)")
            else { return nil }
            change.note = comparison.note
            return change
        case .trailing(let count):
            return windowValue(at: (Day(number: slot) - count).number).flatMap {
                change(value, on: $0, count == 1 ? "the day before" : "the \(count) days before")
            }
        }
    }

    /// Against the same window a year earlier: 52 weeks back for weeks and days, the same elapsed part for a total.
    func changeOnLastYear(_ value: WindowValue, at slot: Int) -> Change? {
        guard kpi.window == .total else {
            let comparison = yearEarlier(slot)
            guard let earlier = windowValue(at: comparison.index), var change = change(value, on: earlier, "last year")
            else { return nil }
            change.note = comparison.note
            return change
        }
        let days = value.days
        guard let earlier = DayRange(days.first.adding(months: -12), days.last.adding(months: -12)),
            let leaves = leavesInHand, isLoaded(from: earlier.first),
            let before = leaves.evaluate(inputs.resolved.formula, over: earlier, of: timeline)
        else { return nil }
        return change(value, on: WindowValue(value: before, days: earlier, name: PeriodName.of(earlier)), "last year")
    }

    /// Whether every leaf was already measured on a day.
    private func isLoaded(from day: Day) -> Bool {
        inputs.leafDaily.allSatisfy { (series: SeriesValues) -> Bool in
            let first = series.values.firstIndex { (value: Double) -> Bool in value.isFinite }
            return first.map { (position: Int) -> Bool in series.start + position <= day.number } ?? false
        }
    }

    /// The window a year before another, and what is odd about the two; windows that end on any day go 52 weeks back.
    private func yearEarlier(_ slot: Int) -> (index: Int, note: String?) {
        guard let grain = timeline.grain, grain != .day, grain != .hour else { return (slot - slotsPerYear, nil) }
        let comparison = inputs.calendar.samePeriodLastYear(Period(grain, index: slot))
        return (comparison.period.index, comparison.note)
    }

    private func change(_ value: WindowValue, on earlier: WindowValue, _ name: String) -> Change? {
        let difference = Amount(value).minus(Amount(earlier))
        guard difference.isFinite else { return nil }
        var relative: Double?
        if unit != .percent, earlier.value > 0, (difference / earlier.value).isFinite {
            relative = difference / earlier.value
        }
        return Change(
            against: earlier, difference: difference, relative: relative,
            isImprovement: improvement(from: earlier.value, to: value.value), name: name)
    }

    private func improvement(from before: Double, to after: Double) -> Bool? {
        guard before != after else { return nil }
        switch inputs.metric.direction {
        case .up: return after > before
        case .down: return after < before
        case .none: return nil
        case .band:
            guard let goal, goal.limit == nil else { return nil }
            let (was, now) = (goal.margin(of: before), goal.margin(of: after))
            // Inside the band one value is as good as another.
            return was >= 0 && now >= 0 ? nil : now > was
        }
    }

    /// The period that has begun and is not complete, if anything of it is loaded.
    var openWindow: OpenWindow? {
        guard let part = OpenPart(timeline) else { return nil }
        let slot = part.period.index
        let days = timeline.days(of: slot)
        return OpenWindow(
            value: value(at: slot), days: days, name: timeline.name(of: slot), elapsedDays: part.days.count,
            path: openPath(slot, days, part.days.last), sameElapsedBefore: sameElapsedBefore(part))
    }

    private func openPath(_ slot: Int, _ days: DayRange, _ through: Day) -> Double? {
        // A sum comes in day by day; a level should already be where the path is.
        guard accumulates else { return path(on: through, slot: slot)?.value }
        return path(on: days.last, slot: slot).map { (point: PathPoint) -> Double in
            point.value * Double(through - days.first + 1) / Double(days.count)
        }
    }

    /// What the open window's value was a window ago, when it had come as far; all of that window where it is shorter.
    ///
    /// What a formula reads earlier is whole windows, then as now.
    private func sameElapsedBefore(_ part: OpenPart) -> Double? {
        if let leaves = leavesInHand {
            guard isLoaded(from: part.daysBefore.first) else { return nil }
            return leaves.evaluate(
                inputs.resolved.formula, over: part.daysBefore, of: part.earlier.index, in: timeline)
        }
        return part.isWholeBefore ? value(at: part.earlier.index) : inputs.elapsedBefore
    }
}
