public import Chronology
import Definitions
import Engines
import Foundation
public import Framework
import Queries
import Series
import Store
import Synchronization

extension Workspace {
    /// How all KPIs stand at the end of yesterday, or at the end of another day.
    ///
    /// - Parameters:
    ///   - asOf: The last day that counts; nil is yesterday, the last day that has ended.
    ///   - options: How chances are simulated.
    /// - Throws: failures of stores and engines; a KPI whose source cannot be read is in the result without data.
    public func statuses(
        asOf: Day? = nil, options: StatusOptions = StatusOptions()
    ) throws(RefreshFailure) -> [KPIStatus] {
        let today = asOf.map { $0 + 1 } ?? self.today
        let now = asOf == nil ? clock.now : project.calendar.zone.start(of: today)
        let reading: StoredReading
        do throws(StoreFailure) { reading = try StoredReading(self, today: today) } catch {
            throw RefreshFailure(error)
        }
        return try statuses(reading, asOf: asOf, now: now, options: options)
    }

    func statuses(
        _ reading: StoredReading, asOf: Day?, now: Instant, options: StatusOptions
    ) throws(RefreshFailure) -> [KPIStatus] {
        var kpis: [KPIReading] = []
        for kpi in project.kpis { kpis.append(try KPIReading(kpi, self)) }
        var failures: [String: RefreshFailure] = [:]
        let sources = kpis.reduce(into: Set<String>()) { $0.formUnion($1.sources) }
            .union(guardrailMetrics.flatMap { $0.1.leaves.compactMap { $0.aggregate?.source.value } })
        var facts: [String: SourceFacts] = [:]
        for name in sources.sorted() {
            do throws(EngineFailure) { facts.merge(try reading.facts(for: [name])) { $1 } } catch {
                failures[name] = RefreshFailure(error)
            }
        }
        let evaluation = MetricEvaluation(
            calendar: project.calendar, facts: facts, manual: try manualSeries(through: asOf), today: reading.live.today
        )
        let range = asOf.flatMap { last in
            facts.values.compactMap { $0.days?.first }.min().flatMap { DayRange(min($0, last), last) }
        }
        var demands: [LeafDemand] = []
        for kpi in kpis where failures.keys.allSatisfy({ !kpi.sources.contains($0) }) {
            demands += kpi.demands(evaluation, range: range)
        }
        for (_, resolved) in guardrailMetrics { demands += evaluation.demands(resolved, grain: .month, range: range) }
        demands = demands.filter { $0.source.map { failures[$0] == nil } ?? true }
        let answers = try reading.answers(demands)
        var inputs: [KPIInputs] = []
        for kpi in kpis {
            inputs.append(
                try kpi.inputs(evaluation, project: project, answers: answers, range: range, now: now))
        }
        let judged = Self.evaluate(inputs, options)
        return try joinGuardrails(judged, evaluation, answers, range)
    }

    /// Statuses in parallel, in the order given.
    private static func evaluate(_ inputs: [KPIInputs], _ options: StatusOptions) -> [KPIStatus] {
        let results = Mutex<[Int: KPIStatus]>([:])
        DispatchQueue.concurrentPerform(iterations: inputs.count) { position in
            let status = KPIStatus.evaluate(inputs[position], options: options)
            results.withLock { $0[position] = status }
        }
        let byPosition = results.withLock { $0 }
        return inputs.indices.compactMap { byPosition[$0] }
    }

    /// Metrics that KPIs name as guardrails, by name.
    private var guardrailMetrics: [(String, ResolvedMetric)] {
        let kpis = Set(project.kpis.map(\.name.value))
        let names = Set(project.kpis.flatMap { $0.guardrails.map(\.value) }).subtracting(kpis)
        return names.sorted().compactMap { name in (try? resolution.resolve(name)).map { (name, $0) } }
    }

    private func joinGuardrails(
        _ statuses: [KPIStatus], _ evaluation: MetricEvaluation, _ answers: [LeafDemand: MetricEvaluation.Base],
        _ range: DayRange?
    ) throws(RefreshFailure) -> [KPIStatus] {
        var found: [String: Guardrail] = [:]
        for status in statuses { found[status.name] = Guardrail(status) }
        for (name, resolved) in guardrailMetrics {
            guard let metric = project.metrics[name] else { continue }
            let series = try evaluation.evaluate(resolved, grain: .month, range: range, answers: answers).total
            let marks = resolved.leaves.compactMap {
                $0.aggregate.flatMap { evaluation.facts[$0.source.value]?.watermark }
            }
            found[name] = Guardrail(
                metric: metric, series: series ?? .empty(.month), calendar: project.calendar,
                through: marks.min() ?? evaluation.today - 1)
        }
        var result: [KPIStatus] = []
        for (status, kpi) in zip(statuses, project.kpis) {
            result.append(status.joining(guardrails: kpi.guardrails.compactMap { found[$0.value] }))
        }
        return result
    }
}
