public import Series

/// A metric's values, by slice.
public struct MetricSeries: Sendable {
    /// One slice.
    public struct Slice: Sendable {
        /// Values of the dimensions; nil is null. Empty for the total.
        public var key: [String?]
        /// Values by period.
        public var series: SeriesValues

        /// Joins the parts.
        public init(key: [String?], series: SeriesValues) {
            self.key = key
            self.series = series
        }
    }

    /// The slices, ordered by key, null last.
    public var slices: [Slice]

    /// The only slice of a metric that was not sliced.
    public var total: SeriesValues? { slices.first { $0.key.isEmpty }?.series }
}

/// Why a metric cannot be computed as asked.
public struct RefreshFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable kebab-case code.
    public var code: String
    /// What is wrong and how to mend it.
    public var message: String
    /// What lies below: the engine's own words, the statement.
    public var cause: String?

    /// Joins the parts.
    public init(_ code: String, _ message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message, its code, and the cause on lines of its own.
    public var description: String { "\(message) [\(code)]" + (cause.map { "\n    \($0)" } ?? "") }
}
