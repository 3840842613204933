import Chronology
import Foundation
import GRDB

extension SeriesCache {
    /// What is known about a source; nil where it was never refreshed.
    ///
    /// Throws: `cache-corrupt`, `store-busy`, `store-failed`.
    public func source(_ name: String) throws(StoreFailure) -> SourceRecord? {
        try file.attempt {
            try pool.read { db in
                try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT * FROM source WHERE name = ?"), arguments: [name]
                ).map(record)
            }
        }
    }

    /// All sources that were refreshed, by name.
    ///
    /// Throws: as `source(_:)`.
    public func sources() throws(StoreFailure) -> [SourceRecord] {
        try file.attempt {
            try pool.read { db in try Row.fetchAll(db, sql: "SELECT * FROM source ORDER BY name").map(record) }
        }
    }

    /// Forgets the sources that the project no longer has, with their series.
    ///
    /// Throws: `store-busy`, `disk-full`, `folder-not-writable`, `store-failed`. Complexity: O(their series).
    public func removeSources(notIn names: Set<String>) throws(StoreFailure) {
        try file.attempt {
            try pool.write { db in
                for name in try String.fetchAll(db, sql: "SELECT name FROM source") where !names.contains(name) {
                    try db.execute(sql: "DELETE FROM source WHERE name = ?", arguments: [name])
                }
            }
        }
    }

    func write(_ source: SourceRecord, _ db: Database) throws {
        let rejected = try JSONEncoder().encode(source.rejected)
        let columns = try JSONEncoder().encode(source.columns)
        let absent = try JSONEncoder().encode(source.absent.map { [$0.first.number, $0.last.number] })
        let counts = try JSONEncoder().encode(source.valueCounts)
        try db.cachedStatement(
            sql: """
                INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET rules = excluded.rules, fingerprint = excluded.fingerprint,
                    first_day = excluded.first_day, last_day = excluded.last_day, row_count = excluded.row_count,
                    undated_count = excluded.undated_count, rejected_count = excluded.rejected_count,
                    rejected = excluded.rejected, refreshed_at = excluded.refreshed_at, columns = excluded.columns,
                    as_of = excluded.as_of, asked = excluded.asked, asked_first = excluded.asked_first,
                    asked_last = excluded.asked_last, whole_at = excluded.whole_at,
                    absent = excluded.absent, value_counts = excluded.value_counts
                """
        ).execute(arguments: [
            source.name, source.rules, source.fingerprint, source.firstDay?.number, source.lastDay?.number,
            source.rowCount, source.undatedCount, source.rejectedCount, String(decoding: rejected, as: UTF8.self),
            source.refreshedAt.seconds, String(decoding: columns, as: UTF8.self), source.asOf?.number, source.asked,
            source.askedDays?.first.number, source.askedDays?.last.number, source.wholeAt?.seconds,
            String(decoding: absent, as: UTF8.self),
            String(decoding: counts, as: UTF8.self),
        ])
    }

    private func record(_ row: Row) throws -> SourceRecord {
        guard let rejected = try? JSONDecoder().decode([String].self, from: Data((row["rejected"] as String).utf8)),
            let columns = try? JSONDecoder().decode(
                [SourceRecord.Column].self, from: Data((row["columns"] as String).utf8)),
            let absent = try? JSONDecoder().decode([[Int]].self, from: Data((row["absent"] as String).utf8)),
            let counts = try? JSONDecoder().decode([String: Int].self, from: Data((row["value_counts"] as String).utf8))
        else { throw file.corrupt("the record of a source cannot be read") }
        var found = SourceRecord(
            name: row["name"], rules: row["rules"], fingerprint: row["fingerprint"],
            firstDay: (row["first_day"] as Int?).map { (number: Int) in Day(number: number) },
            lastDay: (row["last_day"] as Int?).map { (number: Int) in Day(number: number) },
            rowCount: row["row_count"], undatedCount: row["undated_count"], rejectedCount: row["rejected_count"],
            rejected: rejected, refreshedAt: Instant(seconds: row["refreshed_at"]), columns: columns)
        found.asOf = (row["as_of"] as Int?).map { (number: Int) in Day(number: number) }
        found.asked = row["asked"]
        if let first = row["asked_first"] as Int?, let last = row["asked_last"] as Int? {
            found.askedDays = DayRange(Day(number: first), Day(number: last))
        }
        found.absent = absent.compactMap { (days: [Int]) -> DayRange? in
            days.count == 2 ? DayRange(Day(number: days[0]), Day(number: days[1])) : nil
        }
        found.wholeAt = (row["whole_at"] as Int?).map { (seconds: Int) in Instant(seconds: seconds) }
        found.valueCounts = counts
        return found
    }
}
