import ArgumentParser
import Definitions
import Diagnostics

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of a kind of definition, for editors.",
        discussion: """
            Examples:
              bellwether schema kpi > kpi.schema.json
              bellwether schema
            The schemas are those of the program, the same in every project.
            """)

    /// Taken as all commands take it; a folder that is not there is an error here too.
    @OptionGroup var project: ProjectOptions

    @Argument(help: "organisation, source, metric, objective, kpi or benchmark; without it, the kinds are listed.")
    var kind: String?

    func run() throws {
        if project.project != nil { _ = try project.root() }
        let names = DefinitionKind.allCases.map(\.rawValue)
        guard let kind else {
            for name in names { print(name) }
            return
        }
        guard let known = DefinitionKind(rawValue: kind) else {
            throw CommandFailure.usage(
                "error: there is no kind `\(kind)`. \(Spelling.suggestion(for: kind, among: names))")
        }
        Console.write(DefinitionSchema.jsonText(kind: known))
    }
}
