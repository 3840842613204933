import Chronology
import Definitions
import Engines
import Queries
import Store

extension SourceRefresh {
    /// What tells one state of the data from another.
    func fingerprint(of source: SourceDefinition) throws(RefreshFailure) -> String {
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

    /// The fingerprint of the files as the session that read them found them; nil where it reads none.
    func fingerprintRead() throws(RefreshFailure) -> String? {
        try engine { () throws(EngineFailure) -> String? in
            guard let session = try reading.fileSession(of: name) else { return nil }
            return StableHash.hex(of: try session.files(of: name).fingerprint)
        }
    }

    /// The record of a source that was read whole.
    func record(rules: String, fingerprint: String) throws(RefreshFailure) -> SourceRecord {
        let coverage = try engine { () throws(EngineFailure) in try reading.coverage(of: name) }
        let rejected = try engine { () throws(EngineFailure) in
            try reading.rejectedRows(of: name, limit: Self.rejectedShown)
        }
        let shown = rejected.first.map { "\($0.file):\($0.line): \($0.reason)" }
        var record = try record(rules, fingerprint, coverage, (rejected.count, shown))
        record.absent = try engine { () throws(EngineFailure) in try reading.absent(of: name) }
        return record
    }

    /// The record of a source whose files are known.
    func record(
        _ rules: String, _ fingerprint: String, _ parts: SourceParts, _ facts: SourceFacts
    ) throws(RefreshFailure) -> SourceRecord {
        var record = try record(
            rules, fingerprint, parts.coverage(until: workspace.today), parts.rejected(limit: Self.rejectedShown))
        record.askedDays = facts.askedDays
        record.absent = facts.absent
        return record
    }

    private func record(
        _ rules: String, _ fingerprint: String, _ coverage: SourceCoverage, _ rejected: (count: Int, first: [String])
    ) throws(RefreshFailure) -> SourceRecord {
        let opened = try engine { () throws(EngineFailure) in try reading.open(name) }
        var record = SourceRecord(
            name: name, rules: rules, fingerprint: fingerprint, firstDay: coverage.days?.first,
            lastDay: coverage.days?.last, rowCount: coverage.rowCount, undatedCount: coverage.undatedRowCount,
            rejectedCount: rejected.count, rejected: rejected.first, refreshedAt: workspace.clock.now,
            columns: opened.recordedColumns)
        record.asOf = workspace.today
        record.asked = asked
        record.valueCounts = reading.statistics[name]?.distinctCounts ?? [:]
        return record
    }

    /// Fails where too few rows could be read.
    ///
    /// - Throws: `malformed-rows`.
    func require(_ record: SourceRecord) throws(RefreshFailure) {
        let source = workspace.project.sources[name]
        if source?.isStrict == true, record.rejectedCount > 0 { throw tooManyRejected(record) }
        if record.rowCount == 0, record.rejectedCount > 0 { throw nothingLeft(record) }
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
}

extension OpenedSource {
    /// The columns as the cache records them.
    var recordedColumns: [SourceRecord.Column] {
        schema.columns.map {
            .init(name: $0.name, type: $0.type.rawValue, isZoned: $0.isZoned, native: $0.nativeType)
        }
    }
}

extension SourceFacts {
    /// The days over which values that reach back are asked; nil without rows.
    var askedDays: DayRange? { days.flatMap { DayRange($0.first, max($0.last, watermark ?? $0.last)) } }
}
