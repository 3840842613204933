import Chronology
public import Definitions
public import Diagnostics

/// A KPI's `statement` says nothing else than its keys; the keys decide.
public enum StatementAgreement {
    /// Findings on all statements of a project: `statement-disagrees` (an error) and `statement-unread` (a warning).
    ///
    /// What a statement leaves out is no disagreement, nor is a deadline that counts from the day of writing.
    /// Complexity: linear in the words of all statements.
    public static func findings(_ project: Project) -> [Diagnostic] {
        let stated = project.kpis.filter { $0.statement != nil }
        guard !stated.isEmpty else { return [] }
        let vocabulary = StatementVocabulary(project)
        return stated.compactMap { kpi in kpi.statement.flatMap { finding(kpi, $0, vocabulary) } }
    }

    private static func finding(
        _ kpi: KPIDefinition, _ statement: Located<String>, _ vocabulary: StatementVocabulary
    ) -> Diagnostic? {
        let reader = StatementReader(vocabulary, today: kpi.deadline ?? kpi.start ?? Day(number: 0), isNew: false)
        let keys = StatedKPI(kpi)
        let printer = StatementPrinter(vocabulary)
        switch reader.read(statement.value) {
        case .understood(let read):
            let differences = differences(read, keys, vocabulary.definition(kpi.metric.value)?.unit ?? .none)
            guard !differences.isEmpty else { return nil }
            return Diagnostic(
                "statement-disagrees",
                "The statement says \(differences.map(\.statement).joined(separator: ", ")); the keys say \(differences.map(\.keys).joined(separator: ", ")).",
                at: statement.span,
                fix: "The keys decide. Correct them, or write: \(printer.sentence(keys))")
        case .ambiguous(let complaint, _):
            return unread(complaint, statement, printer.sentence(keys))
        case .refused(let complaints):
            return complaints.first.flatMap { unread($0, statement, printer.sentence(keys)) }
        }
    }

    private static func unread(_ complaint: StatementComplaint, _ statement: Located<String>, _ sentence: String)
        -> Diagnostic
    {
        Diagnostic(
            "statement-unread", "The statement cannot be held against the keys: \(complaint.message)",
            at: statement.span,
            fix: "Write: \(sentence)", severity: .warning)
    }

    /// What both say of each thing on which they differ.
    static func differences(_ read: StatedKPI, _ keys: StatedKPI, _ unit: Unit) -> [(statement: String, keys: String)] {
        var found: [(statement: String, keys: String)] = []
        let amounts = AmountWords(unit, isPlain: false)
        func compare<Value>(
            _ name: String, _ left: Value?, _ right: Value?, _ equal: (Value, Value) -> Bool, _ show: (Value) -> String
        ) {
            guard let left, right.map({ !equal(left, $0) }) ?? true else { return }
            found.append(("\(name) \(show(left))", right.map { "\(name) \(show($0))" } ?? "no \(name)"))
        }
        compare("metric", read.metric, keys.metric, ==) { "`\($0)`" }
        compare("slice", read.filter, keys.filter, ==) { "`\($0)`" }
        compare("target", read.target, keys.target, isNear) { show($0, amounts) }
        compare("baseline", read.baseline?.value, keys.baseline?.value, ==) { amounts.text($0) }
        if !read.isBaselineLoose {
            compare("baseline of", read.baseline?.period, keys.baseline?.period, { $0.days == $1.days }) { $0.text }
        }
        if !read.isDeadlineRelative { compare("deadline", read.deadline, keys.deadline, ==) { "\($0)" } }
        compare("start", read.start, keys.start, ==) { "\($0)" }
        compare("window", read.window, keys.window, ==) { "\(show($0))" }
        compare("satisfy", read.satisfaction, keys.satisfaction, ==) { "`\($0.rawValue)`" }
        compare("minimum", read.minimum, keys.minimum, ==) { amounts.text($0) }
        compare("stretch", read.stretch, keys.stretch, ==) { amounts.text($0) }
        return found
    }

    private static func isNear(_ left: KPIDefinition.Target, _ right: KPIDefinition.Target) -> Bool {
        if left == right { return true }
        guard case .value(let a) = left, case .value(let b) = right else { return false }
        return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
    }

    private static func show(_ target: KPIDefinition.Target, _ amounts: AmountWords) -> String {
        switch target {
        case .value(let value): amounts.text(value)
        case .band(let lower?, let upper?): "\(amounts.text(lower)) to \(amounts.text(upper))"
        case .band(let lower, let upper):
            lower.map { "at least " + amounts.text($0) } ?? upper.map { "at most " + amounts.text($0) } ?? ""
        }
    }

    private static func show(_ window: KPIDefinition.Window) -> String {
        switch window {
        case .period(let grain): grain.noun
        case .trailing(let days): "trailing \(days) days"
        case .total: "total"
        }
    }
}
