import Chronology
import Foundation
import Testing

@testable import DemoData

struct DemoWriterTests {
    @Test func `the same seed writes the same bytes, another seed others`() throws {
        let first = try DemoFixture.with(scale: 0.02) { try $0.hash() }
        let again = try DemoFixture.with(scale: 0.02) { try $0.hash() }
        let other = try DemoFixture.with(seed: 43, scale: 0.02) { try $0.hash() }
        #expect(first == again)
        #expect(first != other)
    }

    #if os(Linux)
        @Test func `golden bytes`() throws {
            let rows = try DemoFixture.with(scale: 0.02) { (fixture: DemoFixture) -> String in
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for path in try fixture.files(below: "data") {
                    for byte in try Data(contentsOf: fixture.root.appendingPathComponent(path)) {
                        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
                    }
                }
                return String(hash, radix: 16)
            }
            #expect(rows == "d831b694a872268b")
        }
    #endif

    @Test func `the rows of a day do not depend on the last day`() throws {
        let early = DemoModel(seed: 42, lastDay: try DemoFixture.day("2026-05-31"), scale: 1)
        let late = DemoModel(seed: 42, lastDay: try DemoFixture.day("2026-11-21"), scale: 1)
        for back in [25, 60, 200, 420] {
            let day = early.lastDay - back
            func bytes(_ model: DemoModel) -> [String] {
                let sessions = model.sessions(day)
                return [
                    "\(sessions)", "\(model.orders(day, sessions: sessions))", "\(model.ads(day))",
                    "\(model.social(day))", "\(model.emails(day))", "\(model.subscriptions(day))",
                    "\(model.pages(day))", "\(model.stock(day, warehouse: 1, category: 2))",
                ]
            }
            #expect(bytes(early) == bytes(late))
        }
    }

    @Test func `about a million rows of sessions and orders`() throws {
        // A tenth of the scale is enough to know the whole.
        try DemoFixture.with(scale: 0.1) { fixture in
            let rows = Dictionary(uniqueKeysWithValues: fixture.written.tables.map { ($0.name, $0.rows) })
            #expect((80_000...100_000).contains(rows["sessions"] ?? 0))
            #expect((10_000...14_000).contains(rows["orders"] ?? 0))
            #expect(rows["ad_spend"] == 6 * 1_096)
            #expect(rows["social"] == 4 * 1_096)
            #expect(rows["page_errors"] == 6 * 1_096)
            #expect(rows["subscriptions"] == 3 * 1_096)
            #expect(rows["inventory"] == 12 * 1_096)
        }
    }

    @Test func `files are well-formed and hold what was counted`() throws {
        try DemoFixture.with(scale: 0.03) { fixture in
            for table in DemoTable.allCases {
                let rows = try fixture.rows(table.name)
                #expect(rows.count == fixture.written.tables[table.position].rows)
                #expect(rows.allSatisfy { $0.count == table.header.count }, "\(table.name)")
                for path in try fixture.files(below: "data/\(table.name)") {
                    let text = try fixture.text(path)
                    #expect(text.hasPrefix(table.header.joined(separator: ",") + "\n"))
                    #expect(text.hasSuffix("\n") && !text.contains("\r") && !text.contains("\""))
                }
            }
            let orders = try fixture.files(below: "data/orders")
            #expect(orders.count == 37 && orders.first == "data/orders/orders-2023-11.csv")
        }
    }

    @Test func `amounts have two decimals and add up`() throws {
        try DemoFixture.with(scale: 0.03) { fixture in
            for row in try fixture.rows("orders") {
                for field in row[11...13] {
                    let parts = field.split(separator: ".")
                    #expect(parts.count == 2 && parts[1].count == 2 && parts.allSatisfy { Int($0) != nil })
                }
                #expect(["completed", "cancelled", "refunded"].contains(row[14]))
                #expect(!row[13].hasPrefix("-") && row[13] != "0.00")
            }
        }
    }

    @Test func `identifiers are unique and web orders belong to sessions that converted`() throws {
        try DemoFixture.with(scale: 0.03) { fixture in
            let sessions = try fixture.rows("sessions")
            let orders = try fixture.rows("orders")
            #expect(Set(sessions.map { $0[0] }).count == sessions.count)
            #expect(Set(orders.map { $0[0] }).count == orders.count)
            let converted = Set(sessions.filter { $0[10] == "true" }.map { $0[0] })
            let web = orders.filter { $0[5] == "web" }
            #expect(Set(web.map { $0[2] }) == converted)
            #expect(web.count == converted.count)
            #expect(orders.allSatisfy { ($0[5] == "web") == !$0[2].isEmpty })
        }
    }

    @Test func `subscriptions add up from day to day`() throws {
        let model = DemoModel(seed: 7, lastDay: try DemoFixture.day("2026-11-21"), scale: 1)
        for offset in 0..<400 {
            let day = model.firstDay + offset
            for (now, next) in zip(model.subscriptions(day), model.subscriptions(day + 1)) {
                #expect(next.active == now.active + next.started - next.cancelled)
            }
        }
    }

    @Test(arguments: ["1999-03-03", "2101-01-01", "2024-02-29", "2026-01-01"])
    func `any last day and any scale work`(lastDay: String) throws {
        for scale in [0, -1, .nan, 0.001] as [Double] {
            let company = DemoCompany(seed: 1, lastDay: try DemoFixture.day(lastDay), scale: scale)
            #expect((1_094...1_096).contains(company.lastDay - company.firstDay + 1))
        }
        try DemoFixture.with(lastDay: lastDay, scale: 0.001) { #expect($0.written.definitions.count > 80) }
    }

    @Test func `a second demo replaces the first`() throws {
        try DemoFixture.with(scale: 0.01) { fixture in
            let stale = fixture.root.appendingPathComponent("data/sessions/sessions.parquet")
            let kept = fixture.root.appendingPathComponent("data/sessions/notes.txt")
            try Data("old".utf8).write(to: stale)
            try Data("mine".utf8).write(to: kept)
            try DemoCompany(lastDay: try DemoFixture.day("2025-06-30"), scale: 0.01).write(to: fixture.root)
            #expect(!FileManager.default.fileExists(atPath: stale.path))
            #expect(FileManager.default.fileExists(atPath: kept.path))
            #expect(try fixture.files(below: "data/sessions").last == "data/sessions/sessions-2025-06.csv")
        }
    }
}
