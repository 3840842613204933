/// A place in a definition file: lines and columns count from 1, columns in Unicode characters; the end is exclusive.
public struct SourceSpan: Hashable, Sendable {
    /// Path relative to the project's root, with forward slashes.
    public var file: String
    /// First line, from 1.
    public var line: Int
    /// First column, from 1, in characters.
    public var column: Int
    /// Line of the end.
    public var endLine: Int
    /// Column one past the last character.
    public var endColumn: Int

    /// Makes a span from its corners; without an end it is one character long.
    public init(file: String, line: Int, column: Int, endLine: Int? = nil, endColumn: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.endLine = endLine ?? line
        self.endColumn = endColumn ?? column + 1
    }

    /// A whole file, for findings that concern all of it.
    public static func file(_ path: String) -> SourceSpan { SourceSpan(file: path, line: 1, column: 1) }
}

extension SourceSpan: Comparable {
    /// Orders by file, then line, then column.
    public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}
