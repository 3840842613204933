import Foundation
import GRDB

extension SeriesCache {
    /// What was found when sources were last looked into, by name.
    ///
    /// What cannot be read is left out: the source is looked into again.
    /// Throws: `cache-corrupt`, `store-busy`, `store-failed`. Complexity: O(sources + their files).
    public func looks() throws(StoreFailure) -> [String: SourceLook] {
        try file.attempt {
            try pool.read { db in
                let decoder = JSONDecoder()
                var result: [String: SourceLook] = [:]
                let rows = try Row.fetchCursor(db, sql: "SELECT source, rules, fingerprint, found, files FROM look")
                while let row = try rows.next() {
                    let (found, files) = (Data((row[3] as String).utf8), Data((row[4] as String).utf8))
                    guard let found = try? decoder.decode(SourceLook.Found.self, from: found),
                        let list = try? decoder.decode(SourceLook.FileList.self, from: files), let files = list.files
                    else { continue }
                    let look = SourceLook(
                        source: row[0], rules: row[1], fingerprint: row[2], columns: found.columns,
                        isEmpty: found.isEmpty, totals: found.totals, files: files)
                    result[look.source] = look
                }
                return result
            }
        }
    }

    /// Keeps what was found in some sources, in place of what was known of them; those of other names go.
    ///
    /// Throws: `store-busy`, `disk-full`, `folder-not-writable`, `invalid-value`, `store-failed`.
    public func keep(_ looks: [SourceLook], among sources: Set<String>) throws(StoreFailure) {
        try StoredFile.checkTexts(looks.flatMap { [$0.source, $0.rules, $0.fingerprint] })
        try file.attempt {
            let encoder = JSONEncoder()
            try pool.write { db in
                for name in try String.fetchAll(db, sql: "SELECT source FROM look") where !sources.contains(name) {
                    try db.execute(sql: "DELETE FROM look WHERE source = ?", arguments: [name])
                }
                for look in looks {
                    let found = SourceLook.Found(columns: look.columns, isEmpty: look.isEmpty, totals: look.totals)
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO look VALUES (?, ?, ?, ?, ?)",
                        arguments: [
                            look.source, look.rules, look.fingerprint,
                            String(decoding: try encoder.encode(found), as: UTF8.self),
                            String(decoding: try encoder.encode(SourceLook.FileList(look.files)), as: UTF8.self),
                        ])
                }
            }
        }
    }

    /// The cache at a path as it is, for reading: nil where there is none, or none that this program wrote and that is
    /// whole. Nothing is made, mended or thrown away.
    public static func ifSound(path: String) -> SeriesCache? { inPlace(path: path) }

    /// Whether a file is there.
    public static func exists(path: String) -> Bool { StoredFile.size(path) != nil }
}
