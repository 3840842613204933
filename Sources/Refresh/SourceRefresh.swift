import Chronology
import Definitions
import Engines
import Foundation
import Queries
import Series
import Store

/// The refresh of one source: what changed, what is missing, reading it, storing it.
struct SourceRefresh {
    let workspace: Workspace
    let reading: SourceReading
    let name: String
    /// Hash of everything that is asked of all sources.
    let asked: String
    let force: Bool

    /// How many malformed rows are kept for people to look at.
    static let rejectedShown = 20

    /// Brings the source up to date; returns the number of series written.
    func run(_ report: inout RefreshReport.Source, willRead: () -> Void) throws(RefreshFailure) -> Int {
        guard let source = workspace.project.sources[name] else { return 0 }
        let rules = workspace.identity.rules(of: name)
        let stored = try workspace.stored { () throws(StoreFailure) in try workspace.cache.source(name) }
        let known = !force && stored?.rules == rules ? stored : nil
        if let stored, stored.rules == rules { reading.statistics[name] = SourceStatistics(stored) }
        let fingerprint = try fingerprint(of: source)
        if let known, known.fingerprint == fingerprint {
            report.fill(known)
            if known.asked == asked, known.asOf == workspace.today { return 0 }
        } else {
            reading.expectEngine()
        }
        let parts = try workspace.stored { () throws(StoreFailure) in try workspace.cache.parts(source: name) }
        if let known, known.fingerprint == fingerprint, try isWhole(known, SourceParts(parts)) {
            var update = SourceUpdate(source: known)
            update.kept = try present()
            (update.source.asked, update.source.asOf) = (asked, workspace.today)
            try workspace.stored { () throws(StoreFailure) in try workspace.cache.update(update) }
            return 0
        }
        willRead()
        if let known {
            if let written = try readParts(known, SourceParts(parts), &report) { return written }
            try engine { () throws(EngineFailure) in try reading.forget(name) }
            if let written = try readLateDays(known, &report) { return written }
        }
        let isSame = known?.fingerprint == fingerprint
        return try readWhole(rules: rules, fingerprint: fingerprint, present: isSame ? present() : [], &report)
    }

    /// Families stored as of the source's record.
    func present() throws(RefreshFailure) -> Set<SeriesFamily> {
        try workspace.stored { () throws(StoreFailure) in try workspace.cache.knownLeaves(source: name) }
    }

    /// Whether, with the same files, nothing is missing today that was there when they were read.
    private func isWhole(_ known: SourceRecord, _ parts: SourceParts) throws(RefreshFailure) -> Bool {
        guard let source = workspace.project.sources[name] else { return true }
        if !parts.parts.isEmpty, let asOf = known.asOf {
            guard asOf <= workspace.today, parts.due(after: asOf, upTo: workspace.today).isEmpty else { return false }
        }
        let facts = facts(source, known.days)
        guard parts.parts.isEmpty || facts.askedDays == known.askedDays else { return false }
        return missing(try demands(facts), try present()).isEmpty
    }

    func facts(_ source: SourceDefinition, _ days: DayRange?, _ parts: SourceParts? = nil) -> SourceFacts {
        SourceFacts(
            source, days: days, absent: parts?.absent(source, workspace) ?? [], today: workspace.today,
            calendar: workspace.project.calendar)
    }

    /// Reads all of the source, and stores what is not present.
    private func readWhole(
        rules: String, fingerprint: String, present: Set<SeriesFamily>, _ report: inout RefreshReport.Source
    ) throws(RefreshFailure) -> Int {
        try engine { () throws(EngineFailure) in try reading.load(name) }
        let parts = try wholeParts()
        report.totals = try engine { () throws(EngineFailure) in
            try reading.open(name).totals.map { "\($0.file): \($0.row)" }
        }
        let facts: SourceFacts
        var record: SourceRecord
        if let parts, let source = workspace.project.sources[name] {
            facts = self.facts(source, parts.days(until: workspace.today), parts)
            reading.coverages[name] = parts.coverage(until: workspace.today)
            record = try self.record(rules, try fingerprintRead() ?? fingerprint, parts, facts)
            report.implausibleRows = parts.coverage(until: workspace.today).implausibleRowCount
        } else {
            facts = try engine { () throws(EngineFailure) in try reading.facts(of: name) }
            record = try self.record(rules: rules, fingerprint: fingerprint)
            report.implausibleRows =
                try engine { () throws(EngineFailure) in try reading.coverage(of: name) }.implausibleRowCount
        }
        record.askedDays = facts.askedDays
        record.wholeAt = record.refreshedAt
        report.fill(record)
        try require(record)
        report.wasRead = true
        report.files = parts.map { ($0.parts.count, $0.parts.count) }
        let demands = missing(try demands(facts), present)
        let answers = try engine { () throws(EngineFailure) in try reading.answers(demands) }
        record.valueCounts = reading.statistics[name]?.distinctCounts ?? [:]
        let (series, families) = series(demands, answers)
        let all = parts.map { Array($0.parts.values) } ?? []
        try workspace.stored { () throws(StoreFailure) in
            try workspace.cache.replace(
                source: record, series: series, computed: families, parts: all, keepOthers: !present.isEmpty)
        }
        return series.count
    }

    /// What every file of the source holds; nil where that cannot be told.
    private func wholeParts() throws(RefreshFailure) -> SourceParts? {
        let contents = try engine { () throws(EngineFailure) -> [FileContent]? in
            guard let session = try reading.fileSession(of: name) else { return nil }
            let paths = Set(try session.files(of: name).files.map(\.path))
            return try reading.contents(of: name, files: paths, rejectedLimit: Self.rejectedShown)
        }
        return contents.map { SourceParts($0) }
    }

    /// The series of demands under their keys.
    func series(
        _ demands: [LeafDemand], _ answers: [LeafDemand: MetricEvaluation.Base]
    ) -> (series: [(SeriesKey, SeriesValues)], families: [SeriesFamily]) {
        var series: [(SeriesKey, SeriesValues)] = []
        var families: [SeriesFamily] = []
        for demand in demands {
            guard let family = demand.family(workspace.identity) else { continue }
            families.append(family)
            for (key, values) in answers[demand] ?? [:] {
                series.append((family.key(of: key.first.flatMap { $0 }), values))
            }
        }
        return (series, families)
    }

    func missing(_ demands: [LeafDemand], _ present: Set<SeriesFamily>) -> [LeafDemand] {
        demands.filter { demand in demand.family(workspace.identity).map { !present.contains($0) } ?? false }
    }

    /// Everything kept of the source: every metric and KPI that reads it, and the slices it declares.
    func demands(_ facts: SourceFacts) throws(RefreshFailure) -> [LeafDemand] {
        let evaluation = MetricEvaluation(
            calendar: workspace.project.calendar, facts: [name: facts], manual: [:], today: workspace.today)
        var result: [LeafDemand] = []
        let slices = workspace.project.sources[name]?.slices.map { DimensionQuery($0.value) } ?? []
        for metric in workspace.project.metrics.keys.sorted() {
            guard let resolved = try? workspace.resolution.resolve(metric) else { continue }
            guard resolved.leaves.contains(where: { $0.aggregate?.source.value == name }) else { continue }
            for grain in [Grain.day, .week, .month, .quarter, .year] {
                result += evaluation.demands(resolved, grain: grain)
                for slice in slices { result += evaluation.demands(resolved, grain: grain, dimensions: [slice]) }
            }
        }
        for kpi in workspace.project.kpis {
            result += try KPIReading(kpi, workspace).demands(evaluation, range: nil)
        }
        var seen: Set<LeafDemand> = []
        // Values over days that are no periods are kept when all sources are known.
        return result.filter { $0.source == name && $0.family(workspace.identity)?.wholeDays == nil }
            .filter { seen.insert($0).inserted }
    }

    func engine<Value>(_ body: () throws(EngineFailure) -> Value) throws(RefreshFailure) -> Value {
        do throws(EngineFailure) { return try body() } catch { throw RefreshFailure(error) }
    }
}

extension SeriesFamily {
    /// The key of a slice of the family.
    func key(of slice: String?) -> SeriesKey {
        SeriesKey(leaf: leaf, grain: grain, dimension: dimension, slice: slice)
    }
}
