import Foundation

/// Rows that look like totals, first or last in a file, where exports put them.
enum TotalRows {
    private static let words: Set<String> = [
        "total", "totals", "grand total", "grand totals", "sum", "subtotal", "overall total", "all", "summe", "gesamt",
        "gesamtergebnis", "insgesamt", "suma", "total general", "totale", "totaal", "celkem", "razem", "итого",
    ]

    /// The beginning of the first or last row of a plain file, where it looks like a total.
    static func suspected(in text: TextFile) -> String? {
        guard text.isPlainText, let ends = FileEnds(text) else { return nil }
        return [ends.second, ends.last].compactMap { $0 }.first(where: isTotal).map { String($0.prefix(60)) }
    }

    /// Whether one of the first fields is a word for a total.
    static func isTotal(_ line: Substring) -> Bool {
        line.split(separator: /[,;\t|]/, maxSplits: 3, omittingEmptySubsequences: false).prefix(3).contains { field in
            let bare = field.trimmingCharacters(in: CharacterSet(charactersIn: " \"':"))
            return words.contains(bare.lowercased())
        }
    }
}

/// A row that looks like the total of the others.
public struct SuspectedTotal: Sendable, Hashable {
    /// File, relative to the project's root.
    public var file: String
    /// The beginning of the row as it is written.
    public var row: String

    /// Joins the parts.
    public init(file: String, row: String) {
        self.file = file
        self.row = row
    }
}

/// The line below the header and the last line of a file.
private struct FileEnds {
    let second: Substring?
    let last: Substring?

    init?(_ text: TextFile) {
        guard let head = text.head, let handle = FileHandle(forReadingAtPath: text.path) else { return nil }
        defer { try? handle.close() }
        let lines = head.lines
        second = lines.dropFirst(text.leadingComments + 1).first
        let length = 4_096
        guard text.size > length else {
            last = lines.dropFirst(text.leadingComments + 1).last { !$0.isEmpty }
            return
        }
        guard (try? handle.seek(toOffset: UInt64(text.size - length))) != nil,
            let tail = try? handle.read(upToCount: length)
        else { return nil }
        last = String(decoding: tail, as: UTF8.self).split { $0.isNewline }.last
    }
}
