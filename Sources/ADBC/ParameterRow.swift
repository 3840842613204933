import CADBC

/// One row of parameters as an Arrow struct array that a driver may take over.
///
/// The specification lets a consumer move a child out and keep it after the parent is gone, so every struct holds its
/// own reference to the shared memory and gives it back in its own release callback. Whatever the driver has not
/// taken is released here.
final class ParameterRow {
    let array: UnsafeMutablePointer<ArrowArray>
    let schema: UnsafeMutablePointer<ArrowSchema>

    init(_ parameters: [ADBCParameter]) {
        let memory = ParameterMemory()
        array = .allocate(capacity: 1)
        schema = .allocate(capacity: 1)
        let columns = memory.allocate(UnsafeMutablePointer<ArrowArray>?.self, parameters.count)
        let types = memory.allocate(UnsafeMutablePointer<ArrowSchema>?.self, parameters.count)
        for (index, parameter) in parameters.enumerated() {
            let column = memory.allocate(ArrowArray.self, 1)
            column.initialize(to: memory.column(parameter))
            columns[index] = column
            let type = memory.allocate(ArrowSchema.self, 1)
            type.initialize(to: memory.type(parameter.arrowFormat, name: String(index)))
            types[index] = type
        }
        let validity = memory.allocate(UnsafeRawPointer?.self, 1)
        validity.initialize(to: nil)
        array.initialize(
            to: ArrowArray(
                length: 1, null_count: 0, offset: 0, n_buffers: 1, n_children: Int64(parameters.count),
                buffers: validity, children: columns, dictionary: nil, release: releaseArray,
                private_data: memory.retained()))
        var row = memory.type("+s", name: "")
        row.n_children = Int64(parameters.count)
        row.children = types
        schema.initialize(to: row)
    }

    deinit {
        array.pointee.release?(array)
        schema.pointee.release?(schema)
        array.deallocate()
        schema.deallocate()
    }
}

private func releaseArray(_ array: UnsafeMutablePointer<ArrowArray>?) {
    guard let array, let memory = array.pointee.private_data else { return }
    for index in 0..<Int(array.pointee.n_children) {
        if let child = array.pointee.children[index] { child.pointee.release?(child) }
    }
    array.pointee.release = nil
    Unmanaged<ParameterMemory>.fromOpaque(memory).release()
}

private func releaseSchema(_ schema: UnsafeMutablePointer<ArrowSchema>?) {
    guard let schema, let memory = schema.pointee.private_data else { return }
    for index in 0..<Int(schema.pointee.n_children) {
        if let child = schema.pointee.children[index] { child.pointee.release?(child) }
    }
    schema.pointee.release = nil
    Unmanaged<ParameterMemory>.fromOpaque(memory).release()
}

/// The memory all structs of one row share; freed with the last of them.
private final class ParameterMemory {
    private var blocks: [UnsafeMutableRawPointer] = []

    deinit { for block in blocks { block.deallocate() } }

    func retained() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

    func allocate<Element>(_ type: Element.Type, _ count: Int) -> UnsafeMutablePointer<Element> {
        // Arrow recommends 64-byte alignment; a driver may read whole vectors.
        let size = max(64, MemoryLayout<Element>.stride * count)
        let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        block.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        blocks.append(block)
        return block.bindMemory(to: type, capacity: count)
    }

    func copy(_ bytes: [UInt8]) -> UnsafeRawPointer {
        let target = allocate(UInt8.self, bytes.count)
        for (index, byte) in bytes.enumerated() { target[index] = byte }
        return UnsafeRawPointer(target)
    }

    func type(_ format: String, name: String) -> ArrowSchema {
        let nullable: Int64 = 2
        return ArrowSchema(
            format: copy(Array(format.utf8) + [0]).assumingMemoryBound(to: CChar.self),
            name: copy(Array(name.utf8) + [0]).assumingMemoryBound(to: CChar.self), metadata: nil, flags: nullable,
            n_children: 0, children: nil, dictionary: nil, release: releaseSchema, private_data: retained())
    }

    func column(_ parameter: ADBCParameter) -> ArrowArray {
        var data: [UnsafeRawPointer?] = []
        if let bytes = parameter.arrowBytes {
            data = [nil, copy(bytes)]
            if case .text = parameter {
                let offsets = allocate(Int32.self, 2)
                offsets[1] = Int32(clamping: bytes.count)
                data.insert(UnsafeRawPointer(offsets), at: 1)
            }
        }
        let buffers = allocate(UnsafeRawPointer?.self, data.count)
        for (index, buffer) in data.enumerated() { buffers[index] = buffer }
        return ArrowArray(
            length: 1, null_count: data.isEmpty ? 1 : 0, offset: 0, n_buffers: Int64(data.count), n_children: 0,
            buffers: data.isEmpty ? nil : buffers, children: nil, dictionary: nil, release: releaseArray,
            private_data: retained())
    }
}
