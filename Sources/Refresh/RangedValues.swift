import Chronology
import Definitions
import Engines
import Foundation
import Queries
import Series
import Store

// What never adds up has a value of its own over any days: over the baseline's period, over the elapsed part of a period
// and the same part of the one before. A refresh keeps these values beside the series, since only then is what a command
// shows all of one reading.
extension Workspace {
    /// Brings the values over days that KPIs are held against up to date: those missing are read, of files that hold rows
    /// of these days only; those nobody asks for any more are dropped.
    ///
    /// - Parameters:
    ///   - reading: The reading of the refresh, which still holds the sources that it read whole.
    func keepRangedValues(
        _ reading: SourceReading, _ report: inout RefreshReport
    ) throws(RefreshFailure) {
        let records = try stored { () throws(StoreFailure) in try cache.sources() }
            .filter { $0.rules == identity.rules(of: $0.name) }
        let wanted = try rangedDemands(records)
        for record in records {
            guard let position = report.sources.firstIndex(where: { $0.name == record.name }),
                report.sources[position].failure == nil
            else { continue }
            do throws(RefreshFailure) {
                report.seriesWritten += try keep(wanted[record.name] ?? [], of: record, reading)
            } catch {
                report.sources[position].failure = error
                try? cache.note(
                    SourceFailure(source: record.name, failedAt: clock.now, code: error.code, message: error.message))
            }
        }
    }

    /// Values over days that KPIs need, by source; of KPIs of which every source is refreshed.
    private func rangedDemands(_ records: [SourceRecord]) throws(RefreshFailure) -> [String: Set<LeafDemand>] {
        var facts: [String: SourceFacts] = [:]
        for record in records {
            guard let source = project.sources[record.name] else { continue }
            facts[record.name] = SourceFacts(
                source, days: record.days, absent: record.absent, today: today, calendar: project.calendar)
        }
        let evaluation = MetricEvaluation(
            calendar: project.calendar, facts: facts, manual: try manualSeries(through: nil), today: today)
        var wanted: [String: Set<LeafDemand>] = [:]
        for kpi in project.kpis {
            let reading = try KPIReading(kpi, self)
            guard reading.sources.isSubset(of: facts.keys) else { continue }
            for demand in reading.rangedDemands(evaluation, project.calendar) {
                if let source = demand.source { wanted[source, default: []].insert(demand) }
            }
        }
        return wanted
    }

    private func keep(
        _ wanted: Set<LeafDemand>, of record: SourceRecord, _ reading: SourceReading
    ) throws(RefreshFailure) -> Int {
        let present = try stored { () throws(StoreFailure) in try cache.knownLeaves(source: record.name) }
        let families = Set(wanted.compactMap { $0.family(identity) })
        let unwanted = present.filter { $0.wholeDays != nil && !families.contains($0) }
        let missing = wanted.filter { demand in demand.family(identity).map { !present.contains($0) } ?? false }
        if missing.isEmpty, unwanted.isEmpty { return 0 }
        var answers: [LeafDemand: MetricEvaluation.Base]? = [:]
        if reading.opened[record.name]?.schema.isDated == true {
            do throws(EngineFailure) { answers = try reading.answers(Array(missing)) } catch {
                throw RefreshFailure(error)
            }
        } else if !missing.isEmpty {
            answers = try rangedAnswers(Array(missing), of: record, today: today)
        }
        // Files that changed since are another state; the next refresh reads them.
        guard let answers else { return 0 }
        var update = SourceUpdate(source: record)
        update.kept = present.subtracting(unwanted)
        for (demand, base) in answers {
            guard let family = demand.family(identity) else { continue }
            update.computed.append(family)
            // Of days without rows nothing is kept, whether their files were looked for or read.
            guard let value = base[[]], !value.values.isEmpty else { continue }
            update.series.append((family.key(of: nil), value))
        }
        try stored { () throws(StoreFailure) in try cache.update(update) }
        return update.series.count
    }

    /// Values over days, of one source, from those of its files that hold rows of these days.
    ///
    /// - Returns: nil where its files are not those of its record.
    func rangedAnswers(
        _ demands: [LeafDemand], of record: SourceRecord, today: Day
    ) throws(RefreshFailure) -> [LeafDemand: MetricEvaluation.Base]? {
        guard let source = project.sources[record.name], !source.origin.isFiles || hasSameFiles(record) else {
            return nil
        }
        let parts = SourceParts(try stored { () throws(StoreFailure) in try cache.parts(source: record.name) })
        let reading = reading(today: today)
        do throws(EngineFailure) {
            guard !parts.parts.isEmpty else { return try reading.answers(demands) }
            let paths = parts.holding(DaySpans(demands.compactMap(\.range)))
            guard !paths.isEmpty else {
                // As a reading finds them: no rows, no value.
                return Dictionary(
                    demands.map { ($0, [[]: SeriesValues.empty(.day)]) }, uniquingKeysWith: { first, _ in first })
            }
            try reading.know(parts.parts, of: record.name)
            try reading.read(paths, of: record.name)
            reading.coverages[record.name] = SourceParts(parts.parts.filter { paths.contains($0.key) })
                .coverage(until: today)
            return try reading.answers(demands)
        } catch { throw RefreshFailure(error) }
    }
}

extension StoredReading {
    /// Values over days that a KPI can be shown without: what is stored, and what can be read now of the same files.
    ///
    /// - Parameter isPast: Whether an earlier day is looked back from, of which nothing is stored.
    func answersIfKnown(
        _ demands: [LeafDemand], isPast: Bool
    ) throws(RefreshFailure) -> [LeafDemand: MetricEvaluation.Base] {
        var result: [LeafDemand: MetricEvaluation.Base] = [:]
        var missing: [String: [LeafDemand]] = [:]
        for demand in Set(demands) {
            guard let source = demand.source else { continue }
            do throws(StoreFailure) {
                if let base = try stored(demand) {
                    result[demand] = base
                } else {
                    missing[source, default: []].append(demand)
                }
            } catch { throw RefreshFailure(error) }
        }
        for (source, demands) in missing.sorted(by: { $0.key < $1.key }) {
            let found: [LeafDemand: MetricEvaluation.Base]?
            if let record = record(of: source) {
                // What a statement reads may have changed since; looked back from, it is read anew as all else is.
                let isFiles = workspace.project.sources[source]?.origin.isFiles ?? false
                guard isFiles || isPast else { continue }
                found = try? workspace.rangedAnswers(demands, of: record, today: live.today)
            } else {
                found = try? live.answers(demands)
            }
            guard let found else { continue }
            noteLive(source)
            result.merge(found) { known, _ in known }
        }
        return result
    }
}
