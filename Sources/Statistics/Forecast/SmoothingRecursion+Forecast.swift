import RealModule

extension SmoothingRecursion {
    /// The smoothing weights and the damping that free parameters stand for.
    func weights(_ free: [Double]) -> (level: Double, trend: Double, season: Double, damping: Double) {
        func squeezed(_ value: Double, _ low: Double, _ high: Double) -> Double {
            Lanes(repeating: value).squeezed(low, high)[0]
        }
        let level = squeezed(free[0], 1e-4, 0.9999)
        var next = 1
        var trend = 0.0
        var season = 0.0
        if form.trend != .none {
            trend = squeezed(free[next], 1e-4, 0.9999) * level
            next += 1
        }
        if form.season != .none {
            season = squeezed(free[next], 1e-4, 0.9999) * (1 - level)
            next += 1
        }
        let damping =
            form.trend == .none
            ? 0 : form.trend == .additive ? 1 : squeezed(free[next], dampingRange.low, dampingRange.high)
        return (level, trend, season, damping)
    }

    /// The point forecast of one parameter vector, from the states after the last value. O(n + horizon).
    func forecast(_ free: [Double], horizon: Int) -> [Double] {
        let lanes = free.map { (value: Double) -> Lanes in Lanes(repeating: value) }
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: residualCount) {
            (scratch: UnsafeMutableBufferPointer<Lanes>) in
            lanes.withUnsafeBufferPointer { (pointer: UnsafeBufferPointer<Lanes>) in
                if let parameters = pointer.baseAddress, let residuals = scratch.baseAddress {
                    run(parameters, residuals)
                }
            }
        }
        let damping = states[2][0]
        var reach = 0.0
        var power = 1.0
        var result: [Double] = []
        result.reserveCapacity(horizon)
        for step in 0..<horizon {
            power *= damping
            reach += power
            let base = states[0][0] + reach * states[1][0]
            let index = states[3 + (values.count + step) % figure.period][0]
            switch form.season {
            case .none: result.append(base)
            case .additive: result.append(base + index)
            case .multiplicative: result.append(base * index)
            }
        }
        return result
    }
}
