/// How a locale writes numbers.
public struct NumberLocale: Sendable, Hashable {
    /// Between whole and fraction.
    public var decimal: String
    /// Between groups of three digits.
    public var group: String
    /// Digits from which numbers are grouped: Spanish and others leave four-digit numbers alone.
    public var leastGrouped: Int
    /// Whether the currency's sign comes before the number.
    public var isCurrencyFirst: Bool

    /// The separators of a locale such as `en_GB`, `de-CH`, `fr`; unknown ones write as English does.
    ///
    /// Source: Unicode CLDR 45, `numbers.json`.
    public init(_ identifier: String) {
        let parts = identifier.lowercased().split { (mark: Character) -> Bool in mark == "_" || mark == "-" }
        let language = parts.first.map(String.init) ?? "en"
        let region = parts.count > 1 ? String(parts[parts.count - 1]) : ""
        let narrow = "\u{202F}"
        let space = "\u{A0}"
        (decimal, group, leastGrouped, isCurrencyFirst) = (".", ",", 4, true)
        switch (language, region) {
        case ("de", "ch"), ("de", "li"), ("it", "ch"), ("rm", _): group = "’"
        case ("de", "at"): (decimal, group, isCurrencyFirst) = (",", space, true)
        case ("es", "mx"), ("es", "us"), ("es", "gt"), ("es", "pa"), ("es", "pr"): break
        case ("de", _), ("da", _), ("el", _), ("id", _), ("is", _), ("ro", _), ("sl", _), ("hr", _), ("sr", _),
            ("vi", _):
            (decimal, group, isCurrencyFirst) = (",", ".", false)
        case ("nl", _), ("tr", _), ("pt", "br"): (decimal, group) = (",", ".")
        case ("es", _), ("it", _), ("ca", _), ("gl", _), ("eu", _):
            (decimal, group, leastGrouped, isCurrencyFirst) = (",", ".", 5, false)
        case ("pt", _), ("pl", _), ("bg", _):
            (decimal, group, leastGrouped, isCurrencyFirst) = (",", space, 5, false)
        case ("fr", "ch"), ("fr", _): (decimal, group, isCurrencyFirst) = (",", narrow, false)
        case ("sv", _), ("nb", _), ("nn", _), ("no", _), ("fi", _), ("cs", _), ("sk", _), ("hu", _), ("uk", _),
            ("ru", _), ("et", _), ("lv", _), ("lt", _):
            (decimal, group, isCurrencyFirst) = (",", space, false)
        default: break
        }
    }
}
