/// How many columns of a terminal text takes.
enum DisplayWidth {
    /// Columns of a text: two for East Asian wide characters and emoji, none for what combines.
    ///
    /// Source: Unicode Standard Annex 11 (East Asian Width), ranges W and F.
    static func of(_ text: String) -> Int {
        text.reduce(0) { (sum: Int, character: Character) -> Int in sum + of(character) }
    }

    static func of(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.value < 0x20 || first.value == 0x7F || first.value == 0x200B { return 0 }
        if first.value < 0x300 { return 1 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        let isEmoji = character.unicodeScalars.contains { $0.value == 0xFE0F }
        return isEmoji || wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    /// The text followed by spaces up to a width.
    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// The text after spaces up to a width.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - of(text))) + text
    }

    /// The text, cut with `…` where it is wider than allowed.
    static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var (result, used) = ("", 0)
        for character in text {
            let next = of(character)
            guard used + next <= width - 1 else { break }
            result.append(character)
            used += next
        }
        return width > 0 ? result + "…" : ""
    }

    /// Words broken into lines of a width; words longer than that stand alone, and a number keeps its `%` or `pt`.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var (line, used) = ("", 0)
        for word in units(text.split(separator: " ")) {
            let next = of(word)
            if used > 0, used + 1 + next > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line += (used > 0 ? " " : "") + word
            used += next + (used > 0 ? 1 : 0)
        }
        return used > 0 ? lines + [line] : lines
    }

    /// Words, the sign of a unit together with its number.
    private static func units(_ words: [Substring]) -> [String] {
        var result: [String] = []
        for word in words {
            let isSign = word.hasPrefix("%") || word == "pt" || word == "pt," || word == "pt."
            if isSign, let number = result.popLast() {
                result.append(number + " " + word)
            } else {
                result.append(String(word))
            }
        }
        return result
    }
}
