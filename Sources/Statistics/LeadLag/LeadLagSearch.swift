/// The settings of a search for leading series.
///
/// Source: definition; `ConditionalSelection` names the method's.
public struct LeadLagSearch: Sendable, Hashable {
    /// The largest lag looked at, in steps.
    public var maximumLag: Int
    /// What the steps know of the calendar.
    public var rhythm: LeadLagRhythm
    /// A leader enters, and stays, if so strong a link would be found among all leaders and lags less often than this
    /// were there none.
    ///
    /// Choosing the best of many costs more than the chance of one error: at .025 the share of false links stays
    /// below .05, as `bellwether-bench planted-leads` and the panels of vector autoregressions show.
    public var entry: Double
    /// Whether a link must also save squared error out of sample and keep its direction in both halves of history.
    public var demandsGain: Bool

    /// Above so many leaders only the most promising so many are looked at closely for one follower.
    static let survivors = 400
    /// At most so many leaders of one follower.
    static let most = 30

    /// Creates settings; lags below 1 count as 1.
    ///
    /// Source: definition.
    public init(maximumLag: Int, rhythm: LeadLagRhythm = .daily, entry: Double = 0.025, demandsGain: Bool = false) {
        self.maximumLag = Swift.max(1, maximumLag)
        self.rhythm = rhythm
        self.entry = entry
        self.demandsGain = demandsGain
    }

    /// The fewest observed steps that are judged: three times the lags, and at least 60.
    ///
    /// Source: definition.
    public var needed: Int { Swift.max(60, 3 * maximumLag) }

    /// The furthest own past that is looked at.
    func ownLags(steps: Int) -> Int { Swift.min(28, Swift.max(Swift.min(maximumLag, 14), 7), Swift.max(1, steps / 12)) }
}
