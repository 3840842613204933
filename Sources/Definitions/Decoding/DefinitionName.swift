/// Names by which definitions refer to each other.
public enum DefinitionName {
    static let lengthLimit = 100

    /// Whether formulas and files can use a text as a name.
    public static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), text.utf8.count <= lengthLimit else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
            && !ExpressionKeyword.reserved.contains(text.lowercased())
    }

    /// A valid name near a text.
    public static func proposal(for text: String) -> String {
        var result = ""
        for byte in text.lowercased().utf8.prefix(lengthLimit) {
            if isLetter(byte) || (0x30...0x39).contains(byte) {
                result.append(Character(Unicode.Scalar(byte)))
            } else if !result.isEmpty, result.last != "_" {
                result.append("_")
            }
        }
        while result.last == "_" { result.removeLast() }
        if isValid(result) { return result }
        return isValid("my_" + result) ? "my_" + result : "my_name"
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
