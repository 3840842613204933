import Chronology
import Definitions
import Engines
import Store

extension SourceRefresh {
    /// How long the values of days before `late` are believed without reading them again: a week.
    private static let longestUnread = 7 * 86_400

    /// Of a source whose changes cannot be told, and which says how long rows may still arrive, asks only for the days
    /// that may have changed.
    ///
    /// - Returns: The number of series written; nil where all days must be asked for: it says nothing of the kind, its
    ///   columns or its first day are other ones, or the last whole reading is more than a week ago.
    func readLateDays(_ known: SourceRecord, _ report: inout RefreshReport.Source) throws(RefreshFailure) -> Int? {
        guard let source = workspace.project.sources[name], let late = source.late, !source.origin.isFiles,
            let last = known.lastDay, let whole = known.wholeAt, known.asOf.map({ $0 <= workspace.today }) ?? false,
            workspace.clock.now.seconds - whole.seconds < Self.longestUnread
        else { return nil }
        let opened = try engine { () throws(EngineFailure) in try reading.open(name) }
        let facts = try engine { () throws(EngineFailure) in try reading.facts(of: name) }
        guard !opened.isEmpty, opened.recordedColumns == known.columns, facts.days?.first == known.firstDay,
            let days = DayRange(min(last, workspace.today) - late.wholeDays, workspace.today)
        else { return nil }
        var record = try record(rules: known.rules, fingerprint: fingerprint(of: source))
        record.askedDays = facts.askedDays
        record.wholeAt = whole
        try require(record)
        let written = try recompute(known, record, facts, DaySpans([days])) { _ throws(RefreshFailure) in
        } update: { _ in
        }
        guard let written else { return nil }
        report.fill(record)
        report.implausibleRows =
            try engine { () throws(EngineFailure) in try reading.coverage(of: name) }.implausibleRowCount
        report.wasRead = true
        return written
    }
}
