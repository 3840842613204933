import Foundation

/// The right to refresh a project: one holder at a time, across processes.
///
/// It is held while the value lives and is released by `deinit`, by exit and by `kill -9` alike. The file stays;
/// its presence means nothing.
public final class RefreshLock: Sendable {
    private let lock: FileLock

    private init(_ lock: FileLock) { self.lock = lock }

    /// The lock at a path (`ProjectFolder.refreshLockPath`), or nil while another refresh runs.
    ///
    /// Throws: `folder-not-writable`.
    public static func tryAcquire(path: String) throws(StoreFailure) -> RefreshLock? {
        try FileLock.tryAcquire(path).map { (lock: FileLock) in RefreshLock(lock) }
    }

    /// The lock as soon as it is free, waiting at most that many seconds.
    ///
    /// Blocks the calling thread. Throws: `refresh-running`, `folder-not-writable`.
    public static func acquire(path: String, waitingUpTo seconds: Double) throws(StoreFailure) -> RefreshLock {
        if let lock = try FileLock.acquire(path, waitingUpTo: seconds) { return RefreshLock(lock) }
        throw StoreFailure(
            code: .refreshRunning,
            message: "Another refresh of this project is running (it holds \(path)); wait until it has finished.")
    }
}
