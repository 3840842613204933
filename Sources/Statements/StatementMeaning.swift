import Chronology
import Definitions
import Diagnostics

/// What the parts of a statement mean together.
struct StatementMeaning {
    /// The meaning of one way to divide a statement.
    enum Result {
        case kpi(StatedKPI)
        case doubt(StatementComplaint, [StatementReading])
        case complaints([StatementComplaint])
    }
    /// What stops the reading of a part.
    enum Stop: Error {
        case complaint(StatementComplaint)
        case doubt(StatementComplaint, [StatementReading])
    }

    let grammar: StatementGrammar
    let parts: [(start: Int, clause: StatementClause)]
    /// Whether today counts: past deadlines and targets that are met already are mistakes then.
    let isNew: Bool
    var kpi = StatedKPI(metric: "")
    var verb: StatementLexicon.Verb?
    var definition: MetricDefinition
    /// Which way the words want the value to go.
    var way: Int?
    /// Whether any amount of the statement is a percentage.
    let hasPercent: Bool

    static func of(
        _ parts: [(start: Int, clause: StatementClause)], _ grammar: StatementGrammar, isNew: Bool
    ) -> Result {
        let complaints = preliminary(parts, grammar)
        if !complaints.isEmpty { return .complaints(complaints) }
        do throws(Stop) {
            let name = try metric(parts, grammar)
            guard let definition = grammar.vocabulary.definition(name) else { return .complaints([]) }
            var meaning = StatementMeaning(parts, grammar, isNew: isNew, definition)
            try meaning.read()
            return .kpi(meaning.kpi)
        } catch {
            switch error {
            case .complaint(let complaint): return .complaints([complaint])
            case .doubt(let complaint, let readings): return .doubt(complaint, readings)
            }
        }
    }

    private init(
        _ parts: [(start: Int, clause: StatementClause)], _ grammar: StatementGrammar, isNew: Bool,
        _ definition: MetricDefinition
    ) {
        (self.parts, self.grammar, self.isNew, self.definition) = (parts, grammar, isNew, definition)
        kpi.metric = definition.name.value
        hasPercent = parts.contains { part in part.clause.amounts.contains { $0.mark == .percent } }
    }

    /// Words without a meaning, and parts that no target can have.
    private static func preliminary(
        _ parts: [(start: Int, clause: StatementClause)], _ grammar: StatementGrammar
    ) -> [StatementComplaint] {
        var found: [StatementComplaint] = []
        var unknown: [Range<Int>] = []
        for (start, clause) in parts {
            switch clause.content {
            case .unknown:
                if let last = unknown.last, last.upperBound == start {
                    unknown[unknown.count - 1] = last.lowerBound..<clause.end
                } else {
                    unknown.append(start..<clause.end)
                }
            case .trouble(let complaint): found.append(complaint)
            default: break
            }
        }
        if !unknown.isEmpty {
            let words = unknown.map { "`\(grammar.text($0))`" }.joined(separator: ", ")
            found.append(
                StatementComplaint(
                    "unknown-words", "What \(words) means here is not known.",
                    fix: "Say it otherwise, or leave it out. \(hint(unknown, parts, grammar))"))
        }
        return found
    }

    private static func hint(
        _ unknown: [Range<Int>], _ parts: [(start: Int, clause: StatementClause)], _ grammar: StatementGrammar
    ) -> String {
        let hasMetric = parts.contains { if case .metric = $0.clause.content { true } else { false } }
        if hasMetric { return "A slice is said as `where channel is social`, if the dimension and value are known." }
        let names = grammar.vocabulary.project.metrics.values.flatMap { [$0.displayName] + $0.synonyms }
        let longest = unknown.max { $0.count < $1.count }.map { grammar.text($0) } ?? ""
        return "No metric is named. " + Spelling.suggestion(for: longest, among: names)
    }

    private static func metric(
        _ parts: [(start: Int, clause: StatementClause)], _ grammar: StatementGrammar
    ) throws(Stop) -> String {
        var named: [[String]] = []
        for (_, clause) in parts { if case .metric(let names, _) = clause.content { named.append(names) } }
        guard let first = named.first else {
            let names = grammar.vocabulary.project.metrics.values.map(\.displayName)
            throw .complaint(
                StatementComplaint("no-metric", "No metric is named.", fix: Spelling.suggestion(for: "", among: names)))
        }
        let common = named.dropFirst().reduce(Set(first)) { $0.intersection($1) }
        if common.isEmpty {
            throw .complaint(
                StatementComplaint(
                    "two-metrics",
                    "More than one metric is named: \(named.map { "`\($0[0])`" }.joined(separator: ", ")).",
                    fix: "Write one statement for each KPI."))
        }
        if common.count > 1 {
            throw .doubt(
                StatementComplaint(
                    "ambiguous-metric", "The words may mean any of \(common.count) metrics.",
                    fix: "Write the metric's name between backticks."),
                common.sorted().map {
                    StatementReading(
                        meaning: "the metric \(grammar.vocabulary.definition($0)?.displayName ?? $0)",
                        wording: "`\($0)`")
                })
        }
        return common.first ?? ""
    }

    private mutating func read() throws(Stop) {
        for (_, clause) in parts {
            if case .verb(let found) = clause.content {
                if let verb, verb != found, !(verb == .reach || found == .reach) { throw .complaint(twoVerbs) }
                if verb == nil || verb == .reach { verb = found }
            }
        }
        way = try wantedWay()
        for (_, clause) in parts { try readBaseline(clause) }
        for (start, clause) in parts { try readPart(clause, start) }
        try readGoal()
        try settle()
    }

    private var twoVerbs: StatementComplaint {
        StatementComplaint(
            "two-verbs", "The statement wants two things at once.", fix: "Write one statement for each KPI.")
    }

    /// Up or down as verbs and adverbs say; nil where they leave it open.
    private func wantedWay() throws(Stop) -> Int? {
        var ways: Set<Int> = []
        switch verb {
        case .raise?: ways.insert(1)
        case .lower?: ways.insert(-1)
        case .multiply(let factor)?: ways.insert(factor > 1 ? 1 : -1)
        case .improve?:
            switch definition.direction {
            case .up: ways.insert(1)
            case .down: ways.insert(-1)
            case .band, .none:
                throw .complaint(
                    StatementComplaint(
                        "no-direction", "Nothing says which way `\(definition.name.value)` improves.",
                        fix: "Say increase or reduce, or give the metric a `direction`."))
            }
        default: break
        }
        for (_, clause) in parts {
            if case .direction(let direction) = clause.content { ways.insert(direction) }
            if case .by(_, let sign?) = clause.content { ways.insert(sign) }
        }
        if ways.count > 1 {
            throw .complaint(
                StatementComplaint(
                    "direction-conflict", "The words want it to rise and to fall.", fix: "Leave out one of them."))
        }
        return ways.first
    }

    mutating func note(_ text: String?) {
        guard let text, !kpi.notes.contains(text) else { return }
        kpi.notes.append(text)
    }
}

extension StatementClause {
    /// The amounts a part holds.
    var amounts: [StatementAmount] {
        switch content {
        case .to(let amount), .by(let amount, _), .bare(let amount), .atLeast(let amount), .atMost(let amount),
            .minimum(let amount), .stretch(let amount), .step(let amount, _):
            [amount]
        case .between(let lower, let upper), .hyphenated(let lower, let upper), .fromTo(let lower, let upper):
            [lower, upper]
        case .from(let amount, _), .baseline(let amount, _): amount.map { [$0] } ?? []
        default: []
        }
    }
}
