public import Chronology

/// One metric: what it measures, from where, in what unit, and who decides by it.
public struct MetricDefinition: Sendable, Hashable {
    /// Which way is better.
    public enum Direction: String, Sendable, CaseIterable, Codable {
        case up, down, band, none
    }

    /// Whether it counts results or activity.
    public enum Kind: String, Sendable, CaseIterable {
        case result, activity
    }

    /// What a period without rows means.
    public enum Missing: String, Sendable, CaseIterable {
        /// Nothing happened.
        case zero
        /// Nothing is known.
        case unknown
        /// The last value still holds.
        case carry
    }

    /// A metric that leads this one.
    public struct Driver: Sendable, Hashable {
        /// Expected sign of the effect.
        public enum Sign: String, Sendable, CaseIterable {
            case positive, negative
        }
        /// The leading metric.
        public var metric: Located<String>
        /// Declared sign, or nil.
        public var sign: Sign?
        /// Declared lag, or nil.
        public var lag: TimeSpan?

        /// Joins the parts.
        public init(metric: Located<String>, sign: Sign? = nil, lag: TimeSpan? = nil) {
            self.metric = metric
            self.sign = sign
            self.lag = lag
        }
    }

    /// Name other definitions use.
    public var name: Located<String>
    /// Name people read; made from the name where nil.
    public var label: String?
    /// A sentence for the catalogue.
    public var description: String?
    /// Other words for it in statements.
    public var synonyms: [String]
    /// How its values come about.
    public var measure: Measure
    /// Unit of its values.
    public var unit: Unit
    /// Which way is better.
    public var direction: Direction
    /// Result or activity; nil where not said.
    public var kind: Kind?
    /// Team it belongs to.
    public var team: String?
    /// Person who answers for it.
    public var owner: String?
    /// The decision it informs.
    public var decision: String?
    /// Metrics that lead it.
    public var drivers: [Driver]
    /// Override of what a period without rows means.
    public var missing: Missing?
    /// Whether its unit is written, not left to the default.
    public var hasUnit = true
    /// Whether its direction is written, not left to the default.
    public var hasDirection = true
    /// Findings of the audit that somebody has accepted.
    public var accepted: [AcceptedFinding] = []

    /// A metric with everything optional left out.
    public init(name: Located<String>, measure: Measure, unit: Unit = .none, direction: Direction = .up) {
        self.name = name
        self.measure = measure
        self.unit = unit
        self.direction = direction
        synonyms = []
        drivers = []
    }

    /// The label, or the name with its underscores as spaces and a capital first letter.
    public var displayName: String { label ?? DisplayName.of(name.value) }
}

/// Names made readable.
public enum DisplayName {
    /// `net_revenue` becomes `Net revenue`.
    public static func of(_ name: String) -> String {
        let spaced = name.split(separator: "_").joined(separator: " ")
        return spaced.prefix(1).uppercased() + spaced.dropFirst()
    }
}

/// The unit of a metric's values.
public enum Unit: Sendable, Hashable, Codable {
    /// A bare number.
    case none
    /// A fraction, stored 0.0241 and shown 2.41 %.
    case percent
    /// Money in an ISO 4217 currency.
    case money(String)
    /// Anything counted: `orders`, `points`, `seconds`.
    case named(String)
}

/// How the values of a metric come about.
public enum Measure: Sendable, Hashable {
    /// Aggregated from the rows of one source.
    case aggregate(Aggregate)
    /// One metric divided by another, each summed over the period first.
    case ratio(numerator: MetricUse, denominator: MetricUse)
    /// A formula over other metrics (references are metric names).
    case derived(Expression)
    /// Another metric accumulated.
    case cumulative(of: Located<String>, span: CumulativeSpan)
    /// Entered by people or through the API.
    case manual
}

/// A metric used by another one, possibly filtered.
public struct MetricUse: Sendable, Hashable {
    /// The metric.
    public var metric: Located<String>
    /// A condition over dimensions or columns of its source.
    public var filter: Expression?

    /// Joins the parts.
    public init(metric: Located<String>, filter: Expression? = nil) {
        self.metric = metric
        self.filter = filter
    }
}

/// An aggregation of the rows of one source.
public struct Aggregate: Sendable, Hashable {
    /// The aggregate function.
    public enum Function: Sendable, Hashable {
        case count, sum, average, min, max, median, countDistinct
        /// The interpolated quantile at 0...1, as `percentile_cont`.
        case percentile(Double)
        /// The sum of the rows at the latest time in the period (semi-additive stock).
        case last

        /// Whether values of short periods sum to the value of a long one.
        public var isAdditive: Bool { self == .count || self == .sum }
    }

    /// The source.
    public var source: Located<String>
    /// The function.
    public var function: Function
    /// What is aggregated; nil only for `count`.
    public var value: Expression?
    /// Rows that count; all where nil.
    public var filter: Expression?

    /// Joins the parts.
    public init(source: Located<String>, function: Function, value: Expression? = nil, filter: Expression? = nil) {
        self.source = source
        self.function = function
        self.value = value
        self.filter = filter
    }
}

/// Over which time a cumulative metric accumulates.
public enum CumulativeSpan: Sendable, Hashable {
    /// From the first day of the period of that grain.
    case toDate(Grain)
    /// Over the last so many days, today included.
    case trailing(days: Int)
    /// From the first row on.
    case allTime
}
