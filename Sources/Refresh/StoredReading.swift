import Chronology
import Definitions
import Engines
import Queries
import Series
import Store

/// Base values from the store where they are kept and fresh, from the engine where they are not.
///
/// One answer for every command: what is stored is taken as it is, with its watermark; what is not is the same plan
/// run live.
final class StoredReading {
    let workspace: Workspace
    let live: SourceReading
    private var records: [String: SourceRecord] = [:]
    /// Sources of which something was read live.
    private(set) var liveSources: Set<String> = []
    /// Whether something could not be read, so that what was made of the rest holds for this moment only.
    var hasFailed = false

    init(_ workspace: Workspace, today: Day) throws(StoreFailure) {
        self.workspace = workspace
        live = workspace.reading(today: today)
        for record in try workspace.cache.sources() where record.rules == workspace.identity.rules(of: record.name) {
            records[record.name] = record
            live.statistics[record.name] = SourceStatistics(record)
        }
    }

    /// What is known of the sources that metrics read; from the store where they have been refreshed.
    func facts(for sources: Set<String>) throws(EngineFailure) -> [String: SourceFacts] {
        var result: [String: SourceFacts] = [:]
        for name in sources {
            guard let source = workspace.project.sources[name] else { continue }
            if let record = records[name] {
                result[name] = SourceFacts(
                    source, days: record.days, absent: record.absent, today: live.today,
                    calendar: workspace.project.calendar)
            } else {
                liveSources.insert(name)
                result[name] = try live.facts(of: name)
            }
        }
        return result
    }

    /// Whether the values come from the store (with a moment of refresh) or are read now.
    func record(of source: String) -> SourceRecord? { records[source] }

    /// Something of the source was read live.
    func noteLive(_ source: String) { liveSources.insert(source) }

    /// Base values of demands.
    func answers(_ demands: [LeafDemand]) throws(RefreshFailure) -> [LeafDemand: MetricEvaluation.Base] {
        var result: [LeafDemand: MetricEvaluation.Base] = [:]
        var missing: [LeafDemand] = []
        for demand in Set(demands) {
            do throws(StoreFailure) {
                if let base = try stored(demand) { result[demand] = base } else { missing.append(demand) }
            } catch { throw RefreshFailure(error) }
        }
        guard !missing.isEmpty else { return result }
        liveSources.formUnion(missing.compactMap(\.source))
        do throws(EngineFailure) {
            result.merge(try live.answers(missing)) { known, _ in known }
        } catch { throw RefreshFailure(error) }
        return result
    }

    func stored(_ demand: LeafDemand) throws(StoreFailure) -> MetricEvaluation.Base? {
        guard let family = demand.family(workspace.identity), let source = demand.source,
            let record = records[source]
        else { return nil }
        let isFresh = try workspace.cache.hasSeries(
            leaf: family.leaf, grain: family.grain, dimension: family.dimension, fingerprint: record.fingerprint)
        guard isFresh else { return nil }
        if demand.dimensions.isEmpty {
            let key = SeriesKey(leaf: family.leaf, grain: family.grain)
            return try workspace.cache.series(key).map { [[]: $0] } ?? [:]
        }
        var base: MetricEvaluation.Base = [:]
        for (slice, values) in try workspace.cache.slices(
            leaf: family.leaf, grain: family.grain, dimension: family.dimension)
        {
            base[[slice]] = values
        }
        return base
    }
}

extension LeafDemand {
    /// Where the store keeps the answer; nil for what is never kept (hours, cut rows, several dimensions, other values).
    func family(_ identity: LeafIdentity) -> SeriesFamily? {
        if grain == nil, let range, dimensions.isEmpty, leaf.aggregate != nil {
            return SeriesFamily(leaf: identity.hash(of: leaf), over: range)
        }
        guard let grain, grain != .hour, dimensions.count <= 1, dimensions.first?.kept == nil else { return nil }
        // A window reads all rows up to each day, and so does a retail period; their range is that of the data.
        guard range == nil || leaf.window != nil || grain.isRetail else { return nil }
        return SeriesFamily(leaf: identity.hash(of: leaf), grain: grain, dimension: dimensions.first?.name ?? "")
    }
}

extension SeriesFamily {
    /// The one value of a leaf over some days, kept as a series of one day.
    init(leaf: String, over days: DayRange) {
        self.init(leaf: "\(leaf) \(days.first)..\(days.last)", grain: .day)
    }

    /// The days it is one value over; nil of a series.
    var wholeDays: DayRange? {
        let parts = leaf.split(separator: " ")
        guard parts.count == 2, let dots = parts[1].firstRange(of: ".."),
            let first = Day(iso: parts[1][..<dots.lowerBound]), let last = Day(iso: parts[1][dots.upperBound...])
        else { return nil }
        return DayRange(first, last)
    }
}

extension SourceRecord {
    /// First and last day with rows.
    var days: DayRange? {
        guard let firstDay, let lastDay else { return nil }
        return DayRange(firstDay, lastDay)
    }
}
