import Chronology
import Foundation
import Testing

@testable import DemoData

struct DemoProjectTests {
    private static func keys(_ text: String) -> [String] {
        text.split(separator: "\n").filter { $0.first?.isLetter == true }.map { String($0.prefix { $0 != ":" }) }
    }

    /// Value of a top-level key, without its comment.
    private static func value(_ key: String, _ text: String) -> String? {
        text.split(separator: "\n").first { $0.hasPrefix("\(key): ") }.map { String($0.dropFirst(key.count + 2)) }
    }

    @Test func `one object a file, named after it`() throws {
        try DemoFixture.with(scale: 0.01) { fixture in
            var counts: [String: Int] = [:]
            let kinds = ["sources": "source", "metrics": "metric", "objectives": "objective", "kpis": "kpi"]
            for path in fixture.written.definitions {
                let text = try fixture.text(path)
                #expect(text.hasSuffix("\n") && !text.contains("---") || path == "README.md")
                let parts = path.split(separator: "/")
                guard parts.count == 2, let kind = kinds[String(parts[0])] else { continue }
                counts[kind, default: 0] += 1
                #expect(Self.value(kind, text) == String(parts[1].dropLast(4)))
                #expect(Set(Self.keys(text)).count == Self.keys(text).count, "\(path)")
            }
            #expect(counts["source"] == 9)
            #expect((25...80).contains(counts["metric"] ?? 0))
            #expect(counts["objective"] == 3)
            #expect((8...11).contains(counts["kpi"] ?? 0))
            #expect(Set(fixture.written.definitions).count == fixture.written.definitions.count)
        }
    }

    @Test func `every metric type is there`() throws {
        try DemoFixture.with(scale: 0.01) { fixture in
            let types = Set(try fixture.files(below: "metrics").compactMap { Self.value("type", try fixture.text($0)) })
            #expect(
                types == [
                    "count", "sum", "average", "min", "max", "median", "percentile", "count_distinct", "last", "ratio",
                    "derived", "cumulative", "manual",
                ])
        }
    }

    @Test func `what planted truths name exists`() throws {
        let company = DemoCompany(lastDay: try DemoFixture.day("2026-11-21"), scale: 0.01)
        let text = [
            DemoMetrics.traffic, DemoMetrics.sales, DemoMetrics.marketing, DemoMetrics.subscriptions,
            DemoMetrics.service,
        ].joined()
        #expect(Set(company.plantedTruths.map { $0.name }).count == company.plantedTruths.count)
        for metric in company.plantedTruths.flatMap({ [$0.cause, $0.effect].compactMap { $0 } }) {
            #expect(text.contains("metric: \(metric)\n"))
        }
        for manual in company.manualValues { #expect(text.contains("metric: \(manual.metric)\n")) }
        #expect(company.manualValues.count == 36)
    }

    @Test(arguments: [
        "2024-01-01", "2024-02-29", "2025-03-31", "2025-06-05", "2025-12-31", "2026-01-15", "2026-11-21", "2027-09-30",
    ])
    func `every KPI is complete, and its dates and numbers agree, whatever the last day`(lastDay: String) throws {
        try DemoFixture.with(lastDay: lastDay, scale: 0.08) { fixture in
            let required = [
                "metric", "objective", "window", "start", "deadline", "baseline", "target", "owner", "team",
                "frequency",
                "review", "basis",
            ]
            var over = 0
            for path in try fixture.files(below: "kpis") {
                let text = try fixture.text(path)
                for key in required { #expect(Self.value(key, text) != nil, "\(path) \(key)") }
                let start = try DemoFixture.day(try #require(Self.value("start", text)))
                let deadline = try DemoFixture.day(try #require(Self.value("deadline", text)))
                #expect(start < deadline && start >= fixture.company.firstDay)
                over += deadline < fixture.company.lastDay ? 1 : 0
                guard let target = Self.number(Self.value("target", text)), path != "kpis/online_revenue.yml",
                    let baseline = Self.number(Self.value("baseline", text))
                else { continue }
                let falls = ["kpis/response_time.yml", "kpis/checkout_health.yml"].contains(path)
                #expect(falls ? target < baseline : target > baseline, "\(path): \(baseline) → \(target)")
            }
            #expect(over == 2)
        }
    }

    /// `3.4%`, `{value: 12.5, …}` or `40`, as a number.
    private static func number(_ text: String?) -> Double? {
        guard let text, !text.contains("lower") else { return nil }
        return Double(text.drop { !$0.isNumber && $0 != "-" }.prefix { $0.isNumber || $0 == "." || $0 == "-" })
    }

    @Test func `numbers are written exactly`() {
        #expect(DemoNumber.text(-0.5, places: 2) == "-0.50")
        #expect(DemoNumber.text(2.005, places: 0) == "2")
        #expect(DemoNumber.percent(0.0348) == "3.48%")
        #expect(DemoNumber.percent(0.0005, places: 1) == "0.1%")
    }
}
