/// What follows for a metric from everything it is made of.
struct MetricTraits: Sendable {
    /// Names of the sources whose rows it is computed from.
    var sources: Set<String> = []
    /// Whether people enter it or a part of it.
    var isManual = false
    /// Whether its values add up from day to day, so that a total from start to deadline makes sense.
    var accumulates = false
    /// Whether it or a part of it is a cumulative metric.
    var isCumulative = false
    /// How many metrics deep it is.
    var depth = 1
    /// How many parts its formula has when written out, saturating.
    var size = 1

    /// The traits of all sound metrics. Complexity: O(metrics × sources of each).
    static func all(of metrics: [String: MetricDefinition], _ graph: MetricGraph) -> [String: MetricTraits] {
        var all: [String: MetricTraits] = [:]
        for name in graph.order {
            guard let measure = metrics[name]?.measure else { continue }
            all[name] = MetricTraits(measure, parts: graph.dependencies[name] ?? [], known: all)
        }
        return all
    }

    private init(_ measure: Measure, parts: [Located<String>], known: [String: MetricTraits]) {
        for part in parts {
            guard let trait = known[part.value] else { continue }
            sources.formUnion(trait.sources)
            isManual = isManual || trait.isManual
            isCumulative = isCumulative || trait.isCumulative
            depth = max(depth, trait.depth + 1)
        }
        switch measure {
        case .aggregate(let aggregate):
            sources = [aggregate.source.value]
            accumulates = aggregate.function.isAdditive || aggregate.function == .countDistinct
        case .manual:
            isManual = true
            accumulates = true
        case .ratio(let numerator, let denominator):
            size = Self.sum([known[numerator.metric.value]?.size, known[denominator.metric.value]?.size])
        case .cumulative(let of, _):
            isCumulative = true
            size = known[of.value]?.size ?? 1
        case .derived(let expression):
            accumulates = Self.accumulates(expression, known)
            var sizes: [Int?] = []
            expression.visit { part in
                if case .reference(let reference) = part.node { sizes.append(known[reference.name]?.size) }
            }
            size = Self.sum(sizes)
        }
    }

    private static func sum(_ sizes: [Int?]) -> Int {
        sizes.reduce(1) { (total: Int, size: Int?) -> Int in min(total + (size ?? 1), 1_000_000) }
    }

    /// Sums, differences and fixed multiples of what accumulates accumulate.
    private static func accumulates(_ expression: Expression, _ known: [String: MetricTraits]) -> Bool {
        switch expression.node {
        case .reference(let reference): return known[reference.name]?.accumulates ?? true
        case .unary(.negate, let operand): return accumulates(operand, known)
        case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
            return accumulates(left, known) && accumulates(right, known)
        case .binary(.multiply, let left, let right):
            return left.isConstant && accumulates(right, known) || right.isConstant && accumulates(left, known)
        case .binary(.divide, let left, let right): return right.isConstant && accumulates(left, known)
        default: return false
        }
    }
}

extension Expression {
    /// Whether it names nothing.
    fileprivate var isConstant: Bool { references.isEmpty }
}
