import Definitions

/// What is known of the rows of a source, by which plans are chosen; never what an answer depends on.
public struct SourceStatistics: Sendable, Hashable {
    /// Rows of the source.
    public var rowCount: Int
    /// Local days from the first to the last row, both included.
    public var dayCount: Int
    /// About how many values columns and dimensions have, by their name in expressions; nil where it is not known.
    public var distinctCounts: [String: Int]

    /// Joins the parts.
    public init(rowCount: Int, dayCount: Int, distinctCounts: [String: Int] = [:]) {
        self.rowCount = rowCount
        self.dayCount = dayCount
        self.distinctCounts = distinctCounts
    }

    /// Rows below which every plan is quick and the simplest is taken.
    public static let fewRows = 100_000

    /// Rows looked at to count values.
    static let sampledRows = 200_000
}

/// How plans are chosen.
public enum PlanChoice: String, Sendable, Hashable, CaseIterable {
    /// Each set of dimensions by one scan of the rows.
    case simplest
    /// What costs least, where a source has many rows; the default.
    case cheapest
    /// Over cells and entities wherever they can be made, whatever that costs; for comparisons.
    case factored

    /// Rows from which a source is looked at more closely; nil for never.
    public var fewestRows: Int? {
        switch self {
        case .simplest: nil
        case .cheapest: SourceStatistics.fewRows
        case .factored: 0
        }
    }
}

extension QueryPlanner {
    /// The names, by source, whose number of values decides between plans: dimensions, and what filters mention.
    ///
    /// A source is absent where there is nothing to choose: one question without a filter.
    public func decidingNames(_ queries: [LeafQuery]) -> [String: [String]] {
        var result: [String: [String]] = [:]
        for family in GatherGroupings.apply(GroupIntoScans.apply(queries)) where family.canBeFactored {
            let columns = family.scans.flatMap(\.columns)
            let isDistinct = columns.contains { $0.function == .countDistinct }
            guard family.scans.count > 1 || isDistinct || columns.contains(where: { $0.filter != nil }) else {
                continue
            }
            var names = Set(result[family.key.source] ?? [])
            names.formUnion(family.scans.flatMap { $0.key.dimensions.map(\.name) })
            names.formUnion(columns.flatMap { $0.filter?.references.map(\.reference.name) ?? [] })
            result[family.key.source] = names.sorted()
        }
        return result
    }

    /// Whether counting the values of some names costs little beside the plain scans that it may save.
    ///
    /// What is counted once is kept, so this decides about the first time only.
    public func isWorthCounting(_ names: [String], of source: String, for queries: [LeafQuery]) -> Bool {
        var plain = 0.0
        for family in GatherGroupings.apply(GroupIntoScans.apply(queries))
        where family.key.source == source && family.canBeFactored {
            plain += family.scans.reduce(0.0) { (sum: Double, scan: Scan) -> Double in sum + PlanCost.plainRow(scan) }
        }
        return plain >= 10 * PlanCost.countedRow(names.count)
    }

    /// About how many values each name has, one column `n0`, `n1`, … a name, counted in a sample of the rows.
    ///
    /// - Throws: `source-not-read`, `unknown-column`.
    public func distinctCountsSQL(
        of source: String, names wanted: [String], rowCount: Int
    ) throws(QueryFailure) -> String {
        let names = try names(of: source)
        var from = dialect.identifier(source)
        let share = Double(SourceStatistics.sampledRows) / Double(max(rowCount, 1))
        if share < 0.5, let sample = dialect.aggregates.sample {
            let percent = SQLFragment("\((share * 10_000).rounded(.up) / 100)")
            from = sample.filled(with: [SQLFragment(from), percent]).text
        }
        var statement = SelectStatement(from: from)
        for (position, name) in wanted.enumerated() {
            let reference = Expression.Reference(path: name.split(separator: ".").map(String.init))
            let value = try names.sql(Expression(.reference(reference), at: names.definition.name.span))
            let count = dialect.aggregates.approximateDistinct.filled(with: [value])
            statement.items.append(.init(sql: count.text, alias: "n\(position)"))
        }
        return statement.render()
    }
}
