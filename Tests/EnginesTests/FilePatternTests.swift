import Definitions
import Engines
import Foundation
import Testing

@Suite("Patterns of files")
struct FilePatternTests {
    static let cases: [(pattern: String, matches: [String])] = [
        ("data/a.csv", ["data/a.csv"]), ("./data/a.csv", ["data/a.csv"]), ("data//a.csv", ["data/a.csv"]),
        ("data/*.csv", ["data/a.csv", "data/b.csv"]), ("data/?.csv", ["data/a.csv", "data/b.csv"]),
        ("data/{a,c}.csv", ["data/a.csv"]), ("data/{a,b}.{csv,txt}", ["data/a.csv", "data/b.csv", "data/b.txt"]),
        ("data/**/*.csv", ["data/2026/01/e.csv", "data/2026/d.csv", "data/a.csv", "data/b.csv"]),
        ("**/e.csv", ["data/2026/01/e.csv"]), ("data/*/d.csv", ["data/2026/d.csv"]),
        ("data/20*/**/?.csv", ["data/2026/01/e.csv", "data/2026/d.csv"]), ("data/.h*.csv", ["data/.hidden.csv"]),
        ("data/*", ["data/a.csv", "data/b.csv", "data/b.txt"]), ("*.csv", []), ("data/A.csv", []),
        ("data/2026", []), ("data/[a].csv", []), ("data/***", ["data/a.csv", "data/b.csv", "data/b.txt"]),
        ("data/{a.csv", []), ("data/*a*.csv", ["data/a.csv"]), ("data/a.csv/x", []),
    ]

    @Test("match as expected", arguments: cases)
    func matching(pattern: String, matches: [String]) throws {
        let folder = try ProjectFolder()
        for name in [
            "data/a.csv", "data/b.csv", "data/b.txt", "data/.hidden.csv", "data/2026/d.csv", "data/2026/01/e.csv",
            "data/.secret/f.csv",
        ] {
            try folder.write(name, "x")
        }
        // A folder that holds itself must not be walked for ever.
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/data/2026/again", withDestinationPath: folder.path + "/data")
        let source = try #require(try folder.project(["s": "from: \"\(pattern)\"\ntime: at"]).sources["s"])
        let found = (try? SourceFiles.find(source, root: folder.path).files.map(\.path)) ?? []
        #expect(found == matches)
    }
}
