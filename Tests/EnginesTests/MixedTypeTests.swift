import Definitions
import Engines
import Foundation
import Queries
import Testing

/// Files of one glob that do not agree on the type of a column: right, or refused with the key that settles it.
@Suite("Files of one glob with other types", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct MixedTypeTests {
    /// How a column `v` is written in two Parquet files, what may be declared, and the sum and type of all rows.
    struct Mix: Sendable, CustomTestStringConvertible {
        var first: String
        var second: String
        var declared: String?
        /// Nil where it must be refused.
        var sum: String?
        var type = ""

        var testDescription: String { "\(first) and \(second), declared \(declared ?? "nothing")" }
    }

    static let mixes = [
        // Every digit of either is kept.
        Mix(
            first: "12345678.91::DECIMAL(10,2)", second: "0.0001::DECIMAL(12,4)", sum: "12345678.9101",
            type: "DECIMAL(12,4)"),
        Mix(
            first: "0.0001::DECIMAL(12,4)", second: "12345678.91::DECIMAL(10,2)", declared: "decimal(18,4)",
            sum: "12345678.9101", type: "DECIMAL(18,4)"),
        Mix(first: "7::BIGINT", second: "0.25::DECIMAL(10,2)", sum: "7.25", type: "DECIMAL(21,2)"),
        Mix(first: "7::INTEGER", second: "0.25::DOUBLE", sum: "7.25", type: "DOUBLE"),
        Mix(first: "0.25::DOUBLE", second: "7::BIGINT", declared: "decimal(18,2)", sum: "7.25", type: "DECIMAL(18,2)"),
        Mix(first: "7::INTEGER", second: "9007199254740993::BIGINT", sum: "9007199254741000", type: "BIGINT"),
        Mix(first: "'7'", second: "0.25::DOUBLE", declared: "number", sum: "7.25", type: "DOUBLE"),
        Mix(first: "'7'", second: "0.25::DOUBLE", declared: "decimal(18,2)", sum: "7.25", type: "DECIMAL(18,2)"),
        Mix(first: "NULL::INTEGER", second: "0.25::DECIMAL(10,2)", sum: "0.25", type: "DECIMAL(12,2)"),
    ]

    @Test("Parquet", arguments: mixes, [false, true])
    func parquet(mix: Mix, isSwapped: Bool) throws {
        let folder = try ProjectFolder()
        let values = isSwapped ? [mix.second, mix.first] : [mix.first, mix.second]
        for (name, value) in zip(["a", "b"], values) {
            try folder.run(
                "COPY (SELECT DATE '2026-01-01' AS day, \(value) AS v) TO '@/data/\(name).parquet' (FORMAT parquet)")
        }
        let columns = mix.declared.map { "\ncolumns: {v: \"\($0)\"}" } ?? ""
        let rows = try folder.rows(
            "from: data/*.parquet\ntime: day\(columns)", "SELECT sum(v), any_value(typeof(v)) FROM s")
        #expect(rows.first?[0] == mix.sum)
        #expect(rows.first?[1] == mix.type)
    }

    @Test(
        "numbers with more decimals than are declared are set aside, not rounded",
        arguments: [
            ("0.0001::DECIMAL(12,4)", "decimal(10,2)", "12.50", 1),
            ("0.2500::DECIMAL(12,4)", "decimal(10,2)", "12.75", 0),
            ("5.7::DOUBLE", "integer", "12", 1), ("5::DOUBLE", "integer", "17", 0),
            ("5.5::DECIMAL(4,1)", "integer", "12", 1),
            ("0.1::DOUBLE + 0.2", "decimal(10,2)", "12.80", 0),
        ])
    func narrowed(value: String, declared: String, sum: String, rejectedCount: Int) throws {
        let folder = try ProjectFolder()
        for (name, value) in [("a", declared == "integer" ? "12::INTEGER" : "12.5::DECIMAL(10,2)"), ("b", value)] {
            try folder.run(
                "COPY (SELECT DATE '2026-01-01' AS day, \(value) AS v) TO '@/data/\(name).parquet' (FORMAT parquet)")
        }
        let (session, opened, project) = try folder.open(
            "from: data/*.parquet\ntime: day\ncolumns: {v: \"\(declared)\"}")
        let planner = QueryPlanner(
            calendar: project.calendar, dialect: session.dialect, sources: project.sources,
            schemas: ["s": opened.schema])
        let source = try #require(project.sources["s"])
        _ = try session.load(source, columns: ["day", "v"], planner: planner)
        #expect(try session.run("SELECT sum(v) FROM s", about: "s").rows == [[sum]])
        let rejected = try session.rejectedRows(of: "s", limit: 5)
        #expect(rejected.count == rejectedCount && rejected.first.allSatisfy { $0.column == "v" }, "\(rejected)")
    }

    @Test("text beside numbers that nobody declared is text, and no sum of it is made")
    func text() throws {
        let folder = try ProjectFolder()
        try folder.write("data/a.csv", "day,v\n2026-01-01,5\n")
        try folder.write("data/b.csv", "day,v\n2026-01-02,none\n")
        #expect(try folder.open("from: data/*.csv\ntime: day").1.schema.column("v")?.type == .text)
        let (session, opened, project) = try folder.open("from: data/*.csv\ntime: day\ncolumns: {v: integer}")
        #expect(opened.schema.column("v")?.type == .integer)
        #expect(try session.run("SELECT sum(v), count(*) FROM s", about: "s").rows == [["5", "1"]])
        #expect(project.sources.count == 1)
    }

    @Test("whole numbers in one text file and fractions in another are numbers of one kind")
    func widened() throws {
        let folder = try ProjectFolder()
        try folder.write("data/a.csv", "day,v\n2026-01-01,9007199254740993\n")
        try folder.write("data/b.csv", "day,v\n2026-01-02,0.25\n")
        let rows = try folder.rows(
            "from: data/*.csv\ntime: day\ncolumns: {v: \"decimal(20,2)\"}", "SELECT sum(v) FROM s")
        #expect(rows == [["9007199254740993.25"]])
        #expect(try folder.open("from: data/*.csv\ntime: day").1.schema.column("v")?.type == .number)
    }
}
