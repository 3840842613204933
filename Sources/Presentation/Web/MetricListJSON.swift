/// The catalogue of metrics as JSON.
public enum MetricListJSON {
    /// An array of the metrics, ending with a line break. Complexity: O(metrics).
    public static func render(_ entries: [MetricListPage.Entry]) -> String {
        var json = JSONWriter()
        json.array { json in
            for entry in entries {
                json.object { json in
                    json.member("metric", entry.name)
                    json.member("label", entry.label)
                    json.member("type", entry.type)
                    json.member("unit", entry.unit.isEmpty ? nil : entry.unit)
                    json.array("sources") { json in for source in entry.sources { json.element(source) } }
                    json.member("owner", entry.owner)
                    json.member("description", entry.description)
                    json.array("kpis") { json in for kpi in entry.kpis { json.element(kpi) } }
                }
            }
        }
        return json.text + "\n"
    }
}

/// What went wrong with a request, for programs.
///
/// Source: RFC 9457, Problem Details for HTTP APIs.
public enum ProblemJSON {
    /// A document of the type `application/problem+json`.
    public static func render(status: Int, title: String, detail: String, code: String?) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("type", "about:blank")
            json.member("title", title)
            json.member("status", status)
            json.member("detail", detail)
            json.member("code", code)
        }
        return json.text + "\n"
    }
}
