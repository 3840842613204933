import ArgumentParser
import Foundation

/// Forecasts every series of a file, for scoring by others.
struct ForecastCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: "Forecast every series of a file, with 95 % intervals, for scoring.",
        discussion: """
            SERIES has the columns id, freq, m, h, type, train, test (values of train and test joined by ';'). Only train \
            is read. PRED gets id,h,mean,lo95,hi95. CPU and wall time a frequency go to standard error.

            Example: bellwether-bench forecast m3.csv.gz --out m3-pred.csv --threads 2
            """)

    @Argument(help: "The series: a CSV file, or one compressed with gzip.") var series: String
    @Option(help: "Where the forecasts go.") var out: String
    @Option(help: "How many series are forecast at once.") var threads = 1

    func validate() throws {
        guard threads > 0 else { throw ValidationError("--threads takes a number of 1 or more, not \(threads).") }
    }

    func run() throws {
        let rows = try CompetitionSeries.read(series)
        let forecasts = CompetitionForecasts(rows, threads: threads)
        for timing in forecasts.timings { Console.note(timing.sentence) }
        try Data(forecasts.csv.utf8).write(to: URL(fileURLWithPath: out))
    }
}
