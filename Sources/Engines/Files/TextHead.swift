import Foundation

/// The beginning of a plain text file, as far as its look decides how the file is read.
struct TextHead {
    /// The first bytes, up to 16 KiB.
    let bytes: [UInt8]
    /// What they say the file is, where that is no text of one byte a character.
    let signature: FileSignature?
    /// Whether the file is longer than these bytes.
    let isPart: Bool

    private static let length = 16_384

    /// Reads the beginning of a file; nil where it cannot be read.
    init?(_ path: String, size: Int) {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let read = try? handle.read(upToCount: Self.length) else { return nil }
        bytes = [UInt8](read)
        isPart = size > read.count
        signature = FileSignature(bytes.prefix(4_096))
    }

    /// Lines without their ends, the last one possibly cut; of text of one byte a character or UTF-8.
    var lines: [Substring] {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" }
    }

    /// Lines that begin with `#` before the first that does not: the head of an export.
    ///
    /// A first line in which fields are separated is no comment but a header such as `#,name`.
    var leadingComments: Int {
        guard bytes.starts(with: [0x23]) || bytes.starts(with: [0xEF, 0xBB, 0xBF, 0x23]) else { return 0 }
        let lines = lines
        guard let first = lines.first, !first.contains(where: { ",;\t|".contains($0) }) else { return 0 }
        let comments = lines.prefix { $0.hasPrefix("#") }.count
        return comments < lines.count ? comments : 0
    }

    /// Whether lines end in more than one way.
    var mixesLineEnds: Bool {
        var (pairs, feeds, returns) = (0, 0, 0)
        var isQuoted = false
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted {
                if byte == 0x0A { feeds += 1 }
                if byte == 0x0D {
                    guard position + 1 < bytes.count else { break }
                    if bytes[position + 1] == 0x0A {
                        pairs += 1
                        position += 1
                    } else {
                        returns += 1
                    }
                }
            }
            position += 1
        }
        return [pairs, feeds, returns].count { $0 > 0 } > 1
    }

    /// Whether there are control characters that no text has.
    var isBinary: Bool { signature == nil && bytes.contains { $0 > 0 && $0 < 8 } }

    /// Whether the first line, which names the columns, is not written in UTF-8.
    var hasForeignHeader: Bool {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count < bytes.count || !isPart, line.allSatisfy({ $0 > 8 }) else { return false }
        return String(validating: line, as: UTF8.self) == nil
    }

    /// The first line with more fields than the first has, where the first lines are a title: its number from 1 and
    /// its text.
    var headerBelowTitle: (line: Int, text: Substring)? {
        let lines = lines.prefix(40)
        for delimiter in [",", ";", "\t", "|"] as [Character] {
            let counts = lines.map { line in line.count { $0 == delimiter } }
            guard let first = counts.first, let header = counts.firstIndex(where: { $0 > first }) else { continue }
            guard header > 0, header + 1 < counts.count, counts[header + 1] >= counts[header] else { continue }
            return (header + 1, lines[header].prefix(60))
        }
        return nil
    }
}
