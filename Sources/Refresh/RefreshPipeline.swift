public import Chronology
import Definitions
import Engines
import Framework
import Queries
import Series
import Store

/// What a refresh says while it works.
public enum RefreshEvent: Sendable {
    /// Another refresh holds the lock; this one waits.
    case waiting
    /// A source is unchanged and nothing is missing.
    case unchanged(source: String)
    /// A source is being read, the so-manieth of so many.
    case reading(source: String, position: Int, count: Int)
    /// A source has been read and its series are stored.
    case stored(source: String, rows: Int, series: Int)
    /// A source failed; the others go on, and what was stored of it stays.
    case failed(source: String, RefreshFailure)
    /// The KPIs are being judged.
    case judging(kpis: Int)
}

/// What a refresh did.
public struct RefreshReport: Sendable {
    /// What happened to one source.
    public struct Source: Sendable {
        /// Its name.
        public var name: String
        /// Rows read; of an unchanged source, at its last reading.
        public var rows: Int
        /// Rows without a time.
        public var undatedRows: Int
        /// Rows dated before 1900 or after tomorrow, which count nowhere; known where the source was read now.
        public var implausibleRows = 0
        /// Rows that look like totals of the others, as `file: row`; known where the source was read now.
        public var totals: [String] = []
        /// Malformed rows, and the first of them.
        public var rejectedRows: Int
        /// The first malformed rows, as `file:line: reason`.
        public var rejected: [String]
        /// Whether it was read now.
        public var wasRead: Bool
        /// Files read now, and all files of it; nil where it was not read file by file.
        public var files: (read: Int, count: Int)?
        /// Why it could not be read.
        public var failure: RefreshFailure?
        /// First and last day with rows.
        public var days: DayRange?
        /// Which files are not there, as a clause; nil where none is missing.
        public var gap: String?

        init(name: String) {
            self.name = name
            rows = 0
            undatedRows = 0
            rejectedRows = 0
            rejected = []
            wasRead = false
        }

        mutating func fill(_ record: SourceRecord) {
            rows = record.rowCount
            undatedRows = record.undatedCount
            rejectedRows = record.rejectedCount
            rejected = record.rejected
            days = record.days
        }
    }

    /// The sources by name.
    public var sources: [Source] = []
    /// Number of series written.
    public var seriesWritten = 0
    /// Number of KPIs judged.
    public var kpis = 0
    /// Why the cache had to be rebuilt, if it had.
    public var rebuilt: String?

    /// Sources that failed.
    public var failures: [Source] { sources.filter { $0.failure != nil } }
}

extension Workspace {
    /// Brings stored series up to date and records how all KPIs stand.
    ///
    /// A source whose files and rules are unchanged is not read; each source is stored in one transaction, so that
    /// the refresh can be killed at any moment. One refresh of a project runs at a time; a second waits.
    /// Of a source of which some files changed, those and the files of the periods they touch are read.
    /// - Parameter recordsUnchanged: Whether a refresh that finds nothing new is recorded too; not worth it every few seconds.
    /// - Throws: failures of the stores; those of single sources are in the report.
    public func refresh(
        force: Bool = false, recordsUnchanged: Bool = true, progress: (RefreshEvent) -> Void = { _ in }
    ) throws(RefreshFailure) -> RefreshReport {
        let path = folder.refreshLockPath
        var lock = try stored { () throws(StoreFailure) in try RefreshLock.tryAcquire(path: path) }
        if lock == nil {
            progress(.waiting)
            lock = try stored { () throws(StoreFailure) in
                try RefreshLock.acquire(path: path, waitingUpTo: 3_600)
            }
        }
        defer { withExtendedLifetime(lock) {} }
        if !force, !recordsUnchanged, let unchanged = try unchangedReport() { return unchanged }
        let run = try stored { () throws(StoreFailure) in try state.beginRefresh(at: clock.now) }
        var report: RefreshReport
        if !force, let unchanged = try unchangedReport() {
            report = unchanged
            for source in report.sources { progress(.unchanged(source: source.name)) }
        } else {
            try stored { () throws(StoreFailure) in try cache.keep(nil) }
            report = try refreshSources(force, progress)
            progress(.judging(kpis: project.kpis.count))
            report.kpis = try recordStatuses(run, isComplete: report.failures.isEmpty)
        }
        let summary =
            "\(report.sources.count { $0.wasRead }) of \(report.sources.count) sources read, "
            + "\(report.seriesWritten) series written, \(report.failures.count) failed"
        try stored { () throws(StoreFailure) in try state.finishRefresh(run, at: clock.now, summary: summary) }
        return report
    }

    private func refreshSources(
        _ force: Bool, _ progress: (RefreshEvent) -> Void
    ) throws(RefreshFailure) -> RefreshReport {
        var report = RefreshReport()
        report.rebuilt = cache.wasRebuilt
        try stored { () throws(StoreFailure) in try cache.removeSources(notIn: Set(project.sources.keys)) }
        let failed = try stored { () throws(StoreFailure) in Set(try cache.failures().keys) }
        try stored { () throws(StoreFailure) in
            try cache.forgetFailures(of: failed.subtracting(project.sources.keys))
        }
        let reading = reading(today: today, isFresh: force)
        let names = project.sources.keys.sorted()
        let asked = askedHash()
        for (position, name) in names.enumerated() {
            var source = RefreshReport.Source(name: name)
            do throws(RefreshFailure) {
                let work = SourceRefresh(workspace: self, reading: reading, name: name, asked: asked, force: force)
                let written = try work.run(&source) {
                    progress(.reading(source: name, position: position + 1, count: names.count))
                }
                source.gap = try gap(of: name)
                report.seriesWritten += written
                if failed.contains(name) {
                    try stored { () throws(StoreFailure) in try cache.forgetFailures(of: [name]) }
                }
                progress(
                    source.wasRead
                        ? .stored(source: name, rows: source.rows, series: written) : .unchanged(source: name))
            } catch {
                source.failure = error
                // Where the store itself is what failed, the failure can only be said, not kept.
                try? cache.note(
                    SourceFailure(source: name, failedAt: clock.now, code: error.code, message: error.message))
                progress(.failed(source: name, error))
            }
            report.sources.append(source)
        }
        try keepRangedValues(reading, &report)
        try stored { () throws(StoreFailure) in try cache.keep(Array(reading.looks.values), among: Set(names)) }
        return report
    }

    /// Which files of a refreshed source are not there.
    private func gap(of name: String) throws(RefreshFailure) -> String? {
        guard let source = project.sources[name], source.eachFile != nil else { return nil }
        let record = try stored { () throws(StoreFailure) in try cache.source(name) }
        return record.flatMap { source.gap($0.absent, project.calendar) }
    }

    /// What tells whether the same series are needed as before, apart from the rules of sources.
    ///
    /// The number at the beginning changes with what the program keeps of a metric.
    private func askedHash() -> String {
        let hashes = DefinitionHash(project)
        var hash = StableHash()
        hash.add("1\n")
        for name in project.metrics.keys.sorted() { hash.add("\(name) \(hashes.hash(of: name) ?? "")\n") }
        for kpi in project.kpis { hash.add("\(kpi.name.value) \(hashes.hash(of: kpi))\n") }
        for name in project.sources.keys.sorted() {
            hash.add("\(name) \(project.sources[name]?.slices.map(\.value).joined(separator: " ") ?? "")\n")
        }
        return hash.hex
    }

    /// What a refresh has to say where nothing has changed since the last one; nil where something may have.
    private func unchangedReport() throws(RefreshFailure) -> RefreshReport? {
        let (records, recorded) = try stored { () throws(StoreFailure) in
            (try cache.sources(), try state.statusCount(on: today - 1))
        }
        guard recorded == project.kpis.count, cache.wasRebuilt == nil, records.count == project.sources.count,
            let key = try judgementKey(records, at: clock.now),
            try stored({ () throws(StoreFailure) in try cache.judgementKey() }) == key
        else { return nil }
        var report = RefreshReport()
        report.kpis = project.kpis.count
        for record in records {
            guard hasSameFiles(record) else { return nil }
            var source = RefreshReport.Source(name: record.name)
            source.fill(record)
            report.sources.append(source)
        }
        return report
    }

    /// Judges all KPIs and records what was found; kept for later commands where every source could be read.
    private func recordStatuses(_ run: Int64, isComplete: Bool) throws(RefreshFailure) -> Int {
        // One moment for judging and for what is noted of it.
        let now = clock.now
        let today = project.calendar.zone.day(of: now)
        let reading = try stored { () throws(StoreFailure) in try StoredReading(self, today: today) }
        let found = try statuses(reading, asOf: nil, now: now, options: StatusOptions())
        let payloads = StatusPayload.texts(of: found)
        let hashes = DefinitionHash(project)
        let definitions = Dictionary(
            project.kpis.map { ($0.name.value, hashes.hash(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let records = zip(found, payloads).map { status, payload in
            RecordedStatus(
                kpi: status.name, day: today - 1, definitionHash: definitions[status.name] ?? "", payload: payload,
                value: status.value?.value, state: status.state.rawValue, chance: status.chance.probability)
        }
        try stored { () throws(StoreFailure) in try state.record(refresh: run, records) }
        if isComplete, !reading.hasFailed { try keep(found, liveSources: reading.liveSources, at: now) }
        return found.count
    }

    /// An operation of a store, its failure in the refresh's terms.
    func stored<Value>(_ body: () throws(StoreFailure) -> Value) throws(RefreshFailure) -> Value {
        do throws(StoreFailure) { return try body() } catch { throw RefreshFailure(error) }
    }
}
