public import Chronology
import GRDB

extension StateStore {
    /// The first status recorded of each KPI since it last changed, by name.
    ///
    /// - Parameter hashes: The present definition of each KPI; where the latest record is of another one, there is none.
    /// Throws: `state-corrupt`, `store-busy`, `store-failed`. Complexity: O(records).
    public func firstStatuses(
        hashes: [String: String]
    ) throws(StoreFailure) -> [String: (day: Day, chance: Double?)] {
        let rows: [Row] = try file.attempt {
            try pool.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT kpi, day, definition_hash, chance FROM kpi_status ORDER BY kpi, day DESC")
            }
        }
        var found: [String: (day: Day, chance: Double?)] = [:]
        var ended: Set<String> = []
        for row in rows {
            let kpi: String = row["kpi"]
            guard !ended.contains(kpi) else { continue }
            guard hashes[kpi] == row["definition_hash"] as String else {
                ended.insert(kpi)
                continue
            }
            found[kpi] = (Day(number: row["day"]), row["chance"])
        }
        return found
    }
}
