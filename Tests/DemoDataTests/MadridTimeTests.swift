import Chronology
import Testing

@testable import DemoData

struct MadridTimeTests {
    @Test func `agrees with the time zone database`() throws {
        let zone = try #require(Zone("Europe/Madrid"))
        let first = try DemoFixture.day("2019-01-01")
        for offset in 0..<3_650 {
            let day = first + offset
            for second in [0, 3_599, 6_000, 7_199, 7_200, 9_000, 10_799, 10_800, 43_200, 86_399] {
                #expect(
                    MadridTime.utc(day: day, secondOfDay: second) == zone.instant(day: day, secondOfDay: second).seconds
                )
                #expect(LocalDay(day).utc(second) == MadridTime.utc(day: day, secondOfDay: second))
            }
        }
    }

    @Test(arguments: ["2024-03-31", "2024-10-27", "2025-03-30", "2025-10-26", "2026-07-01"])
    func `rows of a day lie in that local day`(text: String) throws {
        let zone = try #require(Zone("Europe/Madrid"))
        let day = try DemoFixture.day(text)
        let model = DemoModel(seed: 42, lastDay: try DemoFixture.day("2026-11-21"), scale: 1)
        let local = LocalDay(day)
        let sessions = model.sessions(day)
        #expect(sessions.count > 300)
        for session in sessions {
            #expect(zone.day(of: Instant(seconds: local.utc(session.second))) == day)
        }
        for order in model.orders(day, sessions: sessions) {
            #expect(zone.day(of: Instant(seconds: local.utc(order.second))) == day)
        }
        for ticket in model.tickets(day) { #expect(zone.day(of: Instant(seconds: ticket.openedAt)) == day) }
    }

    @Test func `timestamps are written in UTC`() {
        var buffer = CSVBuffer(header: ["a", "b", "c"])
        buffer.timestamp(1_774_745_999)
        buffer.cents(-105)
        buffer.timestamp(nil)
        buffer.endRow()
        #expect(String(decoding: buffer.bytes, as: UTF8.self) == "a,b,c\n2026-03-29 00:59:59,-1.05,\n")
    }
}
