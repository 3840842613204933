import CADBC
import Synchronization

/// One database of a driver: for an embedded engine the database itself, for a server its address and credentials.
///
/// Released when the last reference to it or to one of its connections goes. `Sendable`: the only operation on an
/// initialised database is `connect`, and a lock serialises it.
public final class ADBCDatabase: Sendable {
    /// The driver the database belongs to.
    public let driver: ADBCDriver

    // Guarded by `lock` after initialisation; connections only read its private data, as ADBC allows.
    nonisolated(unsafe) let handle: UnsafeMutablePointer<AdbcDatabase>
    private let lock = Mutex<Void>(())

    /// Opens a database with the driver's own options, such as `["path": "orders.duckdb"]` for DuckDB
    /// (an empty dictionary is a database in memory) or `["uri": "postgresql://…"]`.
    ///
    /// - Throws: `engine-error` with the engine's own words.
    public init(driver: ADBCDriver, options: [String: String] = [:]) throws(ADBCError) {
        self.driver = driver
        handle = .allocate(capacity: 1)
        handle.initialize(to: AdbcDatabase())
        let handle = handle
        try driver.call(\.DatabaseNew, named: "DatabaseNew") { function, error in function(handle, error) }
        for (key, value) in options.sorted(by: { $0.key < $1.key }) {
            try driver.call(\.DatabaseSetOption, named: "DatabaseSetOption") { function, error in
                function(handle, key, value, error)
            }
        }
        try driver.call(\.DatabaseInit, named: "DatabaseInit") { function, error in function(handle, error) }
    }

    deinit {
        // A release has nobody left to tell of a failure.
        if handle.pointee.private_data != nil {
            try? driver.call(\.DatabaseRelease, named: "DatabaseRelease") { [handle] function, error in
                function(handle, error)
            }
        }
        handle.deallocate()
    }

    /// Opens a connection; may be called from any thread.
    ///
    /// - Throws: `engine-error` with the engine's own words.
    public func connect(options: [String: String] = [:]) throws(ADBCError) -> ADBCConnection {
        let connection = try ADBCConnection(database: self)
        try initialise(connection, options)
        return connection
    }

    private func initialise(_ connection: ADBCConnection, _ options: [String: String]) throws(ADBCError) {
        for (key, value) in options.sorted(by: { $0.key < $1.key }) { try connection.setOption(key, value) }
        let target = connection.handle
        nonisolated(unsafe) let raw = target
        let result: Result<Void, ADBCError> = lock.withLock { _ in
            do throws(ADBCError) {
                try driver.call(\.ConnectionInit, named: "ConnectionInit") { function, error in
                    function(raw, handle, error)
                }
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
    }
}
