import Chronology
import Diagnostics

/// Reads the keys of one group by their table; what the table does not name is an error.
struct GroupReader {
    /// The group.
    let node: SourceNode
    private let keys: [KeyDefinition]
    private let context: DecodingContext

    /// Checks the keys against their table; nil where the value is no group.
    init?(_ node: SourceNode, _ name: String, keys: [KeyDefinition], in context: DecodingContext) {
        guard case .mapping(let entries) = node.content else {
            context.report(
                "wrong-type", "\(name) must be a group of keys, found \(node.noun).", at: node.span,
                fix: "Write `key: value` lines: \(keys.prefix(4).map { "`\($0.name)`" }.joined(separator: ", "))…")
            return nil
        }
        self.node = node
        self.keys = keys
        self.context = context
        for entry in entries { check(entry) }
        for key in keys where key.isRequired && node[key.name] == nil {
            context.report(
                "missing-key", "\(name) needs the key `\(key.name)`.", at: node.span.start,
                fix: "Add `\(key.name): \(key.example)`. \(key.summary)")
        }
    }

    private func check(_ entry: SourceNode.Entry) {
        guard let key = keys.first(where: { $0.name == entry.key }) else {
            let names = keys.map(\.name)
            context.report(
                "unknown-key", "There is no key `\(entry.key.shortened)` here.", at: entry.keySpan,
                fix: Spelling.suggestion(for: entry.key, among: names))
            return
        }
        if entry.value.isEmpty {
            context.report(
                "empty-value", "`\(key.name)` has no value.", at: entry.keySpan,
                fix: "Write one, such as `\(key.name): \(key.example)`, or delete the key.")
        }
    }

    /// The value of a key of the table; nil where it is not written or empty.
    subscript(key: String) -> SourceNode? {
        precondition(keys.contains { $0.name == key }, "the table has no key \(key)")
        guard let value = node[key], !value.isEmpty else { return nil }
        return value
    }

    func text(_ key: String) -> String? { self[key].flatMap { context.text($0, key) } }

    func located(_ key: String) -> Located<String>? { self[key].flatMap { context.located($0, key) } }

    func boolean(_ key: String) -> Bool? { self[key].flatMap { context.boolean($0, key) } }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        self[key].flatMap { context.integer($0, key, in: range) }
    }

    func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        self[key].flatMap { context.number($0, key, in: range) }
    }

    func day(_ key: String) -> Day? { self[key].flatMap { context.day($0, key) } }

    func duration(_ key: String) -> TimeSpan? { self[key].flatMap { context.duration($0, key) } }

    func period(_ key: String) -> NamedPeriod? { self[key].flatMap { context.period($0, key) } }

    func expression(_ key: String) -> Expression? { self[key].flatMap { context.expression($0, key) } }

    func zone(_ key: String) -> Zone? { self[key].flatMap { context.zone($0, key) } }

    /// One of the cases of an enumeration, by its raw value.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, as type: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        guard let node = self[key] else { return nil }
        return context.choice(node, key, among: Choice.allCases.map(\.rawValue)).flatMap { Choice(rawValue: $0) }
    }

    /// A weekday by its English name.
    func weekday(_ key: String) -> Weekday? {
        guard let node = self[key] else { return nil }
        return context.choice(node, key, among: Weekday.names).flatMap { Weekday(name: $0) }
    }

    /// The items of a list; a single value is reported.
    func list(_ key: String) -> [SourceNode] {
        guard let node = self[key] else { return [] }
        if case .sequence(let items) = node.content { return items }
        context.report(
            "wrong-type", "`\(key)` must be a list, found \(node.noun).", at: node.span,
            fix: node.text.map { "Write `[\($0.shortened)]`." })
        return []
    }

    /// A list of texts.
    func texts(_ key: String) -> [String] { list(key).compactMap { context.text($0, key) } }

    /// A group below a key.
    func group(_ key: String, keys: [KeyDefinition]) -> GroupReader? {
        self[key].flatMap { GroupReader($0, "`\(key)`", keys: keys, in: context) }
    }

    /// The entries of a group with free names; names are checked.
    func named(_ key: String) -> [SourceNode.Entry] {
        guard let node = self[key] else { return [] }
        if case .mapping(let entries) = node.content { return entries }
        context.report("wrong-type", "`\(key)` must be a group of names, found \(node.noun).", at: node.span)
        return []
    }

    /// The name of the definition, checked for its form.
    func name(_ key: String) -> Located<String>? {
        guard let node = self[key], let name = context.located(node, key) else { return nil }
        return context.isName(name.value, at: name.span) ? name : nil
    }
}

extension DecodingContext {
    /// Whether a text can be a name; reports it if not.
    func isName(_ text: String, at span: SourceSpan) -> Bool {
        if DefinitionName.isValid(text) { return true }
        report(
            "invalid-name", "`\(text.shortened)` cannot be a name.", at: span,
            fix: "Use letters, digits and `_`, beginning with a letter, at most \(DefinitionName.lengthLimit)"
                + " characters and no word of the expression language; for example `\(DefinitionName.proposal(for: text))`."
        )
        return false
    }
}

extension SourceSpan {
    /// The first character alone.
    var start: SourceSpan { SourceSpan(file: file, line: line, column: column) }
}
