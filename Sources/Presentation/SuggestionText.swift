public import Chronology
import Definitions
public import Library

/// What a project's own metrics add to suggestions: names to show and present values.
public struct ProjectValues: Sendable {
    /// Labels of the project's metrics by name.
    public var labels: [String: String]
    /// Present values by the project's metric, in its stored unit.
    public var values: [String: Double]
    /// Whether there is a project at all.
    public var isProject: Bool

    /// No project.
    public init() { (labels, values, isProject) = ([:], [:], false) }

    /// A project's metrics.
    public init(labels: [String: String], values: [String: Double]) {
        (self.labels, self.values, isProject) = (labels, values, true)
    }

    /// The statement a suggestion is handed over with.
    func statement(_ suggestion: Suggestion, _ today: Day) -> SuggestedStatement {
        SuggestedStatement(
            suggestion.definition, label: suggestion.metric.flatMap { labels[$0] },
            present: suggestion.metric.flatMap { values[$0] }, today: today)
    }
}

/// Suggestions as people read them: what `bellwether suggest` prints.
public struct SuggestionText: Sendable {
    private let style: Style
    private let width: Int
    private let today: Day
    private let project: ProjectValues
    private let library: Library

    /// Text of at most 100 columns, less on a narrower terminal.
    public init(
        _ library: Library, project: ProjectValues, today: Day, style: Style = .plain, width: Int? = nil
    ) {
        self.library = library
        self.project = project
        self.today = today
        self.style = style
        self.width = min(100, max(60, width ?? 100))
    }

    /// All goals, a line each.
    public func list() -> String {
        var lines = ["Goals the library knows; `bellwether suggest \"words\"` finds them by your own words:", ""]
        for goal in library.goals {
            lines.append(style.paint(DisplayWidth.left(goal.name, 15), .heading) + goal.label)
            let names = goal.kpis.compactMap { library.definitions[$0.value]?.label }
            lines += wrapped(names.joined(separator: " · "), indent: 15).map { style.paint($0, .faint) }
        }
        lines += ["", "\(library.definitions.count) definitions; `bellwether suggest --show NAME` shows one in full."]
        return lines.joined(separator: "\n") + "\n"
    }

    /// One goal: its KPIs in full, leading indicators in short.
    ///
    /// - Parameters:
    ///   - also: Goals that fit about as well.
    ///   - isComplete: Whether the rest is shown too, and all traps.
    public func render(_ suggestions: GoalSuggestions, also: [Goal] = [], isComplete: Bool = false) -> String {
        let goal = suggestions.goal
        var lines = [style.paint(goal.label, .heading)] + wrapped(goal.summary, indent: 0)
        if !also.isEmpty {
            let names = also.map { "\($0.label) (\($0.name))" }.joined(separator: ", ")
            lines += wrapped("These words also fit: \(names). Name one to see it.", indent: 0)
        }
        lines += [
            "", style.paint("KPIs that show success, \(suggestions.kpis.count) of them: few is the point", .heading),
        ]
        for (position, suggestion) in suggestions.kpis.enumerated() {
            lines += [""] + full(suggestion, number: position + 1, isComplete: isComplete)
        }
        lines += ["", style.paint("Leading indicators: they move first, for teams to steer by", .heading), ""]
        for suggestion in suggestions.leading { lines += brief(suggestion) }
        if isComplete, !suggestions.others.isEmpty {
            lines += ["", style.paint("Further metrics for teams", .heading), ""]
            for suggestion in suggestions.others { lines += brief(suggestion) }
        }
        let rest =
            isComplete || suggestions.others.isEmpty ? "" : "; --all shows \(suggestions.others.count) more metrics"
        lines += [""] + wrapped("`bellwether suggest --show NAME` shows one in full\(rest).", indent: 0)
        return lines.joined(separator: "\n") + "\n"
    }

    /// One definition in full.
    public func show(_ suggestion: Suggestion) -> String {
        let definition = suggestion.definition
        var lines = full(suggestion, number: nil, isComplete: true)
        let goals = definition.serves.map { (service: LibraryDefinition.Service) -> String in
            "\(service.role.rawValue) for \(library.goal(service.goal.value)?.label.lowercased() ?? service.goal.value)"
        }
        lines += row("serves", goals.joined(separator: "; "))
        let follows = library.follows(definition.name)
        if !follows.isEmpty { lines += row("leads", follows.joined(separator: ", ")) }
        lines += row("also", definition.synonyms.joined(separator: ", "))
        lines += ["", "As a metric of a project (metrics/\(definition.name).yml):", ""]
        lines += definition.yaml().split(separator: "\n").flatMap { (line: Substring) -> [String] in ["    " + line] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func full(_ suggestion: Suggestion, number: Int?, isComplete: Bool) -> [String] {
        let definition = suggestion.definition
        let title = (number.map { "\($0)  " } ?? "") + definition.label
        var facts = [definition.name]
        if let role = suggestion.role { facts.append(role.rawValue) }
        facts += [definition.kind.rawValue, Self.direction(definition)]
        var lines = wrapped(title, indent: 0).map { style.paint($0, .heading) }
        lines += row("is", facts.joined(separator: " · ")) + row("formula", definition.formula)
        lines += data(suggestion)
        lines += row("look", "\(definition.frequency.rawValue), over \(Self.window(definition.window))")
        if !definition.ledBy.isEmpty { lines += row("led by", definition.ledBy.map(\.value).joined(separator: ", ")) }
        for trap in definition.traps.prefix(isComplete ? definition.traps.count : 1) { lines += row("beware", trap) }
        guard definition.direction != .none else { return lines }
        let statement = project.statement(suggestion, today)
        let note = statement.isFromProject ? "the target is a placeholder" : "both values are placeholders"
        // On a line of its own and never broken, so that it can be pasted.
        return lines + row("say", "(\(note))") + ["   bellwether kpi \"\(statement.text)\""]
    }

    private func brief(_ suggestion: Suggestion) -> [String] {
        let definition = suggestion.definition
        let title = "\(definition.label) (\(definition.name))"
        var lines = wrapped(title, indent: 2).map { "  " + style.paint($0.drop { $0 == " " }.description, .heading) }
        lines += row("formula", definition.formula) + data(suggestion)
        return lines
    }

    /// What is there and what is missing.
    private func data(_ suggestion: Suggestion) -> [String] {
        if let metric = suggestion.metric {
            let value = project.values[metric].map { (value: Double) -> String in
                let isPercent = suggestion.definition.unit == "percent"
                return
                    ", now \(isPercent ? NumberText(locale: "en_GB").quantity(value, .percent) : NumberText(locale: "en_GB").quantity(value, .none))"
            }
            return row("data", "you have: metric \(metric)\(value ?? "")", .good)
        }
        var lines: [String] = []
        if !suggestion.parts.isEmpty {
            let noun = suggestion.parts.count == 1 ? "metric" : "metrics"
            lines += row("data", "you have: \(noun) \(suggestion.parts.joined(separator: ", "))", .good)
        }
        for gap in suggestion.gaps { lines += describe(gap) }
        if suggestion.isReady {
            lines += row("", "all it takes is there: add the metric (--show \(suggestion.definition.name))", .good)
        }
        return lines
    }

    private func describe(_ gap: Suggestion.Gap) -> [String] {
        guard let source = library.sources[gap.source] else { return [] }
        guard let present = gap.present else {
            let columns = gap.lacks.joined(separator: ", ")
            return row("data", "needs: a source with \(source.row) (\(columns))", .caution)
        }
        var lines = row("data", "you have: source \(present) (\(gap.has.joined(separator: ", ")))", .good)
        if !gap.lacks.isEmpty {
            let noun = gap.lacks.count == 1 ? "a column" : "columns"
            lines += row("data", "needs: in source \(present) \(noun) \(gap.lacks.joined(separator: ", "))", .caution)
        }
        return lines
    }

    private func row(_ title: String, _ text: String, _ role: Style.Role? = nil) -> [String] {
        wrapped(text, indent: 12).enumerated().map { (position: Int, line: String) -> String in
            let body = style.paint(String(line.dropFirst(12)), role)
            return (position == 0 ? "   " + style.paint(DisplayWidth.left(title, 9), .faint) : String(line.prefix(12)))
                + body
        }
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        return DisplayWidth.wrap(text, to: width - indent).map { margin + $0 }
    }

    private static func direction(_ definition: LibraryDefinition) -> String {
        let unit = definition.unit == "none" ? "a number" : definition.unit == "percent" ? "per cent" : definition.unit
        switch definition.direction {
        case .up: return "\(unit), more is better"
        case .down: return "\(unit), less is better"
        case .band: return "\(unit), best inside a band"
        case .none: return "\(unit), neither way is better"
        }
    }

    private static func window(_ window: String) -> String {
        window == "total" ? "the whole term" : "a \(window)"
    }
}
