public import Chronology
import Definitions

/// Reads sentences as KPIs.
public struct StatementReader: Sendable {
    private let vocabulary: StatementVocabulary
    private let today: Day
    private let isNew: Bool
    private static let longest = 2_000

    /// A reader of new statements, on a day.
    ///
    /// - Parameter isNew: Whether past deadlines and targets that are met already are mistakes; they are none in a
    ///   statement that was written some time ago.
    public init(_ vocabulary: StatementVocabulary, today: Day, isNew: Bool = true) {
        self.vocabulary = vocabulary
        self.today = today
        self.isNew = isNew
    }

    /// What a statement means: one KPI, several to choose from, or why none.
    ///
    /// Complexity: linear in the words of the statement, times the metrics where no name is spelt as written.
    public func read(_ text: String) -> StatementOutcome { read(text, isWorded: true) }

    /// What a statement means, where that is one KPI. The printer asks this of its own sentences: saying all meanings of an ambiguous
    /// one would ask the printer again.
    func onlyMeaning(_ text: String) -> StatedKPI? {
        if case .understood(let kpi) = read(text, isWorded: false) { kpi } else { nil }
    }

    private func read(_ text: String, isWorded: Bool) -> StatementOutcome {
        guard text.count <= Self.longest else {
            return .refused([
                StatementComplaint(
                    "too-long", "The statement has more than \(Self.longest) characters.",
                    fix: "Write one sentence for one KPI.")
            ])
        }
        let grammar = StatementGrammar(text, vocabulary, today: today)
        guard !grammar.tokens.isEmpty else {
            return .refused([
                StatementComplaint(
                    "empty", "The statement is empty.",
                    fix: "Write a sentence such as `Increase conversion rate from 2% to 3% by the end of Q2`.")
            ])
        }
        var kpis: [StatedKPI] = []
        var doubts: [(StatementComplaint, [StatementReading])] = []
        var complaints: [StatementComplaint]?
        for parts in StatementSearch.parses(grammar) {
            switch StatementMeaning.of(parts, grammar, isNew: isNew) {
            case .kpi(let kpi):
                if !kpis.contains(where: { $0.means(kpi) }) { kpis.append(kpi) }
            case .doubt(let complaint, let readings):
                if !doubts.contains(where: { $0.0 == complaint }) { doubts.append((complaint, readings)) }
            case .complaints(let found):
                if found.count < complaints?.count ?? .max { complaints = found }
            }
        }
        if let doubt = doubts.first { return .ambiguous(doubt.0, doubt.1) }
        if kpis.count == 1 { return .understood(kpis[0]) }
        if kpis.count > 1 {
            let printer = StatementPrinter(vocabulary)
            let readings = kpis.map { (kpi: StatedKPI) -> StatementReading in
                StatementReading(meaning: printer.summary(kpi), wording: isWorded ? printer.sentence(kpi) : "")
            }
            return .ambiguous(
                StatementComplaint(
                    "ambiguous-statement", "The statement can be read in \(kpis.count) ways.",
                    fix: "Say which is meant."), readings)
        }
        return .refused(complaints ?? [])
    }
}
