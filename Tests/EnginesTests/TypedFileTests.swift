import Definitions
import Engines
import Foundation
import Queries
import Series
import Testing

/// Files that name their own types: Parquet and JSON, in parts, in folders and compressed.
@Suite("Files that name their types", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct TypedFileTests {
    let folder: ProjectFolder

    init() throws { folder = try ProjectFolder() }

    /// One row an hour of two years, with money, a fraction and a text.
    private static let rows = """
        SELECT i AS id, TIMESTAMP '2024-12-30' + to_hours(CAST(i AS INTEGER)) AS at, CAST((i % 1000) / 4 AS DECIMAL(10,2)) AS price,
          i / 8 AS load, 'k' || (i % 3) AS kind FROM range(9000) t(i)
        """
    private static let sums = "SELECT count(*), sum(price), sum(load), count(DISTINCT kind), min(id), max(id) FROM s"
    private static let wanted = [["9000", "1123875.00", "5061937.5", "3", "0", "8999"]]

    @Test("Parquet in folders by year and month has these as columns", arguments: [1_000, 100_000])
    func hive(rowGroup: Int) throws {
        try folder.run(
            """
            COPY (SELECT *, year("at") AS year, month("at") AS month FROM (\(Self.rows))) TO '@/data/events'
            (FORMAT parquet, PARTITION_BY (year, month), ROW_GROUP_SIZE \(rowGroup))
            """)
        let source = "from: data/events/**/*.parquet\ntime: at"
        #expect(try folder.rows(source, Self.sums) == Self.wanted)
        let months = try folder.rows(source, "SELECT year, month, count(*) FROM s GROUP BY ALL ORDER BY ALL LIMIT 2")
        #expect(months == [["2024", "12", "48"], ["2025", "1", "744"]])
        #expect(try folder.open(source).1.schema.column("year")?.type == .integer)
    }

    /// Values of folders, and the type of the column they are; types are found over all files, not the first.
    static let folders: [(values: [String], type: ExpressionType)] = [
        (["2026-01-01", "2026-01-02"], .date), (["1", "2"], .integer), (["1", "x"], .text),
        (["2026-01-01", "later"], .text), (["x", "y"], .text), (["1", "2026-01-01"], .text),
    ]

    @Test("the type of a folder's values is that of all of them", arguments: folders)
    func folderTypes(values: [String], type: ExpressionType) throws {
        for value in values {
            try folder.run("COPY (\(Self.rows)) TO '@/data-\(value).parquet' (FORMAT parquet)")
            let target = folder.path + "/data/part=\(value)"
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                atPath: folder.path + "/data-\(value).parquet", toPath: target + "/rows.parquet")
        }
        let source = "from: data/*/*.parquet\ntime: at"
        let (session, opened, _) = try folder.open(source)
        #expect(opened.schema.column("part")?.type == type)
        let native = try session.run("SELECT DISTINCT typeof(part) FROM s", about: "s").rows
        #expect(native == [[opened.schema.column("part")?.nativeType]])
    }

    @Test("Parquet of one or of many row groups, however packed, is the same", arguments: ["snappy", "zstd", "gzip"])
    func rowGroups(packing: String) throws {
        for size in [2_048, 1_000_000] {
            try folder.run(
                """
                COPY (\(Self.rows)) TO '@/data/x.parquet' (FORMAT parquet, COMPRESSION \(packing), ROW_GROUP_SIZE \(size))
                """)
            #expect(try folder.rows("from: data/x.parquet\ntime: at", Self.sums) == Self.wanted)
        }
    }

    @Test(
        "JSON by lines or as an array, plain, gz and zst, is the same", arguments: ["ndjson", "json"],
        ["", ".gz", ".zst"])
    func json(kind: String, ending: String) throws {
        try folder.run(
            "COPY (\(Self.rows)) TO '@/data/x.\(kind)\(ending)' (FORMAT json\(kind == "json" ? ", ARRAY true" : ""))")
        let rows = try folder.rows(
            "from: data/x.*\ntime: at\ncolumns: {price: \"decimal(12,2)\", id: integer}", Self.sums)
        #expect(rows == Self.wanted)
    }

    @Test("fields of nested columns are reached by points", arguments: ["parquet", "ndjson"])
    func nested(kind: String) throws {
        try folder.run(
            """
            COPY (SELECT DATE '2026-01-01' AS day, {'geo': {'country': ['ES', 'PT', NULL][1 + i % 3], 'zip': i}, 'plan': 'a'} AS "user",
            [i, i + 1] AS items FROM range(6) t(i)) TO '@/data/x.\(kind)' (FORMAT \(kind == "parquet" ? "parquet" : "json"))
            """)
        let project = try folder.project([
            "s": "from: data/x.*\ntime: day\ndimensions: {country: user.geo.country, plan: upper(user.plan)}"
        ])
        let session = try folder.session(project)
        let opened = try session.open(try #require(project.sources["s"]))
        let metrics = [
            "metric: m\ntype: sum\nsource: s\nvalue: user.geo.zip\nfilter: user.plan = 'a'",
            "metric: n\ntype: count\nsource: s\nfilter: user.geo.country is null",
        ]
        let loaded = ProjectLoader.load(
            files: [DefinitionFile(path: "bellwether.yml", text: "name: Test")]
                + [
                    DefinitionFile(
                        path: "sources/s.yml",
                        text:
                            "source: s\nfrom: data/x.*\ntime: day\ndimensions: {country: user.geo.country, plan: upper(user.plan)}"
                    )
                ] + metrics.enumerated().map { DefinitionFile(path: "metrics/m\($0).yml", text: $1) })
        let definitions = try #require(loaded.project, "\(loaded.diagnostics)")
        let planner = QueryPlanner(
            calendar: definitions.calendar, dialect: session.dialect, sources: definitions.sources,
            schemas: ["s": opened.schema])
        let leaves = try ["m", "n"].map { try MetricResolution(definitions.metrics).resolve($0).leaves[0] }
        let queries = [
            LeafQuery(leaf: leaves[0], bucketing: .whole, dimensions: [DimensionQuery("country")]),
            LeafQuery(leaf: leaves[1], bucketing: .whole, dimensions: [DimensionQuery("plan")]),
        ]
        var found: [String: Double] = [:]
        for scan in try planner.plan(queries) {
            for slice in try session.answer(scan, calendar: definitions.calendar).flatMap(\.slices) {
                found[slice.key[0] ?? "(none)"] = slice.series.value(at: 0)
            }
        }
        #expect(found == ["ES": 3, "PT": 5, "(none)": 7, "A": 2])
    }

    @Test(
        "texts are one however their letters are coded, in files of every kind",
        arguments: ["parquet", "csv", "ndjson"])
    func composed(kind: String) throws {
        let form = kind == "parquet" ? "parquet" : kind == "csv" ? "csv, HEADER" : "json"
        try folder.run(
            """
            COPY (SELECT DATE '2026-01-01' AS day, unnest(['caf\u{E9}', 'cafe\u{301}', 'cafe', 'x\u{301}']) AS name)
            TO '@/data/x.\(kind)' (FORMAT \(form))
            """)
        for columns in ["", "\ncolumns: {name: text}"] {
            let names = try folder.rows(
                "from: data/x.*\ntime: day\(columns)\ndrop: name = 'x\u{301}'",
                "SELECT name, count(*) FROM s GROUP BY name ORDER BY name")
            #expect(
                names.map { $0.map { Array(($0 ?? "").unicodeScalars) } } == [
                    [Array("cafe".unicodeScalars), Array("1".unicodeScalars)],
                    [Array("caf\u{E9}".unicodeScalars), Array("2".unicodeScalars)],
                ])
        }
        let asked =
            "query: {sql: \"SELECT * FROM (VALUES (DATE '2026-01-01', 'cafe\u{301}')) AS t(day, name)\"}\ntime: day"
        #expect(try folder.rows(asked, "SELECT count(*) FROM s WHERE name = 'caf\u{E9}'") == [["1"]])
    }

    @Test("what is no finite number is no value")
    func notFinite() throws {
        try folder.run(
            """
            COPY (SELECT DATE '2026-01-01' AS day, unnest(['nan'::DOUBLE, 'inf'::DOUBLE, '-inf'::DOUBLE, NULL, 2.5]) AS load,
            unnest(['nan'::FLOAT, 1.5, NULL, 'inf'::FLOAT, 0]) AS small) TO '@/data/x.parquet' (FORMAT parquet)
            """)
        #expect(
            try folder.rows(
                "from: data/x.parquet\ntime: day", "SELECT count(*), sum(load), count(load), sum(small) FROM s")
                == [["5", "2.5", "1", "1.5"]])
    }

    @Test("a file that is no Parquet, or is cut off, is refused by name", arguments: ["PAR1", "not one at all", ""])
    func broken(content: String) throws {
        try folder.run("COPY (\(Self.rows)) TO '@/data/a.parquet' (FORMAT parquet)")
        try folder.write("data/b.parquet", content)
        let failure = try folder.failure("from: data/*.parquet\ntime: at")
        // An empty file is passed over, as among text files.
        guard !content.isEmpty else {
            #expect(failure == nil)
            return
        }
        let words = try #require(failure).description
        #expect(words.contains("b.parquet") && words.contains("`s`"), "\(words)")
    }
}
