import Foundation

/// What looking into one file of a source told about it: its columns and how it is written.
///
/// It holds while path, size and time of the file stay, so that a file is not looked into again when only others changed.
public struct FileShape: Sendable, Hashable, Codable {
    /// Columns of a text file; empty for files that name their own types.
    var columns: [ColumnSniff.Column] = []
    /// How the text is written; nil where the engine must look into the file at every reading.
    var dialect: CSVDialect?
    /// Lines of comments above the header.
    var leadingComments = 0
    /// Whether the engine reads a copy of the file in UTF-8.
    var isTranscript = false
    /// The beginning of a row that looks like the total of the others.
    var total: String?
    /// Whether there are rows below the header line.
    var holdsRows = true
    /// Names and types as a typed file (Parquet) states them.
    var signature: String?
    /// What the first file looked like when this one was looked into: it decides how the others are tried.
    var context = ""
    /// Of the first file: how it is written, as found before any other was looked into.
    var lead: Lead?

    /// The dialect of the first file of a source, nil where it needs more than a dialect, and its dates.
    struct Lead: Hashable, Codable {
        var dialect: CSVDialect?
        var moments = MomentPatterns()
    }

    init() {}

    /// The shape as text, to be kept.
    public var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// A shape from kept text; nil where it is none, after which the file is looked into again.
    public init?(text: String) {
        guard let shape = try? JSONDecoder().decode(FileShape.self, from: Data(text.utf8)) else { return nil }
        self = shape
    }
}
