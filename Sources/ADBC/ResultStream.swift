import CADBC

/// A result being fetched; releases the driver's stream, then its statement.
final class ResultStream {
    let pointer: UnsafeMutablePointer<ArrowArrayStream>
    private let statement: ADBCStatement

    init(statement: ADBCStatement) {
        self.statement = statement
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: ArrowArrayStream())
    }

    deinit {
        pointer.pointee.release?(pointer)
        pointer.deallocate()
    }

    func fields() throws(ADBCError) -> [Field] {
        let schema = OwnedSchema()
        guard let read = pointer.pointee.get_schema else { return [] }
        guard read(pointer, schema.pointer) == 0 else { throw failure() }
        return schema.fields()
    }

    /// The next batch, nil after the last.
    func next(_ fields: [Field]) throws(ADBCError) -> Batch? {
        guard let read = pointer.pointee.get_next else { return nil }
        let batch = Batch()
        guard read(pointer, batch.pointer) == 0 else { throw failure() }
        guard batch.pointer.pointee.release != nil else { return nil }
        if let problem = batch.problem(against: fields) {
            throw ADBCError(.malformedResult, problem, sql: statement.sql, driverPath: statement.driver.path)
        }
        return batch
    }

    private func failure() -> ADBCError {
        let path = statement.driver.path
        var status: AdbcStatusCode = 0
        // The stream's ADBC error, where the driver keeps one, carries the SQLSTATE; it stays the stream's property.
        if let read = statement.driver.table.pointee.ErrorFromArrayStream, let error = read(pointer, &status),
            error.pointee.message != nil
        {
            return ADBCError(
                status: status, error: error.pointee, code: .engineError, sql: statement.sql, driverPath: path)
        }
        let words = pointer.pointee.get_last_error?(pointer).map { String(cString: $0) }
        return ADBCError(
            .engineError, words ?? "the driver failed while fetching and gave no message", sql: statement.sql,
            driverPath: path)
    }
}

/// A schema struct that is released with its owner.
final class OwnedSchema {
    let pointer: UnsafeMutablePointer<ArrowSchema>

    init() {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: ArrowSchema())
    }

    deinit {
        pointer.pointee.release?(pointer)
        pointer.deallocate()
    }

    /// The columns of the struct the schema describes.
    func fields() -> [Field] {
        guard let children = pointer.pointee.children else { return [] }
        return (0..<Int(pointer.pointee.n_children)).compactMap { index in children[index].map(Field.init(schema:)) }
    }
}
