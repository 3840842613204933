import CADBC

/// A connection: runs statements one after another.
///
/// Not `Sendable`: one thread at a time. It may be *sent* to another thread (it keeps its database alive), but never
/// be used by two at once; open a second connection of the same `ADBCDatabase` instead. Results (`ResultTable`) are
/// independent of it and may go anywhere. `ADBCCancellation` is the one thing another thread may hold.
public final class ADBCConnection {
    /// The database the connection belongs to.
    public let database: ADBCDatabase

    let handle: UnsafeMutablePointer<AdbcConnection>
    var driver: ADBCDriver { database.driver }

    init(database: ADBCDatabase) throws(ADBCError) {
        self.database = database
        handle = .allocate(capacity: 1)
        handle.initialize(to: AdbcConnection())
        try driver.call(\.ConnectionNew, named: "ConnectionNew") { [handle] function, error in
            function(handle, error)
        }
    }

    deinit {
        if handle.pointee.private_data != nil {
            try? driver.call(\.ConnectionRelease, named: "ConnectionRelease") { [handle] function, error in
                function(handle, error)
            }
        }
        handle.deallocate()
    }

    /// Sets an option of the connection, such as `adbc.connection.autocommit`.
    ///
    /// - Throws: `engine-error`, or `unsupported-operation` where the driver does not know it.
    public func setOption(_ key: String, _ value: String) throws(ADBCError) {
        try driver.call(\.ConnectionSetOption, named: "ConnectionSetOption") { [handle] function, error in
            function(handle, key, value, error)
        }
    }

    /// Makes a statement that can be run several times with different parameters.
    ///
    /// - Throws: `engine-error` with the engine's own words.
    public func prepare(_ sql: String) throws(ADBCError) -> ADBCStatement {
        try ADBCStatement(connection: self, sql: sql)
    }

    /// Runs `sql` and returns its whole result.
    ///
    /// - Throws: `engine-error` with the engine's own words and the statement.
    public func execute(_ sql: String, _ parameters: [ADBCParameter] = []) throws(ADBCError) -> ResultTable {
        try prepare(sql).execute(parameters)
    }

    /// Runs `sql` and hands over its result batch by batch, each a `ResultTable` of its own; memory stays bounded by
    /// one batch if `body` keeps none.
    ///
    /// - Throws: `engine-error`, or what `body` throws, which ends the query.
    public func forEachBatch(
        _ sql: String, _ parameters: [ADBCParameter] = [], _ body: (ResultTable) throws(ADBCError) -> Void
    ) throws(ADBCError) {
        try prepare(sql).forEachBatch(parameters, body)
    }

    /// Runs a statement that returns no rows.
    ///
    /// - Returns: the number of rows changed, nil where the engine does not say.
    /// - Throws: `engine-error` with the engine's own words and the statement.
    @discardableResult
    public func executeUpdate(_ sql: String, _ parameters: [ADBCParameter] = []) throws(ADBCError) -> Int64? {
        try prepare(sql).executeUpdate(parameters)
    }

    /// The names and types `sql` would return, without running it where the engine can say so.
    ///
    /// - Throws: `engine-error` with the engine's own words and the statement.
    public func schema(of sql: String) throws(ADBCError) -> [Field] {
        do throws(ADBCError) {
            return try prepare(sql).schema()
        } catch  where error.code == .unsupportedOperation {
            // A subquery cannot end in a semicolon.
            let inner = sql.trimmingTrailing { $0.isWhitespace || $0 == ";" }
            return try execute("SELECT * FROM (\(inner)\n) AS schema_only LIMIT 0").fields
        }
    }
}

extension String {
    func trimmingTrailing(_ drop: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, drop(last) { rest.removeLast() }
        return rest
    }
}
