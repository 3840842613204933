public import Chronology
import GRDB

/// The status of one KPI as a refresh found it, kept for later.
public struct RecordedStatus: Sendable, Hashable {
    /// The KPI's name.
    public var kpi: String
    /// The day the status is of.
    public var day: Day
    /// Hash of the definition that was judged.
    public var definitionHash: String
    /// The whole status as JSON.
    public var payload: String
    /// The KPI's value; nil where there is none.
    public var value: Double?
    /// The state's name.
    public var state: String
    /// The chance of reaching the target, 0...1; nil where unavailable.
    public var chance: Double?

    /// A status from its parts; a value or chance that is not finite counts as none.
    public init(
        kpi: String, day: Day, definitionHash: String, payload: String, value: Double?, state: String, chance: Double?
    ) {
        self.kpi = kpi
        self.day = day
        self.definitionHash = definitionHash
        self.payload = payload
        self.value = value.flatMap { (value: Double) in value.isFinite ? value : nil }
        self.state = state
        self.chance = chance.flatMap { (chance: Double) in chance.isFinite ? chance : nil }
    }
}

/// One refresh that was begun, as the state remembers it.
public struct RefreshRecord: Sendable, Hashable {
    /// Its number.
    public var id: Int64
    /// When it began.
    public var beganAt: Instant
    /// When it ended; nil while it runs, and for ever where it was killed.
    public var finishedAt: Instant?
    /// What it did.
    public var summary: String?
}

extension StateStore {
    /// Notes that a refresh begins, and numbers it. Throws: `store-busy`, `disk-full`, `folder-not-writable`, `store-failed`.
    public func beginRefresh(at moment: Instant) throws(StoreFailure) -> Int64 {
        try file.attempt {
            try pool.write { db in
                try db.execute(sql: "INSERT INTO refresh (began_at) VALUES (?)", arguments: [moment.seconds])
                return db.lastInsertedRowID
            }
        }
    }

    /// Notes that a refresh has ended. Throws: as `beginRefresh(at:)`, and `invalid-value`.
    public func finishRefresh(_ id: Int64, at moment: Instant, summary: String) throws(StoreFailure) {
        try StoredFile.checkTexts([summary])
        try file.attempt {
            try pool.write { db in
                try db.execute(
                    sql: "UPDATE refresh SET finished_at = ?, summary = ? WHERE id = ?",
                    arguments: [moment.seconds, summary, id])
            }
        }
    }

    /// The refreshes, the latest first, at most that many. Throws: `state-corrupt`, `store-busy`, `store-failed`.
    public func refreshes(limit: Int = 20) throws(StoreFailure) -> [RefreshRecord] {
        try file.attempt {
            try pool.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT * FROM refresh ORDER BY id DESC LIMIT ?", arguments: [max(0, limit)]
                ).map { (row: Row) in
                    RefreshRecord(
                        id: row["id"], beganAt: Instant(seconds: row["began_at"]),
                        finishedAt: (row["finished_at"] as Int?).map { (seconds: Int) in Instant(seconds: seconds) },
                        summary: row["summary"])
                }
            }
        }
    }

    /// Records the statuses that a refresh found: all of them or, on failure, none.
    ///
    /// One is kept for each KPI and day: what a later refresh finds differently on the same day replaces it.
    /// Throws: as `finishRefresh`.
    public func record(refresh: Int64, _ statuses: [RecordedStatus]) throws(StoreFailure) {
        for status in statuses {
            try StoredFile.checkTexts([status.kpi, status.definitionHash, status.payload, status.state])
        }
        try file.attempt {
            try pool.write { db in
                for status in statuses {
                    try db.cachedStatement(
                        sql: """
                            INSERT INTO kpi_status VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (kpi, day) DO UPDATE SET definition_hash = excluded.definition_hash,
                                payload = excluded.payload, value = excluded.value, state = excluded.state,
                                chance = excluded.chance, refresh = excluded.refresh
                            WHERE (definition_hash, payload, value, state, chance) IS NOT
                                (excluded.definition_hash, excluded.payload, excluded.value, excluded.state,
                                    excluded.chance)
                            """
                    ).execute(arguments: [
                        status.kpi, status.day.number, status.definitionHash, status.payload, status.value,
                        status.state, status.chance, refresh,
                    ])
                }
            }
        }
    }
}
