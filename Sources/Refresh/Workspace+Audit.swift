import Chronology
import Definitions
import Engines
public import Framework
import Queries
import Series
import Store

extension Workspace {
    /// What the audit finds in the project as it stands at the end of yesterday.
    ///
    /// Taken from stored series where they are fresh, else from the sources. What cannot be read is a note, not a failure.
    public func audit() throws(RefreshFailure) -> AuditReport {
        let reading = try AuditReading(self)
        let statuses = try statusBook(explained: false).statuses
        var inputs = AuditInputs(
            project: project, today: today, kpis: try reading.kpis(statuses), metrics: try reading.histories())
        let evidence = try reading.evidence()
        inputs.leads = evidence.supported
        inputs.declared = evidence.relations.filter(\.isDeclared)
        inputs.notes = reading.notes
        return Audit.run(inputs)
    }

    /// Which metrics lead those that KPIs are measured by, and what the data say of the drivers that are declared.
    ///
    /// - Throws: failures of stores. What cannot be read is not judged.
    public func leadingEvidence() throws(RefreshFailure) -> LeadingEvidence { try AuditReading(self).evidence() }
}

/// Reads what the audit looks at.
private final class AuditReading {
    private let workspace: Workspace
    private let reading: StoredReading
    private let facts: [String: SourceFacts]
    private let evaluation: MetricEvaluation
    private(set) var notes: [Sentence] = []

    init(_ workspace: Workspace) throws(RefreshFailure) {
        self.workspace = workspace
        do throws(StoreFailure) { reading = try StoredReading(workspace, today: workspace.today) } catch {
            throw RefreshFailure(error)
        }
        var facts: [String: SourceFacts] = [:]
        var notes: [Sentence] = []
        for name in workspace.project.sources.keys.sorted() {
            do throws(EngineFailure) { facts.merge(try reading.facts(for: [name])) { $1 } } catch {
                notes.append("source `\(name)` cannot be read, so nothing made of it was looked at: \(error.message)")
            }
        }
        self.facts = facts
        self.notes = notes
        evaluation = MetricEvaluation(
            calendar: workspace.project.calendar, facts: facts, manual: try workspace.manualSeries(through: nil),
            today: workspace.today)
    }

    private func isReadable(_ metric: ResolvedMetric) -> Bool {
        metric.leaves.allSatisfy { leaf in leaf.aggregate.map { facts[$0.source.value] != nil } ?? true }
    }

    /// The KPIs with their windows, histories and first judgements.
    func kpis(_ statuses: [KPIStatus]) throws(RefreshFailure) -> [AuditedKPI] {
        let project = workspace.project
        let hashes = DefinitionHash(project)
        let current = Dictionary(
            project.kpis.map { ($0.name.value, hashes.hash(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let recorded = try workspace.stored { () throws(StoreFailure) in
            try workspace.state.firstStatuses(hashes: current)
        }
        var kpis: [AuditedKPI] = []
        var openings: [Day: [Int]] = [:]
        for (kpi, status) in zip(project.kpis, statuses) {
            var item = AuditedKPI(kpi: kpi, status: status)
            if let known = try? KPIReading(kpi, workspace), isReadable(known.resolved) {
                item = AuditedKPI(inputs: try inputs(known, evaluation, range: nil), status: status)
                item.history = try history(known.resolved, kpi.metric.value)
                let manual = known.resolved.leaves.filter { $0.aggregate == nil }
                item.manual = (
                    manual.count == known.resolved.leaves.count && !manual.isEmpty,
                    manual.isEmpty || status.watermark != nil
                )
            }
            let first = recorded[kpi.name.value]
            item.unchangedSince = first?.day
            item.lastReview = try lastReview(kpi.name.value)
            if let first, kpi.start.map({ first.day <= $0 + 7 }) ?? true {
                item.first = .init(day: first.day, chance: first.chance, isRecorded: true)
            } else if let start = kpi.start, start < workspace.today, kpi.target != nil {
                openings[start, default: []].append(kpis.count)
            }
            kpis.append(item)
        }
        for (start, positions) in openings.sorted(by: { $0.key < $1.key }) {
            for position in positions {
                kpis[position].first = try reconstructed(kpis[position].kpi, on: start)
            }
        }
        return kpis
    }

    /// The last day on which somebody checked in on a KPI.
    private func lastReview(_ kpi: String) throws(RefreshFailure) -> Day? {
        try workspace.stored { () throws(StoreFailure) in try workspace.state.checkIns(kpi: kpi) }.map(\.day).max()
    }

    private func inputs(
        _ known: KPIReading, _ evaluation: MetricEvaluation, range: DayRange?
    ) throws(RefreshFailure) -> KPIInputs {
        let answers = try reading.answers(known.demands(evaluation, range: range))
        return try known.inputs(
            evaluation, project: workspace.project, answers: answers, range: range, now: workspace.clock.now)
    }

    /// How the target looked on the eve of its first day, by the dates of rows.
    private func reconstructed(_ kpi: KPIDefinition, on start: Day) throws(RefreshFailure) -> AuditedKPI.FirstJudgement?
    {
        guard let known = try? KPIReading(kpi, workspace), isReadable(known.resolved) else { return nil }
        let firsts = known.sources.compactMap { facts[$0]?.days?.first }
        guard let first = firsts.min(), let range = DayRange(first, start - 1), range.count >= 28 else { return nil }
        var past: [String: SourceFacts] = [:]
        for name in known.sources {
            guard let source = workspace.project.sources[name], let days = facts[name]?.days else { return nil }
            past[name] = SourceFacts(
                source, days: DayRange(min(days.first, start - 1), min(days.last, start - 1)),
                absent: facts[name]?.absent ?? [], today: start, calendar: workspace.project.calendar)
        }
        let then = MetricEvaluation(
            calendar: workspace.project.calendar, facts: past,
            manual: try workspace.manualSeries(through: start - 1), today: start)
        let judged = KPIStatus.evaluate(
            try inputs(known, then, range: range), options: StatusOptions(isReconstructed: true))
        guard case .simulated = judged.chance else { return nil }
        return .init(day: start, chance: judged.chance.probability, isRecorded: false)
    }

    /// All metrics over their complete months, or weeks where months are few.
    func histories() throws(RefreshFailure) -> [String: MetricHistory] {
        var result: [String: MetricHistory] = [:]
        for name in workspace.project.metrics.keys.sorted() {
            guard let resolved = try? workspace.resolution.resolve(name), isReadable(resolved) else { continue }
            if let history = try history(resolved, name) { result[name] = history }
        }
        return result
    }

    private func history(_ resolved: ResolvedMetric, _ name: String) throws(RefreshFailure) -> MetricHistory? {
        var found: MetricHistory?
        for grain in [Grain.month, .week] {
            guard (try? resolved.requireWholeRows(by: grain, of: name, workspace.project)) != nil else { continue }
            do throws(RefreshFailure) {
                let answers = try reading.answers(evaluation.demands(resolved, grain: grain))
                let series = try evaluation.evaluate(resolved, grain: grain, answers: answers).total
                guard let series else { continue }
                let whole = complete(series, resolved)
                found = MetricHistory(series: whole)
                if whole.values.count(where: { $0.isFinite }) > 12 { return found }
            } catch {
                // A formula that looks back by a month has no weeks; what cannot be read at all is noted once.
                guard error.code != "ago-does-not-divide" else { continue }
                notes.append("metric `\(name)` was not looked at: \(error.message)")
                return nil
            }
        }
        return found
    }

    /// The periods that lie wholly in what all sources have loaded.
    private func complete(_ series: SeriesValues, _ resolved: ResolvedMetric) -> SeriesValues {
        let calendar = workspace.project.calendar
        let known = Set(resolved.leaves.compactMap { $0.aggregate?.source.value }).compactMap { facts[$0] }
        let first = known.compactMap { $0.days?.first }.max()
        let last = known.isEmpty ? workspace.today - 1 : known.compactMap(\.watermark).min() ?? Day(number: Int.min / 4)
        var (begin, end) = (series.start, series.end)
        while begin < end, let first, calendar.firstDay(of: Period(series.grain, index: begin)) < first { begin += 1 }
        while begin < end, calendar.days(of: Period(series.grain, index: end - 1)).last > last { end -= 1 }
        return series.slice(begin..<end)
    }

    /// What the days of all metrics say of which leads which.
    ///
    /// Metrics without days (rows that stand for longer, formulas that look back by months) are not judged.
    func evidence() throws(RefreshFailure) -> LeadingEvidence {
        let project = workspace.project
        var days: [String: SeriesValues] = [:]
        for name in project.metrics.keys.sorted() {
            guard let resolved = try? workspace.resolution.resolve(name), isReadable(resolved),
                (try? resolved.requireWholeRows(by: .day, of: name, project)) != nil,
                let answers = try? reading.answers(evaluation.demands(resolved, grain: .day)),
                let series = try? evaluation.evaluate(resolved, grain: .day, answers: answers).total
            else { continue }
            days[name] = complete(series, resolved)
        }
        let followers = Set(project.kpis.map(\.metric.value)).sorted()
        let declared = project.metrics.keys.sorted().flatMap { name -> [LeadingEvidence.Declared] in
            (project.metrics[name]?.drivers ?? []).map { driver in
                LeadingEvidence.Declared(
                    leader: driver.metric.value, follower: name,
                    sign: driver.sign.map { $0 == .positive ? 1 : -1 })
            }
        }
        return LeadingEvidence.judge(days, followers: followers, declared: declared, today: workspace.today.number)
    }
}
