import Diagnostics

/// The text of a file cut into lines of Unicode scalars, as YAML counts them.
struct SourceText: Sendable {
    let file: String
    let lines: [[Unicode.Scalar]]

    /// Cuts a text at every line end YAML knows. Complexity: O(length).
    init(file: String, text: String) {
        self.file = file
        var lines: [[Unicode.Scalar]] = []
        var current: [Unicode.Scalar] = []
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(current)
                current = []
            default: current.append(scalar)
            }
            previous = scalar
        }
        lines.append(current)
        self.lines = lines
    }

    /// The scalar at a line and a column from 0, or nil at the end of the line and past the file.
    func at(_ line: Int, _ column: Int) -> Unicode.Scalar? {
        guard lines.indices.contains(line), lines[line].indices.contains(column) else { return nil }
        return lines[line][column]
    }

    /// A span of one line, from columns that count from 0.
    func span(line: Int, columns: Range<Int>) -> SourceSpan {
        SourceSpan(
            file: file, line: line + 1, column: columns.lowerBound + 1, endLine: line + 1,
            endColumn: max(columns.upperBound, columns.lowerBound + 1) + 1)
    }

    /// Whether the characters from a place on are exactly `text`.
    func matches(_ text: String, line: Int, column: Int) -> Bool {
        var position = column
        for scalar in text.unicodeScalars {
            guard at(line, position) == scalar else { return false }
            position += 1
        }
        return true
    }
}
