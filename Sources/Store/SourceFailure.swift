public import Chronology
import GRDB

/// Why the last refresh of a source failed, while what was stored of it earlier is still shown.
public struct SourceFailure: Sendable, Hashable {
    /// The source's name.
    public var source: String
    /// When the refresh failed.
    public var failedAt: Instant
    /// The stable code of the reason.
    public var code: String
    /// The reason, for people.
    public var message: String

    /// A failure from its parts.
    public init(source: String, failedAt: Instant, code: String, message: String) {
        self.source = source
        self.failedAt = failedAt
        self.code = code
        self.message = message
    }
}

extension SeriesCache {
    /// Made when first needed: a cache of an earlier program has everything else and stays as it is.
    private static let failureTable = """
        CREATE TABLE IF NOT EXISTS failure (
            source TEXT NOT NULL PRIMARY KEY, failed_at INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL
        ) STRICT
        """

    /// Keeps why the refresh of a source failed, in place of an earlier failure.
    ///
    /// Throws: `store-busy`, `disk-full`, `folder-not-writable`, `invalid-value`, `store-failed`.
    public func note(_ failure: SourceFailure) throws(StoreFailure) {
        try StoredFile.checkTexts([failure.source, failure.code, failure.message])
        try file.attempt {
            try pool.write { db in
                try db.execute(sql: Self.failureTable)
                try db.execute(
                    sql: "INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?)",
                    arguments: [failure.source, failure.failedAt.seconds, failure.code, failure.message])
            }
        }
    }

    /// Forgets failures of sources: of those that were refreshed since, or that the project no longer has.
    ///
    /// Throws: as `note(_:)`.
    public func forgetFailures(of sources: Set<String>) throws(StoreFailure) {
        guard !sources.isEmpty else { return }
        try file.attempt {
            try pool.write { db in
                guard try db.tableExists("failure") else { return }
                for source in sources {
                    try db.execute(sql: "DELETE FROM failure WHERE source = ?", arguments: [source])
                }
            }
        }
    }

    /// The sources whose last refresh failed, by name.
    ///
    /// Throws: `cache-corrupt`, `store-busy`, `store-failed`.
    public func failures() throws(StoreFailure) -> [String: SourceFailure] {
        try file.attempt {
            try pool.read { db in
                guard try db.tableExists("failure") else { return [:] }
                var result: [String: SourceFailure] = [:]
                for row in try Row.fetchAll(db, sql: "SELECT * FROM failure") {
                    let source: String = row["source"]
                    result[source] = SourceFailure(
                        source: source, failedAt: Instant(seconds: row["failed_at"]), code: row["code"],
                        message: row["message"])
                }
                return result
            }
        }
    }
}
