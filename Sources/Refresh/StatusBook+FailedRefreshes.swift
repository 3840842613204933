import Chronology
import Definitions
import Framework
import Store

extension Workspace {
    /// Says beside each KPI which of its sources could not be refreshed the last time, where stored numbers of an
    /// earlier refresh are shown; `sources` are those of each KPI that are read from the store.
    func markFailedRefreshes(
        _ statuses: inout [KPIStatus], _ sources: [Set<String>], _ reading: StoredReading
    ) throws(RefreshFailure) {
        let failures = try stored { () throws(StoreFailure) in try cache.failures() }
        guard !failures.isEmpty else { return }
        let zone = project.calendar.zone
        for position in statuses.indices {
            for name in sources[position].sorted() {
                guard let failure = failures[name], let record = reading.record(of: name) else { continue }
                statuses[position].failedSources =
                    (statuses[position].failedSources ?? []) + [
                        FailedSource(
                            name: name, failedAt: zone.rfc3339(failure.failedAt),
                            failedOn: zone.day(of: failure.failedAt),
                            code: failure.code, reason: Self.shortened(failure.message),
                            shownFrom: zone.rfc3339(record.refreshedAt), shownFromDay: zone.day(of: record.refreshedAt))
                    ]
            }
        }
    }

    /// The first sentence of a message, without its full stop.
    private static func shortened(_ message: String) -> String {
        var text = message
        if let end = text.firstRange(of: ". ") { text = String(text[..<end.lowerBound]) }
        if text.hasSuffix(".") { text.removeLast() }
        return text.count > 160 ? text.prefix(159) + "…" : text
    }
}
