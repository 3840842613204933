package import CADBC

/// One batch of a result: owns the driver's buffers and gives them back with its last reference.
///
/// `@unchecked Sendable`: the buffers are never written after the batch is filled, and Arrow allows releasing them
/// from any thread.
package final class Batch: @unchecked Sendable {
    package let pointer: UnsafeMutablePointer<ArrowArray>

    package init() {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: ArrowArray())
    }

    deinit {
        pointer.pointee.release?(pointer)
        pointer.deallocate()
    }

    var rowCount: Int { Int(pointer.pointee.length) }

    /// The values of one column. `problem(against:)` has found the batch sound.
    func chunk(_ column: Int, _ layout: ColumnLayout) -> Chunk {
        Chunk(
            array: UnsafePointer(pointer.pointee.children[column]!), storage: layout.storage,
            dictionary: layout.dictionary, skipping: Int(pointer.pointee.offset), count: rowCount)
    }

    /// What makes the batch unsafe to read, nil if nothing. Checked once here, so that no read needs to.
    package func problem(against fields: [Field]) -> String? {
        let batch = pointer.pointee
        guard batch.length >= 0, batch.offset >= 0 else { return "the driver returned a batch of negative length" }
        guard Int(batch.n_children) == fields.count, batch.children != nil || fields.isEmpty else {
            return "the driver returned a batch of \(batch.n_children) columns, its schema has \(fields.count)"
        }
        for (index, field) in fields.enumerated() {
            guard let child = batch.children[index]?.pointee else { return "column \(field.name) is missing" }
            if let problem = Self.problem(child, field.layout.storage, needs: batch.offset + batch.length) {
                return "column \(field.name): \(problem)"
            }
            guard let storage = field.layout.dictionary else { continue }
            guard let values = child.dictionary?.pointee else { return "column \(field.name) lacks its dictionary" }
            if let problem = Self.problem(values, storage, needs: 0) {
                return "dictionary of column \(field.name): \(problem)"
            }
        }
        return nil
    }

    private static func problem(_ array: ArrowArray, _ storage: Storage, needs count: Int64) -> String? {
        guard array.offset >= 0, array.length >= count else {
            return "the driver returned \(array.length) values where \(count) were promised"
        }
        guard let expected = storage.bufferCount, array.length > 0 else { return nil }
        guard expected.contains(Int(array.n_buffers)) else { return "unexpected number of buffers" }
        guard expected != 0...0 else { return nil }
        // The data buffer of variable-length columns may be absent where every value is empty.
        guard array.buffers != nil, array.buffers[1] != nil else { return "the driver returned no data" }
        return nil
    }
}
