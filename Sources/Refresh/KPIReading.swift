import Chronology
import Definitions
import Engines
import Framework
import Queries
import Series
import Store

/// The series a KPI is judged by: which are needed, and the inputs of its status.
struct KPIReading {
    let kpi: KPIDefinition
    let metric: MetricDefinition
    let resolved: ResolvedMetric
    /// The metric over the KPI's window; by day for trailing and total windows.
    let windowed: ResolvedMetric
    let grain: Grain

    init(_ kpi: KPIDefinition, _ workspace: Workspace) throws(RefreshFailure) {
        guard let metric = workspace.project.metrics[kpi.metric.value] else {
            throw RefreshFailure("unknown-metric", "There is no metric `\(kpi.metric.value)`.")
        }
        self.kpi = kpi
        self.metric = metric
        let resolution = workspace.resolution
        do throws(ResolutionFailure) {
            resolved = try resolution.resolve(kpi.metric.value, filter: kpi.filter)
            switch kpi.window {
            case .period(let period):
                windowed = resolved
                grain = period
            case .trailing(let days):
                windowed = try resolution.resolve(
                    kpi.metric.value, filter: kpi.filter, window: .cumulative(.trailing(days: days)))
                grain = .day
            case .total:
                windowed = try resolution.resolve(
                    kpi.metric.value, filter: kpi.filter, window: kpi.start.map { .since($0) })
                grain = .day
            }
        } catch { throw RefreshFailure(error) }
    }

    /// Names of the sources read.
    var sources: Set<String> { Set(resolved.leaves.compactMap { $0.aggregate?.source.value }) }

    /// Base values needed.
    func demands(_ evaluation: MetricEvaluation, range: DayRange?) -> [LeafDemand] {
        var result = evaluation.demands(windowed, grain: grain, range: range)
        result += evaluation.demands(resolved, grain: .day, range: range)
        if let period = baselinePeriod {
            result += evaluation.demands(resolved, grain: baselineGrain(period, evaluation), range: period)
        }
        return result
    }

    /// The grain by which the baseline's period is one period, where the formula looks back by periods; else nil: the
    /// period's days are then one range.
    private func baselineGrain(_ days: DayRange, _ evaluation: MetricEvaluation) -> Grain? {
        guard !resolved.formula.shifts.isEmpty else { return nil }
        let calendar = evaluation.calendar
        return [grain, .day, .month, .quarter, .year].first { grain in
            calendar.supports(grain) && calendar.days(of: calendar.period(grain, containing: days.first)) == days
        }
    }

    /// The metric over the baseline's period; nil where it is not known, or looks back by what does not divide it.
    private func baselineValue(
        _ evaluation: MetricEvaluation, _ answers: [LeafDemand: MetricEvaluation.Base]
    ) throws(RefreshFailure) -> Double? {
        guard let period = baselinePeriod else { return nil }
        let grain = baselineGrain(period, evaluation)
        guard grain != nil || resolved.formula.shifts.isEmpty else { return nil }
        let value: SeriesValues?
        do throws(RefreshFailure) {
            value = try evaluation.evaluate(resolved, grain: grain, range: period, answers: answers).total
        } catch  where error.code == "ago-does-not-divide" { return nil }
        return value?.values.first.flatMap { $0.isFinite ? $0 : nil }
    }

    /// How far the open period has come; nil where none is open.
    private func openPart(_ evaluation: MetricEvaluation, _ calendar: ProjectCalendar) -> OpenPart? {
        let facts = evaluation.facts.filter { sources.contains($0.key) }
        return kpi.openPart(calendar, today: evaluation.today, watermark: watermark(evaluation, facts))
    }

    /// Days of periods cut apart over which the metric is needed by itself: where values by day do not tell.
    private func cutDays(_ evaluation: MetricEvaluation, _ part: OpenPart) -> (open: DayRange?, before: DayRange?) {
        let covers = sources.contains { evaluation.facts[$0]?.covers != nil }
        let followsFromDays = !covers && resolved.leaves.allSatisfy(\.followsFromDays)
        return (
            hasRows(after: part.days.last, evaluation) ? part.days : nil,
            followsFromDays || part.isWholeBefore ? nil : part.daysBefore
        )
    }

    /// Whether there are rows of days that do not count yet: of today, or of days for which some may still come.
    private func hasRows(after day: Day, _ evaluation: MetricEvaluation) -> Bool {
        resolved.leaves.contains { leaf in
            switch leaf.origin {
            case .aggregate(let aggregate):
                return evaluation.facts[aggregate.source.value]?.days.map { $0.last > day } ?? false
            case .manual(let metric):
                return evaluation.manual[metric]?.lastKnown.map { $0 > day.number } ?? false
            }
        }
    }

    /// Base values over days that are no periods, of what never adds up. All but the baseline's can be done without.
    func rangedDemands(_ evaluation: MetricEvaluation, _ calendar: ProjectCalendar) -> [LeafDemand] {
        var result: [LeafDemand] = []
        if let part = openPart(evaluation, calendar) {
            let cut = cutDays(evaluation, part)
            for days in [cut.open, cut.before].compactMap({ $0 }) {
                result += evaluation.demands(resolved, over: days)
            }
        }
        if let period = baselinePeriod, resolved.formula.shifts.isEmpty {
            result += evaluation.demands(resolved, over: period)
        }
        return result
    }

    private var baselinePeriod: DayRange? {
        guard let baseline = kpi.baseline, baseline.value == nil else { return nil }
        return baseline.period?.days
    }

    /// The inputs of the status.
    func inputs(
        _ evaluation: MetricEvaluation, project: Project, answers: [LeafDemand: MetricEvaluation.Base],
        range: DayRange?, now: Instant
    ) throws(RefreshFailure) -> KPIInputs {
        let facts = evaluation.facts.filter { sources.contains($0.key) }
        let watermark = watermark(evaluation, facts)
        var series =
            try evaluation.evaluate(windowed, grain: grain, range: range, answers: answers).total ?? .empty(grain)
        var daily = try evaluation.evaluate(resolved, grain: .day, range: range, answers: answers).total ?? .empty(.day)
        var leaves: [SeriesValues] = []
        for leaf in resolved.leaves {
            let base = evaluation.demand(leaf, .day, [], range).flatMap { answers[$0]?[[]] }
            leaves.append(try evaluation.series(of: leaf, base: base, grain: .day, range: range).through(watermark))
        }
        daily = daily.through(watermark)
        if grain == .day {
            series = series.through(watermark)
        } else {
            series = dropLeadingPart(series, facts, project.calendar)
        }
        var elapsedBefore: SeriesValues?
        if let part = openPart(evaluation, project.calendar) {
            let cut = cutDays(evaluation, part)
            if let days = cut.open {
                let value = try evaluation.value(
                    of: resolved, over: days, in: part.period, range: range, answers: answers)
                series.replace(at: part.period.index, by: value)
            }
            if let days = cut.before {
                elapsedBefore = try evaluation.value(
                    of: resolved, over: days, in: part.earlier, range: range, answers: answers)
            }
        }
        let baseline = try baselineValue(evaluation, answers)
        // Of rows that stand for longer than a day, no day is known: windows are then simulated as they are.
        if facts.values.contains(where: { $0.covers != nil }) { leaves = [] }
        var inputs = KPIInputs(
            kpi: kpi, metric: metric, resolved: resolved, calendar: project.calendar,
            thresholds: project.organisation.states, today: evaluation.today, watermark: watermark,
            staleness: staleness(project, facts, evaluation, now: now), windowed: series, daily: daily,
            leafDaily: leaves, closedDays: resolved.leaves.map { closed($0, facts) }, baselineValue: baseline)
        inputs.lateness = lateness(project, facts)
        inputs.elapsedBefore = elapsedBefore?.values.first.flatMap { $0.isFinite ? $0 : nil }
        inputs.gaps = facts.keys.sorted().compactMap { name in
            facts[name].flatMap { project.sources[name]?.gap($0.absent, project.calendar) }
        }
        return inputs
    }

    /// The last day all sources reach; for what people enter, the last day entered.
    private func watermark(_ evaluation: MetricEvaluation, _ facts: [String: SourceFacts]) -> Day? {
        var marks: [Day?] = facts.values.map(\.watermark)
        for leaf in resolved.leaves {
            guard case .manual(let metric) = leaf.origin else { continue }
            let last = evaluation.manual[metric]?.lastKnown.map { Day(number: $0) }
            marks.append(last.map { min($0, evaluation.today - 1) })
        }
        if marks.isEmpty || marks.contains(nil) { return nil }
        return marks.compactMap { $0 }.min()
    }

    /// A first period that began before the data did is not a whole one.
    private func dropLeadingPart(
        _ series: SeriesValues, _ facts: [String: SourceFacts], _ calendar: ProjectCalendar
    ) -> SeriesValues {
        guard let first = facts.values.compactMap({ $0.days?.first }).max() else { return series }
        var result = series
        for position in result.values.indices {
            guard calendar.firstDay(of: Period(grain, index: series.start + position)) < first else { break }
            result.values[position] = .nan
            result.exact?.units[position] = 0
        }
        return result
    }

    private func closed(_ leaf: MetricLeaf, _ facts: [String: SourceFacts]) -> Set<Day> {
        leaf.aggregate.flatMap { facts[$0.source.value]?.closed } ?? []
    }

    /// Which source holds days open since its rows may come late.
    private func lateness(_ project: Project, _ facts: [String: SourceFacts]) -> String? {
        let words = facts.keys.sorted().compactMap { name -> String? in
            guard let late = project.sources[name]?.late, let known = facts[name], let loaded = known.loadedThrough,
                known.watermark.map({ $0 < loaded }) ?? true
            else { return nil }
            let hours = late.seconds / 3_600
            return "rows of source \(name) may still come for \(hours % 24 == 0 ? "\(hours / 24) d" : "\(hours) h")"
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    private func staleness(
        _ project: Project, _ facts: [String: SourceFacts], _ evaluation: MetricEvaluation, now: Instant
    ) -> String? {
        for name in facts.keys.sorted() {
            guard let source = project.sources[name], let limit = source.freshWithin,
                let loaded = facts[name]?.loadedThrough,
                facts[name]?.isStale(source, at: now, zone: project.calendar.zone) == true
            else { continue }
            let hours = limit.seconds / 3_600
            let allowed = hours % 24 == 0 ? "\(hours / 24) d" : "\(hours) h"
            return "source \(name) has data to \(loaded) only, and should be fresh within \(allowed)"
        }
        return nil
    }
}

extension SourceDefinition {
    /// Which files are not there, as a clause; nil where none is missing.
    func gap(_ absent: [DayRange], _ calendar: ProjectCalendar) -> String? {
        guard let grain = eachFile, !absent.isEmpty else { return nil }
        return "source \(name.value) has no file for \(AbsentFiles.words(absent, grain, calendar))"
    }
}

extension SeriesValues {
    /// Puts another value in the place of one that is known; missing where there is none.
    fileprivate mutating func replace(at index: Int, by other: SeriesValues?) {
        guard index >= start, index < end, !value(at: index).isNaN else { return }
        let position = index - start
        values[position] = other?.value(at: index) ?? .nan
        guard let known = exact else { return }
        guard !values[position].isNaN else {
            exact?.units[position] = 0
            return
        }
        guard let units = other?.exactValue(at: index)?.rescaled(to: known.scale)?.units else {
            exact = nil
            return
        }
        exact?.units[position] = units
    }

    /// The series up to a day, inclusive; nothing where the day is nil.
    func through(_ day: Day?) -> SeriesValues {
        guard let day, day.number >= start, !values.isEmpty else { return .empty(grain) }
        return slice(start..<Swift.min(end, day.number + 1))
    }
}
