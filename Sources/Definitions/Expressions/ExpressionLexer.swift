/// Cuts the text of an expression into tokens.
///
/// It works on Unicode scalars: a quote followed by a combining mark is still a quote for every SQL engine.
struct ExpressionLexer {
    let text: ExpressionText
    private(set) var offset = 0

    init(_ text: ExpressionText) { self.text = text }

    /// All tokens, ended by `.end`. Complexity: O(length).
    mutating func tokens() throws(ExpressionSyntaxFailure) -> [ExpressionToken] {
        var result: [ExpressionToken] = []
        while true {
            while let scalar = text.at(offset), [" ", "\t", "\n", "\r"].contains(scalar) { offset += 1 }
            let start = offset
            guard let scalar = text.at(offset) else {
                result.append(ExpressionToken(kind: .end, range: start..<start))
                return result
            }
            let kind = try token(from: scalar)
            result.append(ExpressionToken(kind: kind, range: start..<offset))
        }
    }

    private mutating func token(from scalar: Unicode.Scalar) throws(ExpressionSyntaxFailure) -> ExpressionToken.Kind {
        if Self.isDigit(scalar) { return try number() }
        if scalar == ".", let next = text.at(offset + 1), Self.isDigit(next), !followsName { return try number() }
        if Self.startsWord(scalar) { return .word(take(while: Self.continuesWord)) }
        if scalar == "'" { return .text(try quoted(by: "'")) }
        if scalar == "\"" { return .quoted(try name()) }
        return .symbol(try symbol(scalar))
    }

    /// Whether the point at the offset directly follows a name, and so separates a path.
    private var followsName: Bool {
        guard offset > 0, let before = text.at(offset - 1) else { return false }
        return Self.continuesWord(before) || before == "\""
    }

    /// Moves over scalars already looked at.
    mutating func advance(by count: Int) { offset += count }

    private mutating func take(while isPart: (Unicode.Scalar) -> Bool) -> String {
        let start = offset
        while let scalar = text.at(offset), isPart(scalar) { offset += 1 }
        return text.string(start..<offset)
    }

    /// The content of a text or name in quotes, where a doubled quote stands for one.
    private mutating func quoted(by quote: Unicode.Scalar) throws(ExpressionSyntaxFailure) -> String {
        let start = offset
        offset += 1
        var content = String.UnicodeScalarView()
        while let scalar = text.at(offset) {
            if scalar == quote {
                offset += 1
                guard text.at(offset) == quote else { return String(content) }
            } else if Self.isControl(scalar) {
                throw Self.controlCharacter(at: offset)
            }
            content.append(scalar)
            offset += 1
        }
        let what = quote == "'" ? "text" : "name in double quotes"
        throw ExpressionSyntaxFailure(
            message: "This \(what) is not closed.",
            fix: "End it with `\(quote)`; a `\(quote)` inside is written twice.", range: start..<text.scalars.count)
    }

    private mutating func name() throws(ExpressionSyntaxFailure) -> String {
        let start = offset
        let content = try quoted(by: "\"")
        if content.isEmpty {
            throw ExpressionSyntaxFailure(
                message: "The name between the double quotes is empty.",
                fix: "An empty text is written `''`.", range: start..<offset)
        }
        return content
    }
}

extension ExpressionLexer {
    /// Digits with at most one point and one exponent, normalised: no leading zeros, a digit before the point.
    private mutating func number() throws(ExpressionSyntaxFailure) -> ExpressionToken.Kind {
        let start = offset
        var whole = take(while: Self.isDigit)
        whole = String(whole.drop { $0 == "0" })
        var digits = whole
        var number = whole.isEmpty ? "0" : whole
        if text.at(offset) == "." {
            offset += 1
            let decimals = take(while: Self.isDigit)
            if decimals.isEmpty { throw malformedNumber(from: start, "Digits are missing after the point.") }
            digits += decimals
            number += "." + decimals
        }
        if let mark = text.at(offset), mark == "e" || mark == "E" { number += try exponent(from: start) }
        if let next = text.at(offset), Self.continuesWord(next) || next == "." {
            _ = take { Self.continuesWord($0) || $0 == "." }
            throw malformedNumber(from: start, "`\(text.string(start..<offset))` is not a number.")
        }
        guard digits.count <= 38, Double(number)?.isFinite == true else {
            throw malformedNumber(from: start, "The number has more than 38 digits or is too large.")
        }
        return .number(number)
    }

    private mutating func exponent(from start: Int) throws(ExpressionSyntaxFailure) -> String {
        offset += 1
        var result = "e"
        if let sign = text.at(offset), sign == "-" || sign == "+" {
            if sign == "-" { result += "-" }
            offset += 1
        }
        let digits = String(take(while: Self.isDigit).drop { $0 == "0" })
        guard text.at(offset - 1).map(Self.isDigit) == true else {
            throw malformedNumber(from: start, "Digits are missing in the exponent.")
        }
        guard digits.count <= 3 else { throw malformedNumber(from: start, "The exponent is too large.") }
        return result + (digits.isEmpty ? "0" : digits)
    }

    private func malformedNumber(from start: Int, _ message: String) -> ExpressionSyntaxFailure {
        ExpressionSyntaxFailure(
            message: message,
            fix: "Write it like `12`, `0.5` or `1e-3`; a name that begins with a digit stands in"
                + " double quotes; a length of time like `1 month` has a space.",
            range: start..<max(offset, start + 1))
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    static func startsWord(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }

    static func continuesWord(_ scalar: Unicode.Scalar) -> Bool { startsWord(scalar) || isDigit(scalar) }

    /// Control characters other than tab and line ends, none of which belongs into a definition.
    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value)) || (0x7F...0x9F).contains(scalar.value)
    }

    static func controlCharacter(at offset: Int) -> ExpressionSyntaxFailure {
        ExpressionSyntaxFailure(
            message: "There is an invisible control character here.", fix: "Delete it and type the place again.",
            range: offset..<offset + 1)
    }
}
