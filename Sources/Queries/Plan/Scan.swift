import Chronology
import Definitions

/// Leaf queries that one statement answers: same source, periods, dimensions, range and shape.
struct Scan {
    /// What makes queries shareable.
    struct Key: Hashable {
        var source: String
        var bucketing: Bucketing
        var dimensions: [DimensionQuery]
        var range: DayRange?
        var shape: Shape
    }

    /// How rows meet periods.
    enum Shape: Hashable {
        /// Each row belongs to one period.
        case plain
        /// Only the rows at the latest time of each period count; those the filter lets through decide which.
        case latest(filter: Expression?)
        /// A row belongs to every period whose window holds its day.
        case windowed(LeafWindow, latestOnly: Bool, filter: Expression?)
    }

    /// One aggregate of the scan.
    struct Column {
        /// Position in the list given to the planner.
        var query: Int
        var function: Aggregate.Function
        var value: Expression?
        var filter: Expression?
    }

    var key: Key
    var columns: [Column]
    /// Conditions every column shares, lifted into WHERE.
    var conditions: [Expression] = []
}

/// Puts leaf queries that can share a statement together, in order of first appearance.
///
/// Before: orders by day; revenue by day; customers by day; stock by day (another source).
/// After: one scan of `orders` with three columns; one scan of `inventory`.
enum GroupIntoScans {
    static func apply(_ queries: [LeafQuery]) -> [Scan] {
        var order: [Scan.Key] = []
        var columns: [Scan.Key: [Scan.Column]] = [:]
        for (position, query) in queries.enumerated() {
            guard let aggregate = query.leaf.aggregate else { continue }
            let isLatest = aggregate.function == .last
            let shape: Scan.Shape
            if let window = query.leaf.window {
                shape = .windowed(window, latestOnly: isLatest, filter: isLatest ? aggregate.filter : nil)
            } else {
                shape = isLatest ? .latest(filter: aggregate.filter) : .plain
            }
            let key = Scan.Key(
                source: aggregate.source.value, bucketing: query.bucketing, dimensions: query.dimensions,
                range: query.range, shape: shape)
            if columns[key] == nil { order.append(key) }
            columns[key, default: []].append(
                Scan.Column(
                    query: position, function: aggregate.function, value: aggregate.value, filter: aggregate.filter))
        }
        return order.map { Scan(key: $0, columns: columns[$0] ?? []) }
    }
}

/// Lifts conditions that every column shares out of the aggregates, so that the engine skips rows early.
///
/// Before: `count(*) FILTER (WHERE a AND b), sum(x) FILTER (WHERE a)`.
/// After: `count(*) FILTER (WHERE b), sum(x)` … `WHERE a`.
enum PushDownFilter {
    static func apply(_ scan: Scan) -> Scan {
        let shared = shared(scan.columns)
        guard !shared.isEmpty else { return scan }
        var result = scan
        result.conditions = shared
        result.columns = scan.columns.map { column in without(shared, column) }
        return result
    }

    /// The conditions every column has.
    static func shared(_ columns: [Scan.Column]) -> [Expression] {
        var shared: [Expression]?
        for column in columns {
            let terms = column.filter?.conjuncts ?? []
            shared = shared.map { known in known.filter { terms.contains($0) } } ?? terms
        }
        return shared ?? []
    }

    /// The column without conditions that hold for all rows it reads.
    static func without(_ conditions: [Expression], _ column: Scan.Column) -> Scan.Column {
        var result = column
        result.filter = nil
        for term in column.filter?.conjuncts ?? [] where !conditions.contains(term) {
            result.filter = .conjunction(result.filter, term)
        }
        return result
    }
}

extension Expression {
    /// The conditions joined by `and` at the top.
    var conjuncts: [Expression] {
        if case .binary(.and, let left, let right) = node { return left.conjuncts + right.conjuncts }
        return [self]
    }
}
