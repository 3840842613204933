import RealModule

/// Plain arithmetic of pace: what is needed, what the past pace would bring, and the best pace ever held.
///
/// Source: DESIGN 4, "KPI arithmetic"; these are definitions, not forecasts.
public enum Pace {
    /// What each remaining step must bring: (target − in hand) ÷ remaining; NaN when no step remains.
    ///
    /// Negative when the target has been passed already.
    ///
    /// Source: definition.
    public static func requiredPerStep(target: Double, inHand: Double, remainingSteps: Int) -> Double {
        remainingSteps > 0 ? (target - inHand) / Double(remainingSteps) : .nan
    }

    /// The total at the end if the remaining steps bring as much on average as the elapsed ones.
    ///
    /// NaN before the first step.
    ///
    /// Source: definition.
    public static func linearTotal(inHand: Double, elapsedSteps: Int, remainingSteps: Int) -> Double {
        elapsedSteps > 0 ? inHand + inHand / Double(elapsedSteps) * Double(Swift.max(0, remainingSteps)) : .nan
    }

    /// The value `stepsAhead` after the last step on the least-squares line through the observed values.
    ///
    /// NaN with fewer than two observed values. O(n).
    ///
    /// Source: ordinary least squares on the step number.
    public static func linearExtrapolation(_ values: [Double], stepsAhead: Int) -> Double {
        guard let line = leastSquaresLine(values) else { return .nan }
        return line.intercept + line.slope * Double(values.count - 1 + stepsAhead)
    }

    /// The least-squares line through the observed values, against the step number; nil with fewer than two. O(n).
    ///
    /// Source: ordinary least squares.
    public static func leastSquaresLine(_ values: [Double]) -> (intercept: Double, slope: Double)? {
        var count = 0.0
        var meanStep = 0.0
        var meanValue = 0.0
        for (step, value) in values.enumerated() where value.isFinite {
            count += 1
            meanStep += (Double(step) - meanStep) / count
            meanValue += (value - meanValue) / count
        }
        var products = 0.0
        var squares = 0.0
        for (step, value) in values.enumerated() where value.isFinite {
            products += (Double(step) - meanStep) * (value - meanValue)
            squares += (Double(step) - meanStep) * (Double(step) - meanStep)
        }
        guard count >= 2, squares > 0 else { return nil }
        let slope = products / squares
        return (meanValue - slope * meanStep, slope)
    }

    /// The steps after the last one until the least-squares line reaches `target`; nil if it never does. O(n).
    ///
    /// Zero if the line is there already (in the direction from its start).
    ///
    /// Source: definition.
    public static func stepsToReach(_ target: Double, from values: [Double]) -> Double? {
        guard let line = leastSquaresLine(values), line.slope != 0 else { return nil }
        let now = line.intercept + line.slope * Double(values.count - 1)
        let steps = (target - now) / line.slope
        return steps.isFinite ? Swift.max(0, steps) : nil
    }

    /// The largest rise (fall, if `falling`) ever seen over `window` steps, and the step at which it ended.
    ///
    /// Nil where no two values are `window` steps apart. O(n).
    ///
    /// Source: definition.
    public static func bestChange(
        _ values: [Double], window: Int, falling: Bool = false
    ) -> (change: Double, endStep: Int)? {
        best(values, window: window) { (before: Double, after: Double) -> Double in
            falling ? before - after : after - before
        }.map { (found: (Double, Int)) -> (change: Double, endStep: Int) in (falling ? -found.0 : found.0, found.1) }
    }

    /// The largest relative growth (after ÷ before − 1) ever seen over `window` steps; positive starts only. O(n).
    ///
    /// Source: definition.
    public static func bestGrowth(
        _ values: [Double], window: Int, falling: Bool = false
    ) -> (growth: Double, endStep: Int)? {
        best(values, window: window) { (before: Double, after: Double) -> Double in
            guard before > 0 else { return -.infinity }
            return falling ? 1 - after / before : after / before - 1
        }.map { (found: (Double, Int)) -> (growth: Double, endStep: Int) in (falling ? -found.0 : found.0, found.1) }
    }

    /// The largest (smallest, if `falling`) sum of any `window` consecutive observed values, and its last step. O(n).
    ///
    /// Windows with a missing value are left out.
    ///
    /// Source: definition.
    public static func bestSum(
        _ values: [Double], window: Int, falling: Bool = false
    ) -> (sum: Double, endStep: Int)? {
        guard window > 0, window <= values.count else { return nil }
        var result: (sum: Double, endStep: Int)?
        var total = 0.0
        var run = 0
        for (step, value) in values.enumerated() {
            guard value.isFinite else {
                (total, run) = (0, 0)
                continue
            }
            total += value
            run += 1
            if run > window { total -= values[step - window] }
            guard run >= window else { continue }
            if let kept = result, falling ? total >= kept.sum : total <= kept.sum { continue }
            result = (total, step)
        }
        return result
    }

    private static func best(
        _ values: [Double], window: Int, _ measure: (Double, Double) -> Double
    ) -> (Double, Int)? {
        guard window > 0, window < values.count else { return nil }
        var result: (Double, Int)?
        for step in window..<values.count where values[step].isFinite && values[step - window].isFinite {
            let change = measure(values[step - window], values[step])
            if change.isFinite, result.map({ (kept: (Double, Int)) -> Bool in change > kept.0 }) ?? true {
                result = (change, step)
            }
        }
        return result
    }
}
