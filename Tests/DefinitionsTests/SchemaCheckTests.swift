import Definitions
import Diagnostics
import Testing

@Suite("Expressions against the real columns of a source")
struct SchemaCheckTests {
    @Test("unknown columns, wrong types and a time that is none are found")
    func findings() throws {
        let files = [
            ("bellwether.yml", "name: Acme\n"),
            (
                "sources/s.yml",
                "source: s\nfrom: a.csv\ntime: day\ndimensions: {region: contry}\ncolumns: {pric: number}\n"
            ),
            ("metrics/m.yml", "metric: m\ntype: sum\nsource: s\nvalue: name * 2\nfilter: regoin = 'x'\n"),
        ]
        let loaded = ProjectLoader.load(files: files.map { DefinitionFile(path: $0.0, text: $0.1) })
        let project = try #require(loaded.project)
        let schema: [String: ExpressionType] = ["day": .text, "country": .text, "name": .text, "price": .number]
        let found = ProjectLoader.checkExpressions(project, schemas: ["s": schema]).map(\.rendered)
        #expect(
            found.map { String($0.prefix { $0 != "\n" }) } == [
                "metrics/m.yml:4:8: error: `*` needs numbers, found a text. [expression-type]",
                "metrics/m.yml:5:9: error: There is no column `regoin`. [expression-unknown-column]",
                "sources/s.yml:3:7: error: The time of a row must be a date or a timestamp, this is a text. [time-type]",
                "sources/s.yml:4:22: error: There is no column `contry`. [expression-unknown-column]",
                "sources/s.yml:5:17: error: There is no column `pric`. [expression-unknown-column]",
            ])
        #expect(ProjectLoader.checkExpressions(project, schemas: [:]).isEmpty)
    }
}
