import CADBC

/// The values of one column in one batch: a window on the driver's buffers, valid while the batch lives.
struct Chunk {
    let storage: Storage
    /// The first row's position in the buffers.
    let offset: Int
    let count: Int
    /// One bit a value from bit `offset` on, nil where no value is null.
    let validity: UnsafePointer<UInt8>?
    private let array: UnsafePointer<ArrowArray>
    private let dictionaryStorage: Storage?

    init(
        array: UnsafePointer<ArrowArray>, storage: Storage, dictionary: Storage?, skipping: Int, count: Int
    ) {
        self.array = array
        self.storage = storage
        self.count = count
        offset = Int(array.pointee.offset) + skipping
        dictionaryStorage = dictionary
        // A null count of −1 means "not counted".
        let mayHaveNulls = array.pointee.null_count != 0 && array.pointee.n_buffers > 0 && storage != .absent
        validity = mayHaveNulls ? array.pointee.buffers[0]?.assumingMemoryBound(to: UInt8.self) : nil
    }

    /// The one row `row` of the chunk, as a chunk.
    func window(_ row: Int) -> Chunk {
        Chunk(
            array: array, storage: storage, dictionary: dictionaryStorage,
            skipping: offset - Int(array.pointee.offset) + row, count: 1)
    }

    /// The dictionary's own values, where the column has one.
    var dictionary: Chunk? {
        guard let dictionaryStorage, let values = array.pointee.dictionary else { return nil }
        return Chunk(
            array: UnsafePointer(values), storage: dictionaryStorage, dictionary: nil, skipping: 0,
            count: Int(values.pointee.length))
    }

    /// The values' buffer, at the first row of the chunk. Only for a chunk that has rows.
    @inline(__always)
    func values<Value: BitwiseCopyable>(_ type: Value.Type) -> UnsafePointer<Value> {
        array.pointee.buffers[1]!.assumingMemoryBound(to: type) + offset
    }

    /// Buffer `index` from its beginning, nil where the driver left it out.
    func buffer(_ index: Int) -> UnsafeRawPointer? { array.pointee.buffers[index] }

    @inline(__always)
    func isValid(_ row: Int) -> Bool {
        if storage == .absent { return false }
        guard let validity else { return true }
        return bit(validity, offset + row)
    }

    /// Calls `body` with every row that holds null. Skips eight values at a time where none is.
    @inline(__always)
    func forEachNull(_ body: (Int) -> Void) {
        if storage == .absent {
            for row in 0..<count { body(row) }
            return
        }
        guard let validity else { return }
        var row = 0
        while row < count {
            let position = offset + row
            if position & 7 == 0, row + 8 <= count, validity[position >> 3] == 0xFF {
                row += 8
                continue
            }
            if !bit(validity, position) { body(row) }
            row += 1
        }
    }
}

/// Bit `index` of a bitmap in Arrow's order, least significant first.
@inline(__always)
func bit(_ bitmap: UnsafePointer<UInt8>, _ index: Int) -> Bool {
    bitmap[index >> 3] & (1 << UInt8(truncatingIfNeeded: index & 7)) != 0
}
