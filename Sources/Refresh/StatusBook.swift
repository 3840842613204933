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
        var answers = try reachableAnswers(reading, demands, &failures)
        var ranged: [LeafDemand] = []
        for kpi in kpis where kpi.sources.isSubset(of: facts.keys) {
            ranged += kpi.rangedDemands(evaluation, project.calendar)
        }
        ranged = ranged.filter { demand in answers[demand] == nil && demand.source.map { failures[$0] == nil } ?? false
        }
        answers.merge(try reading.answersIfKnown(ranged, isPast: asOf != nil)) { known, _ in known }
        reading.hasFailed = !failures.isEmpty
        // Of a source that cannot be read, what is not stored is not zero: nothing is known of it.
        let known = evaluation.facts.filter { failures[$0.key] == nil }
        let blind = MetricEvaluation(
            calendar: project.calendar, facts: known, manual: evaluation.manual, today: evaluation.today)
        var inputs: [KPIInputs] = []
        var unread: [Set<String>] = []
        for kpi in kpis {
            let missing = kpi.demands(evaluation, range: range).filter { answers[$0] == nil }.compactMap(\.source)
            unread.append(Set(missing).union(kpi.sources.subtracting(facts.keys)).filter { failures[$0] != nil })
            let view = unread.last?.isEmpty == false ? blind : evaluation
            inputs.append(try kpi.inputs(view, project: project, answers: answers, range: range, now: now))
        }
        var judged = Self.evaluate(inputs, options)
        for (position, sources) in unread.enumerated() {
            for name in sources.sorted() {
                guard let failure = failures[name] else { continue }
                judged[position].warnings.append("its source `\(name)` cannot be read: \(failure.message)")
            }
        }
        if asOf == nil {
            try markFailedRefreshes(&judged, kpis.map { $0.sources.subtracting(failures.keys) }, reading)
        }
        return try joinGuardrails(judged, failures.isEmpty ? evaluation : blind, answers, range)
    }

    /// Base values of demands. Of a source that cannot be read now, only what is stored, and why in `failures`.
    private func reachableAnswers(
        _ reading: StoredReading, _ demands: [LeafDemand], _ failures: inout [String: RefreshFailure]
    ) throws(RefreshFailure) -> [LeafDemand: MetricEvaluation.Base] {
        if let all = try? reading.answers(demands) { return all }
        var result: [LeafDemand: MetricEvaluation.Base] = [:]
        for (source, group) in Dictionary(grouping: demands, by: \.source) {
            if let all = try? reading.answers(group) {
                result.merge(all) { known, _ in known }
                continue
            }
            for demand in group {
                do throws(RefreshFailure) {
                    result.merge(try reading.answers([demand])) { known, _ in known }
                } catch {
                    guard let source, StoreFailure.Code(rawValue: error.code) == nil else { throw error }
                    failures[source] = error
                }
            }
        }
        return result
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

/// How all KPIs stand on a day, and where that comes from.
public struct StatusBook: Sendable {
    /// The statuses, in the order of the project.
    public var statuses: [KPIStatus]
    /// The last day that counts.
    public var asOf: Day
    /// Whether they were recomputed by the dates of rows, since nothing was recorded then.
    public var isReconstructed: Bool
    /// Whether all sources have been refreshed; else some were read just now.
    public var isRefreshed: Bool
}

extension Workspace {
    /// How all KPIs stand, now or on an earlier day.
    ///
    /// For an earlier day, what a refresh recorded then; before the first record, what the rows dated up to that day
    /// say (*reconstructed*: rows that arrived later are counted, and today's definitions apply).
    ///
    /// - Parameter explained: Whether explanations are needed; without them what is kept is read several times faster.
    public func statusBook(asOf: Day? = nil, explained: Bool = true) throws(RefreshFailure) -> StatusBook {
        let records = try stored { () throws(StoreFailure) in try cache.sources() }
        let known = Set(records.filter { $0.rules == identity.rules(of: $0.name) }.map(\.name))
        let isRefreshed = Set(project.sources.keys).isSubset(of: known)
        guard let asOf else {
            var current = try keptStatuses(records, explained: explained)
            if current == nil { current = try statuses() }
            return StatusBook(
                statuses: current ?? [], asOf: today - 1, isReconstructed: false, isRefreshed: isRefreshed)
        }
        if let recorded = try recordedStatuses(asOf: asOf) {
            return StatusBook(
                statuses: recorded.statuses, asOf: recorded.day, isReconstructed: false, isRefreshed: isRefreshed)
        }
        var reconstructed = try statuses(asOf: asOf, options: StatusOptions(isReconstructed: true))
        // Judged on the morning after; the day asked for is the one that is shown and counted from.
        for position in reconstructed.indices { reconstructed[position].asOf = asOf }
        return StatusBook(statuses: reconstructed, asOf: asOf, isReconstructed: true, isRefreshed: isRefreshed)
    }

    /// What refreshes recorded up to a day; nil where they recorded nothing.
    private func recordedStatuses(asOf: Day) throws(RefreshFailure) -> (day: Day, statuses: [KPIStatus])? {
        let found = try stored { () throws(StoreFailure) in try state.statuses(asOf: asOf) }
        guard let found else { return nil }
        let hashes = DefinitionHash(project)
        var statuses: [KPIStatus] = []
        for kpi in project.kpis {
            guard let record = found.statuses.first(where: { $0.kpi == kpi.name.value }) else { continue }
            guard var status = StatusPayload.status(record.payload) else { continue }
            status.asOf = record.day
            if record.definitionHash != hashes.hash(of: kpi) {
                status.warnings.append("its definition has changed since \(record.day)")
            }
            statuses.append(status)
        }
        return statuses.isEmpty ? nil : (found.recorded, statuses)
    }
}
