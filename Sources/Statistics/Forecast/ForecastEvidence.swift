import RealModule

/// The combined forecast of a repaired history, and what its rolling origins say about its errors.
///
/// Each method counts by its prior weight, and the more the better it forecast the last stretches of this very series. A
/// short series says little about that, so its weights stay near the prior ones; in a long one the best methods decide.
///
/// Source: Bates & Granger (1969), "The combination of forecasts", ORQ 20 (weights from past errors); Claeskens, Magnus,
/// Vasnev & Wang (2016), "The forecast combination puzzle", IJF 32 (why they are drawn to the prior).
struct ForecastEvidence {
    /// The combined forecast.
    var mean: [Double]
    /// Errors of the combined forecast by origin and step ahead, actual less forecast.
    var errors: [[Double]]
    /// The relative variance of the error of each step ahead, from the smoothing forms that fit best.
    var variances: [Double]
    /// The standard deviation of their one-step errors.
    var deviation: Double
    /// The weight of each method, summing to one.
    var weights: [(member: ForecastMember, weight: Double)]

    /// Fits all suited methods at the end and at each origin. O(origins × methods × iterations × n).
    init(_ values: [Double], periods: [Int], horizon: Int, isIntermittent: Bool) {
        let count = values.count
        var members = ForecastMember.suited(count: count, isIntermittent: isIntermittent, periods: periods)
        let suited = members.map { (entry: Entry) -> ForecastMember in entry.member }
        let origins = RollingOrigins.withheld(count: count, horizon: horizon)
        let power = Swift.min(4, Double(count) / 100)
        var forecasts: [[[Double]]] = []
        var totals = [Double](repeating: 0, count: members.count)
        for origin in origins.reversed() {
            let steps = Swift.min(origin, horizon)
            let pool = ForecastPool(
                Array(values.dropLast(origin)), periods: periods, members: suited, iterations: Self.rollingIterations)
            var rows: [[Double]] = []
            for (index, entry) in members.enumerated() {
                let forecast = pool.forecast(entry.member, horizon: steps)
                for step in 0..<steps { totals[index] += abs(values[count - origin + step] - forecast[step]) }
                rows.append(forecast)
            }
            forecasts.append(rows)
            if power > 1 { Self.prune(&members, &totals, &forecasts) }
        }
        let pool = ForecastPool(values, periods: periods, members: suited, iterations: Self.finalIterations)
        let shares = Self.weights(members, totals, power, hasErrors: !origins.isEmpty)
        let finals = members.map { (entry: Entry) -> [Double] in pool.forecast(entry.member, horizon: horizon) }
        mean = Self.combined(finals, shares)
        errors = []
        for (rows, origin) in zip(forecasts, origins.reversed()) {
            let forecast = Self.combined(rows, shares)
            errors.append(
                forecast.indices.map { (step: Int) -> Double in values[count - origin + step] - forecast[step] })
        }
        (variances, deviation) = pool.smoothedErrors(horizon: horizon)
        weights = zip(members, shares).map { (entry: Entry, share: Double) in (entry.member, share) }
    }

    private typealias Entry = (member: ForecastMember, weight: Double)

    private static let rollingIterations = 6
    private static let finalIterations = 10
    /// A method this many times worse than the best one is not tried at later origins.
    private static let hopeless = 4.0

    private static func prune(
        _ members: inout [Entry], _ totals: inout [Double], _ forecasts: inout [[[Double]]]
    ) {
        guard let best = totals.min() else { return }
        let kept = members.indices.filter { (index: Int) -> Bool in totals[index] <= hopeless * best + 1e-9 }
        members = kept.map { (index: Int) -> Entry in members[index] }
        for origin in forecasts.indices {
            forecasts[origin] = kept.map { (index: Int) -> [Double] in forecasts[origin][index] }
        }
        totals = kept.map { (index: Int) -> Double in totals[index] }
    }

    private static func weights(
        _ members: [Entry], _ totals: [Double], _ power: Double, hasErrors: Bool
    ) -> [Double] {
        let best = totals.min() ?? 0
        var result = members.indices.map { (index: Int) -> Double in
            let ratio = hasErrors ? (totals[index] + 1e-9) / (best + 1e-9) : 1
            return members[index].weight * Double.pow(ratio, -power)
        }
        let total = result.reduce(0, +)
        for index in result.indices { result[index] /= total }
        return result
    }

    private static func combined(_ rows: [[Double]], _ weights: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: rows.first?.count ?? 0)
        for (row, weight) in zip(rows, weights) {
            for step in result.indices { result[step] += weight * row[step] }
        }
        return result
    }
}
