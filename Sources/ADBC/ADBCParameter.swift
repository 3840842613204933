/// A value bound to a placeholder (`?` or `$1`) of a statement.
public enum ADBCParameter: Sendable, Hashable {
    /// A missing value.
    case null
    /// A truth value.
    case boolean(Bool)
    /// A whole number.
    case integer(Int64)
    /// A floating-point number.
    case double(Double)
    /// An exact number: `units` × 10^−`scale`, at most 38 digits.
    case decimal(units: Int128, scale: Int)
    /// A text.
    case text(String)
    /// A date, as days since 1970-01-01.
    case date(days: Int32)
    /// A local time without a zone, as microseconds since 1970-01-01 00:00.
    case timestamp(microseconds: Int64)
    /// An instant, as microseconds since 1970-01-01 00:00 UTC.
    case instant(microseconds: Int64)
}

extension ADBCParameter: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// Creates a whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Creates a floating-point number.
    public init(floatLiteral value: Double) { self = .double(value) }
    /// Creates a text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// Creates a truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// Creates a missing value.
    public init(nilLiteral: ()) { self = .null }
}

extension ADBCParameter {
    /// The Arrow format string of a column that holds the value.
    var arrowFormat: String {
        switch self {
        case .null: "n"
        case .boolean: "b"
        case .integer: "l"
        case .double: "g"
        case .decimal(_, let scale): "d:38,\(scale)"
        case .text: "u"
        case .date: "tdD"
        case .timestamp: "tsu:"
        case .instant: "tsu:UTC"
        }
    }

    /// The value's bytes for a data buffer of one row, nil for null; text is the bytes alone.
    var arrowBytes: [UInt8]? {
        switch self {
        case .null: nil
        case .boolean(let value): [value ? 1 : 0]
        case .integer(let value), .timestamp(let value), .instant(let value): bytes(of: value)
        case .double(let value): bytes(of: value)
        case .decimal(let units, _): bytes(of: units)
        case .text(let value): Array(value.utf8)
        case .date(let days): bytes(of: days)
        }
    }

    private func bytes<Value: BitwiseCopyable>(of value: Value) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
}
