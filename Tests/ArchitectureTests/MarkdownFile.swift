import Foundation
import Testing

/// A Markdown file: its links and headings.
struct MarkdownFile: CustomTestStringConvertible {
    /// Relative to the root: `docs/status.md`.
    var path: String
    var text: String

    var testDescription: String { path }

    /// The folder of the file, relative to the root; empty for the root itself.
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// The lines outside fenced blocks.
    var prose: [String] {
        var isFenced = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                isFenced.toggle()
                return nil
            }
            return isFenced ? nil : String(line)
        }
    }

    /// Where links point that stay in the repository, as written.
    var relativeLinks: [String] {
        prose.flatMap { Self.matches(#"\]\(([^)\s]+)\)"#, in: Self.withoutCodeSpans($0)) }
            .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
    }

    /// What stands between backquotes on one line.
    var codeSpans: [String] { prose.flatMap { Self.matches("`([^`]+)`", in: $0) } }

    /// Anchors of the headings, as forges make them.
    var anchors: Set<String> {
        Set(
            prose.filter { $0.hasPrefix("#") }.map { line in
                let heading = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
                let kept = heading.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
                return kept.replacing(" ", with: "-")
            })
    }

    /// A link as a path relative to the root and an anchor.
    func resolve(_ link: String) -> (path: String, anchor: String?) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let anchor = parts.count > 1 ? parts[1] : nil
        if parts[0].isEmpty { return (path, anchor) }
        var steps: [Substring] = folder.split(separator: "/")
        for step in parts[0].split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return (steps.joined(separator: "/"), anchor)
    }

    /// The text between `<!-- name -->` and `<!-- name: end -->`, nil where they are not both there.
    func block(_ name: String) -> String? { range(of: name).map { String(text[$0]) } }

    /// The whole text with another content of a block.
    func replacing(_ name: String, with content: String) -> String {
        guard let range = range(of: name) else { return text }
        return text.replacingCharacters(in: range, with: content)
    }

    private func range(of block: String) -> Range<String.Index>? {
        guard let start = text.range(of: "<!-- \(block) -->\n"),
            let end = text.range(of: "<!-- \(block): end -->", range: start.upperBound..<text.endIndex)
        else { return nil }
        return start.upperBound..<end.lowerBound
    }

    private static func withoutCodeSpans(_ line: String) -> String {
        line.replacingOccurrences(of: "`[^`]*`", with: "", options: .regularExpression)
    }

    /// The first group of every match.
    static func matches(_ pattern: String, in text: String) -> [String] {
        guard let expression = try? NSRegularExpression(pattern: pattern, options: [.anchorsMatchLines]) else {
            preconditionFailure("not a pattern: \(pattern)")
        }
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
            Range(match.range(at: 1), in: text).map { String(text[$0]) }
        }
    }
}
