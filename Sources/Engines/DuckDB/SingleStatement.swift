/// An engine's own SQL of a source, which must be one statement.
enum SingleStatement {
    /// The statement without a closing semicolon.
    ///
    /// A semicolon may stand in quotes. Where quotes could mean something else to the engine (backslashes, dollar
    /// quotes, comments), any semicolon is refused rather than guessed at.
    /// - Throws: `several-statements`.
    static func text(of sql: String, source: String) throws(EngineFailure) -> String {
        var statement = sql[...]
        while let last = statement.last, last.isWhitespace || last == ";" { statement.removeLast() }
        guard hasSemicolonOutsideQuotes(statement) else { return String(statement) }
        throw EngineFailure(
            "several-statements",
            "Source `\(source)`: `query: {sql: …}` must be one SELECT, but there is a `;` inside. "
                + "Remove what follows it; in a text write `chr(59)` for a semicolon.", source: source)
    }

    /// Works on scalars: for an engine a quote followed by a combining mark is still a quote.
    private static func hasSemicolonOutsideQuotes(_ sql: Substring) -> Bool {
        let scalars = sql.unicodeScalars
        guard scalars.contains(";") else { return false }
        let isUncertain = scalars.contains("\\") || scalars.contains("$") || sql.contains("--") || sql.contains("/*")
        if isUncertain { return true }
        var quote: Unicode.Scalar?
        for scalar in scalars {
            if let open = quote {
                if scalar == open { quote = nil }
            } else if scalar == "'" || scalar == "\"" {
                quote = scalar
            } else if scalar == ";" {
                return true
            }
        }
        return false
    }
}
