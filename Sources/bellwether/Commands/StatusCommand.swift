import ArgumentParser
import Definitions
import Chronology
import Framework
import Presentation
import Refresh

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how all KPIs stand: value, target, path, chance, state.",
        discussion: """
            Examples:
              bellwether status
              bellwether status --format json
              bellwether status --as-of 2026-03-31
            """)

    @OptionGroup var options: ProjectOptions
    @Option(help: "The last day that counts, as YYYY-MM-DD. Without it, yesterday.") var asOf: String?
    @Option(help: "text, json or csv.") var format: OutputFormat = .text

    func run() throws {
        try options.run { workspace in
            let day = try PastDay.parse(asOf, workspace)
            let book = try workspace.statusBook(asOf: day, explained: false)
            if !book.isRefreshed, day == nil {
                Console.error(
                    "note: not every source has been refreshed; the rest was read just now. `bellwether refresh` keeps it."
                )
            }
            let card = Scorecard(
                project: workspace.project, statuses: book.statuses, asOf: book.asOf,
                isReconstructed: book.isReconstructed)
            switch format {
            case .text:
                Console.write(ScorecardText(.init(width: Console.width, style: Console.style)).render(card))
            case .json: Console.write(ScorecardJSON.render(card))
            case .csv: Console.write(ScorecardCSV.render(card))
            }
        }
    }
}

/// A day in the past, given on the command line.
enum PastDay {
    static func parse(_ text: String?, _ workspace: Workspace) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(iso: text) else {
            throw CommandFailure.usage("error: `--as-of \(text)`: expected a day such as 2026-03-31.")
        }
        guard day < workspace.today else {
            throw CommandFailure.usage(
                "error: `--as-of \(text)` has not ended: today is \(workspace.today). The last day that can be shown is "
                    + "\(workspace.today - 1).")
        }
        return day
    }
}
