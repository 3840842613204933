import ArgumentParser
import Diagnostics
import Framework
import Presentation
import Refresh

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Audit the framework itself: which numbers deserve to be KPIs, which targets are sane.",
        discussion: """
            Every finding has figures, a reason and a fix. One that is meant to stay is accepted with a reason and a day, \
            in the definition it is about:
              accept: [{finding: target-unrealistic, because: the board insists, until: 2026-12-31}]
            Exit code 1: a finding at or above `--fail-on`.
            Examples:
              bellwether audit
              bellwether audit --fail-on warning
              bellwether audit --format sarif > audit.sarif
            """)

    /// The forms of an audit.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

    /// From which severity on the command fails.
    enum Limit: String, ExpressibleByArgument, CaseIterable {
        case error, warning, note, never

        func isReached(by severity: Severity?) -> Bool {
            guard let severity, let least = Severity(rawValue: rawValue) else { return false }
            return severity >= least
        }
    }

    @OptionGroup var options: ProjectOptions
    @Option(help: "text, json or sarif.") var format: Format = .text
    @Option(help: "error, warning, note or never: from which severity on the exit code is 1.") var failOn: Limit =
        .error
    @Flag(help: "List accepted findings too.") var accepted = false
    @Flag(help: "List notes one by one.") var notes = false

    func run() throws {
        var gravest: Severity?
        try options.run { workspace in
            let report = try workspace.audit()
            gravest = report.gravest
            switch format {
            case .text:
                let text = AuditText(
                    width: Console.width, style: Console.style, showsAccepted: accepted, showsNotes: notes)
                Console.write(text.render(report))
            case .json: Console.write(AuditJSON.render(report))
            case .sarif: Console.write(AuditSARIF.render(report, version: Bellwether.version))
            }
        }
        if failOn.isReached(by: gravest) { throw ExitCode(1) }
    }
}
