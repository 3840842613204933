import ADBC
import Chronology
import Definitions
import Foundation
import Refresh
import Store
import Testing

/// What goes wrong with sources, said by the program and survived by what was stored.
@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct BadInputTests {
    /// A change to the orders, and words the error must hold.
    struct Damage: Sendable, CustomTestStringConvertible {
        var name: String
        var words: [String]
        var change: @Sendable (Shop) throws -> Void
        var testDescription: String { name }
    }

    static let damages = [
        Damage(name: "a missing column", words: ["no column or dimension `total`", "[unknown-column]"]) { shop in
            try shop.write(
                "data/orders.csv", "order_id,ordered_at,customer,channel,status\n1,2026-01-05 10:00:00,c,web,paid\n")
        },
        Damage(name: "an empty file", words: ["`data/orders.csv` is empty", "[empty-file]"]) { shop in
            try shop.write("data/orders.csv", "")
        },
        Damage(name: "a glob that matches nothing", words: ["nothing matches `data/nothing*.csv`", "[no-files]"]) {
            shop in
            try shop.replace("sources/orders.yml", "data/orders.csv", with: "data/nothing*.csv")
        },
        Damage(name: "a file that is gone", words: ["nothing matches `data/orders.csv`", "[no-files]"]) { shop in
            try shop.remove("data/orders.csv")
        },
        Damage(name: "a file that is not text", words: ["orders"]) { shop in
            let noise = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) }
            try Data(noise).write(to: URL(fileURLWithPath: shop.folder + "/data/orders.csv"))
        },
    ]

    @Test(
        "a source that cannot be read fails alone: exit code 3, the others are stored, the old numbers stay",
        arguments: damages)
    func unreadableSource(damage: Damage) throws {
        let shop = try Shop()
        try shop.refresh()
        let before = try shop.run("query", "revenue", "orders", "--grain", "month", "--format", "csv").output
        let isSameFile = damage.name != "a glob that matches nothing"
        try damage.change(shop)
        try shop.append("data/visits.csv", "2026-07-20,web,1\n")
        let run = try shop.run("refresh")
        #expect(run.code == 3, "\(run)")
        for word in damage.words { #expect(run.errors.contains(word), "\(run)") }
        #expect(run.errors.contains("visits: 401 rows"), "\(run)")
        if isSameFile {
            #expect(try shop.run("query", "revenue", "orders", "--grain", "month", "--format", "csv").output == before)
        }
        let status = try shop.run("status")
        #expect(status.code == 0, "\(status)")
        #expect(status.output.contains("Revenue"), "\(status)")
    }

    @Test("status says beside a KPI without data why its source cannot be read", arguments: damages.prefix(4))
    func statusNamesTheFailure(damage: Damage) throws {
        let shop = try Shop()
        try damage.change(shop)
        let run = try shop.run("status")
        #expect(run.code == 0, "\(run)")
        #expect(run.output.contains("! Revenue: its source `orders` cannot be read: "), "\(run)")
        for word in damage.words.dropLast() { #expect(run.output.contains(word), "\(run)") }
        #expect(run.output.contains("no data"), "\(run)")
    }

    @Test("a new KPI on a source that is gone has no data; the others keep what is stored")
    func newKPIOnLostSource() throws {
        let shop = try Shop()
        try shop.refresh()
        let before = try shop.run("status").output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        try shop.remove("data/orders.csv")
        try shop.write("metrics/largest.yml", "metric: largest\ntype: max\nsource: orders\nvalue: total\nunit: EUR\n")
        try shop.write("metrics/lines.yml", "metric: lines\ntype: count\nsource: orders\nfilter: total > 20\n")
        let kpi = try shop.read("kpis/conversion.yml").replacingOccurrences(of: "%", with: "")
        for name in ["largest", "lines"] {
            try shop.write("kpis/\(name).yml", kpi.replacingOccurrences(of: "conversion", with: name))
        }
        let status = try shop.run("status")
        #expect(status.code == 0, "\(status)")
        for name in ["Largest", "Lines"] {
            #expect(status.output.contains("! \(name): its source `orders` cannot be read: "), "\(status)")
            let line = status.output.split(separator: "\n").first { $0.hasPrefix("  \(name)") }
            #expect(line?.hasSuffix("no data") == true, "\(status)")
        }
        let json = try shop.run("status", "--format", "json").output
        #expect(json.contains("\"value\": 37646.99"), "\(json)")
        #expect(before.count >= 3)
        let refresh = try shop.run("refresh")
        #expect(refresh.code == 3, "\(refresh)")
        #expect(refresh.errors.contains("judged 5 KPIs"), "\(refresh)")
    }

    @Test("check names the place of what refresh fails on, with exit code 2", arguments: damages.prefix(4))
    func check(damage: Damage) throws {
        let shop = try Shop()
        try damage.change(shop)
        let run = try shop.run("check")
        #expect(run.code == 2)
        #expect(run.output.contains("sources/orders.yml:2:7: error"), "\(run)")
        for word in damage.words { #expect(run.output.contains(word), "\(run)") }
    }

    @Test("a file with a header only has no rows yet: said, no error, no zeros")
    func headerOnly() throws {
        let shop = try Shop()
        try shop.write("data/orders.csv", "order_id,ordered_at,customer,channel,total,status\n")
        let run = try shop.run("refresh")
        #expect(run.code == 0, "\(run)")
        #expect(run.errors.contains("source `orders` has no rows yet [no-rows]"), "\(run)")
        #expect(try shop.run("query", "revenue", "--format", "csv").output == "period,revenue\ntotal,\n")
        let status = try shop.run("status", "--format", "csv")
        let line = try #require(status.output.split(separator: "\n").first { $0.contains("revenue_2026") })
        #expect(line.contains("no_data"), "\(line)")
    }

    @Test("malformed rows are counted, listed with file and line, and left out")
    func malformedRows() throws {
        let shop = try Shop()
        try shop.refresh()
        let revenue = try shop.run("query", "revenue", "--format", "csv").output
        let lines = try shop.read("data/orders.csv").split(separator: "\n").count
        try shop.append(
            "data/orders.csv",
            """
            9001,2026-07-01 10:00:00,c1,web,many,paid
            9002,2026-07-01 10:00:00,c1
            9003,yesterday,c1,web,1.00,paid
            9004,2026-07-01 10:00:00,c1,web,1.00,paid,and more

            """)
        let run = try shop.run("refresh")
        #expect(run.code == 0, "\(run)")
        #expect(run.errors.contains("source `orders`: 4 malformed rows were left out [malformed-rows]"), "\(run)")
        for position in 1...4 { #expect(run.errors.contains("data/orders.csv:\(lines + position): "), "\(run)") }
        #expect(try shop.run("query", "revenue", "--format", "csv").output == revenue)
    }

    @Test("with `strict: true` one malformed row fails the source, exit code 3, and the old series stay")
    func strictSource() throws {
        let shop = try Shop()
        try shop.append("sources/orders.yml", "strict: true\n")
        try shop.refresh()
        let before = try shop.run("query", "revenue", "--grain", "month", "--format", "csv").output
        try shop.append(
            "data/orders.csv",
            "9000,2026-07-01 10:00:00,c1,web,500.00,paid\n9001,2026-07-01 10:00:00,c1,web,many,paid\n")
        let run = try shop.run("refresh")
        #expect(run.code == 3, "\(run)")
        #expect(
            run.errors.contains("Source `orders` is strict, and 1 of its rows cannot be read: data/orders.csv:"),
            "\(run)")
        #expect(run.errors.contains("[malformed-rows]"), "\(run)")
        #expect(try shop.run("query", "revenue", "--grain", "month", "--format", "csv").output == before)
    }

    @Test("rows without a time are said and count nowhere")
    func undatedRows() throws {
        let shop = try Shop()
        try shop.append("data/orders.csv", "9001,,c1,web,500.00,paid\n")
        let run = try shop.refresh()
        #expect(run.errors.contains("source `orders`: 1 rows without a time count nowhere [undated-rows]"), "\(run)")
    }

    @Test("a file that vanishes while it is being refreshed fails its source alone")
    func vanishingFile() throws {
        let shop = try Shop()
        try shop.refresh()
        let before = try shop.run("query", "visits", "--grain", "month", "--format", "csv").output
        try shop.append("data/visits.csv", "2026-07-20,web,1\n")
        try shop.append("data/orders.csv", "9001,2026-07-01 10:00:00,c1,web,1.00,paid\n")
        let loaded = ProjectLoader.load(root: shop.folder)
        let workspace = try Workspace(
            project: try #require(loaded.project), diagnostics: [], root: shop.folder,
            clock: .fixed(try #require(Instant(rfc3339: Shop.now))), search: .ofThisProcess)
        let report = try workspace.refresh { event in
            if case .reading("visits", _, _) = event { try? shop.remove("data/visits.csv") }
        }
        #expect(report.failures.map(\.name) == ["visits"])
        let failure = try #require(report.failures.first?.failure)
        #expect("\(failure)".contains("visits"), "\(failure)")
        #expect(report.sources.first { $0.name == "orders" }?.wasRead == true)
        #expect(try shop.run("query", "visits", "--grain", "month", "--format", "csv").output == before)
    }
}
