/// Folders such as `day=2024-12-30`, whose values the engine reads as a column.
enum PartitionedPaths {
    /// Whether the engine finds the same columns, of the same types, in each of some paths as in all of them: the same
    /// keys, each with days only, or with whole numbers only. Complexity: O(length of all paths).
    static func areAlike(_ paths: [String]) -> Bool {
        guard let first = paths.first.map(keys) else { return true }
        return paths.allSatisfy { path in
            let own = keys(path)
            return own == first && own.allSatisfy { $0.kind != .other }
        }
    }

    private enum Kind { case day, number, other }

    private struct Key: Equatable {
        var name: Substring
        var kind: Kind
    }

    private static func keys(_ path: String) -> [Key] {
        guard path.utf8.contains(UInt8(ascii: "=")) else { return [] }
        return path.split(separator: "/").dropLast().compactMap { folder in
            let parts = folder.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 ? Key(name: parts[0], kind: kind(parts[1])) : nil
        }
    }

    private static func kind(_ value: Substring) -> Kind {
        let bytes = Array(value.utf8)
        let areDigits = { (bytes: ArraySlice<UInt8>) -> Bool in bytes.allSatisfy { (48...57).contains($0) } }
        if bytes.count == 10, bytes[4] == 45, bytes[7] == 45, areDigits(bytes[..<4]), areDigits(bytes[5..<7]),
            areDigits(bytes[8...])
        {
            return .day
        }
        return (1...9).contains(bytes.count) && areDigits(bytes[...]) ? .number : .other
    }
}
