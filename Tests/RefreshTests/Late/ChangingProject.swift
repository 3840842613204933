import ADBC
import Chronology
import Definitions
import Diagnostics
import Foundation
import Refresh
import Series
import Store
import Testing

/// A project whose files change from one refresh to the next, and a second one that sees the same files and always
/// begins anew.
final class ChangingProject {
    let folder: ProjectFolder
    let fresh: ProjectFolder
    let project: Project
    private let isParquet: Bool
    private let oracle: ADBCConnection?
    private var clockNumber: Int

    /// The moment that refreshes take for now.
    var now: Instant

    /// - Parameter sourceKeys: Further keys of the source.
    init(isParquet: Bool, sourceKeys: String = "", metrics: [(String, String)]? = nil) throws {
        self.isParquet = isParquet
        folder = try ProjectFolder()
        fresh = try ProjectFolder()
        try FileManager.default.removeItem(atPath: fresh.path + "/data")
        try FileManager.default.createSymbolicLink(
            atPath: fresh.path + "/data", withDestinationPath: folder.path + "/data")
        oracle = isParquet ? try Driver.unlocked() : nil
        clockNumber = 1_800_000_000
        now = Instant(seconds: 1_772_452_800)  // 2026-03-02T12:00:00Z
        var files: [(String, String)] = [
            (
                "bellwether.yml",
                """
                name: Shop
                timezone: Europe/Madrid
                fiscal_year_start: 02-01
                retail_calendar: {pattern: 4-4-5, year_ends: last, weekday: saturday, month: 1}
                """
            ),
            (
                "sources/events.yml",
                """
                source: events
                from: data/*.\(isParquet ? "parquet" : "csv")
                columns: {at: timestamp, price: "decimal(12,2)", channel: text, customer: text}
                time: {column: at, timezone: UTC}
                dimensions: {channel: channel}
                slices: [channel]
                \(sourceKeys)
                """
            ),
        ]
        for (name, keys) in metrics ?? Self.metrics {
            files.append(("metrics/\(name).yml", "metric: \(name)\n\(keys)"))
        }
        if metrics == nil { files += Self.kpis }
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.0, text: $0.1) })
        project = try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
    }

    static let metrics: [(String, String)] = [
        ("orders", "type: count\nsource: events"),
        ("units", "type: sum\nsource: events\nvalue: qty"),
        ("revenue", "type: sum\nsource: events\nvalue: price"),
        ("loading", "type: sum\nsource: events\nvalue: load\nfilter: channel <> 'mail'"),
        ("least", "type: min\nsource: events\nvalue: price"),
        ("most", "type: max\nsource: events\nvalue: load"),
        ("latest", "type: last\nsource: events\nvalue: qty"),
        ("customers", "type: count_distinct\nsource: events\nvalue: customer"),
        ("median_load", "type: median\nsource: events\nvalue: load"),
        ("basket", "type: ratio\nnumerator: revenue\ndenominator: orders"),
        ("revenue_ytd", "type: cumulative\nof: revenue\nto_date: year"),
        ("customers_7d", "type: cumulative\nof: customers\nwindow: 7d"),
        ("customers_mtd", "type: cumulative\nof: customers\nto_date: month"),
        ("customers_ever", "type: cumulative\nof: customers"),
    ]

    private static let kpis: [(String, String)] = [
        (
            "objectives/grow.yml",
            "objective: grow\nlabel: Grow\nwhy: To live\nowner: a@b.example\nteam: t\nperiod: 2026"
        ),
        ("kpis/reach.yml", kpi("reach", "customers", "total")),
        ("kpis/fiscal.yml", kpi("fiscal", "customers", "fiscal_quarter")),
        ("kpis/retail.yml", kpi("retail", "median_load", "retail_month", "channel = 'web'")),
    ]

    private static func kpi(_ name: String, _ metric: String, _ window: String, _ filter: String? = nil) -> String {
        """
        kpi: \(name)
        metric: \(metric)
        objective: grow
        window: \(window)
        start: 2026-01-15
        deadline: 2026-12-31
        baseline: {value: 1}
        target: 1000
        owner: a@b.example
        team: t
        frequency: weekly
        review: monthly
        basis: {kind: commitment}
        \(filter.map { "where: \($0)" } ?? "")
        """
    }

    var today: Day { project.calendar.zone.day(of: now) }

    /// Writes a file of rows; its time is a new one every time.
    func write(_ name: String, _ rows: [String]) throws {
        let text = "at,channel,customer,qty,price,load\n" + rows.map { $0 + "\n" }.joined()
        let path = folder.path + "/data/" + name
        if let oracle {
            try text.write(toFile: path + ".tmp", atomically: true, encoding: .utf8)
            let types =
                "{'at': 'TIMESTAMP', channel: 'VARCHAR', customer: 'VARCHAR', qty: '\(rows.contains { $0.contains("0.5,") } ? "DOUBLE" : "BIGINT")', "
                + "price: 'DECIMAL(12,2)', load: 'DOUBLE'}"
            try oracle.executeUpdate(
                "COPY (FROM read_csv('\(path).tmp', header = true, columns = \(types), ignore_errors = true)) "
                    + "TO '\(path).parquet' (FORMAT parquet)")
            try FileManager.default.removeItem(atPath: path + ".tmp")
        } else {
            try text.write(toFile: path + ".csv", atomically: true, encoding: .utf8)
        }
        try touch(name)
    }

    private func path(_ name: String) -> String { folder.path + "/data/" + name + (isParquet ? ".parquet" : ".csv") }

    func touch(_ name: String) throws {
        clockNumber += 1
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: Double(clockNumber))], ofItemAtPath: path(name))
    }

    func rename(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    /// Brings the project up to date, and makes the second one from nothing.
    func refreshBoth() throws -> (report: RefreshReport.Source, known: CacheContent, expected: CacheContent) {
        let report = try refresh()
        try? FileManager.default.removeItem(atPath: fresh.path + "/.bellwether")
        _ = try workspace(fresh.path).refresh()
        return (report, try CacheContent(folder.path), try CacheContent(fresh.path))
    }

    func refresh(force: Bool = false) throws -> RefreshReport.Source {
        let report = try workspace(folder.path).refresh(force: force)
        let source = try #require(report.sources.first)
        if let failure = source.failure { throw failure }
        return source
    }

    func workspace(_ root: String) throws -> Workspace {
        let now = now
        return try Workspace(
            project: project, diagnostics: [], root: root, clock: .fixed(now), search: Driver.search)
    }
}

/// Everything a cache holds, to be compared.
struct CacheContent: Equatable {
    var records: [SourceRecord]
    var parts: [String: [String: SourcePart]]
    var families: [String: Set<SeriesFamily>] = [:]
    var series: [SeriesKey: SeriesValues] = [:]

    init(_ root: String) throws {
        let cache = try SeriesCache.open(path: Store.ProjectFolder(project: root).cachePath)
        records = try cache.sources()
        parts = [:]
        for position in records.indices {
            let name = records[position].name
            // When rows were read is not the same for rows that did not have to be read.
            records[position].wholeAt = nil
            records[position].refreshedAt = Instant(seconds: 0)
            parts[name] = try cache.parts(source: name)
            families[name] = try cache.knownLeaves(source: name)
            for family in families[name] ?? [] {
                let slices = try cache.slices(leaf: family.leaf, grain: family.grain, dimension: family.dimension)
                for (slice, values) in slices {
                    series[
                        SeriesKey(leaf: family.leaf, grain: family.grain, dimension: family.dimension, slice: slice)] =
                        values
                }
            }
        }
    }

    /// Where two caches differ, in words; empty where they hold the same.
    func differences(from other: CacheContent) -> [String] {
        var found: [String] = []
        if records != other.records { found.append("records: \(records) \(other.records)") }
        if parts != other.parts { found.append("parts") }
        if families != other.families { found.append("families") }
        for key in Set(series.keys).union(other.series.keys) where series[key] != other.series[key] {
            found.append("\(key): \(String(describing: series[key])) and not \(String(describing: other.series[key]))")
        }
        return found
    }
}
