import Diagnostics

/// What must be refused before a YAML parser sees the text: sizes, control characters, and anchors, whose aliases can
/// multiply a small file without bound.
enum YAMLHazards {
    /// All reasons not to parse; none for a good file. Complexity: O(length).
    static func findings(in source: SourceText, byteCount: Int) -> [Diagnostic] {
        if byteCount > YAMLReader.byteLimit {
            return [
                Diagnostic(
                    "file-too-large", "The file is larger than a megabyte, which no definition needs.",
                    at: .file(source.file), fix: "Keep data elsewhere and define one thing in a file.")
            ]
        }
        var found: [Diagnostic] = []
        for (number, line) in source.lines.enumerated() {
            if let column = line.firstIndex(where: isControl) {
                found.append(
                    Diagnostic(
                        "yaml-control-character", "There is an invisible control character here.",
                        at: source.span(line: number, columns: column..<column + 1),
                        fix: "Delete it and type the place again."))
            }
            if let column = anchor(in: line) {
                // One is enough: a file that uses anchors uses many.
                return found + [anchor(at: source.span(line: number, columns: column..<column + 1))]
            }
        }
        return found
    }

    /// The finding for an anchor.
    static func anchor(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "yaml-anchor", "YAML anchors and aliases (`&name`, `*name`) are not allowed.", at: span,
            fix: "Write the value out in each place; a text that begins with `&` or `*` stands in quotes.")
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t") || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{FEFF}"
            || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    /// The column of an `&name` where a value may begin.
    private static func anchor(in line: [Unicode.Scalar]) -> Int? {
        guard line.contains("&") else { return nil }
        var significant: Unicode.Scalar?
        var hasTag = false
        for (column, scalar) in line.enumerated() {
            let before = column > 0 ? line[column - 1] : " "
            let starts = isBlank(before) || "[{,:".unicodeScalars.contains(before)
            if scalar == "#", isBlank(before) { return nil }
            if scalar == "!", starts { hasTag = true }
            let opens = significant.map { "[{,:-?".unicodeScalars.contains($0) } ?? true
            if scalar == "&", starts, opens || hasTag, column + 1 < line.count, isWord(line[column + 1]) {
                return column
            }
            if !isBlank(scalar) { significant = scalar }
        }
        return nil
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
    }
}
