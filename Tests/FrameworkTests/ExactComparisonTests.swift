import Chronology
import Definitions
import Series
import Testing

@testable import Framework

/// Exact values are held against targets, paths and limits to the last digit.
@Suite("Comparisons of exact values")
struct ExactComparisonTests {
    /// A total whose time is over, and its value in units of 10 to the minus scale.
    private static func over(_ units: Int128, scale: Int, target: Double, _ direction: MetricDefinition.Direction = .up)
        -> KPICase
    {
        KPICase.total().with { given in
            given.units = Array(repeating: 0, count: 180) + [units]
            given.scale = scale
            given.target = .value(target)
            given.direction = direction
            given.today = "2026-07-02"
            given.watermark = "2026-07-01"
            given.unit = .money("EUR")
        }
    }

    /// A value, its decimals, the target, which way is better, and what comes of it.
    struct Judged: Sendable {
        var units: Int128
        var scale: Int
        var target: Double
        var direction = MetricDefinition.Direction.up
        var state: KPIState
        var gap: Double
    }

    static let judged = [
        // A tenth and two tenths are three tenths, although 0.1 + 0.2 is not 0.3 in Doubles.
        Judged(units: 30, scale: 2, target: 0.3, state: .achieved, gap: 0),
        Judged(units: 29, scale: 2, target: 0.3, state: .missed, gap: -0.01),
        Judged(units: 31, scale: 2, target: 0.3, direction: .down, state: .missed, gap: 0.01),
        Judged(units: 30, scale: 2, target: 0.3, direction: .down, state: .achieved, gap: 0),
        // A cent of a trillion is less than Doubles are trusted with.
        Judged(units: 99_999_999_999_999, scale: 2, target: 1e12, state: .missed, gap: -0.01),
        Judged(units: 100_000_000_000_000, scale: 2, target: 1e12, state: .achieved, gap: 0),
        Judged(units: 299_999_999_999_999_999, scale: 18, target: 0.3, state: .missed, gap: -1e-18),
        Judged(units: 70, scale: 2, target: 0.7, state: .achieved, gap: 0),
        // Of more digits than can be brought to one scale, Doubles decide.
        Judged(
            units: Int128.max, scale: 0, target: 0.000_000_000_1, state: .achieved, gap: 1.7014118346046923e38),
    ]

    @Test("decide what is achieved", arguments: judged)
    func settled(wanted: Judged) {
        let status = Self.over(wanted.units, scale: wanted.scale, target: wanted.target, wanted.direction).status
        #expect(status.state == wanted.state)
        #expect(status.gap?.value == wanted.gap, "\(String(describing: status.gap))")
        #expect(status.value?.exact == ExactDecimal(units: wanted.units, scale: wanted.scale).description)
    }

    @Test("without exact values, Doubles are trusted to 1e-12, as engines agree")
    func doubles() {
        let near = KPICase.total().with { given in
            given.windowed = Array(repeating: 0, count: 180) + [0.1 + 0.7]
            given.target = .value(0.8)
            given.today = "2026-07-02"
            given.watermark = "2026-07-01"
        }
        #expect(0.1 + 0.7 < 0.8 && near.status.state == .achieved)
        #expect(near.with { $0.windowed[180] = 0.799_999 }.status.state == .missed)
    }

    @Test("decide what is inside a band, in each window", arguments: [(1_009, 0), (1_010, 1), (1_020, 1), (1_021, 0)])
    func bands(units: Int128, inside: Int) {
        let status = KPICase().with { given in
            given.units = [1_000, 1_000, 1_000, units, 1_000]
            given.target = .band(lower: 10.1, upper: 10.2)
            given.direction = .band
            given.unit = .money("EUR")
        }.status
        #expect(status.progress == .held(inside: inside, of: 4))
        #expect((status.gap?.value == 0) == (inside == 1))
    }

    @Test("give exact gaps, changes and requirements on the way")
    func way() throws {
        let status = KPICase().with { given in
            given.units = [10, 10, 10, 30, 10]
            given.baseline = 0.1
            given.target = .value(0.3)
            given.unit = .money("EUR")
            given.deadline = "2026-04-30"
            given.today = "2026-05-02"
            given.watermark = "2026-05-01"
        }.status
        // 0.1 + (0.3 - 0.1) is no 0.3, and 0.3 - 0.1 no 0.2, in Doubles.
        #expect(status.path?.value == 0.3 && status.gap?.value == 0 && status.state == .achieved)
        #expect(status.previous?.difference == 0.2)
        let open = KPICase.total().with { given in
            given.units = (1...139).map { Int128($0 > 1 ? 30 : 10) }
            given.target = .value(1)
            given.unit = .money("EUR")
        }.status
        let required = try #require(open.pace.required)
        #expect(required.amount == 0.7 / 42 * (required.grain == .week ? 7 : 1), "\(required)")
    }
}
