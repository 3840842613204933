public import Queries

/// Why a source could not be read or a query not be run.
public struct EngineFailure: Error, Sendable, Hashable {
    /// Stable kebab-case code.
    public var code: String
    /// What went wrong and how to mend it, in words for the project's people.
    public var message: String
    /// The engine's own message, verbatim.
    public var cause: String?
    /// The statement that failed.
    public var sql: String?
    /// The source it was about.
    public var source: String?

    /// Joins the parts.
    public init(_ code: String, _ message: String, cause: String? = nil, sql: String? = nil, source: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
        self.sql = sql
        self.source = source
    }

    /// A planning failure about a source.
    public init(_ failure: QueryFailure, source: String? = nil) {
        self.init(failure.code, failure.message, source: source)
    }
}

extension EngineFailure: CustomStringConvertible {
    /// The message, the engine's own words and the statement, a line each.
    public var description: String {
        var text = "\(message) [\(code)]"
        if let cause { text += "\n    the engine says: \(cause.split(separator: "\n").joined(separator: " "))" }
        if let sql { text += "\n    in: \(sql.split(separator: "\n").joined(separator: " ").prefix(400))" }
        return text
    }
}
