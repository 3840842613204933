import ArgumentParser
import Chronology
import Definitions
import Diagnostics
import Library
import Presentation
import Refresh
import Server
import Store

struct SuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "From a goal to KPIs: what shows success, what moves first, and which data you have for it.",
        discussion: """
            Works without a project too; in one, it says which metrics, sources and columns are there already.
            Examples:
              bellwether suggest "increase customer satisfaction"
              bellwether suggest --list
              bellwether suggest --show conversion_rate
            """)

    @Argument(help: ArgumentHelp("The goal, in your own words.", valueName: "goal")) var goal: [String] = []
    @OptionGroup var options: ProjectOptions
    @Flag(help: "List the goals.") var list = false
    @Option(help: ArgumentHelp("Show one definition in full.", valueName: "name")) var show: String?
    @Flag(help: "Show every metric of the goal, and all traps.") var all = false
    @Option(help: "text or json.") var format: SuggestionFormat = .text

    /// The forms in which suggestions are printed.
    enum SuggestionFormat: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    func run() throws {
        let words = goal.joined(separator: " ")
        guard [list, show != nil, !goal.isEmpty].count(where: { $0 }) == 1 else {
            throw CommandFailure.usage(
                "error: expected a goal in words, such as `bellwether suggest \"increase customer satisfaction\"`, or one of "
                    + "`--list`, `--show NAME`.")
        }
        let library = Library.standard
        let present = try PresentProject(options, library)
        let text = SuggestionText(
            library, project: present.values, today: present.today, style: Console.style, width: Console.width)
        let json = SuggestionJSON(library, project: present.values, today: present.today)
        if list {
            Console.write(format == .text ? text.list() : json.list())
        } else if let show {
            guard let definition = library.definition(named: show),
                let suggestion = library.suggestion(definition.name, in: present.match)
            else {
                throw CommandFailure.usage(
                    "error: the library has no definition `\(show)`. "
                        + Spelling.suggestion(for: show, among: library.definitions.keys))
            }
            Console.write(format == .text ? text.show(suggestion) : json.show(suggestion))
        } else {
            let closest = library.closest(library.goals(matching: words)).map(\.goal)
            guard let goal = library.goal(words) ?? closest.first else {
                let names = library.goals.map { "  \($0.name): \($0.label)" }.joined(separator: "\n")
                throw CommandFailure.usage(
                    "error: no goal fits `\(words)`. These are known (`bellwether suggest --list` says more):\n\(names)"
                )
            }
            let also = goal.name == words ? [] : closest.filter { $0.name != goal.name }
            let suggestions = library.suggestions(for: goal, in: present.match)
            Console.write(
                format == .text
                    ? text.render(suggestions, also: also, isComplete: all) : json.render(suggestions, also: also))
        }
    }
}

/// What suggestions take from the project of the current folder, where there is one.
private struct PresentProject {
    var match = ProjectMatch()
    var values = ProjectValues()
    var today: Day

    /// Looks at the project; without one, only the day is known. A project that cannot be read ends the command.
    init(_ options: ProjectOptions, _ library: Library) throws {
        today = Zone.utc.day(of: try options.clock().now)
        if options.project == nil {
            do { _ = try options.root() } catch is CommandFailure { return }
        }
        var found: (match: ProjectMatch, values: ProjectValues, today: Day)?
        try options.run { (workspace: Workspace) in
            let looks = (try? workspace.cache.looks()) ?? [:]
            let columns = looks.mapValues { (look: SourceLook) -> Set<String> in Set(look.columns.map(\.name)) }
            let match = ProjectMatch(workspace.project, library, columns: columns)
            var values: [String: Double] = [:]
            for (name, metric) in match.metrics {
                values[metric] = Self.value(metric, library.definitions[name]?.window, workspace)
            }
            let labels = workspace.project.metrics.mapValues { $0.displayName }
            found = (match, ProjectValues(labels: labels, values: values), workspace.today)
        }
        if let found { (match, values, today) = found }
    }

    /// The metric over the last complete period of its usual window; nil where that cannot be told.
    private static func value(_ metric: String, _ window: String?, _ workspace: Workspace) -> Double? {
        let last = ["week": "1w", "month": "1m", "year": "1y"][window ?? ""] ?? "1q"
        let words = QuestionWords(notation: .options, metrics: [metric], last: last)
        guard let query = try? words.query(workspace), let answer = try? workspace.answer(query),
            let value = answer.values.first?.last, value.isFinite
        else { return nil }
        return value
    }
}
