import Framework
import Presentation
import Testing

@Suite struct GoldenTests {
    @Test func pictureOfTheDesign() throws {
        let bare = ScorecardText.Options(showsTitle: false, showsOpenPeriods: false, showsLegend: false)
        try GoldenFile.check(ScorecardText(bare).render(Samples.picture), "picture.txt")
    }

    @Test(arguments: [80, 100, 120])
    func widths(width: Int) throws {
        let text = ScorecardText(ScorecardText.Options(width: width)).render(Samples.picture)
        try GoldenFile.check(text, "picture-\(width).txt")
    }

    @Test func everyState() throws {
        try GoldenFile.check(ScorecardText().render(Samples.everything), "everything.txt")
        let narrow = ScorecardText.Options(width: 80, style: .ansi)
        try GoldenFile.check(ScorecardText(narrow).render(Samples.everything), "everything-80-ansi.txt")
    }

    @Test func machineForms() throws {
        try GoldenFile.check(ScorecardJSON.render(Samples.picture), "picture.json")
        try GoldenFile.check(ScorecardJSON.render(Samples.everything), "everything.json")
        try GoldenFile.check(ScorecardCSV.render(Samples.picture), "picture.csv")
        try GoldenFile.check(ScorecardCSV.render(Samples.everything), "everything.csv")
    }

    @Test func explanations() throws {
        try GoldenFile.check(ExplanationText(locale: "en_GB").render(Samples.explained), "explained.txt")
        try GoldenFile.check(
            ExplanationText(locale: "de_DE", width: 72).render(Samples.explained), "explained-72-de.txt")
        try GoldenFile.check(ScorecardJSON.render(Samples.explained, locale: "en_GB"), "explained.json")
    }

    @Test func tables() throws {
        try GoldenFile.check(TableText(locale: "en_GB").render(Samples.table), "table.txt")
        try GoldenFile.check(TableCSV.render(Samples.table), "table.csv")
        try GoldenFile.check(TableJSON.render(Samples.table), "table.json")
    }
}
