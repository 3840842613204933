/// One value of a result, for small results and for showing; columns are read whole by the typed readers.
public enum Value: Sendable, Hashable {
    /// A missing value.
    case null
    /// A truth value.
    case boolean(Bool)
    /// A whole number.
    case integer(Int64)
    /// A floating-point number.
    case double(Double)
    /// An exact number: `units` × 10^−`scale`. Unsigned numbers beyond 64-bit signed come so, with scale 0.
    case decimal(units: Int128, scale: Int)
    /// A text.
    case text(String)
    /// Bytes.
    case bytes([UInt8])
    /// A date, as days since 1970-01-01.
    case date(days: Int32)
    /// A time of day, as nanoseconds since midnight.
    case time(nanoseconds: Int64)
    /// A point on the time line since 1970-01-01 00:00, in UTC where it has a zone.
    case timestamp(count: Int64, unit: TimeUnit, zone: String?)
    /// A span of time.
    case duration(count: Int64, unit: TimeUnit)
    /// A span of calendar months, days and nanoseconds.
    case interval(months: Int32, days: Int32, nanoseconds: Int64)
}

extension ResultTable {
    /// The value of a row and column.
    ///
    /// - Throws: `unsupported-type`, `out-of-range`.
    /// - Precondition: `row` is below `rowCount`, `column` is a position in `fields`.
    public func value(row: Int, column: Int) throws(ADBCError) -> Value { try self[column].value(row) }

    /// The only value of a result of one row and one column, such as a count.
    ///
    /// - Throws: `out-of-range` where the result has another shape, `unsupported-type`.
    public func single() throws(ADBCError) -> Value {
        guard rowCount == 1, fields.count == 1 else {
            throw ADBCError(
                .outOfRange, "expected one row of one column, the result has \(rowCount) rows of \(fields.count)")
        }
        return try self[0].value(0)
    }
}

extension Column {
    /// The value of one row. O(log batches).
    ///
    /// - Throws: `unsupported-type` for lists, structs and maps, `out-of-range` for what no `Value` can hold.
    /// - Precondition: `row` is below `rowCount`.
    public func value(_ row: Int) throws(ADBCError) -> Value {
        precondition(row >= 0 && row < rowCount, "row \(row) of \(rowCount)")
        let batch = (starts.partition { $0 > row }) - 1
        let chunk = batches[batch].chunk(index, field.layout)
        let local = row - starts[batch]
        return try withExtendedLifetime(batches[batch]) { () throws(ADBCError) -> Value in
            guard chunk.isValid(local) else {
                if case .unsupported = type { throw unreadable(as: "a value") }
                return .null
            }
            guard let dictionary = chunk.dictionary else { return try value(chunk, local, at: row) }
            let entry = chunk.indices()[local]
            guard entry < dictionary.count else {
                throw ADBCError(.malformedResult, "column \(name), row \(row + 1): index beyond its dictionary")
            }
            return dictionary.isValid(entry) ? try value(dictionary, entry, at: row) : .null
        }
    }

    private func value(_ chunk: Chunk, _ local: Int, at row: Int) throws(ADBCError) -> Value {
        switch type {
        case .null: return .null
        case .boolean:
            let bitmap = chunk.buffer(1)?.assumingMemoryBound(to: UInt8.self)
            return .boolean(bitmap.map { bit($0, chunk.offset + local) } ?? false)
        case .float: return .double(chunk.float(local))
        case .integer:
            let units = try units(chunk, local, at: row)
            return Int64(exactly: units).map(Value.integer) ?? .decimal(units: units, scale: 0)
        case .decimal(_, let scale): return .decimal(units: try units(chunk, local, at: row), scale: scale)
        case .text: return .text(chunk.bytes(local).map { String(decoding: $0, as: UTF8.self) } ?? "")
        case .bytes: return .bytes(chunk.bytes(local).map { Array($0) } ?? [])
        case .interval: return chunk.interval(local)
        case .date:
            let count = try count(chunk, local, at: row)
            let days = chunk.storage == .int64 ? floorDivide(count, 86_400_000) : count
            guard let days = Int32(exactly: days) else { throw outOfRange(row: row, "too far from today") }
            return .date(days: days)
        case .time(let unit):
            let (value, overflow) = try count(chunk, local, at: row)
                .multipliedReportingOverflow(by: 1_000_000_000 / unit.perSecond)
            guard !overflow else { throw outOfRange(row: row, "is not a time of day") }
            return .time(nanoseconds: value)
        case .timestamp(let unit, let zone):
            return .timestamp(count: try count(chunk, local, at: row), unit: unit, zone: zone)
        case .duration(let unit): return .duration(count: try count(chunk, local, at: row), unit: unit)
        case .unsupported: throw unreadable(as: "a value")
        }
    }

    private func units(_ chunk: Chunk, _ local: Int, at row: Int) throws(ADBCError) -> Int128 {
        guard let units = chunk.window(local).firstUnits() else { throw outOfRange(row: row, "does not fit 128 bits") }
        return units
    }

    private func count(_ chunk: Chunk, _ local: Int, at row: Int) throws(ADBCError) -> Int64 {
        Int64(truncatingIfNeeded: try units(chunk, local, at: row))
    }
}

extension Chunk {
    func firstUnits() -> Int128? {
        var result: Int128?
        forEachUnits { (_: Int, units: Int128?) in result = units }
        return result
    }

    func float(_ row: Int) -> Double {
        storage == .float32 ? Double(values(Float.self)[row]) : values(Double.self)[row]
    }

    func interval(_ row: Int) -> Value {
        guard let base = buffer(1) else { return .null }
        let at = offset + row
        switch storage {
        case .dayTime:
            let days = base.loadUnaligned(fromByteOffset: at * 8, as: Int32.self)
            let milliseconds = base.loadUnaligned(fromByteOffset: at * 8 + 4, as: Int32.self)
            return .interval(months: 0, days: days, nanoseconds: Int64(milliseconds) * 1_000_000)
        case .monthDayNano:
            return .interval(
                months: base.loadUnaligned(fromByteOffset: at * 16, as: Int32.self),
                days: base.loadUnaligned(fromByteOffset: at * 16 + 4, as: Int32.self),
                nanoseconds: base.loadUnaligned(fromByteOffset: at * 16 + 8, as: Int64.self))
        default:
            return .interval(
                months: base.loadUnaligned(fromByteOffset: at * 4, as: Int32.self), days: 0, nanoseconds: 0)
        }
    }
}

private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

extension [Int] {
    /// How many leading elements do not satisfy `beyond`; the array must be sorted so that those come first.
    fileprivate func partition(_ beyond: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if beyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
