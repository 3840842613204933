import Chronology
import Foundation
import GRDB
public import Series

/// What a refresh that read some files of a source changes in the cache.
public struct SourceUpdate: Sendable {
    /// The source as it is now.
    public var source: SourceRecord
    /// Files that were read, as they are now.
    public var parts: [SourcePart]
    /// Paths of files that are gone.
    public var gone: [String]
    /// Families that hold from now on, whether values of theirs changed or not; the source's others go.
    public var kept: Set<SeriesFamily>
    /// Series that changed, by key; nil where a slice has no rows any more.
    public var changed: [(key: SeriesKey, values: SeriesValues?)]
    /// Families computed whole, which replace what there is of them.
    public var computed: [SeriesFamily]
    /// The series of these.
    public var series: [(SeriesKey, SeriesValues)]

    /// An update that changes nothing but the record.
    public init(source: SourceRecord) {
        self.source = source
        parts = []
        gone = []
        kept = []
        changed = []
        computed = []
        series = []
    }
}

extension SeriesCache {
    /// Writes what changed of one source, in one transaction: after a crash either all of it is there or the earlier
    /// state.
    ///
    /// Throws: `store-busy`, `disk-full`, `folder-not-writable`, `invalid-value`, `store-failed`.
    /// Complexity: O(values written + families of the source).
    public func update(_ update: SourceUpdate) throws(StoreFailure) {
        let source = update.source
        try StoredFile.checkTexts([source.name, source.rules, source.fingerprint])
        try file.attempt {
            try pool.write { db in
                try write(source, db)
                try write(update.parts, forgetting: update.gone, source: source.name, db)
                var families = try rows(ofFamilies: source.name, db)
                for (family, id) in families where !update.kept.contains(family) {
                    try db.cachedStatement(sql: "DELETE FROM family WHERE id = ?").execute(arguments: [id])
                    families[family] = nil
                }
                try db.execute(
                    sql: "UPDATE family SET rules = ?, fingerprint = ? WHERE source = ?",
                    arguments: [source.rules, source.fingerprint, source.name])
                for (key, values) in update.changed {
                    guard let id = families[key.family] else { continue }
                    if let values {
                        try insert(key, values, family: id, db)
                    } else {
                        try db.cachedStatement(sql: "DELETE FROM series WHERE family = ? AND is_null = ? AND slice = ?")
                            .execute(arguments: [id, key.slice == nil, Data((key.slice ?? "").utf8)])
                    }
                }
                try write(update.series, computed: update.computed, of: source, db)
            }
        }
        trimLongLog()
    }

    private func rows(ofFamilies source: String, _ db: Database) throws -> [SeriesFamily: Int64] {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT leaf, grain, dimension, id FROM family WHERE source = ?", arguments: [source])
        var result: [SeriesFamily: Int64] = [:]
        while let row = try rows.next() {
            guard let grain = Grain(rawValue: row[1]) else { continue }
            result[SeriesFamily(leaf: row[0], grain: grain, dimension: row[2])] = row[3]
        }
        return result
    }
}
