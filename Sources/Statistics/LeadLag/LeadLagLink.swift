/// A series that leads another, as far as the data say: precedence beyond the follower's own past and the other leaders.
///
/// It is *supported*, never proven: precedence is not cause.
///
/// Source: Granger (1969), "Investigating causal relations by econometric models and cross-spectral methods".
public struct LeadLagLink: Sendable, Hashable {
    /// The leader's place in the panel.
    public let leader: Int
    /// The follower's place in the panel.
    public let follower: Int
    /// How many steps the leader is ahead, from 1.
    public let lag: Int
    /// The change of the follower, in its own standard deviations, that follows one standard deviation of the leader.
    public let coefficient: Double
    /// The share of the follower's variation unexplained by its past and the other leaders that this leader explains, 0 to 1.
    public let strength: Double
    /// The chance of so strong a link at any of the lags if there were none (two-sided).
    public let p: Double
    /// The share of false links to expect among those of this follower that are at least as sure.
    public let q: Double
    /// The part of the squared error of one-step forecasts that the leader saves out of sample, by rolling origin; below 0 where it harms.
    public let outOfSampleGain: Double
    /// The coefficient in the first and in the second half of history.
    public let halves: [Double]

    /// 1 where both move the same way, −1 where they move against each other.
    ///
    /// Source: definition.
    public var sign: Int { coefficient < 0 ? -1 : 1 }

    /// Whether both halves of history agree on the direction.
    ///
    /// Source: definition.
    public var isStable: Bool { halves.allSatisfy { (half: Double) -> Bool in half * coefficient > 0 } }
}

/// What a search says of one follower.
public struct LeadLagFinding: Sendable {
    /// The follower's place in the panel.
    public let follower: Int
    /// The links that are supported, surest first.
    public let links: [LeadLagLink]
    /// Series that could not be judged as leaders of this follower, and why, by their place in the panel.
    public let unjudged: [Int: LeadLagGap]
    /// Why the follower itself cannot be judged; then there are no links.
    public let gap: LeadLagGap?
}

/// What the days of a series know of the calendar.
///
/// Source: definition.
public struct LeadLagRhythm: Sendable, Hashable {
    /// Steps of the short season, at least 2; nil for none.
    public var shortSeason: Int?
    /// Steps of a year; nil where there is none to speak of.
    public var year: Double?

    /// Creates a rhythm.
    ///
    /// Source: definition.
    public init(shortSeason: Int?, year: Double?) {
        self.shortSeason = shortSeason
        self.year = year
    }

    /// Days, with the week and the year.
    ///
    /// Source: definition.
    public static let daily = LeadLagRhythm(shortSeason: 7, year: 365.25)
    /// Steps without any calendar.
    ///
    /// Source: definition.
    public static let none = LeadLagRhythm(shortSeason: nil, year: nil)
}
