import ArgumentParser
import Chronology
import Definitions
import Diagnostics
import Foundation
import Refresh
import Statements

struct KPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kpi",
        abstract: "Turn a sentence into a KPI file.",
        discussion: """
            What was understood is shown as one sentence; what is missing is asked for on a terminal and listed elsewhere
            (exit code 1, and nothing is written). A statement with no meaning, or with several, is exit code 2.
            Examples:
              bellwether kpi "Increase conversion rate from 2% to 3% by the end of Q2" --owner ana@acme.example
              bellwether kpi "Keep refund rate below 2% every month in 2027" --print
              bellwether kpi --say conversion_q2
            """)

    @Argument(help: "The sentence, in quotes.") var statement: [String] = []
    @OptionGroup var options: ProjectOptions
    @Flag(name: .customLong("print"), help: "Print the file instead of writing it.") var isPrinting = false
    @Flag(help: "Write the file although something is missing.") var incomplete = false
    @Flag(help: "Replace a file that is there.") var force = false
    @Option(help: "Print the sentence of a KPI that is there.") var say: String?
    @Option(help: "The KPI's name. Without it, made of metric and deadline.") var name: String?
    @Option(help: "The objective; needed where there are several.") var objective: String?
    @Option(help: "The person who answers for it.") var owner: String?
    @Option(help: "The team it belongs to.") var team: String?
    @Option(help: "The last day, as the sentence would say it: 2027-06-30, `end of Q2`.") var deadline: String?
    @Option(help: "Where it stands, as the sentence would say it: 2%.") var baseline: String?
    @Option(help: "daily, weekly, monthly, quarterly or yearly: how often it is looked at.") var frequency: String?
    @Option(help: "daily, weekly, monthly, quarterly or yearly: how often it is reviewed.") var review: String?
    @Option(help: "history, benchmark, commitment or resources: what the target rests on.") var basis: String?

    func validate() throws {
        guard say != nil || !statement.isEmpty else {
            throw ValidationError(
                "Expected a sentence, such as \"Increase conversion rate from 2% to 3% by the end of Q2\".")
        }
    }

    func run() throws { try options.run { try run($0) } }

    private func run(_ workspace: Workspace) throws {
        let project = workspace.project
        if let say {
            guard let kpi = project.kpis.first(where: { $0.name.value == say }) else {
                throw CommandFailure.usage(
                    "error: there is no KPI `\(say)`. \(Spelling.suggestion(for: say, among: project.kpis.map(\.name.value)))"
                )
            }
            return print(StatementPrinter(StatementVocabulary(project)).sentence(kpi))
        }
        let writing = KPIWriting(workspace: workspace, isAsking: !isPrinting && isatty(0) == 1 && isatty(2) == 1)
        var text = statement.joined(separator: " ")
        if let deadline { text += ", by \(deadline)" }
        if let baseline { text += ", baseline \(baseline)" }
        var stated = try writing.read(text)
        if let owner { stated.owner = owner }
        if let frequency { stated.frequency = try cadence(frequency, "--frequency") }
        if let review { stated.review = try cadence(review, "--review") }
        var kind: KPIDefinition.Basis.Kind?
        if let basis {
            kind = KPIDefinition.Basis.Kind(rawValue: basis)
            guard kind != nil else {
                throw CommandFailure.usage(
                    "error: `--basis \(basis)`: expected history, benchmark, commitment or resources.")
            }
        }
        var file = try writing.complete(stated, objective: objective, name: name, team: team)
        file.basis = kind.map { ($0, nil) }
        try finish(file, writing)
    }

    private func cadence(_ text: String, _ option: String) throws -> KPIDefinition.Cadence {
        guard let cadence = KPIDefinition.Cadence(rawValue: text) else {
            let words = KPIDefinition.Cadence.allCases.map(\.rawValue)
            throw CommandFailure.usage(
                "error: `\(option) \(text)` is no frequency. \(Spelling.suggestion(for: text, among: words))")
        }
        return cadence
    }

    private func finish(_ file: KPIFile, _ writing: KPIWriting) throws {
        let missing = writing.missing(file)
        let path = "kpis/\(file.name).yml"
        writing.show(file, missing)
        if isPrinting {
            Console.write(file.text)
        } else if missing.isEmpty || incomplete && file.objective != nil && file.stated.target != nil {
            try writing.write(file, path, force: force)
            Console.write(file.text)
            Console.write("\nWritten to \(path). `bellwether check` looks at it; `bellwether refresh` judges it.\n")
        } else {
            Console.write(file.text)
        }
        if !missing.isEmpty, !incomplete {
            Console.error(isPrinting ? "" : "Nothing was written. `--incomplete` writes it as it is.")
            throw ExitCode(1)
        }
    }
}
