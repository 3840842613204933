import Chronology
import Testing

@testable import Definitions

@Suite("Numbers as people write them")
struct QuantityTests {
    @Test(
        "are read exactly",
        arguments: [
            ("3%", Unit.percent, 0.03), ("2.4%", .percent, 0.024), ("2.5 %", .percent, 0.025), ("0.03", .percent, 0.03),
            ("1", .percent, 1), ("-2%", .percent, -0.02), ("110%", .percent, 1.1), ("€1.2M", .money("EUR"), 1_200_000),
            ("EUR 1.2M", .money("EUR"), 1_200_000), ("1.2M EUR", .money("EUR"), 1_200_000),
            ("1.5bn", .money("USD"), 1.5e9),
            ("$40", .money("CAD"), 40), ("-€5", .money("EUR"), -5), ("€-5", .money("EUR"), -5), ("12k", .none, 12_000),
            ("12 k", .named("orders"), 12_000), ("40 points", .named("points"), 40), ("010", .none, 10),
            (".5", .none, 0.5), ("+7", .none, 7),
        ] as [(String, Unit, Double)])
    func reads(_ text: String, _ unit: Unit, _ value: Double) throws {
        #expect(try Quantity.value(of: text, unit: unit) == value)
    }

    @Test(
        "say what is wrong",
        arguments: [
            ("3", Unit.percent, "ambiguous-percent"), ("3%", .none, "quantity-unit"),
            ("$3", .money("EUR"), "quantity-unit"),
            ("3 USD", .money("EUR"), "quantity-unit"), ("€3", .none, "quantity-unit"),
            ("3 visits", .named("orders"), "quantity-unit"),
            ("1,200", .none, "invalid-quantity"), ("1'200", .none, "invalid-quantity"), ("", .none, "invalid-quantity"),
            ("%", .percent, "invalid-quantity"), ("1.2.3", .none, "invalid-quantity"),
            ("1e3", .none, "invalid-quantity"),
            ("nan", .none, "invalid-quantity"), ("inf", .none, "invalid-quantity"), ("0x10", .none, "invalid-quantity"),
            ("５", .none, "invalid-quantity"), ("3%%", .percent, "invalid-quantity"), ("--3", .none, "invalid-quantity"),
        ] as [(String, Unit, String)])
    func refuses(_ text: String, _ unit: Unit, _ code: String) {
        do throws(Quantity.Problem) {
            let value = try Quantity.value(of: text, unit: unit)
            Issue.record("read \(text) as \(value)")
        } catch {
            #expect(error.code == code)
        }
    }

    @Test("a length of time", arguments: [("36h", 129_600), ("3d", 259_200), ("2w", 1_209_600)])
    func durations(_ text: String, _ seconds: Int) { #expect(TimeSpan(text)?.seconds == seconds) }

    @Test(
        "no length of time", arguments: ["", "d", "0d", "-3d", "3 d", "3m", "100001d", "99999999999999999999d", "３d"])
    func noDurations(_ text: String) { #expect(TimeSpan(text) == nil) }

    @Test(
        "a period by name",
        arguments: [
            ("2026", "2026-01-01", "2026-12-31"), ("2026-Q2", "2026-04-01", "2026-06-30"),
            ("2024-02", "2024-02-01", "2024-02-29"), ("FY2026", "2026-02-01", "2027-01-31"),
            ("FY2026-Q4", "2026-11-01", "2027-01-31"), ("2026-W01", "2025-12-29", "2026-01-04"),
            ("2026-W53", "2026-12-28", "2027-01-03"), ("2026-05-04", "2026-05-04", "2026-05-04"),
            ("2026-01-01..2026-03-31", "2026-01-01", "2026-03-31"),
        ])
    func periods(_ text: String, _ first: String, _ last: String) {
        let calendar = ProjectCalendar(fiscalStart: (2, 1))
        let period = NamedPeriod(text, in: calendar)
        #expect(period?.days.first.description == first)
        #expect(period?.days.last.description == last)
    }

    @Test(
        "no period",
        arguments: [
            "", "26", "2026-Q5", "2026-13", "2025-W53", "2026-W00", "FY26", "FY2026-05", "Q2 2026", "2026-02-30",
            "2026-03-31..2026-01-01", "0000", "9999", "2026-", "..", "2026-Q2-1",
        ])
    func noPeriods(_ text: String) { #expect(NamedPeriod(text, in: ProjectCalendar()) == nil) }
}
