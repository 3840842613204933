import Definitions

/// Chooses which tables of cells are made from the rows, which from other tables, and which answers what.
///
/// Before: the total by day needs `qty`; by country it needs `country, qty`.
/// After: one table by day, `country, qty` from the rows; one by day, `qty` from that table.
struct ChooseTables {
    private let factored: FactorPredicates
    private let cost: PlanCost
    /// Whether cells are made whatever they cost.
    private let isForced: Bool
    private var tables: [CellPlan.Table] = []
    /// What all of it costs, in the terms of `PlanCost`.
    private var total = 0.0

    /// Cells must be so many times fewer than rows to be worth making.
    private static let leastReduction = 2.0

    private init(factored: FactorPredicates, cost: PlanCost, isForced: Bool) {
        self.factored = factored
        self.cost = cost
        self.isForced = isForced
    }

    /// The plan over cells, which may leave out queries that need too many of them; nil where reading the rows for each
    /// scan is as good.
    static func apply(
        _ family: ScanFamily, _ statistics: SourceStatistics, _ choice: PlanChoice = .cheapest
    ) -> CellPlan? {
        var family = family
        while true {
            let factored = FactorPredicates(family, statistics)
            var tables = ChooseTables(
                factored: factored, cost: PlanCost(statistics, family.key.bucketing), isForced: choice == .factored)
            guard !factored.groupings.isEmpty else { return nil }
            // What needs too many cells is left to a scan of its own, and the others are looked at again.
            let costly = tables.costliest()
            if !costly.isEmpty {
                for position in family.scans.indices {
                    family.scans[position].columns.removeAll { costly.contains($0.query) }
                }
                continue
            }
            let branches = tables.branches()
            guard tables.isForced || tables.total < 0.8 * tables.plainCost() else { return nil }
            return CellPlan(
                key: family.key, conditions: factored.conditions, keys: factored.keys, partials: factored.partials,
                tables: tables.tables, branches: branches)
        }
    }

    private func groups(_ keys: Set<Int>) -> Double {
        cost.groups(keys.reduce(1.0) { (product: Double, key: Int) -> Double in product * factored.keys[key].distinct })
    }

    private func need(_ grouping: FactorPredicates.Grouping) -> Set<Int> {
        grouping.columns.reduce(into: Set(grouping.dimensionKeys)) { $0.formUnion($1.keys) }
    }

    private func partials(_ columns: [CellColumn]) -> Set<Int> { Set(columns.map(\.partial)) }

    /// Queries whose key with the most values makes the cells of a set of dimensions too many; all of them where the
    /// dimensions alone do.
    private func costliest() -> Set<Int> {
        guard !isForced else { return [] }
        for grouping in factored.groupings where groups(need(grouping)) > cost.rows / Self.leastReduction {
            let keys = need(grouping).subtracting(grouping.dimensionKeys)
            guard let worst = keys.max(by: { factored.keys[$0].distinct < factored.keys[$1].distinct }) else {
                return Set(grouping.columns.map(\.query))
            }
            return Set(grouping.columns.filter { $0.keys.contains(worst) }.map(\.query))
        }
        return []
    }

    /// Cost of the same answers from the rows, one scan a set of dimensions.
    private func plainCost() -> Double {
        factored.groupings.reduce(0.0) { (sum: Double, grouping: FactorPredicates.Grouping) -> Double in
            sum
                + aggregation(
                    of: cost.rows, keys: grouping.dimensionKeys.count + 1, grouping.columns,
                    into: groups(Set(grouping.dimensionKeys)))
        }
    }

    private func aggregation(of count: Double, keys: Int, _ columns: [CellColumn], into groups: Double) -> Double {
        let filtered = columns.count { $0.filter != nil }
        return cost.aggregation(
            of: count, keys: keys, aggregates: columns.count - filtered, filtered: filtered, into: groups)
    }

    private func making(_ keys: Set<Int>, from count: Double, partials: Int) -> Double {
        cost.aggregation(of: count, keys: keys.count + 1, aggregates: partials, filtered: 0, into: groups(keys))
    }

    // MARK: - From the rows

    /// Keys and partials of the tables made from the rows.
    private struct Root: Hashable {
        var keys: Set<Int>
        var partials: Set<Int>
    }

    /// Starts with one table a set of dimensions and joins two as long as that is cheaper.
    private func roots() -> [Root] {
        var roots: [Root] = []
        for grouping in factored.groupings {
            join(Root(keys: need(grouping), partials: partials(grouping.columns)), into: &roots)
        }
        while let (first, second) = cheapestJoin(roots) {
            let joined = union(roots[first], roots[second])
            roots.remove(at: second)
            roots.remove(at: first)
            join(joined, into: &roots)
        }
        return roots
    }

    private func join(_ root: Root, into roots: inout [Root]) {
        if let same = roots.firstIndex(where: { $0.keys == root.keys }) {
            roots[same].partials.formUnion(root.partials)
        } else {
            roots.append(root)
        }
    }

    private func union(_ left: Root, _ right: Root) -> Root {
        Root(keys: left.keys.union(right.keys), partials: left.partials.union(right.partials))
    }

    private func cheapestJoin(_ roots: [Root]) -> (Int, Int)? {
        var best: (gain: Double, pair: (Int, Int))?
        for first in roots.indices {
            for second in roots.indices where second > first {
                let (left, right) = (roots[first], roots[second])
                let joined = union(left, right)
                let count = groups(joined.keys)
                guard isForced || count <= cost.rows / Self.leastReduction else { continue }
                var gain = scan(left) + scan(right) - scan(joined)
                for part in [left, right] where part.keys != joined.keys {
                    gain -= making(part.keys, from: count, partials: part.partials.count)
                }
                if gain > 0, gain > best?.gain ?? 0 { best = (gain, (first, second)) }
            }
        }
        return best?.pair
    }

    private func scan(_ root: Root) -> Double { making(root.keys, from: cost.rows, partials: root.partials.count) }

    // MARK: - From tables

    private mutating func branches() -> [CellPlan.Branch] {
        for root in roots() {
            total += scan(root)
            tables.append(.init(keys: root.keys.sorted(), parent: nil, partials: root.partials.sorted()))
        }
        let rootCount = tables.count
        var result: [CellPlan.Branch] = []
        for grouping in factored.groupings {
            let need = need(grouping)
            let root = (0..<rootCount).filter { need.isSubset(of: tables[$0].keys) }.min { left, right in
                groups(Set(tables[left].keys)) < groups(Set(tables[right].keys))
            }
            guard let root else { preconditionFailure("every set of dimensions began as a table of its own") }
            let own = table(need, from: root, partials(grouping.columns), for: grouping.columns, grouping)
            var left: [CellColumn] = []
            for (keys, columns) in Self.byKeys(grouping.columns) {
                let wanted = keys.union(grouping.dimensionKeys)
                let smaller = table(wanted, from: own, partials(columns), for: columns, grouping)
                if smaller == own { left += columns } else { result.append(branch(grouping, smaller, columns)) }
            }
            if !left.isEmpty { result.append(branch(grouping, own, left)) }
        }
        return result
    }

    private mutating func branch(
        _ grouping: FactorPredicates.Grouping, _ table: Int, _ columns: [CellColumn]
    ) -> CellPlan.Branch {
        total += aggregation(
            of: groups(Set(tables[table].keys)), keys: grouping.dimensionKeys.count + 1, columns,
            into: groups(Set(grouping.dimensionKeys)))
        return .init(
            dimensions: grouping.dimensions, dimensionKeys: grouping.dimensionKeys, table: table, columns: columns)
    }

    /// A table by fewer keys, if making it and answering from it is cheaper than answering from `parent`.
    private mutating func table(
        _ keys: Set<Int>, from parent: Int, _ kept: Set<Int>, for columns: [CellColumn],
        _ grouping: FactorPredicates.Grouping
    ) -> Int {
        let parentKeys = Set(tables[parent].keys)
        guard keys != parentKeys else { return parent }
        let made = CellPlan.Table(keys: keys.sorted(), parent: parent, partials: kept.sorted())
        if let known = tables.firstIndex(where: { $0.keys == made.keys && kept.isSubset(of: $0.partials) }) {
            return known
        }
        let slices = groups(Set(grouping.dimensionKeys))
        let making = making(keys, from: groups(parentKeys), partials: kept.count)
        let after = aggregation(of: groups(keys), keys: grouping.dimensionKeys.count + 1, columns, into: slices)
        let before = aggregation(
            of: groups(parentKeys), keys: grouping.dimensionKeys.count + 1, columns, into: slices)
        guard making + after < before else { return parent }
        total += making
        tables.append(made)
        return tables.count - 1
    }

    /// The columns by the keys they need, in order of appearance.
    private static func byKeys(_ columns: [CellColumn]) -> [(keys: Set<Int>, columns: [CellColumn])] {
        var result: [(keys: Set<Int>, columns: [CellColumn])] = []
        for column in columns {
            if let known = result.firstIndex(where: { $0.keys == column.keys }) {
                result[known].columns.append(column)
            } else {
                result.append((column.keys, [column]))
            }
        }
        return result
    }
}
