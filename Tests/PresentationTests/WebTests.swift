import Definitions
import Foundation
import Testing

@testable import Presentation

struct HTMLTests {
    @Test("text is escaped wherever it is put; markup is not")
    func escaping() {
        let text = "<b a=\"x\" c='y'>&\u{0}\u{1B}\u{85}é\n"
        let html: HTML = "<p title=\"\(text)\">\(text)</p>"
        let safe = "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;\u{FFFD}\u{FFFD}\u{FFFD}é\n"
        #expect(html.text == "<p title=\"\(safe)\">\(safe)</p>")
        let none: HTML? = nil
        #expect(("\(html)\([html, html])\(none)\(3)" as HTML).text == html.text + html.text + html.text + "3")
    }

    @Test(
        "coordinates are numbers whatever they are computed from",
        arguments: [
            (1.0, "1"), (0.126, "0.13"), (-3.5, "-3.5"), (.nan, "0"), (.infinity, "0"), (1e20, "1e+20"),
        ])
    func coordinates(value: Double, text: String) { #expect(("\(at: value)" as HTML).text == text) }
}

struct AxisScaleTests {
    @Test(
        "marks are round numbers around the values",
        arguments: [
            ([0.0, 100], [0.0, 50, 100]), ([3, 97], [0, 50, 100]),
            ([120_000, 210_000], [0, 100_000, 200_000, 300_000]),
            ([180_000, 210_000], [180_000, 190_000, 200_000, 210_000]), ([5], [0, 2, 4, 6]),
            ([0], [-1, -0.5, 0, 0.5, 1]),
            ([-5, 5], [-5, 0, 5]), ([-8, -1], [-8, -6, -4, -2, 0]),
            ([.nan, 1, .infinity, 0], [0, 0.5, 1]),
        ])
    func marks(values: [Double], expected: [Double]) throws {
        let axis = try #require(AxisScale(values))
        #expect(axis.marks.count <= 8)
        #expect(
            axis.lower <= (values.filter(\.isFinite).min() ?? 0) && axis.upper >= (values.filter(\.isFinite).max() ?? 0)
        )
        #expect(axis.marks.map { ($0 * 1000).rounded() / 1000 } == expected, "\(axis.marks)")
    }

    @Test("no axis without a value, and none that never ends")
    func none() {
        #expect(AxisScale([]) == nil)
        #expect(AxisScale([.nan, .infinity]) == nil)
        for values in [
            [.leastNonzeroMagnitude, 3 * .leastNonzeroMagnitude], [1e299, -1e299], [.leastNonzeroMagnitude],
            [1, 1 + 1e-16],
        ] {
            if let axis = AxisScale(values) { #expect(axis.marks.count <= 52 && axis.upper > axis.lower, "\(values)") }
        }
    }
}

struct LineChartTests {
    private let numbers = NumberText(locale: "en_GB")

    @Test("missing values are gaps, the open period a hollow point, the target a line of its own")
    func drawing() {
        let chart = LineChart(
            title: "Sales", periods: ["May", "June", "July", "August", "September"],
            lines: [.init("Sales", [1, 2, .nan, 4, 3])], openPeriods: 1, target: 5, unit: .money("EUR"))
        let svg = chart.render(numbers).text
        #expect(svg.components(separatedBy: "class=\"point\"").count == 4, "three whole points")
        #expect(svg.components(separatedBy: "class=\"point open\"").count == 2, "one open point")
        #expect(svg.contains("September: €3") && svg.contains("not whole"))
        #expect(svg.contains("target €5"))
        #expect(svg.contains("aria-label=\"Sales. Sales: €3 in September\""))
        #expect(!svg.lowercased().contains("nan"))
        let path = svg.components(separatedBy: "<path d=\"")[1].prefix { $0 != "\"" }
        #expect(path.filter { $0 == "M" }.count == 2 && path.filter { $0 == "L" }.count == 1, "\(path)")
    }

    @Test(
        "what cannot be drawn is said, and nothing ugly crashes",
        arguments: [[], [Double.nan], [.infinity], [1e308, -1e308], [.leastNormalMagnitude / 8], [0, 0, 0]])
    func ugly(values: [Double]) {
        let chart = LineChart(
            title: "<x>", periods: values.map { "\($0)" }, lines: [.init("\"", values)], unit: .none)
        let html = chart.render(numbers).text
        #expect(html.hasPrefix("<svg") || html.contains("no value to draw"))
        #expect(!html.contains("<x>"))
    }

    @Test("more than six lines: the first six, and how many more the table has")
    func many() {
        let lines = (0..<9).map { LineChart.Line("l\($0)", [1, 2]) }
        let html = LineChart(title: "t", periods: ["a", "b"], lines: lines, unit: .none).render(numbers).text
        #expect(html.components(separatedBy: "<g class=\"line line-").count == 13, "six lines and their keys")
        #expect(html.contains("and 3 more in the table"))
    }
}
