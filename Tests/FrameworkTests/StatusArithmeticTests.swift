import Definitions
import Testing

@testable import Framework

/// One case of the arithmetic table.
struct ArithmeticCase: Sendable, CustomTestStringConvertible {
    var name: String
    var given: KPICase
    var value: Wanted = .any
    var progress: Wanted = .any
    var attainment: Wanted = .any
    var path: Wanted = .any
    var gap: Wanted = .any
    var favourable: Wanted = .any
    var required: Wanted = .any
    var projected: Wanted = .any
    var state: KPIState?
    var basis: StateBasis?
    var chance: Wanted = .any

    var testDescription: String { name }
}

@Suite struct StatusArithmeticTests {
    @Test(arguments: ArithmeticTable.periods + ArithmeticTable.targets)
    func periodWindows(_ wanted: ArithmeticCase) { check(wanted) }

    @Test(arguments: ArithmeticTable.totals + ArithmeticTable.trailing)
    func dailyWindows(_ wanted: ArithmeticCase) { check(wanted) }

    @Test(arguments: ArithmeticTable.paths)
    func paths(_ wanted: ArithmeticCase) { check(wanted) }

    @Test(arguments: ArithmeticTable.states + ArithmeticTable.settled)
    func states(_ wanted: ArithmeticCase) { check(wanted) }

    @Test(arguments: ArithmeticTable.hostile)
    func hostile(_ wanted: ArithmeticCase) { check(wanted) }

    private func check(_ wanted: ArithmeticCase) {
        let status = wanted.given.status
        #expect(wanted.value.admits(status.value?.value), "value \(String(describing: status.value?.value))")
        #expect(wanted.progress.admits(status.progress?.share), "progress \(String(describing: status.progress))")
        #expect(wanted.attainment.admits(status.attainment), "attainment \(String(describing: status.attainment))")
        #expect(wanted.path.admits(status.path?.value), "path \(String(describing: status.path))")
        #expect(wanted.gap.admits(status.gap?.value), "gap \(String(describing: status.gap))")
        #expect(wanted.favourable.admits(status.gap?.favourable), "gap \(String(describing: status.gap))")
        #expect(wanted.required.admits(status.pace.required?.amount), "pace \(status.pace)")
        #expect(wanted.projected.admits(status.pace.projectedValue), "pace \(status.pace)")
        #expect(wanted.chance.admits(status.chance.probability), "chance \(status.chance)")
        if let state = wanted.state { #expect(status.state == state) }
        if let basis = wanted.basis { #expect(status.basis == basis) }
    }
}
