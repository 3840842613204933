/// The leaders that are looked at closely for one follower: how much of its rest each would explain at each lag.
///
/// Source: Chen, Cowan & Grant (1991), "Orthogonal least squares learning algorithm": products with the rest and norms
/// are brought up to date by one product with each new column.
struct LeadPool {
    /// A leader at a lag.
    struct Window: Hashable {
        var place: Int
        var lag: Int
    }

    private(set) var places: [Int] = []
    /// Products with the rest, by place and lag.
    private var products: [Double] = []
    /// Squares left once what is in the model is taken out, and at first.
    private var squares: [Double] = []
    private var firstSquares: [Double] = []
    private var lags = 0
    private var isAlive: [Bool] = []
    var isRefilled = false

    /// Below this share of its squares a column is a function of those in the model.
    private static let least = 1e-6

    /// Adds leaders. O(leaders × lags × steps × columns in the model).
    mutating func fill(_ added: [Int], _ model: ConditionalSelection) {
        lags = model.lags
        let first = places.count
        places += added
        for place in added {
            let values = model.panel.adjusted[place]?.values ?? []
            var square = Kernel.dot(model.lagged(values, 1), model.lagged(values, 1))
            for lag in 1...lags {
                firstSquares.append(square)
                let (enters, leaves) = (model.start - lag - 1, model.start - lag - 1 + model.count)
                if lag < lags { square += values[enters] * values[enters] - values[leaves] * values[leaves] }
            }
        }
        squares += firstSquares.suffix(added.count * lags)
        products += Self.dots(model.rest, places[first...], model)
        for column in model.basis {
            let dots = Self.dots(column, places[first...], model)
            for index in dots.indices { squares[first * lags + index] -= dots[index] * dots[index] }
        }
        isAlive += zip(squares.suffix(added.count * lags), firstSquares.suffix(added.count * lags)).map {
            (left: Double, all: Double) -> Bool in left > Self.least * all
        }
    }

    /// The window that explains most: its share is in squares of the rest.
    func best() -> (window: Window, share: Double)? {
        var best = (index: -1, share: 0.0)
        for index in products.indices where isAlive[index] {
            let share = products[index] * products[index] / squares[index]
            if share > best.share { best = (index, share) }
        }
        guard best.index >= 0 else { return nil }
        return (Window(place: places[best.index / lags], lag: best.index % lags + 1), best.share)
    }

    /// Takes a new column of the model into account; `product` is the column's with the follower. O(leaders × lags × steps).
    mutating func take(_ column: [Double], _ product: Double, _ model: ConditionalSelection) {
        let dots = Self.dots(column, places[...], model)
        for index in dots.indices {
            products[index] -= product * dots[index]
            squares[index] -= dots[index] * dots[index]
        }
    }

    /// Other leaders of which nothing is left at the lag of the one just chosen; they are out, and so is what else is spent.
    mutating func extinguished(at lag: Int, by chosen: Int) -> [Int] {
        var result: [Int] = []
        for index in squares.indices where isAlive[index] && squares[index] <= Self.least * firstSquares[index] {
            isAlive[index] = false
            guard index % lags + 1 == lag, places[index / lags] != chosen else { continue }
            result.append(places[index / lags])
        }
        for place in result {
            guard let position = places.firstIndex(of: place) else { continue }
            for index in position * lags..<(position + 1) * lags { isAlive[index] = false }
        }
        return result
    }

    private static func dots(_ column: [Double], _ places: ArraySlice<Int>, _ model: ConditionalSelection) -> [Double] {
        var result = [Double](repeating: 0, count: places.count * model.lags)
        result.withUnsafeMutableBufferPointer { (out: inout UnsafeMutableBufferPointer<Double>) in
            column.withUnsafeBufferPointer { (weights: UnsafeBufferPointer<Double>) in
                guard var target = out.baseAddress, let rows = weights.baseAddress else { return }
                for place in places {
                    model.panel.adjusted[place]?.values.withUnsafeBufferPointer {
                        (values: UnsafeBufferPointer<Double>) in
                        guard let base = values.baseAddress else { return }
                        Kernel.slidingDots(
                            base + (model.start - 1), rows, count: model.count, windows: model.lags, into: target)
                    }
                    target += model.lags
                }
            }
        }
        return result
    }
}
