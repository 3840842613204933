public import Chronology
import Definitions
public import Library

/// Suggestions as JSON: what `bellwether suggest --format json` prints.
public struct SuggestionJSON: Sendable {
    private let library: Library
    private let project: ProjectValues
    private let today: Day

    /// JSON for a project's suggestions on a day.
    public init(_ library: Library, project: ProjectValues, today: Day) {
        self.library = library
        self.project = project
        self.today = today
    }

    /// All goals.
    public func list() -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.array("goals") { writer in
                for goal in library.goals {
                    writer.object { writer in
                        write(goal, &writer)
                        strings("kpis", goal.kpis.map(\.value), &writer)
                        strings("leading", goal.leading.map(\.value), &writer)
                    }
                }
            }
        }
        return writer.text + "\n"
    }

    /// One goal with its suggestions, those that fit as well by name.
    public func render(_ suggestions: GoalSuggestions, also: [Goal] = []) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            write(suggestions.goal, &writer)
            strings("also_fits", also.map(\.name), &writer)
            for (key, part) in [
                ("kpis", suggestions.kpis), ("leading", suggestions.leading), ("others", suggestions.others),
            ] {
                writer.array(key) { writer in
                    for suggestion in part { writer.object { writer in write(suggestion, &writer) } }
                }
            }
        }
        return writer.text + "\n"
    }

    /// One definition.
    public func show(_ suggestion: Suggestion) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            write(suggestion, &writer)
            writer.object("serves") { writer in
                for service in suggestion.definition.serves {
                    writer.member(service.goal.value, service.role.rawValue)
                }
            }
            strings("leads", library.follows(suggestion.definition.name), &writer)
            writer.member("yaml", suggestion.definition.yaml())
        }
        return writer.text + "\n"
    }

    private func write(_ goal: Goal, _ writer: inout JSONWriter) {
        writer.member("goal", goal.name)
        writer.member("label", goal.label)
        writer.member("summary", goal.summary)
    }

    private func write(_ suggestion: Suggestion, _ writer: inout JSONWriter) {
        let definition = suggestion.definition
        writer.member("name", definition.name)
        writer.member("label", definition.label)
        writer.member("formula", definition.formula)
        writer.member("unit", definition.unit)
        writer.member("direction", definition.direction.rawValue)
        writer.member("kind", definition.kind.rawValue)
        writer.member("role", suggestion.role?.rawValue)
        writer.member("window", definition.window)
        writer.member("frequency", definition.frequency.rawValue)
        writer.member("metric", suggestion.metric)
        writer.member("value", suggestion.metric.flatMap { project.values[$0] })
        writer.member("ready", suggestion.isReady)
        strings("parts", suggestion.parts, &writer)
        writer.array("needs") { writer in
            for gap in suggestion.gaps {
                writer.object { writer in
                    writer.member("source", gap.source)
                    writer.member("rows", library.sources[gap.source]?.row)
                    writer.member("present", gap.present)
                    strings("has", gap.has, &writer)
                    strings("lacks", gap.lacks, &writer)
                }
            }
        }
        strings("led_by", definition.ledBy.map(\.value), &writer)
        strings("synonyms", definition.synonyms, &writer)
        strings("traps", definition.traps, &writer)
        let statement = definition.direction == .none ? nil : project.statement(suggestion, today)
        writer.member("statement", statement?.text)
        writer.member("statement_from_project", statement?.isFromProject)
    }

    private func strings(_ key: String, _ values: [String], _ writer: inout JSONWriter) {
        writer.array(key) { writer in for value in values { writer.element(value) } }
    }
}
