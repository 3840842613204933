import Chronology
import Definitions
import Diagnostics
import Queries
public import Refresh

/// Why words are no question.
public struct QuestionFailure: Error {
    /// What is wrong, and what was expected.
    public var message: String
    /// Whether the message begins with a place, as findings in definitions do.
    public var isLocated = false

    init(_ message: String, isLocated: Bool = false) {
        self.message = message
        self.isLocated = isLocated
    }
}

/// A question about metrics as people put it, on the command line or in an address.
public struct QuestionWords: Sendable {
    /// How its parts are written, so that messages name them as their writer does.
    public enum Notation: Sendable {
        /// `--grain month`
        case options
        /// `grain=month`
        case parameters
    }

    /// How its parts are written.
    public var notation: Notation
    /// The metrics.
    public var metrics: [String]
    /// The grain; nil is one value for the range.
    public var grain: String?
    /// Dimensions to slice by.
    public var by: [String]
    /// The first day.
    public var from: String?
    /// The last day, included.
    public var to: String?
    /// The last complete periods, such as `12w`.
    public var last: String?
    /// A further condition.
    public var `where`: String?
    /// So many values of the one dimension.
    public var top: String?

    /// Joins the parts.
    public init(
        notation: Notation, metrics: [String], grain: String? = nil, by: [String] = [], from: String? = nil,
        to: String? = nil, last: String? = nil, where: String? = nil, top: String? = nil
    ) {
        self.notation = notation
        self.metrics = metrics
        self.grain = grain
        self.by = by
        self.from = from
        self.to = to
        self.last = last
        self.where = `where`
        self.top = top
    }

    private func name(_ part: String, isQuoted: Bool = true) -> String {
        let name = notation == .options ? "--" + part : part
        return isQuoted ? "`\(name)`" : name
    }

    private func shown(_ part: String, _ value: String) -> String {
        notation == .options ? "`--\(part) \(value)`" : "`\(part)=\(value)`"
    }

    /// The question in the terms of a project.
    ///
    /// - Throws: `QuestionFailure`; failures of stores and engines where the days known are needed.
    public func query(_ workspace: Workspace) throws -> MetricQuery {
        let calendar = workspace.project.calendar
        for (what, names) in [("metric", metrics), ("dimension", by)] {
            if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
                throw QuestionFailure("the \(what) `\(twice)` is asked for twice.")
            }
        }
        var query = MetricQuery(metrics: metrics, dimensions: by)
        if let top {
            guard let count = Int(top), count >= 1 else {
                throw QuestionFailure("\(shown("top", top)): expected at least 1.")
            }
            query.top = count
        }
        if let grain {
            guard let known = Grain(rawValue: grain) else {
                throw QuestionFailure(
                    "\(shown("grain", grain)) is no grain. "
                        + Spelling.suggestion(for: grain, among: Grain.allCases.map(\.rawValue)))
            }
            guard calendar.supports(known) else {
                throw QuestionFailure(
                    "\(shown("grain", grain)) needs a `retail_calendar` in bellwether.yml.")
            }
            query.grain = known
        }
        query.range = try range(calendar, workspace)
        if let text = `where` {
            var findings: [Diagnostic] = []
            let place = SourceSpan(file: name("where", isQuoted: false), line: 1, column: 1)
            query.filter = ExpressionParser.parse(text, at: place, reporting: &findings)
            if !findings.isEmpty {
                throw QuestionFailure(findings.map(\.rendered).joined(separator: "\n"), isLocated: true)
            }
        }
        return query
    }

    private func range(_ calendar: ProjectCalendar, _ workspace: Workspace) throws -> DayRange? {
        if let last {
            guard from == nil, to == nil else {
                throw QuestionFailure("\(name("last")) and \(name("from"))/\(name("to")) exclude each other.")
            }
            let units: [Character: Grain] = ["d": .day, "w": .week, "m": .month, "q": .quarter, "y": .year]
            guard let plain = last.last.flatMap({ units[$0] }), let count = Int(last.dropLast()),
                (1...10_000).contains(count)
            else {
                throw QuestionFailure(
                    "\(shown("last", last)): expected a number and a unit: 28d, 12w, 6m, 4q or 2y.")
            }
            let unit = Self.unit(plain, for: grain.flatMap { Grain(rawValue: $0) })
            let periods = calendar.lastComplete(count, unit, today: workspace.today)
            let first = calendar.firstDay(of: Period(unit, index: periods.lowerBound))
            return DayRange(first, calendar.firstDay(of: Period(unit, index: periods.upperBound)) - 1)
        }
        guard from != nil || to != nil else { return nil }
        let known = try? workspace.knownDays(of: metrics)
        let first = try day(from, "from") ?? known?.first ?? workspace.today
        let end = try day(to, "to") ?? known?.last ?? workspace.today
        guard let range = DayRange(first, end) else {
            throw QuestionFailure("\(shown("from", "\(first)")) lies after \(shown("to", "\(end)")).")
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
            throw QuestionFailure("\(shown(option, text)): expected a day such as 2026-03-31.")
        }
        return day
    }
}
