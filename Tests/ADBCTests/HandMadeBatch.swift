import CADBC
import ADBC

/// Batches built buffer by buffer, for layouts no driver at hand returns; counts how often it is released.
final class HandMadeBatch {
    /// One column: its Arrow format, its buffers (nil = left out) and what goes with them.
    final class Column {
        let format: String
        var length: Int
        var offset = 0
        var nullCount = -1
        var buffers: [[UInt8]?]
        var dictionary: Column?

        init(_ format: String, length: Int, _ buffers: [[UInt8]?]) {
            self.format = format
            self.length = length
            self.buffers = buffers
        }
    }

    final class Releases { var count = 0 }

    private final class Memory {
        var blocks: [UnsafeMutableRawPointer] = []
        let releases: Releases

        init(_ releases: Releases) { self.releases = releases }

        deinit {
            releases.count += 1
            for block in blocks { block.deallocate() }
        }

        func place<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
            let size = max(64, elements.count * MemoryLayout<Element>.stride)
            let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
            blocks.append(block)
            let target = block.bindMemory(to: Element.self, capacity: max(1, elements.count))
            for (index, element) in elements.enumerated() { (target + index).initialize(to: element) }
            return target
        }

        func text(_ text: String) -> UnsafePointer<CChar> {
            UnsafePointer(place(text.utf8.map { CChar(bitPattern: $0) } + [0]))
        }
    }

    /// The result of one batch, or what is wrong with it.
    static func table(
        _ columns: [Column], length: Int, offset: Int = 0, releases: Releases = Releases()
    ) -> Result<ResultTable, ADBCError> {
        let memory = Memory(releases)
        let fields = columns.map { column in Field(schema: schema(column, memory)) }
        let batch = Batch()
        let children = memory.place(columns.map { Optional(memory.place([array($0, memory)])) })
        batch.pointer.pointee.length = Int64(length)
        batch.pointer.pointee.offset = Int64(offset)
        batch.pointer.pointee.n_children = Int64(columns.count)
        batch.pointer.pointee.children = children
        batch.pointer.pointee.private_data = Unmanaged.passRetained(memory).toOpaque()
        batch.pointer.pointee.release = { array in
            guard let array, let memory = array.pointee.private_data else { return }
            array.pointee.release = nil
            Unmanaged<AnyObject>.fromOpaque(memory).release()
        }
        if let problem = batch.problem(against: fields) { return .failure(ADBCError(.malformedResult, problem)) }
        return .success(ResultTable(fields: fields, batches: [batch]))
    }

    private static func schema(_ column: Column, _ memory: Memory) -> UnsafeMutablePointer<ArrowSchema> {
        var schema = ArrowSchema()
        schema.format = memory.text(column.format)
        schema.name = memory.text("c")
        schema.dictionary = column.dictionary.map { self.schema($0, memory) }
        return memory.place([schema])
    }

    private static func array(_ column: Column, _ memory: Memory) -> ArrowArray {
        var array = ArrowArray()
        array.length = Int64(column.length)
        array.offset = Int64(column.offset)
        array.null_count = Int64(column.nullCount)
        array.n_buffers = Int64(column.buffers.count)
        array.buffers = memory.place(column.buffers.map { $0.map { UnsafeRawPointer(memory.place($0)) } })
        array.dictionary = column.dictionary.map { memory.place([self.array($0, memory)]) }
        return array
    }
}

/// The little-endian bytes of numbers.
func bytes<Number: BitwiseCopyable>(_ numbers: [Number]) -> [UInt8] {
    numbers.flatMap { (number: Number) in withUnsafeBytes(of: number) { Array($0) } }
}
