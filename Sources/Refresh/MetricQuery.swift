public import Chronology
public import Definitions
import Diagnostics
import Engines
import Queries
public import Series
import Store

/// A question about metrics: which, by which periods and dimensions, over which days.
public struct MetricQuery: Sendable {
    /// The metrics, one column each.
    public var metrics: [String]
    /// The grain; nil is one value for the whole range.
    public var grain: Grain?
    /// Dimensions to slice by.
    public var dimensions: [String]
    /// Days asked for, both ends included; nil is everything known.
    public var range: DayRange?
    /// A further condition on every metric.
    public var filter: Expression?
    /// With one dimension: so many of its values by the first metric, the rest as `other`.
    public var top: Int?

    /// A question for the totals of metrics.
    public init(
        metrics: [String], grain: Grain? = nil, dimensions: [String] = [], range: DayRange? = nil,
        filter: Expression? = nil, top: Int? = nil
    ) {
        self.metrics = metrics
        self.grain = grain
        self.dimensions = dimensions
        self.range = range
        self.filter = filter
        self.top = top
    }
}

/// The answer to a question: one row a period and slice.
public struct MetricAnswer: Sendable {
    /// One row.
    public struct Row: Sendable {
        /// Index of the period; 0 for a whole range.
        public var period: Int
        /// Dimension values; nil is null.
        public var key: [String?]
        /// Whether the period is not over, not fully covered by data, or cut by the range.
        public var isPartial: Bool
    }

    /// The question.
    public var query: MetricQuery
    /// The rows, by period and then by slice.
    public var rows: [Row]
    /// One array a metric, as long as the rows; NaN is missing.
    public var values: [[Double]]
    /// The exact values of a metric, one a row, where it has them; what is missing holds zero.
    public var exact: [ExactValues?]
    /// Last day all sources of a metric are known to be loaded, by metric.
    public var watermarks: [Day?]
    /// Which files of its sources are not there, as clauses.
    public var gaps: [String]
    /// When the sources were last refreshed; nil where they were read just now.
    public var refreshedAt: Instant?
}

extension Workspace {
    /// The answer to a question about metrics.
    ///
    /// Taken from the store where it is kept and fresh, else asked of the engine.
    /// - Throws: `unknown-metric`, `unknown-dimension`, `dimension-not-shared`, `ago-does-not-divide`,
    ///   `ago-needs-grain`, failures of engines and stores.
    public func answer(_ query: MetricQuery) throws(RefreshFailure) -> MetricAnswer {
        let reading = try stored { () throws(StoreFailure) in try StoredReading(self, today: today) }
        var query = query
        let asking = try MetricAsking(self, query, reading)
        try asking.requirePeriods()
        var dimensions = query.dimensions.map { DimensionQuery($0) }
        if let top = query.top { dimensions = try asking.top(top, dimensions) }
        query.range = query.range ?? asking.known
        return try asking.answer(query, dimensions)
    }

    /// First and last day of which anything is known of metrics; nil where nothing is.
    ///
    /// - Throws: as `answer(_:)`.
    public func knownDays(of metrics: [String]) throws(RefreshFailure) -> DayRange? {
        let reading = try stored { () throws(StoreFailure) in try StoredReading(self, today: today) }
        return try MetricAsking(self, MetricQuery(metrics: metrics), reading).known
    }

    /// The statements that would answer a question from the sources, whether or not the answer is stored.
    public func statements(for query: MetricQuery) throws(RefreshFailure) -> [ExplainedStatement] {
        let reading = try stored { () throws(StoreFailure) in try StoredReading(self, today: today) }
        let asking = try MetricAsking(self, query, reading)
        try asking.requirePeriods()
        let demands = asking.explained(query.dimensions.map { DimensionQuery($0) })
        do throws(EngineFailure) {
            return try reading.live.statements(demands).map { scan in
                ExplainedStatement(
                    source: scan.source, sql: scan.sql,
                    notes: scan.answers.map { "m\($0.column) is \(asking.note(demands[$0.query]))" })
            }
        } catch { throw RefreshFailure(error) }
    }
}

/// A statement, and what becomes of its columns.
public struct ExplainedStatement: Sendable {
    /// The source scanned.
    public var source: String
    /// The statement.
    public var sql: String
    /// One sentence a column.
    public var notes: [String]
}

/// One question being answered.
struct MetricAsking {
    let workspace: Workspace
    let query: MetricQuery
    let reading: StoredReading
    let metrics: [ResolvedMetric]
    let evaluation: MetricEvaluation

    init(_ workspace: Workspace, _ query: MetricQuery, _ reading: StoredReading) throws(RefreshFailure) {
        self.workspace = workspace
        self.query = query
        self.reading = reading
        var resolved: [ResolvedMetric] = []
        for name in query.metrics {
            do throws(ResolutionFailure) {
                resolved.append(try workspace.resolution.resolve(name, filter: query.filter))
            } catch {
                let known = Spelling.suggestion(for: name, among: workspace.project.metrics.keys)
                let isUnknown = workspace.project.metrics[name] == nil
                throw RefreshFailure(error.diagnostic.code, error.diagnostic.message + (isUnknown ? " " + known : ""))
            }
        }
        metrics = resolved
        for (name, metric) in zip(query.metrics, resolved) {
            try metric.requireWholeRows(by: query.grain, of: name, workspace.project)
        }
        try Self.requireShared(query.dimensions, resolved, workspace.project)
        let sources = Set(resolved.flatMap { $0.leaves.compactMap { $0.aggregate?.source.value } })
        if let filter = query.filter { try Self.check(filter, sources, workspace.project, reading) }
        let facts: [String: SourceFacts]
        do throws(EngineFailure) { facts = try reading.facts(for: sources) } catch { throw RefreshFailure(error) }
        evaluation = MetricEvaluation(
            calendar: workspace.project.calendar, facts: facts, manual: try workspace.manualSeries(through: nil),
            today: reading.live.today)
    }

    /// Every source of every metric must have the dimensions.
    private static func requireShared(
        _ dimensions: [String], _ metrics: [ResolvedMetric], _ project: Project
    ) throws(RefreshFailure) {
        for metric in metrics {
            let names = Set(metric.leaves.compactMap { $0.aggregate?.source.value })
            for dimension in dimensions {
                let without = names.filter { project.sources[$0]?.dimensions[dimension] == nil }.sorted()
                guard let first = without.first else { continue }
                if names.count > 1, without.count < names.count {
                    throw RefreshFailure(
                        "dimension-not-shared",
                        "`\(dimension)` is no dimension of source `\(first)`, which the metric also reads. A metric over "
                            + "several sources can be sliced only by dimensions that all of them have.")
                }
                let known = Set(names.flatMap { project.sources[$0].map { Array($0.dimensions.keys) } ?? [] })
                throw RefreshFailure(
                    "unknown-dimension",
                    "Source `\(first)` has no dimension `\(dimension)`. "
                        + Spelling.suggestion(for: dimension, among: known))
            }
        }
    }

    /// What looks back has a meaning by period: of a whole range, `previous` and `ago` say nothing.
    ///
    /// - Throws: `ago-needs-grain`.
    func requirePeriods() throws(RefreshFailure) {
        guard query.grain == nil, let position = metrics.firstIndex(where: { !$0.formula.shifts.isEmpty }) else {
            return
        }
        throw RefreshFailure(
            "ago-needs-grain",
            "`\(query.metrics[position])` looks back by `ago` or `previous`, which is from period to period. Ask for it by a "
                + "grain, such as month.")
    }

    /// All days of all sources.
    var known: DayRange? {
        let firsts = evaluation.facts.values.compactMap { $0.days?.first } + manualDays.map(\.first)
        let lasts = evaluation.facts.values.compactMap { $0.days?.last } + manualDays.map(\.last)
        guard let first = firsts.min(), let last = lasts.max() else { return nil }
        return DayRange(first, last)
    }

    private var manualDays: [DayRange] {
        metrics.flatMap(\.leaves).compactMap { leaf -> DayRange? in
            guard case .manual(let metric) = leaf.origin, let series = evaluation.manual[metric] else { return nil }
            guard let first = series.firstKnown, let last = series.lastKnown else { return nil }
            return DayRange(Day(number: first), Day(number: last))
        }
    }

    /// Rows are cut to the range; what reads earlier periods is not.
    private func cut(_ metric: ResolvedMetric) -> DayRange? { metric.formula.shifts.isEmpty ? query.range : nil }

    func demands(_ dimensions: [DimensionQuery]) -> [LeafDemand] {
        metrics.flatMap { evaluation.demands($0, grain: query.grain, dimensions: dimensions, range: cut($0)) }
    }

    /// The demands with the range asked for in their statements; what is stored is asked for whole.
    func explained(_ dimensions: [DimensionQuery]) -> [LeafDemand] {
        metrics.flatMap { metric in
            evaluation.demands(metric, grain: query.grain, dimensions: dimensions, range: cut(metric)).map { demand in
                var shown = demand
                let isBare = metric.leaves.contains { $0.window == nil && $0 == demand.leaf }
                if shown.range == nil, isBare, let range = cut(metric) { shown.range = range }
                return shown
            }
        }
    }

    /// A condition given with a question is checked against the columns of every source it will be put to.
    static func check(
        _ filter: Expression, _ sources: Set<String>, _ project: Project, _ reading: StoredReading
    ) throws(RefreshFailure) {
        for name in sources.sorted() {
            var types: [String: ExpressionType]
            do throws(EngineFailure) { types = try reading.live.open(name).schema.types } catch {
                throw RefreshFailure(error)
            }
            var findings: [Diagnostic] = []
            let columns = TypeChecker(scope: .columns(types, isOpen: true))
            for (dimension, expression) in project.sources[name]?.dimensions ?? [:] where types[dimension] == nil {
                types[dimension] = columns.check(expression, reporting: &findings)
            }
            findings = []
            TypeChecker(scope: .columns(types)).checkFilter(filter, reporting: &findings)
            guard let first = findings.first else { continue }
            throw RefreshFailure(
                first.code, "The condition does not fit source `\(name)`: \(first.message) \(first.fix ?? "")")
        }
    }

    /// What a demand's values are, and how they become those of the grain asked for.
    func note(_ demand: LeafDemand) -> String {
        guard let aggregate = demand.leaf.aggregate else { return "entered by hand" }
        let value = aggregate.value.map { " of " + ExpressionPrinter.print($0) } ?? " of rows"
        let name = "\(aggregate.function)".prefix { $0 != "(" }
        var text = (name == "countDistinct" ? "count_distinct" : name) + value
        if let filter = aggregate.filter { text += " where " + ExpressionPrinter.print(filter) }
        guard demand.grain != query.grain else { return String(text) }
        let target = query.grain.map { "each \($0.noun)" } ?? "the whole range"
        switch LeafAssembly(demand.leaf) {
        case .days(let combination): text += "; the days become \(target) by their \(combination.rawValue)"
        case .windowedDays: text += "; \(target) takes its last day"
        case .direct, .manual: break
        }
        return String(text)
    }

    /// The dimension with its heaviest values by the first metric; all others become one.
    func top(_ count: Int, _ dimensions: [DimensionQuery]) throws(RefreshFailure) -> [DimensionQuery] {
        guard dimensions.count == 1, var dimension = dimensions.first, let metric = metrics.first else {
            throw RefreshFailure("top-needs-one-dimension", "`--top` works with exactly one `--by`.")
        }
        // What looks back has values by period only; the largest of them ranks a slice.
        let grain = metric.formula.shifts.isEmpty ? nil : query.grain
        let demands = evaluation.demands(metric, grain: grain, dimensions: dimensions, range: query.range)
        let answers = try reading.answers(demands)
        let whole = try evaluation.evaluate(
            metric, grain: grain, dimensions: dimensions, range: query.range, answers: answers)
        func weight(_ slice: MetricSeries.Slice) -> Double {
            slice.series.values.reduce(.nan) { (most: Double, value: Double) -> Double in .maximum(most, abs(value)) }
        }
        let ranked = whole.slices.sorted { left, right in
            let (a, b) = (weight(left), weight(right))
            if a.isNaN || b.isNaN || a == b { return !a.isNaN && b.isNaN }
            return a > b
        }
        guard ranked.count > count else { return dimensions }
        dimension.kept = ranked.prefix(count).map { $0.key.first.flatMap { $0 } }
        return [dimension]
    }

    /// More rows than anybody reads, and more than memory should hold for one question.
    private static let mostRows = 1_000_000

    private static func requireReadable(periods: Int, slices: Int) throws(RefreshFailure) {
        let (rows, overflow) = periods.multipliedReportingOverflow(by: slices)
        guard overflow || rows > mostRows else { return }
        throw RefreshFailure(
            "answer-too-large",
            "The answer would have more than a million rows. Ask for fewer days, a coarser grain or fewer slices.")
    }

    func answer(_ query: MetricQuery, _ dimensions: [DimensionQuery]) throws(RefreshFailure) -> MetricAnswer {
        if query.range != nil { try Self.requireReadable(periods: periods([]).count, slices: 1) }
        let answers = try reading.answers(demands(dimensions))
        var columns = try metrics.map { metric throws(RefreshFailure) in try slices(metric, dimensions, answers) }
        let all = Set(columns.flatMap(\.keys))
        // A slice that other metrics have rows of is one in which this one has none: zero where that is known.
        for (position, metric) in metrics.enumerated() where columns[position].count < all.count {
            columns[position] = try slices(metric, dimensions, answers, others: all)
        }
        let keys = all.sorted(by: MetricEvaluation.isOrdered)
        let periods = periods(columns)
        try Self.requireReadable(periods: periods.count, slices: keys.count)
        var rows: [MetricAnswer.Row] = []
        var values: [[Double]] = metrics.map { _ in [] }
        var exact: [[ExactDecimal?]] = metrics.map { _ in [] }
        for period in periods {
            for key in keys {
                rows.append(.init(period: period, key: key, isPartial: isPartial(period)))
                for (position, column) in columns.enumerated() {
                    let series = column[key]
                    values[position].append(series?.value(at: period) ?? .nan)
                    exact[position].append(series?.exactValue(at: period))
                }
            }
        }
        return MetricAnswer(
            query: query, rows: rows, values: values,
            exact: zip(values, exact).map { ExactValues(values: $0, decimals: $1) }, watermarks: metrics.map(watermark),
            gaps: evaluation.facts.keys.sorted().compactMap { name in
                evaluation.facts[name].flatMap { facts in
                    workspace.project.sources[name]?.gap(
                        facts.absent.filter { query.range?.intersection($0) != nil || query.range == nil },
                        workspace.project.calendar)
                }
            },
            refreshedAt: evaluation.facts.keys.compactMap { reading.record(of: $0)?.refreshedAt }.min())
    }

    private func slices(
        _ metric: ResolvedMetric, _ dimensions: [DimensionQuery], _ answers: [LeafDemand: MetricEvaluation.Base],
        others: Set<[String?]> = []
    ) throws(RefreshFailure) -> [[String?]: SeriesValues] {
        let series = try evaluation.evaluate(
            metric, grain: query.grain, dimensions: dimensions, range: cut(metric), answers: answers, others: others)
        return Dictionary(series.slices.map { ($0.key, $0.series) }, uniquingKeysWith: { first, _ in first })
    }

    private func watermark(_ metric: ResolvedMetric) -> Day? {
        let marks = metric.leaves.compactMap { $0.aggregate?.source.value }.map { evaluation.facts[$0]?.watermark }
        return marks.contains(nil) ? nil : marks.compactMap { $0 }.min()
    }

    /// The periods of the answer: those of the range, or those with values.
    private func periods(_ columns: [[[String?]: SeriesValues]]) -> Range<Int> {
        guard let grain = query.grain else { return 0..<1 }
        if let range = query.range {
            return workspace.project.calendar.range(from: range.first, to: range.last, grain)
        }
        let series = columns.flatMap(\.values).filter { !$0.values.isEmpty }
        guard let first = series.compactMap(\.firstKnown).min(), let last = series.compactMap(\.lastKnown).max() else {
            return 0..<0
        }
        return first..<(last + 1)
    }

    private func isPartial(_ index: Int) -> Bool {
        let calendar = workspace.project.calendar
        guard let grain = query.grain else { return false }
        let days = calendar.days(of: Period(grain, index: index))
        if let range = query.range, days.first < range.first || days.last > range.last { return true }
        let marks = metrics.compactMap(watermark)
        guard let covered = marks.min() else { return days.last >= reading.live.today }
        return days.last > covered
    }
}

extension ExactValues {
    /// One scale for decimals of a column; nil where a known value other than zero has no exact form.
    init?(values: [Double], decimals: [ExactDecimal?]) {
        guard let scale = decimals.compactMap({ $0?.scale }).max() else { return nil }
        var units: [Int128] = []
        units.reserveCapacity(values.count)
        for (value, decimal) in zip(values, decimals) {
            if let decimal {
                guard let rescaled = decimal.rescaled(to: scale) else { return nil }
                units.append(rescaled.units)
            } else {
                guard value.isNaN || value == 0 else { return nil }
                units.append(0)
            }
        }
        self.init(scale: scale, units: units)
    }
}
