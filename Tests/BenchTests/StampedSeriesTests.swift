import Foundation
import Testing

@testable import bellwether_bench

@Suite("Anomaly scores of files with time stamps")
struct StampedSeriesTests {
    static func text(_ rows: Int, broken: Bool = false) -> String {
        var text = "timestamp,value\r\n"
        for row in 0..<rows {
            let minutes = row * 30 + (row > 700 ? 21 * 60 : 0)
            let (day, hour, minute) = (minutes / 1440 + 1, minutes / 60 % 24, minutes % 60)
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let value =
                broken && row % 97 == 5 ? "NaN" : "\((row % 48) * 3 + (row * 7919) % 13 + (row == 900 ? 500 : 0))"
            text += "2014-07-\(two(day)) \(two(hour)):\(two(minute)):00,\(value)\r\n"
            if broken && row % 101 == 7 { text += "2014-07-\(two(day)) \(two(hour)):\(two(minute)):00,\n" }
        }
        return text
    }

    @Test("The same rows come out, with a score from 0 to 1 that rests on what came before", arguments: [false, true])
    func scores(broken: Bool) throws {
        let series = try StampedSeries.parse(Self.text(1100, broken: broken), path: "a.csv")
        #expect(series.pace == 1800)
        let scores = series.scores()
        #expect(scores.count == series.rows.count && scores.allSatisfy { (0...1).contains($0) })
        let lines = series.scored(scores).split(separator: "\n")
        #expect(lines.count == scores.count + 1 && lines[0] == "timestamp,value,anomaly_score")
        if !broken { #expect(scores[900] > 0.9) }
        for count in [3, 80, 300, 905] {
            var part = series
            part.rows = Array(series.rows.prefix(count))
            part.seconds = Array(series.seconds.prefix(count))
            part.values = Array(series.values.prefix(count))
            #expect(part.scores() == Array(scores.prefix(count)), "\(count) rows")
        }
    }

    @Test(
        "Stamps are read as people write them",
        arguments: [
            ("1970-01-02 00:00:01", 86401.0), ("2014-07-01T00:30:00.000", 1_404_174_600), ("2000-03-01", 951_868_800),
        ])
    func stamps(text: String, seconds: Double) {
        #expect(StampedSeries.seconds(text[...]) == seconds)
    }

    @Test("What is wrong in a file or folder is said")
    func faults() {
        #expect(StampedSeries.seconds("yesterday").isNaN)
        #expect {
            _ = try StampedSeries.parse("a,b\n1,2\n", path: "b.csv")
        } throws: { error in
            "\(error)".contains("b.csv: expected a first line with the columns timestamp and value")
        }
        #expect {
            _ = try StampedSeries.parse("timestamp,value\n2014-01-01\n", path: "c.csv")
        } throws: { error in
            "\(error)".contains("c.csv: row 2: expected 2 fields")
        }
        #expect {
            _ = try AnomaliesCommand.files(below: "/nowhere")
        } throws: { error in
            "\(error)".contains("/nowhere")
        }
    }
}
