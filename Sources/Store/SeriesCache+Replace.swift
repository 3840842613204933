import Chronology
import Foundation
import GRDB
public import Series

extension SeriesCache {
    /// Writes what a refresh of one source computed, in one transaction: after a crash either all of it is there or
    /// the earlier state.
    ///
    /// - A family that occurs in `series` or in `computed` is replaced whole: slices no longer in the data go.
    /// - The source's other families go too, unless `keepOthers`; kept ones stay marked with the fingerprint and the
    ///   rules they were computed from, so that `hasSeries` tells them from the fresh ones.
    /// - `parts` is what is known of the source's files, in place of what was known of them.
    /// - `computed` names the families that were computed, for those that turned out to have no slices at all.
    ///
    /// `series` should be grouped by family: each change of family costs a look-up. A key that occurs twice keeps its last series.
    ///
    /// Throws: `store-busy`, `disk-full`, `folder-not-writable`, `invalid-value`, `store-failed`.
    /// Complexity: O(values written + series removed).
    public func replace(
        source: SourceRecord, series: some Sequence<(SeriesKey, SeriesValues)>, computed: [SeriesFamily] = [],
        parts: [SourcePart] = [], keepOthers: Bool
    ) throws(StoreFailure) {
        try StoredFile.checkTexts([source.name, source.rules, source.fingerprint])
        try file.attempt {
            try pool.write { db in
                try write(source, db)
                if !keepOthers {
                    try db.execute(sql: "DELETE FROM family WHERE source = ?", arguments: [source.name])
                }
                try write(parts, forgetting: nil, source: source.name, db)
                try write(series, computed: computed, of: source, db)
            }
        }
        trimLongLog()
    }

    /// Writes families whole, in place of what there is of them.
    func write(
        _ series: some Sequence<(SeriesKey, SeriesValues)>, computed: [SeriesFamily], of source: SourceRecord,
        _ db: Database
    ) throws {
        var writer = FamilyWriter(db: db, source: source)
        for family in computed { _ = try writer.identifier(of: family) }
        for (key, values) in series { try insert(key, values, family: writer.identifier(of: key.family), db) }
    }

    /// Writes one series of a family, in place of what there is of it.
    func insert(_ key: SeriesKey, _ values: SeriesValues, family: Int64, _ db: Database) throws {
        guard key.grain == values.grain else {
            throw StoreFailure(
                code: .invalidValue,
                message: "A series by \(values.grain.noun) cannot be stored as one by \(key.grain.noun).")
        }
        let stored = StoredSeries(values)
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO series (family, is_null, slice, start, exact_scale, vals, exact_units)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            family, key.slice == nil, Data((key.slice ?? "").utf8), stored.start, stored.exactScale, stored.values,
            stored.exactUnits,
        ])
    }

    /// Cuts the log where it has grown long.
    func trimLongLog() {
        if (StoredFile.size(file.path + "-wal") ?? 0) > SeriesCache.longLog { trimLog() }
    }

    /// Bytes of log that are read in a moment.
    private static let longLog = 8 << 20

    /// Cuts the log, which a large refresh leaves as long as the cache, and which the next process to open the file
    /// would read whole. Left as it is where readers are in the way.
    func trimLog() {
        guard (try? pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }) != nil else { return }
        // The pool writes when it meets an empty log, and would then wait for a refresh that is writing.
        try? pool.write { db in try db.execute(sql: "PRAGMA user_version = \(SeriesCache.schemaVersion)") }
    }
}

/// Gives each family met in one replacement a fresh row, the first time it is met.
private struct FamilyWriter {
    let db: Database
    let source: SourceRecord
    private var known: [SeriesFamily: Int64] = [:]
    private var last: (family: SeriesFamily, identifier: Int64)?

    init(db: Database, source: SourceRecord) {
        self.db = db
        self.source = source
    }

    mutating func identifier(of family: SeriesFamily) throws -> Int64 {
        if let last, last.family == family { return last.identifier }
        let identifier = try known[family] ?? insert(family)
        known[family] = identifier
        last = (family, identifier)
        return identifier
    }

    private func insert(_ family: SeriesFamily) throws -> Int64 {
        try StoredFile.checkTexts([family.leaf, family.dimension])
        try db.cachedStatement(sql: "DELETE FROM family WHERE leaf = ? AND grain = ? AND dimension = ?")
            .execute(arguments: [family.leaf, family.grain.rawValue, family.dimension])
        try db.cachedStatement(
            sql: """
                INSERT INTO family (leaf, grain, dimension, source, rules, fingerprint) VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            family.leaf, family.grain.rawValue, family.dimension, source.name, source.rules, source.fingerprint,
        ])
        return db.lastInsertedRowID
    }
}
