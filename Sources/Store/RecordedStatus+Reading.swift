public import Chronology
import GRDB

extension StateStore {
    /// What was known on a day: of each KPI the latest status recorded on it or before, by name; nil where none was.
    ///
    /// `recorded` is the latest of their days. KPIs that were retired since are included.
    /// Throws: `state-corrupt`, `store-busy`, `store-failed`. Complexity: O(statuses).
    public func statuses(asOf day: Day) throws(StoreFailure) -> (recorded: Day, statuses: [RecordedStatus])? {
        let found: [RecordedStatus] = try file.attempt {
            try pool.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT status.* FROM (
                            SELECT kpi, max(day) AS day FROM kpi_status WHERE day <= ? GROUP BY kpi) AS latest
                        JOIN kpi_status AS status ON status.kpi = latest.kpi AND status.day = latest.day
                        ORDER BY status.kpi
                        """, arguments: [day.number]
                ).map(status)
            }
        }
        guard let latest = found.map(\.day).max() else { return nil }
        return (recorded: latest, statuses: found)
    }

    /// The first day on which any status was recorded; nil where none was. Throws: as `statuses(asOf:)`.
    public func firstRecordedDay() throws(StoreFailure) -> Day? {
        try file.attempt {
            try pool.read { db in
                try Int.fetchOne(db, sql: "SELECT min(day) FROM kpi_status").map { (number: Int) in Day(number: number)
                }
            }
        }
    }

    /// How many KPIs have a status recorded for exactly that day. Throws: as `statuses(asOf:)`.
    public func statusCount(on day: Day) throws(StoreFailure) -> Int {
        try file.attempt {
            try pool.read { db in
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM kpi_status WHERE day = ?", arguments: [day.number]) ?? 0
            }
        }
    }

    /// All statuses of a KPI, by day. Throws: as `statuses(asOf:)`.
    public func history(kpi: String) throws(StoreFailure) -> [RecordedStatus] {
        try file.attempt {
            try pool.read { db in
                try Row.fetchAll(db, sql: "SELECT * FROM kpi_status WHERE kpi = ? ORDER BY day", arguments: [kpi])
                    .map(status)
            }
        }
    }

    private func status(_ row: Row) -> RecordedStatus {
        RecordedStatus(
            kpi: row["kpi"], day: Day(number: row["day"]), definitionHash: row["definition_hash"],
            payload: row["payload"], value: row["value"], state: row["state"], chance: row["chance"])
    }
}
