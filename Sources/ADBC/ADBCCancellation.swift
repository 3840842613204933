import CADBC

/// Stops what a connection is running, from any other thread; the statement there fails with `cancelled` or the
/// engine's own words.
///
/// `@unchecked Sendable`: ADBC requires drivers to allow `ConnectionCancel` from any thread at any time, and that is
/// the only call made here. It keeps the connection open.
public struct ADBCCancellation: @unchecked Sendable {
    private let connection: ADBCConnection

    init(_ connection: ADBCConnection) { self.connection = connection }

    /// Asks the engine to stop; returns at once.
    ///
    /// - Throws: `unsupported-operation` where the driver cannot, `engine-error` where it fails, which may only mean
    ///   that nothing was running.
    public func cancel() throws(ADBCError) {
        try connection.driver.call(\.ConnectionCancel, named: "ConnectionCancel") { function, error in
            function(connection.handle, error)
        }
    }
}

extension ADBCConnection {
    /// A handle with which another thread may stop what this connection runs.
    public var cancellation: ADBCCancellation { ADBCCancellation(self) }
}
