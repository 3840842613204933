import RealModule

/// An orthonormal basis of what the calendar explains: level, slow change, weekdays, the yearly season.
///
/// Slow change is a straight line and cosines of half a history and more, down to a period of one year, so that common
/// trends of any smooth shape are taken out of every series alike.
///
/// Source: Müller & Watson (2008), "Testing models of low-frequency variability", for the cosines; Hyndman &
/// Athanasopoulos (2021), Forecasting: Principles and Practice, 7.4, for weekday and Fourier terms.
struct CalendarTerms: Sendable {
    let steps: Int
    /// Columns of `steps` values each.
    let columns: [[Double]]
    /// The number of slow cosines.
    let cosines: Int
    /// Whether there are yearly terms.
    let hasYear: Bool

    /// The basis of so many steps; `differenced` leaves the first step out of account (its value is zero). O(steps × columns²).
    init(steps: Int, rhythm: LeadLagRhythm, withShortSeason: Bool, differenced: Bool = false) {
        self.steps = steps
        let length = Double(steps)
        cosines = Swift.max(0, Int(rhythm.year.map { (year: Double) -> Double in 2 * length / year } ?? 1) - 1)
        hasYear = rhythm.year.map { (year: Double) -> Bool in length >= 1.5 * year && year >= 10 } ?? false
        var raw: [[Double]] = [[Double](repeating: 1, count: steps)]
        func add(_ value: (Double) -> Double) {
            raw.append((0..<steps).map { (step: Int) -> Double in value(Double(step)) })
        }
        add { (step: Double) -> Double in step / length - 0.5 }
        for order in 1..<cosines + 1 {
            add { (step: Double) -> Double in Double.cos(Double.pi * Double(order) * (step + 0.5) / length) }
        }
        if withShortSeason, let season = rhythm.shortSeason, season >= 2, steps >= 4 * season {
            for place in 0..<season - 1 {
                raw.append(
                    (0..<steps).map { (step: Int) -> Double in
                        step % season == place ? 1 : step % season == season - 1 ? -1 : 0
                    })
            }
        }
        if hasYear, let year = rhythm.year {
            for harmonic in 1...4 {
                add { (step: Double) -> Double in Double.cos(2 * Double.pi * Double(harmonic) * step / year) }
                add { (step: Double) -> Double in Double.sin(2 * Double.pi * Double(harmonic) * step / year) }
            }
        }
        var basis: [[Double]] = []
        for var column in raw {
            if differenced, !column.isEmpty { column[0] = 0 }
            let before = Kernel.dot(column, column)
            for _ in 0..<2 {
                for known in basis { Kernel.subtract(known, times: Kernel.dot(known, column), from: &column) }
            }
            let left = Kernel.dot(column, column)
            guard left > 1e-9 * before, left > 0 else { continue }
            let scale = 1 / left.squareRoot()
            for step in column.indices { column[step] *= scale }
            basis.append(column)
        }
        columns = basis
    }

    /// What the terms leave of a series; missing values are taken for explained, so zero is left of them. O(steps × columns).
    func residual(_ values: [Double]) -> [Double] {
        var filled = Self.interpolated(values)
        var result = filled
        let isWhole = values.allSatisfy { (value: Double) -> Bool in value.isFinite }
        // Missing values are replaced by what the terms say, again and again: expectation–maximisation for a regression.
        for _ in 0..<(isWhole ? 1 : 8) {
            result = filled
            for column in columns { Kernel.subtract(column, times: Kernel.dot(column, result), from: &result) }
            if isWhole { break }
            for step in values.indices where !values[step].isFinite {
                filled[step] -= result[step]
                result[step] = 0
            }
        }
        return result
    }

    /// Missing values on straight lines between their neighbours, at the ends the nearest.
    static func interpolated(_ values: [Double]) -> [Double] {
        var result = values
        var last: Int?
        for step in values.indices where values[step].isFinite {
            if let last {
                for gap in last + 1..<Swift.max(step, last + 1) {
                    let share = Double(gap - last) / Double(step - last)
                    result[gap] = values[last] * (1 - share) + values[step] * share
                }
            } else {
                for gap in 0..<step { result[gap] = values[step] }
            }
            last = step
        }
        if let last { for gap in last + 1..<Swift.max(values.count, last + 1) { result[gap] = values[last] } }
        return result
    }
}
