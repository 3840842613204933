import Definitions
import Foundation

/// Checks YAML nodes against the part of JSON Schema 2020-12 that the published schemas use.
struct SchemaValidator {
    private let schema: [String: Any]

    init(_ text: String) throws {
        schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    func problems(of node: SourceNode) -> [String] { problems(of: node, schema, at: "") }

    private func problems(of node: SourceNode, _ schema: [String: Any], at path: String) -> [String] {
        var found: [String] = []
        if let any = schema["anyOf"] as? [[String: Any]] {
            let results = any.map { problems(of: node, $0, at: path) }
            if !results.contains(where: \.isEmpty) { found.append("\(path): none of the forms fits") }
        }
        if let words = schema["enum"] as? [String], !words.contains(node.text ?? "\u{0}") {
            found.append("\(path): not one of \(words)")
        }
        if let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map({ [$0] }),
            !types.contains(where: { fits(node, $0) })
        {
            return found + ["\(path): not of type \(types)"]
        }
        if let pattern = schema["pattern"] as? String, let text = node.text, let regex = try? Regex(pattern),
            text.firstMatch(of: regex) == nil
        {
            found.append("\(path): `\(text)` does not match \(pattern)")
        }
        if let low = schema["minimum"] as? Double, let value = node.text.flatMap({ Double($0) }), value < low {
            found.append("\(path): below \(low)")
        }
        if let high = schema["maximum"] as? Double, let value = node.text.flatMap({ Double($0) }), value > high {
            found.append("\(path): above \(high)")
        }
        return found + parts(of: node, schema, at: path)
    }

    private func parts(of node: SourceNode, _ schema: [String: Any], at path: String) -> [String] {
        var found: [String] = []
        if case .sequence(let items) = node.content, let item = schema["items"] as? [String: Any] {
            for entry in items { found += problems(of: entry, item, at: path + "[]") }
        }
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        for entry in node.entries {
            if let known = properties[entry.key] {
                found += problems(of: entry.value, known, at: "\(path).\(entry.key)")
            } else if let other = schema["additionalProperties"] as? [String: Any] {
                found += problems(of: entry.value, other, at: "\(path).\(entry.key)")
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(path).\(entry.key): no such key")
            }
        }
        for key in schema["required"] as? [String] ?? [] where node[key] == nil {
            found.append("\(path): needs \(key)")
        }
        return found
    }

    /// YAML's own typing of plain scalars (core schema); dates stay text there.
    private func fits(_ node: SourceNode, _ type: String) -> Bool {
        switch (node.content, type) {
        case (.mapping, "object"), (.sequence, "array"): return true
        case (.scalar(let text, let isPlain), _):
            let isNumber = isPlain && Double(text) != nil
            let isBoolean = isPlain && ["true", "false"].contains(text)
            switch type {
            case "number": return isNumber
            case "integer": return isNumber && Int(text) != nil
            case "boolean": return isBoolean
            case "string": return !isNumber && !isBoolean
            default: return false
            }
        default: return false
        }
    }
}
