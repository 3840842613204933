import Chronology
import Definitions
import Statistics
import Testing

@testable import Framework

/// A status read back from its bytes is the status that was written, and bytes that are damaged are never more than that.
@Suite struct CompactStatusTests {
    private static let cases: [ArithmeticCase] =
        ArithmeticTable.periods + ArithmeticTable.targets + ArithmeticTable.totals + ArithmeticTable.trailing
        + ArithmeticTable.paths + ArithmeticTable.states + ArithmeticTable.settled + ArithmeticTable.hostile

    @Test(arguments: cases)
    func everyStatusComesBack(_ wanted: ArithmeticCase) {
        let status = wanted.given.status
        let bytes = status.compact
        // As text, in which a target that is no number equals itself.
        #expect(
            String(describing: KPIStatus(compact: bytes.status, explanation: bytes.explanation))
                == String(describing: Optional(status)))
        var bare = status
        bare.explanation = []
        #expect(
            String(describing: KPIStatus(compact: bytes.status, explanation: nil)) == String(describing: Optional(bare))
        )
    }

    /// What no case of the table has: every kind of unit, window, chance, piece of a sentence, and failed sources.
    @Test func rarePartsComeBack() throws {
        var status = try #require(Self.cases.first).given.status
        let day = KPICase.day("2026-03-31")
        let pieces = Sentence(parts: [
            .text("über “all” — \u{0}"), .quantity(-0.0, .money("EUR")),
            .difference(1e300, .named("orders"), signed: true),
            .difference(.leastNonzeroMagnitude, .none, signed: false), .share(0.1), .chance(1), .count(.min),
            .count(.max), .day(day),
        ])
        status.warnings = [pieces, Sentence(parts: [])]
        status.failedSources = [
            FailedSource(
                name: "orders", failedAt: "2026-05-03T08:00:00+02:00", failedOn: day, code: "no-files", reason: "gone",
                shownFrom: "", shownFromDay: Day(number: -719_162))
        ]
        status.guardrails = [Guardrail(name: "a", label: "A", isBreached: nil, finding: pieces)]
        let windows: [KPIDefinition.Window] = Grain.allCases.map { .period($0) } + [.trailing(days: 28), .total]
        let chances: [Chance] = [
            .simulated(.init(share: 1 / 3, paths: 2_000, method: pieces)), .settled(true), .settled(false),
            .unavailable(pieces), .none,
        ]
        let units: [Unit] = [.none, .percent, .money("JPY"), .named("")]
        for (position, window) in windows.enumerated() {
            status.window = window
            status.chance = chances[position % chances.count]
            status.unit = units[position % units.count]
            status.target = position.isMultiple(of: 2) ? .band(lower: nil, upper: 2) : .value(.infinity)
            status.progress = position.isMultiple(of: 2) ? .held(inside: 3, of: position) : .way(-0.5)
            let bytes = status.compact
            #expect(KPIStatus(compact: bytes.status, explanation: bytes.explanation) == status)
        }
    }

    @Test func bytesThatAreCutShortHoldNothing() throws {
        let bytes = try #require(Self.cases.first).given.status.compact
        for count in bytes.status.indices {
            #expect(KPIStatus(compact: Array(bytes.status.prefix(count)), explanation: nil) == nil)
        }
        #expect(KPIStatus(compact: bytes.status + [0], explanation: nil) == nil)
        #expect(KPIStatus(compact: bytes.status, explanation: Array(bytes.explanation.dropLast())) == nil)
    }

    @Test(arguments: 0..<20)
    func damagedBytesAreReadWithoutHarm(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bytes = try #require(Self.cases.last).given.status.compact
        var refused = 0
        for _ in 0..<500 {
            var damaged = bytes.status
            for _ in 0..<3 {
                let place = Int(generator.next() % UInt64(damaged.count))
                damaged[place] = UInt8(truncatingIfNeeded: generator.next())
            }
            if KPIStatus(compact: damaged, explanation: nil) == nil { refused += 1 }
        }
        #expect(refused > 0)
    }
}
