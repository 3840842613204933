public import Chronology
public import Definitions
public import Series
import Statistics

extension Guardrail {
    /// Complete periods needed before a metric's usual variation is known.
    public static let leastHistory = 6
    /// Complete periods the usual variation is taken from.
    public static let longestHistory = 24

    /// A guardrail that is a KPI: breached when that is off track or missed.
    public init(_ status: KPIStatus) {
        let isKnown = ![.noData, .stale, .notStarted, .noTarget].contains(status.state)
        self.init(
            name: status.name, label: status.label,
            isBreached: isKnown ? status.state == .offTrack || status.state == .missed : nil,
            finding: "\(status.label) \(status.state.verb) \(status.state.words)")
    }

    /// A guardrail that is a metric: breached when its last complete period got worse beyond the usual variation.
    ///
    /// Usual is the mean of the up to 24 complete periods before it, ± 2.66 × their mean moving range; at least six
    /// are needed. Worse follows the metric's direction; without one either side is.
    ///
    /// Source: Wheeler, D. J. (2000), Understanding Variation, 2nd ed., the XmR chart's natural process limits.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - series: Its periods; those not complete on `through` are left out.
    ///   - through: The last day that is over and loaded.
    public init(metric: MetricDefinition, series: SeriesValues, calendar: ProjectCalendar, through: Day) {
        let name = metric.name.value
        let label = metric.displayName
        guard series.grain != .hour, calendar.supports(series.grain) else {
            self.init(name: name, label: label, isBreached: nil, finding: "\(label) cannot be judged by the hour")
            return
        }
        let last = calendar.period(series.grain, containing: through + 1).index - 1
        let latest = series.value(at: last)
        let before = series.through(last - 1).values.filter { (value: Double) -> Bool in value.isFinite }
        let usual = Array(before.suffix(Self.longestHistory))
        guard latest.isFinite, usual.count >= Self.leastHistory else {
            self.init(
                name: name, label: label, isBreached: nil,
                finding: "\(label) has too few complete periods to tell what is usual")
            return
        }
        let mean = Descriptive.mean(usual)
        let ranges = zip(usual.dropFirst(), usual).map { (pair: (Double, Double)) -> Double in abs(pair.0 - pair.1) }
        let reach = 2.66 * Descriptive.mean(ranges)
        let isBreached: Bool =
            switch metric.direction {
            case .up: latest < mean - reach
            case .down: latest > mean + reach
            case .band, .none: abs(latest - mean) > reach
            }
        let period = PeriodName.of(Period(series.grain, index: last), in: calendar)
        self.init(
            name: name, label: label, isBreached: isBreached,
            finding: """
                \(label) came to \(latest, metric.unit) in \(period); usual is \(mean - reach, metric.unit) to \
                \(mean + reach, metric.unit)
                """)
    }
}

extension KPIStatus {
    /// The status with what was found of its guardrails; the state stays, and a breach is said in a warning.
    public func joining(guardrails found: [Guardrail]) -> KPIStatus {
        var status = self
        status.guardrails = found
        guard !found.isEmpty else { return status }
        let breached = status.breachedGuardrails
        for guardrail in breached {
            status.warnings.append("\(state.words), but a guardrail is breached: \(guardrail.finding)")
        }
        let sentences = found.map { (guardrail: Guardrail) -> Sentence in
            let verdict: String =
                switch guardrail.isBreached {
                case true: "breached"
                case false: "kept"
                case nil: "cannot be told"
                }
            return "Guardrail `\(guardrail.name)` \(verdict): \(guardrail.finding)."
        }
        status.explanation.append(Explanation(.guardrails, sentences))
        return status
    }
}
