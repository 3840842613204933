import Foundation
import GRDB

/// The stores of a project whose folder cannot be written, opened so that nothing in it changes.
///
/// The state is a copy, so that whatever an older version lacks can be added to it; the cache is read in place, or a
/// copy where SQLite cannot read it without writing. What is not there is empty. The copies go with the value.
public final class StoresForReading: Sendable {
    /// What people wrote and what was recorded; what is written to it is lost.
    public let state: StateStore
    /// The computed series; what is written to them is lost, or refused.
    public let cache: SeriesCache
    /// A folder that can be written, for the copies and for what does not fit in memory.
    public let scratchPath: String

    /// Opens what a project's folder holds.
    ///
    /// - Parameter ignoringCache: Whether the series that are kept are left out, because they turned out damaged.
    /// - Throws: `state-corrupt`, `state-newer`, `store-busy`, `store-failed`, `folder-not-writable` (of the system's
    ///   folder for temporary files, or of a state that cannot even be read). Complexity: O(state), and O(cache) where
    ///   it is copied.
    public init(_ folder: ProjectFolder, ignoringCache: Bool = false) throws(StoreFailure) {
        let scratch = FileManager.default.temporaryDirectory.path + "/bellwether-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw .notWritable(scratch, cause: error.localizedDescription) }
        scratchPath = scratch
        do throws(StoreFailure) {
            state = try Self.state(folder, scratch)
            cache = try Self.cache(folder, scratch, ignoringCache)
        } catch {
            try? FileManager.default.removeItem(atPath: scratch)
            throw error
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: scratchPath) }

    private static func state(_ folder: ProjectFolder, _ scratch: String) throws(StoreFailure) -> StateStore {
        // A folder that cannot be searched must not pass for one that is not there.
        if access(folder.path, F_OK) == 0, access(folder.path, R_OK | X_OK) != 0 {
            throw .notWritable(folder.path, cause: String(cString: strerror(errno)))
        }
        let file = StoredFile(path: folder.statePath, kind: .state)
        if (StoredFile.size(file.path) ?? 0) == 0 { try StateStore.refuseLoss(file) }
        do throws(StoreFailure) {
            let place = scratch + "/state.sqlite"
            try file.copyWhole(to: place)
            return try StateStore.open(path: place)
        } catch {
            // The person knows the file that was copied, not the copy.
            var named = error
            named.message = error.message.replacingOccurrences(of: scratch, with: folder.path)
            named.cause = error.cause?.replacingOccurrences(of: scratch, with: folder.path)
            throw named
        }
    }

    private static func cache(
        _ folder: ProjectFolder, _ scratch: String, _ ignoring: Bool
    ) throws(StoreFailure) -> SeriesCache {
        let place = scratch + "/cache.sqlite"
        if !ignoring {
            if let found = SeriesCache.inPlace(path: folder.cachePath) { return found }
            // A cache that cannot be read is as good as none: everything in it can be computed again.
            do throws(StoreFailure) { try StoredFile(path: folder.cachePath, kind: .cache).copyWhole(to: place) } catch
            {
                for end in ["", "-wal"] { try? FileManager.default.removeItem(atPath: place + end) }
            }
        }
        return try SeriesCache.open(path: place)
    }
}

extension SeriesCache {
    /// The cache at a path, read without changing anything beside it; nil where that cannot be done.
    ///
    /// SQLite can where the files through which processes share the log are there. It would also read a file without them
    /// if told that nobody writes, but nobody can promise that: a refresh that begins would make it read nonsense.
    static func inPlace(path: String) -> SeriesCache? {
        let file = StoredFile(path: path, kind: .cache)
        guard (StoredFile.size(path) ?? 0) > 0, file.visibleDamage() == nil,
            let pool = try? DatabasePool(path: path, configuration: file.configuration(readOnly: true)),
            (try? pool.read({ db in try isOurs(db, file) })) == true
        else { return nil }
        return SeriesCache(pool: pool, file: file, wasRebuilt: nil)
    }
}
