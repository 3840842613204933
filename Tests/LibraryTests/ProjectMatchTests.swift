import Chronology
import Definitions
import Testing

@testable import Library

@Suite("What a project has is recognised under other names")
struct ProjectMatchTests {
    static let files: [DefinitionFile] = [
        ("bellwether.yml", "name: Shop\ncurrency: EUR\n"),
        ("sources/visits.yml", "source: visits\nfrom: v.csv\ntime: day\nentity: user_id\n"),
        (
            "sources/purchases.yml",
            "source: purchases\nfrom: p.csv\ntime: created_at\ncolumns: {amount: \"decimal(9,2)\", state: text}\n"
        ),
        ("sources/helpdesk.yml", "source: helpdesk\nfrom: h.csv\ntime: created_at\ncolumns: {state: text}\n"),
        ("metrics/purchases.yml", "metric: purchases\ntype: count\nsource: purchases\n"),
        ("metrics/visits.yml", "metric: visits\ntype: count\nsource: visits\n"),
        (
            "metrics/buying.yml",
            "metric: buying\ntype: ratio\nnumerator: purchases\ndenominator: visits\nunit: percent\n"
        ),
        ("metrics/turnover.yml", "metric: turnover\ntype: sum\nsource: purchases\nvalue: amount\nunit: money\n"),
        ("metrics/returns.yml", "metric: return_rate\ntype: manual\nunit: parcels\n"),
    ].map { DefinitionFile(path: $0.0, text: $0.1) }

    let library = Library.standard
    let match: ProjectMatch

    init() throws {
        let loaded = ProjectLoader.load(files: Self.files)
        match = ProjectMatch(
            try #require(loaded.project, "\(loaded.diagnostics)"), Library.standard,
            columns: ["helpdesk": ["response_minutes"]])
    }

    @Test("metrics by name, synonym and structure; never a share for a count")
    func metrics() {
        #expect(match.metrics["orders"] == "purchases")
        #expect(match.metrics["sessions"] == "visits")
        #expect(match.metrics["net_revenue"] == "turnover")
        #expect(match.metrics["conversion_rate"] == "buying")
        #expect(match.metrics["return_value_rate"] == nil)
        #expect(match.metrics["csat"] == nil)
    }

    @Test("sources and their columns, those of files too")
    func sources() {
        #expect(match.sources["orders"]?.name == "purchases")
        #expect(match.sources["orders"]?.columns == ["ordered_at": "created_at", "status": "state", "total": "amount"])
        #expect(match.sources["tickets"]?.columns["first_response_minutes"] == "response_minutes")
        #expect(match.sources["surveys"] == nil)
    }

    @Test("a suggestion says what is there and what is missing")
    func gaps() throws {
        let goal = try #require(library.goal("support"))
        let first = try #require(library.suggestion("first_response_time", for: goal, in: match))
        #expect(first.isReady)
        #expect(first.role == .lagging)
        let reopened = try #require(library.suggestion("reopened_rate", for: goal, in: match))
        #expect(!reopened.isReady)
        #expect(
            reopened.gaps == [.init(source: "tickets", present: "helpdesk", has: ["created_at"], lacks: ["reopened"])])
        let value = try #require(library.suggestion("average_order_value", in: match))
        #expect(value.parts == ["purchases", "turnover"])
        #expect(value.isReady && value.gaps.isEmpty)
        let csat = try #require(library.suggestion("csat", in: match))
        #expect(csat.gaps.map(\.present) == [nil])
        #expect(library.suggestion("no_such", in: match) == nil)
    }

    @Test("a definition is found by any of its names")
    func named() {
        #expect(library.definition(named: "NPS")?.name == "net_promoter_score")
        #expect(library.definition(named: "first response time")?.name == "first_response_time")
        #expect(library.definition(named: "quux") == nil)
    }

    @Test("the statement has the project's value where there is one, and never passes a hundred per cent")
    func statements() throws {
        let today = try #require(Day(iso: "2026-11-24"))
        let rate = try #require(library.definitions["conversion_rate"])
        let known = SuggestedStatement(rate, label: "Conversion rate", present: 0.031, today: today)
        #expect(known.text == "Increase conversion rate from 3.1% to 3.72% by the end of Q1 2027")
        #expect(known.isFromProject)
        let example = SuggestedStatement(rate, today: today)
        #expect(example.text == "Increase conversion rate from 2% to 2.4% by the end of Q1 2027")
        #expect(!example.isFromProject)
        let success = try #require(library.definitions["request_success_rate"])
        #expect(SuggestedStatement(success, present: 0.9995, today: today).text.contains("from 99.95% to 99.975%"))
        let churn = try #require(library.definitions["logo_churn_rate"])
        #expect(
            SuggestedStatement(churn, present: 0.05, today: today).text.hasPrefix(
                "Reduce customer churn rate from 5% to 4%"))
        let nps = try #require(library.definitions["net_promoter_score"])
        #expect(
            SuggestedStatement(nps, label: "NPS", present: 37, today: today).text.hasPrefix(
                "Increase NPS from 37 to 43.9"))
        #expect(SuggestedStatement(rate, present: .nan, today: today) == example)
    }
}
