public import Chronology

/// The metric over one window.
public struct WindowValue: Sendable, Equatable, Codable {
    /// The value, finite.
    public var value: Double
    /// The value exactly, as decimal digits, where the engine computed it so.
    public var exact: String?
    /// The days it covers.
    public var days: DayRange
    /// The window as people say it: `October 2026`, `28 days to 21 May 2026`, `since 1 January 2026`.
    public var name: String

    /// Joins the parts.
    public init(value: Double, exact: String? = nil, days: DayRange, name: String) {
        self.value = value
        self.exact = exact
        self.days = days
        self.name = name
    }
}

/// A period that has begun and is not complete.
public struct OpenWindow: Sendable, Equatable, Codable {
    /// The value so far; nil where nothing is known.
    public var value: Double?
    /// All days of the period.
    public var days: DayRange
    /// The period as people say it.
    public var name: String
    /// Days of it that are loaded.
    public var elapsedDays: Int
    /// Where it should be so far.
    public var path: Double?
    /// The same elapsed part of the period before.
    public var sameElapsedBefore: Double?
    /// Share of the period's days that are loaded, 0...1.
    public var elapsedShare: Double { Double(elapsedDays) / Double(days.count) }

    /// Joins the parts.
    public init(
        value: Double?, days: DayRange, name: String, elapsedDays: Int, path: Double?, sameElapsedBefore: Double?
    ) {
        self.value = value
        self.days = days
        self.name = name
        self.elapsedDays = elapsedDays
        self.path = path
        self.sameElapsedBefore = sameElapsedBefore
    }
}

/// A difference to an earlier window.
public struct Change: Sendable, Equatable, Codable {
    /// The earlier window.
    public var against: WindowValue
    /// Value − earlier value, in the metric's unit.
    public var difference: Double
    /// Difference ÷ earlier value; nil where that is not positive, or where the metric is a percentage.
    public var relative: Double?
    /// Whether it is a change for the better; nil where there is none, or no direction.
    public var isImprovement: Bool?
    /// What it is compared with, in short: `last month`, `last year`.
    public var name: String
    /// What is odd about the comparison, such as week 53 against week 1.
    public var note: String?

    /// Joins the parts.
    public init(
        against: WindowValue, difference: Double, relative: Double?, isImprovement: Bool?, name: String,
        note: String? = nil
    ) {
        self.against = against
        self.difference = difference
        self.relative = relative
        self.isImprovement = isImprovement
        self.name = name
        self.note = note
    }
}

/// Where the KPI should be at the end of the window it is judged on.
public struct PathPoint: Sendable, Equatable, Codable {
    /// How the way to the target is drawn.
    public enum Shape: String, Sendable, CaseIterable, Codable {
        case linear, steps, seasonal
        /// The target holds all the time.
        case hold
    }

    /// The value that should be reached.
    public var value: Double
    /// The day it is for.
    public var day: Day
    /// How the way is drawn.
    public var shape: Shape
    /// Share of the way to the target, as progress measures it; nil where that has no meaning.
    public var progress: Double?

    /// Joins the parts.
    public init(value: Double, day: Day, shape: Shape, progress: Double?) {
        self.value = value
        self.day = day
        self.shape = shape
        self.progress = progress
    }
}

/// The distance from the path.
public struct Gap: Sendable, Equatable, Codable {
    /// Value − path.
    public var value: Double
    /// The same, signed so that positive is good.
    public var favourable: Double

    /// Joins the parts.
    public init(value: Double, favourable: Double) {
        self.value = value
        self.favourable = favourable
    }
}

/// How far the KPI has come.
public enum Progress: Sendable, Equatable, Codable {
    /// Share of the way from the baseline (zero where the window accumulates) to the target; may leave 0...1.
    case way(Double)
    /// Complete windows inside the target, of all complete ones.
    case held(inside: Int, of: Int)

    /// The share, 0 at the beginning and 1 at the target.
    public var share: Double {
        switch self {
        case .way(let share): share
        case .held(let inside, let all): all == 0 ? 0 : Double(inside) / Double(all)
        }
    }
}

/// What is needed from here, and what the past says about it.
public struct KPIPace: Sendable, Equatable, Codable {
    /// What each remaining period must bring.
    public struct Requirement: Sendable, Equatable, Codable {
        /// What the amount means.
        public enum Kind: String, Sendable, CaseIterable, Codable {
            /// So much must come in, each period.
            case amount
            /// The value must move by so much, from period to period.
            case change
            /// The value must be at least (at most) this, in each period.
            case level
        }
        /// What the amount means.
        public var kind: Kind
        /// The amount, a period; past the target it is what a period may lose again (`KPIStatus.isTargetReached`).
        public var amount: Double
        /// The period it is for.
        public var grain: Grain
        /// How many periods remain; days are counted into weeks and months by their usual length.
        public var remaining: Double

        /// Joins the parts.
        public init(kind: Kind, amount: Double, grain: Grain, remaining: Double) {
            self.kind = kind
            self.amount = amount
            self.grain = grain
            self.remaining = remaining
        }
    }

    /// What each remaining period must bring.
    public var required: Requirement?
    /// What a period has brought so far, in the same terms.
    public var current: Double?
    /// The best that as long a time as remains has ever brought, in the same terms.
    public var bestEver: Double?
    /// The last day of the time of `bestEver`.
    public var bestEverEnd: Day?
    /// When the target is reached if the pace stays; nil where it is reached already, never is, or has no meaning.
    public var projectedDate: Day?
    /// The value at the deadline if the pace stays.
    public var projectedValue: Double?

    /// Nothing known.
    public static let unknown = KPIPace()

    /// Joins the parts.
    public init(
        required: Requirement? = nil, current: Double? = nil, bestEver: Double? = nil, bestEverEnd: Day? = nil,
        projectedDate: Day? = nil, projectedValue: Double? = nil
    ) {
        self.required = required
        self.current = current
        self.bestEver = bestEver
        self.bestEverEnd = bestEverEnd
        self.projectedDate = projectedDate
        self.projectedValue = projectedValue
    }
}

/// A source whose last refresh failed, while what an earlier one stored of it is shown.
public struct FailedSource: Sendable, Equatable, Codable {
    /// The source's name.
    public var name: String
    /// When the refresh failed, as RFC 3339.
    public var failedAt: String
    /// The local day on which it failed.
    public var failedOn: Day
    /// The stable code of the reason.
    public var code: String
    /// The reason, in one sentence.
    public var reason: String
    /// When what is shown was read, as RFC 3339.
    public var shownFrom: String
    /// The local day on which what is shown was read.
    public var shownFromDay: Day

    /// Joins the parts.
    public init(
        name: String, failedAt: String, failedOn: Day, code: String, reason: String, shownFrom: String,
        shownFromDay: Day
    ) {
        self.name = name
        self.failedAt = failedAt
        self.failedOn = failedOn
        self.code = code
        self.reason = reason
        self.shownFrom = shownFrom
        self.shownFromDay = shownFromDay
    }

    /// Which source, when, why, and of when the numbers are.
    public var sentence: Sentence {
        """
        the refresh of source `\(name)` failed on \(failedOn) at \(Self.clock(failedAt)) (\(reason)); what is shown of \
        it was read on \(shownFromDay) at \(Self.clock(shownFrom))
        """
    }

    /// Hours and minutes of a moment as RFC 3339.
    private static func clock(_ moment: String) -> String { String(moment.dropFirst(11).prefix(5)) }
}

extension KPIStatus {
    /// The warnings, and which sources could not be refreshed.
    public var allWarnings: [Sentence] { warnings + (failedSources ?? []).map(\.sentence) }
}
