/// Forecasts of a series without season from its means over longer and longer blocks.
///
/// Long blocks show the trend that noise hides in short ones.
///
/// Source: Kourentzes, Petropoulos & Trapero (2014), "Improving forecasting by estimating time series structural
/// components across multiple frequencies", IJF 30 (MAPA).
enum TemporalAggregation {
    /// The mean of the forecasts by `model` from blocks of one step and of each divisor of `period` that leaves five.
    static func forecast(
        _ values: [Double], period: Int, horizon: Int, model: ([Double], Int) -> [Double]
    ) -> [Double] {
        var total = model(values, horizon)
        var count = 1.0
        for length in 2...Swift.max(2, period) where period % length == 0 && values.count / length >= 5 {
            let one = forecast(values, length: length, horizon: horizon, model: model)
            for step in 0..<horizon { total[step] += one[step] }
            count += 1
        }
        return total.map { (value: Double) -> Double in value / count }
    }

    /// The forecast by `model` of the means over blocks of `length`, laid back over the single steps. O(model).
    static func forecast(
        _ values: [Double], length: Int, horizon: Int, model: ([Double], Int) -> [Double]
    ) -> [Double] {
        let offset = values.count % length
        var means: [Double] = []
        for start in stride(from: offset, to: values.count, by: length) {
            var total = 0.0
            for step in start..<start + length { total += values[step] }
            means.append(total / Double(length))
        }
        let blocks = (horizon + length - 1) / length + 1
        // Block means stand at block centres: straight lines between them, starting from the last block.
        var knots = [means[means.count - 1]]
        knots.append(contentsOf: model(means, blocks))
        let half = Double(length) / 2
        return (0..<horizon).map { (step: Int) -> Double in
            let position = (Double(step) + 0.5 + half) / Double(length)
            let below = Swift.min(Int(position), knots.count - 2)
            let share = position - Double(below)
            return knots[below] * (1 - share) + knots[below + 1] * share
        }
    }
}
