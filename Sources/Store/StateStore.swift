import Foundation
import GRDB

/// What people wrote and what was frozen, in `state.sqlite`: never lost, never rebuilt.
///
/// Every write is on disk when its call returns (`synchronous = FULL`). Nothing is deleted or overwritten: a later
/// entry supersedes an earlier one, which stays readable. Texts may not hold the null character (`invalid-value`).
public final class StateStore: Sendable {
    let pool: DatabasePool
    let file: StoredFile

    private init(pool: DatabasePool, file: StoredFile) {
        self.pool = pool
        self.file = file
    }

    /// Opens or makes the state; the folder must exist (`ProjectFolder.prepare`).
    ///
    /// A file of an earlier version is first copied to `backups/state-VERSION.sqlite`.
    /// Throws: `state-corrupt`, `state-newer`, `folder-not-writable`, `store-busy`, `disk-full`, `store-failed`.
    /// Complexity: O(file), for files up to 32 MiB and those not closed properly, which are checked whole.
    public static func open(path: String) throws(StoreFailure) -> StateStore {
        try open(path: path, migrator: StateSchema.migrator)
    }

    static func open(path: String, migrator: DatabaseMigrator) throws(StoreFailure) -> StateStore {
        let file = StoredFile(path: path, kind: .state)
        // One process at a time checks and migrates.
        guard let lock = try FileLock.acquire(path + ".lock", waitingUpTo: Double(StoredFile.busySeconds)) else {
            throw StoreFailure(
                code: .storeBusy, message: "\(path) is being opened by another process; try again when it has finished."
            )
        }
        defer { withExtendedLifetime(lock) {} }
        try inspect(file, migrator)
        return try file.attempt {
            let pool = try DatabasePool(path: path, configuration: file.configuration())
            // The pool itself sets NORMAL when it turns on the log, after all configuration: a power cut could then
            // take acknowledged writes with it.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
            let store = StateStore(pool: pool, file: file)
            let applied = try pool.read(migrator.appliedMigrations)
            if let version = applied.last, applied != migrator.migrations {
                try store.backUp(to: file.backupFolder + "/state-\(version).sqlite")
            }
            try migrator.migrate(pool)
            return store
        }
    }

    /// Refuses a file that is damaged, foreign or too new, before anything can write to it.
    private static func inspect(_ file: StoredFile, _ migrator: DatabaseMigrator) throws(StoreFailure) {
        let logSize = StoredFile.size(file.path + "-wal") ?? 0
        guard let size = StoredFile.size(file.path), size > 0 else { return try refuseLoss(file) }
        if let damage = file.visibleDamage() { throw file.corrupt(damage) }
        try file.attempt {
            let queue = try DatabaseQueue(path: file.path, configuration: file.configuration(readOnly: true))
            try queue.read { db in
                if size <= StateStore.cheapToCheck || logSize > 0 {
                    let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
                    if finding != "ok" { throw file.corrupt(finding) }
                }
                if try migrator.hasBeenSuperseded(db) {
                    throw StoreFailure(
                        code: .stateNewer,
                        message: "\(file.path) was written by a newer Bellwether; install that version or a later one. "
                            + "The copy made before it was changed is in \(file.backupFolder).")
                }
                let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
                if !tables.isEmpty, !tables.contains("grdb_migrations") {
                    throw file.corrupt(
                        "it is a database of some other program: \(tables.prefix(3).joined(separator: ", "))")
                }
            }
        }
    }

    /// Refuses a file that is missing or empty where something shows that it was not always so.
    static func refuseLoss(_ file: StoredFile) throws(StoreFailure) {
        if (StoredFile.size(file.path + "-wal") ?? 0) > 0 {
            throw file.corrupt("the file is missing or empty, but its log \(file.path)-wal is not")
        }
        if StoredFile.size(file.path) == 0, hasBackups(file) {
            throw file.corrupt("the file is empty, but there are backups of it")
        }
    }

    private static func hasBackups(_ file: StoredFile) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file.backupFolder)) ?? []
        return names.contains { (name: String) in name.hasPrefix("state-") }
    }

    /// Bytes that are checked in a few milliseconds.
    private static let cheapToCheck = 32 << 20

    /// Writes a whole copy, consistent although others write, replacing an earlier one at that path.
    ///
    /// Throws: `folder-not-writable`, `disk-full`, `store-busy`, `store-failed`. Complexity: O(file).
    public func backUp(to target: String) throws(StoreFailure) {
        let folder = (target as NSString).deletingLastPathComponent
        let unfinished = target + ".unfinished"
        do {
            if !folder.isEmpty {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            if FileManager.default.fileExists(atPath: unfinished) {
                try FileManager.default.removeItem(atPath: unfinished)
            }
        } catch {
            throw .notWritable(folder, cause: error.localizedDescription)
        }
        try file.attempt {
            try pool.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished]) }
        }
        guard let handle = FileHandle(forReadingAtPath: unfinished), fsync(handle.fileDescriptor) == 0,
            rename(unfinished, target) == 0
        else { throw .notWritable(target, cause: String(cString: strerror(errno))) }
    }
}
