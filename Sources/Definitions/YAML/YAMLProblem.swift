import Diagnostics
import Yams

/// Says in a person's words what the YAML parser could not read.
enum YAMLProblem {
    /// The finding for an error of the parser.
    static func finding(for error: any Error, in source: SourceText) -> Diagnostic {
        guard let error = error as? YamlError else { return unknown(String(describing: error), in: source) }
        switch error {
        case .scanner(let context, let problem, let end, _), .parser(let context, let problem, let end, _):
            // What is never closed is best mended where it opens.
            let isOpen = problem.contains("end of stream") || problem.contains("expected ','")
            let mark = isOpen ? context?.mark ?? end : end
            let line = max(0, mark.line - 1)
            if let tab = tab(upTo: line, in: source) { return tab }
            return syntax(problem, line: line, column: max(0, mark.column - 1), in: source)
        case .composer(_, _, let mark, _):
            return YAMLHazards.anchor(
                at: source.span(line: max(0, mark.line - 1), columns: mark.column - 1..<mark.column))
        case .duplicatedKeysInMapping(let keys, let context):
            return duplicate(keys.first ?? "", mark: context.mark, in: source)
        case .reader(let problem, _, _, _): return unknown(problem, in: source)
        default: return unknown("The file cannot be read as YAML.", in: source)
        }
    }

    private static func unknown(_ text: String, in source: SourceText) -> Diagnostic {
        Diagnostic("yaml-syntax", "The file is not valid YAML: \(text).", at: .file(source.file))
    }

    private static func tab(upTo last: Int, in source: SourceText) -> Diagnostic? {
        for number in 0...max(0, min(last, source.lines.count - 1)) {
            let line = source.lines[number]
            let indentation = line.prefix { $0 == " " || $0 == "\t" }
            guard let column = indentation.firstIndex(of: "\t"), indentation.count < line.count else { continue }
            return Diagnostic(
                "yaml-tab", "This line is indented with a tab.",
                at: source.span(line: number, columns: column..<column + 1),
                fix: "Indent with spaces; YAML does not allow tabs.")
        }
        return nil
    }

    private static let explanations: [(marker: String, message: String, fix: String)] = [
        (
            "mapping values are not allowed", "There is a `: ` where no key can stand.",
            "Put a text that contains `: ` in quotes; otherwise check the indentation."
        ),
        (
            "could not find expected ':'", "This line is not of the form `key: value`.",
            "Write a `:` and a space after the key, or indent the line as part of the text above."
        ),
        (
            "did not find expected key", "The indentation does not fit, or a quote ends too early.",
            "Align the keys of a group in one column; a `'` inside single quotes is written twice."
        ),
        (
            "cannot start any token", "A value cannot begin with this character.",
            "Put the value in quotes."
        ),
        (
            "found unexpected end of stream", "A quote is opened and never closed.",
            "Close the quote where the text ends."
        ),
        (
            "did not find expected ',' or ']'", "A list in square brackets is not closed.",
            "Separate its items with commas and end it with `]`."
        ),
        (
            "did not find expected ',' or '}'", "A group in curly braces is not closed.",
            "Separate its entries with commas and end it with `}`."
        ),
        (
            "block sequence entries are not allowed", "A list item cannot stand here.",
            "Begin the list on its own line below the key."
        ),
        (
            "unknown escape character", "There is an unknown escape after `\\`.",
            "Use single quotes, in which `\\` means itself."
        ),
        (
            "nesting level", "Lists and groups are nested too deep.", "No definition needs more than a few levels."
        ),
        (
            "expected <document start>", "The file goes on after its document has ended.",
            "Check the indentation of this line, or separate documents with a line `---`."
        ),
        (
            "did not find expected '-'", "A list item must begin with `- `.",
            "Align the items of a list in one column, each with `- `."
        ),
    ]

    private static func syntax(_ problem: String, line: Int, column: Int, in source: SourceText) -> Diagnostic {
        let lastLine = max(0, source.lines.count - 1)
        let span = source.span(line: min(line, lastLine), columns: column..<column + 1)
        if let known = explanations.first(where: { problem.contains($0.marker) }) {
            return Diagnostic("yaml-syntax", known.message, at: span, fix: known.fix)
        }
        return Diagnostic("yaml-syntax", "This is not valid YAML: \(problem).", at: span)
    }

    /// The parser names the first of the two; the second is the one to look at.
    private static func duplicate(_ key: String, mark: Mark, in source: SourceText) -> Diagnostic {
        let column = max(0, mark.column - 1)
        let later = (mark.line..<max(mark.line, source.lines.count)).first { number in
            source.matches(key + ":", line: number, column: column)
        }
        let line = later ?? max(0, mark.line - 1)
        return Diagnostic(
            "duplicate-key", "The key `\(key)` is written twice in this group.",
            at: source.span(line: line, columns: column..<column + key.unicodeScalars.count),
            fix: later == nil ? "Keep one of them." : "Keep one of them; the first is on line \(mark.line).")
    }
}
