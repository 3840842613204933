import RealModule

/// The regression columns that describe the seasons of a series: a level per phase for short whole seasons, a few
/// Fourier pairs for long ones.
///
/// Source: Harvey, A. C. (1989), Forecasting, Structural Time Series Models and the Kalman Filter, 2.3.4 (dummy and
/// trigonometric seasons); Hyndman & Athanasopoulos (2021), 7.4 (Fourier terms).
struct SeasonalDesign {
    /// One season: its columns begin at `offset`.
    struct Block {
        let period: SeasonalPeriod
        let offset: Int
        let count: Int
        /// Phase → position among the phases that occur, −1 for those that never do; empty for Fourier blocks.
        let position: [Int]

        var isTable: Bool { !position.isEmpty }
    }

    let blocks: [Block]
    let omitted: [SeasonalPeriod]
    let columnCount: Int

    /// Chooses the columns that `values` (NaN = missing) can support. O(n × seasons).
    ///
    /// A season needs two full lengths of span. Fourier pairs: at most six (four below three seasons), fewer if they
    /// would outnumber a quarter of the observations.
    init(_ values: [Double], seasons: [SeasonalPeriod]) {
        let first = values.firstIndex(where: \.isFinite) ?? 0
        let span = Double((values.lastIndex(where: \.isFinite) ?? 0) - first + 1)
        let observed = Descriptive.count(values)
        var blocks: [Block] = []
        var omitted: [SeasonalPeriod] = []
        var columns = 0
        for season in seasons {
            let block = Self.block(season, values: values, span: span, observed: observed, offset: columns)
            if let block, block.count > 0 {
                blocks.append(block)
                columns += block.count
            } else {
                omitted.append(season)
            }
        }
        self.blocks = blocks
        self.omitted = omitted
        columnCount = columns
    }

    private static func block(
        _ season: SeasonalPeriod, values: [Double], span: Double, observed: Int, offset: Int
    ) -> Block? {
        guard span >= (2 * season.length).rounded(.down) else { return nil }
        if let length = season.tableLength {
            var position = [Int](repeating: -1, count: length)
            for step in values.indices where values[step].isFinite { position[step % length] = 0 }
            var active = 0
            for phase in 0..<length where position[phase] == 0 {
                position[phase] = active
                active += 1
            }
            guard active > 1, Double(offset + active + 1) <= Double(observed) / 1.5 else { return nil }
            return Block(period: season, offset: offset, count: active - 1, position: position)
        }
        let wanted = span >= 3 * season.length ? 6 : 4
        let distinct = Int((season.length - 1) / 2)
        let affordable = (observed / 4 - offset) / 2
        let pairs = Swift.min(wanted, distinct, affordable)
        return pairs > 0 ? Block(period: season, offset: offset, count: 2 * pairs, position: []) : nil
    }

    /// Writes the columns of one step to `row[0 ..< columnCount]`. O(columns).
    func fill(_ row: UnsafeMutablePointer<Double>, step: Int) {
        for block in blocks {
            let target = row + block.offset
            if block.isTable {
                for column in 0..<block.count { target[column] = 0 }
                let phase = block.position[step % block.position.count]
                if phase >= block.count {
                    for column in 0..<block.count { target[column] = -1 }
                } else if phase >= 0 {
                    target[phase] = 1
                }
            } else {
                Self.fillFourier(target, pairs: block.count / 2, angle: angle(step, block.period.length))
            }
        }
    }

    /// The seasonal value of one step. O(columns).
    func value(at step: Int, coefficients: [Double]) -> Double {
        guard columnCount > 0 else { return 0 }
        var row = [Double](repeating: 0, count: columnCount)
        row.withUnsafeMutableBufferPointer { (buffer: inout UnsafeMutableBufferPointer<Double>) in
            if let base = buffer.baseAddress { fill(base, step: step) }
        }
        var total = 0.0
        for column in 0..<columnCount { total += row[column] * coefficients[column] }
        return total
    }

    private func angle(_ step: Int, _ length: Double) -> Double {
        let turns = Double(step) / length
        return 2 * .pi * (turns - turns.rounded(.down))
    }

    private static func fillFourier(_ target: UnsafeMutablePointer<Double>, pairs: Int, angle: Double) {
        let sine = Double.sin(angle)
        let cosine = Double.cos(angle)
        var s = sine
        var c = cosine
        for pair in 0..<pairs {
            target[2 * pair] = s
            target[2 * pair + 1] = c
            (s, c) = (s * cosine + c * sine, c * cosine - s * sine)
        }
    }
}
