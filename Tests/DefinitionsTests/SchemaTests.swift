import Definitions
import Foundation
import Testing

@Suite("The published form of definitions")
struct SchemaTests {
    @Test("the JSON Schema of each kind is as committed", arguments: DefinitionKind.allCases)
    func golden(_ kind: DefinitionKind) throws {
        let text = DefinitionSchema.jsonText(kind: kind)
        try GoldenFile("schema-\(kind.rawValue).json").check(text)
        let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(parsed?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test("every example validates against its schema", arguments: DefinitionKind.allCases)
    func examples(_ kind: DefinitionKind) throws {
        let schema = try SchemaValidator(DefinitionSchema.jsonText(kind: kind))
        var count = 0
        for (path, node) in try Self.exampleNodes() where Self.kind(of: path) == kind {
            #expect(schema.problems(of: node) == [], "\(path)")
            count += 1
        }
        #expect(count > 0, "there is an example of each kind")
    }

    @Test("every key of every kind is shown in an example or explained by one", arguments: DefinitionKind.allCases)
    func keys(_ kind: DefinitionKind) throws {
        let used = Set(
            try Self.exampleNodes().filter { Self.kind(of: $0.0) == kind }.flatMap { $0.1.entries.map(\.key) })
        #expect(used.isSubset(of: Set(kind.keys.map(\.name))))
        for key in kind.keys { #expect(!key.example.isEmpty && key.summary.hasSuffix(".")) }
    }

    @Test(
        "the schema refuses what the loader refuses",
        arguments: [
            (DefinitionKind.metric, "metric: a\ntype: counts\n"), (.metric, "metric: a\n"),
            (.metric, "metric: a-b\ntype: manual\n"),
            (.metric, "metric: a\ntype: manual\nlable: x\n"), (.metric, "metric: a\ntype: manual\nsynonyms: x\n"),
            (.kpi, "kpi: k\nmetric: m\nobjective: o\nwindow: monthly\n"),
            (.kpi, "kpi: k\nmetric: m\nobjective: o\nstart: May\n"),
            (.organisation, "name: A\nstates: {ahead: 2}\n"), (.source, "source: s\ntime: at\ncolumns: {a: money}\n"),
        ] as [(DefinitionKind, String)])
    func refuses(_ kind: DefinitionKind, _ text: String) throws {
        let node = try #require(DefinitionReading.documents(file: "x.yml", text: text).first)
        #expect(try !SchemaValidator(DefinitionSchema.jsonText(kind: kind)).problems(of: node).isEmpty)
    }

    @Test("docs/definitions.md lists every key")
    func reference() throws {
        let location = Checkout.root.appendingPathComponent("docs/definitions.md")
        let (begin, end) = ("<!-- generated: begin -->\n", "<!-- generated: end -->\n")
        let current = try String(contentsOf: location, encoding: .utf8)
        let head = try #require(current.range(of: begin))
        let tail = try #require(current.range(of: end))
        let tables = DefinitionKind.allCases.map { DefinitionSchema.referenceText(kind: $0) }.joined(separator: "\n")
        try GoldenFile(location: location).check(
            current[..<head.upperBound] + "\n" + tables + "\n" + current[tail.lowerBound...])
    }

    @Test("docs/diagnostics.md lists every code and no other")
    func codes() throws {
        let folder = Checkout.root.appendingPathComponent("Sources/Definitions").resolvingSymlinksInPath()
        let pattern = /"([a-z]+(?:-[a-z0-9]+)+)"/
        var used: Set<String> = []
        for case let path as String in try #require(FileManager.default.enumerator(atPath: folder.path)) {
            guard path.hasSuffix(".swift"), !path.hasPrefix("Schema/") else { continue }
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            for match in text.matches(of: pattern) { used.insert(String(match.1)) }
        }
        let agreement = try String(
            contentsOf: Checkout.root.appendingPathComponent("Sources/Statements/StatementAgreement.swift"),
            encoding: .utf8)
        for match in agreement.matches(of: pattern) { used.insert(String(match.1)) }
        for kind in ["source", "metric", "objective", "engine", "dimension"] { used.insert("unknown-\(kind)") }
        for noun in ["column", "metric"] { used.insert("expression-unknown-\(noun)") }
        used.subtract(["utf-8", "utf-16", "latin-1"])
        try used.formUnion(codesOfFailures())
        let text = try String(contentsOf: Checkout.root.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
        let listed = Set(text.matches(of: /\n\| `([a-z0-9-]+)` \|/).map { String($0.1) })
        #expect(used.subtracting(listed).sorted() == [], "codes without a line in docs/diagnostics.md")
        #expect(listed.subtracting(used).sorted() == [], "lines in docs/diagnostics.md without a use")
    }

    /// Codes of failed operations, which every module writes in its own way.
    private func codesOfFailures() throws -> Set<String> {
        let folder = Checkout.root.appendingPathComponent("Sources").resolvingSymlinksInPath()
        var codes: Set<String> = []
        for case let path as String in try #require(FileManager.default.enumerator(atPath: folder.path)) {
            guard path.hasSuffix(".swift") else { continue }
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            let failure = /(?:Engine|Refresh|Query|Resolution)Failure\(\s*"([a-z-]+)"/
            for match in text.matches(of: failure) { codes.insert(String(match.1)) }
            for match in text.matches(of: /Code\(rawValue: "([a-z-]+)"\)/) { codes.insert(String(match.1)) }
            if path.hasSuffix("StoreFailure.swift") || path.hasSuffix("SeriesError.swift") {
                for match in text.matches(of: /case [a-zA-Z]+ = "([a-z-]+)"/) { codes.insert(String(match.1)) }
            }
            if path.hasPrefix("bellwether/") {
                for match in text.matches(of: /\[([a-z]+-[a-z]+)\]/) { codes.insert(String(match.1)) }
            }
        }
        return codes
    }

    static func exampleNodes() throws -> [(String, SourceNode)] {
        let root = URL(fileURLWithPath: Checkout.example)
        var nodes: [(String, SourceNode)] = []
        for case let path as String in try #require(FileManager.default.enumerator(atPath: root.path)) {
            guard path.hasSuffix(".yml") else { continue }
            let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            nodes += DefinitionReading.documents(file: path, text: text).map { (path, $0) }
        }
        return nodes
    }

    static func kind(of path: String) -> DefinitionKind? {
        path == "bellwether.yml"
            ? .organisation : DefinitionKind.allCases.first { path.hasPrefix($0.folder + "/") && $0 != .organisation }
    }
}
