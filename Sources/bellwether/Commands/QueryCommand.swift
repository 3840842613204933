import ArgumentParser
import Chronology
import Definitions
import Diagnostics
import Presentation
import Queries
import Refresh
import Series

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Print values of metrics, by any period and dimension.",
        discussion: """
            Examples:
              bellwether query orders --grain month
              bellwether query revenue orders --grain week --by channel --last 12w
              bellwether query conversion_rate --from 2026-01-01 --to 2026-03-31 --where "country = 'ES'"
              bellwether query orders --grain week --last 12w --explain
            """)

    @Argument(help: ArgumentHelp("The metrics.", valueName: "metric")) var metrics: [String]
    @OptionGroup var options: ProjectOptions
    @Option(
        help:
            "hour, day, week, month, quarter, year, fiscal_quarter, fiscal_year, retail_week …; without it, one value for the range."
    )
    var grain: String?
    @Option(help: "A dimension to slice by; can be given more than once.") var by: [String] = []
    @Option(help: "The first day.") var from: String?
    @Option(help: "The last day, included.") var to: String?
    @Option(help: "The last complete periods: 12w, 28d, 6m, 4q, 2y.") var last: String?
    @Option(help: "A further condition, as in definitions.") var `where`: String?
    @Option(help: "With one --by: so many of its values, the highest by the first metric, the rest as `other`.")
    var top: Int?
    @Flag(help: "Print the SQL instead of running it.") var explain = false
    @Option(help: "text, json or csv.") var format: OutputFormat = .text

    func run() throws {
        try options.run { try answer($0) }
    }

    private func answer(_ workspace: Workspace) throws {
        let query = try question(workspace)
        if explain {
            for (position, statement) in try workspace.statements(for: query).enumerated() {
                let notes = statement.notes.map { "-- \($0)\n" }.joined()
                print("\(position > 0 ? "\n" : "")-- source \(statement.source)\n\(notes)\(statement.sql);")
            }
            return
        }
        let answer = try workspace.answer(query)
        let table = AnswerTable(answer, project: workspace.project, marksPartial: format == .text).table
        switch format {
        case .text:
            let text = TableText(locale: workspace.project.organisation.locale, style: Console.style)
            Console.write(text.render(table))
        case .json: Console.write(TableJSON.render(table))
        case .csv: Console.write(TableCSV.render(table))
        }
        for gap in answer.gaps { Console.error("note: \(gap): what that holds part of is missing, not zero") }
        if let note = PartialNote(answer, workspace.project.calendar).text { Console.error(note) }
    }

    private func question(_ workspace: Workspace) throws -> MetricQuery {
        let calendar = workspace.project.calendar
        for (what, names) in [("metric", metrics), ("dimension", by)] {
            if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
                throw CommandFailure.usage("error: the \(what) `\(twice)` is asked for twice.")
            }
        }
        var query = MetricQuery(metrics: metrics, dimensions: by, top: top)
        if let top, top < 1 { throw CommandFailure.usage("error: `--top \(top)`: expected at least 1.") }
        if let grain {
            guard let known = Grain(rawValue: grain) else {
                throw CommandFailure.usage(
                    "error: `--grain \(grain)` is no grain. "
                        + Spelling.suggestion(for: grain, among: Grain.allCases.map(\.rawValue)))
            }
            guard calendar.supports(known) else {
                throw CommandFailure.usage(
                    "error: `--grain \(grain)` needs a `retail_calendar` in bellwether.yml.")
            }
            query.grain = known
        }
        query.range = try range(calendar, workspace)
        if let text = `where` {
            var findings: [Diagnostic] = []
            let place = SourceSpan(file: "--where", line: 1, column: 1)
            query.filter = ExpressionParser.parse(text, at: place, reporting: &findings)
            if !findings.isEmpty {
                throw CommandFailure.usage(findings.map(\.rendered).joined(separator: "\n"))
            }
        }
        return query
    }

    private func range(_ calendar: ProjectCalendar, _ workspace: Workspace) throws -> DayRange? {
        if let last {
            guard from == nil, to == nil else {
                throw CommandFailure.usage("error: `--last` and `--from`/`--to` exclude each other.")
            }
            let units: [Character: Grain] = ["d": .day, "w": .week, "m": .month, "q": .quarter, "y": .year]
            guard let plain = last.last.flatMap({ units[$0] }), let count = Int(last.dropLast()),
                (1...10_000).contains(count)
            else {
                throw CommandFailure.usage(
                    "error: `--last \(last)`: expected a number and a unit: 28d, 12w, 6m, 4q or 2y.")
            }
            let unit = Self.unit(plain, for: grain.flatMap { Grain(rawValue: $0) })
            let periods = calendar.lastComplete(count, unit, today: workspace.today)
            let first = calendar.firstDay(of: Period(unit, index: periods.lowerBound))
            return DayRange(first, calendar.firstDay(of: Period(unit, index: periods.upperBound)) - 1)
        }
        guard from != nil || to != nil else { return nil }
        let known = try? workspace.answer(MetricQuery(metrics: metrics)).query.range
        let first = try day(from, "--from") ?? known?.first ?? workspace.today
        let end = try day(to, "--to") ?? known?.last ?? workspace.today
        guard let range = DayRange(first, end) else {
            throw CommandFailure.usage("error: `--from \(first)` lies after `--to \(end)`.")
        }
        return range
    }

    /// Quarters of a question by fiscal quarter are fiscal ones, months of one by retail month retail months.
    private static func unit(_ plain: Grain, for grain: Grain?) -> Grain {
        guard let grain else { return plain }
        let retail: [Grain: Grain] = [
            .week: .retailWeek, .month: .retailMonth, .quarter: .retailQuarter, .year: .retailYear,
        ]
        if grain.isRetail { return retail[plain] ?? plain }
        guard grain == .fiscalQuarter || grain == .fiscalYear else { return plain }
        return plain == .quarter ? .fiscalQuarter : plain == .year ? .fiscalYear : plain
    }

    private func day(_ text: String?, _ option: String) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(iso: text) else {
            throw CommandFailure.usage("error: `\(option) \(text)`: expected a day such as 2026-03-31.")
        }
        return day
    }
}

/// An answer as a table: periods and dimensions first, then the metrics.
struct AnswerTable {
    let table: ResultTable

    init(_ answer: MetricAnswer, project: Project, marksPartial: Bool) {
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
struct PartialNote {
    let text: String?

    init(_ answer: MetricAnswer, _ calendar: ProjectCalendar) {
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
