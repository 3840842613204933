import Definitions

/// A definition as a suggestion for one goal and one project.
public struct Suggestion: Sendable {
    /// What is still missing of one source.
    public struct Gap: Sendable, Hashable {
        /// What the library calls the source.
        public var source: String
        /// The project's source that holds such rows, where it has one.
        public var present: String?
        /// Columns it already has, as the project names them.
        public var has: [String]
        /// Columns it lacks, as the library names them.
        public var lacks: [String]
    }

    /// The definition.
    public var definition: LibraryDefinition
    /// Leading or lagging for the goal; nil where no goal was asked for.
    public var role: GoalRole?
    /// The project's metric that is this one.
    public var metric: String?
    /// The project's metrics that it can be made of.
    public var parts: [String]
    /// Rows and columns it needs beyond what is there as metrics, each with what the project has of it.
    public var gaps: [Gap]

    /// Whether everything it needs is there.
    public var isReady: Bool { metric != nil || gaps.allSatisfy { $0.present != nil && $0.lacks.isEmpty } }
}

/// What to measure for one goal.
public struct GoalSuggestions: Sendable {
    /// The goal.
    public var goal: Goal
    /// KPIs that show success: few.
    public var kpis: [Suggestion]
    /// What moves before they do.
    public var leading: [Suggestion]
    /// What teams may measure beside.
    public var others: [Suggestion]
}

extension Library {
    /// Everything the library says about a goal, held against a project.
    public func suggestions(for goal: Goal, in match: ProjectMatch) -> GoalSuggestions {
        func all(_ names: [Located<String>]) -> [Suggestion] {
            names.compactMap { (name: Located<String>) -> Suggestion? in
                suggestion(name.value, for: goal, in: match)
            }
        }
        return GoalSuggestions(
            goal: goal, kpis: all(goal.kpis), leading: all(goal.leading),
            others: others(for: goal).compactMap { suggestion($0.name, for: goal, in: match) })
    }

    /// One definition held against a project; nil where the library has none of that name.
    public func suggestion(_ name: String, for goal: Goal? = nil, in match: ProjectMatch) -> Suggestion? {
        guard let definition = definitions[name] else { return nil }
        let metric = match.metrics[name]
        let parts = metric == nil ? parts(of: name).compactMap { match.metrics[$0] } : []
        let needs = metric == nil ? self.needs(of: name, stop: { match.metrics[$0] != nil }) : []
        let gaps = needs.map { (need: DataNeed) -> Suggestion.Gap in
            let source = match.sources[need.source]
            let lacks = need.columns.filter { source?.columns[$0] == nil }
            return Suggestion.Gap(
                source: need.source, present: source?.name, has: need.columns.compactMap { source?.columns[$0] },
                lacks: lacks)
        }
        return Suggestion(
            definition: definition, role: goal.flatMap { definition.role(for: $0.name) }, metric: metric,
            parts: Array(Set(parts)).sorted(), gaps: gaps)
    }

    /// Definitions whose name, label or synonyms are those of a text; the nearest spelling of a name where there are none.
    public func definition(named text: String) -> LibraryDefinition? {
        if let exact = definitions[text] { return exact }
        let key = WordStem.key(text)
        return definitions.values.sorted { $0.name < $1.name }.first { (definition: LibraryDefinition) -> Bool in
            ([definition.name, definition.label, String(definition.label.prefix { $0 != "(" })] + definition.synonyms)
                .contains { WordStem.key($0) == key }
        }
    }
}
