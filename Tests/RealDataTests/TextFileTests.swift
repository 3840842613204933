import Definitions
import Diagnostics
import Engines
import Foundation
import Queries
import Testing

/// 127 awkward files that others made to try their readers on, against what Python's csv module reads in them.
@Suite("Awkward files of others", .enabled(if: SharedData.isHere, Comment(rawValue: SharedData.missing)))
struct TextFileTests {
    /// One line of `TextFiles.tsv`, written by Tests/RealDataTests/Reference/text_files.py.
    struct Expected: CustomTestStringConvertible, Sendable {
        let path: String
        let format: String
        /// Columns, rows, rows of another width, and a hash of the rows; or the code of the refusal; or `loads`.
        let outcome: [String]

        var testDescription: String { path }
        var set: String { String(path.prefix { $0 != "/" }) }
        var name: String { String(path.drop { $0 != "/" }.dropFirst()) }
    }

    static let files: [Expected] = {
        let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("TextFiles.tsv")
        let text = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Expected(path: cells[0], format: cells[1], outcome: Array(cells[2...]))
        }
    }()

    @Test("every file of the three sets is listed")
    func complete() throws {
        var found: Set<String> = []
        for set in ["csv-spectrum", "csv-rust-bench", "csv-csvkit-examples"] {
            let walk = try #require(FileManager.default.enumerator(atPath: try SharedData.path(set)))
            for case let name as String in walk where walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular
            {
                found.insert(set + "/" + name)
            }
        }
        let words = ["SOURCE.txt", "COPYING", "UNLICENSE", "package.json", "readme.md"]
        found = found.filter { path in !words.contains { path.hasSuffix("/" + $0) } }
        #expect(found == Set(Self.files.map(\.path)))
        #expect(found.count == 127)
    }

    @Test("loads as Python reads it, or is refused with its code", arguments: files)
    func load(file: Expected) throws {
        let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("bellwether-text-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: root + "/data", withDestinationPath: try SharedData.path(file.set))
        if file.outcome.count == 1, file.outcome[0] != "loads" {
            let failure = #expect(throws: EngineFailure.self) { try table(file, root, columns: [], time: "at") }
            #expect(failure?.code == file.outcome[0])
            return
        }
        let first = try table(file, root, columns: [], time: nil)
        guard file.outcome.count == 4 else {
            #expect(!first.rows.isEmpty)
            return
        }
        // As text, every cell is compared as it is written.
        let read = try table(file, root, columns: first.columns, time: nil)
        #expect("\(read.columns.count)" == file.outcome[0])
        #expect("\(read.rows.count)" == file.outcome[1])
        #expect("\(read.rejected)" == file.outcome[2])
        let hash = read.rows.reduce(UInt64(0)) { (sum: UInt64, row: [String?]) -> UInt64 in sum &+ Self.hash(row) }
        let text = String(hash, radix: 16)
        #expect(String(repeating: "0", count: 16 - text.count) + text == file.outcome[3], "\(read.rows.prefix(3))")
        // The companion of one file holds another telephone number than the file.
        if file.set == "csv-spectrum", !file.name.contains("location_coordinates") { try expectCompanion(file, read) }
    }

    private struct Table {
        var columns: [String]
        var rows: [[String?]]
        var rejected: Int
    }

    private func table(_ file: Expected, _ root: String, columns: [String], time: String?) throws -> Table {
        var yaml = "source: s\nfrom: \"data/\(file.name)\"\n"
        yaml += time.map { "time: \($0)\n" } ?? "time: {expression: \"date '2026-01-01'\"}\n"
        if !file.format.isEmpty { yaml += "format: {\(file.format)}\n" }
        if !columns.isEmpty {
            let types = Dictionary(columns.map { ($0, "text") }, uniquingKeysWith: { first, _ in first })
            let json = try JSONSerialization.data(withJSONObject: types, options: [.withoutEscapingSlashes])
            yaml += "columns: " + String(decoding: json, as: UTF8.self) + "\n"
        }
        let loaded = ProjectLoader.load(files: [
            DefinitionFile(path: "bellwether.yml", text: "name: T\ntimezone: UTC"),
            DefinitionFile(path: "sources/s.yml", text: yaml),
        ])
        let project = try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
        let source = try #require(project.sources["s"])
        let session = try DuckDBSession(
            root: root, zone: "UTC", sources: [source], search: SharedData.search, spill: root + "/.bellwether/spill")
        let opened = try session.open(source)
        let names = opened.schema.columns.map(\.name)
        let planner = QueryPlanner(
            calendar: project.calendar, dialect: session.dialect, sources: project.sources,
            schemas: ["s": opened.schema])
        if !opened.isEmpty { _ = try session.load(source, columns: Set(names), planner: planner) }
        let isNested = file.outcome == ["loads"]
        let list = names.map { session.dialect.identifier($0) }.joined(separator: ", ")
        return Table(
            columns: names, rows: try session.run("SELECT \(isNested ? "count(*)" : list) FROM s", about: "s").rows,
            rejected: try session.rejectedRows(of: "s", limit: 5).count)
    }

    /// FNV-1a of the cells joined by U+001F, nothing for a missing one, line ends as line feeds.
    private static func hash(_ row: [String?]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for (position, cell) in row.enumerated() {
            let text =
                (position > 0 ? "\u{1F}" : "")
                + (cell ?? "").replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return hash
    }

    /// The JSON that the set's authors put beside each file.
    private func expectCompanion(_ file: Expected, _ read: Table) throws {
        let path =
            try SharedData.path(file.set) + "/"
            + file.name.replacing("csvs/", with: "json/").replacing(".csv", with: ".json")
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let json = try JSONSerialization.jsonObject(with: data)
        let wanted = try #require(json as? [[String: Any]] ?? (json as? [String: Any]).map { [$0] })
        let found = read.rows.map { row in
            Dictionary(zip(read.columns, row.map { $0 ?? "" }), uniquingKeysWith: { first, _ in first })
        }
        let texts = wanted.map { row in row.mapValues { "\($0)" } }
        func lines(_ rows: [[String: String]]) -> [[String: String]] {
            rows.map { row in row.mapValues { $0.replacing("\r\n", with: "\n") } }
        }
        #expect(lines(found) == lines(texts))
    }
}
