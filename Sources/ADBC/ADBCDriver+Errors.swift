import CADBC

/// Runs one call of the C interface and turns its status and error struct into an `ADBCError`.
func reportingErrors(
    driverPath: String, code: ADBCError.Code = .engineError, sql: String? = nil,
    _ call: (UnsafeMutablePointer<AdbcError>) -> AdbcStatusCode
) throws(ADBCError) {
    var slot = AdbcError()
    // Says that the 1.1 fields of the struct exist.
    slot.vendor_code = Int32.min
    let failure: ADBCError? = withUnsafeMutablePointer(to: &slot) { error in
        let status = call(error)
        defer { error.pointee.release?(error) }
        guard status != AdbcStatusCode(CADBC_OK) else { return nil }
        return ADBCError(status: status, error: error.pointee, code: code, sql: sql, driverPath: driverPath)
    }
    if let failure { throw failure }
}

extension ADBCError {
    /// Reads a driver's error; the struct stays the caller's to release.
    init(status: AdbcStatusCode, error: AdbcError, code: Code, sql: String?, driverPath: String) {
        let kind: Code =
            switch Int(status) {
            case CADBC_NOT_IMPLEMENTED: .unsupportedOperation
            case CADBC_CANCELLED: .cancelled
            default: code
            }
        let message = error.message.map { String(cString: $0) } ?? "the driver gave no message (status \(status))"
        let state = withUnsafeBytes(of: error.sqlstate) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        self.init(
            kind, message, sqlState: state.isEmpty ? nil : state,
            vendorCode: error.vendor_code == Int32.min || error.vendor_code == 0 ? nil : Int(error.vendor_code),
            sql: sql, driverPath: driverPath)
    }
}

extension ADBCDriver {
    /// Calls one entry of the table; `unsupported-operation` where the driver left it empty.
    func call<Function>(
        _ entry: KeyPath<AdbcDriver, Function?>, named name: String, sql: String? = nil,
        _ body: (Function, UnsafeMutablePointer<AdbcError>) -> AdbcStatusCode
    ) throws(ADBCError) {
        guard let function = table.pointee[keyPath: entry] else {
            throw ADBCError(.unsupportedOperation, "the driver has no \(name)", sql: sql, driverPath: path)
        }
        try reportingErrors(driverPath: path, sql: sql) { error in body(function, error) }
    }
}
