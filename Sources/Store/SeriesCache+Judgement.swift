import Foundation
import GRDB

/// How all KPIs stood when they were last judged, and what that rested on.
public struct StoredJudgement: Sendable, Hashable {
    /// Names everything the judgement depends on; where the present has the same, judging again gives the same.
    public var key: String
    /// Sources of which something was read live; their files must be as they were.
    public var liveSources: [String]
    /// The statuses in the order of the project, each as bytes, without their explanations.
    public var payloads: [[UInt8]]
    /// The explanations in the same order, each as bytes: most of a status, and seldom asked for.
    public var explanations: [[UInt8]]

    /// A judgement from its parts.
    public init(key: String, liveSources: [String], payloads: [[UInt8]], explanations: [[UInt8]]) {
        precondition(payloads.count == explanations.count)
        self.key = key
        self.liveSources = liveSources
        self.payloads = payloads
        self.explanations = explanations
    }
}

extension SeriesCache {
    /// The key of the last judgement, without its statuses; nil where none is kept.
    ///
    /// Throws: `cache-corrupt`, `store-busy`, `store-failed`.
    public func judgementKey() throws(StoreFailure) -> String? {
        try file.attempt { try pool.read { db in try String.fetchOne(db, sql: "SELECT key FROM judgement") } }
    }

    /// The last judgement, if it has that key; its explanations are empty unless they are asked for.
    ///
    /// Throws: as `judgementKey()`. Complexity: O(statuses).
    public func judgement(key: String, explained: Bool) throws(StoreFailure) -> StoredJudgement? {
        try file.attempt {
            try pool.read { db in
                guard
                    let row = try Row.fetchOne(
                        db, sql: "SELECT live_sources FROM judgement WHERE key = ?", arguments: [key])
                else { return nil }
                let live = (row[0] as String).split(separator: "\n").map(String.init)
                func bytes(_ column: String) throws -> [[UInt8]] {
                    let rows = try Row.fetchCursor(db, sql: "SELECT \(column) FROM judged ORDER BY position")
                    var result: [[UInt8]] = []
                    while let row = try rows.next() {
                        result.append(try row.withUnsafeData(atIndex: 0) { (data: Data?) in [UInt8](data ?? Data()) })
                    }
                    return result
                }
                let payloads = try bytes("payload")
                return StoredJudgement(
                    key: key, liveSources: live, payloads: payloads,
                    explanations: try explained
                        ? bytes("explanation") : Array(repeating: [], count: payloads.count))
            }
        }
    }

    /// Keeps a judgement in place of the last one; nil forgets it.
    ///
    /// Throws: `store-busy`, `disk-full`, `folder-not-writable`, `store-failed`.
    public func keep(_ judgement: StoredJudgement?) throws(StoreFailure) {
        try file.attempt {
            try pool.write { db in
                try db.execute(sql: "DELETE FROM judgement; DELETE FROM judged")
                guard let judgement else { return }
                try db.execute(
                    sql: "INSERT INTO judgement VALUES (?, ?)",
                    arguments: [judgement.key, judgement.liveSources.joined(separator: "\n")])
                let insert = try db.cachedStatement(sql: "INSERT INTO judged VALUES (?, ?, ?)")
                for (position, payload) in judgement.payloads.enumerated() {
                    try insert.execute(arguments: [position, Data(payload), Data(judgement.explanations[position])])
                }
            }
        }
    }
}
