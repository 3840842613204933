/// Days with their validity; rows that are null hold zero.
public struct DayColumn: Sendable, Hashable {
    /// Days since 1970-01-01, one a row.
    public let days: [Int32]
    /// Which rows hold one.
    public let validity: Validity
}

extension Column {
    /// The days of a date column, or of a timestamp column whose values all lie on midnight (as `date_trunc` returns
    /// them), as days since 1970-01-01.
    ///
    /// A timestamp with a zone other than UTC is an instant, not a day, and is refused.
    ///
    /// - Throws: `unsupported-type`; `out-of-range` where a timestamp is not at midnight or beyond the years of 32 bits.
    public func days() throws(ADBCError) -> DayColumn {
        let perDay: Int64
        switch type {
        case .date where field.layout.storage == .int64: perDay = 86_400 * 1_000
        case .date, .null: perDay = 1
        case .timestamp(let unit, let zone) where zone.map(Self.isUTC) ?? true: perDay = 86_400 * unit.perSecond
        case .timestamp: throw unreadable(as: "days (it is an instant: give it a zone first)")
        default: throw unreadable(as: "days")
        }
        var misfit: Int?
        let days = try collect(null: Int32(0)) { chunk, target, start in
            switch chunk.storage {
            case .int32: target.initialize(from: chunk.values(Int32.self), count: chunk.count)
            case .int64:
                let values = chunk.values(Int64.self)
                for row in 0..<chunk.count {
                    let (quotient, remainder) = values[row].quotientAndRemainder(dividingBy: perDay)
                    let day = remainder == 0 ? Int32(exactly: quotient) : nil
                    if day == nil, chunk.isValid(row) { misfit = misfit ?? start + row }
                    (target + row).initialize(to: day ?? 0)
                }
            default: target.initialize(repeating: 0, count: chunk.count)
            }
        }
        if let misfit { throw outOfRange(row: misfit, "is not a whole day, or too far from today") }
        return DayColumn(days: days, validity: validity())
    }

    /// The microseconds of a timestamp (since 1970-01-01 00:00, in UTC where it has a zone), time of day (since
    /// midnight) or duration column, whatever its unit; nanoseconds are rounded down.
    ///
    /// - Throws: `unsupported-type`; `out-of-range` where seconds or milliseconds overflow 64 bits.
    public func microseconds() throws(ADBCError) -> IntegerColumn {
        let unit: TimeUnit
        switch type {
        case .timestamp(let own, _), .time(let own), .duration(let own): unit = own
        case .null: unit = .microseconds
        default: throw unreadable(as: "microseconds")
        }
        var misfit: Int?
        let values = try collect(null: Int64(0)) { chunk, target, start in
            chunk.forEachUnits { (row: Int, units: Int128?) in
                let value = unit.microseconds(Int64(truncatingIfNeeded: units ?? 0))
                if value == nil, chunk.isValid(row) { misfit = misfit ?? start + row }
                (target + row).initialize(to: value ?? 0)
            }
        }
        if let misfit { throw outOfRange(row: misfit, "does not fit microseconds in 64 bits") }
        return IntegerColumn(values: values, validity: validity())
    }

    private static func isUTC(_ zone: String) -> Bool {
        ["utc", "etc/utc", "z", "+00:00", "gmt", "zulu", "universal"].contains(zone.lowercased())
    }
}

extension TimeUnit {
    /// A count of this unit in microseconds, rounded down; nil on overflow.
    @inline(__always)
    func microseconds(_ count: Int64) -> Int64? {
        switch self {
        case .microseconds: return count
        case .nanoseconds: return count >= 0 ? count / 1_000 : -((-(count + 1)) / 1_000) - 1
        case .seconds, .milliseconds:
            let (value, overflow) = count.multipliedReportingOverflow(by: 1_000_000 / perSecond)
            return overflow ? nil : value
        }
    }
}
