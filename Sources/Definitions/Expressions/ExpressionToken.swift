/// One word or sign of an expression's text.
struct ExpressionToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case number(String)
        case text(String)
        /// An unquoted word as written.
        case word(String)
        /// A name in double quotes, unescaped.
        case quoted(String)
        case symbol(String)
        case end
    }

    var kind: Kind
    var range: Range<Int>

    /// The lower-case word, or nil for anything else.
    var keyword: String? {
        if case .word(let word) = kind { word.lowercased() } else { nil }
    }

    /// How messages name it.
    var description: String {
        switch kind {
        case .number(let text), .word(let text), .symbol(let text): "`\(text)`"
        case .text: "a text in quotes"
        case .quoted(let name): "`\"\(name)\"`"
        case .end: "the end of the expression"
        }
    }
}

/// A syntax error on its way to becoming a diagnostic.
struct ExpressionSyntaxFailure: Error {
    var message: String
    var fix: String?
    var range: Range<Int>
    var code = "expression-syntax"
}

/// The words that mean something in the grammar and therefore need double quotes as names.
enum ExpressionKeyword {
    static let reserved: Set<String> = [
        "and", "or", "not", "in", "between", "is", "null", "like", "ilike", "case", "when", "then", "else", "end",
        "true", "false",
    ]

    /// Words that begin an SQL statement or clause; not reserved, used to say what went wrong.
    static let sql: Set<String> = [
        "select", "from", "where", "with", "insert", "update", "delete", "drop", "create", "alter", "attach", "copy",
        "union", "except", "intersect", "join", "group", "order", "having", "limit", "exists", "pragma", "install",
        "load", "set", "call", "values", "table", "over", "export", "import", "execute",
    ]
}
