public import Diagnostics

/// Reduces metrics of a project to leaves and formulas.
public struct MetricResolution: Sendable {
    private let metrics: [String: MetricDefinition]

    /// A resolution over the metrics of a project.
    public init(_ metrics: [String: MetricDefinition]) { self.metrics = metrics }

    /// The metric as leaves and a formula.
    ///
    /// - Parameters:
    ///   - name: A metric's name.
    ///   - filter: A further condition, pushed down to every leaf (a KPI's `where`).
    ///   - window: The time each value covers, where it is not the period itself.
    /// - Throws: `Diagnostic` values with the codes `unknown-metric`, `metric-cycle`, `filter-on-manual`,
    ///   `cumulative-of-cumulative`, `formula-not-numeric`.
    public func resolve(
        _ name: String, filter: Expression? = nil, window: LeafWindow? = nil, at place: SourceSpan? = nil
    ) throws(ResolutionFailure) -> ResolvedMetric {
        var walk = Walk(metrics: metrics)
        let context = Context(filters: filter.map { [$0] } ?? [], window: window, shift: .none)
        let formula = try walk.formula(of: name, context, at: place)
        return ResolvedMetric(leaves: walk.leaves, formula: formula)
    }

    /// What holds on the way down to a leaf.
    fileprivate struct Context {
        var filters: [Expression]
        var window: LeafWindow?
        var shift: LeafShift
    }

    fileprivate struct Walk {
        let metrics: [String: MetricDefinition]
        var leaves: [MetricLeaf] = []
        var path: [String] = []

        mutating func formula(
            of name: String, _ context: Context, at place: SourceSpan?
        ) throws(ResolutionFailure) -> MetricFormula {
            guard let metric = metrics[name] else {
                throw ResolutionFailure(
                    "unknown-metric", "There is no metric `\(name)`.", at: place,
                    fix: Spelling.suggestion(for: name, among: metrics.keys))
            }
            guard !path.contains(name) else {
                let cycle = (path.drop { $0 != name } + [name]).joined(separator: " → ")
                throw ResolutionFailure("metric-cycle", "Metrics depend on each other: \(cycle).", at: place)
            }
            path.append(name)
            defer { path.removeLast() }
            switch metric.measure {
            case .aggregate(let aggregate): return leaf(aggregate, of: metric, context)
            case .manual:
                if let filter = context.filters.first {
                    throw ResolutionFailure(
                        "filter-on-manual", "`\(name)` is entered by hand and cannot be filtered.", at: filter.span,
                        fix: "Remove the condition, or measure the metric from a source.")
                }
                return add(
                    MetricLeaf(
                        origin: .manual(metric: name), window: context.window, missing: metric.missing ?? .unknown),
                    context.shift)
            case .ratio(let numerator, let denominator):
                let top = try use(numerator, context)
                let bottom = try use(denominator, context)
                return .binary(.divide, top, bottom)
            case .cumulative(let of, let span):
                guard context.window == nil else {
                    throw ResolutionFailure(
                        "cumulative-of-cumulative", "`\(name)` already accumulates and cannot be accumulated again.",
                        at: place ?? of.span, fix: "Use the metric it accumulates: `\(of.value)`.")
                }
                var inner = context
                inner.window = .cumulative(span)
                return try formula(of: of.value, inner, at: of.span)
            case .derived(let expression): return try convert(expression, context)
            }
        }

        private mutating func use(_ part: MetricUse, _ context: Context) throws(ResolutionFailure) -> MetricFormula {
            var inner = context
            if let filter = part.filter { inner.filters.append(filter) }
            return try formula(of: part.metric.value, inner, at: part.metric.span)
        }

        private mutating func leaf(
            _ aggregate: Aggregate, of metric: MetricDefinition, _ context: Context
        ) -> MetricFormula {
            var filtered = aggregate
            for filter in context.filters { filtered.filter = Expression.conjunction(filtered.filter, filter) }
            if aggregate.function == .average, let value = aggregate.value {
                return average(filtered, of: value, missing: metric.missing, context)
            }
            let usual: MetricDefinition.Missing =
                switch aggregate.function {
                case .count, .sum: .zero
                case .last: .carry
                default: .unknown
                }
            return add(
                MetricLeaf(
                    origin: .aggregate(filtered), window: context.window, missing: metric.missing ?? usual),
                context.shift)
        }

        /// A mean is a sum over a count: both add up over periods, so the mean is right at every grain.
        private mutating func average(
            _ aggregate: Aggregate, of value: Expression, missing: MetricDefinition.Missing?, _ context: Context
        ) -> MetricFormula {
            var sum = aggregate
            sum.function = .sum
            var count = aggregate
            count.function = .count
            count.value = nil
            let isKnown = Expression(.isNull(value, negated: true), at: value.span)
            count.filter = Expression.conjunction(aggregate.filter, isKnown)
            let total = add(
                MetricLeaf(origin: .aggregate(sum), window: context.window, missing: .zero), context.shift)
            let rows = add(
                MetricLeaf(origin: .aggregate(count), window: context.window, missing: .zero), context.shift)
            let mean = MetricFormula.binary(.divide, total, rows)
            guard missing == .zero else { return mean }
            let isEmpty = FormulaBranch(when: .binary(.equal, rows, .constant(0)), then: .constant(0))
            return .choice([isEmpty], otherwise: mean)
        }

        private mutating func add(_ leaf: MetricLeaf, _ shift: LeafShift) -> MetricFormula {
            if let known = leaves.firstIndex(of: leaf) { return .leaf(known, shift) }
            leaves.append(leaf)
            return .leaf(leaves.count - 1, shift)
        }
    }
}

fileprivate extension MetricResolution.Walk {
    mutating func convert(
        _ expression: Expression, _ context: MetricResolution.Context
    ) throws(ResolutionFailure) -> MetricFormula {
        switch expression.node {
        case .literal(let literal): return .constant(try number(literal, at: expression.span))
        case .reference(let reference): return try formula(of: reference.name, context, at: expression.span)
        case .unary(let operation, let operand): return .unary(operation, try convert(operand, context))
        case .binary(let operation, let left, let right):
            return .binary(operation, try convert(left, context), try convert(right, context))
        case .isNull(let operand, let negated):
            let isNull = MetricFormula.isNull(try convert(operand, context))
            return negated ? .unary(.not, isNull) : isNull
        case .isIn(let operand, let list, let negated):
            let subject = try convert(operand, context)
            var any: MetricFormula?
            for item in list {
                let equal = MetricFormula.binary(.equal, subject, try convert(item, context))
                any = any.map { .binary(.or, $0, equal) } ?? equal
            }
            let found = any ?? .constant(0)
            return negated ? .unary(.not, found) : found
        case .between(let operand, let lower, let upper, let negated):
            let subject = try convert(operand, context)
            let inside = MetricFormula.binary(
                .and, .binary(.greaterOrEqual, subject, try convert(lower, context)),
                .binary(.lessOrEqual, subject, try convert(upper, context)))
            return negated ? .unary(.not, inside) : inside
        case .choice(let subject, let branches, let otherwise):
            var converted: [FormulaBranch] = []
            for branch in branches {
                var when = try convert(branch.when, context)
                if let subject { when = .binary(.equal, try convert(subject, context), when) }
                converted.append(FormulaBranch(when: when, then: try convert(branch.then, context)))
            }
            var rest = MetricFormula.constant(.nan)
            if let otherwise { rest = try convert(otherwise, context) }
            return .choice(converted, otherwise: rest)
        case .call(let function, let arguments):
            guard function.isNumeric else { throw notNumeric(expression.span) }
            var converted: [MetricFormula] = []
            for argument in arguments { converted.append(try convert(argument, context)) }
            return .call(function, converted)
        case .ago(let operand, let duration):
            var earlier = context
            earlier.shift.durations.append(duration)
            return try convert(operand, earlier)
        case .previous(let operand):
            var earlier = context
            earlier.shift.periods += 1
            return try convert(operand, earlier)
        case .like: throw notNumeric(expression.span)
        }
    }

    private func number(_ literal: Expression.Literal, at span: SourceSpan) throws(ResolutionFailure) -> Double {
        switch literal {
        case .integer(let text), .decimal(let text):
            guard let value = Double(text) else { throw notNumeric(span) }
            return value
        case .boolean(let value): return value ? 1 : 0
        case .null: return .nan
        case .text, .date, .timestamp: throw notNumeric(span)
        }
    }

    private func notNumeric(_ span: SourceSpan) -> ResolutionFailure {
        ResolutionFailure(
            "formula-not-numeric", "A derived metric computes with numbers of other metrics only.", at: span,
            fix: "Use metric names, numbers, arithmetic, comparisons and numeric functions.")
    }
}

/// Why a metric cannot be reduced to leaves.
public struct ResolutionFailure: Error, Sendable {
    /// The finding, with its place.
    public var diagnostic: Diagnostic

    init(_ code: String, _ message: String, at span: SourceSpan?, fix: String? = nil) {
        diagnostic = Diagnostic(code, message, at: span, fix: fix)
    }
}

extension Expression {
    /// Both conditions, or the one there is.
    public static func conjunction(_ left: Expression?, _ right: Expression) -> Expression {
        guard let left, left != right else { return right }
        return Expression(.binary(.and, left, right), at: left.span)
    }
}
