import Definitions
import Engines
import Foundation
import Queries
import Testing

@Suite("Files as they are load right or are refused clearly", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct FileCaseTests {
    @Test("text", arguments: FileCase.form + FileCase.numbers + FileCase.tables + FileCase.dates)
    func text(file: FileCase) throws { try check(file) }

    private func check(_ file: FileCase) throws {
        let folder = try ProjectFolder()
        for (name, data) in file.files { try data.write(to: URL(fileURLWithPath: folder.path + "/data/" + name)) }
        do {
            let (session, opened, project) = try folder.open(file.source)
            let planner = QueryPlanner(
                calendar: project.calendar, dialect: session.dialect, sources: project.sources,
                schemas: ["s": opened.schema])
            let source = try #require(project.sources["s"])
            let columns = Set(opened.schema.columns.map(\.name))
            var live: [[String?]]?
            let isWhole = !file.name.hasPrefix("CRLF beyond")
            if case .rows(let sql, _) = file.outcome, isWhole { live = try session.run(sql, about: "s").rows }
            if !opened.isEmpty { _ = try session.load(source, columns: columns, planner: planner) }
            let rejected = try session.rejectedRows(of: "s", limit: 10)
            switch file.outcome {
            case .rows(let sql, let rows):
                #expect(try session.run(sql, about: "s").rows == rows)
                #expect(live == rows || !isWhole, "the answer without loading differs")
                #expect(rejected.count == 0, "\(rejected.first)")
            case .malformed(let sql, let rows, let places, let reason):
                #expect(try session.run(sql, about: "s").rows == rows)
                #expect(rejected.first.map { "\($0.file):\($0.line)" } == places)
                #expect(rejected.count == places.count)
                #expect(rejected.first.first?.reason.contains(reason) == true, "\(rejected.first)")
            case .refused(let code, _):
                _ = try session.run("SELECT * FROM s", about: "s")
                Issue.record("\(code) was expected; there are columns \(columns.sorted())")
            }
        } catch let failure as EngineFailure {
            guard case .refused(let code, let part) = file.outcome else { throw failure }
            #expect(failure.code == code, "\(failure)")
            #expect(failure.message.contains(part), "\(failure.message)")
            #expect(!failure.description.contains(folder.path))
        }
    }

    @Test("a fraction beyond the rows that are looked at stops what is read in place")
    func laterFraction() throws {
        let folder = try ProjectFolder()
        try folder.write(
            "data/a.csv", "at,v\n" + String(repeating: "2026-01-01,5\n", count: 40_000) + "2026-01-01,5.7\n")
        let (session, _, _) = try folder.open("from: data/a.csv\ntime: at")
        let failure = #expect(throws: EngineFailure.self) { try session.run("SELECT sum(v) FROM s", about: "s") }
        #expect(failure?.code == "column-type-changes")
        #expect(failure?.message.contains("`5.7`") == true)
    }
}
