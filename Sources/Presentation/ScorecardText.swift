import Chronology
import Definitions
public import Framework

/// A scorecard as text for a terminal or a pipe: a line a KPI, below its objective.
public struct ScorecardText: Sendable {
    /// What is shown beside the KPIs.
    public struct Options: Sendable, Hashable {
        /// Columns of the terminal; nil does not limit lines. Below 80 counts as 80.
        public var width: Int?
        /// Colours or none.
        public var style: Style
        /// The line with the organisation and the day.
        public var showsTitle: Bool
        /// The line of the period that is not over.
        public var showsOpenPeriods: Bool
        /// The line that says what signs mean, where they are used.
        public var showsLegend: Bool

        /// Everything shown, plain and of any width, unless told otherwise.
        public init(
            width: Int? = nil, style: Style = .plain, showsTitle: Bool = true, showsOpenPeriods: Bool = true,
            showsLegend: Bool = true
        ) {
            self.width = width
            self.style = style
            self.showsTitle = showsTitle
            self.showsOpenPeriods = showsOpenPeriods
            self.showsLegend = showsLegend
        }
    }

    private let options: Options

    /// Text with these options.
    public init(_ options: Options = Options()) { self.options = options }

    /// The scorecard, ending with a line break. Complexity: O(KPIs).
    public func render(_ scorecard: Scorecard) -> String {
        let numbers = NumberText(locale: scorecard.locale)
        let rows = scorecard.objectives.flatMap { $0.kpis.map { ScorecardRow($0, numbers) } }
        let layout = ScorecardLayout(rows, width: options.width, style: options.style)
        var lines: [String] = []
        if options.showsTitle {
            let note = scorecard.isReconstructed ? " · reconstructed from the dates of rows" : ""
            lines += [
                style.paint(PrintableText.of(scorecard.organisation), .heading)
                    + " · \(PeriodName.of(scorecard.asOf))\(note)", "",
            ]
        }
        for (position, objective) in scorecard.objectives.enumerated() {
            if position > 0 { lines.append("") }
            lines += header(objective, scorecard.asOf, numbers, layout.totalWidth)
            lines += body(objective, numbers, layout)
        }
        if scorecard.objectives.isEmpty { lines.append("No objectives are defined.") }
        if options.showsLegend, let legend = legend(rows) {
            let wrapped = options.width.map { DisplayWidth.wrap(legend, to: max(80, $0)) } ?? [legend]
            lines += [""] + wrapped.map { style.paint($0, .faint) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var style: Style { options.style }

    private func header(_ objective: ObjectiveStatus, _ asOf: Day, _ numbers: NumberText, _ width: Int) -> [String] {
        var facts: [String] = []
        if let period = objective.period { facts.append(Self.words(ofPeriod: period)) }
        if let end = objective.end { facts.append(Self.words(daysLeft: end - asOf, numbers)) }
        if let owner = objective.owner { facts.append("owner " + (owner.split(separator: "@").first ?? "")) }
        let right = PrintableText.of(facts.joined(separator: " · "))
        let label = PrintableText.of(objective.label)
        guard !right.isEmpty else { return [style.paint(label, .heading)] }
        let taken = DisplayWidth.of(label) + DisplayWidth.of(right)
        if let limit = options.width, taken + 2 > max(80, limit) {
            let lines = DisplayWidth.wrap(label, to: max(80, limit))
            return lines.map { style.paint($0, .heading) } + ["  " + right]
        }
        return [style.paint(label, .heading) + String(repeating: " ", count: max(2, width - taken)) + right]
    }

    /// `2026-Q2` as people say it: `Q2 2026`; others as written.
    static func words(ofPeriod text: String) -> String {
        let parts = text.split(separator: "-")
        guard parts.count == 2, parts[0].count == 4, parts[1].first == "Q" else { return text }
        return "\(parts[1]) \(parts[0])"
    }

    /// Days that remain after the last day that counts; on the last day itself the time is over.
    static func words(daysLeft days: Int, _ numbers: NumberText) -> String {
        let count = numbers.count(abs(days)) + (abs(days) == 1 ? " day" : " days")
        return days == 0 ? "over" : days < 0 ? "over for \(count)" : "\(count) left"
    }

    private func body(_ objective: ObjectiveStatus, _ numbers: NumberText, _ layout: ScorecardLayout) -> [String] {
        var lines: [String] = []
        var warnings: [String] = []
        var failed = FailedSourceLines()
        let sentences = SentenceText(numbers)
        for status in objective.kpis {
            lines += layout.lines(ScorecardRow(status, numbers))
            if options.showsOpenPeriods, let open = openLine(status, numbers) {
                lines += layout.wrapped(open, indent: 4).map { style.paint($0, .faint) }
            }
            if let change = status.previous ?? status.lastYear, let note = change.note {
                lines += layout.wrapped(PrintableText.of("on \(change.name): \(note)"), indent: 4).map {
                    style.paint($0, .faint)
                }
            }
            if let staleness = status.staleness { warnings.append("\(status.label): \(staleness)") }
            warnings += status.warnings.map { "\(status.label): \(sentences.render($0))" }
            for source in status.failedSources ?? [] { failed.add(sentences.render(source.sentence), of: status.label) }
        }
        if objective.kpis.isEmpty { lines.append("  " + style.paint("no KPIs yet", .faint)) }
        warnings += failed.lines + objective.warnings.map { sentences.render($0) }
        for warning in warnings.map(PrintableText.of) {
            let wrapped = options.width.map { DisplayWidth.wrap(warning, to: max(80, $0) - 4) } ?? [warning]
            for (position, line) in wrapped.enumerated() {
                lines.append((position == 0 ? "  " + style.paint("!", .caution) + " " : "    ") + line)
            }
        }
        return lines
    }

    /// The open period, where a tenth of it is known and there is something to hold it against.
    private func openLine(_ status: KPIStatus, _ numbers: NumberText) -> String? {
        guard let open = status.open, let value = open.value, open.elapsedShare >= 0.1,
            open.path != nil || open.sameElapsedBefore != nil
        else { return nil }
        func shown(_ value: Double) -> String { numbers.quantity(value, status.unit, naming: false) }
        let days = "\(numbers.count(open.elapsedDays))/\(numbers.count(open.days.count)) days"
        var text = "\(open.name) so far (\(days)): \(shown(value))"
        if let path = open.path { text += ", path \(shown(path))" }
        if let before = open.sameElapsedBefore { text += ", same part before \(shown(before))" }
        return PrintableText.of(text)
    }

    private func legend(_ rows: [ScorecardRow]) -> String? {
        var parts: [String] = []
        if rows.contains(where: { $0.marker != nil && $0.share != nil }) { parts.append("┆ where it should be by now") }
        if rows.contains(where: { $0.chance.hasSuffix("%") }) {
            parts.append("chance: share of simulated futures that meet the target")
        }
        if rows.contains(where: { $0.chance == "pace" }) {
            parts.append("pace: no chance can be given, judged by the gap to the path")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}

/// Sources that could not be refreshed: said once for all KPIs of an objective that read them.
private struct FailedSourceLines {
    private var order: [String] = []
    private var labels: [String: [String]] = [:]

    mutating func add(_ text: String, of label: String) {
        if labels[text] == nil { order.append(text) }
        labels[text, default: []].append(label)
    }

    var lines: [String] { order.map { "\(labels[$0, default: []].joined(separator: ", ")): \($0)" } }
}
