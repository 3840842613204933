/// Finds the parts that cover a whole statement with the least that is disliked.
///
/// Every token belongs to exactly one part; parts that can stand once stand once; words no part covers are unknown,
/// which costs most. Complexity: O(tokens × sets of places taken), both small.
struct StatementSearch {
    private static let unknownCost = 100
    private static let most = 24

    private struct State: Hashable {
        var position: Int
        var taken: Int
    }
    private struct Best {
        var cost: Int
        var parts: [[(start: Int, clause: StatementClause)]]
    }

    private let clauses: [[StatementClause]]
    private var known: [State: Best] = [:]

    /// The cheapest ways to divide a statement into parts; at most 24.
    static func parses(_ grammar: StatementGrammar) -> [[(start: Int, clause: StatementClause)]] {
        var clauses = grammar.tokens.indices.map { grammar.clauses(at: $0) }
        let hasMetric = clauses.contains { $0.contains { if case .metric = $0.content { true } else { false } } }
        if !hasMetric {
            for index in clauses.indices { clauses[index] += grammar.nearMetrics(index) }
        }
        // What a metric of several words covers is not to be taken apart without need.
        for (start, found) in clauses.enumerated() {
            for metric in found {
                guard case .metric = metric.content, metric.end - start > 1 else { continue }
                for inside in start..<metric.end {
                    for position in clauses[inside].indices
                    where !(inside == start && clauses[inside][position] == metric) {
                        clauses[inside][position].cost += 1
                    }
                }
            }
        }
        var search = StatementSearch(clauses)
        return search.best(State(position: 0, taken: 0)).parts
    }

    private init(_ clauses: [[StatementClause]]) { self.clauses = clauses }

    private mutating func best(_ state: State) -> Best {
        guard state.position < clauses.count else { return Best(cost: 0, parts: [[]]) }
        if let best = known[state] { return best }
        var result = Best(cost: .max, parts: [])
        var options = clauses[state.position]
        options.append(StatementClause(content: .unknown, end: state.position + 1, cost: Self.unknownCost))
        for option in options {
            let slot = option.slot ?? 0
            if slot & state.taken != 0 {
                guard Self.mayRepeat(option) else { continue }
            }
            let rest = best(State(position: option.end, taken: state.taken | slot))
            let repeated = slot & state.taken != 0 ? Self.repeatedCost : 0
            let cost = option.cost + rest.cost + repeated
            guard cost <= result.cost else { continue }
            let parts = rest.parts.map { [(start: state.position, clause: option)] + $0 }
            if cost < result.cost { result = Best(cost: cost, parts: []) }
            result.parts += parts.prefix(Self.most - min(Self.most, result.parts.count))
        }
        known[state] = result
        return result
    }

    private static let repeatedCost = 30

    /// Parts that may come twice, to be told what is wrong with that.
    private static func mayRepeat(_ clause: StatementClause) -> Bool {
        switch clause.content {
        case .metric, .to, .atLeast, .atMost, .deadline, .verb, .by: true
        default: false
        }
    }
}
