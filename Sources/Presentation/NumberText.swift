public import Definitions

/// Numbers as people read them, by unit and locale: `2.41 %`, `€1.31 M`, `1,234 orders`, `–` for what has no meaning.
public struct NumberText: Sendable, Hashable {
    /// What stands for a number that is not there.
    public static let missing = "–"

    /// The separators.
    public let locale: NumberLocale

    /// Numbers in a locale such as `en_GB`.
    public init(locale identifier: String) { locale = NumberLocale(identifier) }

    /// A value in a unit: three significant digits and at least the whole part; from a million on in millions.
    ///
    /// - Parameters:
    ///   - isTerse: Drops trailing zeros, as fits numbers that people chose (targets, limits).
    ///   - naming: Whether a counted thing is named after the number.
    public func quantity(_ value: Double, _ unit: Unit, isTerse: Bool = false, naming: Bool = true) -> String {
        guard let digits = DecimalDigits(value) else { return Self.missing }
        switch unit {
        case .percent: return significant(digits.scaled(by: 2), isTerse: isTerse) + " %"
        case .money(let code): return money(digits, code, isTerse: isTerse)
        case .none: return compact(digits, isTerse: isTerse)
        case .named(let name): return compact(digits, isTerse: isTerse) + (naming ? " " + name : "")
        }
    }

    /// A value without rounding beyond what shows: at most six decimals (four of a per cent), for tables.
    ///
    /// - Parameters:
    ///   - exact: The value as decimal digits, where it is known exactly; these are shown without rounding.
    ///   - decimals: At least so many, so that the points of a column stand below each other.
    public func full(_ value: Double, _ unit: Unit, exact: String? = nil, atLeast decimals: Int = 0) -> String {
        guard let digits = shown(value, unit, exact) else { return Self.missing }
        switch unit {
        case .percent: return write(digits, atLeast: decimals) + " %"
        case .money(let code):
            return signed(
                digits.isNegative, withSign(write(digits.magnitude, atLeast: max(2, decimals)), code, suffix: ""))
        case .none, .named: return write(digits, atLeast: decimals)
        }
    }

    /// How many decimals `full` gives a value; none where it is missing.
    func decimals(_ value: Double, _ unit: Unit, exact: String? = nil) -> Int {
        shown(value, unit, exact)?.fraction(atLeast: 0).utf8.count ?? 0
    }

    private func shown(_ value: Double, _ unit: Unit, _ exact: String?) -> DecimalDigits? {
        guard let digits = DecimalDigits(value) else { return nil }
        if let exact, let whole = DecimalDigits(decimal: exact) {
            return unit == .percent ? whole.scaled(by: 2) : whole
        }
        switch unit {
        case .percent: return digits.scaled(by: 2).rounded(to: 4)
        case .money: return digits.rounded(to: 2)
        case .none, .named: return digits.rounded(to: 6)
        }
    }

    /// A difference of values: points for percentages, else the unit; two significant digits below one.
    public func difference(_ value: Double, _ unit: Unit, signed isSigned: Bool = false) -> String {
        guard let digits = DecimalDigits(value) else { return Self.missing }
        let sign = isSigned && value > 0 ? "+" : ""
        guard unit == .percent else { return sign + quantity(value, unit, isTerse: true) }
        let points = digits.scaled(by: 2)
        return sign + write(points.rounded(to: points.point > 0 ? max(0, 2 - points.point) : 2 - points.point)) + " pt"
    }

    /// A share or relative change in per cent: whole from ten on, else one decimal; `>999 %` beyond what tells anything.
    public func share(_ value: Double) -> String {
        if let beyond = Self.beyond(value) { return beyond }
        guard let digits = DecimalDigits(value)?.scaled(by: 2) else { return Self.missing }
        return write(digits.rounded(to: abs(value) < 0.0995 ? 1 : 0)) + " %"
    }

    /// A share in whole per cent, as beside a bar; `>999 %` and `<-999 %` beyond that.
    public func wholeShare(_ value: Double) -> String {
        if let beyond = Self.beyond(value) { return beyond }
        guard let digits = DecimalDigits(value)?.scaled(by: 2) else { return Self.missing }
        return write(digits.rounded(to: 0)) + " %"
    }

    private static func beyond(_ share: Double) -> String? {
        guard share.isFinite, abs(share) >= 9.995 else { return nil }
        return share > 0 ? ">999 %" : "<-999 %"
    }

    /// A probability: whole per cent, `<1 %` and `>99 %` unless it is certain.
    public func chance(_ probability: Double) -> String {
        guard probability.isFinite else { return Self.missing }
        if probability <= 0 { return "0 %" }
        if probability >= 1 { return "100 %" }
        if probability < 0.01 { return "<1 %" }
        return probability > 0.99 ? ">99 %" : wholeShare(probability)
    }

    /// A whole number with grouped digits.
    public func count(_ value: Int) -> String {
        (value < 0 ? "-" : "") + grouped(String(value.magnitude))
    }
}

extension NumberText {
    private static let signs = [
        "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪", "UAH": "₴", "VND": "₫",
        "TRY": "₺", "NGN": "₦",
    ]

    private func money(_ digits: DecimalDigits, _ code: String, isTerse: Bool) -> String {
        let magnitude = digits.magnitude
        if let large = inMillions(magnitude, isTerse: isTerse, keepsTenth: true) {
            return signed(digits.isNegative, withSign(large.text, code, suffix: large.suffix))
        }
        let decimals = magnitude.point > 3 ? 0 : 2
        let rounded = magnitude.rounded(to: decimals)
        let isWhole = rounded.fraction(atLeast: 0).isEmpty
        let text = write(rounded, atLeast: decimals == 0 || (isTerse && isWhole) ? 0 : 2)
        return signed(digits.isNegative && !rounded.digits.isEmpty, withSign(text, code, suffix: ""))
    }

    private func withSign(_ text: String, _ code: String, suffix: String) -> String {
        let sign = Self.signs[code]
        if locale.isCurrencyFirst { return (sign ?? code + " ") + text + suffix }
        return text + suffix + " " + (sign ?? code)
    }

    private func signed(_ isNegative: Bool, _ text: String) -> String { isNegative ? "-" + text : text }

    private func compact(_ digits: DecimalDigits, isTerse: Bool) -> String {
        if let large = inMillions(digits.magnitude, isTerse: isTerse, keepsTenth: false) {
            return signed(digits.isNegative, large.text + large.suffix)
        }
        return significant(digits, isTerse: isTerse || digits.fraction(atLeast: 0).isEmpty)
    }

    private func inMillions(
        _ digits: DecimalDigits, isTerse: Bool, keepsTenth: Bool
    ) -> (text: String, suffix: String)? {
        // 999,999.6 is a million once rounded.
        guard digits.rounded(to: 0).point > 6 else { return nil }
        let steps = [(15, " Q"), (12, " T"), (9, " bn"), (6, " M")]
        guard let step = steps.first(where: { digits.rounded(to: 0).point > $0.0 }) else { return nil }
        let scaled = digits.scaled(by: -step.0)
        let rounded = scaled.rounded(to: max(0, 3 - scaled.point))
        // 999.6 M is 1.00 bn once rounded.
        if scaled.point <= 3, rounded.point > 3, step.0 < 15 {
            return inMillions(rounded.scaled(by: step.0), isTerse: isTerse, keepsTenth: keepsTenth)
        }
        let least = isTerse ? (keepsTenth && scaled.point < 2 ? 1 : 0) : max(0, 3 - rounded.point)
        return (write(rounded, atLeast: least), step.1)
    }

    /// Three significant digits, and at least the whole part.
    private func significant(_ digits: DecimalDigits, isTerse: Bool) -> String {
        let decimals = min(12, max(0, 3 - digits.point))
        let rounded = digits.rounded(to: decimals)
        let shown = min(12, max(0, 3 - rounded.point))
        return write(rounded, atLeast: isTerse || rounded.digits.isEmpty ? 0 : min(decimals, shown))
    }

    private func write(_ digits: DecimalDigits, atLeast decimals: Int = 0) -> String {
        let fraction = digits.fraction(atLeast: decimals)
        let text = grouped(digits.whole) + (fraction.isEmpty ? "" : locale.decimal + fraction)
        return signed(digits.isNegative, text)
    }

    private func grouped(_ whole: String) -> String {
        guard whole.utf8.count >= locale.leastGrouped else { return whole }
        var result = ""
        for (position, digit) in whole.enumerated() {
            if position > 0, (whole.utf8.count - position) % 3 == 0 { result += locale.group }
            result.append(digit)
        }
        return result
    }
}

extension DecimalDigits {
    /// The number without its sign.
    var magnitude: DecimalDigits {
        var result = self
        result.isNegative = false
        return result
    }
}
