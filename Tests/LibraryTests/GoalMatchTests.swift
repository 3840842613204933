import Testing

@testable import Library

@Suite("Free words find the goal that is meant")
struct GoalMatchTests {
    @Test(
        "what people write",
        arguments: [
            ("increase customer satisfaction", "satisfaction"), ("make our customers happier", "satisfaction"),
            ("Improve customer satisfction", "satisfaction"), ("get more satisfied customers", "satisfaction"),
            ("reduce churn", "retention"), ("keep our customers", "retention"),
            ("retain more subscribers", "retention"),
            ("customer loyalty", "retention"), ("win new customers", "acquisition"), ("lead generation", "acquisition"),
            ("acquire customers", "acquisition"), ("better onboarding", "activation"),
            ("get new users to first value", "activation"), ("higher conversion rate", "conversion"),
            ("lower cart abandonment", "conversion"), ("grow revenue", "revenue"), ("increase sales", "revenue"),
            ("sell more", "revenue"), ("raise the average order value", "revenue"), ("be profitable", "profitability"),
            ("reduce costs", "profitability"), ("improve our margins", "profitability"),
            ("brand awareness", "awareness"), ("be better known, visibility", "awareness"),
            ("more followers on Instagram", "social"), ("social media engagement", "social"),
            ("improve our newsletter", "email"), ("e-mail open rates", "email"), ("SEO", "content"),
            ("more organic traffic", "content"), ("be found on google ranking", "content"),
            ("better return on ad spend", "paid_media"), ("advertising efficiency", "paid_media"),
            ("faster support", "support"), ("answer tickets sooner", "support"), ("response times", "support"),
            ("fewer bugs", "quality"), ("reduce crashes", "quality"), ("product quality", "quality"),
            ("uptime", "quality"), ("deliver on time", "delivery"), ("faster shipping", "delivery"),
            ("less stock in the warehouse", "delivery"), ("close more deals", "sales"), ("fill the pipeline", "sales"),
        ])
    func finds(words: String, goal: String) {
        let found = Library.standard.goals(matching: words)
        let shown = found.prefix(3).map { "\($0.goal.name) \($0.score)" }
        #expect(found.first?.goal.name == goal, "\(words): \(shown)")
    }

    @Test("what fits several goals about equally names them", arguments: ["faster", "newsletter and support"])
    func ties(words: String) {
        let library = Library.standard
        #expect(library.closest(library.goals(matching: words)).count > 1)
    }

    @Test(
        "what is no goal finds none",
        arguments: ["", "!!!", "peace on earth", "increase", "the customer", "xyzzy plugh"])
    func nothing(words: String) {
        #expect(Library.standard.goals(matching: words).isEmpty)
    }

    @Test("every goal is found by its own name, label and words")
    func own() {
        let library = Library.standard
        for goal in library.goals {
            for words in [goal.label] + goal.words {
                let closest = library.closest(library.goals(matching: words)).map(\.goal.name)
                #expect(closest.contains(goal.name), "\(words) found \(closest), not \(goal.name)")
            }
        }
    }

    @Test(
        "words have stems",
        arguments: [
            ("tickets", "ticket"), ("abandoned", "abandonment"), ("satisfied", "satisfaction"), ("shopping", "shops"),
            ("delivery", "deliveries"), ("conversions", "conversion"),
        ])
    func stems(one: String, other: String) {
        let (left, right) = (WordStem.stem(one), WordStem.stem(other))
        #expect(left == right || (one == "satisfied" && WordStem.isNear(left, right)))
    }
}
