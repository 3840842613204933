import Chronology
import Definitions
import Engines
import Foundation
import Queries
import Testing

/// Small files, changed at random in a few bytes: they load or fail with a code and a message, and nothing else happens.
@Suite("Damaged files load or are refused", .enabled(if: Driver.isInstalled, "\(Driver.missing)"))
struct FileFuzzTests {
    private static let seeds = [
        "at,name,v\n2026-01-01,a,1\n2026-01-02,\"b, c\",2.5\n2026-01-03,\"d\ne\",-3\n",
        "at;name;v\r\n31/01/2026;x;1.234,5\r\n01/02/2026;y;€ 2\r\n", "# Report\n#\nat\tname\tv\n2026-01-01\tx\t1\n",
        "{\"at\":\"2026-01-01\",\"v\":1,\"u\":{\"c\":\"ES\"}}\n{\"at\":\"2026-01-02\",\"v\":2,\"l\":[1,2]}\n",
        "[{\"at\":\"2026-01-01\",\"v\":1.5},{\"at\":\"2026-01-02\",\"v\":null}]",
    ]
    private static let formats = [
        "", "\ncolumns: {v: \"decimal(18,2)\"}", "\ncolumns: {at: date, v: integer}\ndrop: \"at = 'Total'\"",
        "\nformat: {encoding: windows-1252, until: blank_line}", "\nformat: {encoding: latin-1, \"null\": [x, \"-\"]}",
        "\nformat: {decimal: \",\", date_format: [\"%d/%m/%Y\", \"%Y-%m-%d\"]}\ncolumns: {at: date, v: number}",
    ]
    private static let pieces = [
        "\"", "'", "\n", "\r", "\r\n", "\0", ",", ";", "\t", "#", "{", "}", "[", "]", ":", "\\", "\u{FEFF}", "é",
        "1e999",
        "NaN", "Total", "-", " ", "9999999999999999999", "2026-13-45", "%", "--", "\u{1F600}",
    ]

    @Test("of 300 a seed, none does anything else", arguments: 1...8)
    func damaged(seed: UInt64) throws {
        var random = Random(state: seed)
        let folder = try ProjectFolder()
        var sources: [String: String] = [:]
        for number in 0..<300 {
            let pick = random.next(Self.seeds.count)
            var bytes = Array(Self.seeds[pick].utf8)
            for _ in 0...random.next(6) { Self.damage(&bytes, &random) }
            let ending = pick == 3 ? "ndjson" : pick == 4 ? "json" : "csv"
            let name = "f\(number).\(ending)"
            try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/data/" + name))
            // Keys about text mean nothing to JSON.
            let format = Self.formats[random.next(ending == "csv" ? Self.formats.count : 2)]
            sources["s\(number)"] = "from: data/\(name)\ntime: at" + format
        }
        let project = try folder.project(sources)
        let session = try folder.session(project)
        let today = try #require(Day(iso: "2026-06-30"))
        var outcomes: [String: Int] = [:]
        for name in project.sources.keys.sorted() {
            let source = try #require(project.sources[name])
            do {
                let opened = try session.open(source)
                let planner = QueryPlanner(
                    calendar: project.calendar, dialect: session.dialect, sources: project.sources,
                    schemas: [name: opened.schema])
                guard !opened.isEmpty else { continue }
                _ = try session.load(
                    source, columns: Set(opened.schema.columns.map(\.name)), planner: planner)
                let coverage = try session.coverage(of: name, until: today, planner: planner)
                let rejected = try session.rejectedRows(of: name, limit: 5)
                #expect(coverage.rowCount >= 0 && rejected.first.count <= 5, "seed \(seed), \(name)")
                outcomes["loaded", default: 0] += 1
            } catch {
                let failure = error
                let isClear = failure.code.contains("-") && failure.source != nil && failure.message.count > 20
                #expect(isClear, "seed \(seed), \(name): \(failure)")
                outcomes[failure.code, default: 0] += 1
            }
        }
        #expect((outcomes["loaded"] ?? 0) > 30, "\(outcomes)")
        #expect(outcomes.count > 2, "\(outcomes)")
    }

    private static func damage(_ bytes: inout [UInt8], _ random: inout Random) {
        let place = random.next(bytes.count + 1)
        switch random.next(5) {
        case 0: if place < bytes.count { bytes[place] = UInt8(random.next(256)) }
        case 1: if place < bytes.count { bytes.remove(at: place) }
        case 2: bytes.removeSubrange(max(0, place - random.next(12))..<place)
        case 3: bytes.insert(contentsOf: bytes.prefix(place), at: place)
        default: bytes.insert(contentsOf: Array(pieces[random.next(pieces.count)].utf8), at: place)
        }
    }

    /// A generator of the same numbers on every machine.
    private struct Random {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
    }
}
