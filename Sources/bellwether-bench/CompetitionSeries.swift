import Foundation
import Statistics

/// One series of a forecasting competition, without the values to be forecast.
struct CompetitionSeries: Sendable {
    var id: String
    /// Its frequency by name: Monthly, Hourly.
    var frequency: String
    /// Its season in steps, 1 for none.
    var period: Int
    var horizonSteps: Int
    var train: [Double]

    /// The seasons that time itself has at this frequency; the stated one at others.
    var periods: [Int] {
        switch frequency {
        case "Hourly": [24, 168]
        case "Daily": [7]
        case "Weekly": [52]
        default: period > 1 ? [period] : []
        }
    }

    /// The 10, 25, 50, 75 and 90 % quantiles of the last season (without a season, of the last six values).
    var thresholds: [Double] {
        let season = train.suffix(period > 1 ? period : 6)
        return [0.1, 0.25, 0.5, 0.75, 0.9].map { (probability: Double) -> Double in
            Descriptive.quantile(Array(season), probability)
        }
    }

    /// The series of a file, gunzipped where its name ends in `.gz`.
    static func read(_ path: String) throws -> [CompetitionSeries] {
        try parse(text(path), path: path)
    }

    /// The series of a text, whose first line names the columns.
    static func parse(_ text: String, path: String) throws -> [CompetitionSeries] {
        // A table from Windows ends its lines with one character, "\r\n", that is not "\n".
        let lines = text.split { (character: Character) -> Bool in character.isNewline }
        let names = lines.first.map { (line: Substring) in columns(line) } ?? []
        var places: [String: Int] = [:]
        for name in ["id", "freq", "m", "h", "train"] {
            guard let place = names.firstIndex(of: name[...]) else {
                throw BenchmarkFailure(
                    "\(path): line 1 must name the columns id,freq,m,h,type,train,test; \(name) is missing.")
            }
            places[name] = place
        }
        return try lines.dropFirst().enumerated().map { (index: Int, line: Substring) in
            let cells = columns(line)
            func cell(_ name: String) -> Substring {
                let place = places[name] ?? cells.count
                return place < cells.count ? cells[place] : ""
            }
            func number(_ name: String, _ least: Int) throws -> Int {
                guard let value = Int(cell(name)), value >= least else {
                    throw BenchmarkFailure(
                        "\(path): row \(index + 2): \(name) must be a whole number of \(least) or more, not “\(cell(name))”."
                    )
                }
                return value
            }
            let train = try cell("train").split(separator: ";", omittingEmptySubsequences: false).map {
                (part: Substring) throws -> Double in
                if part.isEmpty || part == "NA" { return .nan }
                guard let value = Double(part) else {
                    throw BenchmarkFailure("\(path): row \(index + 2): “\(part)” in train is no number.")
                }
                return value
            }
            return CompetitionSeries(
                id: String(cell("id")), frequency: String(cell("freq")), period: try number("m", 1),
                horizonSteps: try number("h", 1), train: train)
        }
    }

    private static func columns(_ line: Substring) -> [Substring] {
        line.split(separator: ",", omittingEmptySubsequences: false).map { (cell: Substring) -> Substring in
            cell.count > 1 && cell.first == "\"" && cell.last == "\"" ? cell.dropFirst().dropLast() : cell
        }
    }

    /// The text of a file, gunzipped where its name ends in `.gz`.
    static func text(_ path: String) throws -> String {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw BenchmarkFailure("\(path): no such file, or it may not be read.")
        }
        let data = path.hasSuffix(".gz") ? try unzipped(path) : try Data(contentsOf: URL(fileURLWithPath: path))
        guard let text = String(data: data, encoding: .utf8) else {
            throw BenchmarkFailure("\(path): is not UTF-8 text.")
        }
        return text
    }

    private static func unzipped(_ path: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", "--", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFailure("\(path): gzip could not unpack it (status \(process.terminationStatus)).")
        }
        return data
    }
}
