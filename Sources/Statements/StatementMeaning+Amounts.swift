import Definitions

extension StatementMeaning {
    /// A level in the metric's unit.
    mutating func level(_ amount: StatementAmount, exponent: Int? = nil) throws(Stop) -> Double {
        var amount = amount
        if let exponent { amount.exponent = exponent }
        try refuseDoubtfulDigits(amount)
        switch (definition.unit, amount.mark) {
        case (.percent, .percent): return try number(amount, shiftedBy: -2)
        case (.percent, .basisPoints): return try number(amount, shiftedBy: -4)
        case (.percent, .scale(let scale)):
            guard scale > 0 else { throw mismatch(amount) }
            return try number(amount) / scale
        case (.percent, .fraction), (.none, .none): return try number(amount)
        case (.percent, .none): return try bareShare(amount)
        case (.money(let code), .money(let codes)) where codes.contains(code): return try number(amount)
        case (.money, .none): return try number(amount)
        case (.none, .scale(let scale)), (.named, .scale(let scale)):
            let value = try number(amount)
            if value > scale {
                throw .complaint(
                    StatementComplaint(
                        "above-scale", "`\(amount.text)` is above its own scale.", fix: "Check the number."))
            }
            note("The scale of `\(amount.text)` is left out; the metric's values are compared with \(amount.digits).")
            return value
        case (.named(let unit), .unit(let word)) where unit == word: return try number(amount)
        case (.named(let unit), .points) where StatementAliases.key(unit).hasPrefix("point"): return try number(amount)
        case (.named(let unit), .duration(let seconds, _)):
            guard let own = DurationWords.seconds(unit.lowercased()) else { throw mismatch(amount) }
            if amount.isBareM { throw mismatch(amount) }
            let value = try number(amount)
            return own == seconds ? value : StatedKPI.clean(value * seconds / own)
        case (.named(let unit), .none):
            if amount.isBareM, DurationWords.seconds(unit) != nil {
                throw .doubt(
                    StatementComplaint(
                        "ambiguous-number", "The `m` of `\(amount.text)` may be minutes or a million.",
                        fix: "Write it out."),
                    [
                        StatementReading(meaning: "minutes", wording: "\(amount.digits) minutes"),
                        StatementReading(meaning: "a million", wording: "\(amount.digits) million"),
                    ])
            }
            return try number(amount)
        default: throw mismatch(amount)
        }
    }

    private func number(_ amount: StatementAmount, shiftedBy shift: Int = 0) throws(Stop) -> Double {
        guard let value = amount.number(shiftedBy: shift), value.isFinite else {
            throw .complaint(
                StatementComplaint("invalid-number", "`\(amount.text)` is not a number.", fix: "Write it in digits."))
        }
        return value
    }

    /// `2 to 3 %`, or a bare number for a metric in percent.
    private mutating func bareShare(_ amount: StatementAmount) throws(Stop) -> Double {
        let value = try number(amount)
        let others = parts.flatMap { $0.clause.amounts }.filter { $0.mark == .percent }.compactMap { $0.number() }
        let mayBeShare = abs(value) < 1 && others.contains { abs($0) >= 20 * abs(value) }
        if value == 0 || hasPercent && !mayBeShare { return try number(amount, shiftedBy: -2) }
        if value > 1, case .ratio = definition.measure {
            note("`\(amount.text)` is read as \(amount.text) %.")
            return try number(amount, shiftedBy: -2)
        }
        throw .doubt(
            StatementComplaint(
                "ambiguous-percent", "`\(amount.text)` is ambiguous for a metric in percent.",
                fix: "Write it with its per cent sign."),
            [
                StatementReading(meaning: "\(amount.text) %", wording: "\(amount.text)%"),
                StatementReading(
                    meaning: "a share of \(amount.text)", wording: "\(DecimalWords.shifted(amount.digits, by: 2))%"),
            ])
    }

    private func refuseDoubtfulDigits(_ amount: StatementAmount) throws(Stop) {
        guard let other = amount.otherDigits else { return }
        let isShare = amount.mark == .percent || definition.unit == .percent
        // A point before three digits of a share is a decimal one; a comma groups counts and money.
        let isDecimal = amount.digits.contains(".")
        if isDecimal == isShare { return }
        throw .doubt(
            StatementComplaint(
                "ambiguous-number", "The separator in `\(amount.text)` may group digits or begin decimals.",
                fix: "Write the number without it, or with all its decimals."),
            [amount.digits, other].map { StatementReading(meaning: $0, wording: $0) })
    }

    private func mismatch(_ amount: StatementAmount) -> Stop {
        let unit: String =
            switch definition.unit {
            case .none: "plain numbers"
            case .percent: "percent"
            case .money(let code): code
            case .named(let name): name
            }
        return .complaint(
            StatementComplaint(
                "unit-mismatch",
                "`\(amount.text)` does not fit `\(definition.name.value)`, which is measured in \(unit).",
                fix: "Write the amount in \(unit)."))
    }

    /// Two levels of one way or band, of which one may lend the other its magnitude.
    mutating func pair(_ first: StatementAmount, _ second: StatementAmount, rising: Int?) throws(Stop) -> (
        Double, Double
    ) {
        let literal = (try level(first), try level(second))
        guard first.hasMagnitude != second.hasMagnitude, literal.0 != 0, literal.1 != 0 else { return literal }
        let power = max(first.exponent, second.exponent)
        let shared = (try level(first, exponent: power), try level(second, exponent: power))
        let fits = { (pair: (Double, Double)) -> Bool in rising.map { (pair.1 - pair.0) * Double($0) > 0 } ?? true }
        if !fits(shared) { return literal }
        if second.hasMagnitude {
            note("`\(first.text)` is read in the magnitude of `\(second.text)`.")
            return shared
        }
        if !fits(literal) { return shared }
        throw .doubt(
            StatementComplaint(
                "ambiguous-number", "Whether `\(second.text)` has the magnitude of `\(first.text)` is not said.",
                fix: "Write both magnitudes."),
            [
                StatementReading(meaning: DecimalWords.plain(shared.1), wording: DecimalWords.plain(shared.1)),
                StatementReading(meaning: DecimalWords.plain(literal.1), wording: DecimalWords.plain(literal.1)),
            ])
    }
}

/// Numbers as decimal digits, without exponents.
enum DecimalWords {
    /// The shortest digits that give the number back.
    static func plain(_ value: Double) -> String { shifted("\(value)", by: 0) }

    /// Digits with their point moved to the right, needless zeros dropped.
    static func shifted(_ text: String, by places: Int) -> String {
        var digits = text
        var sign = ""
        if digits.hasPrefix("-") { (sign, digits) = ("-", String(digits.dropFirst())) }
        var power = places
        if let mark = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            power += Int(digits[digits.index(after: mark)...]) ?? 0
            digits = String(digits[..<mark])
        }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        var all = parts.joined()
        var point = (parts.first?.count ?? 0) + power
        while point > all.count { all += "0" }
        while point < 0 { all = "0" + all; point += 1 }
        var whole = String(all.prefix(point))
        var fraction = String(all.dropFirst(point))
        while fraction.last == "0" { fraction.removeLast() }
        while whole.count > 1, whole.first == "0" { whole.removeFirst() }
        if whole.isEmpty { whole = "0" }
        return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
