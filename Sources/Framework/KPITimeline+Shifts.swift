import Chronology
import Definitions

extension KPITimeline {
    /// The days of a window, read so much earlier (`ago`, `previous`); nil where that has no meaning.
    func days(of slot: Int, shifted shift: LeafShift) -> DayRange? {
        guard shift != .none else { return days(of: slot) }
        switch window {
        case .period(let grain):
            var period = Period(grain, index: slot) - shift.periods
            for duration in shift.durations {
                let unit = Grain(rawValue: duration.unit.rawValue) ?? .day
                guard let earlier = calendar.shift(period, by: -duration.count, unit) else { return nil }
                period = earlier
            }
            return calendar.days(of: period)
        case .trailing(let count):
            let last = moved(Day(number: slot), by: shift.durations) - count.multipliedClamped(by: shift.periods)
            return DayRange(last - max(0, count - 1), last)
        case .total:
            guard shift.periods == 0, let start else { return nil }
            return DayRange(moved(start, by: shift.durations), moved(Day(number: slot), by: shift.durations))
        }
    }

    /// A part of days, moved as a whole.
    func moved(_ days: DayRange, by shift: LeafShift) -> DayRange? {
        guard shift.periods == 0 else { return nil }
        return DayRange(moved(days.first, by: shift.durations), moved(days.last, by: shift.durations))
    }

    private func moved(_ day: Day, by durations: [ExpressionDuration]) -> Day {
        var result = day
        for duration in durations {
            let count = duration.count
            switch duration.unit {
            case .hour: result = result - count / 24
            case .day: result = result - count
            case .week: result = result - count.multipliedClamped(by: 7)
            case .month: result = result.adding(months: -count)
            case .quarter: result = result.adding(months: count.multipliedClamped(by: -3))
            case .year: result = result.adding(months: count.multipliedClamped(by: -12))
            }
        }
        return result
    }
}

extension Int {
    fileprivate func multipliedClamped(by factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? ((self < 0) == (factor < 0) ? .max : .min) : product
    }
}

extension LeafWindows {
    /// The formula over one window, one value a path.
    func evaluate(_ formula: MetricFormula, at slot: Int, of timeline: KPITimeline) -> [Double] {
        formula.evaluate(count: pathCount) { (leaf: Int, shift: LeafShift) -> [Double] in
            guard let days = timeline.days(of: slot, shifted: shift) else {
                return Array(repeating: .nan, count: pathCount)
            }
            return values(leaf, over: days)
        }
    }

    /// The formula over part of a window that lies in hand; nil where it has no value.
    func evaluate(_ formula: MetricFormula, over days: DayRange, of timeline: KPITimeline) -> Double? {
        let values = formula.evaluate(count: pathCount) { (leaf: Int, shift: LeafShift) -> [Double] in
            guard let moved = timeline.moved(days, by: shift) else {
                return Array(repeating: .nan, count: pathCount)
            }
            return self.values(leaf, over: moved)
        }
        return values.first.flatMap { (value: Double) -> Double? in value.isFinite ? value : nil }
    }

    /// The formula over part of a window that lies in hand; what it reads earlier is whole windows. Nil where it has no
    /// value.
    func evaluate(
        _ formula: MetricFormula, over part: DayRange, of slot: Int, in timeline: KPITimeline
    ) -> Double? {
        let values = formula.evaluate(count: pathCount) { (leaf: Int, shift: LeafShift) -> [Double] in
            let read = shift == .none ? part : timeline.days(of: slot, shifted: shift)
            guard let read else { return Array(repeating: .nan, count: pathCount) }
            return self.values(leaf, over: read)
        }
        return values.first.flatMap { (value: Double) -> Double? in value.isFinite ? value : nil }
    }
}
