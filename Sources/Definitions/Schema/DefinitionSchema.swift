/// The published form of definitions: JSON Schemas and the reference, both made from the tables of keys.
public enum DefinitionSchema {
    /// The JSON Schema (draft 2020-12) of a kind, as indented text with a final line end.
    public static func jsonText(kind: DefinitionKind) -> String {
        var document = JSONText.object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Bellwether: \(kind.phrase)")),
        ])
        document.append(contentsOf: group(kind.keys))
        return document.rendered + "\n"
    }

    private static func group(_ keys: [KeyDefinition]) -> JSONText {
        var members: [(String, JSONText)] = [("type", .text("object"))]
        let properties = keys.map { ($0.name, property($0)) }
        members.append(("properties", .object(properties)))
        let required = keys.filter(\.isRequired).map { JSONText.text($0.name) }
        if !required.isEmpty { members.append(("required", .array(required))) }
        members.append(("additionalProperties", .boolean(false)))
        return .object(members)
    }

    private static func property(_ key: KeyDefinition) -> JSONText {
        var description = key.summary
        if let value = key.byDefault { description += " Default: \(value)." }
        var schema = JSONText.object([("description", .text(description))])
        schema.append(contentsOf: shape(key.shape))
        return schema
    }

    /// Bellwether reads scalars as text, but editors read `NO` or `2026` as YAML does: a text may be any scalar.
    private static let scalar = JSONText.object([
        ("type", .array([.text("string"), .text("number"), .text("boolean")]))
    ])

    private static func shape(_ shape: ValueShape) -> JSONText {
        switch shape {
        case .text, .expression, .formula, .quantity, .period: scalar
        case .name, .reference: pattern("^[A-Za-z][A-Za-z0-9_]*$")
        case .boolean: .object([("type", .text("boolean"))])
        case .integer(let range):
            .object([
                ("type", .text("integer")), ("minimum", .number(Double(range.lowerBound))),
                ("maximum", .number(Double(range.upperBound))),
            ])
        case .number(let range):
            .object([
                ("type", .text("number")), ("minimum", .number(range.lowerBound)),
                ("maximum", .number(range.upperBound)),
            ])
        case .date: pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        case .duration: pattern("^[0-9]+[hdw]$")
        case .choice(let words): .object([("enum", .array(words.map { .text($0) }))])
        case .form(let form, _): pattern(form)
        case .list(let item): .object([("type", .text("array")), ("items", Self.shape(item))])
        case .group(let keys): group(keys)
        case .named(let value): .object([("type", .text("object")), ("additionalProperties", Self.shape(value))])
        case .either(let shapes): .object([("anyOf", .array(shapes.map { Self.shape($0) }))])
        case .free: .object([])
        }
    }

    private static func pattern(_ pattern: String) -> JSONText {
        .object([("type", .text("string")), ("pattern", .text(pattern))])
    }
}
