import Definitions

extension QueryPlanner {
    /// The total and the slices of the same periods as one statement; nil where they are not the same aggregates, or
    /// there is one of them only.
    ///
    /// Before: a statement by day, one by day and country, one by day and channel.
    /// After: one grouped by the sets (day), (day, country), (day, channel). Of few rows, what a statement costs is
    /// being read and planned by the engine.
    func together(_ family: ScanFamily) throws(QueryFailure) -> ScanQuery? {
        guard family.scans.count > 1, family.canBeFactored, case .grain = family.key.bucketing,
            let first = family.scans.first,
            family.scans.allSatisfy({ $0.key.dimensions.count < 2 && $0.asksTheSame(as: first) }),
            let period = try period(of: first)
        else { return nil }
        let scan = PushDownFilter.apply(first)
        let names = try names(of: family.key.source)
        var sliced = SelectStatement(from: "bw_rows")
        sliced.conditions = rangeConditions(family.key.range)
        sliced.items = [.init(sql: "*"), .init(sql: period, alias: "bw_period")]
        var statement = SelectStatement(from: "bw_sliced")
        var slices: [(branch: Int, name: String)] = []
        var total = 0
        for (branch, scan) in family.scans.enumerated() {
            guard let dimension = scan.key.dimensions.first else {
                total = branch
                statement.groupingSets.append("(bw_period)")
                continue
            }
            let name = "bw_d\(branch)"
            sliced.items.append(.init(sql: slice(dimension, try names.sliced(dimension.name)), alias: name))
            statement.groupingSets.append("(bw_period, \(name))")
            slices.append((branch, name))
        }
        let rows = try datedRows(family.key, scan.conditions, names)
        statement.with = [.init("bw_rows", rows), .init("bw_sliced", sliced)]
        let cases = slices.map { "WHEN GROUPING(\($0.name)) = 0 THEN \($0.branch)" }.joined(separator: " ")
        let keys = slices.map(\.name).joined(separator: ", ")
        statement.items = [
            .init(sql: "CASE \(cases) ELSE \(total) END", alias: "branch"),
            .init(sql: "bw_period", alias: "period"),
            // All but one of them are null.
            .init(sql: slices.count == 1 ? keys : "COALESCE(\(keys))", alias: "d0"),
        ]
        statement.groupCount = statement.items.count
        statement.isOrdered = true
        try addColumns(scan, names, to: &statement)
        return ScanQuery(
            source: family.key.source, sql: statement.render(),
            answers: family.scans.enumerated().flatMap { branch, scan in
                scan.columns.enumerated().map { .init(query: $1.query, column: $0, branch: branch) }
            },
            bucketing: family.key.bucketing,
            branches: family.scans.map { .init(dimensionCount: $0.key.dimensions.count) },
            numberSums: numberSums(of: scan, names))
    }
}

extension Scan {
    /// Whether another scan has the same aggregates in the same order.
    fileprivate func asksTheSame(as other: Scan) -> Bool {
        columns.count == other.columns.count
            && zip(columns, other.columns).allSatisfy { own, other in
                own.function == other.function && own.value == other.value && own.filter == other.filter
            }
    }
}
