/// A number as people write it in a target, in the unit of a metric: `3%`, `€1.2M`, `40`, `12 k`.
struct Quantity {
    /// What is wrong with one.
    struct Problem: Error {
        var code: String
        var message: String
        var fix: String
    }

    private var sign = ""
    private var digits = ""
    private var exponent = 0
    private var isPercent = false
    private var currencies: [String] = []
    private var word: String?

    /// The value in the metric's stored unit: percentages as fractions, money in whole currency units.
    ///
    /// A unit of nil (the metric is unknown) accepts all. Errors: `invalid-quantity`, `quantity-unit`,
    /// `ambiguous-percent`.
    static func value(of text: String, unit: Unit?) throws(Problem) -> Double {
        var quantity = Quantity()
        try quantity.read(text)
        try quantity.check(text, against: unit)
        // Moving the decimal point in the text keeps 2.4 % the same number as 0.024.
        let shift = quantity.exponent - (quantity.isPercent ? 2 : 0)
        guard let value = Double("\(quantity.sign)\(quantity.digits)e\(shift)"), value.isFinite else {
            throw invalid(text)
        }
        return value
    }

    private mutating func read(_ text: String) throws(Problem) {
        var rest = Substring(text.trimmed)
        takeSign(&rest)
        takeCurrency(&rest)
        takeSign(&rest)
        let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        rest = rest.dropFirst(number.count)
        if let next = rest.first, next == "," || next == "'" || next == "_" {
            throw Problem(
                code: "invalid-quantity", message: "`\(text.shortened)` has a separator between its digits.",
                fix: "Write digits with a point for decimals, such as `1200000`, `1.2M` or `0.5`.")
        }
        guard DecimalText.isNumber(number) else { throw Quantity.invalid(text) }
        digits = String(number)
        try takeSuffixes(rest.drop { $0 == " " }, of: text)
    }

    private mutating func takeSign(_ rest: inout Substring) {
        guard let first = rest.first, sign.isEmpty, "+-−".contains(first) else { return }
        sign = first == "+" ? "" : "-"
        rest = rest.dropFirst().drop { $0 == " " }
    }

    private mutating func takeCurrency(_ rest: inout Substring) {
        if let first = rest.first, case let meant = CurrencyCode.meant(by: first), !meant.isEmpty {
            currencies = meant
            rest = rest.dropFirst().drop { $0 == " " }
        } else if CurrencyCode.isKnown(String(rest.prefix(3))) {
            currencies = [String(rest.prefix(3))]
            rest = rest.dropFirst(3).drop { $0 == " " }
        }
    }

    private mutating func takeSuffixes(_ text: Substring, of whole: String) throws(Problem) {
        var rest = text
        for (suffix, power) in [("bn", 9), ("k", 3), ("K", 3), ("M", 6)] where rest.hasPrefix(suffix) {
            let after = rest.dropFirst(suffix.count)
            if let next = after.first, next.isLetter { continue }
            exponent = power
            rest = after.drop { $0 == " " }
            break
        }
        if rest.hasPrefix("%") {
            isPercent = true
            rest = rest.dropFirst()
        } else if currencies.isEmpty {
            takeCurrency(&rest)
        }
        let tail = String(rest).trimmed
        if !tail.isEmpty {
            guard tail.allSatisfy({ $0.isLetter || $0 == "_" || $0 == " " }) else { throw Quantity.invalid(whole) }
            word = tail
        }
    }

    private func check(_ text: String, against unit: Unit?) throws(Problem) {
        guard let unit else { return }
        let shown = text.shortened
        if isPercent, unit != .percent {
            throw mismatch("`\(shown)` is a percentage, but the metric is measured in \(unit.phrase).", unit)
        }
        if let first = currencies.first {
            guard case .money(let code) = unit, currencies.contains(code) else {
                throw mismatch("`\(shown)` is in \(first), but the metric is measured in \(unit.phrase).", unit)
            }
        }
        if let word, unit != .named(word) {
            throw mismatch("`\(shown)` ends in `\(word)`, but the metric is measured in \(unit.phrase).", unit)
        }
        if unit == .percent, !isPercent, let value = Double("\(digits)e\(exponent)"), value > 1 {
            throw Problem(
                code: "ambiguous-percent", message: "`\(shown)` is ambiguous for a metric in percent.",
                fix: "Write `\(digits)\(magnitude)%`, or the fraction `\(DecimalText.short(value / 100))`.")
        }
    }

    private func mismatch(_ message: String, _ unit: Unit) -> Problem {
        let example = sign + digits + magnitude + (unit == .percent ? "%" : "")
        return Problem(code: "quantity-unit", message: message, fix: "Write a plain number such as `\(example)`.")
    }

    /// The power of ten as it was written.
    private var magnitude: String {
        switch exponent {
        case 9: "bn"
        case 6: "M"
        case 3: "k"
        default: ""
        }
    }

    private static func invalid(_ text: String) -> Problem {
        Problem(
            code: "invalid-quantity", message: "`\(text.shortened)` is not a number.",
            fix: "Write a number such as `40`, `0.5`, `3%`, `1.2M` or `€1.2M`.")
    }
}

extension Unit {
    /// For messages.
    var phrase: String {
        switch self {
        case .none: "plain numbers"
        case .percent: "percent"
        case .money(let code): code
        case .named(let name): "`\(name)`"
        }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var part = self[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}
