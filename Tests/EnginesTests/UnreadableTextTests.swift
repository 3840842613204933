import Definitions
import Diagnostics
import Engines
import Foundation
import Queries
import Testing

@Suite("Text files that are not what they seem", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct UnreadableTextTests {
    let folder: ProjectFolder

    init() throws { folder = try ProjectFolder() }

    private func write(_ bytes: Data) throws {
        try bytes.write(to: URL(fileURLWithPath: folder.path + "/data/a.csv"))
    }

    @Test("what is no number counts nowhere, however it is computed")
    func notFinite() throws {
        try folder.write(
            "data/a.csv", "at,n\n2026-01-01,1\n2026-01-01,nan\n2026-01-01,-inf\n2026-01-01,many\n2026-01-01,3\n")
        var findings: [Diagnostic] = []
        for text in ["number(n)", "power(number(n), 2) / number(n)", "power(-10, 309) + number(n)"] {
            let expression = try #require(ExpressionParser.parse(text, at: .file("m.yml"), reporting: &findings))
            let sql = Dialect.duckDB.render(expression)
            let isSum = !text.contains("309")
            #expect(
                try folder.rows("from: data/a.csv\ntime: at\ncolumns: {n: text}", "SELECT sum(\(sql)) FROM s")
                    == [[isSum ? "4.0" : nil]], "\(text)")
        }
        try folder.write("data/a.csv", "at,p\n2026-01-01,nan%\n2026-01-01,inf\n2026-01-01,50%\n")
        #expect(
            try folder.rows("from: data/a.csv\ntime: at\ncolumns: {p: percent}", "SELECT sum(p) FROM s") == [["0.5"]])
    }

    @Test("UTF-16 of both byte orders is recognised, with a mark and without", arguments: [true, false])
    func utf16(isMarked: Bool) throws {
        let text = "at,n\n2026-01-01,1\n2026-01-02,2\n"
        let kinds: [(mark: [UInt8], encoding: String.Encoding, word: String)] = [
            ([0xFF, 0xFE], .utf16LittleEndian, "utf-16le"), ([0xFE, 0xFF], .utf16BigEndian, "utf-16be"),
        ]
        for kind in kinds {
            try write((isMarked ? Data(kind.mark) : Data()) + (try #require(text.data(using: kind.encoding))))
            for format in ["", "\nformat: {encoding: utf-16}", "\nformat: {encoding: \(kind.word)}"] {
                #expect(
                    try folder.rows("from: data/a.csv\ntime: at" + format, "SELECT sum(n) FROM s") == [["3"]],
                    "\(kind.word) \(format)")
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.bellwether") == [])
    }

    @Test("an encoding declared in error is named")
    func wrongEncoding() throws {
        try write(Data("at,n\n2026-01-01,ñ\n".utf8) + Data([0xD8]))
        let failure = try folder.failure("from: data/a.csv\ntime: at\nformat: {encoding: utf-16}")
        #expect(failure?.code == "encoding-mismatch")
    }

    @Test("a Parquet file called a text file is recognised")
    func parquet() throws {
        try folder.run("COPY (SELECT DATE '2026-01-01' AS at, 1 AS n) TO '@/data/a.csv' (FORMAT parquet)")
        let failure = try #require(try folder.failure("from: data/a.csv\ntime: at"))
        #expect(failure.message.contains("`format: {type: parquet}`"))
        #expect(
            try folder.rows("from: data/a.csv\ntime: at\nformat: {type: parquet}", "SELECT n FROM s") == [["1"]])
    }

    @Test("binary data is refused in a few words, with the keys that can help")
    func binary() throws {
        var state: UInt64 = 7
        let bytes = (0..<5_000).map { (_: Int) -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        try write(Data(bytes))
        let failure = try #require(try folder.failure("from: data/a.csv\ntime: at"))
        #expect(failure.message.contains("`delimiter`") && failure.message.contains("`encoding`"))
        #expect(!failure.description.contains("strict_mode") && !failure.description.contains(folder.path))
        #expect(failure.description.split(separator: "\n").count <= 3)
    }

    static let rejected: [(value: String, type: String, hint: String)] = [
        ("10,50", "number", #"`format: {decimal: ","}`"#),
        ("-1.000,5", "\"decimal(18,2)\"", #"`format: {decimal: ","}`"#),
        ("13/02/2026", "date", #"`format: {date_format: "%d/%m/%Y"}`"#),
        ("02.13.2026", "date", #"`format: {date_format: "%m.%d.%Y"}`"#),
        ("13/02/2026 10:30", "timestamp", #"`format: {timestamp_format: "%d/%m/%Y %H:%M"}`"#),
    ]

    @Test("a rejected value says which key would read it", arguments: rejected)
    func hints(value: String, type: String, hint: String) throws {
        try folder.write("data/a.csv", "at;v\n2026-01-01;\n2026-01-02;\(value)\n")
        let reasons = try reasons("columns: {at: date, v: \(type)}\nformat: {delimiter: \";\", header: true}")
        #expect(reasons.count == 1)
        #expect(reasons.first?.contains(hint) == true, "\(reasons)")
    }

    @Test("rows that are not UTF-8 say which encoding to try")
    func latin() throws {
        try write(Data("at,c\n2026-01-01,a\n2026-01-02,Per".utf8) + Data([0xFA]) + Data("\n2026-01-03,b\n".utf8))
        let reasons = try reasons("columns: {at: date, c: text}\nformat: {delimiter: \",\", header: true}")
        #expect(reasons.count == 1)
        #expect(reasons.first?.contains("`format: {encoding: latin1}`") == true, "\(reasons)")
    }

    private func reasons(_ keys: String) throws -> [String] {
        let (session, opened, project) = try folder.open("from: data/a.csv\ntime: at\n" + keys)
        let planner = QueryPlanner(
            calendar: project.calendar, dialect: session.dialect, sources: project.sources,
            schemas: ["s": opened.schema])
        _ = try session.load(
            try #require(project.sources["s"]), columns: Set(opened.schema.columns.map(\.name)), planner: planner)
        return try session.rejectedRows(of: "s", limit: 10).first.map(\.reason)
    }
}
