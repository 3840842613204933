import Foundation
import Testing

@Suite("What a metric type needs and no compiler asks for")
struct MetricTypeTests {
    /// The words of `type:`, read from the table of keys.
    static let types: [String] = {
        let path = "Sources/Definitions/Schema/DefinitionKeys+Metric.swift"
        let text = Repository.sources.first { $0.path == path }?.text ?? ""
        guard let start = text.range(of: "static let metricTypes = ["),
            let end = text.range(of: "]", range: start.upperBound..<text.endIndex)
        else { return [] }
        return MarkdownFile.matches("\"([a-z_]+)\"", in: String(text[start.upperBound..<end.lowerBound]))
    }()

    @Test("The list of types is found")
    func typesAreFound() {
        #expect(Self.types.count >= 13 && Self.types.contains("count_distinct"))
    }

    @Test("There is an example of the type in examples/acme", arguments: types)
    func hasExample(type: String) throws {
        let files = try Repository.files(below: "examples/acme/metrics", endingIn: ".yml")
        let shows = try files.contains { try Repository.text($0).contains("\ntype: \(type)\n") }
        #expect(shows, "no metric of `type: \(type)` in examples/acme/metrics")
    }

    /// Of manual metrics there is no SQL.
    @Test("The type is held against SQL written by hand", arguments: types.filter { $0 != "manual" })
    func isMeasured(type: String) throws {
        let measured = try Repository.text("Tests/RefreshTests/Differential/Measured.swift")
        let isThere = measured.contains("type: \(type)\\n")
        #expect(isThere, "no metric of `type: \(type)` in Measured.all of Measured.swift")
    }
}
