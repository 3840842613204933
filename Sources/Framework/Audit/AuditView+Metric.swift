import Chronology
import Definitions
import Diagnostics
import Series

extension AuditView {
    private var metricsInOrder: [MetricDefinition] { project.metrics.values.sorted { $0.name.value < $1.name.value } }

    /// Metrics nobody uses, owns or can read, and those that exist twice.
    var metricFindings: [AuditFinding] {
        let used = usedMetrics
        var found: [AuditFinding] = []
        for metric in metricsInOrder {
            let name = metric.name.value
            func add(_ code: AuditCode, _ severity: Severity, _ message: Sentence, fix: Sentence) {
                found.append(AuditFinding(code, severity, subject(metric), message, fix: fix))
            }
            if !used.contains(name), metric.decision == nil {
                add(
                    .metricUnused, .note, "no KPI, guardrail, driver, other metric or decision uses it",
                    fix: "write down the `decision:` it informs, name it as a driver, or delete it")
            }
            if metric.owner == nil, metric.team == nil {
                add(.metricWithoutOwner, .note, "nobody owns it", fix: "add `owner:` or `team:`")
            }
            if !metric.hasUnit {
                add(
                    .metricWithoutUnit, .note, "it has no unit",
                    fix: "add `unit:` (percent, money, or what is counted; `none` if it truly is a bare number)")
            }
            if !metric.hasDirection {
                add(
                    .metricWithoutDirection, .note, "it does not say which way is better",
                    fix: "add `direction:` (up, down, band, none)")
            }
        }
        return found + duplicates
    }

    /// Metrics that something defined makes use of.
    private var usedMetrics: Set<String> {
        var used = kpiMetrics
        for item in inputs.kpis { used.formUnion(item.kpi.guardrails.map(\.value)) }
        for metric in project.metrics.values {
            used.formUnion(metric.measure.metricsUsed)
            used.formUnion(metric.drivers.map(\.metric.value))
        }
        return used
    }

    private var duplicates: [AuditFinding] {
        let meanings = DefinitionHash(project)
        var byMeaning: [String: String] = [:]
        var bySeries: [[UInt64]: String] = [:]
        var found: [AuditFinding] = []
        for metric in metricsInOrder {
            let name = metric.name.value
            var twin: (name: String, how: Sentence)?
            if let meaning = meanings.hash(of: name) {
                if let first = byMeaning[meaning] {
                    twin = (first, "both are computed in the same way")
                } else {
                    byMeaning[meaning] = name
                }
            }
            if twin == nil, let series = inputs.metrics[name]?.series, let key = Self.fingerprint(series) {
                if let first = bySeries[key] {
                    twin = (first, "their values are equal in all \(series.values.count) complete periods")
                } else {
                    bySeries[key] = name
                }
            }
            guard let twin else { continue }
            found.append(
                AuditFinding(
                    .metricDuplicate, .warning, subject(metric), "it is the same number as metric `\(twin.name)`",
                    evidence: [.init("twin", nil, twin.how)],
                    fix: "keep one, and give it the other's name under `synonyms:`"))
        }
        return found
    }

    /// The values of a series that says enough to be told from another one; nil for short and constant ones.
    private static func fingerprint(_ series: SeriesValues) -> [UInt64]? {
        let known = series.values.filter { $0.isFinite }
        guard known.count >= 12, let first = known.first, known.contains(where: { $0 != first }) else { return nil }
        return [UInt64(bitPattern: Int64(series.start))] + series.values.map { $0.isNaN ? UInt64.max : $0.bitPattern }
    }

    /// Metrics whose arithmetic says something else than their name.
    var arithmeticFindings: [AuditFinding] {
        metricsInOrder.compactMap { meanOfRatios($0) ?? averageOfAverages($0) ?? shareAboveOne($0) }
    }

    private func meanOfRatios(_ metric: MetricDefinition) -> AuditFinding? {
        guard case .aggregate(let aggregate) = metric.measure, aggregate.function == .average,
            let value = aggregate.value
        else { return nil }
        var division: Expression?
        value.visit { (part: Expression) in
            if case .binary(.divide, let above, let below) = part.node, !above.references.isEmpty,
                !below.references.isEmpty
            {
                division = division ?? part
            }
        }
        let columns = value.references.map(\.reference.name)
        let types = project.sources[aggregate.source.value]?.columns ?? [:]
        let percents = columns.filter { (column: String) -> Bool in types[column]?.value == .percent }
        let evidence: AuditFinding.Evidence
        if let division {
            evidence = .init("expression", nil, "it averages `\(ExpressionPrinter.print(division))` row by row")
        } else if let column = percents.first {
            evidence = .init("column", nil, "it averages column `\(column)`, which holds percentages")
        } else {
            return nil
        }
        return AuditFinding(
            .meanOfRatios, .warning, subject(metric), "it is a mean of ratios where a ratio of sums is meant",
            evidence: [evidence],
            fix:
                "make a `sum` metric of what stands above the line and one of what stands below, and a `ratio` of the two"
        )
    }

    private func averageOfAverages(_ metric: MetricDefinition) -> AuditFinding? {
        guard case .derived(let expression) = metric.measure,
            case .binary(.divide, let sum, let count) = expression.node, count.references.isEmpty
        else { return nil }
        let terms = sum.addedMetrics
        guard let terms, terms.count >= 2 else { return nil }
        let averages = terms.filter { (name: String) -> Bool in
            guard let part = project.metrics[name] else { return false }
            switch part.measure {
            case .ratio: return true
            case .aggregate(let aggregate): return [.average, .median].contains(aggregate.function)
            default: return part.unit == .percent
            }
        }
        guard averages.count == terms.count else { return nil }
        let list = averages.map { "`\($0)`" }.joined(separator: ", ")
        return AuditFinding(
            .averageOfAverages, .warning, subject(metric), "it is an average of averages",
            evidence: [.init("terms", Double(terms.count), "\(list) count alike, however many stand behind each")],
            fix: "take the ratio of the summed numerators and denominators")
    }

    private func shareAboveOne(_ metric: MetricDefinition) -> AuditFinding? {
        guard isShareOfWhole(metric.name.value) || (metric.unit == .percent && metric.measure.isRatio),
            let series = inputs.metrics[metric.name.value]?.series
        else { return nil }
        let above = series.values.indices.filter { (slot: Int) -> Bool in series.values[slot] > 1 + 1e-9 }
        let known = series.values.count { $0.isFinite }
        // A rate that is usually above one is no share; a share that sometimes is, is broken.
        guard let worst = above.max(by: { series.values[$0] < series.values[$1] }), above.count * 4 <= known else {
            return nil
        }
        let period = PeriodName.of(Period(series.grain, index: series.start + worst), in: project.calendar)
        return AuditFinding(
            .shareAboveOne, .error, subject(metric), "it was above 100 %",
            evidence: [
                .init("highest", series.values[worst], "\(series.values[worst], metric.unit) in \(period)"),
                .init("periods", Double(above.count), "\(above.count) of \(known) periods are above 100 %"),
            ], fix: "look for rows that are counted twice above the line, or are missing below it")
    }
}

extension Expression {
    /// Names of metrics that are added up; nil where anything else is done.
    fileprivate var addedMetrics: [String]? {
        switch node {
        case .reference(let reference): return [reference.name]
        case .binary(.add, let left, let right):
            guard let first = left.addedMetrics, let second = right.addedMetrics else { return nil }
            return first + second
        default: return nil
        }
    }
}
