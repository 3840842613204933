import Chronology
import Definitions
public import Framework

/// The scorecard as a page: objectives, and below each its KPIs, what needs attention first.
public enum ScorecardPage {
    /// The contents of the page. Complexity: O(KPIs).
    public static func render(_ scorecard: Scorecard) -> HTML {
        let numbers = NumberText(locale: scorecard.locale)
        let note: HTML? = scorecard.isReconstructed ? ", reconstructed from the dates of rows" : nil
        let objectives = scorecard.objectives.map { section($0, scorecard, numbers) }
        let empty: HTML? =
            scorecard.objectives.isEmpty
            ? """
            <p>No objectives are defined yet. An objective is a file in <code>objectives/</code>, a KPI one in \
            <code>kpis/</code>; <code>bellwether init</code> makes an example of each.</p>
            """ : nil
        return """
            <h1>Scorecard</h1>
            <p class="day">At the end of \(PeriodName.of(scorecard.asOf))\(note)</p>
            \(objectives)\(empty)
            <p class="legend-line"><svg class="key" viewBox="0 0 8 14" aria-hidden="true"><line class="by-now" x1="4" x2="4" y1="0" \
            y2="14"/></svg> where it should be by now · <em>chance</em>: share of simulated futures that meet the target</p>
            """
    }

    private static func section(_ objective: ObjectiveStatus, _ card: Scorecard, _ numbers: NumberText) -> HTML {
        var facts: [String] = []
        if let period = objective.period { facts.append(ScorecardText.words(ofPeriod: period)) }
        if let end = objective.end { facts.append(ScorecardText.words(daysLeft: end - card.asOf, numbers)) }
        if let owner = objective.owner { facts.append("owner \(owner)") }
        let why: HTML? = objective.why.map { (why: String) -> HTML in "<p class=\"why\"><bdi>\(why)</bdi></p>" }
        let none: HTML? = objective.kpis.isEmpty ? "<p class=\"empty\">No KPIs yet.</p>" : nil
        let sentences = SentenceText(numbers)
        let warnings = objective.kpis.flatMap { (status: KPIStatus) -> [HTML] in
            let all = (status.staleness.map { [$0] } ?? []) + status.allWarnings.map { sentences.render($0) }
            return all.map { (text: String) -> HTML in "<li><bdi>\(status.label)</bdi>: \(text)</li>" }
        }
        let strip: HTML? = warnings.isEmpty ? nil : "<ul class=\"warnings\">\(warnings)</ul>"
        return """
            <section class="objective"><h2><bdi>\(objective.label)</bdi></h2>
            <p class="facts">\(facts.joined(separator: " · "))</p>\(why)\(none)\(strip)
            <ul class="kpis">\(objective.kpis.map { row($0, numbers) })</ul></section>
            """
    }

    private static func row(_ status: KPIStatus, _ numbers: NumberText) -> HTML {
        let row = ScorecardRow(status, numbers)
        let chance: HTML? =
            row.chance.isEmpty ? nil : "<span class=\"chance\"><small>chance</small> \(row.chance)</span>"
        let change: HTML? =
            row.change.isEmpty
            ? nil
            : "<span class=\"change \(row.changeRole?.className ?? "faint")\">\(row.change)<small>\(row.changeSuffix)</small></span>"
        return """
            <li class="kpi"><a class="name" href="/kpis/\(status.name)"><bdi>\(row.label)</bdi></a>
            <span class="value">\(row.value)</span>\(change)
            <span class="aim">\(row.target)</span>
            <span class="way">\(ProgressBar.render(row.share, marker: row.marker, role: row.role)) <small>\(row.progress)</small></span>\(chance)
            <span class="state \(row.role.className)">\(row.state)</span></li>
            """
    }
}
