import Definitions

extension StatementGrammar {
    typealias Found<Value> = (value: Value, end: Int)

    /// Amounts that begin at a token, with their units or without.
    func amounts(_ start: Int) -> [Found<StatementAmount>] {
        var index = start
        var sign: Int?
        var currency: [String] = []
        for _ in 0..<2 {
            if let mark = self.sign(index) {
                let isRange =
                    index > 0 && tokens[index].isAttached && (number(index - 1) != nil || self.sign(index - 1) == "%")
                if mark == "+" || mark == "-" && !isRange, sign == nil,
                    number(index + 1) != nil || isCurrency(index + 1)
                {
                    sign = mark == "+" ? 1 : -1
                    index += 1
                } else if let meant = money(index) {
                    currency = meant
                    index += 1
                }
            } else if let word = word(index), let meant = StatementLexicon.currencies[word], number(index + 1) != nil {
                currency = meant
                index += 1
            }
        }
        var found: [Found<StatementAmount>] = []
        for (amount, end) in numerals(index) {
            var amount = amount
            amount.sign = sign
            found += marked(amount, end, currency)
        }
        return found.map { entry in
            var amount = entry.value
            amount.text = text(start..<entry.end)
            return (amount, entry.end)
        }
    }

    private func isCurrency(_ index: Int) -> Bool { money(index) != nil && number(index + 1) != nil }

    private func money(_ index: Int) -> [String]? {
        guard let mark = sign(index), let character = mark.first, mark.count == 1 else { return nil }
        let meant = CurrencyCode.meant(by: character)
        return meant.isEmpty ? nil : meant
    }

    /// The number itself, in digits or words, with its magnitude.
    private func numerals(_ start: Int) -> [Found<StatementAmount>] {
        if var digits = number(start) {
            var end = start + 1
            // Groups of three digits with blanks between them.
            while digits.allSatisfy({ $0.isNumber }), digits.count <= 3 || end > start + 1, let group = number(end),
                group.allSatisfy({ $0.isNumber }), group.count == 3,
                !tokens[end].isAttached
            {
                digits += group
                end += 1
            }
            let (main, other) = WrittenDigits.readings(of: digits, decimal: decimalSign)
            guard let main else { return [] }
            return magnitudes(StatementAmount(digits: main, otherDigits: other, text: digits), end)
        }
        return wordNumerals(start)
    }

    private func magnitudes(_ amount: StatementAmount, _ end: Int) -> [Found<StatementAmount>] {
        guard let word = word(end) else { return [(amount, end)] }
        var scaled = amount
        if let power = StatementLexicon.magnitudes[word], word.count > 1 || tokens[end].isAttached || word == "k" {
            scaled.exponent = power
            return [(scaled, end + 1)]
        }
        if word == "m" {
            scaled.exponent = 6
            scaled.isBareM = true
            return [(scaled, end + 1)]
        }
        if word == "hundred" {
            scaled.exponent = 2
            return [(scaled, end + 1)]
        }
        return [(amount, end)]
    }

    /// `two and a half million`, `twenty five`, `a third`, `half a million`, `three hundred`.
    private func wordNumerals(_ start: Int) -> [Found<StatementAmount>] {
        guard let first = word(start) else { return [] }
        var found: [Found<StatementAmount>] = []
        if let part = StatementLexicon.parts[first], first == "half" {
            var end = start + 1
            if word(end) == "a" || word(end) == "of" { end += 1 }
            if let magnitude = word(end).flatMap({ StatementLexicon.magnitudes[$0] }), end > start + 1 {
                found.append((StatementAmount(digits: "0.5", exponent: magnitude, text: ""), end + 1))
            }
            if word(start + 1) == "a", ["percentage", "point", "percent", "basis"].contains(word(start + 2) ?? "") {
                found.append((StatementAmount(digits: "0.5", text: ""), start + 2))
            }
            found.append((Self.part(1, part), start + 1))
            return found
        }
        if first == "a" || first == "an" || first == "one" {
            if let next = word(start + 1) {
                if let part = StatementLexicon.parts[next] { found.append((Self.part(1, part), start + 2)) }
                if next == "hundred" || StatementLexicon.magnitudes[next] != nil && next.count > 2 {
                    let power = next == "hundred" ? 2 : StatementLexicon.magnitudes[next] ?? 0
                    found.append((StatementAmount(digits: "1", exponent: power, text: ""), start + 2))
                }
            }
            if first != "one" { return found }
        }
        guard var (value, end) = smallNumber(start) else { return found }
        if let part = word(end).flatMap({ StatementLexicon.parts[$0] }), value < 10 {
            return found + [(Self.part(value, part), end + 1)]
        }
        if word(end) == "hundred" {
            value *= 100
            end += 1
            if word(end) == "and", let (more, after) = smallNumber(end + 1) { (value, end) = (value + more, after) }
        }
        var digits = String(value)
        if word(end) == "and", word(end + 1) == "a", word(end + 2) == "half" {
            digits += ".5"
            end += 3
        }
        return found + magnitudes(StatementAmount(digits: digits, text: ""), end)
    }

    private static func part(_ upper: Int, _ lower: Int) -> StatementAmount {
        StatementAmount(digits: "\(Double(upper) / Double(lower))", mark: .fraction, text: "")
    }

    private func smallNumber(_ start: Int) -> (Int, Int)? {
        guard let word = word(start) else { return nil }
        if let tens = StatementLexicon.tens[word] {
            if let unit = self.word(start + 1).flatMap({ StatementLexicon.smallNumbers[$0] }), (1...9).contains(unit) {
                return (tens + unit, start + 2)
            }
            return (tens, start + 1)
        }
        return StatementLexicon.smallNumbers[word].map { ($0, start + 1) }
    }

    /// The amount with each mark that can follow, and without one.
    private func marked(_ amount: StatementAmount, _ end: Int, _ currency: [String]) -> [Found<StatementAmount>] {
        var amount = amount
        if !currency.isEmpty {
            amount.mark = .money(currency)
            return [(amount, end)]
        }
        if amount.mark == .fraction { return [(amount, end)] }
        var found: [Found<StatementAmount>] = []
        for (mark, next) in marks(end, amount) {
            var marked = amount
            marked.mark = mark
            found.append((marked, next))
        }
        found.append((amount, end))
        return found
    }

    private func marks(_ end: Int, _ amount: StatementAmount) -> [Found<StatementAmount.Mark>] {
        if sign(end) == "%" {
            let isPoints = sign(end + 1) == nil && ["points", "point", "pts", "pt"].contains(word(end + 1) ?? "")
            return isPoints ? [(.points, end + 2)] : [(.percent, end + 1)]
        }
        if let meant = money(end) { return [(.money(meant), end + 1)] }
        if sign(end) == "/" || word(end) == "out" && word(end + 1) == "of"
            || word(end) == "in" && number(end + 1) == "10",
            let scale = number(end + (word(end) == "out" ? 2 : 1)).flatMap({ Double($0) })
        {
            return [(.scale(scale), end + (word(end) == "out" ? 3 : 2))]
        }
        guard let word = word(end) else { return [] }
        var found: [Found<StatementAmount.Mark>] = []
        switch word {
        case "percent", "pct", "perc", "percents":
            let next = self.word(end + 1) ?? ""
            if ["points", "point", "pts"].contains(next) { return [(.points, end + 2)] }
            return [(.percent, end + 1)]
        case "per" where self.word(end + 1) == "cent": return [(.percent, end + 2)]
        case "percentage" where ["points", "point", "pts"].contains(self.word(end + 1) ?? ""):
            return [(.points, end + 2)]
        case "points", "point", "pts", "pt", "pp", "ppt", "ppts", "pps": found.append((.points, end + 1))
        case "bps", "bp": return [(.basisPoints, end + 1)]
        case "basis" where ["points", "point"].contains(self.word(end + 1) ?? ""): return [(.basisPoints, end + 2)]
        default: break
        }
        if let codes = StatementLexicon.currencies[word] { return [(.money(codes), end + 1)] }
        if CurrencyCode.isKnown(word.uppercased()), word.count == 3 { return [(.money([word.uppercased()]), end + 1)] }
        if let seconds = DurationWords.seconds(word) {
            found.append((.duration(seconds: seconds, word: word), end + 1))
        }
        for length in [3, 2, 1] {
            guard let key = joined(end..<end + length) else { continue }
            if let unit = vocabulary.units[key] ?? vocabulary.units[key + "s"] {
                found.append((.unit(unit), end + length))
                break
            }
        }
        return found
    }
}

/// Digits with separators: which are decimals and which only group.
enum WrittenDigits {
    /// The digits with a point for decimals, and another way to read them where there is one.
    static func readings(of text: String, decimal: Character) -> (String?, other: String?) {
        var digits = text
        for mark in ["'", "’"] where digits.contains(mark) {
            guard isGrouped(digits.split(separator: ".").first.map(String.init) ?? "", by: Character(mark)) else {
                return (nil, nil)
            }
            digits.removeAll { String($0) == mark }
        }
        let (points, commas) = (digits.count { $0 == "." }, digits.count { $0 == "," })
        if points == 0, commas == 0 { return (digits, nil) }
        if points > 0, commas > 0 {
            let isPointLast =
                (digits.lastIndex(of: ".") ?? digits.startIndex) > (digits.lastIndex(of: ",") ?? digits.startIndex)
            let (mark, group): (Character, Character) = isPointLast ? (".", ",") : (",", ".")
            let parts = digits.split(separator: mark)
            guard parts.count == 2, isGrouped(String(parts[0]), by: group) else { return (nil, nil) }
            return (parts[0].filter { $0 != group } + "." + parts[1], nil)
        }
        let mark: Character = points > 0 ? "." : ","
        if points + commas > 1 {
            return isGrouped(digits, by: mark) ? (digits.filter { $0 != mark }, nil) : (nil, nil)
        }
        let asDecimal = String(digits.map { $0 == mark ? "." : $0 })
        guard isGrouped(digits, by: mark), !digits.hasPrefix("0") else { return (asDecimal, nil) }
        let asGroup = digits.filter { $0 != mark }
        return mark == decimal ? (asDecimal, asGroup) : (asGroup, asDecimal)
    }

    private static func isGrouped(_ text: String, by mark: Character) -> Bool {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let first = parts.first, (1...3).contains(first.count) else { return false }
        return parts.dropFirst().allSatisfy { $0.count == 3 }
    }
}
