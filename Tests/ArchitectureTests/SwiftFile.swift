import Foundation
import Testing

/// A Swift file, read without a compiler: its imports and its code without comments.
struct SwiftFile: CustomTestStringConvertible {
    /// Relative to the root: `Sources/Series/SeriesValues.swift`.
    let path: String
    let text: String

    var testDescription: String { path }

    /// The target the file belongs to.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The text without comments, line by line.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = Self.lines(text).map(Self.withoutComment).joined(separator: "\n")
    }

    var lineCount: Int { Self.lines(text).count }

    /// Modules imported, each with its line.
    var imports: [(line: Int, module: String)] {
        Self.lines(code).enumerated().compactMap { line in
            Self.importedModule(line.element).map { (line.offset + 1, $0) }
        }
    }

    /// Places where a pattern occurs, as `path:line: text`.
    func places(of pattern: String, includingComments: Bool = false) -> [String] {
        let searched = includingComments ? text : code
        guard searched.range(of: pattern, options: .regularExpression) != nil else { return [] }
        return Self.lines(searched).enumerated().compactMap { line in
            guard line.element.range(of: pattern, options: .regularExpression) != nil else { return nil }
            return "\(path):\(line.offset + 1): \(line.element.trimmingCharacters(in: .whitespaces))"
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The module a line imports, whatever attributes, access level or kind of declaration it names.
    static func importedModule(_ line: String) -> String? {
        var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ";" }).map(String.init)
        while let first = words.first, first.hasPrefix("@") || accessLevels.contains(first) { words.removeFirst() }
        guard words.count > 1, words.removeFirst() == "import" else { return nil }
        if declarations.contains(words[0]), words.count > 1 { words.removeFirst() }
        return words[0].split(separator: ".").first.map(String.init)
    }

    private static let accessLevels: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
    private static let declarations: Set<String> = [
        "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
    ]

    /// The line up to a `//` that is not inside quotes.
    static func withoutComment(_ line: String) -> String {
        var isQuoted = false
        var previous: Character = " "
        for index in line.indices {
            let character = line[index]
            if character == "\"", previous != "\\" { isQuoted.toggle() }
            if character == "/", previous == "/", !isQuoted { return String(line[..<line.index(before: index)]) }
            previous = character
        }
        return line
    }
}
