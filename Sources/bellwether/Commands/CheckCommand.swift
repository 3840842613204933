import ADBC
import ArgumentParser
import Definitions
import Diagnostics
import Refresh
import Statements

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check all definitions, and the columns they name against the sources.",
        discussion: """
            Prints every finding as file:line:column. Exit code 0: no errors, 2: errors.
            Examples:
              bellwether check
              bellwether check --offline
            """)

    @OptionGroup var options: ProjectOptions
    @Flag(help: "Look at the definitions only, not at the sources.") var offline = false
    @Flag(help: "Count warnings as errors.") var strict = false

    func run() throws {
        let root = try options.root()
        let loaded = ProjectLoader.load(root: root)
        var findings = loaded.diagnostics
        if let project = loaded.project { findings += StatementAgreement.findings(project) }
        if let project = loaded.project, !offline {
            findings += SourceCheck(
                project: project, root: root, search: .ofThisProcess, clock: try options.clock(), isKeeping: true
            ).findings()
        }
        findings.sort(by: Diagnostic.byPlace)
        for finding in findings { print(finding.rendered) }
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        if findings.isEmpty, let project = loaded.project {
            let counts = [
                (project.sources.count, "source"), (project.metrics.count, "metric"),
                (project.objectives.count, "objective"), (project.kpis.count, "KPI"),
            ]
            let words = counts.map { (count: Int, noun: String) in "\(count) \(noun)\(count == 1 ? "" : "s")" }
            print(words.joined(separator: ", ") + ": no findings.")
        } else {
            print("\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s").")
        }
        if errors > 0 { throw ExitCode(2) }
        if strict, warnings > 0 { throw ExitCode(1) }
    }
}
