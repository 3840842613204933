/// The inner loops of the search, in vector lanes.
///
/// Source: definition.
enum Kernel {
    /// The inner product of two arrays of one length. O(n).
    @inline(__always)
    static func dot(_ x: [Double], _ y: [Double]) -> Double {
        x.withUnsafeBufferPointer { (first: UnsafeBufferPointer<Double>) -> Double in
            y.withUnsafeBufferPointer { (second: UnsafeBufferPointer<Double>) -> Double in
                guard let a = first.baseAddress, let b = second.baseAddress else { return 0 }
                return dot(a, b, Swift.min(first.count, second.count))
            }
        }
    }

    /// The inner product of two stretches of memory. O(n).
    @inline(__always)
    static func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ count: Int) -> Double {
        var lanes = SIMD8<Double>(repeating: 0)
        let (rawX, rawY) = (UnsafeRawPointer(x), UnsafeRawPointer(y))
        var step = 0
        while step + 8 <= count {
            lanes +=
                rawX.loadUnaligned(fromByteOffset: step * 8, as: SIMD8<Double>.self)
                * rawY.loadUnaligned(fromByteOffset: step * 8, as: SIMD8<Double>.self)
            step += 8
        }
        var total = lanes.sum()
        while step < count {
            total += x[step] * y[step]
            step += 1
        }
        return total
    }

    /// Inner products of `weights` with a window of `count` values that slides back: `out[k]` belongs to the window that
    /// ends k steps before the one at `start`. Four windows at once. O(count × windows).
    static func slidingDots(
        _ start: UnsafePointer<Double>, _ weights: UnsafePointer<Double>, count: Int, windows: Int,
        into out: UnsafeMutablePointer<Double>
    ) {
        let raw = UnsafeRawPointer(weights)
        var window = 0
        while window + 4 <= windows {
            var (a, b, c, d) = (
                SIMD4<Double>(repeating: 0), SIMD4<Double>(repeating: 0), SIMD4<Double>(repeating: 0),
                SIMD4<Double>(repeating: 0)
            )
            let base = UnsafeRawPointer(start - window)
            var step = 0
            while step + 4 <= count {
                let weight = raw.loadUnaligned(fromByteOffset: step * 8, as: SIMD4<Double>.self)
                a += weight * base.loadUnaligned(fromByteOffset: step * 8, as: SIMD4<Double>.self)
                b += weight * base.loadUnaligned(fromByteOffset: step * 8 - 8, as: SIMD4<Double>.self)
                c += weight * base.loadUnaligned(fromByteOffset: step * 8 - 16, as: SIMD4<Double>.self)
                d += weight * base.loadUnaligned(fromByteOffset: step * 8 - 24, as: SIMD4<Double>.self)
                step += 4
            }
            var sums = SIMD4<Double>(a.sum(), b.sum(), c.sum(), d.sum())
            while step < count {
                let weight = weights[step]
                let from = start + (step - window)
                sums += weight * SIMD4<Double>(from[0], from[-1], from[-2], from[-3])
                step += 1
            }
            for lane in 0..<4 { out[window + lane] = sums[lane] }
            window += 4
        }
        while window < windows {
            out[window] = dot(start - window, weights, count)
            window += 1
        }
    }

    /// As above in single precision, for screening; answers the largest square alone. Four windows at once. O(count × windows).
    static func largestSlidingDot(
        _ start: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, count: Int, windows: Int
    ) -> Float {
        let raw = UnsafeRawPointer(weights)
        var best: Float = 0
        var window = 0
        while window < windows {
            // The last four windows overlap those before, so that none is left over; there are four at least.
            let first = Swift.max(0, Swift.min(window, windows - 4))
            var (a, b, c, d) = (
                SIMD8<Float>(repeating: 0), SIMD8<Float>(repeating: 0), SIMD8<Float>(repeating: 0),
                SIMD8<Float>(repeating: 0)
            )
            let base = UnsafeRawPointer(start - first)
            var step = 0
            while step + 8 <= count {
                let weight = raw.loadUnaligned(fromByteOffset: step * 4, as: SIMD8<Float>.self)
                a += weight * base.loadUnaligned(fromByteOffset: step * 4, as: SIMD8<Float>.self)
                b += weight * base.loadUnaligned(fromByteOffset: step * 4 - 4, as: SIMD8<Float>.self)
                c += weight * base.loadUnaligned(fromByteOffset: step * 4 - 8, as: SIMD8<Float>.self)
                d += weight * base.loadUnaligned(fromByteOffset: step * 4 - 12, as: SIMD8<Float>.self)
                step += 8
            }
            var sums = SIMD4<Float>(a.sum(), b.sum(), c.sum(), d.sum())
            while step < count {
                let weight = weights[step]
                let from = start + (step - first)
                sums += weight * SIMD4<Float>(from[0], from[-1], from[-2], from[-3])
                step += 1
            }
            best = Swift.max(best, (sums * sums).max())
            window = first + 4
        }
        return best
    }

    /// `target` less a multiple of `x`. O(n).
    @inline(__always)
    static func subtract(_ x: [Double], times factor: Double, from target: inout [Double]) {
        let count = Swift.min(x.count, target.count)
        x.withUnsafeBufferPointer { (source: UnsafeBufferPointer<Double>) in
            target.withUnsafeMutableBufferPointer { (result: inout UnsafeMutableBufferPointer<Double>) in
                for step in 0..<count { result[step] -= factor * source[step] }
            }
        }
    }
}
