public import Definitions

extension AuditCode {
    /// Why it matters, in one sentence.
    public var why: String {
        switch self {
        case .kpiWithoutTarget: "a number without a target says what happened, never whether it was enough"
        case .kpiWithoutDeadline: "a target without a date can be missed for ever without anybody saying so"
        case .kpiWithoutBaseline: "without a starting point nobody can tell progress from what was there before"
        case .kpiWithoutOwner: "what everybody answers for, nobody does"
        case .kpiWithoutFrequency: "a number nobody has agreed to look at is looked at when it is too late"
        case .kpiWithoutReview: "goals change; a KPI that is never reviewed outlives its reason"
        case .kpiWithoutSource: "a number nobody has ever entered cannot be steered by"
        case .targetWithoutBasis: "a target nobody can give a reason for is given up at the first bad month"
        case .deadlinePassed:
            "a KPI past its deadline is history; leaving it among the others hides that it was met or missed"
        case .reviewOverdue:
            "what was to be looked at has not been, so the numbers below it may answer last quarter's question"
        case .kpiUnrevised: "after a year the goal, the market or the measure has moved, and the target has not"
        case .noLeadingIndicator: "without a number that moves first, the KPI is known only once it is missed"
        case .nothingMovesIt: "if no activity of a team stands behind it, nobody can do anything about it"
        case .guardrailMissing:
            "what is measured is managed, and the shortest way to this target may hurt something else"
        case .objectiveWithoutKPI: "an objective without a number is a wish"
        case .objectiveWithoutOwner: "what everybody answers for, nobody does"
        case .objectiveCrowded: "nobody steers by more than seven numbers; with more, each one counts less"
        case .objectiveOnlyLagging: "all its numbers tell of what is over; none warns while something can still be done"
        case .objectiveOnlyActivity:
            "being busy is not the goal: activity without a result can be met while the objective fails"
        case .objectiveOneOwner: "one person who owns every number marks his own work, and is a single point of failure"
        case .sameNumber: "two KPIs that always move together take two places and say one thing"
        case .boundToConflict: "one can only be met at the cost of the other, so one of them is planned to fail"
        case .targetUnrealistic: "a target nobody believes in is worked around, not worked for"
        case .targetTooEasy: "a target that is met anyway changes nothing anybody does"
        case .targetWithinNoise: "chance alone can meet or miss it, so meeting it proves nothing"
        case .targetOutsideUnit: "the measure cannot take this value, whatever anybody does"
        case .vanityMetric: "it looks good in reports and decides nothing"
        case .metricUnused:
            "every metric costs attention, computing and upkeep; this one serves nothing that is defined"
        case .metricDuplicate:
            "two names for one number will be quoted as two numbers, and differ the day one is changed"
        case .metricWithoutOwner: "when it breaks, nobody notices; when it is questioned, nobody answers"
        case .metricWithoutUnit: "a bare number is read as whatever the reader expects"
        case .metricWithoutDirection: "without knowing which way is better, a change is neither good nor bad news"
        case .meanOfRatios: "the mean of row-wise ratios weighs a row of one as much as a row of a thousand"
        case .averageOfAverages:
            "an average of averages ignores how many stand behind each, and can point the wrong way"
        case .shareAboveOne: "a share of a whole above 100 % counts something twice, or divides by the wrong thing"
        case .driverContradicted: "who acts on a driver with the wrong sign makes the KPI worse"
        case .driverWithoutEvidence: "a driver that does not lead warns of nothing, or of the wrong thing"
        case .acceptanceExpired: "an acceptance holds for the time it was given for"
        case .acceptanceUnused: "an acceptance that outlives its finding would hide it if it came back"
        }
    }
}
