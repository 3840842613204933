/// Whole numbers with their validity; rows that are null hold zero.
public struct IntegerColumn: Sendable, Hashable {
    /// One number a row.
    public let values: [Int64]
    /// Which rows hold one.
    public let validity: Validity
}

/// Exact numbers with their validity: `units[row]` × 10^−`scale`; rows that are null hold zero.
public struct DecimalColumn: Sendable, Hashable {
    /// One number a row, in units of the last digit.
    public let units: [Int128]
    /// How many digits stand after the point.
    public let scale: Int
    /// Which rows hold one.
    public let validity: Validity
}

extension Column {
    /// The numbers of an integer, float or decimal column; NaN for null.
    ///
    /// Integers beyond 2^53 and decimals of more than 15 digits are rounded to the nearest Double, within one unit in
    /// the last place; `integers()` and `decimals()` are exact.
    ///
    /// - Throws: `unsupported-type`, or `out-of-range` for a 256-bit decimal of more than 38 digits.
    /// - Complexity: O(rows); a memory copy for float64.
    public func doubles() throws(ADBCError) -> [Double] {
        var scale = 0
        switch type {
        case .integer, .float, .null: break
        case .decimal(_, let digits): scale = digits
        default: throw unreadable(as: "numbers")
        }
        let divisor = powerOfTen(scale)
        var tooLarge: Int?
        let result = try collect(null: Double.nan) { chunk, target, start in
            switch chunk.storage {
            case .float64: target.initialize(from: chunk.values(Double.self), count: chunk.count)
            case .float32: chunk.convert(Float.self, target) { Double($0) }
            case .int8: chunk.convert(Int8.self, target) { Double($0) }
            case .int16: chunk.convert(Int16.self, target) { Double($0) }
            case .int32 where scale == 0: chunk.convert(Int32.self, target) { Double($0) }
            case .int64 where scale == 0: chunk.convert(Int64.self, target) { Double($0) }
            case .uint8: chunk.convert(UInt8.self, target) { Double($0) }
            case .uint16: chunk.convert(UInt16.self, target) { Double($0) }
            case .uint32: chunk.convert(UInt32.self, target) { Double($0) }
            case .uint64: chunk.convert(UInt64.self, target) { Double($0) }
            case .absent: target.initialize(repeating: .nan, count: chunk.count)
            default:
                chunk.forEachUnits { (row: Int, units: Int128?) in
                    if units == nil, chunk.isValid(row) { tooLarge = tooLarge ?? start + row }
                    (target + row).initialize(to: asDouble(units ?? 0) / divisor)
                }
            }
        }
        if let tooLarge { throw outOfRange(row: tooLarge, "more than 38 digits") }
        return result
    }

    /// The numbers of an integer column, or of a decimal column without digits after the point (as which DuckDB
    /// returns sums of integers).
    ///
    /// - Throws: `unsupported-type`; `out-of-range` where a number does not fit 64 bits.
    public func integers() throws(ADBCError) -> IntegerColumn {
        switch type {
        case .integer, .null, .decimal(_, 0): break
        default: throw unreadable(as: "whole numbers")
        }
        var tooLarge: Int?
        let values = try collect(null: Int64(0)) { chunk, target, start in
            switch chunk.storage {
            case .int64: target.initialize(from: chunk.values(Int64.self), count: chunk.count)
            case .int8: chunk.convert(Int8.self, target) { Int64($0) }
            case .int16: chunk.convert(Int16.self, target) { Int64($0) }
            case .int32: chunk.convert(Int32.self, target) { Int64($0) }
            case .uint8: chunk.convert(UInt8.self, target) { Int64($0) }
            case .uint16: chunk.convert(UInt16.self, target) { Int64($0) }
            case .uint32: chunk.convert(UInt32.self, target) { Int64($0) }
            case .absent: target.initialize(repeating: 0, count: chunk.count)
            default:
                chunk.forEachUnits { (row: Int, units: Int128?) in
                    let value = units.flatMap { Int64(exactly: $0) }
                    if value == nil, chunk.isValid(row) { tooLarge = tooLarge ?? start + row }
                    (target + row).initialize(to: value ?? 0)
                }
            }
        }
        if let tooLarge { throw outOfRange(row: tooLarge, "does not fit a 64-bit whole number") }
        return IntegerColumn(values: values, validity: validity())
    }

    /// The exact numbers of a decimal or integer column (whose scale is zero).
    ///
    /// - Throws: `unsupported-type`; `out-of-range` where a 256-bit decimal does not fit 128 bits.
    public func decimals() throws(ADBCError) -> DecimalColumn {
        var scale = 0
        switch type {
        case .integer, .null: break
        case .decimal(_, let digits): scale = digits
        default: throw unreadable(as: "exact numbers")
        }
        var tooLarge: Int?
        let units = try collect(null: Int128(0)) { chunk, target, start in
            chunk.forEachUnits { (row: Int, units: Int128?) in
                if units == nil, chunk.isValid(row) { tooLarge = tooLarge ?? start + row }
                (target + row).initialize(to: units ?? 0)
            }
        }
        if let tooLarge { throw outOfRange(row: tooLarge, "does not fit 128 bits") }
        return DecimalColumn(units: units, scale: scale, validity: validity())
    }

    /// The numbers of one batch of a float64 column in the driver's own buffer, without a copy; rows that are null
    /// (see `validity()`) hold anything.
    ///
    /// - Parameter batch: a position below `batchCount`.
    /// - Throws: `unsupported-type` where the column is not float64, `out-of-range` where there is no such batch.
    public func withUnsafeDoubles<Answer>(
        inBatch batch: Int, _ body: (UnsafeBufferPointer<Double>) -> Answer
    ) throws(ADBCError) -> Answer {
        guard field.layout.storage == .float64, field.layout.dictionary == nil else {
            throw unreadable(as: "float64 without a copy")
        }
        guard batches.indices.contains(batch) else {
            throw ADBCError(
                .outOfRange, "column \(name) has \(batches.count) batches, number \(batch + 1) was asked for")
        }
        let chunk = batches[batch].chunk(index, field.layout)
        return withExtendedLifetime(batches[batch]) {
            body(UnsafeBufferPointer(start: chunk.values(Double.self), count: chunk.count))
        }
    }
}

extension Chunk {
    /// Calls `body` with every row's number in units of its last digit, nil where it does not fit 128 bits. Rows that
    /// are null come too, with any number.
    @inline(__always)
    func forEachUnits(_ body: (Int, Int128?) -> Void) {
        switch storage {
        case .int8: forEach(Int8.self) { body($0, Int128($1)) }
        case .int16: forEach(Int16.self) { body($0, Int128($1)) }
        case .int32, .decimal32: forEach(Int32.self) { body($0, Int128($1)) }
        case .int64, .decimal64: forEach(Int64.self) { body($0, Int128($1)) }
        case .uint8: forEach(UInt8.self) { body($0, Int128($1)) }
        case .uint16: forEach(UInt16.self) { body($0, Int128($1)) }
        case .uint32: forEach(UInt32.self) { body($0, Int128($1)) }
        case .uint64: forEach(UInt64.self) { body($0, Int128($1)) }
        case .decimal128:
            // Arrow promises 8-byte alignment only, Int128 wants 16.
            guard count > 0, let base = buffer(1) else { return }
            for row in 0..<count { body(row, base.loadUnaligned(fromByteOffset: (offset + row) * 16, as: Int128.self)) }
        case .decimal256:
            guard count > 0, let base = buffer(1) else { return }
            for row in 0..<count {
                let low = base.loadUnaligned(fromByteOffset: (offset + row) * 32, as: Int128.self)
                let high = base.loadUnaligned(fromByteOffset: (offset + row) * 32 + 16, as: Int128.self)
                body(row, high == (low < 0 ? -1 : 0) ? low : nil)
            }
        default: for row in 0..<count { body(row, 0) }
        }
    }

    @inline(__always)
    private func forEach<Source: BitwiseCopyable>(_ source: Source.Type, _ body: (Int, Source) -> Void) {
        guard count > 0 else { return }
        let values = values(source)
        for row in 0..<count { body(row, values[row]) }
    }
}

/// 10 to a power; a decimal's scale may be negative.
func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    // Exact up to 10^22, beyond that within one unit in the last place a step.
    for _ in 0..<min(exponent.magnitude, 308) { power *= 10 }
    return exponent < 0 ? 1 / power : power
}

/// The nearest Double; the conversion through 64 bits is much the faster and nearly always taken.
@inline(__always)
func asDouble(_ units: Int128) -> Double {
    if let small = Int64(exactly: units) { return Double(small) }
    return Double(units)
}
