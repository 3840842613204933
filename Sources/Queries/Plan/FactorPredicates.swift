import Definitions
import Diagnostics

/// Turns filtered aggregates over rows into filtered aggregates over cells, where what the filters mention has few
/// values.
///
/// Before: `sum(x) FILTER (WHERE status = 'paid' AND amount > 100)`.
/// After: the partial `sum(x)`; the keys `status` (its values) and `amount > 100` (true or not); the filter
/// `status = 'paid' AND k1` over cells.
struct FactorPredicates {
    /// A column with more values than this is no key; conditions on it are.
    static let mostValues = 256

    /// One set of dimensions with its aggregates over cells.
    struct Grouping {
        var dimensions: [DimensionQuery]
        var dimensionKeys: [Int]
        var columns: [CellColumn]
    }

    private(set) var keys: [CellKey] = []
    private(set) var partials: [CellPlan.Partial] = []
    private(set) var groupings: [Grouping] = []
    /// Conditions every aggregate shares.
    private(set) var conditions: [Expression] = []
    private let statistics: SourceStatistics
    private var keyPositions: [Expression: Int] = [:]
    private var partialPositions: [CellPlan.Partial: Int] = [:]

    /// Factors the aggregates of a family that add up.
    init(_ family: ScanFamily, _ statistics: SourceStatistics) {
        self.statistics = statistics
        let additive = family.scans.flatMap { $0.columns.filter(\.addsUp) }
        conditions = PushDownFilter.shared(additive)
        for scan in family.scans {
            let columns = scan.columns.filter(\.addsUp)
            guard !columns.isEmpty else { continue }
            let dimensionKeys = scan.key.dimensions.map { dimension -> Int in
                let path = dimension.name.split(separator: ".").map(String.init)
                let key = Expression(.reference(Expression.Reference(path: path)), at: .file(family.key.source))
                return position(of: key, distinct: distinct(dimension.name))
            }
            groupings.append(
                Grouping(
                    dimensions: scan.key.dimensions, dimensionKeys: dimensionKeys,
                    columns: columns.map { column in cellColumn(PushDownFilter.without(conditions, column)) }))
        }
    }

    private mutating func cellColumn(_ column: Scan.Column) -> CellColumn {
        var partial = CellPlan.Partial(function: column.function, value: column.value)
        var terms = column.filter?.conjuncts ?? []
        if column.function == .count, let known = terms.firstIndex(where: isKnownTest),
            case .isNull(let value, _) = terms[known].node
        {
            partial.value = value
            terms.remove(at: known)
        }
        var used: Set<Int> = []
        var filter: Expression?
        for term in terms { filter = .conjunction(filter, factored(term, &used)) }
        if partialPositions[partial] == nil {
            partialPositions[partial] = partials.count
            partials.append(partial)
        }
        return CellColumn(
            query: column.query, partial: partialPositions[partial] ?? 0, filter: filter, keys: used)
    }

    /// `x is not null` of something with many values: rows are counted by it rather than told apart.
    private func isKnownTest(_ term: Expression) -> Bool {
        guard case .isNull(let value, negated: true) = term.node else { return false }
        return !value.references.isEmpty && !hasFewValues(value)
    }

    private func hasFewValues(_ expression: Expression) -> Bool {
        expression.references.allSatisfy { distinct($0.reference.name) <= Double(Self.mostValues) }
    }

    private func distinct(_ name: String) -> Double {
        statistics.distinctCounts[name].map { Double(max($0, 1)) } ?? .infinity
    }

    /// The condition over keys; `and`, `or` and `not` are looked into, all else is one condition.
    private mutating func factored(_ condition: Expression, _ used: inout Set<Int>) -> Expression {
        switch condition.node {
        case .binary(let sign, let left, let right) where sign == .and || sign == .or:
            let first = factored(left, &used)
            return Expression(.binary(sign, first, factored(right, &used)), at: condition.span)
        case .unary(.not, let operand):
            return Expression(.unary(.not, factored(operand, &used)), at: condition.span)
        default:
            if hasFewValues(condition) {
                for (reference, span) in condition.references {
                    let key = Expression(.reference(reference), at: span)
                    used.insert(position(of: key, distinct: distinct(reference.name)))
                }
                return condition
            }
            // True, false or unknown; most conditions are never unknown.
            let position = position(of: condition, distinct: 2)
            used.insert(position)
            return Expression(.reference(Expression.Reference(keys[position].name)), at: condition.span)
        }
    }

    private mutating func position(of key: Expression, distinct: Double) -> Int {
        if let known = keyPositions[key] { return known }
        var name = "bw_k\(keys.count)"
        if case .reference(let reference) = key.node { name = reference.name }
        keyPositions[key] = keys.count
        keys.append(CellKey(expression: key, distinct: distinct, name: name))
        return keys.count - 1
    }
}

extension Scan.Column {
    /// Whether values of parts add up (or the extreme of parts is that of the whole).
    var addsUp: Bool {
        switch function {
        case .count, .sum, .min, .max: true
        case .average, .median, .percentile, .countDistinct, .last: false
        }
    }
}
