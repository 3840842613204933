import Foundation

/// A text file as the engine is to read it: itself, or a copy in UTF-8.
struct TextFile {
    /// The file of the source.
    let file: SourceFiles.File
    /// What the engine reads, absolute.
    let path: String
    /// Bytes of that.
    let size: Int
    /// The beginning of the file; nil where it is compressed.
    let head: TextHead?
    /// Whether the engine reads a copy.
    let isTranscript: Bool
    /// Lines of comments above the header.
    let leadingComments: Int

    /// Whether the file can be read without unpacking it.
    var isPlainText: Bool { head != nil }

    /// Whether a small text file has one line only.
    var hasOneLine: Bool {
        guard size < 65_536, let data = FileManager.default.contents(atPath: path) else { return false }
        let lines = data.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).filter { !$0.isEmpty }
        return lines.count - leadingComments <= 1
    }
}
