import RealModule

/// The steps at which a series has no activity: phases that are always zero or never observed, and stated closures.
///
/// Source: definition; a phase counts as closed where that many zeros in a row are improbable (below 0.5 %) given the
/// share of zeros at the other phases.
struct ClosurePattern: Sendable {
    /// What is expected of one step.
    enum Kind: Sendable { case open, zero, missing }

    /// Per season of whole length: the kind of each phase.
    private var phases: [[Kind]] = []
    private let stated: Set<Int>
    private let statedKind: Kind

    /// Learns the pattern from at most the last 13 seasons of each kind (so that new opening days count). O(n × seasons).
    init(_ values: [Double], seasons: [SeasonalPeriod], stated: Set<Int>, bounds: Bounds) {
        self.stated = stated
        statedKind = bounds == .nonNegative ? .zero : .missing
        for season in seasons where season.length == season.length.rounded() && season.length <= 366 {
            let length = Int(season.length)
            guard values.count >= 2 * length else { continue }
            let recent = Swift.max(0, values.count - 13 * length)
            phases.append(Self.kinds(values, from: recent, length: length))
        }
    }

    /// The kind of a step, past or future. O(seasons).
    func kind(at step: Int) -> Kind {
        if stated.contains(step) { return statedKind }
        var missing = false
        for pattern in phases {
            switch pattern[step % pattern.count] {
            case .open: continue
            case .zero: return .zero
            case .missing: missing = true
            }
        }
        return missing ? .missing : .open
    }

    private static func kinds(_ values: [Double], from start: Int, length: Int) -> [Kind] {
        var observed = [Int](repeating: 0, count: length)
        var zeros = [Int](repeating: 0, count: length)
        for step in start..<values.count where values[step].isFinite {
            observed[step % length] += 1
            if values[step] == 0 { zeros[step % length] += 1 }
        }
        let allObserved = observed.reduce(0, +)
        let cycles = (values.count - start) / length
        var result = [Kind](repeating: .open, count: length)
        // Phases that are zero throughout say nothing about chance zeros at the open ones.
        var openObserved = 0
        var openZeros = 0
        for phase in 0..<length where zeros[phase] < observed[phase] {
            openObserved += observed[phase]
            openZeros += zeros[phase]
        }
        let zeroShare = Swift.max(0.05, Double(openZeros) / Double(Swift.max(1, openObserved)))
        let observedShare = Double(allObserved) / Double(Swift.max(1, values.count - start))
        for phase in 0..<length where openObserved > 0 {
            if observed[phase] == 0 {
                let chance = Double.pow(1 - observedShare, Double(cycles))
                if chance < 0.005 { result[phase] = .missing }
            } else if zeros[phase] == observed[phase], Double.pow(zeroShare, Double(observed[phase])) < 0.005 {
                result[phase] = .zero
            }
        }
        return result
    }
}
