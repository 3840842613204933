import Foundation
import Testing

/// Sources of JSON lines with rows that do not fit, as people meet them.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct JSONSourceTests {
    private static let lines = """
        {"day": "2026-07-01", "channel": "web", "visits": 10}
        {"day": "2026-07-02", "channel": "web", "visits": "many"}
        {"day": "2026-07-03", "channel":
        {"day": "2026-07-04", "channel": "web", "visits": 30}

        """

    private func shop() throws -> Shop {
        let shop = try Shop()
        try shop.replace("sources/visits.yml", "data/visits*.csv", with: "data/visits.ndjson")
        try shop.write("data/visits.ndjson", Self.lines)
        return shop
    }

    @Test("they are counted and listed with file and line, and left out")
    func listed() throws {
        let shop = try shop()
        let run = try shop.run("refresh")
        #expect(run.code == 0, "\(run)")
        #expect(run.errors.contains("source `visits`: 2 malformed rows were left out [malformed-rows]"), "\(run)")
        #expect(run.errors.contains("    data/visits.ndjson:2: Error when converting column \"visits\""), "\(run)")
        #expect(run.errors.contains("    data/visits.ndjson:3: the line is no valid JSON"), "\(run)")
        #expect(!run.errors.contains("undated-rows"), "\(run)")
        let query = try shop.run(
            "query", "visits", "--grain", "month", "--last", "1m", "--format", "csv", now: "2026-08-02T08:00:00+02:00")
        #expect(query.output == "period,visits\n2026-07-01,40\n", "\(query)")
    }

    @Test("a strict source fails on them, naming the file and the line")
    func strict() throws {
        let shop = try shop()
        try shop.append("sources/visits.yml", "strict: true\n")
        for command in ["refresh", "query"] {
            let run = try command == "query" ? shop.run("query", "visits", "--grain", "day") : shop.run("refresh")
            #expect(run.code == 3, "\(run)")
            #expect(run.errors.contains("data/visits.ndjson:2: "), "\(run)")
            #expect(run.errors.contains("is strict, and 2 of its rows cannot be read"), "\(run)")
        }
    }

    @Test("a broken JSON array names file and line")
    func array() throws {
        let shop = try shop()
        try shop.replace("sources/visits.yml", "data/visits.ndjson", with: "data/visits.json")
        try shop.write(
            "data/visits.json",
            "[\n{\"day\": \"2026-07-01\", \"visits\": 1, \"channel\": \"web\"},\n{\"day\": \"2026-\n]")
        let run = try shop.run("refresh")
        #expect(run.code == 3, "\(run)")
        #expect(run.errors.contains("`data/visits.json:3` is no valid JSON"), "\(run)")
    }
}
