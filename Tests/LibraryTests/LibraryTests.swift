import Definitions
import Diagnostics
import Foundation
import Testing

@testable import Library

@Suite("The library is whole, and says true things about itself")
struct LibraryTests {
    @Test("every file is read without a finding, and every metric is one a project could hold")
    func isWithoutFindings() {
        let read = Library.read(goals: LibraryText.goals, sources: LibraryText.sources)
        #expect(read.findings.isEmpty, "\(read.findings.map(\.rendered).joined(separator: "\n"))")
        #expect(read.library != nil)
    }

    @Test("there is enough of it")
    func isRich() {
        let library = Library.standard
        #expect(library.goals.count >= 15)
        #expect(library.definitions.count >= 130)
        for goal in library.goals {
            #expect((3...7).contains(goal.kpis.count), "\(goal.name)")
            #expect(!goal.leading.isEmpty, "\(goal.name)")
        }
    }

    @Test("formulas fit the columns of the sources, by name and by type")
    func expressionsFit() {
        let library = Library.standard
        let types: [String: ExpressionType] = [
            "text": .text, "integer": .integer, "number": .number, "boolean": .boolean, "date": .date,
            "timestamp": .timestamp, "money": .number, "percent": .number,
        ]
        var schemas: [String: [String: ExpressionType]] = [:]
        for source in library.sources.values {
            for column in source.columns { schemas[source.name, default: [:]][column.name] = types[column.type] }
        }
        let findings = ProjectLoader.checkExpressions(library.project, schemas: schemas)
        #expect(findings.isEmpty, "\(findings.map(\.rendered).joined(separator: "\n"))")
    }

    @Test("every source is used, and every column by a metric, as its time, its entity or a dimension")
    func nothingLiesIdle() {
        let library = Library.standard
        var used: [String: Set<String>] = [:]
        for name in library.definitions.keys {
            for need in library.needs(of: name) { used[need.source, default: []].formUnion(need.columns) }
        }
        for source in library.sources.values {
            #expect(used[source.name] != nil, "no metric is made of \(source.name)")
        }
    }

    @Test("texts are sentences of their own: no trap is given twice, none is short, none is cut")
    func textsAreTheirOwn() {
        var seen: [String: String] = [:]
        for definition in Library.standard.definitions.values {
            #expect(!definition.traps.isEmpty, "\(definition.name)")
            for trap in definition.traps {
                #expect(seen[trap] == nil, "\(definition.name) and \(seen[trap] ?? "") say the same: \(trap)")
                seen[trap] = definition.name
                #expect(trap.count >= 30 && (trap.hasSuffix(".") || trap.hasSuffix("?")), "\(definition.name): \(trap)")
            }
            #expect(definition.unit != "percent" || definition.example.to.hasSuffix("%"), "\(definition.name)")
        }
    }

    @Test("examples move the way the direction says")
    func examplesPointTheRightWay() throws {
        for definition in Library.standard.definitions.values {
            let from = try #require(Double(definition.example.from.filter { $0 != "%" }), "\(definition.name)")
            let to = try #require(Double(definition.example.to.filter { $0 != "%" }), "\(definition.name)")
            switch definition.direction {
            case .up: #expect(to > from, "\(definition.name)")
            case .down: #expect(to < from, "\(definition.name)")
            case .band: #expect(to > from, "\(definition.name)")
            case .none: #expect(to > 0, "\(definition.name)")
            }
        }
    }

    @Test("KPIs are results with a direction that the goal's own definitions call lagging or that lead another")
    func kpisAreResults() throws {
        let library = Library.standard
        for goal in library.goals {
            let lagging = goal.kpis.filter { library.definitions[$0.value]?.role(for: goal.name) != .leading }
            #expect(!lagging.isEmpty, "\(goal.name) has only leading KPIs")
            for kpi in goal.kpis {
                let definition = try #require(library.definitions[kpi.value])
                #expect(definition.direction != .none, "\(goal.name): \(kpi.value)")
            }
        }
    }

    @Test("what a definition needs follows from its formula")
    func needsFollow() {
        let library = Library.standard
        #expect(
            library.needs(of: "conversion_rate") == [
                DataNeed(source: "orders", columns: ["ordered_at", "status"]),
                DataNeed(source: "sessions", columns: ["started_at"]),
            ])
        #expect(
            library.needs(of: "conversion_rate", stop: { $0 == "orders" }) == [
                DataNeed(source: "sessions", columns: ["started_at"])
            ])
        #expect(library.closure(["conversion_rate"]) == ["conversion_rate", "orders", "sessions"])
        #expect(library.follows("page_load_time").contains("conversion_rate"))
    }
}

@Suite("Mistakes in library files are found, with their place")
struct LibraryMistakeTests {
    static let goal = """
        goal: growth
        label: Growth
        summary: More of it.
        words: [growth]
        kpis: [one, two, three]
        leading: [one]
        definitions:

        """

    static func definition(_ name: String) -> String {
        """
          \(name):
            label: The \(name)
            also: [other \(name)]
            formula: rows
            metric: {type: count, source: rows}
            unit: rows
            direction: up
            kind: result
            serves: {growth: lagging}
            window: month
            frequency: weekly
            example: ["1", "2"]
            traps:
              - It is counted.

        """
    }

    static let sources = """
        sources:
          rows:
            label: Rows
            row: one row a row
            also: [lines]
            time: day
            columns:
              day: {type: date}

        """

    static let whole = goal + definition("one") + definition("two") + definition("three")

    static func codes(_ text: String, sources: String = sources) -> [String] {
        Library.read(goals: [("growth.yml", text)], sources: [("sources.yml", sources)]).findings.map {
            "\($0.code):\($0.span?.line ?? 0)"
        }
    }

    @Test("a whole one has none")
    func whole() { #expect(Self.codes(Self.whole) == []) }

    @Test(
        "each mistake has its code and line",
        arguments: [
            ("direction: up", "direktion: up", "unknown-key:14"), ("unit: rows", "unit:", "wrong-type:13"),
            ("kind: result", "kind: outcome", "invalid-choice:15"),
            ("serves: {growth: lagging}", "serves: {grwth: lagging}", "unknown-goal:16"),
            ("serves: {growth: lagging}", "serves: {growth: later}", "invalid-choice:16"),
            ("kpis: [one, two, three]", "kpis: [one, two, tree]", "unknown-definition:5"),
            ("kpis: [one, two, three]", "kpis: [one]", "wrong-count:5"),
            ("leading: [one]", "leading: one", "wrong-type:6"),
            ("example: [\"1\", \"2\"]", "example: [\"1\"]", "wrong-count:19"),
            ("summary: More of it.\n", "", "missing-key:1"),
            ("metric: {type: count, source: rows}", "metric: {type: cuont, source: rows}", "invalid-choice:5"),
            ("metric: {type: count, source: rows}", "metric: {type: count, source: row}", "unknown-source:6"),
            ("metric: {type: count, source: rows}", "metric: {type: sum, source: rows, value: day +}", "expression:7"),
        ])
    func mistakes(old: String, new: String, expected: String) throws {
        let range = try #require(Self.whole.range(of: old))
        let found = Self.codes(Self.whole.replacingCharacters(in: range, with: new))
        let code = expected.split(separator: ":")[0]
        #expect(found.contains { $0 == expected || (code == "expression" && $0.contains("expression")) }, "\(found)")
    }

    @Test("a column that is not there is named")
    func columns() {
        #expect(
            Self.codes(Self.whole, sources: Self.sources.replacing("time: day", with: "time: dai"))
                == ["unknown-column:6"])
    }
}
