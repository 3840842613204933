import Definitions

/// Distinct counts of one value in one set of dimensions: each entity (a value in a period and slice) becomes one row
/// with a mark for every filter, and the rows are counted.
///
/// Before: `count(DISTINCT user) FILTER (WHERE a)`, `count(DISTINCT user) FILTER (WHERE b)`: a table of users each.
/// After: `max(CASE WHEN a THEN 1 END)`, `max(CASE WHEN b THEN 1 END)` grouped by `user`: one table of users.
struct EntityPlan {
    var key: Scan.Key
    /// Conditions every count shares.
    var conditions: [Expression]
    /// What is counted.
    var value: Expression
    /// The marks, a filter each.
    var marks: [Expression]
    /// The counts: their position in the list given to the planner and that of their mark; nil counts all.
    var counts: [(query: Int, mark: Int?)]
}

/// Finds the distinct counts of a scan that share what they count.
enum CountEntities {
    static func apply(_ scan: Scan) -> [EntityPlan] {
        var plans: [EntityPlan] = []
        let counted = scan.columns.filter { $0.function == .countDistinct }
        var order: [Expression] = []
        for column in counted {
            if let value = column.value, !order.contains(value) { order.append(value) }
        }
        for value in order {
            let columns = counted.filter { $0.value == value }
            let shared = PushDownFilter.shared(columns)
            var plan = EntityPlan(key: scan.key, conditions: shared, value: value, marks: [], counts: [])
            for column in columns {
                guard let filter = PushDownFilter.without(shared, column).filter else {
                    plan.counts.append((column.query, nil))
                    continue
                }
                if !plan.marks.contains(filter) { plan.marks.append(filter) }
                plan.counts.append((column.query, plan.marks.firstIndex(of: filter)))
            }
            plans.append(plan)
        }
        return plans
    }
}

extension QueryPlanner {
    /// The plan as a statement: entities as a named subquery, then the counts.
    func render(_ plan: EntityPlan) throws(QueryFailure) -> ScanQuery {
        let names = try names(of: plan.key.source)
        let period = try period(of: Scan(key: plan.key, columns: []))
        var entities = SelectStatement(from: "bw_rows")
        entities.conditions = rangeConditions(plan.key.range)
        if let period { entities.items.append(.init(sql: period, alias: "bw_period")) }
        for (position, dimension) in plan.key.dimensions.enumerated() {
            let value = try names.sliced(dimension.name)
            entities.items.append(.init(sql: slice(dimension, value), alias: "bw_d\(position)"))
        }
        entities.items.append(.init(sql: try names.sql(plan.value).text, alias: "bw_entity"))
        entities.groupCount = entities.items.count
        for (position, mark) in plan.marks.enumerated() {
            let condition = try names.sql(mark).text
            entities.items.append(.init(sql: "MAX(CASE WHEN \(condition) THEN 1 END)", alias: "bw_mark\(position)"))
        }
        var statement = SelectStatement(from: "bw_entities")
        statement.with = [
            .init("bw_rows", try datedRows(plan.key, plan.conditions, names)), .init("bw_entities", entities),
        ]
        statement.isOrdered = true
        if period != nil { statement.items.append(.init(sql: "bw_period", alias: "period")) }
        for position in plan.key.dimensions.indices {
            statement.items.append(.init(sql: "bw_d\(position)", alias: "d\(position)"))
        }
        statement.groupCount = statement.items.count
        for (position, count) in plan.counts.enumerated() {
            statement.items.append(
                .init(sql: counted(count.mark, isGrouped: statement.groupCount > 0), alias: "m\(position)"))
        }
        return ScanQuery(
            source: plan.key.source, sql: statement.render(),
            answers: plan.counts.enumerated().map { .init(query: $1.query, column: $0, branch: 0) },
            bucketing: plan.key.bucketing, branches: [.init(dimensionCount: plan.key.dimensions.count)])
    }

    /// Rows whose value is null are of no entity, but they tell "none" from "no rows".
    private func counted(_ mark: Int?, isGrouped: Bool) -> String {
        guard let mark else {
            return isGrouped ? "COUNT(bw_entity)" : "CASE WHEN COUNT(*) > 0 THEN COUNT(bw_entity) END"
        }
        return "CASE WHEN COUNT(bw_mark\(mark)) > 0 "
            + "THEN COUNT(CASE WHEN bw_entity IS NOT NULL THEN bw_mark\(mark) END) END"
    }
}
