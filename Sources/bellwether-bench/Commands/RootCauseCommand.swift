import ArgumentParser
import Foundation
import Statistics

/// Finds the combinations of dimension values behind the changes of a table, for scoring by others.
struct RootCauseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rootcause", abstract: "Find the combinations of dimension values behind a change, for scoring.",
        discussion: """
            CASE is a CSV file with dimension columns and the columns real and predict. CAUSES gets a line a cause, surest first: the \
            dimensions (empty for any value), rows, predict, real, change, deviation, evidence. The time goes to standard error.

            Example: bellwether-bench rootcause case.csv --out causes.csv
            """)

    @Argument(help: "The case.") var input: String
    @Option(help: "Where the causes go.") var out: String

    func run() throws {
        let data = try RootCauseCase.parse(try CompetitionSeries.text(input), path: input)
        var causes: [RootCause] = []
        do throws(RootCauseGap) {
            let begin = ContinuousClock.now
            causes = try RootCauseSearch().causes(codes: data.codes, actual: data.actual, expected: data.expected)
            Console.note("\(data.actual.count) rows, \(causes.count) causes, \(begin.duration(to: .now))")
        } catch { throw BenchmarkFailure("\(input): \(error).") }
        try Data(data.csv(causes).utf8).write(to: URL(fileURLWithPath: out))
    }
}
