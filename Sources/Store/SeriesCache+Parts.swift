import Foundation
import GRDB

extension SeriesCache {
    /// What is known of the files of a source, by path; empty where it was not read file by file.
    ///
    /// Throws: `cache-corrupt`, `store-busy`, `store-failed`. Complexity: O(files + their days).
    public func parts(source name: String) throws(StoreFailure) -> [String: SourcePart] {
        try file.attempt {
            try pool.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql:
                        "SELECT path, size, modified, shape, days, rejected_count, rejected FROM part WHERE source = ?",
                    arguments: [name])
                var result: [String: SourcePart] = [:]
                while let row = try rows.next() {
                    guard let days = SourcePart.days(row[4] as Data? ?? Data()),
                        let rejected = try? JSONDecoder().decode([String].self, from: Data((row[6] as String).utf8))
                    else { throw file.corrupt("what is known of a file cannot be read") }
                    let part = SourcePart(
                        path: row[0], size: row[1], modified: row[2], shape: row[3], days: days, rejectedCount: row[5],
                        rejected: rejected)
                    result[part.path] = part
                }
                return result
            }
        }
    }

    /// Notes what is known of files of a source, and forgets files that it no longer has.
    func write(_ parts: [SourcePart], forgetting gone: [String]?, source: String, _ db: Database) throws {
        if let gone {
            for path in gone {
                try db.cachedStatement(sql: "DELETE FROM part WHERE source = ? AND path = ?")
                    .execute(arguments: [source, path])
            }
        } else {
            try db.execute(sql: "DELETE FROM part WHERE source = ?", arguments: [source])
        }
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO part (source, path, size, modified, shape, days, rejected_count, rejected)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for part in parts {
            let rejected =
                part.rejected.isEmpty ? "[]" : String(decoding: try JSONEncoder().encode(part.rejected), as: UTF8.self)
            try insert.execute(arguments: [
                source, part.path, part.size, part.modified, part.shape, part.dayBytes, part.rejectedCount, rejected,
            ])
        }
    }
}
