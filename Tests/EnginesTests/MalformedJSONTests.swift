import Definitions
import Engines
import Foundation
import Queries
import Testing

@Suite(
    "Rows of JSON files that do not fit are counted and listed", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct MalformedJSONTests {
    let folder: ProjectFolder

    init() throws { folder = try ProjectFolder() }

    private static let lines = """
        {"at": "2026-01-01", "price": 12.50, "n": 1}
        {"at": "2026-01-02", "price": "abc", "n": 2}

        {"at": "2026-01-03", "price": 3,
        {"at": "2026-01-04", "price": "4.25", "n": 3.5}
        [1, 2]
        {}
        {"at": "2026-01-05", "price": "", "n": null}
        {"at": "2026-01-06", "price": 8}

        """

    private func found(
        _ source: String, limit: Int = 10
    ) throws -> (days: [[String?]], count: Int, rows: [RejectedRow]) {
        let (session, _, _) = try folder.open(source)
        let days = try session.run("SELECT CAST(\"at\" AS VARCHAR), price FROM s ORDER BY 1", about: "s").rows
        let rejected = try session.rejectedRows(of: "s", limit: limit)
        return (days, rejected.count, rejected.first)
    }

    private static let declared =
        "time: at\ncolumns: {at: date, price: \"decimal(12,2)\", n: integer}"

    @Test(
        "lines: broken ones, others than objects, and values of another type", arguments: ["ndjson", "json", "jsonl"])
    func lines(ending: String) throws {
        try folder.write("data/a.\(ending)", Self.lines)
        let (days, count, rows) = try found("from: data/*.\(ending)\n" + Self.declared)
        #expect(days == [["2026-01-01", "12.50"], ["2026-01-05", nil], ["2026-01-06", "8.00"]])
        #expect(count == 5)
        #expect(rows.map(\.line) == [2, 4, 5, 6, 7])
        #expect(Set(rows.map(\.file)) == ["data/a.\(ending)"])
        #expect(rows.map(\.column) == ["price", nil, "n", nil, nil])
        #expect(rows[0].reason.contains("\"abc\"") && rows[0].reason.contains("DECIMAL(12,2)"))
        #expect(rows[1].reason == "the line is no valid JSON")
        #expect(rows[3].reason == "the line holds no JSON object")
        #expect(rows[4].reason == "none of the columns has a value")
        #expect(try found("from: data/*.\(ending)\n" + Self.declared, limit: 2).rows.map(\.line) == [2, 4])
    }

    @Test("lines of compressed files and with carriage returns keep their numbers")
    func otherLines() throws {
        try folder.write(
            "data/a.ndjson",
            "{\"at\": \"2026-01-01\", \"price\": 1}\r\n\r\n{\"at\": \"2026-01-02\", \"price\": \"x\"}\r\n")
        try folder.run(
            "COPY (SELECT unnest(['{\"at\": \"2026-01-03\", \"price\": 2}', '{\"at\":', '{\"at\": \"2026-01-04\"}']) AS line) "
                + "TO '@/data/b.ndjson.gz' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\u{1F}', COMPRESSION gzip)"
        )
        let (days, count, rows) = try found("from: data/*\ntime: at\ncolumns: {at: date, price: \"decimal(9,2)\"}")
        #expect(days.map { $0[0] } == ["2026-01-01", "2026-01-03", "2026-01-04"])
        #expect(count == 2)
        #expect(rows.map { "\($0.file):\($0.line)" } == ["data/a.ndjson:3", "data/b.ndjson.gz:2"])
    }

    @Test("values late in a file that are of another type than those before are not lost in silence")
    func lateMismatch() throws {
        var text = ""
        for _ in 0..<30_000 { text += "{\"at\": \"2026-01-01\", \"price\": 1}\n" }
        text += "{\"at\": \"2026-01-01\", \"price\": \"free\"}\n{\"at\": \"2026-01-01\", \"price\": 1.5}\n"
        try folder.write("data/a.ndjson", text)
        let (days, count, rows) = try found("from: data/a.ndjson\ntime: at")
        #expect(days.count == 30_000)
        #expect(count == 2)
        #expect(rows.map(\.line) == [30_001, 30_002])
        #expect(rows.map(\.column) == ["price", "price"])
    }

    @Test("elements of an array, however it is laid out")
    func array() throws {
        try folder.write(
            "data/a.json",
            """
            [{"at": "2026-01-01", "price": 1, "note": "], {"}, {"at": "2026-01-02",
              "price": "x"},
             {"at": "2026-01-03", "price": 3},

             {"price": 4, "at": "soon"}]
            """)
        let (days, count, rows) = try found("from: data/a.json\ntime: at\ncolumns: {at: date, price: \"decimal(9,2)\"}")
        #expect(days == [["2026-01-01", "1.00"], ["2026-01-03", "3.00"]])
        #expect(count == 2)
        #expect(rows.map(\.line) == [1, 5])
        #expect(rows.map(\.column) == ["price", "at"])
    }

    @Test("a broken array says in which file and line")
    func brokenArray() throws {
        try folder.write("data/good.json", "[{\"at\": \"2026-01-01\"}]")
        try folder.write("data/bad.json", "[{\"at\": \"2026-01-01\"},\n{\"at\": \"2026-01-02\"},\n{\"at\": }]")
        let failure = try #require(try folder.failure("from: data/*.json\ntime: at"))
        #expect(failure.code == "malformed-rows")
        #expect(failure.message.contains("`data/bad.json:3`"), "\(failure)")
        #expect(!failure.description.contains(folder.path))
    }

    @Test("dates, decimal commas and texts for nothing are read as the format says")
    func formats() throws {
        try folder.write(
            "data/a.ndjson",
            "{\"at\": \"31/01/2026\", \"price\": \"1.234,50\"}\n{\"at\": \"01/02/2026\", \"price\": \"n/a\"}\n"
                + "{\"at\": \"02/02/2026\", \"price\": 2.5}\n{\"at\": \"2026-02-03\", \"price\": 1}\n")
        let (days, count, rows) = try found(
            "from: data/a.ndjson\ntime: at\ncolumns: {at: date, price: \"decimal(9,2)\"}\n"
                + "format: {date_format: \"%d/%m/%Y\", decimal: \",\", \"null\": n/a}")
        #expect(days == [["2026-01-31", "1234.50"], ["2026-02-01", nil], ["2026-02-02", "2.50"]])
        #expect(count == 1)
        #expect(rows.map(\.line) == [4])
    }
}
