import ArgumentParser
import Definitions
import Presentation
import Refresh
import Server

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Print values of metrics, by any period and dimension.",
        discussion: """
            Examples:
              bellwether query orders --grain month
              bellwether query revenue orders --grain week --by channel --last 12w
              bellwether query conversion_rate --from 2026-01-01 --to 2026-03-31 --where "country = 'ES'"
              bellwether query orders --grain week --last 12w --explain
            """)

    @Argument(help: ArgumentHelp("The metrics.", valueName: "metric")) var metrics: [String]
    @OptionGroup var options: ProjectOptions
    @Option(
        help:
            "hour, day, week, month, quarter, year, fiscal_quarter, fiscal_year, retail_week …; without it, one value for the range."
    )
    var grain: String?
    @Option(help: "A dimension to slice by; can be given more than once.") var by: [String] = []
    @Option(help: "The first day.") var from: String?
    @Option(help: "The last day, included.") var to: String?
    @Option(help: "The last complete periods: 12w, 28d, 6m, 4q, 2y.") var last: String?
    @Option(help: "A further condition, as in definitions.") var `where`: String?
    @Option(help: "With one --by: so many of its values, the highest by the first metric, the rest as `other`.")
    var top: Int?
    @Flag(help: "Print the SQL instead of running it.") var explain = false
    @Option(help: "text, json or csv.") var format: OutputFormat = .text

    func run() throws {
        do { try options.run { try answer($0) } } catch let failure as QuestionFailure {
            throw CommandFailure.usage((failure.isLocated ? "" : "error: ") + failure.message)
        }
    }

    private func answer(_ workspace: Workspace) throws {
        let words = QuestionWords(
            notation: .options, metrics: metrics, grain: grain, by: by, from: from, to: to, last: last, where: `where`,
            top: top.map(String.init))
        let query = try words.query(workspace)
        if explain {
            for (position, statement) in try workspace.statements(for: query).enumerated() {
                let notes = statement.notes.map { "-- \($0)\n" }.joined()
                print("\(position > 0 ? "\n" : "")-- source \(statement.source)\n\(notes)\(statement.sql);")
            }
            return
        }
        let answer = try workspace.answer(query)
        let table = AnswerTable(answer, project: workspace.project, marksPartial: format == .text).table
        switch format {
        case .text:
            let text = TableText(locale: workspace.project.organisation.locale, style: Console.style)
            Console.write(text.render(table))
        case .json: Console.write(TableJSON.render(table))
        case .csv: Console.write(TableCSV.render(table))
        }
        for gap in answer.gaps { Console.error("note: \(gap): what that holds part of is missing, not zero") }
        if let note = PartialNote(answer, workspace.project.calendar).text { Console.error(note) }
    }
}
