import RealModule

/// The values a series can take; simulated paths never leave them.
///
/// Source: Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, 13.3 "Ensuring forecasts stay within
/// limits".
public enum Bounds: Sendable, Hashable, CaseIterable {
    /// Any real number.
    case none
    /// Zero and above: counts, money, durations.
    case nonNegative
    /// From 0 to 1: rates and shares.
    case unit

    /// Whether a value lies inside.
    ///
    /// Source: definition.
    public func contains(_ value: Double) -> Bool {
        switch self {
        case .none: value.isFinite
        case .nonNegative: value.isFinite && value >= 0
        case .unit: value >= 0 && value <= 1
        }
    }
}

/// The scale on which a series is modelled with additive errors.
///
/// Source: Box, G. E. P. & Cox, D. R. (1964), "An analysis of transformations", for the powers; Anscombe, F. J. (1948)
/// for the square root of counts and the arcsine root of proportions.
public enum ModelScale: Sendable, Hashable {
    /// As it is; for `Bounds.nonNegative` cut at zero.
    case identity(cutAtZero: Bool)
    /// Square root; paths are cut at zero before squaring.
    case squareRoot
    /// Natural logarithm.
    case logarithm
    /// Arcsine of the square root, for rates.
    case arcsineRoot

    /// The value on the model's scale. O(1).
    ///
    /// Source: Box & Cox (1964), Anscombe (1948).
    @inline(__always)
    public func forward(_ value: Double) -> Double {
        switch self {
        case .identity: value
        case .squareRoot: Swift.max(0, value).squareRoot()
        case .logarithm: Double.log(Swift.max(value, .leastNormalMagnitude))
        case .arcsineRoot: Double.asin(Swift.min(1, Swift.max(0, value)).squareRoot())
        }
    }

    /// The value in the unit of the series; always inside its bounds. O(1).
    ///
    /// Source: inverse of `forward`.
    @inline(__always)
    public func inverse(_ value: Double) -> Double {
        switch self {
        case .identity(let cutAtZero): return cutAtZero ? Swift.max(0, value) : value
        case .squareRoot:
            let root = Swift.max(0, value)
            return root * root
        case .logarithm: return Double.exp(value)
        case .arcsineRoot:
            let sine = Double.sin(Swift.min(.pi / 2, Swift.max(0, value)))
            return Swift.min(1, sine * sine)
        }
    }
}

extension ModelScale {
    /// The scale on which the spread of `values` depends least on their level. O(n).
    ///
    /// For each candidate power the variation of sd ÷ meanᵖ over blocks of one season is compared. The logarithm is
    /// offered only where every value is positive and none is below 1/100 of the median.
    ///
    /// Source: Guerrero, V. M. (1993), "Time-series analysis supported by power transformations", J. Forecasting 12;
    /// R `forecast::BoxCox.lambda` (forecast 8.23), restricted to the powers 0, 1/2 and 1.
    static func chosen(for values: [Double], bounds: Bounds, blockLength: Int) -> ModelScale {
        switch bounds {
        case .none: return .identity(cutAtZero: false)
        case .unit: return .arcsineRoot
        case .nonNegative: break
        }
        let blocks = blockMoments(values, length: Swift.max(4, blockLength))
        let ordered = Descriptive.sorted(values)
        let smallest = ordered.first ?? 0
        let logarithmFits = smallest > 0 && smallest > 0.01 * Descriptive.quantile(sorted: ordered, 0.5)
        guard blocks.count >= 3 else { return .squareRoot }
        // The square root is the prior (right for counts): another power must be clearly steadier.
        var best = ModelScale.squareRoot
        var bestVariation = 0.95 * variation(of: blocks, power: 0.5)
        if logarithmFits {
            let logarithmic = variation(of: blocks, power: 1)
            if logarithmic < bestVariation { (best, bestVariation) = (.logarithm, logarithmic) }
        }
        if variation(of: blocks, power: 0) < bestVariation { best = .identity(cutAtZero: true) }
        return best
    }

    private static func blockMoments(_ values: [Double], length: Int) -> [(mean: Double, deviation: Double)] {
        var blocks: [(mean: Double, deviation: Double)] = []
        var start = values.count % length
        while start + length <= values.count {
            let block = Array(values[start..<start + length])
            let mean = Descriptive.mean(block)
            let deviation = Descriptive.standardDeviation(block)
            if mean > 0, deviation > 0 { blocks.append((mean, deviation)) }
            start += length
        }
        return blocks
    }

    private static func variation(of blocks: [(mean: Double, deviation: Double)], power: Double) -> Double {
        var ratios: [Double] = []
        ratios.reserveCapacity(blocks.count)
        for block in blocks {
            let divisor = power == 0 ? 1 : power == 1 ? block.mean : block.mean.squareRoot()
            ratios.append(block.deviation / divisor)
        }
        return Descriptive.standardDeviation(ratios) / Descriptive.mean(ratios)
    }
}
