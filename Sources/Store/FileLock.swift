import Foundation

/// An exclusive advisory lock on a file (`flock`), which the system releases when the process ends.
final class FileLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    /// The lock, or nil while another holder has it.
    static func tryAcquire(_ path: String) throws(StoreFailure) -> FileLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .notWritable(path, cause: String(cString: strerror(errno))) }
        var outcome = flock(descriptor, LOCK_EX | LOCK_NB)
        while outcome != 0, errno == EINTR { outcome = flock(descriptor, LOCK_EX | LOCK_NB) }
        if outcome == 0 { return FileLock(descriptor: descriptor) }
        let reason = errno
        close(descriptor)
        if reason == EWOULDBLOCK { return nil }
        throw .notWritable(path, cause: String(cString: strerror(reason)))
    }

    /// The lock, as soon as it is free; nil when it was not within that many seconds.
    static func acquire(_ path: String, waitingUpTo seconds: Double) throws(StoreFailure) -> FileLock? {
        let end = ContinuousClock.now + .seconds(max(0, min(seconds.isFinite ? seconds : 86_400, 86_400)))
        while true {
            if let lock = try tryAcquire(path) { return lock }
            let left = ContinuousClock.now.duration(to: end)
            if left <= .zero { return nil }
            Thread.sleep(
                forTimeInterval: min(0.02, Double(left.components.attoseconds) / 1e18 + Double(left.components.seconds))
            )
        }
    }

    deinit { close(descriptor) }
}
