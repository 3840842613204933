import Chronology
import Definitions
import Diagnostics
import Foundation
import Testing

@Suite("Loading")
struct LoadingTests {
    static let base: [DefinitionFile] = [
        DefinitionFile(path: "bellwether.yml", text: "name: Acme\n"),
        DefinitionFile(path: "sources/s.yml", text: "source: s\nfrom: a.csv\ntime: at\n"),
        DefinitionFile(path: "metrics/m.yml", text: "metric: m\ntype: count\nsource: s\n"),
    ]

    static func load(_ more: [(String, String)]) -> LoadedProject {
        ProjectLoader.load(files: base + more.map { DefinitionFile(path: $0.0, text: $0.1) })
    }

    @Test("does not depend on the order of the files", arguments: 0..<20)
    func order(_ seed: Int) throws {
        let files = try Self.brokenExample()
        let expected = ProjectLoader.load(files: files)
        #expect(!expected.diagnostics.isEmpty)
        var generator = SeededGenerator(seed: UInt64(seed + 1))
        let shuffled = ProjectLoader.load(files: files.shuffled(using: &generator))
        #expect(shuffled.diagnostics == expected.diagnostics)
        #expect(shuffled.fileHashes == expected.fileHashes)
    }

    /// The example with mistakes in several files, duplicates among them.
    static func brokenExample() throws -> [DefinitionFile] {
        let root = URL(fileURLWithPath: Checkout.example)
        var files: [DefinitionFile] = []
        for case let path as String in try #require(FileManager.default.enumerator(atPath: root.path)) {
            guard path.hasSuffix(".yml") else { continue }
            var text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            if path.contains("conversion") { text += "oops: 1\n" }
            files.append(DefinitionFile(path: path, text: text))
        }
        files.append(
            DefinitionFile(path: "metrics/zz.yml", text: "metric: orders\ntype: derived\nexpression: nope + 1\n"))
        return files
    }

    @Test("values are typed by what is expected, not by how YAML reads them")
    func rawText() throws {
        let loaded = Self.load([
            (
                "metrics/n.yml",
                "metric: n\ntype: manual\nlabel: NO\nteam: 010\nowner: 1e3\nsynonyms: [on, ~, null, 0x10]\n"
            )
        ])
        #expect(loaded.diagnostics.map(\.rendered) == [])
        let metric = try #require(loaded.project?.metrics["n"])
        #expect(metric.label == "NO")
        #expect(metric.team == "010")
        #expect(metric.owner == "1e3")
        #expect(metric.synonyms == ["on", "~", "null", "0x10"])
    }

    @Test("a quoted number is a number where one is expected")
    func quotedNumber() {
        let loaded = Self.load([
            ("metrics/p.yml", "metric: p\ntype: percentile\nsource: s\nvalue: v\npercentile: \"0.5\"\n")
        ])
        #expect(loaded.diagnostics.map(\.rendered) == [])
    }

    @Test("a byte order mark and Windows line ends are fine")
    func byteOrderMark() {
        let loaded = Self.load([("metrics/b.yml", "\u{FEFF}metric: b\r\ntype: manul\r\n")])
        #expect(loaded.diagnostics.map { $0.rendered.prefix(40) } == ["metrics/b.yml:2:7: error: `type` cannot "])
    }

    @Test("columns count characters, not bytes")
    func characters() {
        let loaded = Self.load([("metrics/c.yml", "{metric: c, label: \"née 🐑\", type: manul}\n")])
        #expect(loaded.diagnostics.first?.span?.column == 35)
    }

    @Test("a file larger than a megabyte is refused")
    func large() {
        let loaded = Self.load([("metrics/l.yml", "metric: l\nlabel: " + String(repeating: "x", count: 1_000_001))])
        #expect(loaded.diagnostics.map(\.code) == ["file-too-large"])
    }

    @Test("hostile texts give findings, never a crash", arguments: 0..<200)
    func hostile(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) &* 7_919 + 1)
        var scalars = Array(
            try String(contentsOfFile: Checkout.example + "/kpis/conversion_q2.yml", encoding: .utf8).unicodeScalars)
        let noise = Array("{}[]:-&*!|>'\"%@`#,?\t\n\u{0}\u{85}\u{FEFF}é🐑 9=<".unicodeScalars)
        for _ in 0..<(1 + seed % 12) {
            let place = Int.random(in: 0..<scalars.count, using: &generator)
            let scalar = noise[Int.random(in: 0..<noise.count, using: &generator)]
            if Bool.random(using: &generator) { scalars[place] = scalar } else { scalars.insert(scalar, at: place) }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let loaded = Self.load([
            ("kpis/k.yml", String(text)), ("metrics/k.yml", String(text)), ("sources/k.yml", String(text)),
        ])
        #expect(!loaded.diagnostics.isEmpty)
        for finding in loaded.diagnostics { #expect(!finding.rendered.isEmpty) }
    }

    @Test("ten thousand definitions load without taking forever")
    func many() {
        let metrics = (0..<10_000).map {
            ("metrics/m\($0).yml", "metric: m\($0)\ntype: count\nsource: s\nfilter: a = \($0)\n")
        }
        let start = ContinuousClock.now
        let loaded = Self.load(metrics)
        let time = ContinuousClock.now - start
        #expect(loaded.project?.metrics.count == 10_001)
        // Unoptimised builds on shared machines are slow; what is quadratic takes minutes.
        #expect(time < .seconds(60))
    }
}
