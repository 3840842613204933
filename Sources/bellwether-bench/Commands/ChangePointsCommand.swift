import ArgumentParser
import Foundation
import Statistics

/// Finds the change points of every series of a folder, for scoring by others.
struct ChangePointsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changepoints", abstract: "Find the change points of every series of a folder, for scoring.",
        discussion: """
            DATASETS holds files NAME.json of the Turing Change Point Dataset; only series[].raw is read, null for missing. \
            PRED gets {"NAME": [indices counted from 0]}. The time goes to standard error.

            Example: bellwether-bench changepoints shared/data/change-points/datasets --out pred.json
            """)

    @Argument(help: "The folder of the series.") var datasets: String
    @Option(help: "Where the change points go.") var out: String

    func run() throws {
        let series = try ChangePointSeries.read(datasets)
        var found: [[ChangePoint]] = []
        let seconds = Stopwatch.seconds {
            found = series.map { (one: ChangePointSeries) -> [ChangePoint] in ChangePointSearch().find(one.values) }
        }
        Console.note("\(series.count) series, \(seconds.durationText)")
        try Data(ChangePointSeries.json(series, found).utf8).write(to: URL(fileURLWithPath: out))
    }
}
