import Chronology
import Definitions
import Diagnostics
import Series

/// How much a metric flatters and how little it decides, with the parts that say so.
///
/// The score is the sum of the weights of the parts that speak against it, 0...100; a part that could not be tested
/// counts nothing and is said. It is never shown without its parts.
public struct VanityScore: Sendable, Equatable {
    /// One question asked of the metric.
    public struct Part: Sendable, Equatable {
        /// The questions.
        public enum Question: String, Sendable, CaseIterable {
            case canFall = "can_fall"
            case leadsOutcome = "leads_outcome"
            case informsDecision = "informs_decision"
            case isNormalised = "is_normalised"

            /// How much a no counts.
            public var weight: Int {
                switch self {
                case .canFall: 35
                case .leadsOutcome: 30
                case .informsDecision: 20
                case .isNormalised: 15
                }
            }
        }
        /// The question.
        public var question: Question
        /// The answer; nil where it could not be told.
        public var answer: Bool?
        /// What the answer rests on.
        public var words: Sentence
        /// The figure it rests on, where there is one.
        public var value: Double?

        /// Joins the parts.
        public init(question: Question, answer: Bool?, words: Sentence, value: Double? = nil) {
            self.question = question
            self.answer = answer
            self.words = words
            self.value = value
        }
    }

    /// From this score on a metric is called a vanity metric.
    public static let limit = 60

    /// Name of the metric.
    public var metric: String
    /// The questions and their answers.
    public var parts: [Part]
    /// 0, nothing speaks against it, to 100.
    public var score: Int {
        parts.reduce(0) { (sum: Int, part: Part) -> Int in sum + (part.answer == false ? part.question.weight : 0) }
    }

    /// Joins the parts.
    public init(metric: String, parts: [Part]) {
        self.metric = metric
        self.parts = parts
    }
}

extension AuditView {
    /// Changes from period to period that must be known before one can say how often a metric falls.
    static let leastFalls = 12

    /// The vanity score of every metric, by name.
    var vanityScores: [VanityScore] {
        let outcomes = Set(inputs.kpis.map(\.kpi.metric.value))
        return project.metrics.values.sorted { $0.name.value < $1.name.value }.map { (metric: MetricDefinition) in
            VanityScore(
                metric: metric.name.value,
                parts: [canFall(metric), leads(metric, outcomes), decision(metric), normalised(metric)])
        }
    }

    private func canFall(_ metric: MetricDefinition) -> VanityScore.Part {
        let history = inputs.metrics[metric.name.value]
        if history?.neverFalls == true || metric.measure.onlyGrows(project) {
            return .init(
                question: .canFall, answer: false, words: "it only accumulates, so it can never fall", value: 0)
        }
        guard let series = history?.series else {
            return .init(question: .canFall, answer: nil, words: "nothing is known of its values")
        }
        var (falls, changes) = (0, 0)
        for (before, after) in zip(series.values, series.values.dropFirst()) where before.isFinite && after.isFinite {
            changes += 1
            if after < before { falls += 1 }
        }
        guard changes >= Self.leastFalls else {
            return .init(
                question: .canFall, answer: nil,
                words: "only \(changes) changes are known, \(Self.leastFalls) are needed")
        }
        let share = Double(falls) / Double(changes)
        return .init(
            question: .canFall, answer: falls > 0,
            words: falls == 0
                ? "it has not fallen in any of \(changes) \(series.grain.rawValue)s"
                : "it fell in \(falls) of \(changes) \(series.grain.rawValue)s (\(share: share))", value: share)
    }

    private func leads(_ metric: MetricDefinition, _ outcomes: Set<String>) -> VanityScore.Part {
        let name = metric.name.value
        if outcomes.contains(name) {
            return .init(question: .leadsOutcome, answer: nil, words: "it is itself what a KPI is measured by")
        }
        if outcomes.contains(where: { parts(of: $0).contains(name) }) {
            return .init(question: .leadsOutcome, answer: true, words: "a KPI is made of it")
        }
        guard let leads = inputs.leads else {
            return .init(question: .leadsOutcome, answer: nil, words: "the lead–lag test has not been run on it")
        }
        let found = leads.filter { (lead: SupportedLead) -> Bool in
            lead.leader == name && outcomes.contains(lead.follower)
        }
        if let best = found.min(by: { $0.q < $1.q }) {
            return .init(
                question: .leadsOutcome, answer: true,
                words: "it leads `\(best.follower)` by \(best.lagDays) days", value: Double(found.count))
        }
        return .init(
            question: .leadsOutcome, answer: false, words: "it leads none of \(outcomes.count) outcomes", value: 0)
    }

    private func decision(_ metric: MetricDefinition) -> VanityScore.Part {
        if let decision = metric.decision {
            return .init(question: .informsDecision, answer: true, words: "a decision hangs on it: \(decision)")
        }
        let name = metric.name.value
        if inputs.kpis.contains(where: { $0.kpi.guardrails.contains { $0.value == name } }) {
            return .init(question: .informsDecision, answer: true, words: "it guards a KPI")
        }
        return .init(question: .informsDecision, answer: false, words: "no decision is written down that hangs on it")
    }

    private func normalised(_ metric: MetricDefinition) -> VanityScore.Part {
        let isRelative: Bool =
            switch metric.measure {
            case .ratio: true
            case .derived(let expression): expression.containsDivision
            case .aggregate(let aggregate):
                [.average, .median, .min, .max].contains(aggregate.function) || aggregate.function.isQuantile
            case .cumulative, .manual: metric.unit == .percent
            }
        return .init(
            question: .isNormalised, answer: isRelative || metric.unit == .percent,
            words: isRelative || metric.unit == .percent
                ? "it is relative to something" : "it is a bare amount, which grows as the business does")
    }

    /// Metrics whose parts add up to vanity.
    func vanityFindings(_ scores: [VanityScore]) -> [AuditFinding] {
        scores.compactMap { (score: VanityScore) -> AuditFinding? in
            guard score.score >= VanityScore.limit, let metric = project.metrics[score.metric] else { return nil }
            let isKPI = kpiMetrics.contains(score.metric)
            var evidence: [AuditFinding.Evidence] = [
                .init("score", Double(score.score), "vanity \(score.score) of 100")
            ]
            for part in score.parts { evidence.append(.init(part.question.rawValue, part.value, part.words)) }
            return AuditFinding(
                .vanityMetric, isKPI ? .error : .warning, subject(metric),
                isKPI ? "a KPI is measured by a vanity metric" : "it is a vanity metric", evidence: evidence,
                fix: metric.measure.onlyGrows(project)
                    ? "measure what is added in a period, or the share that does what you want, and decide what follows from it"
                    : "write down the `decision:` that hangs on it, make a rate of it, or stop reporting it")
        }
    }
}

extension Measure {
    /// Whether it counts everything since the beginning.
    func onlyGrows(_ project: Project) -> Bool {
        guard case .cumulative(let of, .allTime) = self else { return false }
        return project.metrics[of.value]?.measure.isNeverNegative ?? false
    }
}

extension Aggregate.Function {
    fileprivate var isQuantile: Bool { if case .percentile = self { true } else { false } }
}

extension Expression {
    fileprivate var containsDivision: Bool {
        var found = false
        visit { (part: Expression) in if case .binary(.divide, _, _) = part.node { found = true } }
        return found
    }
}
