import Chronology
import Definitions
import Diagnostics

/// The parts a statement can have at each of its tokens. What fits together is found by `StatementSearch`.
struct StatementGrammar {
    let tokens: [StatementToken]
    let vocabulary: StatementVocabulary
    let today: Day
    /// The decimal separator of the organisation's locale.
    let decimalSign: Character

    var calendar: ProjectCalendar { vocabulary.project.calendar }

    /// A sentence of the project's vocabulary.
    init(_ text: String, _ vocabulary: StatementVocabulary, today: Day) {
        tokens = StatementLexer.tokens(of: text, in: vocabulary.project.calendar)
        self.vocabulary = vocabulary
        self.today = today
        let language = vocabulary.project.organisation.locale.prefix(2).lowercased()
        decimalSign =
            ["de", "es", "fr", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "tr", "ru", "uk"].contains(
                language) ? "," : "."
    }

    func kind(_ index: Int) -> StatementToken.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }
    func word(_ index: Int) -> String? { tokens.indices.contains(index) ? tokens[index].word : nil }
    func sign(_ index: Int) -> String? { tokens.indices.contains(index) ? tokens[index].sign : nil }
    func number(_ index: Int) -> String? { tokens.indices.contains(index) ? tokens[index].number : nil }

    /// The words of a range joined, nil where something else is among them or the range leaves the statement.
    func joined(_ range: Range<Int>) -> String? {
        guard range.upperBound <= tokens.count else { return nil }
        var result = ""
        for token in tokens[range] {
            guard let part = token.word ?? token.number else { return nil }
            result += part
        }
        return result
    }

    /// A range as it was written.
    func text(_ range: Range<Int>) -> String {
        var result = ""
        for (position, token) in tokens[range.clamped(to: 0..<tokens.count)].enumerated() {
            result += position > 0 && !token.isAttached ? " " + token.text : token.text
        }
        return result
    }

    /// Whether the words stand at a token; the token after them.
    func words(_ phrase: String, at start: Int) -> Int? {
        var index = start
        for part in phrase.split(separator: " ") {
            guard word(index) == String(part) else { return nil }
            index += 1
        }
        return index
    }

    /// The first of several phrases that stands at a token; the longest are named first.
    func anyOf(_ phrases: [String], at start: Int) -> Int? {
        for phrase in phrases { if let end = words(phrase, at: start) { return end } }
        return nil
    }

    /// All parts that can begin at a token.
    func clauses(at start: Int) -> [StatementClause] {
        var found = metrics(start) + verbs(start) + goals(start) + baselines(start) + timeClauses(start)
        found += windows(start) + slices(start) + details(start)
        if isFiller(start) { found.append(StatementClause(content: .filler, end: start + 1)) }
        return found
    }

    private func isFiller(_ index: Int) -> Bool {
        if let word = word(index) { return StatementLexicon.fillers.contains(word) || isLabel(index, word) }
        if number(index) != nil {
            return index == 0 && [".", ")", ":"].contains(sign(1) ?? "") && tokens[1].isAttached
        }
        guard let sign = sign(index) else { return false }
        if [",", ";", ":", ".", "!", "(", ")", "?", "•", "*", "\"", "“", "”", "[", "]", "|", "…"].contains(sign) {
            return true
        }
        // A dash is one between parts, not before a number.
        return sign == "-" && (number(index + 1) == nil || index + 1 < tokens.count && !tokens[index + 1].isAttached)
    }

    /// `KR1:`, `O2 –`: the number of a line in a list of objectives.
    private func isLabel(_ index: Int, _ word: String) -> Bool {
        guard index == 0, let letters = ["kr", "okr", "kpi", "o"].first(where: { word.hasPrefix($0) }) else {
            return false
        }
        let digits = word.dropFirst(letters.count)
        return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    }

    /// A verb with one slip of the keyboard in it.
    private func nearVerb(_ start: Int, _ word: String) -> [StatementClause] {
        guard word.count >= 6, !isKnown(word) else { return [] }
        let near = StatementLexicon.verbs.filter { abs($0.key.count - word.count) <= 1 && $0.key.count >= 6 }
            .filter { Spelling.editDistance(Array(word), Array($0.key)) <= 1 }
        guard let verb = near.first?.value, near.values.allSatisfy({ $0 == verb }) else { return [] }
        let note = "`\(text(start..<start + 1))` is read as `\(near.keys.sorted()[0])`."
        return [StatementClause(content: .verb(verb), end: start + 1, cost: 3, note: note)]
    }

    private func verbs(_ start: Int) -> [StatementClause] {
        guard let word = word(start) else { return [] }
        guard let verb = StatementLexicon.verbs[word] else { return nearVerb(start, word) }
        var found: [StatementClause] = []
        var end = start + 1
        if case .reach = verb, let direction = ["up": 1, "down": -1][self.word(end) ?? ""] {
            found.append(StatementClause(content: .verb(direction > 0 ? .raise : .lower), end: end + 1))
        }
        if case .hold = verb, self.word(end) == "up" { end += 1 }
        found.append(StatementClause(content: .verb(verb), end: end))
        if case .multiply = verb, self.word(end) == "our" { end += 1 }
        return found
    }

    func metrics(_ start: Int) -> [StatementClause] {
        if case .quoted(let name)? = kind(start), vocabulary.project.metrics[name] != nil {
            return [StatementClause(content: .metric([name], note: nil), end: start + 1)]
        }
        guard word(start) != nil || number(start) != nil else { return [] }
        for length in stride(from: min(9, tokens.count - start), through: 1, by: -1) {
            guard let key = joined(start..<start + length), let names = vocabulary.aliases[key] else { continue }
            return [StatementClause(content: .metric(names.sorted(), note: nil), end: start + length)]
        }
        return []
    }

    /// Metrics whose names are written almost like the words at a token; for statements that name none exactly.
    func nearMetrics(_ start: Int) -> [StatementClause] {
        var best: [(distance: Int, clause: StatementClause)] = []
        guard word(start) != nil else { return [] }
        for length in 1...max(1, min(6, tokens.count - start)) {
            guard let key = joined(start..<start + length), key.count >= 5 else { continue }
            guard !tokens[start..<start + length].allSatisfy({ isKnown($0.word) }) else { continue }
            var nearest: [String: Int] = [:]
            let limit = key.count < 8 ? 1 : key.count / 6 + 1
            for (alias, names) in vocabulary.aliases where abs(alias.count - key.count) <= limit && alias.count >= 5 {
                let distance = Spelling.editDistance(Array(key), Array(alias))
                guard distance <= limit else { continue }
                for name in names { nearest[name] = min(nearest[name] ?? .max, distance) }
            }
            guard let least = nearest.values.min() else { continue }
            // A rival one slip further is too close to choose.
            let names = nearest.filter { $0.value <= least + 1 }.map(\.key).sorted()
            let note = "`\(text(start..<start + length))` is read as `\(names.joined(separator: "` or `"))`."
            best.append(
                (least, StatementClause(content: .metric(names, note: note), end: start + length, cost: 2 + least)))
        }
        return best.map(\.clause)
    }

    /// Whether a word has a meaning of its own.
    private func isKnown(_ word: String?) -> Bool {
        guard let word else { return true }
        return StatementLexicon.fillers.contains(word) || StatementLexicon.verbs[word] != nil
            || StatementLexicon.months[word] != nil || StatementLexicon.grains[word] != nil
    }
}
