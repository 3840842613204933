import Chronology
import Definitions
import Series

extension KPIEvaluation {
    /// Where the KPI should be at the end of the window it is judged on.
    func path(at slot: Int) -> PathPoint? { path(on: timeline.days(of: slot).last, slot: slot) }

    /// Where the KPI should be at the end of a day; `slot` is the window of the seasonal shape.
    func path(on day: Day, slot: Int) -> PathPoint? {
        guard let target = targetValue else { return nil }
        let isStepped: Bool = if case .steps = kpi.path { true } else { false }
        if isHold && !isStepped { return PathPoint(value: target, day: day, shape: .hold, progress: nil) }
        guard let end = timeline.final.map({ timeline.days(of: $0).last }) else { return nil }
        switch kpi.path {
        case .steps(let steps):
            let due = day >= end ? target : steps.last { (step: KPIDefinition.Step) -> Bool in step.by <= day }?.value
            return (due ?? origin).flatMap { point($0, day, .steps) }
        case .seasonal:
            if let share = seasonalShare(at: slot) { return point(share * target, day, .seasonal) }
            return linear(target, day, end)
        case .linear: return linear(target, day, end)
        }
    }

    private func linear(_ target: Double, _ day: Day, _ end: Day) -> PathPoint? {
        guard let origin, let start = timeline.start, start <= end else { return nil }
        // At its end the path is the target itself, not a fraction next to it.
        if day >= end { return point(target, day, .linear) }
        let elapsed = Double(max(0, min(day, end) - start + 1))
        let share = elapsed / Double(end - start + 1)
        return point(origin + (target - origin) * share, day, .linear)
    }

    private func point(_ value: Double, _ day: Day, _ shape: PathPoint.Shape) -> PathPoint? {
        guard value.isFinite else { return nil }
        return PathPoint(value: value, day: day, shape: shape, progress: way(to: value))
    }

    /// Share of the way from the origin to the target at which a value lies; nil where there is no way.
    func way(to value: Double) -> Double? {
        guard let target = targetValue, let origin, !isHold else { return nil }
        let share = (value - origin) / (target - origin)
        return share.isFinite ? share : nil
    }

    /// The window's share of the final one in the seasonal shape: the mean of up to three years before the start.
    ///
    /// Nil where no year before the start is known in full, or the shape's end is not positive.
    func seasonalShare(at slot: Int) -> Double? {
        guard let final = timeline.final, let first = timeline.first, final >= first else { return nil }
        if kpi.window == .total { return accumulatedSeasonalShare(first: first, slot: slot, final: final) }
        let year = slotsPerYear
        let back = yearsBack(windows: final - first + 1)
        var shares: [Double] = []
        for years in back..<back + 3 {
            guard let here = value(at: slot - years * year), let end = value(at: final - years * year), end > 0 else {
                continue
            }
            shares.append(here / end)
        }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    private func accumulatedSeasonalShare(first: Int, slot: Int, final: Int) -> Double? {
        guard accumulates else { return nil }
        let back = yearsBack(windows: final - first + 1)
        var shares: [Double] = []
        for years in back..<back + 3 {
            let shift = years * 364
            var (part, whole, known) = (0.0, 0.0, true)
            for index in first...final {
                let value = inputs.daily.value(at: index - shift)
                guard value.isFinite else {
                    known = false
                    break
                }
                whole += value
                if index <= slot { part += value }
            }
            if known, whole > 0 { shares.append(part / whole) }
        }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    /// How many years the KPI's time must be moved back to lie before its start.
    ///
    /// A year of 52 weeks is a day or two short of the calendar's, by which the moved time may reach past the start.
    private func yearsBack(windows: Int) -> Int {
        let year = slotsPerYear
        let slack = year == 364 ? 7 : year == 52 ? 1 : 0
        return max(0, windows - 1 - slack) / year + 1
    }

    /// Windows in a year; days and weeks count 52 weeks, so that weekdays stay in place.
    var slotsPerYear: Int {
        switch timeline.grain {
        case nil, .day, .hour: 364
        case .week, .retailWeek: 52
        case .some(let grain): Int(grain.periodsPerYear)
        }
    }

    /// The distance from the path, or from the nearest limit of a band.
    func gap(of amount: Amount, path: PathPoint?) -> Gap? {
        guard let goal else { return nil }
        if goal.limit == nil {
            let margin = goal.margin(of: amount)
            guard margin.isFinite else { return nil }
            if margin >= 0 { return Gap(value: 0, favourable: margin) }
            let below = goal.lower.map { (limit: Double) -> Bool in amount.minus(Amount(meant: limit)) < 0 } ?? false
            return Gap(value: below ? margin : -margin, favourable: margin)
        }
        guard let path else { return nil }
        let difference = amount.minus(Amount(meant: path.value))
        return Gap(value: difference, favourable: goal.isCeiling ? -difference : difference)
    }
}
