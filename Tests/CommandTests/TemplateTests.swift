import Foundation
import Testing

@Suite("A project from a template works at once", .enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct TemplateTests {
    @Test(
        "no findings, a refresh, and a scorecard of five to seven KPIs with values",
        arguments: ["shop", "saas", "content", "social", "support"])
    func works(template: String) throws {
        let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("bellwether-template-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = try Program.run(["init", folder, "--template", template, "--timezone", "Europe/Madrid"])
        #expect(made.code == 0 && made.output.contains("README.md"), "\(made)")
        let check = try Program.run(["check", "--strict"], in: folder)
        #expect(check.code == 0 && check.output.contains("no findings"), "\(check)")
        let refresh = try Program.run(["refresh"], in: folder)
        #expect(refresh.code == 0, "\(refresh)")
        let status = try Program.run(["status", "--format", "csv"], in: folder)
        let rows = status.output.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }.map(String.init)
        let header = try #require(rows.first).split(separator: ",", omittingEmptySubsequences: false)
        let value = try #require(header.firstIndex(of: "value"), "\(header)")
        let state = try #require(header.firstIndex(of: "state"), "\(header)")
        #expect((5...7).contains(rows.count - 1), "\(status)")
        for row in rows.dropFirst() {
            let fields = row.split(separator: ",", omittingEmptySubsequences: false)
            #expect(Double(fields[value]) != nil, "\(row)")
            #expect(!["no data", "no_data", "stale", "no_target"].contains(String(fields[state])), "\(row)")
        }
        let suggest = try Program.run(["suggest", "--show", "conversion_rate"], in: folder)
        #expect(suggest.code == 0, "\(suggest)")
    }

    @Test("an unknown template is refused, with the nearest one, and nothing is written")
    func unknown() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        let run = try Program.run(["init", folder, "--template", "shopp"])
        #expect(run.code == 2 && run.errors.contains("Did you mean `shop`?"), "\(run)")
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
