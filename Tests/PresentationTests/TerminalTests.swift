import Definitions
import Framework
import Series
import Testing

@testable import Presentation

@Suite struct TerminalTests {
    private let english = NumberText(locale: "en_GB")

    @Test(arguments: [
        ("plain é 東京", "plain é 東京"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\nb\tc\r", "a b c "),
        ("\u{9B}2J\u{7F}\u{0}", "\u{FFFD}2J\u{FFFD}\u{FFFD}"), ("a\r\nb", "a  b"), ("a\u{2028}b", "a b"),
    ])
    func controlCharactersAreReplaced(text: String, shown: String) { #expect(PrintableText.of(text) == shown) }

    @Test func labelsDoNotSteerTheTerminal() {
        let evil = "x\u{1B}]0;y\u{7}\nz"
        var scorecard = Samples.picture
        scorecard.organisation = evil
        scorecard.objectives[0].label = evil
        scorecard.objectives[0].owner = evil
        scorecard.objectives[0].kpis[0].label = evil
        scorecard.objectives[0].kpis[0].unit = .named("\u{1B}c")
        scorecard.objectives[0].kpis[0].warnings = ["bad \(evil)"]
        var explained = Samples.explained
        explained.label = evil
        explained.warnings = ["bad \(evil)"]
        explained.explanation = [Explanation(.value, ["\(evil) is \(2, .named(evil))"])]
        let table = ResultTable([ResultTable.Column(evil, .text([evil]))])
        for text in [
            ScorecardText().render(scorecard), ScorecardText(.init(width: 80)).render(scorecard),
            ExplanationText(locale: "en_GB").render(explained), TableText(locale: "en_GB").render(table),
        ] {
            let controls = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" }
            #expect(controls.isEmpty, "\(text)")
        }
        #expect(ScorecardJSON.render(scorecard).contains("x\\u001b]0;y\\u0007\\nz"))
        #expect(TableCSV.render(table).contains(evil))
    }

    @Test func exactMoneyPrintsExactly() {
        let units: [Int128] = [12_345_678_901_234_567_890_123_456_789_012_345_678, 10, 0]
        let table = ResultTable([
            ResultTable.Column(
                "revenue", .numbers([1.2345678901234568e35, 0.1, .nan], exact: ExactValues(scale: 2, units: units)),
                unit: .money("EUR"))
        ])
        let text = TableText(locale: "en_GB").render(table)
        #expect(text.contains("€123,456,789,012,345,678,901,234,567,890,123,456.78"))
        #expect(text.contains("€0.10") && text.contains("–"))
    }

    @Test(arguments: [
        (0.41, "41 %"), (9.99, "999 %"), (9.994, "999 %"), (9.996, ">999 %"), (1e18, ">999 %"), (-9.99, "-999 %"),
        (-12, "<-999 %"), (.nan, "–"),
    ])
    func sharesAreCapped(value: Double, text: String) {
        #expect(english.wholeShare(value) == text && english.share(value) == text)
    }

    @Test func labelsAreKeptWhereTheSecondLineHasRoom() {
        let label = "Repeat customers of the Iberian region, by month"
        var scorecard = Samples.picture
        scorecard.objectives[0].kpis[2].label = label
        scorecard.objectives[0].label = "Grow online revenue profitably, before the next round, in all regions"
        let text = ScorecardText(.init(width: 80)).render(scorecard)
        #expect(!text.contains("…") && text.contains(label) && text.contains("in all regions\n  Q2 2026"))
        #expect(text.contains("▼ 0.4 pt on last month"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 }, "\(text)")
    }

    @Test func openPeriodsWrap() {
        var scorecard = Samples.picture
        scorecard.objectives[0].kpis[0].open?.name = "the retail month from 27 April 2026 of the Iberian region"
        let text = ScorecardText(.init(width: 80)).render(scorecard)
        #expect(!text.contains("…"))
        #expect(text.contains("\n    the retail month") && text.contains("2.40 %\n"))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 }, "\(text)")
    }

    @Test(arguments: [40, 60, 80])
    func explanationsHang(width: Int) {
        var status = Samples.explained
        status.label = "Conversion rate of visits from social channels in the Iberian region, by month"
        status.warnings = ["April 2026 is over, but data is loaded only to 12 April 2026, says the source of orders"]
        let lines = ExplanationText(locale: "en_GB", width: width).render(status).split(separator: "\n")
        #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("! April") } && lines.contains { $0.hasPrefix("  ") })
        #expect(!lines.contains { $0.drop { $0 == " " }.hasPrefix("%") })
    }
}
