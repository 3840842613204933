import Chronology
import Definitions
import Engines
import Foundation
import Queries
import Series
import Testing

@Suite("Files become rows", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct SourceReadingTests {
    let folder: ProjectFolder

    init() throws { folder = try ProjectFolder() }

    @Test("columns in another order, missing, or wider in one file are read alike")
    func filesUnlike() throws {
        try folder.write("data/a.csv", "id,at,amount\n1,2026-01-01,5\n2,2026-01-02,6\n")
        try folder.write("data/b.csv", "amount,at,id,note\n7.25,2026-01-03,3,x\n")
        try folder.write("data/c.csv", "id,at,amount\n4,2026-01-04T10:00:00,n/a\n")
        let rows = try folder.rows(
            "from: data/*.csv\ntime: at\nformat: {\"null\": n/a}",
            "SELECT id, \"at\", amount, note FROM s ORDER BY id")
        #expect(rows.map { $0[0] } == ["1", "2", "3", "4"])
        #expect(rows.map { $0[3] } == [nil, nil, "x", nil])
        let total = try folder.rows(
            "from: data/*.csv\ntime: at\nformat: {\"null\": n/a}\ncolumns: {amount: \"decimal(18,4)\"}",
            "SELECT sum(amount) FROM s")
        #expect(total == [["18.2500"]])
    }

    @Test(
        "compressed files, Parquet and JSON lines hold the same rows",
        arguments: ["csv.gz", "csv.zst", "parquet", "ndjson", "json"])
    func formats(ending: String) throws {
        let option = ending == "parquet" ? "FORMAT parquet" : ending.hasPrefix("csv") ? "FORMAT csv" : "FORMAT json"
        let array = ending == "json" ? ", ARRAY true" : ""
        try folder.run(
            "COPY (SELECT i AS id, TIMESTAMP '2026-01-01' + to_hours(i) AS at, CAST(i AS DECIMAL(9,2)) / 4 AS price "
                + "FROM range(100) t(i)) TO '@/data/x.\(ending)' (\(option)\(array))")
        let rows = try folder.rows(
            "from: data/x.*\ntime: at\ncolumns: {price: \"decimal(18,4)\"}",
            "SELECT count(*), sum(price), typeof(any_value(price)) FROM s")
        #expect(rows == [["100", "1237.5000", "DECIMAL(18,4)"]])
    }

    @Test("declared decimals stay exact beyond what a Double holds")
    func exactMoney() throws {
        try folder.write("data/a.csv", "at,price\n2026-01-01,9007199254740993.01\n2026-01-01,0.10\n2026-01-01,0.20\n")
        let rows = try folder.rows(
            "from: data/a.csv\ntime: at\ncolumns: {price: \"decimal(24,2)\"}", "SELECT sum(price) FROM s")
        #expect(rows == [["9007199254740993.31"]])
    }

    @Test("percent columns are fractions, however they are written")
    func percent() throws {
        try folder.write("data/a.csv", "at;p\n2026-01-01;2.5\n2026-01-02;2.5 %\n2026-01-03;\n2026-01-04;100%\n")
        #expect(
            try folder.rows("from: data/a.csv\ntime: at\ncolumns: {p: percent}", "SELECT p FROM s ORDER BY \"at\"")
                == [["0.025"], ["0.025"], [nil], ["1.0"]])
        try folder.write("data/b.csv", "at;p\n2026-01-01;2,5\n2026-01-02;1.000,5 %\n")
        #expect(
            try folder.rows(
                "from: data/b.csv\ntime: at\nformat: {decimal: \",\", delimiter: \";\"}\ncolumns: {p: percent}",
                "SELECT p FROM s ORDER BY \"at\"") == [["0.025"], ["10.005"]])
    }

    @Test("a declared column that is not there is named, with the nearest")
    func missingColumn() throws {
        try folder.write("data/a.csv", "at,price\n2026-01-01,1\n")
        let failure = try #require(
            try folder.failure("from: data/a.csv\ntime: at\ncolumns: {prise: integer}"))
        #expect(failure.code == "unknown-column")
        #expect(failure.message.contains("`prise`") && failure.message.contains("`price`"))
    }

    static let unreadable: [(from: String, code: String)] = [
        ("data/none*.csv", "no-files"), ("../*.csv", "path-outside-project"), ("/etc/passwd", "path-outside-project"),
        ("~/x.csv", "path-outside-project"), ("data/../../x.csv", "path-outside-project"),
        (".bellwether/*.csv", "path-outside-project"), ("data/empty.csv", "empty-file"),
        ("data/x.weird", "unknown-format"),
    ]

    @Test("what cannot be read says why", arguments: unreadable)
    func unreadableFiles(from: String, code: String) throws {
        try folder.write("data/empty.csv")
        try folder.write("data/x.weird", "a,b\n1,2\n")
        try folder.write(".bellwether/secret.csv", "at,a\n2026-01-01,1\n")
        // The loader refuses some of these already; the engine does not rely on that.
        var project = try folder.project(["s": "from: data/a.csv\ntime: at"])
        var source = try #require(project.sources["s"])
        source.origin = .files(Located(from, at: source.name.span))
        project.sources["s"] = source
        let session = try folder.session(project)
        let failure = try #require(throws: EngineFailure.self) { try session.open(source) }
        #expect(failure.code == code)
        #expect(failure.source == "s")
    }

    @Test("a file with a header and no rows has columns and no rows", arguments: ["plain", "gz", "skip"])
    func headerOnly(kind: String) throws {
        var source = "from: data/a.csv\ntime: at\ncolumns: {at: timestamp}"
        switch kind {
        case "gz":
            try folder.run("COPY (SELECT '' AS at, '' AS amount LIMIT 0) TO '@/data/a.csv.gz' (FORMAT csv, HEADER)")
            source = "from: data/a.csv.gz\ntime: at\ncolumns: {at: timestamp}"
        case "skip":
            try folder.write("data/a.csv", "report\nof today\nat,amount\n")
            source += "\nformat: {skip: 2}"
        default: try folder.write("data/a.csv", "at,amount\n")
        }
        let (session, opened, _) = try folder.open(source)
        #expect(opened.isEmpty)
        #expect(opened.schema.columns.map(\.name) == ["at", "amount"])
        #expect(try session.run("SELECT * FROM s", about: "s").rows.isEmpty)
    }

    @Test("an empty file beside a full one is no reason to fail")
    func oneEmptyFile() throws {
        try folder.write("data/a.csv")
        try folder.write("data/b.csv", "at,n\n2026-01-01,1\n")
        #expect(try folder.rows("from: data/*.csv\ntime: at", "SELECT n FROM s") == [["1"]])
    }

    @Test("a file that vanishes after the session began is named")
    func vanished() throws {
        try folder.write("data/a.csv", "at,n\n2026-01-01,1\n")
        try folder.write("data/b.csv", "at,n\n2026-01-02,1\n")
        let project = try folder.project(["s": "from: data/*.csv\ntime: at"])
        let source = try #require(project.sources["s"])
        let early = try folder.session(project)
        let late = try folder.session(project)
        _ = try late.open(source)
        try folder.remove("data/b.csv")
        for action in [{ _ = try early.open(source) }, { _ = try late.run("SELECT * FROM s", about: "s") }] {
            let failure = try #require(throws: EngineFailure.self) { try action() }
            #expect(failure.code == "file-vanished")
            #expect(failure.message.contains("data/b.csv"))
        }
    }

    @Test("malformed and ragged rows are counted, with file, line and reason")
    func malformed() throws {
        try folder.write("data/good.csv", "at,n\n2026-01-01,1\n2026-01-02,2\n")
        try folder.write("data/bad.csv", "at,n\n2026-01-03,3\n2026-01-04,many\n2026-01-05,5,6,7\n2026-01-06,6\n")
        let source =
            "from: data/*.csv\ntime: at\ncolumns: {at: date, n: integer}\nformat: {delimiter: \",\", header: true}"
        let (session, opened, project) = try folder.open(source)
        let planner = QueryPlanner(
            calendar: project.calendar, dialect: session.dialect, sources: project.sources,
            schemas: ["s": opened.schema])
        _ = try session.load(try #require(project.sources["s"]), columns: ["at", "n"], planner: planner)
        #expect(try session.run("SELECT sum(n) FROM s", about: "s").rows == [["12"]])
        let rejected = try session.rejectedRows(of: "s", limit: 10)
        #expect(rejected.count == 2)
        #expect(rejected.first.map(\.file) == ["data/bad.csv", "data/bad.csv"])
        #expect(rejected.first.map(\.line) == [3, 4])
        #expect(rejected.first[0].reason.contains("many"))
        #expect(try session.rejectedRows(of: "s", limit: 1).first.count == 1)
    }

    @Test("days after today are no coverage")
    func futureRows() throws {
        try folder.write("data/a.csv", "at,n\n2026-01-01,1\n2026-01-05,2\n2099-01-01,3\n,4\n")
        let (session, opened, project) = try folder.open("from: data/a.csv\ntime: at\ncolumns: {at: date}")
        let planner = QueryPlanner(
            calendar: project.calendar, dialect: session.dialect, sources: project.sources,
            schemas: ["s": opened.schema])
        let today = try #require(Day(iso: "2026-01-10"))
        let coverage = try session.coverage(of: "s", until: today, planner: planner)
        #expect(coverage.days?.first.description == "2026-01-01")
        #expect(coverage.days?.last.description == "2026-01-05")
        #expect(coverage.rowCount == 4)
        #expect(coverage.undatedRowCount == 1)
    }

    @Test("days before 1900 are no coverage, and count nowhere")
    func ancientRows() throws {
        try folder.write(
            "data/a.csv", "at,n\n0001-01-01,8\n1899-12-31,9\n1900-01-01,1\n2026-01-05,2\n2026-01-11,3\n2026-01-12,4\n")
        let (session, opened, project) = try folder.open("from: data/a.csv\ntime: at\ncolumns: {at: date}")
        let planner = QueryPlanner(
            calendar: project.calendar, dialect: session.dialect, sources: project.sources,
            schemas: ["s": opened.schema])
        let today = try #require(Day(iso: "2026-01-10"))
        let coverage = try session.coverage(of: "s", until: today, planner: planner)
        #expect(coverage.days?.first.description == "1900-01-01")
        #expect(coverage.days?.last.description == "2026-01-05")
        #expect(coverage.rowCount == 6)
        #expect(coverage.implausibleRowCount == 3)
        let source = try #require(project.sources["s"])
        let leaf = MetricLeaf(
            origin: .aggregate(Aggregate(source: source.name, function: .count, value: nil, filter: nil)),
            missing: .unknown)
        for range in [nil, DayRange(LeafWindow.distantPast, today), DayRange(Day(number: -700_000), today)] {
            let scans = try planner.plan([LeafQuery(leaf: leaf, bucketing: .grain(.day), range: range)])
            let scan = try #require(scans.first)
            let answer = try #require(try session.answer(scan, calendar: project.calendar).first)
            let total = answer.slices[0].series.values.filter { !$0.isNaN }.reduce(0, +)
            #expect(total == (range == nil ? 4 : 2))
        }
    }
}
