import Definitions

extension QueryPlanner {
    /// The plan as one statement: the tables of cells as named subqueries, then one select a branch, told apart by the
    /// column `branch`.
    func render(_ plan: CellPlan) throws(QueryFailure) -> ScanQuery {
        let names = try names(of: plan.key.source)
        let layout = CellLayout(plan)
        var selects: [SelectStatement] = []
        for position in plan.branches.indices { selects.append(try select(position, of: plan, layout, names)) }
        guard var statement = selects.first else { preconditionFailure("a plan over cells answers something") }
        statement.with = try tables(plan, names)
        if selects.count == 1 {
            statement.isOrdered = true
        } else {
            statement.unions = Array(selects.dropFirst())
            statement.orderCount = layout.leadingColumns
        }
        return ScanQuery(
            source: plan.key.source, sql: statement.render(), answers: layout.answers, bucketing: plan.key.bucketing,
            branches: plan.branches.map { .init(dimensionCount: $0.dimensions.count) },
            numberSums: Set(
                layout.columns.indices.filter { position in
                    let partial = plan.partials[layout.columns[position].partial]
                    return partial.function == .sum && names.isOfNumbers(partial.value)
                }))
    }

    private func tables(_ plan: CellPlan, _ names: SourceNames) throws(QueryFailure) -> [SelectStatement.Named] {
        let period = try period(of: Scan(key: plan.key, columns: []))
        let rows = try datedRows(plan.key, plan.conditions, names)
        var named: [SelectStatement.Named] = [.init("bw_rows", rows, hint: dialect.subqueries.inline)]
        for (position, table) in plan.tables.enumerated() {
            var cells = SelectStatement(from: table.parent.map { "bw_cells\($0)" } ?? "bw_rows")
            if table.parent == nil { cells.conditions = rangeConditions(plan.key.range) }
            if let period {
                cells.items = [.init(sql: table.parent == nil ? period : "bw_period", alias: nil)]
                if table.parent == nil, period != "bw_period" { cells.items[0].alias = "bw_period" }
            }
            for key in table.keys {
                let sql = table.parent == nil ? try names.sql(plan.keys[key].expression).text : "k\(key)"
                cells.items.append(.init(sql: sql, alias: table.parent == nil ? "k\(key)" : nil))
            }
            cells.groupCount = cells.items.count
            for partial in table.partials {
                let sql =
                    table.parent == nil
                    ? try first(plan.partials[partial], names)
                    : again(plan.partials[partial], "p\(partial)", names).text
                cells.items.append(.init(sql: sql, alias: "p\(partial)"))
            }
            named.append(.init("bw_cells\(position)", cells, hint: dialect.subqueries.kept))
        }
        return named
    }

    /// A partial of rows.
    private func first(_ partial: CellPlan.Partial, _ names: SourceNames) throws(QueryFailure) -> String {
        guard let value = partial.value else { return dialect.countRows().text }
        let sql = try names.sql(value)
        if partial.function == .count { return "COUNT(\(sql.text))" }
        return dialect.aggregate(
            dialect.template(of: partial.function, isOfNumbers: names.isOfNumbers(value)), of: [sql]
        ).text
    }

    /// A partial of partials.
    private func again(
        _ partial: CellPlan.Partial, _ name: String, _ names: SourceNames, where condition: SQLFragment? = nil
    ) -> SQLFragment {
        let isCount = partial.function == .count
        let template = dialect.template(
            of: isCount ? .sum : partial.function, isOfNumbers: !isCount && names.isOfNumbers(partial.value))
        return dialect.aggregate(template, of: [SQLFragment(name)], where: condition)
    }

    private func select(
        _ position: Int, of plan: CellPlan, _ layout: CellLayout, _ names: SourceNames
    ) throws(QueryFailure) -> SelectStatement {
        let branch = plan.branches[position]
        var statement = SelectStatement(from: "bw_cells\(branch.table)")
        if layout.isBranched { statement.items.append(.init(sql: "\(position)", alias: "branch")) }
        if plan.key.bucketing != .whole { statement.items.append(.init(sql: "bw_period", alias: "period")) }
        for (index, dimension) in branch.dimensions.enumerated() {
            let value = try names.sliced(dimension.name, as: SQLFragment("k\(branch.dimensionKeys[index])"))
            statement.items.append(.init(sql: slice(dimension, value), alias: "d\(index)"))
        }
        statement.groupCount = statement.items.count
        for index in branch.dimensions.count..<layout.dimensionCount {
            statement.items.append(.init(sql: dialect.asText(SQLFragment("NULL")).text, alias: "d\(index)"))
        }
        let keys = Dictionary(
            plan.keys.enumerated().map { ($1.name, "k\($0)") }, uniquingKeysWith: { first, _ in first })
        for (column, shared) in layout.columns.enumerated() {
            guard let own = branch.columns.first(where: { shared == .init($0) }) else {
                statement.items.append(.init(sql: "NULL", alias: "m\(column)"))
                continue
            }
            let filter = own.filter.map { condition in
                dialect.fragment(condition) { reference in SQLFragment(keys[reference.name] ?? reference.name) }
            }
            let partial = plan.partials[own.partial]
            var sql = again(partial, "p\(own.partial)", names, where: filter).text
            // Counts of no rows are null, as in a plan without cells.
            if partial.function == .count { sql = "NULLIF(\(sql), 0)" }
            statement.items.append(.init(sql: sql, alias: "m\(column)"))
        }
        return statement
    }
}

/// Where the answers of a plan over cells stand in its result.
private struct CellLayout {
    /// What one column of the result holds, in every branch that fills it.
    struct Shared: Hashable {
        var partial: Int
        var filter: Expression?

        init(_ column: CellColumn) {
            partial = column.partial
            filter = column.filter
        }
    }

    private(set) var columns: [Shared] = []
    private(set) var answers: [ScanQuery.Answer] = []
    let isBranched: Bool
    let dimensionCount: Int
    /// Columns before the first value.
    let leadingColumns: Int

    init(_ plan: CellPlan) {
        isBranched = plan.branches.count > 1
        dimensionCount = plan.branches.map(\.dimensions.count).max() ?? 0
        leadingColumns = (isBranched ? 1 : 0) + (plan.key.bucketing == .whole ? 0 : 1) + dimensionCount
        var positions: [Shared: Int] = [:]
        for (branch, part) in plan.branches.enumerated() {
            for column in part.columns {
                let shared = Shared(column)
                let position = positions[shared] ?? columns.count
                if position == columns.count {
                    positions[shared] = position
                    columns.append(shared)
                }
                answers.append(.init(query: column.query, column: position, branch: branch))
            }
        }
    }
}
