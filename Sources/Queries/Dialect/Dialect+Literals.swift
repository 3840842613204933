public import Chronology
public import Definitions

extension Dialect {
    /// A name in quotes, the quote inside doubled; a path is joined by points.
    public func identifier(_ path: String...) -> String { identifier(path: path) }

    /// A name in quotes, the quote inside doubled; a path is joined by points.
    public func identifier(path: [String]) -> String {
        path.map { quoted($0, by: quoting.identifierQuote) }.joined(separator: ".")
    }

    /// A column as a fragment.
    public func column(_ path: String...) -> SQLFragment { SQLFragment(identifier(path: path)) }

    /// A text as a constant. No content ends the quotes: quotes are doubled scalar by scalar, backslashes too where
    /// the engine gives them a meaning, and the character zero is joined in from outside.
    public func text(_ content: String) -> SQLFragment {
        let parts = content.unicodeScalars.split(separator: "\0" as Unicode.Scalar, omittingEmptySubsequences: false)
        let quotedParts = parts.map { quoted(String($0), by: "'") }
        guard quotedParts.count > 1 else { return SQLFragment(quotedParts.first ?? "''") }
        guard let nul = quoting.nulCharacter else { return SQLFragment(quoted(content, by: "'")) }
        return SQLFragment("(" + quotedParts.joined(separator: " || \(nul) || ") + ")")
    }

    /// A whole number as a constant.
    public func integer(_ value: Int) -> SQLFragment { SQLFragment("\(value)", value < 0 ? .sign : .primary) }

    /// A floating-point number as a constant; null unless finite.
    public func double(_ value: Double) -> SQLFragment {
        guard value.isFinite else { return SQLFragment("NULL") }
        let digits = "\(value)"
        return SQLFragment(digits.contains("e") ? digits : digits + "e0", value.sign == .minus ? .sign : .primary)
    }

    /// A day as a constant.
    public func day(_ day: Day) -> SQLFragment { quoting.date.filled(with: [text(day.description)]) }

    /// A constant of the expression language, quoted by its type.
    public func literal(_ literal: Expression.Literal) -> SQLFragment {
        switch literal {
        case .integer(let digits), .decimal(let digits): number(digits)
        case .text(let content): composedText(content)
        case .boolean(let value): SQLFragment(value ? "TRUE" : "FALSE")
        case .null: SQLFragment("NULL")
        case .date(let day): quoting.date.filled(with: [text(day)])
        case .timestamp(let moment): quoting.timestamp.filled(with: [text(moment)])
        }
    }

    /// Digits as written, if that is what they are: a tree need not come from the parser.
    private func number(_ digits: String) -> SQLFragment {
        let isNumber =
            digits.unicodeScalars.first.map { ("0"..."9").contains($0) } == true && Double(digits)?.isFinite == true
            && digits.unicodeScalars.allSatisfy { "0123456789.e-".unicodeScalars.contains($0) }
        return isNumber ? SQLFragment(digits) : SQLFragment("NULL")
    }

    /// Works on scalars: for an engine a quote followed by a combining mark is still a quote.
    private func quoted(_ content: String, by quote: Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView([quote])
        for scalar in content.unicodeScalars where scalar != "\0" {
            if scalar == quote { result.append(quote) }
            if scalar == "\\", quoting.backslashEscapes { result.append("\\") }
            result.append(scalar)
        }
        result.append(quote)
        return String(result)
    }
}
