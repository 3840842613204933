import Definitions
import Foundation
import Testing

@Suite("Hashes of definitions")
struct HashTests {
    static let files: [(String, String)] = [
        ("bellwether.yml", "name: Acme\ntimezone: Europe/Madrid\n"),
        ("sources/s.yml", "source: s\nfrom: a.csv\ntime: at\ndimensions: {c: c}\n"),
        ("metrics/a.yml", "metric: a\ntype: count\nsource: s\nfilter: x > 1\n"),
        ("metrics/b.yml", "metric: b\ntype: sum\nsource: s\nvalue: v\n"),
        ("metrics/r.yml", "metric: r\ntype: ratio\nnumerator: a\ndenominator: b\n"),
        ("metrics/d.yml", "metric: d\ntype: derived\nexpression: r * 2\n"),
        ("objectives/o.yml", "objective: o\n"),
        ("kpis/k.yml", "kpi: k\nmetric: r\nobjective: o\ntarget: 3\nwhere: c = 'x'\n"),
    ]

    static func hashes(replacing old: String = "", with new: String = "") throws -> [String: String] {
        let texts = files.map {
            DefinitionFile(path: $0.0, text: old.isEmpty ? $0.1 : $0.1.replacingOccurrences(of: old, with: new))
        }
        let project = try #require(ProjectLoader.load(files: texts).project)
        let hash = DefinitionHash(project)
        var result: [String: String] = [:]
        for name in ["a", "b", "r", "d"] { result[name] = hash.hash(of: name) }
        result["k"] = project.kpis.first.map { hash.hash(of: $0) }
        return result
    }

    @Test(
        "change with what they depend on, and with nothing else",
        arguments: [
            ("filter: x > 1", "filter: x > 2", ["a", "d", "k", "r"]), ("filter: x > 1", "filter:  x>1", []),
            ("filter: x > 1", "filter: x > 1\nlabel: Alpha\nowner: ana\nunit: things", []),
            ("value: v", "value: w", ["b", "d", "k", "r"]), ("r * 2", "r * 3", ["d"]),
            ("from: a.csv", "from: b.csv", ["a", "b", "d", "k", "r"]),
            ("time: at", "time: {column: at, timezone: UTC}", ["a", "b", "d", "k", "r"]),
            ("time: at", "time: at\nclosed: [sunday]", ["a", "b", "d", "k", "r"]),
            ("time: at", "time: at\nfresh_within: 3d\nslices: [c]", []),
            ("Europe/Madrid", "Europe/Paris", ["a", "b", "d", "k", "r"]), ("target: 3", "target: 4", ["k"]),
            ("where: c = 'x'", "where: c = 'y'", ["k"]), ("target: 3", "target: 3\nlabel: Ratio", ["k"]),
            ("name: Acme", "name: Other", []),
        ] as [(String, String, [String])])
    func dependence(_ old: String, _ new: String, _ changed: [String]) throws {
        let before = try Self.hashes()
        let after = try Self.hashes(replacing: old, with: new)
        #expect(before.keys.filter { before[$0] != after[$0] }.sorted() == changed)
    }

    @Test("are the same on every machine")
    func stable() throws {
        #expect(StableHash.hex(of: "") == "6c62272e07bb014262b821756295c58d")
        #expect(StableHash.hex(of: "a") == "d228cb696f1a8caf78912b704e4a8964")
        let hashes = try Self.hashes()
        #expect(Set(hashes.values).count == 5)
        #expect(hashes.values.allSatisfy { $0.count == 32 })
    }

    @Test("a condition narrows the hash")
    func filter() throws {
        let project = try #require(
            ProjectLoader.load(files: Self.files.map { DefinitionFile(path: $0.0, text: $0.1) }).project)
        let hash = DefinitionHash(project)
        #expect(hash.hash(of: "nothing") == nil)
        #expect(hash.hash(of: "r", filter: project.kpis.first?.filter) != hash.hash(of: "r"))
    }
}
