/// One metric as a page: any grain, slice and range, as a chart and as a table.
public struct MetricPage: Sendable {
    /// Name other definitions use.
    public var name: String
    /// Name people read.
    public var label: String
    /// What it is, if said.
    public var description: String?
    /// The grains that can be chosen.
    public var grains: [String]
    /// The dimensions it can be sliced by.
    public var dimensions: [String]
    /// What is chosen: parameter by parameter, as in the address.
    public var chosen: [String: String]
    /// The numbers; nil where the question cannot be answered.
    public var table: ResultTable?
    /// The numbers drawn.
    public var chart: LineChart?
    /// What must be known beside them: periods that are not whole, or why there is no answer.
    public var notes: [String]

    /// Joins the parts.
    public init(
        name: String, label: String, description: String?, grains: [String], dimensions: [String],
        chosen: [String: String], table: ResultTable?, chart: LineChart?, notes: [String]
    ) {
        self.name = name
        self.label = label
        self.description = description
        self.grains = grains
        self.dimensions = dimensions
        self.chosen = chosen
        self.table = table
        self.chart = chart
        self.notes = notes
    }

    /// The contents of the page. Complexity: O(cells).
    ///
    /// - Parameter csv: The address of the same numbers as CSV.
    public func render(_ numbers: NumberText, csv: String) -> HTML {
        let about: HTML? = description.map { (text: String) -> HTML in "<p class=\"why\"><bdi>\(text)</bdi></p>" }
        let words = notes.map { (note: String) -> HTML in "<p class=\"note\">\(note)</p>" }
        let drawn: HTML? = chart.map { $0.render(numbers) }
        let shown: HTML? = table.map { (table: ResultTable) -> HTML in
            """
            \(TableHTML.render(table, numbers, caption: label))<p><a href="\(csv)" download="\(name).csv">Download as CSV</a></p>
            """
        }
        return """
            <h1><bdi>\(label)</bdi> <code>\(name)</code></h1>\(about)
            <form class="choose" method="get" action="/metrics/\(name)">
            <label>Grain \(select("grain", grains))</label>
            <label>By \(select("by", [""] + dimensions))</label>
            <label>Last <input name="last" size="6" value="\(chosen["last"] ?? "")" placeholder="12m" \
            title="Complete periods: 28d, 12w, 6m, 4q, 2y"></label>
            <label>From <input type="date" name="from" value="\(chosen["from"] ?? "")"></label>
            <label>To <input type="date" name="to" value="\(chosen["to"] ?? "")"></label>
            <label>Where <input name="where" value="\(chosen["where"] ?? "")" placeholder="country = 'ES'"></label>
            <button>Show</button></form>
            \(words)\(drawn)\(shown)
            """
    }

    private func select(_ parameter: String, _ choices: [String]) -> HTML {
        let options = choices.map { (choice: String) -> HTML in
            let mark: HTML? = choice == chosen[parameter] ?? "" ? " selected" : nil
            return "<option value=\"\(choice)\"\(mark)>\(choice.isEmpty ? "–" : choice)</option>"
        }
        return "<select name=\"\(parameter)\">\(options)</select>"
    }
}
