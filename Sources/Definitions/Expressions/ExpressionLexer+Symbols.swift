extension ExpressionLexer {
    private static let pairs = ["<=", ">=", "<>", "!=", "||"]
    private static let singles = ["+", "-", "*", "/", "%", "=", "<", ">", "(", ")", ",", "."]

    /// Signs of other languages: what to say, and what to write instead.
    private static let foreign: [(sign: String, message: String, fix: String)] = [
        ("--", "Comments are not part of the language.", "Delete it; two minus signs are written `- -`."),
        ("/*", "Comments are not part of the language.", "Delete it; YAML comments begin with `#`."),
        ("==", "`==` is not an operator.", "Write `=`."),
        ("=>", "`=>` is not an operator.", "Write `>=`."),
        ("=<", "`=<` is not an operator.", "Write `<=`."),
        ("&&", "`&&` is not an operator.", "Write `and`."),
        ("::", "`::` is not an operator.", "Convert with `number(x)`, `text(x)`, `date(x)` and the like."),
        (";", "An expression is a single value; `;` and SQL statements are not allowed.", "Delete it."),
        ("!", "`!` is not an operator.", "Write `not`, or `<>` for “different from”."),
        ("&", "`&` is not an operator.", "Write `and`; to join texts write `||`."),
        ("|", "`|` is not an operator.", "Write `or`; to join texts write `||`."),
        ("`", "Names do not stand in backticks.", "Write the name in double quotes: `\"Invoice No\"`."),
        ("‘", "This is a typographic quote.", "Write texts in straight quotes: `'text'`."),
        ("’", "This is a typographic quote.", "Write texts in straight quotes: `'text'`."),
        ("‚", "This is a typographic quote.", "Write texts in straight quotes: `'text'`."),
        ("“", "This is a typographic quote.", "Write texts as `'text'` and names as `\"name\"`."),
        ("”", "This is a typographic quote.", "Write texts as `'text'` and names as `\"name\"`."),
        ("„", "This is a typographic quote.", "Write texts as `'text'` and names as `\"name\"`."),
        ("×", "`×` is not an operator.", "Write `*`."),
        ("÷", "`÷` is not an operator.", "Write `/`."),
        ("−", "This is a typographic minus.", "Write `-`."),
        ("≤", "`≤` is not an operator.", "Write `<=`."),
        ("≥", "`≥` is not an operator.", "Write `>=`."),
        ("≠", "`≠` is not an operator.", "Write `<>`."),
        ("^", "`^` is not an operator.", "Write `power(x, y)`."),
    ]

    /// The longest sign at the offset; throws what is wrong with a sign that is none.
    mutating func symbol(_ scalar: Unicode.Scalar) throws(ExpressionSyntaxFailure) -> String {
        if let pair = Self.pairs.first(where: { starts(with: $0) }) {
            advance(by: 2)
            return pair
        }
        if let other = Self.foreign.first(where: { starts(with: $0.sign) }) {
            let end = offset + other.sign.unicodeScalars.count
            throw ExpressionSyntaxFailure(message: other.message, fix: other.fix, range: offset..<end)
        }
        if let sign = Self.singles.first(where: { starts(with: $0) }) {
            advance(by: 1)
            return sign
        }
        if Self.isControl(scalar) { throw Self.controlCharacter(at: offset) }
        if scalar.properties.isAlphabetic {
            throw ExpressionSyntaxFailure(
                message: "`\(scalar)` cannot stand in an unquoted name.",
                fix: "Write names with such characters in double quotes, texts in single quotes.",
                range: offset..<offset + 1)
        }
        throw ExpressionSyntaxFailure(
            message: scalar.properties.isWhitespace
                ? "This is an unusual kind of space." : "`\(scalar)` is not part of the language.",
            fix: scalar.properties.isWhitespace
                ? "Type an ordinary space." : "Texts stand in single quotes, unusual names in double quotes.",
            range: offset..<offset + 1)
    }

    private func starts(with sign: String) -> Bool {
        var position = offset
        for scalar in sign.unicodeScalars {
            guard text.at(position) == scalar else { return false }
            position += 1
        }
        return true
    }
}
