import Definitions

extension StatementGrammar {
    private static let least = [
        "at or above", "no less than", "not less than", "no fewer than", "not fewer than", "not below", "never below",
        "a minimum of", "minimum of", "more than", "greater than", "higher than", "at least", "not under", "upwards of",
        "above", "over", "exceeding", "exceed", "exceeds", "beyond", "min",
    ]
    private static let most = [
        "at or below", "no more than", "not more than", "no higher than", "not above", "never above", "not over",
        "a maximum of", "maximum of", "less than", "fewer than", "lower than", "at most", "up to", "not exceed",
        "not exceeding", "not to exceed", "below", "under", "max", "within",
    ]

    /// What must be reached.
    func goals(_ start: Int) -> [StatementClause] {
        var found = comparisons(start) + changes(start) + bands(start) + multiples(start)
        for phrase in ["up to", "down to", "back to", "to reach", "to", "towards", "at", "reach", "until"] {
            guard let end = words(phrase, at: start) else { continue }
            var from = end
            for lead in ["a value of", "a level of", "the level of", "a", "the"] {
                if let next = words(lead, at: from), !amounts(next).isEmpty, amounts(from).isEmpty { from = next }
            }
            for amount in amounts(from) where phrase != "until" || amount.value.mark != .none {
                found.append(
                    clause(
                        phrase == "at" ? .bare(amount.value) : .to(amount.value), amount.end,
                        phrase == "reach" || phrase == "until" ? 1 : 0)
                )
            }
        }
        if sign(start) == "->" { found += amounts(start + 1).map { clause(.to($0.value), $0.end) } }
        if sign(start) == "=" { found += amounts(start + 1).map { clause(.bare($0.value), $0.end) } }
        for amount in amounts(start) {
            if amount.value.sign != nil {
                found.append(clause(.by(amount.value, sign: amount.value.sign), amount.end, 1))
            }
            if amount.value.sign == nil { found.append(clause(.bare(amount.value), amount.end, 1)) }
            found += comparatives(amount)
            if sign(amount.end) == "-" || sign(amount.end) == "->" || word(amount.end) == "to" {
                let isWay = sign(amount.end) != "-"
                for second in amounts(amount.end + 1) {
                    let content: StatementClause.Content =
                        isWay ? .fromTo(amount.value, second.value) : .hyphenated(amount.value, second.value)
                    found.append(clause(content, second.end))
                }
            }
        }
        return found
    }

    func clause(_ content: StatementClause.Content, _ end: Int, _ cost: Int = 0) -> StatementClause {
        StatementClause(content: content, end: end, cost: cost)
    }

    private func comparisons(_ start: Int) -> [StatementClause] {
        var found: [StatementClause] = []
        for (phrases, signs, isLeast) in [(Self.least, [">=", ">"], true), (Self.most, ["<=", "<"], false)] {
            var ends: [Int] = []
            for phrase in phrases { if let end = words(phrase, at: start) { ends.append(end) } }
            if let sign = sign(start), signs.contains(sign) { ends.append(start + 1) }
            if word(start) == "to", let end = anyOf(phrases, at: start + 1) { ends.append(end) }
            for end in Set(ends) {
                for amount in amounts(end) {
                    if word(amount.end) == "more" || word(amount.end) == "fewer" { continue }
                    found.append(clause(isLeast ? .atLeast(amount.value) : .atMost(amount.value), amount.end))
                }
            }
        }
        // `3 % or more`, `40+`.
        for amount in amounts(start) {
            for phrase in ["or more", "or higher", "or above", "or better", "and above", "at least", "minimum"] {
                if let end = words(phrase, at: amount.end) { found.append(clause(.atLeast(amount.value), end)) }
            }
            for phrase in ["or less", "or fewer", "or lower", "or below", "at most", "maximum", "and below"] {
                if let end = words(phrase, at: amount.end) { found.append(clause(.atMost(amount.value), end)) }
            }
            if sign(amount.end) == "+" { found.append(clause(.atLeast(amount.value), amount.end + 1)) }
        }
        return found
    }

    private func changes(_ start: Int) -> [StatementClause] {
        guard word(start) == "by" else { return [] }
        var found: [StatementClause] = []
        var from = start + 1
        if let end = anyOf(["a factor of", "factor"], at: from), let factor = amounts(end).first,
            let value = factor.value.number()
        {
            return [clause(.times(value, wording: text(start..<factor.end)), factor.end)]
        }
        if let end = anyOf(["at least", "a further", "another", "an additional"], at: from) {
            if word(from) == "at" {
                for amount in amounts(end) { found.append(clause(.by(amount.value, sign: nil), amount.end)) }
            }
            from = end
        }
        for amount in amounts(from) {
            if let times = timesWord(amount.end), amount.value.mark == .none {
                found.append(
                    clause(
                        .trouble(
                            StatementComplaint(
                                "ambiguous-change",
                                "`\(text(start..<times))` may be \(amount.value.text) times as much or that much more on top.",
                                fix: "Write `to \(amount.value.text) times`, or `by` a percentage.")), times))
                continue
            }
            found.append(clause(.by(amount.value, sign: amount.value.sign), amount.end))
        }
        return found
    }

    /// `×`, `x` or `times` after a number.
    private func timesWord(_ index: Int) -> Int? {
        if sign(index) == "×" { return index + 1 }
        return ["x", "times", "fold"].contains(word(index) ?? "") ? index + 1 : nil
    }

    private func bands(_ start: Int) -> [StatementClause] {
        var index = start
        if word(index) == "in" || word(index) == "within" || word(index) == "to" { index += 1 }
        guard let end = anyOf(["the range of", "a range of", "the range", "range", "between"], at: index) else {
            return []
        }
        var found: [StatementClause] = []
        for lower in amounts(end) {
            guard
                word(lower.end) == "and" || word(lower.end) == "to" || sign(lower.end) == "-" || sign(lower.end) == "&"
            else { continue }
            for upper in amounts(lower.end + 1) { found.append(clause(.between(lower.value, upper.value), upper.end)) }
        }
        return found
    }

    /// `×2`, `2x`, `twofold`, `twice`, `to three times`.
    private func multiples(_ start: Int) -> [StatementClause] {
        var index = start
        if word(index) == "to" { index += 1 }
        var factor: Double?
        var end = index
        if sign(index) == "×" || word(index) == "x", let amount = amounts(index + 1).last, amount.value.mark == .none {
            (factor, end) = (amount.value.number(), amount.end)
        } else if let word = word(index), word.hasPrefix("x"), let value = Double(word.dropFirst()) {
            (factor, end) = (value, index + 1)
        } else if word(index) == "twice" || word(index) == "twofold" || word(index) == "double" && index > start {
            (factor, end) = (2, index + 1)
        } else if word(index) == "threefold" || word(index) == "tenfold" || word(index) == "fourfold"
            || word(index) == "fivefold"
        {
            factor = ["threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10][word(index) ?? ""]
            end = index + 1
        } else if let amount = amounts(index).last, amount.value.mark == .none, let next = timesWord(amount.end) {
            (factor, end) = (amount.value.number(), next)
        } else if word(index) == "half", word(index + 1) == "as" || word(index + 1) == "of" || index > start {
            (factor, end) = (0.5, index + 1)
        } else if index > start, let part = amounts(index).first(where: { $0.value.mark == .fraction }) {
            (factor, end) = (part.value.number(), part.end)
        }
        if let next = words("in half", at: start) { (factor, end) = (0.5, next) }
        guard let factor, factor > 0, factor != 1 else { return [] }
        if let next = anyOf(["as many", "as much", "as high"], at: end) { end = next }
        if let next = anyOf(
            [
                "its current value", "the current value", "its value", "of its current value", "of its value",
                "of today", "of the current value", "today",
            ], at: end)
        {
            end = next
        }
        return [clause(.times(factor, wording: text(start..<end)), end)]
    }

    /// `20 % more`, `5 points lower`.
    private func comparatives(_ amount: Found<StatementAmount>) -> [StatementClause] {
        let signs = [
            "more": 1, "higher": 1, "up": 1, "fewer": -1, "less": -1, "lower": -1, "down": -1, "growth": 1,
            "increase": 1, "reduction": -1, "decrease": -1,
        ]
        guard let word = word(amount.end), let sign = signs[word] else { return [] }
        return [clause(.by(amount.value, sign: sign), amount.end + 1)]
    }

    /// Where it stands.
    func baselines(_ start: Int) -> [StatementClause] {
        var found: [StatementClause] = []
        if let end = anyOf(
            [
                "from currently", "from the current", "from current", "from today s", "from todays", "up from",
                "down from", "from now", "coming from", "from a baseline of", "from the baseline of", "from baseline",
                "from a level of", "from",
            ], at: start)
        {
            var ends = [end]
            if let next = anyOf(["its current", "a", "the", "about"], at: end), word(end) != "about" {
                ends.append(next)
            }
            for from in ends { found += based(from) { .from($0, $1) } }
        }
        if let end = anyOf(
            [
                "currently at", "current value", "currently", "today at", "now at", "baseline", "against a baseline of",
                "baseline of", "now",
            ], at: start)
        {
            var from = end
            if sign(from) == ":" || sign(from) == "=" || word(from) == "of" || word(from) == "is" { from += 1 }
            found += based(from) { .baseline($0, $1) }
        }
        for lead in ["stands at", "is at", "are at", "at", "is"] {
            guard let from = words(lead, at: start) else { continue }
            for amount in amounts(from) {
                guard let end = anyOf(["today", "now", "currently", "at present", "at the moment"], at: amount.end)
                else {
                    continue
                }
                found.append(clause(.from(amount.value, nil), end))
            }
        }
        for phrase in ["compared with", "compared to", "versus", "vs", "against", "relative to"] {
            guard let end = words(phrase, at: start) else { continue }
            for time in times(end) where time.value.isPeriod {
                found.append(clause(.baseline(nil, time.value), time.end))
            }
        }
        return found
    }

    private func based(
        _ start: Int, _ make: (StatementAmount?, StatementTime?) -> StatementClause.Content
    ) -> [StatementClause] {
        var found: [StatementClause] = []
        for amount in amounts(start) {
            var end = amount.end
            if let next = anyOf(["today", "now", "currently", "at present", "at the moment"], at: end) { end = next }
            found.append(clause(make(amount.value, nil), end))
            var inside = end
            if sign(inside) == "(" { inside += 1 }
            if let next = anyOf(["in", "during", "over", "for", "at"], at: inside) { inside = next }
            guard inside > end else { continue }
            for time in times(inside) where time.value.isPeriod || time.value.text != nil || sign(end) == "(" {
                found.append(clause(make(amount.value, time.value), time.end + (sign(end) == "(" ? 1 : 0)))
            }
        }
        if let end = anyOf(
            ["its value in", "the value in", "the value of", "the level of", "the average of"], at: start)
        {
            for time in times(end) { found.append(clause(make(nil, time.value), time.end)) }
        }
        for time in times(start)
        where time.value.isRelative && time.value.isPeriod
            && ["level", "value", "average"].contains(word(time.end) ?? "")
        {
            found.append(clause(make(nil, time.value), time.end + 1))
        }
        return found
    }
}
