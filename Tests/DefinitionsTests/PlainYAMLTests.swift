import Diagnostics
import Foundation
import Testing

@testable import Definitions

/// The reader of what is plainly written must give what the full parser gives, or nothing.
@Suite("Plain YAML is read as the full parser reads it")
struct PlainYAMLTests {
    /// Definitions as people write them: the example, and everything in the golden projects.
    static let files: [DefinitionFile] = {
        let roots = [Checkout.example, Checkout.golden.appendingPathComponent("errors").path]
        return roots.flatMap { root -> [DefinitionFile] in
            let paths = (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []).sorted()
            return paths.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.compactMap { path in
                (try? String(contentsOfFile: root + "/" + path, encoding: .utf8)).map {
                    DefinitionFile(path: path, text: $0)
                }
            }
        }
    }()

    /// Forms that are at the edge of what is plain.
    static let forms = [
        "a: b", "a:  b  ", "a: b # c", "a: b#c", "a: # c\n  b: c", "a:\n  b: c\n  d: e\nf: g", "a:\n- b\n- c\nd: e",
        "a:\n  - b\n  - {c: d}\n  - [e, f]", "a: [b, 'c', \"d\"]", "a: {b: c, d: {e: [f, g]}}", "a: []", "a: {}",
        "a: [ b , c ]", "a: 'it is'", "a: \"größe\"", "größe: a", "a: größe", "a: [ä, {ö: ü}]", "a: -5", "a: -b",
        "a: <>", "a: =", "a: ~", "a: null", "a: 10:30", "a: x::y", "a: b: c", "a: b:", "a: |\n  b", "a: b\n  c",
        "a: 'b''c'", "a: \"b\\n\"", "a: [b", "a: b]", "a: b, c", "a: {b}", "a: [b: c]", "a: [b,]", "a: [,]", "a",
        "- a\n- b", "---\na: b", "a: b\n---\nc: d", "a: b\n...\n", "a: b\na: c", "a:", "a:\nb: c", " a: b", "a: \"\"",
        "a: ''", "a: [\"\", '']", "# c\na: b\n\n# d\n", "a:\n    b: c\n  d: e", "a:\n  b: c\n   d: e", "a: %b", "a: @b",
        "a: b\r\nc: d", "a: b\tc", "a: !x b", "a: &x b", "a: *x", "a: R & D", "a: [b # c", "a: 'b # c' # d", "a: “b”",
        "a: \u{2028}b", "a: b\u{85}", "a: \u{FEFF}b", "a: [-1, -b, - c]", "a: (b)", "a: ...", "a: .b", "<<: a",
        "a-: b", "a.b: c", "a: b\n \n  # x\nc: d", "a: {b: c} d", "a: \"b\" c", "a: {b: 1:2}", "a: [b c, d e ]", "a: ;",
        "a: 1\n# c\n  b: 2", "a:\n - b\n - c\n", "a:\n- b\n  c", "a:\n- b: c", "a: {\"b\": c}", "a: {b: , c: d}", "? a",
    ]

    @Test("forms at the edge", arguments: forms)
    func edge(_ text: String) { Self.compare(DefinitionFile(path: "metrics/a.yml", text: text)) }

    @Test("files that people wrote, most of which are plain")
    func written() {
        let plain = Self.files.count { PlainYAML.document(file: $0.path, text: $0.text) != nil }
        #expect(plain * 10 > Self.files.count * 6, "\(plain) of \(Self.files.count)")
        for file in Self.files { Self.compare(file) }
    }

    @Test("the same files with characters exchanged, removed and put in at random", arguments: 0..<20)
    func mutated(_ seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed + 1))
        let pieces =
            Array("  \n\n::-[]{},#'\"|>&*!?%@`~<=.ab1é—\t\\").map(String.init) + [": ", " #", "\n  ", "- ", "\n\n"]
        for _ in 0..<500 {
            guard var file = Self.files.randomElement(using: &generator) else { return }
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                var characters = Array(file.text)
                let place = Int.random(in: 0...characters.count, using: &generator)
                if Bool.random(using: &generator), place < characters.count { characters.remove(at: place) }
                if Int.random(in: 0..<3, using: &generator) > 0 {
                    characters.insert(contentsOf: pieces.randomElement(using: &generator) ?? " ", at: place)
                }
                file.text = String(characters)
            }
            Self.compare(file, "seed \(seed)")
        }
    }

    private static func compare(_ file: DefinitionFile, _ comment: String = "") {
        guard let plain = PlainYAML.document(file: file.path, text: file.text) else { return }
        let full = YAMLReader(file: file.path, text: file.text, isThorough: true)
        let isSame = full.findings.isEmpty && full.documents == [plain] && !full.isIncomplete
        #expect(isSame, "\(comment) \(file.text.debugDescription)\n\(plain)\n\(full.documents)\n\(full.findings)")
    }

    @Test("a project of many files gives what its files give one by one, in the same order")
    func manyFiles() {
        var files = LoadingTests.base
        for number in 0..<400 {
            let (unit, target) = number % 7 == 0 ? ("percent", "3") : ("orders", "\(number)")
            let metric = "metric: m\(number)\ntype: count\nsource: s\nunit: \(unit)\n"
            files.append(
                DefinitionFile(path: "metrics/m\(number).yml", text: metric + (number % 50 == 0 ? "oops: 1\n" : "")))
            files.append(
                DefinitionFile(
                    path: "kpis/k\(number).yml",
                    text: "kpi: k\(number)\nmetric: m\(number)\nobjective: o\nowner: a\ntarget: \(target)\n"))
        }
        let loaded = ProjectLoader.load(files: files)
        #expect(loaded.diagnostics == ProjectLoader.load(files: files.reversed()).diagnostics)
        let codes = Dictionary(grouping: loaded.diagnostics, by: \.code).mapValues(\.count)
        #expect(codes["unknown-key"] == 8)
        // Units of metrics reach the KPIs, which are decoded elsewhere: a bare 3 is no percentage.
        let percentages = Set(loaded.diagnostics.compactMap { $0.span?.file }.filter { $0.hasPrefix("kpis/") })
        #expect(percentages.contains("kpis/k7.yml"))
        #expect(loaded.diagnostics.filter { $0.span?.file == "kpis/k7.yml" }.contains { $0.message.contains("3") })
        #expect(
            loaded.diagnostics.map(\.span?.file).compactMap { $0 }
                == loaded.diagnostics.compactMap(\.span?.file).sorted())
    }
}
