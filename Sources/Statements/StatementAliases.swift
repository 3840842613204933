import Definitions
import Foundation

/// All ways to call the metrics of a project: names, labels, synonyms, and what follows from them.
///
/// A way that two metrics have leads to both, so that it is asked about; one that is written beats one that follows.
struct StatementAliases {
    private(set) var byKey: [String: Set<String>] = [:]

    init(_ project: Project) {
        var derived: [String: Set<String>] = [:]
        for metric in project.metrics.values {
            let name = metric.name.value
            for phrase in [name, metric.displayName] + metric.synonyms {
                for key in Self.forms(phrase) { byKey[key, default: []].insert(name) }
                for key in Self.derivedForms(phrase, metric) { derived[key, default: []].insert(name) }
            }
        }
        // What only follows gives way to what is written, and to doubt.
        for (key, names) in derived where byKey[key] == nil { byKey[key] = names }
        byKey[""] = nil
    }

    /// The words of a phrase, joined: hyphens, blanks and underscores make no difference.
    static func key(_ phrase: String) -> String { words(phrase).joined() }

    /// A word in the singular, as far as its ending shows.
    static func singular(_ word: String) -> String {
        if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") {
            return String(word.dropLast())
        }
        return word
    }

    private static func words(_ phrase: String) -> [String] {
        StatementLexer.folded(phrase).split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }

    /// The phrase as it is, and with its last word in the other number.
    private static func forms(_ phrase: String) -> Set<String> {
        let words = words(phrase)
        guard let last = words.last else { return [] }
        let head = words.dropLast().joined()
        let single = singular(last)
        return [words.joined(), head + single, head + plural(single)]
    }

    private static func plural(_ word: String) -> String {
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        return word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("ch") ? word + "es" : word + "s"
    }

    private static func derivedForms(_ phrase: String, _ metric: MetricDefinition) -> Set<String> {
        var found: Set<String> = []
        let words = words(phrase)
        let bare = Self.words(phrase.split(separator: "(").first.map(String.init) ?? phrase)
        for base in Set([words, bare]) where !base.isEmpty {
            if base != words { found.formUnion(forms(base.joined(separator: " "))) }
            if let last = base.last, base.count > 1, generic.contains(last) {
                found.formUnion(forms(base.dropLast().joined(separator: " ")))
            }
            if base.count > 2 { found.insert(base.compactMap(\.first).map(String.init).joined()) }
            let core = base.joined(separator: " ")
            for extra in extras(metric) { found.insert(key(extra.replacingOccurrences(of: "*", with: core))) }
        }
        return found
    }

    /// Nouns that a label may end in and people leave out.
    private static let generic: Set<String> = ["rate", "ratio", "score", "count", "index", "percentage"]

    private static func extras(_ metric: MetricDefinition) -> [String] {
        var extras: [String] = []
        if metric.unit == .named("points") || metric.unit == .named("score") { extras += ["* score", "* points"] }
        if metric.unit == .percent { extras += ["* rate", "* percentage"] }
        guard case .aggregate(let aggregate) = metric.measure else { return extras }
        switch aggregate.function {
        case .count, .countDistinct:
            extras += [
                "number of *", "count of *", "* count", "total *", "total number of *", "volume of *", "* volume",
            ]
        case .sum: extras += ["total *", "sum of *"]
        case .average: extras += ["average *", "avg *", "mean *"]
        case .median: extras += ["median *"]
        case .min, .max, .percentile, .last: break
        }
        return extras
    }
}

extension Project {
    /// Names of the sources a metric is computed from, sorted.
    func sourceNames(of metric: String) -> [String] {
        var sources: Set<String> = []
        var seen: Set<String> = [metric]
        var pending = [metric]
        while let name = pending.popLast() {
            guard let measure = metrics[name]?.measure else { continue }
            var parts: [String] = []
            switch measure {
            case .aggregate(let aggregate): sources.insert(aggregate.source.value)
            case .ratio(let upper, let lower): parts = [upper.metric.value, lower.metric.value]
            case .derived(let expression): parts = expression.references.map(\.reference.name)
            case .cumulative(let of, _): parts = [of.value]
            case .manual: break
            }
            pending += parts.filter { seen.insert($0).inserted }
        }
        return sources.sorted()
    }

    /// Whether values of a metric add up from day to day, so that a total makes sense.
    func accumulates(_ metric: String) -> Bool {
        switch metrics[metric]?.measure {
        case .aggregate(let aggregate)?: aggregate.function.isAdditive || aggregate.function == .countDistinct
        case .manual?: metrics[metric]?.unit != .percent
        case .ratio?, .derived?, .cumulative?, nil: false
        }
    }
}
