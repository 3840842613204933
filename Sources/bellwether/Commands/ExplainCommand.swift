import ArgumentParser
import Definitions
import Framework
import Diagnostics
import Presentation
import Refresh
import Statements

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say in sentences how each number of a KPI came about.",
        discussion: """
            Example:
              bellwether explain conversion_q2
              bellwether explain conversion_q2 --format json
            """)

    @Argument(help: "The KPI.") var kpi: String
    @OptionGroup var options: ProjectOptions
    @Option(help: "The last day that counts, as YYYY-MM-DD. Without it, yesterday.") var asOf: String?
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run() throws {
        guard format != .csv else { throw CommandFailure.usage("error: `explain` prints text or json, not csv.") }
        try options.run { try explain($0) }
    }

    private func explain(_ workspace: Workspace) throws {
        let names = workspace.project.kpis.map(\.name.value)
        guard names.contains(kpi) else {
            throw CommandFailure.usage(
                "error: there is no KPI `\(kpi)`. \(Spelling.suggestion(for: kpi, among: names))")
        }
        let day = try PastDay.parse(asOf, workspace)
        let book = try workspace.statusBook(asOf: day)
        guard let status = book.statuses.first(where: { $0.name == kpi }) else { return }
        let locale = workspace.project.organisation.locale
        if format == .json {
            Console.write(ScorecardJSON.render(status, locale: locale))
            return
        }
        let text = ExplanationText(locale: locale, style: Console.style, width: Console.width)
        if let definition = workspace.project.kpis.first(where: { $0.name.value == kpi }) {
            let sentence = StatementPrinter(StatementVocabulary(workspace.project)).sentence(definition)
            Console.write(sentence + "\n\n")
        }
        Console.write(text.render(status))
    }
}
