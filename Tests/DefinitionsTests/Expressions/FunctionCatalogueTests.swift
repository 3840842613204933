import Definitions
import Foundation
import Testing

struct FunctionCatalogueTests {
    @Test func everyFunctionIsPublishedOnce() {
        #expect(
            FunctionCatalogue.entries.map(\.function).sorted { $0.rawValue < $1.rawValue }
                == ExpressionFunction.allCases.sorted { $0.rawValue < $1.rawValue })
    }

    @Test func countsOfArguments() {
        let round = FunctionCatalogue.entry(.round)
        #expect([0, 1, 2, 3].map(round.accepts(count:)) == [false, true, true, false])
        #expect(FunctionCatalogue.entry(.coalesce).accepts(count: 50))
        #expect(!FunctionCatalogue.entry(.coalesce).accepts(count: 0))
        #expect(round.signature == "round(x number, digits constant?)")
    }

    /// The table in the documentation is the catalogue; RECORD_GOLDEN=1 rewrites it.
    @Test func documentationMatches() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "docs/expressions.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let (start, end) = ("<!-- functions -->\n", "<!-- end of functions -->")
        let first = try #require(text.range(of: start))
        let last = try #require(text.range(of: end))
        let table = Self.table
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            #expect(ProcessInfo.processInfo.environment["CI"] == nil, "golden files are not rewritten in CI")
            let updated = text[..<first.upperBound] + table + text[last.lowerBound...]
            try String(updated).write(to: file, atomically: true, encoding: .utf8)
        } else {
            #expect(String(text[first.upperBound..<last.lowerBound]) == table)
        }
    }

    private static var table: String {
        var lines = ["| Function | Result | What it gives | Example |", "|---|---|---|---|"]
        for entry in FunctionCatalogue.entries {
            let cells = ["`\(entry.signature)`", entry.resultDescription, entry.summary, "`\(entry.example)`"]
            lines.append(
                "| " + cells.map { $0.replacingOccurrences(of: "|", with: "\\|") }.joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
