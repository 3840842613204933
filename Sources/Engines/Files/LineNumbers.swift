import Foundation

/// Line numbers of places in a text file.
enum LineNumbers {
    /// Line numbers, from 1, of byte positions of a plain text file; nil where it cannot be told.
    ///
    /// Complexity: one pass over the file up to the last position.
    static func of(_ positions: [Int], in path: String) -> [Int: Int]? {
        let name = path.lowercased()
        guard !positions.isEmpty, !name.hasSuffix(".gz"), !name.hasSuffix(".zst") else { return nil }
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        var result: [Int: Int] = [:]
        var wanted = Set(positions).sorted()[...]
        var offset = 0
        var line = 1
        var previous: UInt8 = 0
        while let next = wanted.first, let read = try? handle.read(upToCount: 1 << 20), !read.isEmpty, next >= offset {
            for byte in read {
                while let position = wanted.first, position <= offset {
                    // A position at a line end belongs to the line that begins there.
                    result[position] = line
                    wanted.removeFirst()
                }
                if byte == 0x0A, previous != 0x0D { line += 1 }
                if byte == 0x0D { line += 1 }
                previous = byte
                offset += 1
            }
        }
        for position in wanted { result[position] = line }
        return result
    }
}
