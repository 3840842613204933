/// Why a series, or a pair of series, cannot be judged for leading: the answer in place of a number made of nothing.
///
/// Source: definition; the minima are those of `LeadLagSearch`.
public enum LeadLagGap: Error, Sendable, Hashable {
    /// There is no value at all.
    case empty
    /// No value has been observed.
    case allMissing
    /// A value is infinite; `step` is the first such, from 0.
    case infinite(step: Int)
    /// Fewer observed values than needed.
    case tooFewObservations(observed: Int, needed: Int)
    /// The value never changes.
    case constant
    /// What is left once weekday, season and trend are taken out is rounding: the series is a function of the calendar.
    case onlyCalendar
    /// The series has another number of steps than the panel.
    case differentLength(steps: Int, expected: Int)
    /// Too few steps on which both are observed.
    case noOverlap(steps: Int, needed: Int)
    /// The metric is the follower itself, but for scale and offset.
    case functionOfFollower
    /// The metric cannot be told apart from this series of the panel, which was chosen in its place.
    case functionOf(series: Int)
}

extension LeadLagGap: CustomStringConvertible {
    /// One sentence for people, without a trailing full stop.
    public var description: String {
        "not enough data because "
            + {
                switch self {
                case .empty: "there is no history"
                case .allMissing: "no value has been observed"
                case .infinite(let step): "the value at step \(step) is infinite"
                case .tooFewObservations(let observed, let needed):
                    "\(observed) observed values, at least \(needed) are needed"
                case .constant: "the value has never changed"
                case .onlyCalendar: "nothing is left once weekday, season and trend are taken out"
                case .differentLength(let steps, let expected):
                    "it has \(steps) steps where the others have \(expected)"
                case .noOverlap(let steps, let needed):
                    "both are observed on \(steps) steps, at least \(needed) are needed"
                case .functionOfFollower: "it is the same series but for its scale"
                case .functionOf(let series): "it cannot be told apart from series \(series)"
                }
            }()
    }
}
