import ArgumentParser
import Definitions
import Framework
import Diagnostics
import Presentation
import Refresh

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say in sentences how each number of a KPI came about.",
        discussion: """
            Example:
              bellwether explain conversion_q2
            """)

    @Argument(help: "The KPI.") var kpi: String
    @OptionGroup var options: ProjectOptions
    @Option(help: "The last day that counts, as YYYY-MM-DD. Without it, yesterday.") var asOf: String?

    func run() throws {
        let workspace = try options.open()
        let names = workspace.project.kpis.map(\.name.value)
        guard names.contains(kpi) else {
            throw CommandFailure.usage(
                "error: there is no KPI `\(kpi)`. \(Spelling.suggestion(for: kpi, among: names))")
        }
        let day = try PastDay.parse(asOf, workspace)
        do {
            let book = try workspace.statusBook(asOf: day)
            guard let status = book.statuses.first(where: { $0.name == kpi }) else { return }
            let text = ExplanationText(locale: workspace.project.organisation.locale, style: Console.style)
            Console.write(text.render(status))
        } catch { throw CommandFailure(error) }
    }
}
