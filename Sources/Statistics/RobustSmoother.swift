/// The level and damped-trend recursions in which one wild observation moves the state by no more than a few standard
/// deviations, while a run of them on one side counts as a true shift.
///
/// Source: Gelper, S., Fried, R. & Croux, C. (2010), "Robust forecasting with exponential and Holt–Winters
/// smoothing", J. Forecasting 29; the run rule keeps level shifts from being mistaken for outliers.
struct RobustSmoother {
    var alpha: Double
    var beta = 0.0
    var phi = 0.0
    var level: Double
    var trend = 0.0
    /// The largest error that moves the state in full.
    var limit = Double.infinity

    /// What one pass over the values leaves.
    struct Trace {
        /// One-step errors; NaN where the value is missing.
        var errors: [Double]
        /// The errors as they moved the state.
        var clipped: [Double]
        /// Level and trend after each step.
        var levels: [Double]
        var trends: [Double]
    }

    /// Runs from the first observed value on (NaN = missing: the trend carries the level on). O(n).
    func run(_ values: [Double]) -> Trace {
        var trace = Trace(
            errors: values, clipped: values, levels: values, trends: values)
        var level = level
        var trend = trend
        var runLength = 0
        let first = values.firstIndex(where: \.isFinite) ?? values.count
        for step in 0..<first { trace.levels[step] = .nan }
        for step in first..<values.count {
            let carried = phi * trend
            let prediction = level + carried
            let error = values[step] - prediction
            if error.isFinite {
                var moved = error
                if abs(error) > limit {
                    runLength = (error > 0) == (runLength > 0) ? runLength + (error > 0 ? 1 : -1) : (error > 0 ? 1 : -1)
                    if abs(runLength) < 3 { moved = error > 0 ? limit : -limit }
                } else {
                    runLength = 0
                }
                trace.errors[step] = error
                trace.clipped[step] = moved
                level = prediction + alpha * moved
                trend = carried + beta * moved
            } else {
                trace.errors[step] = .nan
                trace.clipped[step] = .nan
                level = prediction
                trend = carried
            }
            trace.levels[step] = level
            trace.trends[step] = trend
        }
        return trace
    }
}
