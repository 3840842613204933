import Foundation
import Testing

@testable import bellwether_bench

@Suite("The record of chances")
struct ChanceRecordTests {
    private func written(_ text: String, _ check: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(text.utf8).write(to: path)
        try check(path.path)
    }

    @Test("Rows are summed by day, days without rows are zero, quotes may hold commas")
    func daily() throws {
        let text =
            "when,what,n,price\n2026-01-03 10:00,\"a, b\",2,1.5\n2026-01-01,c,1,4\n2026-01-03,d,1,2\n2026-01-01,e,x,1\n"
        try written(text) { (path: String) in
            let series = try DailySeries([path], time: "when", value: "n * price")
            #expect(series.values == [4, 0, 5] && "\(series.first)" == "2026-01-01")
            #expect {
                _ = try DailySeries([path], time: "when", value: "amount")
            } throws: { error in
                "\(error)".contains("no column amount")
            }
        }
    }

    @Test("A steady series: what is asked less than usual is likely, what is asked more is not, and both come true")
    func steady() throws {
        let rows = (0..<240).map { (day: Int) -> String in
            let date = Date(timeIntervalSince1970: 1_767_225_600 + 86_400 * Double(day))
            return "\(date.ISO8601Format().prefix(10)),\(1_000 + (day * 37) % 21)"
        }
        try written("day,n\n" + rows.joined(separator: "\n")) { (path: String) in
            let record = ChanceRecord(
                try DailySeries([path], time: "day", value: "n"), horizonDays: 28, spacing: 28)
            #expect(record.entries.count == 3 * 5 && record.unavailable == 0)
            for (place, entry) in record.entries.enumerated() where place % 3 != 1 {
                #expect(entry.isReached == (place % 3 == 0))
                #expect(place % 3 == 0 ? entry.stated > 0.9 : entry.stated < 0.1, "\(place): \(entry.stated)")
            }
            #expect(record.brier.stated < 0.15)
            #expect(record.reliability.reduce(0) { $0 + $1.count } == 15)
        }
    }

    /// Two years of hires by day, summed to deadlines 28 days ahead; the bands are three standard errors of correlated
    /// outcomes wide (three targets a day share one future).
    @Test("On real days, chances are worth more than what is usual, and come true as often as they say")
    func bikes() throws {
        guard let path = SharedFile.path("bike-sharing-uci/day.csv") else { return }
        let record = ChanceRecord(
            try DailySeries([path], time: "dteday", value: "cnt"), horizonDays: 28, spacing: 28)
        #expect(record.entries.count >= 60)
        #expect(record.brier.stated < record.brier.usual, "\(record.brier)")
        for bin in record.reliability where bin.count >= 10 {
            let error = 3 * (3 * bin.stated * (1 - bin.stated) / Double(bin.count)).squareRoot()
            #expect(abs(bin.stated - bin.came) < error + 0.05, "\(bin)")
        }
    }
}

/// A file of the data beside the checkout, or where BELLWETHER_SHARED points.
enum SharedFile {
    static func path(_ name: String) -> String? {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["BELLWETHER_SHARED"]
            ?? root.deletingLastPathComponent().appendingPathComponent("shared").path
        let path = "\(shared)/data/\(name)"
        guard FileManager.default.isReadableFile(atPath: path) else {
            print("skipped: \(path) is not here")
            return nil
        }
        return path
    }
}
