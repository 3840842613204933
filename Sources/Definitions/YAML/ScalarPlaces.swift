/// Where each character of a scalar's text stands in the file, when the file writes it with quotes, escapes, folds
/// or as a block.
struct ScalarPlaces: Sendable, Hashable {
    /// One line and column (from 1) for each Unicode scalar of the text, and one for its end.
    private var lines: [Int32] = []
    private var columns: [Int32] = []

    /// The place of an offset in Unicode scalars; past the end, that of the end.
    func place(at offset: Int) -> (line: Int, column: Int) {
        let index = min(max(offset, 0), lines.count - 1)
        return (Int(lines[index]), Int(columns[index]))
    }

    /// The place one past the last character.
    var end: (line: Int, column: Int) { place(at: lines.count) }

    /// The ways YAML writes a scalar.
    enum Style { case plain, single, double, block }

    /// Walks the file beside the text. Complexity: O(characters of the scalar in the file).
    init(of text: String, style: Style, in source: SourceText, line: Int, column: Int) {
        var cursor = Cursor(source: source, style: style, line: line, column: column)
        for scalar in text.unicodeScalars {
            cursor.seek(scalar)
            record(cursor)
            cursor.pass(scalar)
        }
        if style == .single || style == .double { cursor.column += 1 }
        record(cursor)
    }

    private mutating func record(_ cursor: Cursor) {
        lines.append(Int32(clamping: cursor.line + 1))
        columns.append(Int32(clamping: cursor.column + 1))
    }
}

/// A position in the file that moves in step with the text of a scalar.
private struct Cursor {
    let source: SourceText
    let style: ScalarPlaces.Style
    var line: Int
    var column: Int

    init(source: SourceText, style: ScalarPlaces.Style, line: Int, column: Int) {
        self.source = source
        self.style = style
        self.line = style == .block ? line + 1 : line
        self.column = style == .block ? 0 : style == .plain ? column : column + 1
    }

    private var raw: Unicode.Scalar? { source.at(line, column) }

    /// Moves to where a scalar of the text begins in the file.
    mutating func seek(_ scalar: Unicode.Scalar) {
        if Self.isBlank(scalar) { return }
        while line < source.lines.count {
            if raw == nil {
                line += 1
                column = 0
            } else if raw == " " || raw == "\t" {
                column += 1
            } else if style == .double, raw == "\\", source.at(line, column + 1) == nil {
                column += 1
            } else {
                return
            }
        }
    }

    /// Moves behind what the file writes for a scalar.
    mutating func pass(_ scalar: Unicode.Scalar) {
        if style == .double, raw == "\\", let kind = source.at(line, column + 1) {
            column += kind == "x" ? 4 : kind == "u" ? 6 : kind == "U" ? 10 : 2
        } else if style == .single, raw == "'", scalar == "'" {
            column += 2
        } else if raw == scalar {
            column += 1
        } else if Self.isBlank(scalar), raw == nil, line + 1 < source.lines.count {
            line += 1
            column = 0
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" }
}
