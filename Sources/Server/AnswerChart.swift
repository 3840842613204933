import Chronology
import Definitions
import Presentation
import Queries
import Refresh

/// An answer as a chart: a line a slice of its first metric, gaps where a slice has no row.
struct AnswerChart {
    /// The drawing; nil where the answer has no periods.
    let chart: LineChart?
    /// Periods that are not drawn, since there are too many.
    let leftOut: Int

    /// - Parameters:
    ///   - periods: So many periods at the end are drawn.
    ///   - target: A level to be drawn with it.
    init(_ answer: MetricAnswer, _ project: Project, title: String, periods limit: Int = 400, target: Double? = nil) {
        guard let grain = answer.query.grain, let name = answer.query.metrics.first, !answer.rows.isEmpty else {
            chart = nil
            leftOut = 0
            return
        }
        var partial: [Int: Bool] = [:]
        for row in answer.rows { partial[row.period, default: false] = partial[row.period] == true || row.isPartial }
        let shown = Array(partial.keys.sorted().suffix(limit))
        leftOut = partial.count - shown.count
        let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
        var order: [[String?]] = []
        var values: [[String?]: [Double]] = [:]
        for (position, row) in answer.rows.enumerated() {
            guard let place = places[row.period] else { continue }
            if values[row.key] == nil {
                order.append(row.key)
                values[row.key] = [Double](repeating: .nan, count: shown.count)
            }
            values[row.key]?[place] = answer.values[0][position]
        }
        // The largest slices first: only so many lines are drawn.
        let sizes = values.mapValues { (line: [Double]) -> Double in
            line.reduce(0) { (sum: Double, value: Double) -> Double in value.isFinite ? sum + abs(value) : sum }
        }
        let ranked = order.enumerated().sorted { left, right in
            let (a, b) = (sizes[left.element] ?? 0, sizes[right.element] ?? 0)
            return a != b ? a > b : left.offset < right.offset
        }
        let calendar = project.calendar
        let none = DimensionQuery.none(besides: Set(order.flatMap { $0.compactMap { $0 } }))
        let periods = shown.map { calendar.label(Period(grain, index: $0)) }
        chart = LineChart(
            title: title, periods: periods, axisNames: periods.map(Self.short),
            lines: ranked.map { entry in
                let key = entry.element
                let words = key.isEmpty ? title : key.map { $0 ?? none }.joined(separator: ", ")
                return LineChart.Line(words, values[key] ?? [])
            },
            openPeriods: shown.reversed().prefix { partial[$0] == true }.count, target: target,
            unit: project.metrics[name]?.unit ?? .none)
    }

    /// `16 Nov 2026` of `week of 16 November 2026`: of words with a capital, which are months, three letters.
    private static func short(_ name: String) -> String {
        let words = (name.hasPrefix("week of ") ? name.dropFirst("week of ".count) : Substring(name)).split(
            separator: " ")
        return words.map { $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter) ? $0.prefix(3) : $0 }.joined(
            separator: " ")
    }
}
