extension Dialect {
    /// How an engine aggregates rows.
    public struct Aggregates: Sendable {
        /// Whether `aggregate FILTER (WHERE …)` works; else rows are filtered by `CASE` inside the aggregate.
        public var supportsFilter: Bool
        /// Exact number of distinct values, nulls left out.
        public var countDistinct: SQLTemplate
        /// Interpolated percentile: the value is `{0}`, the share from 0 to 1 `{1}`.
        public var percentile: SQLTemplate
        /// Value of `{0}` in the row with the greatest `{1}`.
        public var last: SQLTemplate
        /// Sum of floating-point numbers whose error does not grow with their number.
        public var sumOfNumbers: SQLTemplate
        /// About how many distinct values, nulls left out; a guess that only plans are chosen by.
        public var approximateDistinct: SQLTemplate
        /// The table `{0}` cut down to `{1}` percent of its rows, the same ones each time; nil where the engine cannot.
        public var sample: SQLTemplate?
    }

    /// How often an engine computes a named subquery, written before its parenthesis; empty where it cannot be told.
    public struct Subqueries: Sendable {
        /// It is part of each statement that uses it.
        public var inline: String
        /// It is computed once and kept.
        public var kept: String
    }

    /// An aggregate of `argument` over the rows where `condition` holds.
    ///
    /// - Parameters:
    ///   - aggregate: the aggregate with `{0}` for its argument.
    ///   - arguments: what the places stand for; the first is what is aggregated.
    ///   - condition: a row-level condition, or nil for all rows.
    public func aggregate(_ aggregate: SQLTemplate, of arguments: [SQLFragment], where condition: SQLFragment? = nil)
        -> SQLFragment
    {
        guard let condition else { return aggregate.filled(with: arguments) }
        if aggregates.supportsFilter {
            return SQLFragment(aggregate.filled(with: arguments).text + " FILTER (WHERE \(condition.text))")
        }
        var filtered = arguments
        let value = arguments.first?.text ?? "1"
        let chosen = SQLFragment("CASE WHEN \(condition.text) THEN \(value) END")
        if filtered.isEmpty { filtered = [chosen] } else { filtered[0] = chosen }
        return aggregate.filled(with: filtered)
    }

    /// The number of rows where `condition` holds.
    public func countRows(where condition: SQLFragment? = nil) -> SQLFragment {
        guard let condition else { return SQLFragment("COUNT(*)") }
        return aggregates.supportsFilter
            ? SQLFragment("COUNT(*) FILTER (WHERE \(condition.text))")
            : SQLFragment("COUNT(CASE WHEN \(condition.text) THEN 1 END)")
    }
}
