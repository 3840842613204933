import Foundation
import Testing

@testable import bellwether_bench

@Suite("Forecasts of a competition's series")
struct CompetitionForecastTests {
    static func table(test: String) -> String {
        let train = (0..<40).map { (step: Int) -> String in "\(100 + step + (step % 4) * 7 + (step * 31) % 11)" }
        return """
            id,freq,m,h,type,train,test
            Q1,Quarterly,4,3,,\(train.joined(separator: ";")),\(test)
            Y1,Yearly,1,2,MICRO,3;5;4;6;8;7;9;8;10,\(test)
            Q2,Quarterly,4,3,,\(train.reversed().joined(separator: ";")),\(test)

            """
    }

    static func csv(_ table: String, threads: Int = 1) throws -> String {
        CompetitionForecasts(try CompetitionSeries.parse(table, path: "t.csv"), threads: threads).csv
    }

    @Test("What is to be forecast does not matter: the output is the same to the byte")
    func testValuesDoNotMatter() throws {
        let once = try Self.csv(Self.table(test: "141;152;149"))
        #expect(once == (try Self.csv(Self.table(test: "0;0;0"))))
        #expect(once == (try Self.csv(Self.table(test: ""))))
        #expect(once.split(separator: "\n").count == 9)
        #expect(once.hasPrefix("id,h,mean,lo95,hi95\nQ1,1,"))
    }

    @Test("The number of threads does not matter", arguments: [2, 5])
    func threadsDoNotMatter(threads: Int) throws {
        let table = Self.table(test: "1;2;3")
        #expect(try Self.csv(table) == Self.csv(table, threads: threads))
    }

    static func chances(_ table: String, threads: Int = 1) throws -> String {
        CompetitionForecasts(try CompetitionSeries.parse(table, path: "t.csv"), content: .chances, threads: threads).csv
    }

    @Test("Chances: no look at what is to be forecast, the same on any number of threads, falling as thresholds rise")
    func chances() throws {
        let once = try Self.chances(Self.table(test: "141;152;149"))
        #expect(once == (try Self.chances(Self.table(test: "0;0;0"), threads: 3)))
        let lines = once.split(separator: "\n")
        #expect(lines.first == "id,h,threshold,probability_at_least")
        // Two series of three steps, one of two, five thresholds each.
        #expect(lines.count == 1 + 5 * 8)
        let rows = lines.dropFirst().map { (line: Substring) -> [Substring] in line.split(separator: ",") }
        for (row, next) in zip(rows, rows.dropFirst()) where row[0] == next[0] && row[1] == next[1] {
            let (chance, nextChance) = (Double(row[3]) ?? .nan, Double(next[3]) ?? .nan)
            #expect(chance >= nextChance && (0...1).contains(chance) && (0...1).contains(nextChance))
            #expect((Double(row[2]) ?? .nan) <= (Double(next[2]) ?? .nan))
        }
        let yearly = rows.filter { (row: [Substring]) -> Bool in row[0] == "Y1" }
        // The last six of 3;5;4;6;8;7;9;8;10 have the median 8.
        #expect(yearly.count == 10 && yearly[2][2] == "8.0")
    }

    @Test("Training values do matter, and so does the order of rows")
    func trainMatters() throws {
        let table = Self.table(test: "1;2;3")
        let changed = table.replacing("3;5;4;6;8;7;9;8;10", with: "3;5;4;6;8;7;9;8;12")
        #expect(try Self.csv(table) != Self.csv(changed))
        let series = try CompetitionSeries.parse(table, path: "t.csv")
        #expect(series.map(\.id) == ["Q1", "Y1", "Q2"] && series.map(\.horizonSteps) == [3, 2, 3])
        #expect(series.map(\.periods) == [[4], [], [4]])
    }

    @Test(
        "What is wrong in a file is said with its row",
        arguments: [
            ("id,freq,m,h,type,test\n", "train is missing"),
            ("id,freq,m,h,type,train,test\nA,Yearly,1,0,,1;2,3\n", "row 2: h must be"),
            ("id,freq,m,h,type,train,test\nA,Yearly,x,2,,1;2,3\n", "row 2: m must be"),
            ("id,freq,m,h,type,train,test\nA,Yearly,1,2,,1;two,3\n", "row 2: “two” in train"),
        ])
    func faults(text: String, expected: String) {
        #expect {
            _ = try CompetitionSeries.parse(text, path: "t.csv")
        } throws: { error in
            "\(error)".contains(expected)
        }
    }

    @Test("A file packed by gzip reads as the plain one; an absent one is named")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = folder.appendingPathComponent("series.csv")
        try Data(Self.table(test: "1;2;3").utf8).write(to: plain)
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-k", plain.path]
        try gzip.run()
        gzip.waitUntilExit()
        #expect(
            try CompetitionSeries.read(plain.path).map(\.train)
                == CompetitionSeries.read(plain.path + ".gz").map(\.train))
        #expect {
            _ = try CompetitionSeries.read(folder.path + "/none.csv")
        } throws: { error in
            "\(error)".contains("no such file")
        }
    }
}
