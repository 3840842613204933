/// Builds a text from parts so that different parts never give the same text: every part is preceded by its length.
struct CanonicalText {
    private var hash = StableHash()

    /// Adds a part; nil differs from the empty text.
    mutating func add(_ key: String, _ part: String?) {
        guard let part else { return }
        hash.add("\(key.utf8.count):\(key)\(part.utf8.count):\(part)")
    }

    /// Adds an expression in its canonical spelling.
    mutating func add(_ key: String, _ expression: Expression?) {
        add(key, expression.map(ExpressionPrinter.print))
    }

    /// Adds a number with all its digits.
    mutating func add(_ key: String, _ number: Double?) { add(key, number.map { String($0) }) }

    /// The hash of all parts.
    var hex: String { hash.hex }
}
