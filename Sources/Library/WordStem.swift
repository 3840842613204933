import Diagnostics

/// Words reduced to what they have in common: `tickets` and `ticket`, `abandoned` and `abandonment`.
enum WordStem {
    private static let endings = [
        "action", "isation", "ization", "ations", "ation", "ments", "ment", "ness", "ings", "ing", "ions", "ion", "ies",
        "ied",
        "ers", "er", "ed", "es", "s", "y", "e",
    ]

    /// Words that say what to do or join others, and tell no goal from another.
    static let silent: Set<String> = [
        "increase", "improve", "grow", "raise", "lift", "boost", "reduce", "cut", "lower", "decrease", "get", "make",
        "have", "be", "become", "our", "we", "my", "the", "a", "an", "of", "in", "on", "to", "for", "and", "or", "more",
        "better", "less", "fewer", "higher", "want", "need", "with", "by", "from", "us", "it", "is", "are", "that",
        "this", "how", "should", "can", "do", "i", "their", "they", "who", "what", "at", "as", "up", "down", "per",
    ]

    /// Words that stand with almost any goal, and count only as part of a phrase.
    static let common: Set<String> = Set(
        [
            "customer", "customers", "rate", "new", "time", "people", "user", "users", "number", "share", "value",
            "online", "good", "company", "business", "team", "well", "total", "product", "service", "cost", "average",
        ].map(stem))

    /// The stem of a word in small letters. Endings come off only where at least three letters stay.
    static func stem(_ word: String) -> String {
        for ending in endings where word.hasSuffix(ending) && word.count - ending.count >= 3 {
            let rest = word.dropLast(ending.count)
            // `stopp` of stopping is `stop`.
            if let last = rest.last, rest.dropLast().last == last, !"aeiouls".contains(last) {
                return String(rest.dropLast())
            }
            return String(rest)
        }
        return word
    }

    /// The words of a text in small letters, in order; `e-mail` is one.
    static func words(_ text: String) -> [String] {
        text.lowercased().replacing("e-mail", with: "email")
            .split { (character: Character) -> Bool in !character.isLetter && !character.isNumber }.map(String.init)
    }

    /// Stems of the words that tell something.
    static func stems(_ text: String) -> [String] { words(text).filter { !silent.contains($0) }.map(stem) }

    /// A name or label in the one form by which two are the same: stems without spaces.
    static func key(_ text: String) -> String { words(text).map(stem).joined(separator: " ") }

    /// Whether a word is another one with a letter or two gone wrong.
    static func isNear(_ word: String, _ other: String) -> Bool {
        guard word.count >= 5, word.first == other.first, abs(word.count - other.count) <= 2 else { return false }
        return Spelling.nearest(to: word, among: [other]) != nil
    }
}
