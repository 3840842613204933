import Definitions
import Presentation

/// The metrics of a project as the catalogue lists them.
enum MetricCatalogue {
    /// All metrics by name. Complexity: O(metrics log metrics + KPIs).
    static func entries(_ project: Project) -> [MetricListPage.Entry] {
        var kpis: [String: [String]] = [:]
        for kpi in project.kpis { kpis[kpi.metric.value, default: []].append(kpi.name.value) }
        let resolution = MetricResolution(project.metrics)
        return project.metrics.values.sorted { $0.name.value < $1.name.value }.map { metric in
            let leaves = (try? resolution.resolve(metric.name.value))?.leaves ?? []
            return MetricListPage.Entry(
                name: metric.name.value, label: metric.displayName, type: word(metric.measure), unit: word(metric.unit),
                sources: Set(leaves.compactMap { $0.aggregate?.source.value }).sorted(),
                owner: metric.owner ?? metric.team, description: metric.description,
                kpis: kpis[metric.name.value] ?? [])
        }
    }

    private static func word(_ unit: Unit) -> String {
        switch unit {
        case .none: ""
        case .percent: "percent"
        case .money(let code): code
        case .named(let name): name
        }
    }

    private static func word(_ measure: Measure) -> String {
        switch measure {
        case .ratio: return "ratio"
        case .derived: return "derived"
        case .cumulative: return "cumulative"
        case .manual: return "manual"
        case .aggregate(let aggregate):
            switch aggregate.function {
            case .countDistinct: return "count_distinct"
            case .percentile: return "percentile"
            default: return "\(aggregate.function)"
            }
        }
    }
}
