import Chronology
import Definitions
import Series
import Testing

@testable import Framework

@Suite struct GuardrailTests {
    private static func metric(_ direction: MetricDefinition.Direction) -> MetricDefinition {
        MetricDefinition(
            name: KPICase.located("refund_rate"), measure: .manual, unit: .percent, direction: direction)
    }

    /// Eight months alternate between 2 % and 3 %: mean 2.5 %, moving ranges 1 %, so usual is −.16 % to 5.16 %.
    private static func found(_ last: Double, _ direction: MetricDefinition.Direction, months: Int = 8) -> Bool? {
        let values = (0..<months).map { (month: Int) -> Double in month % 2 == 0 ? 0.02 : 0.03 } + [last, 0.9]
        let start = ProjectCalendar().period(.month, containing: KPICase.day("2026-05-01")).index - months - 1
        return Guardrail(
            metric: metric(direction), series: SeriesValues(grain: .month, start: start, values: values),
            calendar: ProjectCalendar(), through: KPICase.day("2026-05-19")
        ).isBreached
    }

    @Test(arguments: [
        (0.05, MetricDefinition.Direction.down, false), (0.052, .down, true), (-0.01, .down, false),
        (0.052, .up, false), (-0.002, .up, true), (0.052, .none, true), (0.03, .band, false),
    ])
    func worseThanUsual(last: Double, direction: MetricDefinition.Direction, isBreached: Bool) {
        #expect(Self.found(last, direction) == isBreached)
    }

    @Test func tooLittleHistoryCannotTell() {
        #expect(Self.found(0.9, .down, months: 5) == nil)
        #expect(Self.found(.nan, .down) == nil)
    }

    @Test func achievedWithABreachSaysSo() {
        let missed = Guardrail(ArithmeticTable.over.with { $0.target = .value(0.04) }.status)
        #expect(missed.isBreached == true)
        let status = ArithmeticTable.over.status.joining(guardrails: [missed])
        #expect(status.state == .achieved && status.breachedGuardrails.count == 1)
        #expect(status.warnings.count == 1)
        #expect(status.explanation.last?.topic == .guardrails)
        let unknown = Guardrail(KPICase().with { $0.watermark = nil }.status)
        #expect(unknown.isBreached == nil)
        #expect(ArithmeticTable.over.status.joining(guardrails: [unknown]).warnings.isEmpty)
    }
}

@Suite struct ScorecardOrderTests {
    @Test func whatNeedsAttentionComesFirst() {
        let good = ArithmeticTable.over.status
        let bad = KPICase().status
        var objective = ObjectiveDefinition(name: KPICase.located("grow"))
        objective.period = DayRange(KPICase.day("2026-01-01"), KPICase.day("2026-12-31")).map {
            NamedPeriod(text: "2026", days: $0)
        }
        let status = ObjectiveStatus(objective, asOf: KPICase.day("2026-05-20"), kpis: [good, bad])
        #expect(status.kpis.map(\.state) == [.offTrack, .achieved])
        #expect(status.end == KPICase.day("2026-12-31") && status.label == "Grow")
        let without = ObjectiveStatus(
            ObjectiveDefinition(name: KPICase.located("x")), asOf: KPICase.day("2026-05-20"), kpis: [bad])
        #expect(without.end == KPICase.day("2026-06-30"))
    }

    @Test func everyStateHasItsPlace() {
        #expect(Set(KPIState.allCases.map(\.attention)).count == KPIState.allCases.count)
        #expect(KPIState.noData.isGreen == false && KPIState.stale.isGreen == false)
    }
}
