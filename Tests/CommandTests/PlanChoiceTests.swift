import Foundation
import Testing

@Suite(.enabled(if: Program.isBuilt, Comment(rawValue: Program.missing)))
struct PlanChoiceTests {
    /// What the plan benchmark compares really are different statements.
    @Test func statementsAreThoseOfThePlanThatIsNamed() throws {
        let shop = try Shop()
        let explain = ["query", "orders", "revenue", "--grain", "day", "--by", "channel", "--last", "30d", "--explain"]
        func statements(_ plan: String) throws -> String {
            let run = try Program.run(explain, in: shop.folder, environment: ["BELLWETHER_PLAN": plan])
            #expect(run.code == 0, "\(run)")
            return run.output
        }
        let simplest = try statements("simplest")
        #expect(!simplest.contains("bw_cells"))
        #expect(try statements("factored").contains("bw_cells"))
        // A source of so few rows is read in the simplest way.
        #expect(try statements("cheapest") == simplest)
    }

    @Test func refreshFollowsTheNamedPlanToTheSameNumbers() throws {
        let shop = try Shop()
        let log = shop.folder + "/statements.log"
        var answers: [String] = []
        for plan in ["simplest", "factored"] {
            try? FileManager.default.removeItem(atPath: log)
            let refresh = try Program.run(
                ["refresh", "--force"], in: shop.folder,
                environment: ["BELLWETHER_PLAN": plan, "BELLWETHER_SQL_LOG": log])
            try #require(refresh.code == 0, "\(refresh)")
            #expect(try shop.read("statements.log").contains("bw_cells") == (plan == "factored"))
            let query = [
                "query", "orders", "revenue", "customers", "--grain", "week", "--by", "channel", "--format", "csv",
            ]
            answers.append(try Program.run(query, in: shop.folder).output)
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0].count > 500)
    }

    @Test func unknownPlanIsRefusedWithThoseThereAre() throws {
        let shop = try Shop()
        let run = try Program.run(["status"], in: shop.folder, environment: ["BELLWETHER_PLAN": "plain"])
        #expect(run.code == 2)
        #expect(run.errors.contains("BELLWETHER_PLAN is `plain`; expected one of simplest, cheapest, factored."))
    }
}
