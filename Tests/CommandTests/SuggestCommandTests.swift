import Foundation
import Testing

@Suite("From a goal to KPIs", .enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct SuggestCommandTests {
    @Test("in a project it says what is there, with the present value, within a hundred columns")
    func inProject() throws {
        let shop = try Shop()
        try shop.refresh()
        let run = try shop.run("suggest", "increase conversion rate")
        #expect(run.code == 0, "\(run)")
        #expect(run.output.contains("you have: metric conversion, now "), "\(run)")
        #expect(run.output.contains("bellwether kpi \"Increase conversion from "), "\(run)")
        #expect(run.output.contains("by the end of Q4 2026\""), "\(run)")
        #expect(run.output.contains("you have: metrics orders, visits") || run.output.contains("needs: "), "\(run)")
        for line in run.output.split(separator: "\n") where !line.hasPrefix("   bellwether kpi") {
            #expect(line.count <= 100, "\(line)")
        }
    }

    @Test("outside a project it works too, and says that everything is missing")
    func outside() throws {
        let folder = FileManager.default.temporaryDirectory.path
        let run = try Program.run(["suggest", "keep", "customers"], in: folder)
        #expect(run.code == 0, "\(run)")
        #expect(run.output.hasPrefix("Keep customers\n"), "\(run)")
        #expect(!run.output.contains("you have"), "\(run)")
    }

    @Test("every goal has text and JSON that can be read, in short and in full")
    func everyGoal() throws {
        let folder = FileManager.default.temporaryDirectory.path
        let list = try Program.run(["suggest", "--list", "--format", "json"], in: folder)
        let goals = try #require(
            JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: [[String: Any]]])
        let names = try #require(goals["goals"]).compactMap { $0["goal"] as? String }
        #expect(names.count >= 15)
        for name in names {
            let text = try Program.run(["suggest", name, "--all"], in: folder)
            #expect(text.code == 0 && text.output.contains("Leading indicators"), "\(text)")
            let run = try Program.run(["suggest", name, "--format", "json"], in: folder)
            let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect(json["goal"] as? String == name)
            let kpis = try #require(json["kpis"] as? [[String: Any]])
            #expect((3...7).contains(kpis.count))
            for kpi in kpis {
                #expect(
                    (kpi["statement"] as? String)?.contains("by the end of") ?? false
                        || kpi["direction"] as? String == "band")
            }
        }
    }

    @Test("a definition in full is a metric that a project takes as it is")
    func show() throws {
        let shop = try Shop()
        let run = try shop.run("suggest", "--show", "orders", "--format", "json")
        let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        try shop.write("metrics/orders.yml", try #require(json["yaml"] as? String))
        let check = try shop.run("check", "--strict")
        #expect(check.code == 0, "\(check)")
    }
}
