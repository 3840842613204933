public import Framework

/// One KPI as a page: how it stands, its history, and how each number came about.
public enum KPIPage {
    /// The contents of the page. Complexity: O(sentences + values).
    ///
    /// - Parameters:
    ///   - chart: Its history; nil where it cannot be read now.
    ///   - table: The numbers behind the chart.
    ///   - failure: Why there is no history, if there is none.
    public static func render(
        _ status: KPIStatus, locale: String, chart: LineChart?, table: ResultTable?, failure: String?
    ) -> HTML {
        let numbers = NumberText(locale: locale)
        let sentences = SentenceText(numbers)
        let row = ScorecardRow(status, numbers)
        let paragraphs = status.explanation.map { (part: Explanation) -> HTML in
            let text = part.sentences.map { sentences.render($0, capitalised: true) }.joined(separator: " ")
            return "<dt>\(ExplanationText.title(part.topic))</dt><dd>\(text)</dd>"
        }
        let warnings = status.allWarnings.map { (warning: Sentence) -> HTML in
            "<li>\(sentences.render(warning, capitalised: true))</li>"
        }
        let strip: HTML? = warnings.isEmpty ? nil : "<ul class=\"warnings\">\(warnings)</ul>"
        let facts: [(String, String)] = [
            ("Target", Self.bare(row.target)), ("Progress", row.progress), ("Chance", row.chance),
            ("Days left", status.daysLeft.map { numbers.count($0) } ?? ""), ("Owner", status.owner ?? ""),
        ]
        let cells = facts.filter { !$0.1.isEmpty }.map { (name: String, value: String) -> HTML in
            "<div><dt>\(name)</dt><dd><bdi>\(value)</bdi></dd></div>"
        }
        let history: HTML =
            chart.map { $0.render(numbers) } ?? "<p class=\"empty\">\(failure ?? "There is no history to show.")</p>"
        let behind: HTML? = table.map { (table: ResultTable) -> HTML in
            "<details><summary>The numbers</summary>\(TableHTML.render(table, numbers, caption: row.label))</details>"
        }
        return """
            <h1><bdi>\(row.label)</bdi></h1>
            <p class="headline"><span class="value">\(row.value)</span> <span class="change \(row.changeRole?.className ?? "faint")">\
            \(row.change)\(row.changeSuffix)</span> <span class="state \(row.role.className)">\(row.state)</span></p>
            <p class="window">\(status.value?.name ?? "No complete period yet")</p>
            <dl class="facts-grid">\(cells)</dl>\(strip)
            <h2>History</h2>\(history)\(behind)
            <h2>How each number came about</h2><dl class="explanation">\(paragraphs)</dl>
            <p>Of the metric <a href="/metrics/\(status.metric)"><code>\(status.metric)</code></a>.</p>
            """
    }

    /// `€2.31 M` of `target €2.31 M`; others as they are.
    private static func bare(_ target: String) -> String {
        target.hasPrefix("target ") ? String(target.dropFirst("target ".count)) : target
    }
}
