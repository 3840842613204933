extension Column {
    /// The texts of a text column, however the engine stores them; nil for null. Bytes that are not UTF-8 become
    /// U+FFFD.
    ///
    /// - Throws: `unsupported-type`.
    public func strings() throws(ADBCError) -> [String?] {
        guard type == .text || type == .null else { throw unreadable(as: "text") }
        return try collect(null: String?.none) { chunk, target, _ in
            chunk.forEachBytes { (row: Int, bytes: UnsafeRawBufferPointer?) in
                (target + row).initialize(to: bytes.map { String(decoding: $0, as: UTF8.self) })
            }
        }
    }

    /// The bytes of a binary column; nil for null.
    ///
    /// - Throws: `unsupported-type`.
    public func bytes() throws(ADBCError) -> [[UInt8]?] {
        guard type == .bytes || type == .null else { throw unreadable(as: "bytes") }
        return try collect(null: [UInt8]?.none) { chunk, target, _ in
            chunk.forEachBytes { (row: Int, bytes: UnsafeRawBufferPointer?) in
                (target + row).initialize(to: bytes.map { Array($0) })
            }
        }
    }

    /// The truth values of a boolean column; nil for null.
    ///
    /// - Throws: `unsupported-type`.
    public func booleans() throws(ADBCError) -> [Bool?] {
        guard type == .boolean || type == .null else { throw unreadable(as: "truth values") }
        return try collect(null: Bool?.none) { chunk, target, _ in
            guard chunk.storage == .bit, let bitmap = chunk.buffer(1)?.assumingMemoryBound(to: UInt8.self) else {
                target.initialize(repeating: nil, count: chunk.count)
                return
            }
            for row in 0..<chunk.count { (target + row).initialize(to: bit(bitmap, chunk.offset + row)) }
        }
    }
}

extension Chunk {
    /// Calls `body` with the bytes of every row, nil where the row is null; the bytes are valid during the call.
    @inline(__always)
    func forEachBytes(_ body: (Int, UnsafeRawBufferPointer?) -> Void) {
        for row in 0..<count { body(row, isValid(row) ? bytes(row) : nil) }
    }

    /// The bytes of a row that is not null, nil where the column holds no bytes.
    @inline(__always)
    func bytes(_ row: Int) -> UnsafeRawBufferPointer? {
        switch storage {
        case .variable32:
            let ends = values(Int32.self)
            return slice(buffer(2), from: Int(ends[row]), to: Int(ends[row + 1]))
        case .variable64:
            let ends = values(Int64.self)
            return slice(buffer(2), from: Int(ends[row]), to: Int(ends[row + 1]))
        case .view: return view(row)
        case .fixed(let width): return slice(buffer(1), from: (offset + row) * width, to: (offset + row + 1) * width)
        default: return nil
        }
    }

    @inline(__always)
    private func slice(_ data: UnsafeRawPointer?, from start: Int, to end: Int) -> UnsafeRawBufferPointer {
        // Where every value is empty the data buffer may be absent.
        guard let data, end > start else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: data + start, count: end - start)
    }

    /// A view is 16 bytes: the length, then up to 12 bytes of data themselves, or a prefix, a buffer and an offset.
    private func view(_ row: Int) -> UnsafeRawBufferPointer? {
        guard let entry = buffer(1).map({ $0 + (offset + row) * 16 }) else { return nil }
        let count = Int(entry.loadUnaligned(as: Int32.self))
        if count <= 12 { return slice(entry, from: 4, to: 4 + count) }
        let index = Int(entry.loadUnaligned(fromByteOffset: 8, as: Int32.self))
        let start = Int(entry.loadUnaligned(fromByteOffset: 12, as: Int32.self))
        return slice(buffer(2 + index), from: start, to: start + count)
    }
}
