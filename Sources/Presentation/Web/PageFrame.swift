/// What every page of the web application has around its own contents.
public struct PageFrame: Sendable {
    /// The parts of the application.
    public enum Section: String, Sendable, CaseIterable {
        case scorecard, metrics
    }

    /// Name of the organisation.
    public var organisation: String
    /// Which state of the numbers is shown; a page reloads itself when another is published.
    public var version: String
    /// What every reader must know first, such as definitions that have errors now.
    public var notices: [String]

    /// Joins the parts.
    public init(organisation: String, version: String, notices: [String] = []) {
        self.organisation = organisation
        self.version = version
        self.notices = notices
    }

    /// A whole page. Complexity: O(contents).
    public func render(title: String, section: Section?, _ contents: HTML) -> HTML {
        let warnings = notices.map { (notice: String) -> HTML in "<p class=\"notice\" role=\"status\">\(notice)</p>" }
        return """
            <!doctype html>
            <html lang="en" data-version="\(version)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) · \(organisation)</title>
            <link rel="stylesheet" href="/assets/bellwether.css">
            <script src="/assets/bellwether.js" defer></script>
            </head>
            <body>
            <a class="skip" href="#contents">Skip to the contents</a>
            <header class="top"><strong><bdi>\(organisation)</bdi></strong>
            <nav aria-label="Main">\(Section.allCases.map { link($0, isCurrent: $0 == section) })</nav></header>
            <main id="contents">
            \(warnings)
            \(contents)
            </main>
            </body>
            </html>

            """
    }

    private func link(_ section: Section, isCurrent: Bool) -> HTML {
        let current: HTML? = isCurrent ? " aria-current=\"page\"" : nil
        switch section {
        case .scorecard: return "<a href=\"/\"\(current)>Scorecard</a>"
        case .metrics: return "<a href=\"/metrics\"\(current)>Metrics</a>"
        }
    }

    /// A page that says what went wrong and what to do.
    public func problem(_ title: String, _ sentences: [String]) -> HTML {
        let paragraphs = sentences.map { (sentence: String) -> HTML in "<p>\(sentence)</p>" }
        return render(title: title, section: nil, "<h1>\(title)</h1>\(paragraphs)")
    }
}
