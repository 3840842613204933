public import Chronology
public import Definitions

/// The text of a KPI's YAML file, as a person would write it.
public struct KPIFile: Sendable {
    /// What is aimed at.
    public var stated: StatedKPI
    /// The KPI's name.
    public var name: String
    /// The objective's name.
    public var objective: String?
    /// Team it belongs to.
    public var team: String?
    /// What the target rests on: the kind, and a note.
    public var basis: (kind: KPIDefinition.Basis.Kind, note: String?)?
    private let vocabulary: StatementVocabulary

    /// A file of what a statement said; its target must be known.
    public init(_ stated: StatedKPI, name: String, objective: String?, vocabulary: StatementVocabulary) {
        self.stated = stated
        self.name = name
        self.objective = objective
        self.vocabulary = vocabulary
    }

    /// A name from the metric, the slice and the deadline: `conversion_rate_social_2026_q2`.
    public static func name(for stated: StatedKPI, _ calendar: ProjectCalendar) -> String {
        var parts = [stated.metric]
        if case .binary(.equal, _, let value)? = stated.filter?.node, case .literal(.text(let text)) = value.node {
            parts.append(text)
        }
        if let deadline = stated.deadline {
            let grains: [Grain] = [.year, .quarter, .month]
            let period = grains.map { calendar.period($0, containing: deadline) }.first {
                calendar.days(of: $0).last == deadline
            }
            parts.append(period.map { calendar.text($0) } ?? deadline.description)
        }
        return DefinitionName.proposal(for: parts.joined(separator: "_"))
    }

    /// The lines of the file; keys in the order of the documentation.
    public var text: String {
        let unit = vocabulary.definition(stated.metric)?.unit ?? .none
        func amount(_ value: Double) -> String {
            unit == .percent ? DecimalWords.shifted("\(value)", by: 2) + "%" : DecimalWords.plain(value)
        }
        var lines = ["kpi: \(name)", "metric: \(stated.metric)"]
        if let filter = stated.filter { lines.append("where: \(Self.scalar(filter.description))") }
        if let objective { lines.append("objective: \(objective)") }
        switch stated.window ?? .period(.month) {
        case .period(let grain): lines.append("window: \(grain.rawValue)")
        case .trailing(let days): lines.append("window: trailing \(days)d")
        case .total: lines.append("window: total")
        }
        if let start = stated.start { lines.append("start: \(start)") }
        if let deadline = stated.deadline { lines.append("deadline: \(deadline)") }
        if let baseline = stated.baseline {
            switch (baseline.value, baseline.period) {
            case (let value?, let period?): lines.append("baseline: {value: \(amount(value)), period: \(period.text)}")
            case (let value?, nil): lines.append("baseline: \(amount(value))")
            case (nil, let period?): lines.append("baseline: {period: \(period.text)}")
            case (nil, nil): break
            }
        }
        switch stated.target {
        case .value(let value)?: lines.append("target: \(amount(value))")
        case .band(let lower, let upper)?:
            let ends = [lower.map { "lower: \(amount($0))" }, upper.map { "upper: \(amount($0))" }].compactMap { $0 }
            lines.append("target: {\(ends.joined(separator: ", "))}")
        case nil: break
        }
        let levels = [stated.minimum.map { "minimum: \(amount($0))" }, stated.stretch.map { "stretch: \(amount($0))" }]
            .compactMap { $0 }
        if !levels.isEmpty { lines.append("bands: {\(levels.joined(separator: ", "))}") }
        if let satisfaction = stated.satisfaction, satisfaction != .atDeadline {
            lines.append("satisfy: \(satisfaction.rawValue)")
        }
        if stated.path == .seasonal { lines.append("path: seasonal") }
        if case .steps(let steps)? = stated.path {
            lines.append(
                "path: {steps: [\(steps.map { "{by: \($0.by), value: \(amount($0.value))}" }.joined(separator: ", "))]}"
            )
        }
        if !stated.guardrails.isEmpty { lines.append("guardrails: [\(stated.guardrails.joined(separator: ", "))]") }
        if let owner = stated.owner { lines.append("owner: \(Self.scalar(owner))") }
        if let team { lines.append("team: \(Self.scalar(team))") }
        if let frequency = stated.frequency { lines.append("frequency: \(frequency.rawValue)") }
        if let review = stated.review { lines.append("review: \(review.rawValue)") }
        if let basis {
            lines.append(
                "basis: {kind: \(basis.kind.rawValue)\(basis.note.map { ", note: \(Self.quoted($0))" } ?? "")}")
        }
        var sentence = StatementPrinter(vocabulary).sentence(final)
        if sentence.hasSuffix(".") { sentence.removeLast() }
        lines.append("statement: \(Self.scalar(sentence))")
        return lines.joined(separator: "\n") + "\n"
    }

    /// What is said once changes have become targets.
    private var final: StatedKPI {
        var result = stated
        if let target = stated.target { result.goal = .target(target) }
        return result
    }

    /// A text as YAML, in quotes only where YAML needs them.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.first.map { $0.isLetter } == true && !text.contains(": ") && !text.contains(" #")
            && !text.hasSuffix(":")
            && !text.hasSuffix(" ") && text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
        let isWord = ["true", "false", "null", "yes", "no", "on", "off"].contains(text.lowercased())
        return isPlain && !isWord ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar.value < 32 ? " " : scalar)
            }
        }
        return result + "\""
    }
}
