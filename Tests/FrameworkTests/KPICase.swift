import Chronology
import Definitions
import Diagnostics
import Series

@testable import Framework

/// The inputs of one KPI, with what a test does not care about filled in.
///
/// Unless told otherwise: a monthly rate from 2 % to 3 % between 1 January and 30 June 2026 (181 days), seen on
/// 20 May 2026 with data to 19 May (the 139th day), January to April complete, May open.
struct KPICase: Sendable {
    var window = KPIDefinition.Window.period(.month)
    var start: String? = "2026-01-01"
    var deadline: String? = "2026-06-30"
    var baseline: Double? = 0.02
    var target: KPIDefinition.Target? = .value(0.03)
    var satisfaction = KPIDefinition.Satisfaction.atDeadline
    var path = KPIDefinition.Path.linear
    var direction = MetricDefinition.Direction.up
    var unit = Unit.percent
    var minimum: Double?
    var today = "2026-05-20"
    var watermark: String? = "2026-05-19"
    var staleness: String?
    /// The first day of the first window, and the windows' values.
    var first = "2026-01-01"
    /// The same exactly, in units of 10 to the minus `scale`; the values are then theirs.
    var units: [Int128]?
    var scale = 2
    var windowed: [Double] = [0.021, 0.022, 0.023, 0.0241, 0.025]
    var dailyFirst = "2026-01-01"
    var daily: [Double] = []
    var leaves: [MetricLeaf] = [KPICase.leaf(.average)]
    var formula: MetricFormula = .leaf(0, .none)
    var measure: Measure?
    var leafFirst = "2026-01-01"
    var leafDaily: [[Double]] = []
    var calendar = ProjectCalendar()
    var paths = 400
    var seed: UInt64 = 1

    static func leaf(_ function: Aggregate.Function, _ window: LeafWindow? = nil, source: String = "orders")
        -> MetricLeaf
    {
        MetricLeaf(
            origin: .aggregate(Aggregate(source: located(source), function: function)), window: window,
            missing: function.isAdditive ? .zero : .unknown)
    }

    static func located(_ text: String) -> Located<String> { Located(text, at: .file("kpis/case.yml")) }

    static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

    /// Orders counted from the start: four a day, 1,000 wanted.
    static func total(_ perDay: Double = 4) -> KPICase {
        var total = KPICase()
        total.window = .total
        total.unit = .named("orders")
        total.baseline = nil
        total.target = .value(1_000)
        total.leaves = [leaf(.count)]
        total.windowed = (1...139).map { (day: Int) -> Double in perDay * Double(day) }
        total.daily = [Double](repeating: perDay, count: 139)
        return total
    }

    /// The case with a change.
    func with(_ change: (inout KPICase) -> Void) -> KPICase {
        var copy = self
        change(&copy)
        return copy
    }

    var inputs: KPIInputs {
        var kpi = KPIDefinition(
            name: Self.located("case"), metric: Self.located("rate"), objective: Self.located("grow"))
        kpi.window = window
        kpi.start = start.map(Self.day)
        kpi.deadline = deadline.map(Self.day)
        kpi.baseline = baseline.map { KPIDefinition.Baseline(value: $0) }
        kpi.target = target
        kpi.satisfaction = satisfaction
        kpi.path = path
        kpi.minimum = minimum
        let aggregate = Aggregate(source: Self.located("orders"), function: .count)
        let metric = MetricDefinition(
            name: Self.located("rate"), measure: measure ?? .aggregate(aggregate), unit: unit, direction: direction)
        return KPIInputs(
            kpi: kpi, metric: metric, resolved: ResolvedMetric(leaves: leaves, formula: formula), calendar: calendar,
            thresholds: StateThresholds(), today: Self.day(today), watermark: watermark.map(Self.day),
            staleness: staleness, windowed: series(window, first, windowed),
            daily: SeriesValues(grain: .day, start: Self.day(dailyFirst).number, values: daily),
            leafDaily: leafDaily.map { SeriesValues(grain: .day, start: Self.day(leafFirst).number, values: $0) },
            closedDays: leaves.map { _ in [] }, baselineValue: nil)
    }

    private func series(_ window: KPIDefinition.Window, _ first: String, _ values: [Double]) -> SeriesValues {
        let exact = units.map { ExactValues(scale: scale, units: $0) }
        let values = units?.map { ExactDecimal(units: $0, scale: scale).double } ?? values
        guard case .period(let grain) = window, grain != .hour, calendar.supports(grain) else {
            return SeriesValues(grain: .day, start: Self.day(first).number, values: values, exact: exact)
        }
        let start = calendar.period(grain, containing: Self.day(first)).index
        return SeriesValues(grain: grain, start: start, values: values, exact: exact)
    }

    var status: KPIStatus { KPIStatus.evaluate(inputs, options: StatusOptions(paths: paths, seed: seed)) }
}

/// An expected number: any, none, or one within 1e-9 relative.
enum Wanted: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    case any, nothing
    case number(Double)

    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(nilLiteral: ()) { self = .nothing }

    func admits(_ value: Double?) -> Bool {
        switch self {
        case .any: return true
        case .nothing: return value == nil
        case .number(let wanted):
            guard let value else { return false }
            return abs(value - wanted) <= 1e-9 * max(1, abs(wanted))
        }
    }
}
