/// A failed operation of a driver, or a result that cannot be read as asked.
///
/// `message` is the engine's own text, verbatim, where an engine spoke; otherwise it says what, where, and how to mend.
public struct ADBCError: Error, Sendable, Hashable {
    /// What kind of failure it is, as a stable kebab-case string.
    public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        /// The code as it is printed.
        public let rawValue: String

        /// Creates a code from its printed form.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The code as it is printed.
        public var description: String { rawValue }

        /// No usable driver of that name was found.
        public static let driverNotFound = Code(rawValue: "driver-not-found")
        /// A driver library was found but could not be opened or initialised.
        public static let driverLoadFailed = Code(rawValue: "driver-load-failed")
        /// The engine refused or failed the statement.
        public static let engineError = Code(rawValue: "engine-error")
        /// The driver does not offer the operation.
        public static let unsupportedOperation = Code(rawValue: "unsupported-operation")
        /// The operation was cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
        /// The column's type cannot be read in the form asked for.
        public static let unsupportedType = Code(rawValue: "unsupported-type")
        /// A value does not fit the form asked for.
        public static let outOfRange = Code(rawValue: "out-of-range")
        /// The result has no column of that name.
        public static let columnNotFound = Code(rawValue: "column-not-found")
        /// The driver returned buffers that contradict their own description.
        public static let malformedResult = Code(rawValue: "malformed-result")
    }

    /// What kind of failure it is.
    public var code: Code
    /// The engine's own message, or ours.
    public var message: String
    /// The five-character SQLSTATE, where the engine gives one.
    public var sqlState: String?
    /// The engine's own error number, where it gives one.
    public var vendorCode: Int?
    /// The statement that failed.
    public var sql: String?
    /// The driver library the failure came from.
    public var driverPath: String?

    /// Creates an error.
    public init(
        _ code: Code, _ message: String, sqlState: String? = nil, vendorCode: Int? = nil, sql: String? = nil,
        driverPath: String? = nil
    ) {
        self.code = code
        self.message = message
        self.sqlState = sqlState
        self.vendorCode = vendorCode
        self.sql = sql
        self.driverPath = driverPath
    }
}

extension ADBCError: CustomStringConvertible {
    /// The code and message in one line, the statement on the next.
    public var description: String {
        var text = "\(code): \(message)"
        if let sqlState { text += " (SQLSTATE \(sqlState))" }
        if let sql { text += "\nin: \(sql)" }
        return text
    }
}
