import Chronology
import Definitions
import Diagnostics
import Foundation
import Statements
import Testing

/// KPIs of every form a definition can have.
struct KPIGenerator {
    var random: SeededGenerator
    let project: Project

    init(seed: Int, project: Project) {
        random = SeededGenerator(seed: UInt64(seed) &* 104_729 + 11)
        self.project = project
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }

    private mutating func value(_ unit: Definitions.Unit) -> Double {
        if unit == .percent { return Double(Int.random(in: 1...9_999, using: &random)) / 10_000 }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return Double(Int.random(in: 1...999, using: &random)) * 100_000
        case 1: return Double(Int.random(in: 1...99_999, using: &random)) / 100
        case 2: return Double.random(in: 0..<1_000, using: &random)
        default: return Double(Int.random(in: 1...5_000, using: &random))
        }
    }

    private mutating func day() -> Day { Day(number: Int.random(in: 18_000...24_000, using: &random)) }

    private static let texts = ["social", "paid search", "ES", "it's", "a`b", "été 2", "from 2% by", "Q2"]

    private mutating func filter() -> ScalarExpression? {
        let texts = Self.texts.map {
            "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
        let condition = pick([
            "channel = \(pick(texts))", "country in (\(pick(texts)), 'FR')", "device <> 'mobile' and total > 3.5",
            "channel = \(pick(texts)) or is_first", "lower(device) like 'm%'",
        ])
        var findings: [Diagnostic] = []
        return ExpressionParser.parse(condition, at: SourceSpan.file("k"), reporting: &findings)
    }

    mutating func kpi() -> KPIDefinition {
        let place = SourceSpan.file("kpis/k.yml")
        let metric = pick(project.metrics.keys.sorted())
        let definition = project.metrics[metric]
        let unit = definition?.unit ?? .none
        var kpi = KPIDefinition(
            name: Located("k", at: place), metric: Located(metric, at: place), objective: Located("grow", at: place))
        if chance(0.4) { kpi.filter = filter() }
        let grains = Grain.allCases.filter { $0 != .hour && $0 != .day }
        kpi.window = pick([
            .period(pick(grains)), .trailing(days: Int.random(in: 1...400, using: &random)), .total, .period(.month),
        ])
        if chance(0.5) { kpi.start = day() }
        if chance(0.8) { kpi.deadline = day() }
        if let start = kpi.start, let deadline = kpi.deadline, start > deadline {
            (kpi.start, kpi.deadline) = (deadline, start)
        }
        if chance(0.7) {
            let text = pick([
                "2025", "2025-Q3", "2026-02", "2025-W31", "FY2025/26", "FY2025/26-Q2", "RY2025-M03", "2025-04-09",
                "2025-01-01..2025-02-11",
            ])
            let period = chance(0.5) ? NamedPeriod(text, in: project.calendar) : nil
            kpi.baseline = .init(value: period == nil || chance(0.7) ? value(unit) : nil, period: period)
        }
        let isBand = definition?.direction == .band || definition?.direction == MetricDefinition.Direction.none
        if chance(0.9) {
            if isBand {
                let (a, b) = (value(unit), value(unit))
                kpi.target = pick([
                    .band(lower: min(a, b), upper: max(a, b)), .band(lower: a, upper: nil), .band(lower: nil, upper: a),
                ])
            } else {
                kpi.target = .value(value(unit))
            }
        }
        kpi.satisfaction = pick(kpi.window == .total ? [.atDeadline, .once] : [.atDeadline, .once, .everyPeriod])
        if chance(0.2) { kpi.minimum = value(unit) }
        if chance(0.2) { kpi.stretch = value(unit) }
        if chance(0.2) { kpi.path = .seasonal }
        if chance(0.2) {
            kpi.path = .steps([.init(by: day(), value: value(unit)), .init(by: day(), value: value(unit))])
        }
        if chance(0.2) { kpi.guardrails = [Located("refund_rate", at: place), Located("other_kpi", at: place)] }
        return kpi
    }
}

@Suite("Every KPI can be said, and read back")
struct RoundTripTests {
    @Test("print, then read: the same keys", arguments: 0..<60)
    func roundTrip(_ seed: Int) throws {
        let project = try #require(StatementTableTests.loaded.project)
        let vocabulary = try #require(StatementTableTests.vocabulary)
        var generator = KPIGenerator(seed: seed, project: project)
        for _ in 0..<10 {
            let kpi = generator.kpi()
            let sentence = StatementPrinter(vocabulary).sentence(kpi)
            let outcome = StatementReader(vocabulary, today: kpi.deadline ?? kpi.start ?? Day(number: 0), isNew: false)
                .read(sentence)
            guard case .understood(let stated) = outcome else {
                Issue.record("seed \(seed): \(sentence)\n\(outcome)")
                continue
            }
            #expect(stated.says(StatedKPI(kpi)), "seed \(seed): \(sentence)\n\(stated)")
        }
    }

    @Test(
        "a file made of a sentence loads, and says the sentence",
        arguments: StatementCase.all("statements.tsv").enumerated().filter { $0.offset % 4 == 0 }.map(\.element))
    func file(_ row: StatementCase) throws {
        let project = try #require(StatementTableTests.loaded.project)
        let vocabulary = try #require(StatementTableTests.vocabulary)
        guard
            case .understood(var stated) = StatementReader(vocabulary, today: StatementTableTests.today).read(
                row.sentence),
            stated.goal != nil
        else { return }
        if stated.needsBaseline { stated.baseline = .init(value: 0.5) }
        if stated.window == .total, stated.start == nil { stated.start = StatementTableTests.today }
        let name = KPIFile.name(for: stated, project.calendar)
        let text = KPIFile(stated, name: name, objective: "grow", vocabulary: vocabulary).text
        var files = try ["bellwether.yml", "sources/all.yml", "metrics/all.yml", "objectives/grow.yml"].map { path in
            DefinitionFile(
                path: path,
                text: try String(contentsOf: Checkout.golden.appendingPathComponent("project/" + path), encoding: .utf8)
            )
        }
        files.append(DefinitionFile(path: "kpis/\(name).yml", text: text))
        let loaded = ProjectLoader.load(files: files)
        #expect(loaded.diagnostics.filter { $0.severity == .error }.map(\.rendered) == [], "\(text)")
        let kpi = try #require(loaded.project?.kpis.first)
        var expected = stated
        if let target = stated.target { expected.goal = .target(target) }
        #expect(StatedKPI(kpi).says(expected), "\(text)")
        #expect(StatementAgreement.findings(try #require(loaded.project)).map(\.rendered) == [], "\(text)")
    }
}
