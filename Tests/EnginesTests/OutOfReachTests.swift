import Definitions
import Engines
import Foundation
import Testing

@Suite("A definition reads nothing but its project's files", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct OutOfReachTests {
    static let attempts = [
        "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'", "SELECT * FROM read_blob('@/.bellwether/state.sqlite')",
        "SELECT * FROM read_text('@/notes.txt')", "SELECT * FROM read_csv('@/data/../notes.txt')",
        "SELECT * FROM glob('/etc/*')", "SELECT * FROM read_csv('https://example.org/x.csv')",
        "COPY (SELECT 1) TO '@/data/out.csv'", "ATTACH '@/data/x.duckdb'", "INSTALL httpfs", "LOAD httpfs",
        "SELECT 1; SELECT 2", "SELECT 1; COPY (SELECT 1) TO '@/data/out.csv'", "SELECT 1 AS a; DROP VIEW s",
        "SELECT E'\\'; DROP VIEW s; --'", "SELECT $$ ; $$ AS a", "SELECT 1 /* ; */", "SELECT 1 --'\n; SELECT '2",
        "SET lock_configuration = false", "PRAGMA enable_external_access = true", "",
    ]

    @Test("by its own SQL", arguments: attempts)
    func byQuery(sql: String) throws {
        let folder = try ProjectFolder()
        try folder.write("data/a.csv", "at,n\n2026-01-01,1\n")
        try folder.write("notes.txt", "secret")
        try folder.write(".bellwether/state.sqlite", "secret")
        let text = sql.replacingOccurrences(of: "@", with: folder.path)
        var project = try folder.project(["other": "from: data/a.csv\ntime: at"])
        let place = try #require(project.sources["other"])
        let source = SourceDefinition(
            name: Located("s", at: place.name.span), origin: .query(Located(text, at: place.name.span)),
            time: place.time)
        project.sources["s"] = source
        let session = try folder.session(project)
        let failure = #expect(throws: EngineFailure.self) {
            _ = try session.open(source)
            _ = try session.run("SELECT * FROM s", about: "s")
        }
        #expect(failure?.message.contains("`s`") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/data/out.csv"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/data/x.duckdb"))
    }

    @Test(
        "a semicolon in a text or at the end is no second statement",
        arguments: [
            "SELECT 'a;b' AS v", "SELECT 'it''s;' AS v ;", "SELECT 1 AS \"a;b\";\n",
            "WITH x AS (SELECT 1 AS v) SELECT * FROM x",
        ])
    func oneStatement(sql: String) throws {
        let folder = try ProjectFolder()
        try folder.write("data/a.csv", "at,n\n2026-01-01,1\n")
        var project = try folder.project(["other": "from: data/a.csv\ntime: at"])
        let place = try #require(project.sources["other"])
        let source = SourceDefinition(
            name: Located("s", at: place.name.span), origin: .query(Located(sql, at: place.name.span)), time: place.time
        )
        project.sources["s"] = source
        let session = try folder.session(project)
        _ = try session.open(source)
        #expect(try session.run("SELECT * FROM s", about: "s").rows.count == 1)
    }

    @Test("a file that matches later is not read by this session")
    func laterFile() throws {
        let folder = try ProjectFolder()
        try folder.write("data/a.csv", "at,n\n2026-01-01,1\n")
        let project = try folder.project(["s": "from: data/*.csv\ntime: at"])
        let session = try folder.session(project)
        try folder.write("data/b.csv", "at,n\n2026-01-01,1\n")
        _ = try session.open(try #require(project.sources["s"]))
        #expect(try session.run("SELECT count(*) FROM s", about: "s").rows == [["1"]])
    }
}
