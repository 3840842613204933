import Chronology
import Definitions
import Diagnostics
import Series
import Testing

@testable import Framework

/// What the audit finds, each finding against a project that differs from a sound one in one thing.
@Suite struct AuditTests {
    @Test("a sound project has no finding")
    func sound() throws {
        let report = try AuditCase().report()
        #expect(report.findings.map(\.code.rawValue) == [])
        #expect(report.gravest == nil)
        #expect(report.counts == (1, 1, 4))
    }

    struct Change: Sendable, CustomTestStringConvertible {
        var wanted: String
        var made: @Sendable (inout AuditCase) -> Void
        var testDescription: String { wanted }

        init(_ wanted: String, _ made: @escaping @Sendable (inout AuditCase) -> Void) {
            self.wanted = wanted
            self.made = made
        }

        /// A change of one text of a file.
        init(_ wanted: String, _ file: String, _ old: String, _ new: String) {
            self.init(wanted) { (item: inout AuditCase) in
                let text = item.files[file] ?? ""
                if text.contains(old) {
                    item.files[file] = text.replacing(old, with: new, maxReplacements: 1)
                } else {
                    Issue.record("\(file) has no \(old)")
                }
            }
        }
    }

    static let kpi = "kpis/conversion.yml"
    static let changes: [Change] = [
        Change("kpi/conversion kpi-without-target", kpi, "target: 3%\n", ""),
        Change("kpi/conversion kpi-without-deadline", kpi, "deadline: 2026-12-31\n", ""),
        Change("kpi/conversion kpi-without-baseline", kpi, "baseline: 2%\n", ""),
        Change("kpi/conversion kpi-without-owner", kpi, "owner: ana@acme.example\n", ""),
        Change("kpi/conversion kpi-without-frequency", kpi, "frequency: weekly\n", ""),
        Change("kpi/conversion kpi-without-review", kpi, "review: quarterly\n", ""),
        Change("kpi/conversion target-without-basis", kpi, "basis: {kind: history, note: best quarter}\n", ""),
        Change("kpi/conversion guardrail-missing", kpi, "guardrails: [sessions]\n", ""),
        Change("kpi/conversion deadline-passed", kpi, "deadline: 2026-12-31", "deadline: 2026-05-19"),
        Change("kpi/conversion review-overdue") { $0.lastReview["conversion"] = "2026-02-01" },
        Change("kpi/conversion kpi-unrevised", kpi, "start: 2026-01-01", "start: 2025-01-01"),
        Change("kpi/conversion no-leading-indicator", "metrics/rate.yml", "drivers: [campaigns], ", ""),
        Change("kpi/conversion nothing-moves-it", "metrics/campaigns.yml", ", kind: activity", ""),
        Change("objective/grow objective-without-owner", "objectives/grow.yml", "owner: ana@acme.example\n", ""),
        Change("objective/empty objective-without-kpi") {
            $0.files["objectives/empty.yml"] = "objective: empty\nowner: ana@acme.example\n"
        },
        Change("objective/grow objective-only-lagging") {
            $0.files["kpis/more.yml"] = AuditCase.kpi("more", "orders", "target: 30\nbaseline: 20\n")
        },
        Change("objective/grow objective-only-activity") {
            $0.files[kpi] = AuditCase.kpi("conversion", "campaigns", "target: 30\nbaseline: 20\n")
        },
        Change("objective/grow objective-one-owner") {
            for name in ["a", "b"] { $0.files["kpis/\(name).yml"] = AuditCase.kpi(name, "orders", "target: 30\n") }
        },
        Change("objective/grow objective-crowded") {
            for name in ["a", "b", "c", "d", "e", "f", "g"] {
                $0.files["kpis/\(name).yml"] = AuditCase.kpi(name, "orders", "target: 30\n")
            }
        },
        Change("kpi/conversion same-number") { $0.files["kpis/twin.yml"] = AuditCase.kpi("twin", "rate") },
        Change("kpi/conversion bound-to-conflict") {
            $0.files["metrics/rate.yml"] = $0.files["metrics/rate.yml"]?.replacing(
                "direction: up", with: "direction: band")
            $0.files[kpi] = AuditCase.kpi("conversion", "rate", "target: {lower: 3%}\n")
            $0.files["kpis/other.yml"] = AuditCase.kpi("other", "rate", "target: {upper: 2%}\n")
        },
        Change("kpi/conversion target-too-easy") { $0.firstChance["conversion"] = 0.97 },
        Change("kpi/conversion target-too-easy", kpi, "baseline: 2%", "baseline: 3.1%"),
        Change("kpi/conversion target-within-noise", kpi, "target: 3%", "target: 2.02%"),
        Change("kpi/conversion target-outside-unit", kpi, "target: 3%", "target: 130%"),
        Change("kpi/conversion target-unrealistic") {
            $0.change = {
                $0.chance = .simulated(.init(share: 0.01, paths: 2_000, method: ""))
                $0.state = .offTrack
            }
        },
        Change("metric/orders metric-without-owner", "metrics/orders.yml", ", owner: ana", ""),
        Change("metric/orders metric-without-unit", "metrics/orders.yml", ", unit: orders", ""),
        Change("metric/orders metric-without-direction", "metrics/orders.yml", ", direction: up", ""),
        Change("metric/extra metric-unused") {
            $0.files["metrics/extra.yml"] =
                "{metric: extra, type: sum, source: orders, value: n, unit: n, direction: up, owner: ana}"
        },
        Change("metric/twin metric-duplicate") {
            $0.files["metrics/twin.yml"] =
                "{metric: twin, type: count, source: orders, unit: n, direction: up, owner: a, decision: d}"
        },
        Change("metric/sessions metric-duplicate") {
            let values = (0..<20).map { Double($0 % 7) }
            $0.series = ["orders": values, "sessions": values]
        },
        Change("metric/mean mean-of-ratios") {
            $0.files["metrics/mean.yml"] =
                "{metric: mean, type: average, source: orders, value: a / b, unit: n, direction: up, owner: a, decision: d}"
        },
        Change("metric/mean mean-of-ratios") {
            $0.files["metrics/mean.yml"] =
                "{metric: mean, type: average, source: orders, value: rate, unit: percent, direction: up, owner: a, decision: d}"
        },
        Change("metric/both average-of-averages") {
            $0.files["metrics/both.yml"] = """
                {metric: both, type: derived, expression: "(rate + mean) / 2", unit: percent, direction: up, owner: a,
                decision: d}
                """
            $0.files["metrics/mean.yml"] =
                "{metric: mean, type: average, source: orders, value: n, unit: n, direction: up, owner: a, decision: d}"
        },
        Change("metric/rate share-above-one") {
            $0.series["rate"] = [Double](repeating: 0.5, count: 20) + [1.2]
        },
        Change("metric/followers vanity-metric") {
            $0.files["metrics/followers.yml"] =
                "{metric: followers, type: cumulative, of: orders, unit: people, direction: up, owner: a}"
        },
    ]

    @Test("each weakness is found where it is made", arguments: changes)
    func finds(_ change: Change) throws {
        var item = AuditCase()
        change.made(&item)
        let codes = try item.codes()
        #expect(codes.contains(change.wanted), "\(codes.sorted())")
        #expect(try !AuditCase().codes().contains(change.wanted))
    }

    @Test("every code but those of two states is found by some case")
    func everyCode() {
        let tested = Set(Self.changes.compactMap { $0.wanted.split(separator: " ").last.map(String.init) })
        let others: Set<String> = [
            "acceptance-expired", "acceptance-unused", "kpi-without-source", "driver-contradicted",
            "driver-without-evidence",
        ]
        #expect(Set(AuditCode.allCases.map(\.rawValue)) == tested.union(others))
    }

    @Test("a KPI that people enter and nobody has entered has no source")
    func withoutSource() throws {
        var item = AuditCase()
        item.files["metrics/rate.yml"] =
            "{metric: rate, type: manual, unit: percent, direction: up, owner: a, decision: d}"
        let loaded = ProjectLoader.load(files: item.files.map { DefinitionFile(path: $0.key, text: $0.value) })
        let project = try #require(loaded.project)
        var audited = AuditedKPI(kpi: project.kpis[0], status: KPICase().status)
        let day = KPICase.day("2026-05-20")
        audited.manual = (true, true)
        func codes() -> [AuditCode] {
            Audit.run(AuditInputs(project: project, today: day, kpis: [audited], metrics: [:])).findings.map(\.code)
        }
        #expect(!codes().contains(.kpiWithoutSource))
        audited.manual = (true, false)
        #expect(codes().contains(.kpiWithoutSource))
    }

    @Test("evidence is figures: the step, the noise, the pace and when it was held")
    func evidence() throws {
        let noise = AuditCase().with {
            $0.files[Self.kpi] = AuditCase.kpi("conversion", "rate", "target: 2.02%\nbaseline: 2%\n")
            $0.windows["conversion"] = Array(AuditCase.usual.suffix(10))
        }
        let finding = try #require(try noise.report().findings.first { $0.code == .targetWithinNoise })
        // Mean moving range of the ten windows: (5+7+4+3+4+2+3+2+4) ÷ 9 hundredths of a point; times 2.66.
        let reach = 2.66 * (34.0 / 9) * 0.0001
        #expect(abs((finding.evidence[1].value ?? 0) - reach) < 1e-12)
        #expect(abs((finding.evidence[0].value ?? 0) - 0.0002) < 1e-12)

        let fast = AuditCase().with {
            $0.change = {
                $0.pace.required = .init(kind: .change, amount: 0.004, grain: .month, remaining: 8)
                $0.pace.bestEver = 0.001
                $0.pace.bestEverEnd = KPICase.day("2025-08-31")
            }
        }
        let pace = try #require(try fast.report().findings.first { $0.code == .targetUnrealistic })
        let best = try #require(pace.evidence.first { $0.key == "best_pace" })
        #expect(best.value == 0.001)
        #expect(best.words.parts.contains(.day(KPICase.day("2025-08-31"))))
    }

    @Test(
        "an accepted finding is marked while the acceptance holds, found again after, and said to be unused without it")
    func acceptance() throws {
        func accepting(_ code: String, until: String) -> AuditCase {
            AuditCase().with {
                $0.files[Self.kpi, default: ""] +=
                    "accept:\n  - {finding: \(code), because: the board insists, until: \(until), by: ana}\n"
                $0.firstChance["conversion"] = 0.99
            }
        }
        let held = try accepting("target-too-easy", until: "2026-05-20").report()
        #expect(held.open.isEmpty)
        #expect(held.findings.first?.accepted?.because == "the board insists")
        let over = try accepting("target-too-easy", until: "2026-05-19").report()
        #expect(over.open.map(\.code) == [.targetTooEasy, .acceptanceExpired])
        let unused = try accepting("kpi-without-owner", until: "2027-01-01").report()
        #expect(unused.open.map(\.code) == [.targetTooEasy, .acceptanceUnused])
    }

    @Test(
        "a declared driver with the other sign is a warning, one without evidence a note, one that is supported neither"
    )
    func drivers() throws {
        let steps = 700
        var generator = SplitMix(seed: 11)
        let errors = (0..<steps).map { _ in generator.uniform() + generator.uniform() + generator.uniform() }
        let idle = (0..<steps).map { _ in generator.uniform() }
        let rate = (0..<steps).map { day in
            generator.uniform() + generator.uniform() - (day >= 9 ? 0.8 * errors[day - 9] : 0)
        }
        let start = KPICase.day("2024-01-01").number
        func series(_ values: [Double]) -> SeriesValues { SeriesValues(grain: .day, start: start, values: values) }
        func evidence(_ sign: Int) -> LeadingEvidence {
            LeadingEvidence.judge(
                ["orders": series(errors), "campaigns": series(idle), "rate": series(rate)], followers: ["rate"],
                declared: [
                    .init(leader: "orders", follower: "rate", sign: sign), .init(leader: "campaigns", follower: "rate"),
                ],
                today: start + steps)
        }
        func codes(_ sign: Int) throws -> Set<String> {
            let judged = evidence(sign)
            return try AuditCase().with {
                $0.leads = judged.supported
                $0.declared = judged.relations
            }.codes()
        }
        #expect(try codes(1).contains("metric/rate driver-contradicted"))
        #expect(try codes(1).contains("metric/rate driver-without-evidence"))
        #expect(try !codes(-1).contains("metric/rate driver-contradicted"))
        #expect(evidence(-1).supported == evidence(1).supported)
        #expect(evidence(-1).supported.map(\.lagDays) == [9])
    }

    @Test("a vanity score is the sum of the weights of its parts, and what was not tested counts nothing")
    func vanity() throws {
        let rising = (0..<24).map { Double($0) }
        let report = try AuditCase().with {
            $0.series["sessions"] = rising
            $0.series["orders"] = rising.map { 30 + 5 * ($0.truncatingRemainder(dividingBy: 3)) }
        }.report()
        let sessions = try #require(report.vanity.first { $0.metric == "sessions" })
        // A guardrail informs a decision, and a KPI is made of it: only that it never fell and is a bare amount speak against it.
        #expect(sessions.score == 35 + 15)
        let campaigns = try #require(report.vanity.first { $0.metric == "campaigns" })
        #expect(campaigns.parts.map(\.answer) == [nil, nil, false, false])
        #expect(campaigns.score == 35)
        let tested = try AuditCase().with { $0.leads = [] }.report()
        #expect(tested.vanity.first { $0.metric == "campaigns" }?.score == 65)
        #expect(tested.findings.contains { $0.code == .vanityMetric && $0.subject.name == "campaigns" })
        let leading = AuditCase().with {
            $0.leads = [SupportedLead(leader: "campaigns", follower: "rate", lagDays: 9, isPositive: true, q: 0.01)]
        }
        #expect(try !leading.codes().contains("metric/campaigns vanity-metric"))
    }

    @Test("KPIs whose changes move against each other are bound to conflict, those that move together are one number")
    func pairs() throws {
        var generator = SplitMix(seed: 7)
        let noise = (0..<29).map { _ in generator.uniform() }
        var levels: [Double] = [0.02]
        for step in noise { levels.append((levels.last ?? 0) + (step - 0.5) / 100) }
        let base = AuditCase().with {
            $0.files["kpis/other.yml"] = AuditCase.kpi("other", "orders", "target: 30\nbaseline: 20\n")
        }
        let against = base.with { $0.series = ["rate": levels, "orders": levels.map { 50 - 1_000 * $0 }] }
        #expect(try against.codes().contains("kpi/conversion bound-to-conflict"))
        let together = base.with { $0.series = ["rate": levels, "orders": levels.map { 50 + 1_000 * $0 }] }
        #expect(try together.codes().contains("kpi/conversion same-number"))
        let apart = base.with { $0.series = ["rate": levels, "orders": noise] }
        let codes = try apart.codes()
        #expect(!codes.contains("kpi/conversion same-number") && !codes.contains("kpi/conversion bound-to-conflict"))
    }
}

/// A small generator of its own, so that series are the same at every run.
private struct SplitMix {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    }
}
