import ArgumentParser
import Foundation

/// Scores every value of every series below a folder, for scoring by others.
struct AnomaliesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anomalies", abstract: "Score how unusual each value of every series below a folder is.",
        discussion: """
            IN holds CSV files with the columns timestamp and value, at any depth. OUT gets the same paths with \
            timestamp,value,anomaly_score: 0 to 1, from the rows up to each alone. Time and speed go to standard error.

            Example: bellwether-bench anomalies shared/data/nab-dev/data --out scores; python3 \
            benchmarks/score_anomalies.py scores
            """)

    @Argument(help: "The folder of the series.") var input: String
    @Option(help: "The folder that the scores go to.") var out: String

    func run() throws {
        let paths = try Self.files(below: input)
        var rows = 0
        var seconds = 0.0
        for path in paths {
            let data = try Data(contentsOf: URL(fileURLWithPath: input + "/" + path))
            let series = try StampedSeries.parse(String(decoding: data, as: UTF8.self), path: path)
            var scores: [Double] = []
            seconds += Stopwatch.seconds { scores = series.scores() }
            rows += series.values.count
            try BenchFolder.write(series.scored(scores), to: path, in: out)
        }
        let speed = (Double(rows) / Swift.max(seconds, 1e-9) / 1e6).threeDigits
        Console.note("\(paths.count) series, \(rows) values, \(seconds.durationText) (\(speed) million a second)")
    }

    /// Paths of the CSV files below a folder, relative to it, in order.
    static func files(below folder: String) throws -> [String] {
        guard let all = FileManager.default.enumerator(atPath: folder) else {
            throw BenchmarkFailure(
                "\(folder): no such folder; expected one with CSV files of timestamp,value below it.")
        }
        let paths = all.compactMap { (path: Any) -> String? in path as? String }.filter { $0.hasSuffix(".csv") }
            .sorted()
        guard !paths.isEmpty else { throw BenchmarkFailure("\(folder): no CSV files below it.") }
        return paths
    }
}
