import RealModule

/// How rare a size is among those before it, for several signs at once; four bins an octave, 1 KB a sign.
///
/// Once 131,072 sizes are counted all counts are halved: what was long ago weighs less and less.
///
/// Bins are laid out around the first size that is not 0, so that another unit changes nothing.
///
/// Source: rank of a value among its past as in conformal anomaly detection (Laxhammar, R. & Falkman, G. 2014, "Online learning
/// and sequential anomaly detection in trajectories", 3.1, with n + 2 for n + 1); the layout of bins is that of HdrHistogram.
struct TailHistograms: Sendable {
    private static let bins = 256
    private static let binsAnOctave = 4.0
    /// The place of the first size; the fraction keeps the halves and doubles of it away from the edges of bins.
    private static let origin = 40.37

    private static let most = 131_072.0

    private var counts: [UInt32]
    private var units: [Double]
    private var totals: [Double]
    private var tops: [Int]

    init(signs: Int) {
        counts = [UInt32](repeating: 0, count: signs * Self.bins)
        units = [Double](repeating: 0, count: signs)
        totals = [Double](repeating: 0, count: signs)
        tops = [Int](repeating: -1, count: signs)
    }

    /// The orders of magnitude by which a size is rare, then counts it; 0 for no size and before `warmUp` sizes. O(bins).
    ///
    /// A size among n in the past that k exceed is rare by −log₁₀((k + 1) ÷ (n + 2) × √(n ÷ 1000)): the root holds between
    /// a fixed number of alarms a step and a fixed number a history. Sizes beyond all before add the octaves by which they are, up to three.
    @inline(__always)
    mutating func surprise(_ sign: Int, size: Double, warmUp: Double) -> Double {
        var place = 0
        var position = 0.0
        if size > 0 {
            if units[sign] == 0 { units[sign] = size }
            let bits = (size / units[sign]).bitPattern
            let exponent = Double(Int(bits >> 52) - 1023)
            let fraction = Double(bitPattern: (bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000) - 1
            position = (exponent + fraction + Self.origin) * Self.binsAnOctave
            position = Swift.min(Double(Self.bins) - 0.5, Swift.max(1, position))
            place = Int(position)
        }
        let total = totals[sign]
        let top = tops[sign]
        let rarity = counts.withUnsafeMutableBufferPointer {
            (all: inout UnsafeMutableBufferPointer<UInt32>) -> Double in
            let own = all.baseAddress.unsafelyUnwrapped + sign * Self.bins
            defer { own[place] &+= 1 }
            guard total >= warmUp, place > 0 else { return 0 }
            // So many larger ones make any size usual; most values come this far.
            let many = (total + 2) / (total / 1000).squareRoot()
            let enough = UInt32(Swift.min(many, 4e9))
            var above: UInt32 = 0
            var bin = place + 1
            while bin <= top {
                above &+= own[bin]
                if above > enough { return 0 }
                bin += 1
            }
            let exceeding = Double(above) + Double(own[place]) * (1 - (position - Double(place)))
            return exceeding + 1 < many ? -Double.log10((exceeding + 1) / many) : 0
        }
        totals[sign] = total + 1
        tops[sign] = Swift.max(top, place)
        if totals[sign] >= Self.most { halve(sign) }
        guard total >= warmUp, place > 0 else { return 0 }
        let octaves = top >= 0 && place > top ? (position - Double(top) - 1) / Self.binsAnOctave : 0
        return Swift.max(0, rarity + Swift.min(3, octaves))
    }

    private mutating func halve(_ sign: Int) {
        var total = 0.0
        tops[sign] = -1
        for bin in 0..<Self.bins {
            counts[sign * Self.bins + bin] /= 2
            total += Double(counts[sign * Self.bins + bin])
            if counts[sign * Self.bins + bin] > 0 { tops[sign] = bin }
        }
        totals[sign] = total
    }
}
