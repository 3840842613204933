import Definitions
import Diagnostics
import Foundation
import Statements
import Testing

@Suite("A statement says what the keys say")
struct AgreementTests {
    static func findings(_ statement: String, _ keys: String) throws -> [Diagnostic] {
        var files = try ["bellwether.yml", "sources/all.yml", "metrics/all.yml", "objectives/grow.yml"].map { path in
            DefinitionFile(
                path: path,
                text: try String(contentsOf: Checkout.golden.appendingPathComponent("project/" + path), encoding: .utf8)
            )
        }
        files.append(
            DefinitionFile(path: "kpis/k.yml", text: "kpi: k\nobjective: grow\n\(keys)\nstatement: \"\(statement)\"\n"))
        let loaded = ProjectLoader.load(files: files)
        return StatementAgreement.findings(try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))"))
    }

    static let keys = "metric: conversion_rate\ndeadline: 2026-06-30\nbaseline: 2%\ntarget: 3%"

    @Test(
        "statements that agree",
        arguments: [
            "Increase conversion rate from 2% to 3% by the end of Q2 2026", "Conversion rate: 2% -> 3% (Q2)",
            "Raise conversion rate to 3%", "Increase conversion rate from 2% to 3% within six months",
            "Increase conversion rate by 1 point by June",
        ])
    func agree(_ statement: String) throws {
        #expect(try Self.findings(statement, Self.keys).filter { $0.severity == .error }.map(\.rendered) == [])
    }

    @Test("statements that disagree name both readings, at their place")
    func disagree() throws {
        var text = ""
        for statement in [
            "Increase conversion rate from 2% to 4% by the end of Q2 2026",
            "Increase conversion rate from 2% to 3% by March",
            "Increase conversion rate from 1% to 3%", "Keep refund rate below 3%",
            "Keep conversion rate above 3% every week",
            "Increase conversion rate from social traffic to 3%", "Make everybody happy",
            "Increase conversion rate by 20%",
        ] {
            let found = try Self.findings(statement, Self.keys)
            #expect(found.count == 1, "\(statement)")
            text += found.map { $0.rendered + "\n" }.joined()
        }
        let location = Checkout.golden.appendingPathComponent("disagreements.txt")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1", ProcessInfo.processInfo.environment["CI"] == nil
        {
            try Data(text.utf8).write(to: location)
        }
        #expect(text == (try? String(contentsOf: location, encoding: .utf8)) ?? "")
    }

    @Test("the examples' statements agree with their keys")
    func examples() throws {
        let loaded = ProjectLoader.load(root: Checkout.root.appendingPathComponent("examples/acme").path)
        #expect(StatementAgreement.findings(try #require(loaded.project)).map(\.rendered) == [])
    }
}
