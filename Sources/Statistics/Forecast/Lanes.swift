import RealModule

/// Eight candidate parameter vectors, one a lane: recursions are sequential in time but independent across candidates.
typealias Lanes = SIMD8<Double>

extension SIMD8 where Scalar == Double {
    /// `function` of every lane.
    @inline(__always)
    func mapped(_ function: (Double) -> Double) -> Lanes {
        var result = self
        for lane in 0..<8 { result[lane] = function(self[lane]) }
        return result
    }

    /// The open interval between two bounds, by the logistic function.
    @inline(__always)
    func squeezed(_ low: Double, _ high: Double) -> Lanes {
        mapped { (free: Double) -> Double in low + (high - low) / (1 + Double.exp(-free)) }
    }
}

/// The free number that `Lanes.squeezed` maps to `value`.
func unsqueezed(_ value: Double, _ low: Double, _ high: Double) -> Double {
    let share = Swift.min(0.999, Swift.max(0.001, (value - low) / (high - low)))
    return Double.log(share / (1 - share))
}

/// A one-step-ahead recursion over a series, run for eight candidate parameter vectors at once.
///
/// Parameters are free real numbers; the recursion maps them into its stable region itself.
protocol LaneRecursion {
    /// The number of parameters, at most seven: a Gauss–Newton step evaluates one more lane.
    var parameterCount: Int { get }
    /// The number of residuals, all of which enter the sum of squares.
    var residualCount: Int { get }
    /// Centre and weight of a normal prior of each parameter; empty for none.
    var prior: [(centre: Double, weight: Double)] { get }
    /// Writes the residuals of the eight candidates.
    func run(_ parameters: UnsafePointer<Lanes>, _ residuals: UnsafeMutablePointer<Lanes>)
}

/// The best parameters found, and what they reach.
struct LaneFit {
    var parameters: [Double]
    /// The sum of squared residuals there.
    var squares: Double
}
