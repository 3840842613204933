import Definitions

/// Definitions written as YAML that a project can hold.
enum YAMLText {
    /// A scalar, in quotes where YAML would read it otherwise.
    static func scalar(_ text: String, inFlow: Bool = false) -> String {
        let plain = text.unicodeScalars.allSatisfy { (scalar: Unicode.Scalar) -> Bool in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || " _-./()%€".unicodeScalars.contains(scalar)
                || (!inFlow && ",'<>=;+*".unicodeScalars.contains(scalar))
        }
        let begins = text.unicodeScalars.first.map { (scalar: Unicode.Scalar) -> Bool in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || (!inFlow && scalar == "(")
        }
        if plain, begins == true, text.last != " " { return text }
        let escaped = text.flatMap { (character: Character) -> String in
            character == "\"" || character == "\\" ? "\\\(character)" : String(character)
        }
        return "\"" + String(escaped) + "\""
    }

    /// A value on one line.
    static func flow(_ node: SourceNode, inFlow: Bool = false) -> String {
        switch node.content {
        case .scalar(let text, _): return scalar(text, inFlow: inFlow)
        case .sequence(let items): return "[" + items.map { flow($0, inFlow: true) }.joined(separator: ", ") + "]"
        case .mapping(let entries):
            let parts = entries.map { "\($0.key): \(flow($0.value, inFlow: true))" }
            return "{" + parts.joined(separator: ", ") + "}"
        }
    }
}

extension LibraryDefinition {
    /// The metric as a file of a project.
    ///
    /// - Parameter extra: Further lines, each ending with a line break.
    public func yaml(extra: String = "") -> String {
        var lines = ["metric: \(name)", "label: \(YAMLText.scalar(label))", "description: \(YAMLText.scalar(formula))"]
        lines += ["synonyms: [\(synonyms.map { YAMLText.scalar($0, inFlow: true) }.joined(separator: ", "))]"]
        lines += skeleton.entries.map { "\($0.key): \(YAMLText.flow($0.value))" }
        if unit != "none" { lines.append("unit: \(unit)") }
        lines += ["direction: \(direction.rawValue)", "kind: \(kind.rawValue)"]
        return lines.joined(separator: "\n") + "\n" + extra
    }
}

extension LibrarySource {
    /// The source as a file of a project, its columns typed and explained.
    ///
    /// - Parameter files: The glob of its files.
    public func yaml(from files: String, columns wanted: Set<String>? = nil) -> String {
        let shown = columns.filter { wanted?.contains($0.name) ?? true }
        let types = shown.map { "  \($0.name): \(YAMLText.scalar($0.declaredType))" }
        let slices = dimensions.filter { dimension in shown.contains { $0.name == dimension } }
        var lines = [
            "# \(label): \(row). Expected columns: \(shown.map(\.name).joined(separator: ", ")).",
            "source: \(name)", "from: \(files)", "columns:",
        ]
        lines += types
        lines.append("time: {column: \(time)\(covers.map { ", covers: \($0)" } ?? "")}")
        if let entity, shown.contains(where: { $0.name == entity }) { lines.append("entity: \(entity)") }
        if !slices.isEmpty {
            lines.append("dimensions: {\(slices.map { "\($0): \($0)" }.joined(separator: ", "))}")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension LibrarySource.Column {
    /// The type as a source declares it.
    public var declaredType: String { type == "money" ? "decimal(14,2)" : type }
}
