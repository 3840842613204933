/// The unit of a time or timestamp column.
public enum TimeUnit: Int64, Sendable, Hashable {
    /// Seconds.
    case seconds = 1
    /// Thousandths of a second.
    case milliseconds = 1_000
    /// Millionths of a second.
    case microseconds = 1_000_000
    /// Billionths of a second.
    case nanoseconds = 1_000_000_000

    /// How many of the unit make a second.
    public var perSecond: Int64 { rawValue }
}

/// What a column holds, apart from how its buffers are laid out.
public enum ColumnType: Sendable, Hashable {
    /// Only nulls.
    case null
    /// Truth values.
    case boolean
    /// Whole numbers of 8, 16, 32 or 64 bits.
    case integer(bits: Int, signed: Bool)
    /// Floating-point numbers of 16, 32 or 64 bits.
    case float(bits: Int)
    /// Exact numbers with `scale` digits after the point.
    case decimal(precision: Int, scale: Int)
    /// Unicode text, also where it is stored as a dictionary.
    case text
    /// Bytes.
    case bytes
    /// Days of the civil calendar.
    case date
    /// A time of day.
    case time(TimeUnit)
    /// A point on the time line; with `zone` an instant (stored in UTC), without it a local time.
    case timestamp(TimeUnit, zone: String?)
    /// A span of time.
    case duration(TimeUnit)
    /// A span of calendar months, days and nanoseconds.
    case interval
    /// A list, struct, map, union or anything else whose values cannot be read here; the name says which.
    case unsupported(String)
}

extension ColumnType: CustomStringConvertible {
    /// The type in the words of error messages and `doctor`.
    public var description: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .integer(let bits, let signed): signed ? "int\(bits)" : "uint\(bits)"
        case .float(let bits): "float\(bits)"
        case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
        case .text: "text"
        case .bytes: "bytes"
        case .date: "date"
        case .time(let unit): "time in \(unit)"
        case .timestamp(let unit, nil): "timestamp in \(unit)"
        case .timestamp(let unit, let zone?): "timestamp in \(unit) with zone \(zone)"
        case .duration(let unit): "duration in \(unit)"
        case .interval: "interval"
        case .unsupported(let name): name
        }
    }
}
