/// One column of a result. Its readers concatenate all batches into one contiguous array.
///
/// Every reader is O(rows); floats are copied as memory, `withUnsafeDoubles` does not copy at all. A reader throws
/// `unsupported-type` where the column holds something else, naming the column and its type, and `out-of-range` where
/// a value does not fit.
public struct Column: Sendable {
    /// The name and type.
    public let field: Field
    /// How many rows there are.
    public let rowCount: Int

    let index: Int
    let batches: [Batch]
    let starts: [Int]

    init(field: Field, index: Int, rowCount: Int, batches: [Batch], starts: [Int]) {
        self.field = field
        self.index = index
        self.rowCount = rowCount
        self.batches = batches
        self.starts = starts
    }

    /// The column's name.
    public var name: String { field.name }

    /// What the column holds.
    public var type: ColumnType { field.type }

    /// How many batches the driver returned that hold rows.
    public var batchCount: Int { batches.count }

    /// Which rows hold a value. O(rows), O(batches) where the driver counted no nulls.
    public func validity() -> Validity {
        guard batches.contains(where: { !hasNoNulls($0.chunk(index, field.layout)) }) else {
            return Validity(count: rowCount)
        }
        var mask = [Bool](repeating: true, count: rowCount)
        for (position, batch) in batches.enumerated() {
            let start = starts[position]
            let chunk = batch.chunk(index, field.layout)
            chunk.forEachNull { (row: Int) in mask[start + row] = false }
            // A dictionary may hold null as one of its entries.
            guard let dictionary = chunk.dictionary, !hasNoNulls(dictionary) else { continue }
            let indices = chunk.indices()
            for row in 0..<chunk.count where indices[row] < dictionary.count && !dictionary.isValid(indices[row]) {
                mask[start + row] = false
            }
        }
        return Validity(count: rowCount, mask: mask.contains(false) ? mask : nil)
    }

    private func hasNoNulls(_ chunk: Chunk) -> Bool {
        chunk.storage != .absent && chunk.validity == nil && chunk.dictionary.map(hasNoNulls) ?? true
    }

    func unreadable(as form: String) -> ADBCError {
        ADBCError(
            .unsupportedType,
            "column \(name) holds \(type), which cannot be read as \(form); cast it in the query")
    }

    func outOfRange(row: Int, _ reason: String) -> ADBCError {
        ADBCError(.outOfRange, "column \(name), row \(row + 1): \(reason)")
    }
}

extension Column {
    /// Concatenates all batches. `fill` writes every value of a chunk, null or not, to a target that has room; rows
    /// that are null are then set to `null`. Dictionaries are filled once and looked up.
    ///
    /// `fill` is given the chunk, the target and the row its first value has in the whole column.
    @inline(__always)
    func collect<Value>(
        null: Value, _ fill: (Chunk, UnsafeMutablePointer<Value>, Int) -> Void
    ) throws(ADBCError) -> [Value] {
        var badRow: Int?
        let result = [Value](unsafeUninitializedCapacity: rowCount) { buffer, initialised in
            guard let base = buffer.baseAddress else { return }
            for (position, batch) in batches.enumerated() {
                let start = starts[position]
                let chunk = batch.chunk(index, field.layout)
                if let dictionary = chunk.dictionary {
                    let entries = Self.entries(dictionary, null: null, at: start, fill)
                    let indices = chunk.indices()
                    for row in 0..<chunk.count {
                        let valid = chunk.isValid(row)
                        if valid, indices[row] >= entries.count { badRow = badRow ?? start + row }
                        let entry = valid && indices[row] < entries.count ? entries[indices[row]] : null
                        (base + start + row).initialize(to: entry)
                    }
                } else {
                    fill(chunk, base + start, start)
                    chunk.forEachNull { (row: Int) in base[start + row] = null }
                }
            }
            initialised = rowCount
        }
        if let badRow {
            throw ADBCError(.malformedResult, "column \(name), row \(badRow + 1): index beyond its dictionary")
        }
        return result
    }

    private static func entries<Value>(
        _ dictionary: Chunk, null: Value, at start: Int, _ fill: (Chunk, UnsafeMutablePointer<Value>, Int) -> Void
    ) -> [Value] {
        [Value](unsafeUninitializedCapacity: dictionary.count) { buffer, initialised in
            guard let base = buffer.baseAddress, dictionary.count > 0 else { return }
            fill(dictionary, base, start)
            dictionary.forEachNull { (row: Int) in base[row] = null }
            initialised = dictionary.count
        }
    }
}

extension Chunk {
    /// The dictionary positions of a dictionary-encoded chunk; negative ones become `Int.max`.
    func indices() -> [Int] {
        [Int](unsafeUninitializedCapacity: count) { buffer, initialised in
            guard let base = buffer.baseAddress, count > 0 else { return }
            switch storage {
            case .int8: convert(Int8.self, base) { position($0) }
            case .int16: convert(Int16.self, base) { position($0) }
            case .int32: convert(Int32.self, base) { position($0) }
            case .int64: convert(Int64.self, base) { position($0) }
            case .uint8: convert(UInt8.self, base) { position($0) }
            case .uint16: convert(UInt16.self, base) { position($0) }
            case .uint32: convert(UInt32.self, base) { position($0) }
            default: convert(UInt64.self, base) { position($0) }
            }
            initialised = count
        }
    }

    @inline(__always)
    private func position<Index: FixedWidthInteger>(_ index: Index) -> Int {
        Int(exactly: index).flatMap { $0 < 0 ? nil : $0 } ?? .max
    }

    /// Writes every value, converted, to `target`.
    @inline(__always)
    func convert<Source: BitwiseCopyable, Value>(
        _ source: Source.Type, _ target: UnsafeMutablePointer<Value>, _ body: (Source) -> Value
    ) {
        let values = values(source)
        for row in 0..<count { (target + row).initialize(to: body(values[row])) }
    }
}
