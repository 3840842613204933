import Chronology
import Definitions
import Diagnostics
@testable import Framework
import Presentation
import Series

/// Statuses to print.
enum Samples {
    static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
    static func range(_ first: String, _ last: String) -> DayRange {
        DayRange(day(first), day(last)) ?? DayRange(day: day(first))
    }

    static func status(
        _ name: String, _ label: String, unit: Unit, target: KPIDefinition.Target?, value: Double?,
        direction: MetricDefinition.Direction = .up, window: KPIDefinition.Window = .period(.month)
    ) -> KPIStatus {
        KPIStatus(
            name: name, label: label, metric: name, objective: "grow_revenue", unit: unit, direction: direction,
            owner: "ana@acme.example", team: "growth", window: window, start: day("2026-01-01"),
            deadline: day("2026-06-30"), satisfaction: .atDeadline, target: target,
            goal: target.map { Goal($0, direction: direction, baseline: nil) }, asOf: day("2026-05-19"),
            watermark: day("2026-05-19"), isReconstructed: false,
            value: value.map {
                WindowValue(value: $0, days: range("2026-04-01", "2026-04-30"), name: "April 2026")
            }, pace: .unknown, chance: .none, state: .noData, basis: .fact, guardrails: [], warnings: [],
            explanation: [])
    }

    static func simulated(_ share: Double) -> Chance {
        .simulated(Chance.Simulation(share: share, paths: 2_000, method: "its days from 870 days of history"))
    }

    static func change(from value: Double, to now: Double, _ name: String, isPercent: Bool) -> Change {
        Change(
            against: WindowValue(value: value, days: range("2026-03-01", "2026-03-31"), name: "March 2026"),
            difference: now - value, relative: isPercent ? nil : (now - value) / value, isImprovement: now > value,
            name: name)
    }

    /// The first line of DESIGN 4's picture.
    static var conversion: KPIStatus {
        var status = status("conversion_rate", "Conversion rate", unit: .percent, target: .value(0.03), value: 0.0241)
        status.baseline = 0.02
        status.previous = change(from: 0.0229, to: 0.0241, "last month", isPercent: true)
        status.path = PathPoint(value: 0.0277, day: day("2026-05-19"), shape: .linear, progress: 0.768)
        status.gap = Gap(value: -0.0036, favourable: -0.0036)
        status.progress = .way(0.41)
        status.attainment = 0.0241 / 0.03
        status.chance = simulated(0.08)
        (status.state, status.basis) = (.offTrack, .chance)
        status.pace = KPIPace(
            required: KPIPace.Requirement(kind: .change, amount: 0.00295, grain: .month, remaining: 2))
        status.open = OpenWindow(
            value: 0.0252, days: range("2026-05-01", "2026-05-31"), name: "May 2026", elapsedDays: 19, path: 0.0277,
            sameElapsedBefore: 0.024)
        return status
    }

    static var revenue: KPIStatus {
        var status = status(
            "net_revenue", "Net revenue", unit: .money("EUR"), target: .value(2_000_000), value: 1_312_345.67,
            window: .total)
        status.value?.exact = "1312345.67"
        status.lastYear = change(from: 1_182_000, to: 1_312_345.67, "last year", isPercent: false)
        status.path = PathPoint(value: 1_535_912, day: day("2026-05-19"), shape: .linear, progress: 0.768)
        status.progress = .way(0.656)
        status.chance = simulated(0.74)
        (status.state, status.basis) = (.onTrack, .chance)
        return status
    }

    static var repeats: KPIStatus {
        var status = status(
            "repeat_customers", "Repeat customers", unit: .percent, target: .value(0.3), value: 0.31)
        status.satisfaction = .everyPeriod
        status.previous = change(from: 0.314, to: 0.31, "last month", isPercent: true)
        status.path = PathPoint(value: 0.3, day: day("2026-04-30"), shape: .hold, progress: nil)
        status.progress = .held(inside: 5, of: 5)
        status.chance = simulated(0.66)
        (status.state, status.basis) = (.atRisk, .chance)
        return status
    }

    static var picture: Scorecard {
        Scorecard(
            organisation: "Acme", asOf: day("2026-05-19"),
            objectives: [
                ObjectiveStatus(
                    name: "grow_revenue", label: "Grow online revenue", owner: "ana@acme.example", period: "2026-Q2",
                    end: day("2026-06-30"), kpis: [conversion, revenue, repeats],
                    warnings: [
                        """
                        checkout_errors rose \(share: 0.38) since 3 May; it has led conversion_rate by 9 days \
                        (supported, q = 0.01)
                        """
                    ])
            ])
    }

    /// One KPI in every state, with what else can be said.
    static var everything: Scorecard {
        var kpis = KPIState.allCases.map { (state: KPIState) -> KPIStatus in
            var status = status(
                "kpi_\(state.rawValue)", "KPI \(state.words)", unit: .named("orders"), target: .value(1_000),
                value: [.noData, .notStarted].contains(state) ? nil : 556)
            status.state = state
            switch state {
            case .achieved, .missed: status.chance = .settled(state == .achieved)
            case .stale: status.staleness = "orders was last loaded on 1 May 2026"
            case .atRisk: (status.chance, status.basis) = (.unavailable("history does not allow it"), .pace)
            case .noTarget: (status.target, status.goal) = (nil, nil)
            case .ahead: status.chance = simulated(1)
            case .offTrack: status.chance = simulated(0.001)
            default: break
            }
            if status.value != nil, status.target != nil { status.progress = .way(0.556) }
            return status
        }
        kpis[1].guardrails = [Guardrail(name: "refund_rate", label: "Refund rate", isBreached: true, finding: "bad")]
        kpis[1].warnings = ["achieved, but a guardrail is breached: Refund rate came to \(0.09, .percent)"]
        kpis[2].label = "東京の売上 \"net\", größer"
        return Scorecard(
            organisation: "Acme", locale: "de_DE", asOf: day("2026-05-19"), isReconstructed: true,
            objectives: [
                ObjectiveStatus(name: "all", label: "Everything", kpis: kpis),
                ObjectiveStatus(name: "none", label: "Nothing yet", period: "2026", end: day("2026-05-19"), kpis: []),
            ])
    }

    /// A KPI evaluated from series, for explanations.
    static var explained: KPIStatus {
        func located(_ text: String) -> Located<String> { Located(text, at: .file("kpis/conversion.yml")) }
        var kpi = KPIDefinition(
            name: located("conversion_q2"), metric: located("conversion_rate"), objective: located("grow_revenue"))
        (kpi.start, kpi.deadline) = (day("2026-01-01"), day("2026-06-30"))
        (kpi.baseline, kpi.target) = (KPIDefinition.Baseline(value: 0.02), .value(0.03))
        func leaf(_ source: String) -> MetricLeaf {
            MetricLeaf(origin: .aggregate(Aggregate(source: located(source), function: .count)), missing: .zero)
        }
        func use(_ name: String) -> MetricUse { MetricUse(metric: located(name)) }
        let metric = MetricDefinition(
            name: located("conversion_rate"),
            measure: .ratio(numerator: use("orders"), denominator: use("web_sessions")),
            unit: .percent)
        func days(_ each: (Int) -> Double) -> SeriesValues {
            SeriesValues(grain: .day, start: day("2026-01-01").number, values: (0..<139).map(each))
        }
        let orders = days { Double(40 + $0 / 30) }
        let sessions = days { _ in 1_700 }
        let months: [Double] = [1_241.0 / 52_700, 1_148.0 / 47_600, 1_301.0 / 52_700, 1_290.0 / 51_000, 836.0 / 32_300]
        let calendar = ProjectCalendar()
        return KPIStatus.evaluate(
            KPIInputs(
                kpi: kpi, metric: metric,
                resolved: ResolvedMetric(
                    leaves: [leaf("orders"), leaf("sessions")],
                    formula: .binary(.divide, .leaf(0, .none), .leaf(1, .none))), calendar: calendar,
                thresholds: StateThresholds(), today: day("2026-05-20"), watermark: day("2026-05-19"), staleness: nil,
                windowed: SeriesValues(
                    grain: .month, start: calendar.period(.month, containing: day("2026-01-01")).index, values: months),
                daily: .empty(.day), leafDaily: [orders, sessions], closedDays: [[], []], baselineValue: nil),
            options: StatusOptions(paths: 500, seed: 1))
    }

    static var table: ResultTable {
        ResultTable([
            ResultTable.Column("period", .text(["2026-01-01", "2026-02-01", "2026-03-01"])),
            ResultTable.Column("channel", .text(["=cmd,\"x\"", nil, "größer"])),
            ResultTable.Column("conversion_rate", .numbers([0.0241, .nan, 1.0 / 3]), unit: .percent),
            ResultTable.Column(
                "revenue", .numbers([1234.5, 0.1, .nan], exact: ExactValues(scale: 2, units: [123_450, 10, 0])),
                unit: .money("EUR")),
            ResultTable.Column("orders", .numbers([1_234_567, 0, 1e21])),
        ])
    }
}
