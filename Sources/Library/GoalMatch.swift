/// How well a goal fits what somebody wrote.
public struct GoalMatch: Sendable {
    /// The goal.
    public var goal: Goal
    /// Points: by words that few goals have, by whole phrases, by names of its metrics.
    public var score: Double
    /// What of the goal was recognised.
    public var because: [String]
}

extension Library {
    /// Goals that fit free words, the best first; empty where nothing is recognised.
    ///
    /// Words count by their stems, more where few goals have them; phrases count whole; a word that is known to no goal is
    /// compared with near spellings. Complexity: linear in the library's names.
    public func goals(matching text: String) -> [GoalMatch] {
        let index = GoalIndex(self)
        let stems = index.corrected(WordStem.stems(text))
        return goals.compactMap { (goal: Goal) -> GoalMatch? in index.match(goal, stems) }
            .sorted { ($0.score, $1.goal.name) > ($1.score, $0.goal.name) }
    }

    /// Of goals that fit, those that fit about as well as the best.
    public func closest(_ matches: [GoalMatch]) -> [GoalMatch] {
        guard let best = matches.first else { return [] }
        return matches.filter { $0.score >= best.score * 0.8 }
    }
}

/// The stems of all goals, and how many goals have each.
private struct GoalIndex {
    private let library: Library
    private var own: [String: [(phrase: String, stems: [String])]] = [:]
    private var metrics: [String: [(phrase: String, stems: [String])]] = [:]
    private var goalsWith: [String: Int] = [:]

    init(_ library: Library) {
        self.library = library
        for goal in library.goals {
            let phrases = [goal.name.replacing("_", with: " "), goal.label] + goal.words
            own[goal.name] = phrases.map { ($0, WordStem.stems($0)) }
            let defined = library.definitions.values.filter { $0.goal == goal.name }.sorted { $0.name < $1.name }
            metrics[goal.name] = defined.flatMap { (definition: LibraryDefinition) -> [(String, [String])] in
                ([definition.label] + definition.synonyms).map { ($0, WordStem.stems($0)) }
            }
            let stems = Set(((own[goal.name] ?? []) + (metrics[goal.name] ?? [])).flatMap(\.stems))
            for stem in stems { goalsWith[stem, default: 0] += 1 }
        }
    }

    /// Stems nobody knows, replaced by the one known stem they are near to.
    func corrected(_ stems: [String]) -> [String] {
        stems.map { (stem: String) -> String in
            guard goalsWith[stem] == nil else { return stem }
            let near = goalsWith.keys.filter { WordStem.isNear(stem, $0) }.sorted()
            return near.first ?? stem
        }
    }

    func match(_ goal: Goal, _ stems: [String]) -> GoalMatch? {
        let asked = Set(stems)
        var score = 0.0
        var because: [String] = []
        let own = own[goal.name] ?? []
        let metrics = metrics[goal.name] ?? []
        let ownStems = Set(own.flatMap(\.stems))
        let metricStems = Set(metrics.flatMap(\.stems))
        for stem in asked where !WordStem.common.contains(stem) {
            let rarity = 1 / Double(goalsWith[stem] ?? 1)
            if ownStems.contains(stem) {
                score += 2 + 2 * rarity
            } else if metricStems.contains(stem) {
                score += rarity
            }
        }
        if let phrase = longest(own, asked, isGoal: true) {
            score += 1.5 * Double(phrase.stems.count)
            because.append(phrase.phrase)
        }
        if let phrase = longest(metrics, asked, isGoal: false) {
            score += (phrase.stems.count > 1 ? 1.2 : 0.6) * Double(phrase.stems.count)
            if !because.contains(phrase.phrase) { because.append(phrase.phrase) }
        }
        return score > 0 ? GoalMatch(goal: goal, score: score, because: because) : nil
    }

    /// The longest phrase of which every word was asked for: with a telling word in it, or several words, or being all that
    /// was asked where it is one of the goal's own.
    private func longest(
        _ phrases: [(phrase: String, stems: [String])], _ asked: Set<String>, isGoal: Bool
    ) -> (phrase: String, stems: [String])? {
        phrases.filter { (phrase: (phrase: String, stems: [String])) -> Bool in
            let isTelling =
                phrase.stems.count > 1 || (isGoal && asked == Set(phrase.stems))
                || phrase.stems.contains { !WordStem.common.contains($0) }
            return !phrase.stems.isEmpty && isTelling && asked.isSuperset(of: phrase.stems)
        }.max { $0.stems.count < $1.stems.count }
    }
}
