import CADBC

/// A statement of a connection: its text, its bound parameters and its execution. One thread at a time, like its
/// connection, which it keeps alive.
public final class ADBCStatement {
    /// The text as it was given.
    public let sql: String

    let connection: ADBCConnection
    let handle: UnsafeMutablePointer<AdbcStatement>
    var driver: ADBCDriver { connection.driver }

    init(connection: ADBCConnection, sql: String) throws(ADBCError) {
        self.connection = connection
        self.sql = sql
        StatementLog.note(sql)
        handle = .allocate(capacity: 1)
        handle.initialize(to: AdbcStatement())
        let target = connection.handle
        try driver.call(\.StatementNew, named: "StatementNew") { [handle] function, error in
            function(target, handle, error)
        }
        try driver.call(\.StatementSetSqlQuery, named: "StatementSetSqlQuery", sql: sql) { [handle] function, error in
            function(handle, sql, error)
        }
    }

    deinit {
        if handle.pointee.private_data != nil {
            try? driver.call(\.StatementRelease, named: "StatementRelease") { [handle] function, error in
                function(handle, error)
            }
        }
        handle.deallocate()
    }

    /// Sets an option of the statement.
    ///
    /// - Throws: `engine-error`, or `unsupported-operation` where the driver does not know it.
    public func setOption(_ key: String, _ value: String) throws(ADBCError) {
        try driver.call(\.StatementSetOption, named: "StatementSetOption", sql: sql) { function, error in
            function(handle, key, value, error)
        }
    }

    /// Runs the statement with one row of parameters and returns its whole result.
    ///
    /// - Throws: `engine-error` with the engine's own words and the statement.
    public func execute(_ parameters: [ADBCParameter] = []) throws(ADBCError) -> ResultTable {
        let stream = try open(parameters)
        let fields = try stream.fields()
        var batches: [Batch] = []
        while let batch = try stream.next(fields) { batches.append(batch) }
        return ResultTable(fields: fields, batches: batches)
    }

    /// Runs the statement and hands over its result batch by batch.
    ///
    /// - Throws: `engine-error`, or what `body` throws, which ends the query.
    public func forEachBatch(
        _ parameters: [ADBCParameter] = [], _ body: (ResultTable) throws(ADBCError) -> Void
    ) throws(ADBCError) {
        let stream = try open(parameters)
        let fields = try stream.fields()
        while let batch = try stream.next(fields) { try body(ResultTable(fields: fields, batches: [batch])) }
    }

    /// Runs a statement that returns no rows.
    ///
    /// - Returns: the number of rows changed, nil where the engine does not say.
    /// - Throws: `engine-error` with the engine's own words and the statement.
    @discardableResult
    public func executeUpdate(_ parameters: [ADBCParameter] = []) throws(ADBCError) -> Int64? {
        try bind(parameters)
        var rows: Int64 = -1
        try withUnsafeMutablePointer(to: &rows) { (count) throws(ADBCError) in
            try driver.call(\.StatementExecuteQuery, named: "StatementExecuteQuery", sql: sql) { function, error in
                function(handle, nil, count, error)
            }
        }
        return rows < 0 ? nil : rows
    }

    /// The names and types the statement would return, without running it.
    ///
    /// - Throws: `engine-error`, or `unsupported-operation` where the driver cannot say.
    public func schema() throws(ADBCError) -> [Field] {
        let schema = OwnedSchema()
        try driver.call(\.StatementExecuteSchema, named: "StatementExecuteSchema", sql: sql) { function, error in
            function(handle, schema.pointer, error)
        }
        return schema.fields()
    }

    private func open(_ parameters: [ADBCParameter]) throws(ADBCError) -> ResultStream {
        try bind(parameters)
        let stream = ResultStream(statement: self)
        try driver.call(\.StatementExecuteQuery, named: "StatementExecuteQuery", sql: sql) { function, error in
            function(handle, stream.pointer, nil, error)
        }
        return stream
    }

    private func bind(_ parameters: [ADBCParameter]) throws(ADBCError) {
        guard !parameters.isEmpty else { return }
        try driver.call(\.StatementPrepare, named: "StatementPrepare", sql: sql) { function, error in
            function(handle, error)
        }
        let row = ParameterRow(parameters)
        try driver.call(\.StatementBind, named: "StatementBind", sql: sql) { function, error in
            withExtendedLifetime(row) { function(handle, row.array, row.schema, error) }
        }
    }
}
