import Chronology
import Definitions
import Statistics

extension KPIEvaluation {
    /// The farthest future that is simulated.
    static let longestHorizonDays = 1_100

    /// How likely the target is met; `settled` is what is known for good.
    func chance(_ settled: Bool?) -> Chance {
        guard let goal, timeline.deadline != nil else { return .none }
        if let settled { return .settled(settled) }
        guard timeline.through != nil else { return .unavailable("no data is loaded") }
        let windows = decidingWindows
        guard !windows.isEmpty else { return .unavailable("some windows that count have no value") }
        guard timeline.horizonDays <= Self.longestHorizonDays else {
            return .unavailable("the deadline is more than three years away")
        }
        guard let futures = SimulatedFutures(self, windows: windows) else {
            return .unavailable("a value since the start cannot be put together from later ones")
        }
        do throws(InsufficientHistory) {
            let outcome = try futures.simulate(windows)
            return judge(outcome.values, of: goal, method: outcome.method)
        } catch {
            return .unavailable("history does not allow it: \(error.description)")
        }
    }

    /// The windows still to come that decide: the last one, or each.
    private var decidingWindows: [Int] {
        let remaining = timeline.remaining
        guard let last = remaining.last else { return [] }
        if kpi.satisfaction == .atDeadline { return [last] }
        if kpi.satisfaction == .everyPeriod, kpi.window == .total { return [last] }
        return Array(remaining)
    }

    /// The share of paths that satisfy; `windows` holds, for each deciding window, one value a path.
    private func judge(_ windows: [[Double]], of goal: Goal, method: Sentence) -> Chance {
        let needsAll = kpi.satisfaction == .everyPeriod
        var (satisfied, defined) = (0, 0)
        let count = windows.first?.count ?? 0
        for path in 0..<count {
            var (isDefined, met) = (false, needsAll)
            for window in windows where !window[path].isNaN {
                isDefined = true
                let isInside = goal.isMet(by: window[path])
                met = needsAll ? met && isInside : met || isInside
            }
            if isDefined { defined += 1 }
            if isDefined, met { satisfied += 1 }
        }
        guard 2 * defined >= count, defined > 0 else {
            return .unavailable("the formula has no value in most simulated futures")
        }
        return .simulated(
            Chance.Simulation(share: Double(satisfied) / Double(defined), paths: defined, method: method))
    }
}
