import ArgumentParser
import Foundation

/// How often the chances of KPIs over real days came true.
struct ChanceRecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chance-record", abstract: "Replay KPIs at past days: what their chances said, and what came.",
        discussion: """
            The rows of the files are summed by day. Every 14 days, from three months and twice the horizon on, three KPIs are \
            judged that count from as many days back as lie ahead and want 90, 100 and 110 % of that again. Printed by horizon: \
            Brier score, that of how often it used to happen, and by fifths of the stated chance how many, its mean, and the share that came.

            Example: bellwether-bench chance-record day.csv --time dteday --value cnt
            """)

    @Argument(help: "CSV files with one table, plain or compressed with gzip.") var files: [String]
    @Option(help: "The column that begins with the date (2026-03-31).") var time: String
    @Option(help: "The column that is summed, or several multiplied: Quantity*UnitPrice.") var value: String
    @Option(help: "Days ahead; may be given several times.") var horizon = [7, 28, 91]

    func validate() throws {
        guard horizon.allSatisfy({ (days: Int) -> Bool in (1...366).contains(days) }) else {
            throw ValidationError("--horizon takes days between 1 and 366.")
        }
    }

    func run() throws {
        let series = try DailySeries(files, time: time, value: value)
        print("days,chances,none,brier,brier_usual,by fifths: count stated came")
        for days in horizon {
            let record = ChanceRecord(series, horizonDays: days)
            let bins = record.reliability.map { (bin: (count: Int, stated: Double, came: Double)) -> String in
                "\(bin.count) \(Self.text(bin.stated)) \(Self.text(bin.came))"
            }
            let brier = record.brier
            print(
                "\(days),\(record.entries.count),\(record.unavailable),\(Self.text(brier.stated)),\(Self.text(brier.usual)),"
                    + bins.joined(separator: " · "))
        }
    }

    private static func text(_ share: Double) -> String { "\((share * 1_000).rounded() / 1_000)" }
}
