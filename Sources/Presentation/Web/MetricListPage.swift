/// The catalogue of metrics as a page.
public enum MetricListPage {
    /// One metric of the catalogue.
    public struct Entry: Sendable {
        /// Name other definitions use.
        public var name: String
        /// Name people read.
        public var label: String
        /// How it is computed, in a word: `sum`, `ratio`.
        public var type: String
        /// Unit, as definitions write it.
        public var unit: String
        /// The sources it reads.
        public var sources: [String]
        /// Person or team that answers for it.
        public var owner: String?
        /// What it is, if said.
        public var description: String?
        /// Names of the KPIs that rest on it.
        public var kpis: [String]

        /// Joins the parts.
        public init(
            name: String, label: String, type: String, unit: String, sources: [String], owner: String?,
            description: String?, kpis: [String]
        ) {
            self.name = name
            self.label = label
            self.type = type
            self.unit = unit
            self.sources = sources
            self.owner = owner
            self.description = description
            self.kpis = kpis
        }
    }

    /// The contents of the page.
    ///
    /// - Parameters:
    ///   - entries: The metrics shown, at most a page of them.
    ///   - count: How many there are in all that fit the search.
    ///   - search: What was searched for.
    public static func render(_ entries: [Entry], count: Int, search: String) -> HTML {
        let rows = entries.map { (entry: Entry) -> HTML in
            let kpis = entry.kpis.map { (name: String) -> HTML in "<a href=\"/kpis/\(name)\">\(name)</a> " }
            let about: HTML? = entry.description.map { (text: String) -> HTML in "<br><small><bdi>\(text)</bdi></small>"
            }
            return """
                <tr><th scope="row"><a href="/metrics/\(entry.name)"><bdi>\(entry.label)</bdi></a> <code>\(entry.name)</code>\(about)</th>\
                <td>\(entry.type)</td><td>\(entry.unit)</td><td>\(entry.sources.joined(separator: ", "))</td>\
                <td><bdi>\(entry.owner ?? NumberText.missing)</bdi></td><td>\(kpis)</td></tr>
                """
        }
        let found = count == entries.count ? "\(count)" : "the first \(entries.count) of \(count)"
        let words = count == 0 ? "No metric fits." : "Shown: \(found)."
        return """
            <h1>Metrics</h1>
            <form class="search" method="get" action="/metrics" role="search"><label>Search <input type="search" name="q" \
            value="\(search)"></label> <button>Search</button></form>
            <p class="day">\(words)</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Metrics"><table><caption>Metrics</caption><thead><tr>\
            <th scope="col">Metric</th><th scope="col">Type</th><th scope="col">Unit</th><th scope="col">Sources</th>\
            <th scope="col">Owner</th><th scope="col">KPIs</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
