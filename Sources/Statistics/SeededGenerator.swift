import RealModule

/// A small, fast pseudo-random generator whose stream depends on its seed alone, on every platform.
///
/// The state is filled by SplitMix64, so that seeds that differ in one bit give unrelated streams.
///
/// Source: Blackman, D. & Vigna, S. (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4),
/// algorithm xoshiro256++; Steele, Lea & Flood (2014) for SplitMix64.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64
    private var spareNormal: Double = .nan

    /// Creates the generator of one seed.
    ///
    /// Source: SplitMix64 as the state filler recommended by the authors of xoshiro256++.
    public init(seed: UInt64) {
        var filler = SplitMix64(state: seed)
        s0 = filler.next()
        s1 = filler.next()
        s2 = filler.next()
        s3 = filler.next()
    }

    /// The next 64 random bits.
    ///
    /// Source: xoshiro256++ 1.0, Blackman & Vigna (2021).
    @inline(__always)
    public mutating func next() -> UInt64 {
        let sum = s0 &+ s3
        let result = ((sum << 23) | (sum >> 41)) &+ s0
        let shifted = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = (s3 << 45) | (s3 >> 19)
        return result
    }

    /// A uniform number in 0 ..< 1 with 53 random bits.
    ///
    /// Source: Blackman & Vigna (2021), "Generating uniform doubles in the unit interval".
    @inline(__always)
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A uniform integer in 0 ..< `bound`; 0 when `bound` is below 2.
    ///
    /// The bias of the multiplication method is below bound / 2⁶⁴, immaterial for array indices.
    ///
    /// Source: Lemire, D. (2019), "Fast random integer generation in an interval", ACM TOMACS 29(1).
    @inline(__always)
    public mutating func index(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A standard normal number.
    ///
    /// Source: Marsaglia & Bray (1964), polar method.
    public mutating func normal() -> Double {
        if !spareNormal.isNaN {
            let value = spareNormal
            spareNormal = .nan
            return value
        }
        while true {
            let u = 2 * uniform() - 1
            let v = 2 * uniform() - 1
            let squared = u * u + v * v
            if squared > 0, squared < 1 {
                let factor = (-2 * Double.log(squared) / squared).squareRoot()
                spareNormal = v * factor
                return u * factor
            }
        }
    }

    /// A Poisson count of the given mean; 0 for a mean that is not positive.
    ///
    /// Means above 500 use the rounded normal approximation.
    ///
    /// Source: Knuth, D. E. (1997), The Art of Computer Programming 2, 3.4.1, algorithm Q, in pieces of mean 30.
    public mutating func poisson(mean: Double) -> Double {
        guard mean > 0 else { return 0 }
        if mean > 500 { return Swift.max(0, (mean + mean.squareRoot() * normal()).rounded()) }
        var remaining = mean
        var count = 0.0
        while remaining > 0 {
            let piece = Swift.min(remaining, 30)
            remaining -= piece
            let limit = Double.exp(-piece)
            var product = uniform()
            while product > limit {
                count += 1
                product *= uniform()
            }
        }
        return count
    }
}

private struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
