/// How a KPI stands, in one word.
public enum KPIState: String, Sendable, CaseIterable, Codable {
    case notStarted = "not_started"
    case achieved, missed
    case noData = "no_data"
    case stale
    case ahead
    case onTrack = "on_track"
    case atRisk = "at_risk"
    case offTrack = "off_track"
    /// There is a value, but nothing to judge it by.
    case noTarget = "no_target"

    /// As people read it: `off track`.
    public var words: String { rawValue.split(separator: "_").joined(separator: " ") }

    /// What joins a name and the words: `is` off track, `has` no target.
    var verb: String { self == .noData || self == .noTarget ? "has" : "is" }

    /// Whether it says that all is well.
    public var isGreen: Bool { self == .achieved || self == .ahead || self == .onTrack }

    /// Position in a list that shows first what needs attention.
    public var attention: Int {
        switch self {
        case .offTrack: 0
        case .missed: 1
        case .noData: 2
        case .stale: 3
        case .atRisk: 4
        case .onTrack: 5
        case .ahead: 6
        case .noTarget: 7
        case .notStarted: 8
        case .achieved: 9
        }
    }
}

/// What a state rests on.
public enum StateBasis: String, Sendable, CaseIterable, Codable {
    /// It is settled, or nothing had to be judged.
    case fact
    /// The chance from simulated paths.
    case chance
    /// The gap to the path, because no chance could be computed.
    case pace
    /// The value now, because there is no deadline.
    case now
}

/// The chance that the target is met.
public enum Chance: Sendable, Equatable, Codable {
    /// A share of simulated paths.
    case simulated(Simulation)
    /// It is settled: met (`true`) or failed.
    case settled(Bool)
    /// It cannot be computed (`chance-unavailable`); the sentence says why.
    case unavailable(Sentence)
    /// There is no target or no deadline, so nothing to be likely.
    case none

    /// A chance and how it came about.
    public struct Simulation: Sendable, Equatable, Codable {
        /// Share of paths that satisfy the target, 0...1.
        public var share: Double
        /// Number of paths.
        public var paths: Int
        /// How the future was simulated.
        public var method: Sentence

        /// Joins the parts.
        public init(share: Double, paths: Int, method: Sentence) {
            self.share = share
            self.paths = paths
            self.method = method
        }
    }

    /// The probability in 0...1, where there is one; exactly 0 and 1 only when settled.
    ///
    /// A simulation of n paths cannot tell a probability below 1/(2n) from none, so that is the least it says.
    public var probability: Double? {
        switch self {
        case .simulated(let simulation):
            let least = 0.5 / Double(max(1, simulation.paths))
            return min(1 - least, max(least, simulation.share))
        case .settled(let met): return met ? 1 : 0
        case .unavailable, .none: return nil
        }
    }
}
