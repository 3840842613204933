public import Chronology
public import Definitions
public import Presentation
import Queries
public import Refresh
import Series

/// An answer as a table: periods and dimensions first, then the metrics.
public struct AnswerTable {
    /// The table.
    public let table: ResultTable

    /// The table of an answer.
    ///
    /// - Parameter marksPartial: Whether periods that are not whole are marked with `*`.
    public init(_ answer: MetricAnswer, project: Project, marksPartial: Bool) {
        let calendar = project.calendar
        let periods = answer.rows.map { row -> String? in
            guard let grain = answer.query.grain else { return "total" }
            let mark = marksPartial && row.isPartial ? " *" : ""
            return calendar.isoStart(Period(grain, index: row.period)) + mark
        }
        var columns = [ResultTable.Column("period", .text(periods))]
        for (position, name) in answer.query.dimensions.enumerated() {
            let values = answer.rows.map { $0.key[position] }
            let none = DimensionQuery.none(besides: Set(values.compactMap { $0 }))
            columns.append(.init(name, .text(values.map { $0 ?? none })))
        }
        for (position, name) in answer.query.metrics.enumerated() {
            let unit = project.metrics[name]?.unit ?? .none
            columns.append(.init(name, .numbers(answer.values[position], exact: answer.exact[position]), unit: unit))
        }
        table = ResultTable(columns)
    }
}

/// What is said of periods that are not whole.
public struct PartialNote {
    /// The sentence; nil where all are whole.
    public let text: String?

    /// The sentence for an answer.
    public init(_ answer: MetricAnswer, _ calendar: ProjectCalendar) {
        guard let grain = answer.query.grain, grain != .hour, grain != .day else {
            text = nil
            return
        }
        let periods = Set(answer.rows.filter(\.isPartial).map(\.period)).sorted()
        guard !periods.isEmpty else {
            text = nil
            return
        }
        let names = periods.prefix(3).map { calendar.text(Period(grain, index: $0)) }.joined(separator: ", ")
        let more = periods.count > 3 ? " and \(periods.count - 3) more" : ""
        text = "* not whole (cut by the range, not over, or not fully loaded): \(names)\(more)"
    }
}
