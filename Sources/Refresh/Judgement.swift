import Chronology
import Definitions
import Engines
import Foundation
import Framework
import Store

// A refresh keeps how it judged the KPIs. While nothing that judging depends on has changed, later commands show that,
// which gives the same numbers a hundred times sooner; where anything may have changed, they judge again.
extension Workspace {
    /// Names everything a judgement of now depends on: definitions, program, day, what is stored of each source, which sources
    /// are stale, what people entered. nil where a source has not been refreshed under its present rules.
    func judgementKey(_ records: [SourceRecord], at now: Instant) throws(RefreshFailure) -> String? {
        guard let definitions, let program = ProgramIdentity.text else { return nil }
        let today = project.calendar.zone.day(of: now)
        let byName = Dictionary(records.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var parts = [definitions, program, "\(today.number)"]
        for (name, source) in project.sources.sorted(by: { $0.key < $1.key }) {
            guard let record = byName[name], record.rules == identity.rules(of: name) else { return nil }
            parts += [name, record.rules, record.fingerprint, record.days.map { "\($0.first)..\($0.last)" } ?? ""]
            parts.append("\(record.refreshedAt.seconds) \(record.asOf?.number ?? 0) \(record.wholeAt?.seconds ?? 0)")
            // The one thing about a status that changes while a day passes.
            let facts = SourceFacts(source, days: record.days, today: today, calendar: project.calendar)
            parts.append(facts.isStale(source, at: now, zone: project.calendar.zone) ? "stale" : "fresh")
        }
        let (entry, failures) = try stored { () throws(StoreFailure) in
            (try state.lastManualEntry(), try cache.failures())
        }
        // A failure and its time are said beside the numbers; they are judged every time.
        guard failures.isEmpty else { return nil }
        parts.append("\(entry)")
        return StableHash.hex(of: parts.joined(separator: "\u{1F}"))
    }

    /// Whether the files of a source are those it was last read from. What a statement reads may change at any time.
    func hasSameFiles(_ record: SourceRecord) -> Bool {
        project.sources[record.name].map { record.isOf(filesOf: $0, below: root) } ?? false
    }

    /// Keeps what a refresh found, for as long as it holds.
    func keep(_ statuses: [KPIStatus], liveSources: Set<String>, at now: Instant) throws(RefreshFailure) {
        let records = try stored { () throws(StoreFailure) in try cache.sources() }
        let kept = statuses.map(\.compact)
        // What would not be read back as it is must not be shown; judging again is right, if slower.
        let isWhole = zip(statuses, kept).allSatisfy {
            (status: KPIStatus, bytes: (status: [UInt8], explanation: [UInt8])) in
            KPIStatus(compact: bytes.status, explanation: bytes.explanation) == status
        }
        guard isWhole, let key = try judgementKey(records, at: now) else { return }
        let judgement = StoredJudgement(
            key: key, liveSources: liveSources.sorted(), payloads: kept.map(\.status),
            explanations: kept.map(\.explanation))
        try stored { () throws(StoreFailure) in try cache.keep(judgement) }
    }

    /// The statuses of the last refresh, if judging now would give the same; else nil.
    ///
    /// - Parameter explained: Whether explanations are wanted; they are empty otherwise.
    func keptStatuses(_ records: [SourceRecord], explained: Bool) throws(RefreshFailure) -> [KPIStatus]? {
        guard let key = try judgementKey(records, at: clock.now),
            let kept = try stored({ () throws(StoreFailure) in try cache.judgement(key: key, explained: explained) }),
            kept.payloads.count == project.kpis.count
        else { return nil }
        for record in records where kept.liveSources.contains(record.name) {
            guard hasSameFiles(record) else { return nil }
        }
        var statuses: [KPIStatus] = []
        statuses.reserveCapacity(kept.payloads.count)
        for (payload, explanation) in zip(kept.payloads, kept.explanations) {
            guard let status = KPIStatus(compact: payload, explanation: explained ? explanation : nil) else {
                return nil
            }
            statuses.append(status)
        }
        return statuses
    }
}

extension SourceRecord {
    /// Whether the record was made of the files that a source reads now; false for what has no files.
    func isOf(filesOf source: SourceDefinition, below root: String) -> Bool {
        guard case .files = source.origin, let found = try? SourceFiles.find(source, root: root) else { return false }
        return StableHash.hex(of: found.fingerprint) == fingerprint
    }
}

/// Which build of the program this is: another one may compute otherwise.
enum ProgramIdentity {
    /// Place, size and time of the running program's file; nil where it cannot be found.
    static let text: String? = {
        var details = stat()
        guard let path = Bundle.main.executablePath, stat(path, &details) == 0 else { return nil }
        #if os(Linux)
            let time = details.st_mtim
        #else
            let time = details.st_mtimespec
        #endif
        return "\(details.st_dev) \(details.st_ino) \(details.st_size) \(time.tv_sec).\(time.tv_nsec)"
    }()
}
