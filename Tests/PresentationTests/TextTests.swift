import Definitions
import Foundation
import Framework
import Testing

@testable import Presentation

@Suite struct NumberTextTests {
    private let english = NumberText(locale: "en_GB")

    @Test(arguments: [
        (0.0241, Definitions.Unit.percent, "2.41 %"), (0.31, .percent, "31.0 %"), (1, .percent, "100 %"),
        (0, .percent, "0 %"),
        (0.00012345, .percent, "0.0123 %"), (-0.0241, .percent, "-2.41 %"), (12.345, .percent, "1,235 %"),
        (0.09995, .percent, "10.0 %"), (1_312_345.67, .money("EUR"), "€1.31 M"), (51_203, .money("USD"), "$51,203"),
        (12.3, .money("GBP"), "£12.30"), (999.995, .money("EUR"), "€1,000.00"), (-5, .money("EUR"), "-€5.00"),
        (1_500, .money("CHF"), "CHF 1,500"), (2.5e9, .money("EUR"), "€2.50 bn"),
        (1_234, .named("orders"), "1,234 orders"),
        // At the borders of magnitudes, the same however close.
        (999_499_999, .money("EUR"), "€999 M"), (999_500_000, .money("EUR"), "€1.00 bn"),
        (999_999_999, .money("EUR"), "€1.00 bn"), (1_000_000_000, .money("EUR"), "€1.00 bn"),
        (999_499_999_999, .money("EUR"), "€999 bn"), (999_999_999_999, .money("EUR"), "€1.00 T"),
        (999_999_999_999.9, .money("EUR"), "€1.00 T"), (1e12, .money("EUR"), "€1.00 T"),
        (-999_999_999_999, .none, "-1.00 T"), (999.6e12, .none, "1.00 Q"), (999.9e15, .none, "1,000 Q"),
        (999_999.6, .none, "1.00 M"), (1_310_000, .none, "1.31 M"), (3.14159, .none, "3.14"), (42, .none, "42"),
        (123.456, .none, "123"), (0, .none, "0"), (.nan, .percent, "–"), (.infinity, .none, "–"),
    ])
    func quantities(value: Double, unit: Definitions.Unit, text: String) {
        #expect(english.quantity(value, unit) == text)
    }

    @Test(arguments: [
        (0.03, Definitions.Unit.percent, "3 %"), (0.3, .percent, "30 %"), (0.025, .percent, "2.5 %"),
        (2_000_000, .money("EUR"), "€2.0 M"), (2_350_000, .money("EUR"), "€2.35 M"), (500, .money("EUR"), "€500"),
        (9.5, .money("EUR"), "€9.50"), (5_000_000, .none, "5 M"),
        (999_999_999_999, .money("EUR"), "€1.0 T"), (1e12, .money("EUR"), "€1.0 T"), (999_999_999, .none, "1 bn"),
    ])
    func chosenNumbersAreTerse(value: Double, unit: Definitions.Unit, text: String) {
        #expect(english.quantity(value, unit, isTerse: true) == text)
    }

    @Test(arguments: [
        ("en_GB", "1,234,567.5"), ("de_DE", "1.234.567,5"), ("de-CH", "1’234’567.5"),
        ("fr_FR", "1\u{202F}234\u{202F}567,5"),
        ("es_ES", "1.234.567,5"), ("sv_SE", "1\u{A0}234\u{A0}567,5"), ("pt_BR", "1.234.567,5"), ("xx", "1,234,567.5"),
        ("", "1,234,567.5"),
    ])
    func separators(locale: String, text: String) {
        #expect(NumberText(locale: locale).full(1_234_567.5, .none) == text)
    }

    @Test func spanishLeavesFourDigitsAlone() {
        #expect(NumberText(locale: "es_ES").count(1_234) == "1234")
        #expect(NumberText(locale: "es_ES").count(-12_345) == "-12.345")
        #expect(NumberText(locale: "de_DE").quantity(1_312_345, .money("EUR")) == "1,31 M €")
    }

    @Test(arguments: [
        (0.0012, "0.12 pt"), (-0.004, "-0.4 pt"), (0.05, "5 pt"), (0.1234, "12 pt"), (0.00001234, "0.0012 pt"),
        (0.314 - 0.31, "0.4 pt"),
    ])
    func points(value: Double, text: String) { #expect(english.difference(value, .percent) == text) }

    @Test(arguments: [(0.0, "0 %"), (0.001, "<1 %"), (0.08, "8 %"), (0.74, "74 %"), (0.995, ">99 %"), (1, "100 %")])
    func chances(value: Double, text: String) { #expect(english.chance(value) == text) }

    /// Rounding agrees with Foundation's, which rounds the binary value exactly, away from ties of the decimal digits.
    @Test func roundingAgreesWithAnotherImplementation() {
        var seed: UInt64 = 7
        for _ in 0..<2_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = (Double(seed >> 11) / 9e15 - 0.5) * 1e5
            let wanted = String(format: "%.3f", value)
            let digits = DecimalDigits(value)?.rounded(to: 3)
            let text = digits.map { ($0.isNegative ? "-" : "") + $0.whole + "." + $0.fraction(atLeast: 3) }
            #expect(text == wanted)
        }
    }
}

@Suite struct LayoutTests {
    @Test(arguments: [
        (0.0, nil, "▕···············▏"), (1.0, nil, "▕███████████████▏"), (0.41, 0.768, "▕█████▊····┆····▏"),
        (-0.5, 0.5, "▕·······┆·······▏"), (1.5, 0.2, "▕██┆████████████▏"), (0.5, 1.0, "▕███████·······┆▏"),
        (0.5, nil, "▕███████▌·······▏"),
    ])
    func bars(share: Double, marker: Double?, text: String) {
        #expect(BarText().render(share, marker: marker) == text)
    }

    @Test func barWithoutProgressIsBlank() {
        #expect(BarText().render(nil, marker: 0.5) == String(repeating: " ", count: 17))
        #expect(BarText().render(.nan, marker: nil).allSatisfy { $0 == " " })
    }

    @Test(arguments: [("abc", 3), ("東京", 4), ("e\u{301}", 1), ("▕█▏", 3), ("👍", 2), ("", 0), ("é–…", 3)])
    func widths(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test func cuttingNeverExceeds() {
        #expect(DisplayWidth.cut("東京の売上", to: 6) == "東京…")
        #expect(DisplayWidth.cut("abc", to: 3) == "abc")
        #expect(DisplayWidth.wrap("a bb ccc dddd", to: 5) == ["a bb", "ccc", "dddd"])
    }

    @Test(arguments: [80, 90, 100, 110, 120, 200])
    func linesStayInsideTheWidth(width: Int) {
        for scorecard in [Samples.picture, Samples.everything] {
            let options = ScorecardText.Options(width: width)
            for line in ScorecardText(options).render(scorecard).split(separator: "\n") {
                #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
            }
        }
    }

    @Test(arguments: [
        (42, "42 days left"), (1, "1 day left"), (0, "over"), (-1, "over for 1 day"), (-2_345, "over for 2,345 days"),
    ])
    func daysLeftAreCountedFromTheLastDay(days: Int, text: String) {
        #expect(ScorecardText.words(daysLeft: days, NumberText(locale: "en_GB")) == text)
    }

    @Test func oneDayForAllThatIsSaid() {
        let status = Samples.explained
        #expect(status.asOf == Samples.day("2026-05-19") && status.daysLeft == 42)
        #expect(ExplanationText(locale: "en_GB").render(status).contains("the status is for 19 May 2026"))
        let text = ScorecardText().render(Samples.picture)
        #expect(text.contains("Acme · 19 May 2026") && text.contains("42 days left"))
    }

    @Test func plainHasNoEscapes() {
        #expect(!ScorecardText().render(Samples.everything).contains("\u{1B}"))
        let coloured = ScorecardText(ScorecardText.Options(style: .ansi)).render(Samples.picture)
        #expect(coloured.contains("\u{1B}[31moff track\u{1B}[0m"))
    }

    @Test func machineFormsAreWellFormed() throws {
        for scorecard in [Samples.picture, Samples.everything] {
            let json = ScorecardJSON.render(scorecard)
            let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
            #expect((object as? [String: Any])?["objectives"] != nil)
            #expect(!json.contains("nan") && !json.contains("inf,"))
        }
        let lines = ScorecardCSV.render(Samples.picture).split(separator: "\n")
        #expect(
            lines.allSatisfy {
                $0.split(separator: ",", omittingEmptySubsequences: false).count == ScorecardCSV.columns.count
            })
        #expect(ScorecardCSV.render(Samples.picture).contains(",1312345.67,"))
    }

    @Test func csvQuotesByTheBook() {
        var csv = CSVWriter()
        csv.row(["a", nil, "", "x,y", "say \"hi\"", "two\nlines", "\"\u{301}"])
        #expect(csv.text == "a,,\"\",\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\",\"\"\"\u{301}\"\n")
    }

    @Test func jsonEscapes() {
        var json = JSONWriter()
        json.object { $0.member("k\"", "a\\b\n\u{1}é") }
        #expect(json.text == "{\n  \"k\\\"\": \"a\\\\b\\n\\u0001é\"\n}")
    }
}
