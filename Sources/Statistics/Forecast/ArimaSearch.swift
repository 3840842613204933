import RealModule

/// The stepwise search for the orders of one differenced series.
///
/// Source: Hyndman & Khandakar (2008), 3.2: four starting models, then neighbours of the best while it improves.
struct ArimaSearch {
    let values: [Double]
    let period: Int
    let constantAllowed: Bool
    let iterations: Int
    let maximumOrder: Int
    let shrinkage: Double
    private var tried: [ArimaOrder: (criterion: Double, parameters: [Double])] = [:]

    init(values: [Double], period: Int, constantAllowed: Bool, iterations: Int, maximumOrder: Int, shrinkage: Double) {
        self.shrinkage = shrinkage
        self.values = values
        self.period = period
        self.constantAllowed = constantAllowed
        self.iterations = iterations
        self.maximumOrder = maximumOrder
    }

    /// The orders of the lowest corrected Akaike criterion found.
    mutating func best() -> (order: ArimaOrder, criterion: Double, parameters: [Double]) {
        let s = period > 1 ? 1 : 0
        let c = constantAllowed
        var best = ArimaOrder(hasConstant: c)
        var reached = score(best)
        for start in [
            ArimaOrder(p: 2, q: 2, seasonalP: s, seasonalQ: s, hasConstant: c),
            ArimaOrder(p: 1, seasonalP: s, hasConstant: c),
            ArimaOrder(q: 1, seasonalQ: s, hasConstant: c), ArimaOrder(),
        ] {
            let value = score(start)
            if value < reached { (best, reached) = (start, value) }
        }
        var improved = true
        var budget = 24
        while improved, budget > 0 {
            improved = false
            for neighbour in neighbours(of: best) where tried[neighbour] == nil {
                budget -= 1
                let value = score(neighbour)
                if value < reached {
                    (best, reached) = (neighbour, value)
                    improved = true
                    break
                }
            }
        }
        return (best, reached, tried[best]?.parameters ?? [])
    }

    private func neighbours(of order: ArimaOrder) -> [ArimaOrder] {
        var result: [ArimaOrder] = []
        func add(_ change: (inout ArimaOrder) -> Void) {
            var next = order
            change(&next)
            let seasonalLimit = period > 1 ? 2 : 0
            guard (0...maximumOrder).contains(next.p), (0...maximumOrder).contains(next.q),
                (0...seasonalLimit).contains(next.seasonalP), (0...seasonalLimit).contains(next.seasonalQ),
                next.p + next.q + next.seasonalP + next.seasonalQ <= 5, !next.hasConstant || constantAllowed
            else { return }
            result.append(next)
        }
        for step in [-1, 1] {
            add { (next: inout ArimaOrder) in next.seasonalP += step }
            add { (next: inout ArimaOrder) in next.seasonalQ += step }
            add { (next: inout ArimaOrder) in next.p += step }
            add { (next: inout ArimaOrder) in next.q += step }
        }
        for step in [-1, 1] {
            add { (next: inout ArimaOrder) in
                next.p += step
                next.q += step
            }
        }
        add { (next: inout ArimaOrder) in next.hasConstant.toggle() }
        return result
    }

    private mutating func score(_ order: ArimaOrder) -> Double {
        if let known = tried[order] { return known.criterion }
        let fit = fit(order)
        tried[order] = fit
        return fit.criterion
    }

    private func fit(_ order: ArimaOrder) -> (criterion: Double, parameters: [Double]) {
        let count = values.count
        let parameters = Double(order.count + 1)
        let freedom = Double(count) - parameters - 1
        guard freedom > 0, count > 1 else { return (order.count == 0 ? 1e300 : .infinity, []) }
        let mean = values.reduce(0, +) / Double(count)
        let found = withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 2 * count) { scratch in
            values.withUnsafeBufferPointer { (series: UnsafeBufferPointer<Double>) -> LaneFit in
                guard let base = scratch.baseAddress else { preconditionFailure("an allocation has an address") }
                let recursion = ArimaRecursion(
                    order: order, period: period, values: series, scratch: base,
                    prior: [(centre: Double, weight: Double)](
                        repeating: (0, shrinkage), count: order.count - (order.hasConstant ? 1 : 0)))
                let starts = [0.1, -0.1, 0.5, -0.5].flatMap { (a: Double) -> [[Double]] in
                    [0.1, 0.5].map { (b: Double) -> [Double] in
                        var start = [Double](repeating: 0, count: order.count)
                        for index in 0..<order.p + order.q {
                            start[index] = index == 0 ? a : index == order.p ? b : 0.05
                        }
                        for index in order.p + order.q..<order.count { start[index] = b }
                        if order.hasConstant { start[order.count - 1] = mean }
                        return start
                    }
                }
                return LaneLeastSquares.fit(recursion, starts: starts, iterations: iterations)
            }
        }
        let criterion =
            Double(count) * Double.log(found.squares + 1e-300) + 2 * parameters
            + 2 * parameters * (parameters + 1) / freedom
        return (criterion, found.parameters)
    }
}
