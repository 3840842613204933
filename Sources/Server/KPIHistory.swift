import Chronology
import Definitions
import Framework
import Presentation
import Refresh

/// The past of a KPI's metric, under the KPI's own condition, by the grain it is judged at.
struct KPIHistory: Sendable {
    /// The last two years or so, drawn.
    let chart: LineChart?
    /// The same numbers.
    let table: ResultTable

    /// - Throws: what answering throws.
    init(_ status: KPIStatus, _ workspace: Workspace) throws {
        let project = workspace.project
        let kpi = project.kpis.first { $0.name.value == status.name }
        let grain: Grain
        switch status.window {
        case .period(let judged): grain = judged
        case .trailing: grain = .week
        case .total: grain = .month
        }
        let calendar = project.calendar
        let count = grain == .week || grain == .retailWeek ? 52 : grain == .day ? 90 : 24
        let current = calendar.period(grain, containing: workspace.today)
        let range = DayRange(calendar.firstDay(of: current - count), calendar.days(of: current).last)
        let answer = try workspace.answer(
            MetricQuery(metrics: [status.metric], grain: grain, range: range, filter: kpi?.filter))
        table = AnswerTable(answer, project: project, marksPartial: true).table
        chart = AnswerChart(answer, project, title: status.label, target: Self.level(status)).chart
    }

    /// The target, where a period of the chart is what it is for.
    private static func level(_ status: KPIStatus) -> Double? {
        guard case .period = status.window else { return nil }
        return status.goal.flatMap { $0.lower ?? $0.upper }
    }
}
