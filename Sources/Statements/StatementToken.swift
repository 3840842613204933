import Chronology
import Definitions
import Foundation

/// One word, number or sign of a statement.
struct StatementToken: Sendable, Hashable {
    /// What a token is.
    enum Kind: Sendable, Hashable {
        /// A word in small letters without accents; a run of letters and digits that begins with a letter.
        case word(String)
        /// Digits as written, with their separators.
        case number(String)
        /// A sign such as `%`, `€`, `->`, `>=`, `(`.
        case sign(String)
        /// What stands between backticks, untouched.
        case quoted(String)
        /// A period written by its name, such as `2026-Q2` or `2026-06-30`.
        case period(NamedPeriod)
        /// A person's address.
        case address(String)
    }
    /// What it is.
    var kind: Kind
    /// As written.
    var text: String
    /// Whether nothing stands between it and the token before.
    var isAttached: Bool

    /// The word, nil for everything else.
    var word: String? { if case .word(let word) = kind { word } else { nil } }
    /// The sign, nil for everything else.
    var sign: String? { if case .sign(let sign) = kind { sign } else { nil } }
    /// The digits, nil for everything else.
    var number: String? { if case .number(let digits) = kind { digits } else { nil } }
}

/// Cuts a statement into tokens; nothing is lost but blanks, possessive endings and hyphens inside words.
struct StatementLexer {
    private let text: [Character]
    private let calendar: ProjectCalendar
    private var position = 0
    private var tokens: [StatementToken] = []

    static func tokens(of text: String, in calendar: ProjectCalendar) -> [StatementToken] {
        var lexer = StatementLexer(text: Array(text), calendar: calendar)
        lexer.run()
        return lexer.tokens
    }

    private init(text: [Character], calendar: ProjectCalendar) {
        self.text = text
        self.calendar = calendar
    }

    private mutating func run() {
        var hasBlank = true
        while position < text.count {
            let character = text[position]
            if character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}" {
                position += 1
                hasBlank = true
                continue
            }
            let start = position
            let kind = next(character, afterBlank: hasBlank)
            hasBlank = false
            if let kind {
                tokens.append(
                    StatementToken(kind: kind, text: String(text[start..<position]), isAttached: isAttached(start)))
            }
        }
    }

    private func isAttached(_ start: Int) -> Bool { start > 0 && !text[start - 1].isWhitespace && !tokens.isEmpty }

    private mutating func next(_ character: Character, afterBlank: Bool) -> StatementToken.Kind? {
        if character == "`" { return quoted() }
        if character.isLetter || Self.isDigit(character), let kind = named() { return kind }
        if Self.isDigit(character) { return number() }
        if character.isLetter { return word() }
        // A hyphen or underscore inside a word parts it; an apostrophe does not.
        if character == "_" || Self.dashes.contains(character), joinsWords { position += 1; return nil }
        return sign(character)
    }

    private var joinsWords: Bool {
        position > 0 && position + 1 < text.count && text[position - 1].isLetter && text[position + 1].isLetter
            || text[position] == "_"
            || position > 0 && position + 1 < text.count && Self.isDigit(text[position - 1])
                && text[position + 1].isLetter
    }

    private mutating func quoted() -> StatementToken.Kind {
        var content = ""
        position += 1
        while position < text.count {
            if text[position] == "`" {
                position += 1
                guard position < text.count, text[position] == "`" else { return .quoted(content) }
            }
            content.append(text[position])
            position += 1
        }
        return .quoted(content)
    }

    /// A period written by its name, or an address: what only the whole run of characters shows.
    private mutating func named() -> StatementToken.Kind? {
        guard position == 0 || !(text[position - 1].isLetter || Self.isDigit(text[position - 1])) else { return nil }
        var end = position
        while end < text.count, text[end].isASCII,
            text[end].isLetter || text[end].isNumber || "@._-+/".contains(text[end])
        { end += 1 }
        while end > position, "._-+/".contains(text[end - 1]) { end -= 1 }
        let run = String(text[position..<end])
        if run.contains("@"), !run.hasPrefix("@") {
            position = end
            return .address(run)
        }
        guard run.count >= 6, run.contains(where: { Self.isDigit($0) }), !run.allSatisfy({ Self.isDigit($0) }),
            let period = NamedPeriod(run, in: calendar)
        else { return nil }
        position = end
        return .period(period)
    }

    private mutating func number() -> StatementToken.Kind {
        let start = position
        while position < text.count {
            if Self.isDigit(text[position]) { position += 1; continue }
            guard ".,'’".contains(text[position]), position + 1 < text.count, Self.isDigit(text[position + 1]) else {
                break
            }
            position += 1
        }
        return .number(String(text[start..<position]))
    }

    private mutating func word() -> StatementToken.Kind {
        let start = position
        while position < text.count {
            let character = text[position]
            if character.isLetter || Self.isDigit(character) { position += 1; continue }
            guard character == "'" || character == "’", position + 1 < text.count, text[position + 1].isLetter else {
                break
            }
            position += 1
        }
        var word = Self.folded(String(text[start..<position]))
        for ending in ["'s", "’s"] where word.hasSuffix(ending) { word.removeLast(2) }
        return .word(word)
    }

    private mutating func sign(_ character: Character) -> StatementToken.Kind {
        let two = position + 1 < text.count ? String(text[position...position + 1]) : ""
        let arrows = ["->", "=>", "–>", "—>", "−>", "»»", ">>"]
        if arrows.contains(two) { position += 2; return .sign("->") }
        if [">=", "<=", "=<"].contains(two) { position += 2; return .sign(two == "=<" ? "<=" : two) }
        if two == ".." {
            while position < text.count, text[position] == "." { position += 1 }
            return .sign("…")
        }
        position += 1
        if character == "↑" || character == "↗" { return .word("up") }
        if character == "↓" || character == "↘" { return .word("down") }
        if "→⇒➔➜➝➞⟶▸►➡".contains(character) {
            if position < text.count, text[position] == "\u{FE0F}" { position += 1 }
            return .sign("->")
        }
        switch character {
        case "≥", "⩾": return .sign(">=")
        case "≤", "⩽": return .sign("<=")
        case "×", "✕", "∗": return .sign("×")
        case "％": return .sign("%")
        case "＋": return .sign("+")
        case "≈", "∼": return .sign("~")
        default: return .sign(Self.dashes.contains(character) ? "-" : String(character))
        }
    }

    /// Hyphens, dashes and the minus sign.
    static let dashes: Set<Character> = ["-", "‐", "‑", "‒", "–", "—", "−", "﹣", "－"]

    static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    /// In small letters, without accents, with plain forms of ligatures and full-width letters.
    static func folded(_ text: String) -> String {
        let plain = text.decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
        return String(String.UnicodeScalarView(plain)).lowercased()
    }
}
