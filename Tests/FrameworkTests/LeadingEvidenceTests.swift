import Chronology
import Framework
import Series
import Statistics
import Testing

@Suite("Evidence of leads in a project")
struct LeadingEvidenceTests {
    static let today = 20_000

    /// Errors lead conversion by nine days, downward; visits do not lead it.
    static func project(_ seed: UInt64 = 7) -> [String: SeriesValues] {
        var generator = SeededGenerator(seed: seed)
        let days = 600
        let errors = (0..<days).map { _ in 50 + 5 * generator.normal() }
        let visits = (0..<days).map { _ in 900 + 40 * generator.normal() }
        let conversion = (0..<days).map { (day: Int) -> Double in
            3 - 0.03 * ((day >= 9 ? errors[day - 9] : 50) - 50) + 0.3 * generator.normal()
        }
        func series(_ values: [Double]) -> SeriesValues {
            SeriesValues(grain: .day, start: today - days, values: values)
        }
        return ["errors": series(errors), "visits": series(visits), "conversion": series(conversion)]
    }

    @Test("Declared drivers are supported, contradicted or without evidence, by the same test")
    func declared() throws {
        let drivers = [
            LeadingEvidence.Declared(leader: "errors", follower: "conversion", sign: -1),
            LeadingEvidence.Declared(leader: "errors", follower: "conversion", sign: 1),
            LeadingEvidence.Declared(leader: "visits", follower: "conversion"),
            LeadingEvidence.Declared(leader: "nothing", follower: "conversion"),
        ]
        let evidence = LeadingEvidence.judge(
            Self.project(), followers: ["conversion"], declared: drivers, today: Self.today)
        #expect(
            evidence.relations.map(\.summary) == [
                "supported (lag 9 days)", "contradicted (sign: negative, lag 9 days)", "no evidence",
                "nothing: not enough data because it has no series",
            ])
        #expect(evidence.relations.count == 4 && evidence.relations[3].isDeclared)
    }

    @Test("What nobody declared is learned")
    func learned() throws {
        let evidence = LeadingEvidence.judge(Self.project(), followers: ["conversion"], today: Self.today)
        let relation = try #require(evidence.relations.first)
        #expect(evidence.relations.count == 1 && relation.leader == "errors" && !relation.isDeclared)
        let link = try #require(relation.link)
        #expect(evidence.names[link.leader] == "errors" && link.q < 0.05)
    }

    @Test("Dates in the future, other grains, short and constant series are said, not judged")
    func unjudged() throws {
        var project = Self.project()
        project["future"] = SeriesValues(grain: .day, start: Self.today - 2, values: [1, 2, 3])
        project["monthly"] = SeriesValues(grain: .month, start: 0, values: [1, 2, 3])
        project["constant"] = SeriesValues(
            grain: .day, start: Self.today - 600, values: [Double](repeating: 1, count: 600))
        project["none"] = SeriesValues.empty(.day)
        project["short"] = SeriesValues(grain: .day, start: Self.today - 3, values: [1, 2, 3])
        let names = ["future", "monthly", "constant", "none", "short"]
        let evidence = LeadingEvidence.judge(
            project, followers: [],
            declared: names.map { LeadingEvidence.Declared(leader: $0, follower: "conversion") }, today: Self.today)
        let told = evidence.relations.prefix(5).map(\.summary)
        for (name, text) in zip(names, told) { #expect(text.hasPrefix("\(name): not enough data because "), "\(text)") }
        #expect(told[0].contains("not ended") && told[1].contains("by month") && told[2].contains("never changed"))
        #expect(told[4].contains("3 observed values"))
        #expect(evidence.relations.last?.leader == "errors" && evidence.relations.last?.verdict == .supported)
        #expect(LeadingEvidence.judge([:], followers: ["x"], today: 0).relations.isEmpty)
    }
}
