import ArgumentParser
import Foundation

/// Chances of reaching thresholds for every series of a file, for scoring by others.
struct ChanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chance", abstract: "How likely every series of a file reaches thresholds, for scoring.",
        discussion: """
            SERIES has the columns id, freq, m, h, type, train, test (values of train and test joined by ';'). Only train \
            is read. CHANCE gets id,h,threshold,probability_at_least: for each step ahead the chance of five thresholds, the \
            10, 25, 50, 75 and 90 % quantiles of the last season (without a season, of the last six values). \
            benchmarks/score_chances.py scores them.

            Example: bellwether-bench chance m3.csv.gz --out m3-chance.csv --threads 2
            """)

    @Argument(help: "The series: a CSV file, or one compressed with gzip.") var series: String
    @Option(help: "Where the chances go.") var out: String
    @Option(help: "How many series are forecast at once.") var threads = 1

    func validate() throws {
        guard threads > 0 else { throw ValidationError("--threads takes a number of 1 or more, not \(threads).") }
    }

    func run() throws {
        let rows = try CompetitionSeries.read(series)
        let chances = CompetitionForecasts(rows, content: .chances, threads: threads)
        for timing in chances.timings { Console.note(timing.sentence) }
        try Data(chances.csv.utf8).write(to: URL(fileURLWithPath: out))
    }
}
