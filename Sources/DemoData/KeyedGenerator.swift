import Foundation

/// What a sequence of random numbers is for; every use draws from a sequence of its own.
enum DemoStream: UInt64 {
    case demand = 1
    case sessions, sessionNoise, conversion, appOrders, marketplaceOrders, customers, repeatShare
    case adBudget, adClicks, social, followers, emails
    case subscriptions, cancellations
    case tickets, responseLevel, ticketNoise
    case checkoutIntensity, checkoutEpisode, pageErrors, pageLoad
    case inventory, nps
}

/// A small seeded generator whose start is a hash of seed, stream and position, so that the numbers of a day do not
/// depend on which other days are generated.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators" (2014), SplitMix64.
struct KeyedGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// The sequence of a stream at a position (a day number, or any other integer).
    init(seed: UInt64, _ stream: DemoStream, _ position: Int, variant: Int = 0) {
        var key = KeyedGenerator.mix(seed &+ 0x9e37_79b9_7f4a_7c15)
        key = KeyedGenerator.mix(key ^ (stream.rawValue &* 0xd6e8_feb8_6659_fd93))
        key = KeyedGenerator.mix(key ^ (UInt64(bitPattern: Int64(position)) &* 0xa076_1d64_78bd_642f))
        state = KeyedGenerator.mix(key ^ (UInt64(bitPattern: Int64(variant)) &* 0xe703_7ed1_a0b4_28db))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return KeyedGenerator.mix(state)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Whether an event of that probability happens.
    mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

    /// Uniform in 0..<count; 0 where count is not positive.
    mutating func index(below count: Int) -> Int { count > 0 ? Int(uniform() * Double(count)) : 0 }

    /// Standard normal. Source: Box and Muller (1958); one of the pair is dropped to stay stateless.
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }

    /// Log-normal with that median and standard deviation of the logarithm.
    mutating func logNormal(median: Double, sigma: Double) -> Double { median * exp(sigma * normal()) }

    /// Poisson count; above a mean of 40 a rounded normal, which is close enough for a demo and fast.
    mutating func poisson(_ mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        if mean > 40 { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
        let limit = exp(-mean)
        var count = 0
        var product = uniform()
        while product > limit {
            count += 1
            product *= uniform()
        }
        return count
    }

    /// The position of a weight drawn in proportion to it; `cumulative` ends at the total.
    mutating func pick(_ cumulative: [Double]) -> Int {
        let mark = uniform() * (cumulative.last ?? 0)
        var position = 0
        while position < cumulative.count - 1, cumulative[position] <= mark { position += 1 }
        return position
    }
}

/// Running sums of weights, as `KeyedGenerator.pick` wants them.
func cumulated(_ weights: [Double]) -> [Double] {
    var sum = 0.0
    return weights.map { (weight: Double) -> Double in
        sum += weight
        return sum
    }
}
