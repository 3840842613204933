extension DefinitionSchema {
    /// The tables of `docs/definitions.md` for a kind, in Markdown.
    public static func referenceText(kind: DefinitionKind) -> String {
        let place = kind == .organisation ? "`bellwether.yml`" : "`\(kind.folder)/*.yml`"
        var text = "## \(heading(kind)): \(place)\n\n" + table(kind.keys)
        for (path, keys) in groups(in: kind.keys, below: "") {
            text += "\n### `\(path)`\n\n" + table(keys)
        }
        return text
    }

    private static func heading(_ kind: DefinitionKind) -> String {
        switch kind {
        case .organisation: "Organisation"
        case .source: "Sources"
        case .metric: "Metrics"
        case .objective: "Objectives"
        case .kpi: "KPIs"
        case .benchmark: "Benchmarks"
        }
    }

    private static func table(_ keys: [KeyDefinition]) -> String {
        var text = "| key | holds | default | example | |\n|---|---|---|---|---|\n"
        for key in keys {
            let value = key.isRequired ? "**required**" : key.byDefault ?? "–"
            let cells = ["`\(key.name)`", phrase(key.shape), value, "`\(key.example)`", key.summary]
            text += "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
        }
        return text
    }

    private static func escaped(_ cell: String) -> String {
        cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private static func groups(in keys: [KeyDefinition], below path: String) -> [(String, [KeyDefinition])] {
        keys.flatMap { key -> [(String, [KeyDefinition])] in
            let name = path.isEmpty ? key.name : "\(path).\(key.name)"
            return groups(in: key.shape, at: name)
        }
    }

    private static func groups(in shape: ValueShape, at path: String) -> [(String, [KeyDefinition])] {
        switch shape {
        case .group(let keys): [(path, keys)] + groups(in: keys, below: path)
        case .list(let item): groups(in: item, at: path + "[]")
        case .named(let value): groups(in: value, at: path + ".NAME")
        case .either(let shapes): shapes.flatMap { groups(in: $0, at: path) }
        default: []
        }
    }

    private static func phrase(_ shape: ValueShape) -> String {
        switch shape {
        case .text: "text"
        case .name: "name"
        case .reference(let kind): "name of a \(kind)"
        case .expression: "[expression](expressions.md)"
        case .formula: "[formula](expressions.md)"
        case .boolean: "`true` or `false`"
        case .integer(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
        case .number(let range):
            "number, \(DecimalText.short(range.lowerBound)) to \(DecimalText.short(range.upperBound))"
        case .quantity: "number in the metric's unit"
        case .date: "date"
        case .duration: "length of time"
        case .period: "period"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .form(_, let words): words
        case .list(let item): "list of: \(phrase(item))"
        case .group: "group"
        case .named(let value): "names, each with: \(phrase(value))"
        case .either(let shapes): shapes.map { phrase($0) }.joined(separator: "; or ")
        case .free: "anything"
        }
    }
}
