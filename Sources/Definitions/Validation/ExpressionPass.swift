import Diagnostics

/// Types all expressions, either with declared columns only, or with the real columns of the sources.
struct ExpressionPass {
    private(set) var found: [Diagnostic] = []
    private let schemas: [String: [String: ExpressionType]]?
    private let traits: [String: MetricTraits]
    private let metricScope: ExpressionScope
    /// Columns and dimensions of each source.
    private var scopes: [String: ExpressionScope] = [:]

    /// `schemas` of nil leaves the scopes open: unknown columns are possible then.
    init(
        sources: [SourceDefinition], metricNames: Set<String>, traits: [String: MetricTraits],
        schemas: [String: [String: ExpressionType]]?
    ) {
        self.schemas = schemas
        self.traits = traits
        metricScope = .metrics(metricNames)
        for source in sources { check(source) }
    }

    /// Checks metrics and KPIs.
    mutating func check(_ metrics: [MetricDefinition], _ kpis: [KPIDefinition]) {
        for metric in metrics { check(metric) }
        for kpi in kpis {
            if let filter = kpi.filter { check(filter, on: kpi.metric.value) }
        }
    }

    private mutating func check(_ source: SourceDefinition) {
        let name = source.name.value
        var types = schemas?[name] ?? [:]
        checkColumnNames(of: source, types)
        for (column, type) in source.columns { types[column] = type.value.expressionType }
        var scope = ExpressionScope.columns(types, isOpen: schemas == nil)
        let checker = TypeChecker(scope: scope)
        // Conditions on rows to drop see text files as they are written, before any type.
        let written = ExpressionScope.columns(types.mapValues { _ in .unknown }, isOpen: schemas == nil)
        for condition in source.drop { TypeChecker(scope: written).checkFilter(condition, reporting: &found) }
        let time = checker.check(source.time.value, reporting: &found)
        if time != .date, time != .timestamp, !time.isOpen {
            found.append(
                Diagnostic(
                    "time-type", "The time of a row must be a date or a timestamp, this is \(time.phrase).",
                    at: source.time.value.span,
                    fix: "Declare the column under `columns` as `date` or `timestamp`, with `format: {date_format: "
                        + "\"%d/%m/%Y\"}` or `timestamp_format` if it is written otherwise than 2026-06-30, or write "
                        + "`time: {expression: \"date(name)\"}`."))
        }
        for (dimension, expression) in source.dimensions.sorted(by: { $0.key < $1.key }) {
            scope.types[dimension] = checker.check(expression, reporting: &found)
        }
        scopes[name] = scope
    }

    private mutating func checkColumnNames(of source: SourceDefinition, _ types: [String: ExpressionType]) {
        guard schemas != nil else { return }
        var declared = source.columns.map { ($0.key, $0.value.span) }
        if let entity = source.entity { declared.append((entity, source.name.span)) }
        for (column, span) in declared where types[column] == nil {
            found.append(
                Diagnostic(
                    "expression-unknown-column", "There is no column `\(column.shortened)`.", at: span,
                    fix: Spelling.suggestion(for: column, among: types.keys)))
        }
    }

    private mutating func check(_ metric: MetricDefinition) {
        switch metric.measure {
        case .aggregate(let aggregate): check(aggregate)
        case .ratio(let numerator, let denominator):
            for use in [numerator, denominator] {
                if let filter = use.filter { check(filter, on: use.metric.value) }
            }
        case .derived(let expression):
            // Formulas do not depend on schemas, so they are checked once, at loading.
            if schemas == nil { TypeChecker(scope: metricScope).checkNumeric(expression, reporting: &found) }
        case .cumulative, .manual: break
        }
    }

    private mutating func check(_ aggregate: Aggregate) {
        guard let scope = scopes[aggregate.source.value] else { return }
        let checker = TypeChecker(scope: scope)
        if let value = aggregate.value {
            if aggregate.function == .countDistinct {
                _ = checker.check(value, reporting: &found)
            } else {
                checker.checkNumeric(value, reporting: &found)
            }
        }
        if let filter = aggregate.filter { checker.checkFilter(filter, reporting: &found) }
    }

    /// A condition on a metric is one on the rows of each source the metric comes from.
    private mutating func check(_ filter: Expression, on metric: String) {
        guard let sources = traits[metric]?.sources else { return }
        var findings: [Diagnostic] = []
        for source in sources.sorted() {
            guard let scope = scopes[source] else { continue }
            TypeChecker(scope: scope).checkFilter(filter, reporting: &findings)
        }
        // The same mistake shows once for each source.
        var seen: Set<Diagnostic> = []
        found += findings.filter { seen.insert($0).inserted }
    }
}

extension SourceDefinition.ColumnType {
    /// What an expression sees of it.
    var expressionType: ExpressionType {
        switch self {
        case .text: .text
        case .integer: .integer
        case .number, .percent, .duration: .number
        case .boolean: .boolean
        case .date: .date
        case .timestamp, .timestampWithZone: .timestamp
        case .decimal: .decimal
        }
    }
}
