public import Diagnostics

/// Where the text of an expression stands in its file, so that findings name the exact line and column.
///
/// Offsets, lines and columns count Unicode scalars, as YAML marks do.
public struct ExpressionOrigin: Sendable {
    /// Path relative to the project's root.
    public var file: String
    private let locate: @Sendable (Int, (line: Int, column: Int)) -> (line: Int, column: Int)

    /// Text whose first character stands at the start of `span`; further lines begin at `continuationColumn`
    /// (the indentation of a block scalar), by default at the same column.
    public init(_ span: SourceSpan, continuationColumn: Int? = nil) {
        let (line, column) = (span.line, span.column)
        file = span.file
        locate = { _, place in
            (line + place.line, place.column + (place.line == 0 ? column : continuationColumn ?? column))
        }
    }

    /// Text whose places are found by `locate`, from an offset into the text to a line and a column from 1: for
    /// quoted scalars with escapes and for folded blocks, where text and file differ.
    public init(file: String, locate: @escaping @Sendable (_ offset: Int) -> (line: Int, column: Int)) {
        self.file = file
        self.locate = { offset, _ in locate(offset) }
    }

    /// The span of a range of the text.
    func span(_ range: Range<Int>, in text: ExpressionText) -> SourceSpan {
        let start = locate(range.lowerBound, text.place(range.lowerBound))
        let end = locate(range.upperBound, text.place(range.upperBound))
        return SourceSpan(
            file: file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
    }
}

/// The scalars of an expression's text and where its lines begin.
struct ExpressionText: Sendable {
    let scalars: [Unicode.Scalar]
    private let lineStarts: [Int]

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
    }

    /// Line and column of an offset, both from 0. Complexity: O(log lines).
    func place(_ offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, lineStarts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low, offset - lineStarts[low])
    }

    /// The scalar at an offset, or nil past the end.
    func at(_ offset: Int) -> Unicode.Scalar? { scalars.indices.contains(offset) ? scalars[offset] : nil }

    /// The text of a range.
    func string(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[range])
        return String(result)
    }
}
