import Chronology
import Definitions

/// One part of a statement as the grammar finds it.
struct StatementClause: Sendable, Hashable {
    /// What a part says.
    enum Content: Sendable, Hashable {
        case verb(StatementLexicon.Verb)
        /// Up or down, beside a verb that leaves it open.
        case direction(Int)
        /// Metrics that the words may mean, with a note where they were not written exactly.
        case metric([String], note: String?)
        case to(StatementAmount)
        /// A change, its sign where a word gives it.
        case by(StatementAmount, sign: Int?)
        case times(Double, wording: String)
        case bare(StatementAmount)
        case atLeast(StatementAmount)
        case atMost(StatementAmount)
        case between(StatementAmount, StatementAmount)
        /// `2-3 %`, which may be a band or a way.
        case hyphenated(StatementAmount, StatementAmount)
        case from(StatementAmount?, StatementTime?)
        case fromTo(StatementAmount, StatementAmount)
        case baseline(StatementAmount?, StatementTime?)
        case deadline(StatementTime)
        /// A time in or during which.
        case during(StatementTime)
        case start(StatementTime)
        case span(StatementTime, StatementTime)
        case window(KPIDefinition.Window)
        case everyPeriod(Grain?)
        case once
        case slice([StatementVocabulary.SliceValue])
        case condition(String)
        case minimum(StatementAmount)
        case stretch(StatementAmount)
        case step(StatementAmount, StatementTime)
        case seasonal
        case guardrails([String])
        case owner(String)
        case review(KPIDefinition.Cadence)
        case frequency(KPIDefinition.Cadence)
        case filler
        /// Understood, and no part of a target.
        case trouble(StatementComplaint)
        case unknown
    }

    /// What it says.
    var content: Content
    /// The token after its last.
    var end: Int
    /// How much it is disliked beside another way to read the same words.
    var cost = 0
    /// What was taken to be meant.
    var note: String?

    /// The place it takes in a statement, each of which is taken once; nil where any number is fine.
    var slot: Int? {
        switch content {
        case .verb: 1
        case .metric: 2
        case .to, .by, .times, .bare, .atLeast, .atMost, .between, .hyphenated: 4
        case .fromTo: 4 | 8
        case .from, .baseline: 8
        case .deadline: 16
        case .during: 16 | 32
        case .start: 32
        case .span: 16 | 32
        case .window: 64
        case .minimum: 128
        case .stretch: 256
        case .owner: 512
        case .review: 1024
        case .frequency: 2048
        case .direction: 4096
        case .condition: 8192
        case .seasonal: 16384
        case .everyPeriod, .once, .slice, .step, .guardrails, .filler, .trouble, .unknown: nil
        }
    }
}

/// A time as a statement names it.
struct StatementTime: Sendable, Hashable {
    /// The days it covers; of a date, one.
    var days: DayRange
    /// Whether its year was not written.
    var isYearless = false
    /// Whether it counts from the day of writing.
    var isRelative = false
    /// Whether a whole period was named, so that `by` it means by its end.
    var isPeriod = false
    /// The text of a period for a baseline.
    var text: String?
    /// What was taken to be meant.
    var note: String?
    /// Why there is no such time.
    var complaint: StatementComplaint?
}
