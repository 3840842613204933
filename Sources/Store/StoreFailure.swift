import GRDB

/// Why an operation on the files in `.bellwether/` failed.
public struct StoreFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable name of the reason.
    public enum Code: String, Sendable, CaseIterable {
        /// `state.sqlite` is damaged or not a database; it was left as it is.
        case stateCorrupt = "state-corrupt"
        /// `state.sqlite` was written by a newer Bellwether.
        case stateNewer = "state-newer"
        /// `cache.sqlite` turned out damaged while it was in use; opening it again rebuilds it.
        case cacheCorrupt = "cache-corrupt"
        /// A file or folder in `.bellwether/` cannot be made, read or written.
        case folderNotWritable = "folder-not-writable"
        /// Another process held a file for longer than we wait.
        case storeBusy = "store-busy"
        /// No space is left.
        case diskFull = "disk-full"
        /// Another refresh is running.
        case refreshRunning = "refresh-running"
        /// A value cannot be stored: not finite, out of its range, or a text with a null character.
        case invalidValue = "invalid-value"
        /// Any other failure of SQLite.
        case storeFailed = "store-failed"
    }

    /// The reason.
    public var code: Code
    /// What happened, where, what was expected and how to mend it.
    public var message: String
    /// What the system or SQLite said, where it did.
    public var cause: String?

    /// A failure from its parts.
    public init(code: Code, message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message, with the cause in brackets.
    public var description: String { cause.map { (cause: String) in "\(message) [\(cause)]" } ?? message }
}

extension StoreFailure {
    /// The same in our words, for what SQLite or the system said about a file.
    init(_ error: any Error, file: StoredFile) {
        if let failure = error as? StoreFailure {
            self = failure
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(code: .storeFailed, message: "\(file.path) could not be used.", cause: "\(error)")
            return
        }
        // The statement and its arguments may hold what people wrote: only the code and the message are passed on.
        let cause = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = file.corrupt(cause)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                code: .storeBusy,
                message: "\(file.path) was held by another process for more than \(StoredFile.busySeconds) s; "
                    + "wait until it has finished, or end it, and try again.",
                cause: cause)
        case .SQLITE_FULL:
            self.init(
                code: .diskFull, message: "There is no space left to write \(file.path); free some and try again.",
                cause: cause)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR:
            self = .notWritable(file.path, cause: cause)
        default:
            self.init(code: .storeFailed, message: "\(file.path) could not be used.", cause: cause)
        }
    }

    /// A file or folder that cannot be written.
    static func notWritable(_ path: String, cause: String) -> StoreFailure {
        StoreFailure(
            code: .folderNotWritable,
            message: "\(path) cannot be written; let the user who runs Bellwether read and write it, its folder and "
                + "the files beside it (chown or chmod u+rwX), or check that the file system is not mounted read-only.",
            cause: cause)
    }
}
