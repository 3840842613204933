import Foundation
import Testing

/// Files that did not change are not looked into twice; whether they were is told by the statements sent to the engine.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct KeptLooksTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    /// Runs the program; returns how it ended, and the statements it sent to the engine.
    private func run(_ arguments: String...) throws -> (run: Program.Run, statements: [String]) {
        let log = shop.folder + "/statements.log"
        try? FileManager.default.removeItem(atPath: log)
        let run = try Program.run(arguments, in: shop.folder, environment: ["BELLWETHER_SQL_LOG": log])
        let text = (try? shop.read("statements.log")) ?? ""
        return (run, text.split(separator: "\0").map(String.init))
    }

    /// The files that statements sniffed, by the end of their names.
    private func sniffed(_ statements: [String]) -> Set<String> {
        var files: Set<String> = []
        for statement in statements {
            // Describing columns whose names and types are given reads no file.
            let isGuessed = statement.hasPrefix("DESCRIBE SELECT") && !statement.contains("auto_detect = false")
            guard statement.contains("sniff_csv") || isGuessed else { continue }
            for match in statement.matches(of: /\/([a-z_0-9]+\.csv)'/) { files.insert(String(match.1)) }
        }
        return files
    }

    @Test func secondCheckSaysTheSameWithoutTheEngine() throws {
        try shop.append("data/visits.csv", "Total,,99999\n")
        let first = try run("check")
        #expect(sniffed(first.statements) == ["orders.csv", "visits.csv"])
        #expect(first.run.output.contains("[total-row]"), "\(first.run)")
        let second = try run("check")
        #expect(second.statements.isEmpty)
        #expect(second.run.output == first.run.output)
        #expect(second.run.code == first.run.code)
    }

    @Test func changedFileIsLookedIntoAgain() throws {
        #expect(try run("check").run.code == 0)
        let text = try shop.read("data/visits.csv")
        try shop.write("data/visits.csv", text.replacingOccurrences(of: "channel", with: "chanel"))
        let wrong = try run("check")
        #expect(sniffed(wrong.statements) == ["visits.csv"])
        #expect(wrong.run.code == 2)
        #expect(wrong.run.output.contains("channel"), "\(wrong.run)")
        try shop.write("data/visits.csv", text)
        #expect(try run("check").run.code == 0)
    }

    @Test func onlyTheNewFileOfSeveralIsLookedInto() throws {
        _ = try run("check")
        try shop.write("data/visits_2.csv", Shop.visits(days: 0..<3))
        let added = try run("check")
        #expect(sniffed(added.statements) == ["visits_2.csv"])
        #expect(added.run.code == 0, "\(added.run)")
        #expect(try run("check").statements.isEmpty)
    }

    @Test func changedRulesOfASourceHaveItLookedIntoAgain() throws {
        _ = try run("check")
        try shop.replace("sources/visits.yml", "visits: integer", with: "visitors: integer")
        let wrong = try run("check")
        #expect(wrong.run.code == 2)
        #expect(wrong.run.output.contains("visitors"), "\(wrong.run)")
    }

    @Test func refreshAndLiveQueriesUseWhatCheckFound() throws {
        _ = try run("check")
        let query = [
            "query", "orders", "--grain", "day", "--last", "7d", "--where", "status = 'paid'", "--format", "csv",
        ]
        let live = try run(
            query[0], query[1], query[2], query[3], query[4], query[5], query[6], query[7], query[8], query[9])
        #expect(live.run.code == 0, "\(live.run)")
        #expect(sniffed(live.statements).isEmpty)
        let refresh = try run("refresh")
        #expect(refresh.run.code == 0, "\(refresh.run)")
        #expect(sniffed(refresh.statements).isEmpty)
        let kept = try run("query", "revenue", "visits", "--grain", "week", "--format", "csv").run.output
        let forced = try run("refresh", "--force")
        #expect(sniffed(forced.statements) == ["orders.csv", "visits.csv"])
        #expect(try run("query", "revenue", "visits", "--grain", "week", "--format", "csv").run.output == kept)
    }

    @Test func refreshKeepsWhatItFoundForCheck() throws {
        try shop.refresh()
        let check = try run("check")
        #expect(check.run.code == 0)
        #expect(check.statements.isEmpty)
    }

    @Test func checkWorksWhereNothingCanBeKept() throws {
        try shop.write(".bellwether", "a file where the folder should be")
        for _ in 0..<2 {
            let check = try run("check")
            #expect(check.run.code == 0, "\(check.run)")
            #expect(!sniffed(check.statements).isEmpty)
        }
        #expect(try shop.read(".bellwether") == "a file where the folder should be")
    }

    @Test func damagedCacheIsLeftToTheRefresh() throws {
        try shop.refresh()
        try shop.write(".bellwether/cache.sqlite", "no database at all")
        #expect(try run("check").run.code == 0)
        #expect(try shop.read(".bellwether/cache.sqlite") == "no database at all")
        #expect(try run("refresh").run.errors.contains("damaged"))
    }
}
