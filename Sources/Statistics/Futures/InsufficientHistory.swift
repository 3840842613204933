/// Why no honest forecast can be made from a history; the answer in place of a made-up number.
///
/// Source: the minimum is the rule documented at `HistoryPanel`.
public struct InsufficientHistory: Error, Sendable, Hashable {
    /// The kind of shortage.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The panel has no series or no step.
        case empty
        /// A series has no observed value.
        case allMissing
        /// A series has fewer observed values than `needed`.
        case tooFewObservations
        /// History spans fewer steps than two seasons of a required season.
        case shorterThanTwoSeasons
        /// Every observed value of every series is zero.
        case allZero
        /// No series of the panel ever changes: there is no variation to learn from.
        case constant
        /// A value lies outside the bounds stated for its series, or beyond 1e100 (`available` is its step).
        case valueOutsideBounds
    }

    /// The kind of shortage.
    public let reason: Reason
    /// Which series of the panel, from 0.
    public let seriesIndex: Int
    /// How many values or steps are needed.
    public let needed: Int
    /// How many there are.
    public let available: Int

    /// Creates an answer.
    ///
    /// Source: definition.
    public init(reason: Reason, seriesIndex: Int, needed: Int, available: Int) {
        self.reason = reason
        self.seriesIndex = seriesIndex
        self.needed = needed
        self.available = available
    }
}

extension InsufficientHistory: CustomStringConvertible {
    /// One sentence for people, without a trailing full stop.
    public var description: String {
        switch reason {
        case .empty: "there is no history"
        case .allMissing: "no value has been observed"
        case .tooFewObservations: "\(available) observed values, at least \(needed) are needed"
        case .shorterThanTwoSeasons: "history covers \(available) steps, at least \(needed) (two seasons) are needed"
        case .allZero: "every observed value is zero"
        case .constant: "the value has never changed, so its variation is unknown"
        case .valueOutsideBounds: "the value at step \(available) lies outside the bounds of the series"
        }
    }
}
