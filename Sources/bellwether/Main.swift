import ArgumentParser
import Diagnostics
import Foundation

/// Metrics to KPIs with targets, chances and early warnings.
struct Bellwether: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "bellwether",
        abstract: "Turns an organisation's many metrics into a few KPIs, and says how likely each target is to be met.",
        discussion: """
            Definitions are YAML files in the project's folder. A first look:
              bellwether demo        make a demo company and show its scorecard
              bellwether status      show how all KPIs stand
              bellwether explain K   say how each number of a KPI came about
            """,
        version: version,
        subcommands: [
            InitCommand.self, DemoCommand.self, CheckCommand.self, RefreshCommand.self, StatusCommand.self,
            ExplainCommand.self, AuditCommand.self, SuggestCommand.self, KPICommand.self, QueryCommand.self,
            SetCommand.self, ServeCommand.self, SchemaCommand.self,
            DoctorCommand.self,
        ])
}

/// Why a command ends without success: what is said on standard error, and the exit code.
struct CommandFailure: Error, CustomStringConvertible {
    /// 1 findings, 2 usage or definitions, 3 engine or source.
    var exitCode: Int32
    var message: String

    var description: String { message }

    static func usage(_ message: String) -> CommandFailure { CommandFailure(exitCode: 2, message: message) }
}

@main
enum Main {
    /// What is said where the first word is no command; nil where it is one. The argument parser suggests nothing.
    private static var unknownCommand: String? {
        guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else { return nil }
        let names = Bellwether.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !names.contains(word) else { return nil }
        return "error: there is no command `\(word)`. \(Spelling.suggestion(for: word, among: names))"
    }

    static func main() {
        // A reader that closes the pipe early (`| head`) is no error.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try Bellwether.parseAsRoot()
            try command.run()
        } catch let failure as CommandFailure {
            Console.error(failure.message)
            exit(failure.exitCode)
        } catch {
            let code = Bellwether.exitCode(for: error)
            let message = Bellwether.fullMessage(for: error)
            if code == .success {
                if !message.isEmpty { print(message) }
                exit(0)
            }
            Console.error(unknownCommand ?? message)
            // The argument parser's own code for wrong usage.
            exit(code.rawValue == 64 ? 2 : code.rawValue)
        }
    }
}
