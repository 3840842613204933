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
    let force: Bool

    /// How many malformed rows are kept for people to look at.
    private static let rejectedShown = 20

    /// Brings the source up to date; returns the number of series written.
    func run(_ report: inout RefreshReport.Source, willRead: () -> Void) throws(RefreshFailure) -> Int {
        guard let source = workspace.project.sources[name] else { return 0 }
        let rules = workspace.identity.rules(of: name)
        let known = try workspace.stored { () throws(StoreFailure) in try workspace.cache.source(name) }
        let fingerprint = try fingerprint(of: source)
        let isSame = !force && known?.rules == rules && known?.fingerprint == fingerprint
        var present: Set<SeriesFamily> = []
        if isSame, let known {
            report.fill(known)
            present = try workspace.stored { () throws(StoreFailure) in
                try workspace.cache.knownLeaves(source: name)
            }
            let facts = SourceFacts(
                source, days: known.days, today: workspace.today, calendar: workspace.project.calendar)
            if missing(try demands(facts), present).isEmpty { return 0 }
        }
        willRead()
        try engine { () throws(EngineFailure) in try reading.load(name) }
        let facts = try engine { () throws(EngineFailure) in try reading.facts(of: name) }
        let record = try record(rules: rules, fingerprint: fingerprint)
        report.fill(record)
        report.implausibleRows =
            try engine { () throws(EngineFailure) in try reading.coverage(of: name) }.implausibleRowCount
        if source.isStrict, record.rejectedCount > 0 { throw tooManyRejected(record) }
        if record.rowCount == 0, record.rejectedCount > 0 { throw nothingLeft(record) }
        report.wasRead = true
        return try store(missing(try demands(facts), present), record, keepOthers: isSame)
    }

    private func store(
        _ demands: [LeafDemand], _ record: SourceRecord, keepOthers: Bool
    ) throws(RefreshFailure) -> Int {
        let answers = try engine { () throws(EngineFailure) in try reading.answers(demands) }
        var series: [(SeriesKey, SeriesValues)] = []
        var families: [SeriesFamily] = []
        for demand in demands {
            guard let family = demand.family(workspace.identity) else { continue }
            families.append(family)
            for (key, values) in answers[demand] ?? [:] {
                let slice = key.first.flatMap { $0 }
                series.append(
                    (
                        SeriesKey(leaf: family.leaf, grain: family.grain, dimension: family.dimension, slice: slice),
                        values
                    ))
            }
        }
        try workspace.stored { () throws(StoreFailure) in
            try workspace.cache.replace(source: record, series: series, computed: families, keepOthers: keepOthers)
        }
        return series.count
    }

    private func missing(_ demands: [LeafDemand], _ present: Set<SeriesFamily>) -> [LeafDemand] {
        demands.filter { demand in demand.family(workspace.identity).map { !present.contains($0) } ?? false }
    }

    /// Everything kept of the source: every metric and KPI that reads it, and the slices it declares.
    private func demands(_ facts: SourceFacts) throws(RefreshFailure) -> [LeafDemand] {
        let evaluation = MetricEvaluation(
            calendar: workspace.project.calendar, facts: [name: facts], manual: [:], today: workspace.today)
        var result: [LeafDemand] = []
        let slices = workspace.project.sources[name]?.slices.map { DimensionQuery($0.value) } ?? []
        for metric in workspace.project.metrics.keys.sorted() {
            guard let resolved = try? workspace.resolution.resolve(metric) else { continue }
            for grain in [Grain.day, .week, .month, .quarter, .year] {
                result += evaluation.demands(resolved, grain: grain)
                for slice in slices { result += evaluation.demands(resolved, grain: grain, dimensions: [slice]) }
            }
        }
        for kpi in workspace.project.kpis {
            result += try KPIReading(kpi, workspace).demands(evaluation, range: nil)
        }
        var seen: Set<LeafDemand> = []
        return result.filter { $0.source == name && seen.insert($0).inserted }
    }

    /// What tells one state of the data from another.
    private func fingerprint(of source: SourceDefinition) throws(RefreshFailure) -> String {
        switch source.origin {
        case .files:
            let found = try engine { () throws(EngineFailure) in
                try SourceFiles.find(source, root: workspace.root)
            }
            return StableHash.hex(of: found.fingerprint)
        // Whether what a statement reads has changed cannot be told: it is run every time.
        case .query, .table: return "at \(workspace.clock.now.seconds)"
        }
    }

    private func record(rules: String, fingerprint: String) throws(RefreshFailure) -> SourceRecord {
        let opened = try engine { () throws(EngineFailure) in try reading.open(name) }
        let coverage = try engine { () throws(EngineFailure) in try reading.coverage(of: name) }
        let rejected = try engine { () throws(EngineFailure) in
            try reading.rejectedRows(of: name, limit: Self.rejectedShown)
        }
        return SourceRecord(
            name: name, rules: rules, fingerprint: fingerprint, firstDay: coverage.days?.first,
            lastDay: coverage.days?.last, rowCount: coverage.rowCount, undatedCount: coverage.undatedRowCount,
            rejectedCount: rejected.count, rejected: rejected.first.map { "\($0.file):\($0.line): \($0.reason)" },
            refreshedAt: workspace.clock.now,
            columns: opened.schema.columns.map {
                .init(name: $0.name, type: $0.type.rawValue, isZoned: $0.isZoned, native: $0.nativeType)
            })
    }

    private func tooManyRejected(_ record: SourceRecord) -> RefreshFailure {
        RefreshFailure(
            "malformed-rows",
            "Source `\(name)` is strict, and \(record.rejectedCount) of its rows cannot be read: "
                + record.rejected.prefix(3).joined(separator: "; ")
                + ". Mend the rows, or remove `strict: true` to leave them out.")
    }

    private func nothingLeft(_ record: SourceRecord) -> RefreshFailure {
        RefreshFailure(
            "malformed-rows",
            "Source `\(name)`: none of its \(record.rejectedCount) rows can be read: "
                + record.rejected.prefix(3).joined(separator: "; ")
                + ". Say how they are written: `format:` (delimiter, decimal, date_format …) and `columns:`.")
    }

    private func engine<Value>(_ body: () throws(EngineFailure) -> Value) throws(RefreshFailure) -> Value {
        do throws(EngineFailure) { return try body() } catch { throw RefreshFailure(error) }
    }
}
