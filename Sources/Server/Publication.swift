public import Framework
public import Presentation

/// The numbers as they stand, and the pages made of them so far.
///
/// Readers get whole pages that are kept, also while a refresh runs; another publication begins with none.
public struct Publication: Sendable {
    /// Tells it from others: changes with any number, label or definition.
    public let version: String
    /// How all KPIs stand.
    public let scorecard: Scorecard
    /// What is defined, for the catalogue.
    public let catalogue: [MetricListPage.Entry]
    /// Errors that keep newer definitions or rows from being shown.
    public let problems: [String]

    init(scorecard: Scorecard, catalogue: [MetricListPage.Entry], problems: [String]) {
        self.scorecard = scorecard
        self.catalogue = catalogue
        self.problems = problems
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        add(ScorecardJSON.render(scorecard))
        for entry in catalogue { add("\(entry)") }
        for problem in problems { add(problem) }
        version = String(hash, radix: 36)
    }

    /// The same numbers, with what went wrong since.
    func with(problems: [String]) -> Publication {
        Publication(scorecard: scorecard, catalogue: catalogue, problems: problems)
    }

    /// All KPIs by the order of the scorecard.
    var kpis: [KPIStatus] { scorecard.objectives.flatMap(\.kpis) }

    /// What every page has around its contents.
    var frame: PageFrame {
        PageFrame(organisation: scorecard.organisation, version: version, notices: problems)
    }
}
