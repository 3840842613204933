import Chronology
public import Definitions

/// Writes KPIs as sentences that a `StatementReader` reads back.
public struct StatementPrinter: Sendable {
    private let vocabulary: StatementVocabulary

    /// How much is put between backticks.
    private enum Form { case plain, quotedValues, quoted }

    /// A printer of a project's KPIs.
    public init(_ vocabulary: StatementVocabulary) { self.vocabulary = vocabulary }

    /// The sentence of a KPI: what is aimed at, of what, from where, by when and how it is measured.
    public func sentence(_ kpi: KPIDefinition) -> String { sentence(StatedKPI(kpi)) }

    /// The sentence of what a statement said, in words that have one meaning.
    public func sentence(_ kpi: StatedKPI) -> String {
        let reader = StatementReader(vocabulary, today: kpi.deadline ?? kpi.start ?? Day(number: 0), isNew: false)
        for form in [Form.plain, .quotedValues] {
            let text = write(kpi, form)
            if reader.onlyMeaning(text)?.says(kpi) == true { return text + "." }
        }
        return write(kpi, .quoted) + "."
    }

    /// What is aimed at, in a few words.
    func summary(_ kpi: StatedKPI) -> String {
        var words: [String] = [write(kpi, .plain)]
        if kpi.deadline == nil { words.append("without a deadline") }
        return words.joined(separator: ", ")
    }

    private func write(_ kpi: StatedKPI, _ form: Form) -> String {
        let metric = vocabulary.definition(kpi.metric)
        let unit = metric?.unit ?? .none
        let amounts = AmountWords(unit, isPlain: form == .quoted)
        let aim = aim(kpi, metric?.direction ?? .up, amounts)
        var text = "\(aim.verb) \(name(kpi.metric, form))"
        if let filter = kpi.filter { text += " where " + condition(filter, form) }
        text += aim.goal
        if kpi.satisfaction == .once { text += " at least once" }
        if kpi.satisfaction == .everyPeriod, kpi.goal == nil { text += " in every period" }
        if !aim.saysBaseline, let baseline = kpi.baseline { text += ", baseline " + self.baseline(baseline, amounts) }
        switch kpi.window {
        case .period(let grain)?: text += ", measured by \(grain.noun)"
        case .trailing(let days)?: text += ", measured over \(days) days"
        case .total?: text += ", in total"
        case nil: break
        }
        if let start = kpi.start { text += ", starting \(date(start))" }
        if let deadline = kpi.deadline {
            let lead = kpi.satisfaction == .everyPeriod ? "until " : "by "
            text += (text.contains(",") ? ", " : " ") + lead + date(deadline)
        }
        if case .steps(let steps)? = kpi.path {
            for step in steps { text += ", passing \(amounts.text(step.value)) by \(date(step.by))" }
        }
        if kpi.path == .seasonal { text += ", following the season" }
        if let minimum = kpi.minimum { text += ", acceptable from \(amounts.text(minimum))" }
        if let stretch = kpi.stretch { text += ", excellent from \(amounts.text(stretch))" }
        for name in kpi.guardrails { text += ", guarded by `\(name)`" }
        return text
    }

    private func aim(
        _ kpi: StatedKPI, _ direction: MetricDefinition.Direction, _ amounts: AmountWords
    ) -> (verb: String, goal: String, saysBaseline: Bool) {
        let holds = kpi.satisfaction == .everyPeriod
        let verb = holds ? "Keep" : "Bring"
        let to = holds ? " " : " to "
        switch kpi.goal {
        case nil: return ("Watch", "", false)
        case .factor(let factor)?:
            return (factor > 1 ? "Increase" : "Reduce", " by a factor of \(DecimalWords.plain(factor))", false)
        case .difference(let step)?:
            return (step > 0 ? "Increase" : "Reduce", " by " + amounts.change(abs(step)), false)
        case .target(.band(let lower?, let upper?))?:
            return (verb, "\(to)between \(amounts.text(lower)) and \(amounts.text(upper))", false)
        case .target(.band(let lower, let upper))?:
            let bound =
                lower.map { "at least " + amounts.text($0) } ?? upper.map { "at most " + amounts.text($0) } ?? ""
            return (verb, to + bound, false)
        case .target(.value(let target))?:
            let isUp = direction != .down
            if !holds, let baseline = kpi.baseline, let value = baseline.value, isUp ? target > value : target < value {
                let from = self.baseline(baseline, amounts)
                return (isUp ? "Increase" : "Reduce", " from \(from) to \(amounts.text(target))", true)
            }
            return (verb, "\(to)at \(isUp ? "least" : "most") \(amounts.text(target))", false)
        }
    }

    private func baseline(_ baseline: KPIDefinition.Baseline, _ amounts: AmountWords) -> String {
        guard let value = baseline.value else { return "the value of \(baseline.period?.text ?? "")" }
        return amounts.text(value) + (baseline.period.map { " (\($0.text))" } ?? "")
    }

    private func name(_ metric: String, _ form: Form) -> String {
        guard form != .quoted, let label = vocabulary.definition(metric)?.displayName else { return "`\(metric)`" }
        let second = label.dropFirst().first
        return second.map(\.isUppercase) == true || second == nil
            ? label : label.prefix(1).lowercased() + label.dropFirst()
    }

    private func condition(_ filter: Expression, _ form: Form) -> String {
        if case .binary(.equal, let left, let right) = filter.node, case .reference(let reference) = left.node,
            case .literal(.text(let value)) = right.node, form != .quoted, !value.contains("`")
        {
            return "\(reference.name) is " + (form == .plain ? value : "`\(value)`")
        }
        return "`\(filter.description.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``"))`"
    }

    private func date(_ day: Day) -> String {
        let (year, month, number) = day.civil
        return year < 1_000 ? day.description : "\(number) \(Self.months[month - 1]) \(year)"
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

/// Amounts of a unit as statements write them; every digit is kept.
struct AmountWords {
    private let unit: Unit
    private let isPlain: Bool

    init(_ unit: Unit, isPlain: Bool) {
        self.unit = unit
        self.isPlain = isPlain
    }

    func text(_ value: Double) -> String {
        switch unit {
        case .percent: return DecimalWords.shifted("\(value)", by: 2) + "%"
        case .none: return DecimalWords.plain(value)
        case .named(let name): return DecimalWords.plain(value) + (isPlain ? "" : " \(name)")
        case .money(let code):
            let digits = short(value)
            guard let sign = ["EUR": "€", "GBP": "£", "INR": "₹"][code], value >= 0 else { return "\(digits) \(code)" }
            return sign + digits
        }
    }

    /// A change in words: of percentages in points.
    func change(_ value: Double) -> String {
        unit == .percent ? DecimalWords.shifted("\(value)", by: 2) + " points" : text(value)
    }

    /// Whole hundred thousands as millions, whole thousands from ten on with a `k`.
    private func short(_ value: Double) -> String {
        let digits = DecimalWords.plain(value)
        if !digits.contains("."), digits.hasSuffix("00000"), abs(value) >= 1e6 {
            return DecimalWords.shifted(digits, by: -6) + "M"
        }
        return digits
    }
}

extension StatedKPI {
    /// What the keys of a KPI say, as a statement would.
    public init(_ kpi: KPIDefinition) {
        self.init(metric: kpi.metric.value)
        filter = kpi.filter
        goal = kpi.target.map { .target($0) }
        baseline = kpi.baseline
        (start, deadline, window) = (kpi.start, kpi.deadline, kpi.window)
        satisfaction = kpi.satisfaction
        (minimum, stretch) = (kpi.minimum, kpi.stretch)
        path = kpi.path
        guardrails = kpi.guardrails.map(\.value)
    }

    /// Whether both say the same once what is left out is taken as usual.
    public func says(_ other: StatedKPI) -> Bool {
        metric == other.metric && filter == other.filter && goal == other.goal && start == other.start
            && deadline == other.deadline && (window ?? .period(.month)) == (other.window ?? .period(.month))
            && (satisfaction ?? .atDeadline) == (other.satisfaction ?? .atDeadline) && minimum == other.minimum
            && stretch == other.stretch && (path ?? .linear) == (other.path ?? .linear)
            && guardrails == other.guardrails
            && baseline?.value == other.baseline?.value && baseline?.period?.days == other.baseline?.period?.days
    }
}
