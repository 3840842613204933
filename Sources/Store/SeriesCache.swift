import Foundation
import GRDB

/// The computed series in `cache.sqlite`: rebuildable, shared by all processes of a project.
///
/// Readers never wait for a writer. Everything here can be computed again from the sources, so a file that is damaged
/// or of another version is replaced by an empty one.
public final class SeriesCache: Sendable {
    /// The version of the tables; a file of any other is rebuilt.
    static let schemaVersion = 5

    let pool: DatabasePool
    let file: StoredFile
    /// Why the file was thrown away and begun anew, in words; nil where it was not.
    public let wasRebuilt: String?

    init(pool: DatabasePool, file: StoredFile, wasRebuilt: String?) {
        self.pool = pool
        self.file = file
        self.wasRebuilt = wasRebuilt
    }

    /// Opens or makes the cache; the folder must exist (`ProjectFolder.prepare`).
    ///
    /// Throws: `folder-not-writable`, `store-busy`, `disk-full`, `store-failed`.
    public static func open(path: String) throws(StoreFailure) -> SeriesCache {
        let file = StoredFile(path: path, kind: .cache)
        // Two processes that both find a bad file must not throw away each other's new one.
        guard let lock = try FileLock.acquire(path + ".lock", waitingUpTo: Double(StoredFile.busySeconds)) else {
            throw StoreFailure(
                code: .storeBusy, message: "\(path) is being opened by another process; try again when it has finished."
            )
        }
        defer { withExtendedLifetime(lock) {} }
        let reason: String
        do throws(StoreFailure) {
            if let damage = file.visibleDamage() { throw file.corrupt(damage) }
            return SeriesCache(pool: try connect(file), file: file, wasRebuilt: nil)
        } catch {
            guard error.code == .cacheCorrupt else { throw error }
            reason = error.cause ?? error.message
        }
        try discard(file)
        return SeriesCache(pool: try connect(file), file: file, wasRebuilt: reason)
    }

    /// Throws a damaged cache away, so that the next `open` begins anew; for `cache-corrupt` met while in use.
    ///
    /// Throws: `folder-not-writable`.
    public static func discard(path: String) throws(StoreFailure) {
        try discard(StoredFile(path: path, kind: .cache))
    }

    private static func discard(_ file: StoredFile) throws(StoreFailure) {
        for path in file.allPaths where FileManager.default.fileExists(atPath: path) {
            do { try FileManager.default.removeItem(atPath: path) } catch {
                throw .notWritable(path, cause: error.localizedDescription)
            }
        }
    }

    /// Opens a file that is empty or holds our tables. Throws `cache-corrupt` for any other.
    private static func connect(_ file: StoredFile) throws(StoreFailure) -> DatabasePool {
        try file.attempt {
            var configuration = file.configuration()
            configuration.prepareDatabase { db in
                if !db.configuration.readonly { try db.execute(sql: "PRAGMA cache_size = -32768") }
            }
            let pool = try DatabasePool(path: file.path, configuration: configuration)
            // Reading first: to write would wait for a refresh that is writing just now.
            if try pool.read({ db in try isOurs(db, file) }) { return pool }
            try pool.write { db in
                if try !isOurs(db, file) { try db.execute(sql: schema) }
            }
            return pool
        }
    }

    /// Whether our tables are there; false in a new file. Throws `cache-corrupt` for any other.
    static func isOurs(_ db: Database, _ file: StoredFile) throws -> Bool {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        if version == 0, tables.isEmpty { return false }
        if version != schemaVersion {
            throw file.corrupt("the cache is of version \(version), this program's is \(schemaVersion)")
        }
        if !Set(tables).isSuperset(of: ["source", "family", "series", "part", "judgement", "judged", "look"]) {
            throw file.corrupt("tables are missing")
        }
        return true
    }

    /// A family carries the fingerprint it was computed from, so that a partial refresh leaves the others' age known.
    /// Rows are appended and found through small indices: keys spread at random would rewrite the whole tree.
    private static let schema = """
        CREATE TABLE source (
            name TEXT NOT NULL PRIMARY KEY, rules TEXT NOT NULL, fingerprint TEXT NOT NULL,
            first_day INTEGER, last_day INTEGER, row_count INTEGER NOT NULL, undated_count INTEGER NOT NULL,
            rejected_count INTEGER NOT NULL, rejected TEXT NOT NULL, refreshed_at INTEGER NOT NULL,
            columns TEXT NOT NULL, as_of INTEGER, asked TEXT NOT NULL, asked_first INTEGER, asked_last INTEGER,
            whole_at INTEGER, absent TEXT NOT NULL, value_counts TEXT NOT NULL
        ) STRICT;
        CREATE TABLE part (
            source TEXT NOT NULL REFERENCES source(name) ON DELETE CASCADE, path TEXT NOT NULL,
            size INTEGER NOT NULL, modified INTEGER NOT NULL, shape TEXT NOT NULL, days BLOB NOT NULL,
            rejected_count INTEGER NOT NULL, rejected TEXT NOT NULL,
            PRIMARY KEY (source, path)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE family (
            id INTEGER PRIMARY KEY, leaf TEXT NOT NULL, grain TEXT NOT NULL, dimension TEXT NOT NULL,
            source TEXT NOT NULL REFERENCES source(name) ON DELETE CASCADE,
            rules TEXT NOT NULL, fingerprint TEXT NOT NULL,
            UNIQUE (leaf, grain, dimension)
        ) STRICT;
        CREATE INDEX family_of_source ON family (source);
        CREATE TABLE series (
            id INTEGER PRIMARY KEY, family INTEGER NOT NULL REFERENCES family(id) ON DELETE CASCADE,
            is_null INTEGER NOT NULL, slice BLOB NOT NULL, start INTEGER NOT NULL,
            exact_scale INTEGER, vals BLOB NOT NULL, exact_units BLOB,
            UNIQUE (family, is_null, slice)
        ) STRICT;
        CREATE TABLE judgement (key TEXT NOT NULL, live_sources TEXT NOT NULL) STRICT;
        CREATE TABLE judged (position INTEGER PRIMARY KEY, payload BLOB NOT NULL, explanation BLOB NOT NULL) STRICT;
        CREATE TABLE look (
            source TEXT NOT NULL PRIMARY KEY, rules TEXT NOT NULL, fingerprint TEXT NOT NULL,
            found TEXT NOT NULL, files TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        PRAGMA user_version = \(schemaVersion);
        """
}
