import Definitions
import Queries

/// How numbers are written in the text of a source, and the SQL that turns such a text into an exact number.
///
/// A text that is no number in the declared form is null, never something near it: `1,234` where nothing says what the
/// comma means, `1.239` where two decimals are declared.
struct WrittenNumber {
    private let dialect = Dialect.duckDB
    /// The decimal separator.
    private let point: String
    /// What may stand between groups of digits, as a part of a regular expression.
    private let group: String
    /// Whether groups of two digits are possible (1,23,456).
    private let hasLakhs: Bool

    /// Blanks of any width.
    private static let blank = #"[\s\x{00A0}\x{2007}\x{2009}\x{202F}]"#

    /// Numbers of a text file by what its format declares; where `thousands` is left out, blanks and apostrophes group
    /// digits, since nowhere they stand before decimals, and, if `decimal` is declared, the one that it is not.
    init(_ format: SourceDefinition.Format) {
        point = format.decimal ?? "."
        hasLakhs = format.thousands == "," || (format.thousands == nil && format.decimal == ".")
        switch format.thousands {
        case "'"?: group = "['’]"
        case " "?: group = Self.blank
        case let declared?: group = "[\(declared)]"
        case nil:
            let other = format.decimal.map { $0 == "," ? "." : "," } ?? ""
            group = #"[\s\x{00A0}\x{2007}\x{2009}\x{202F}'’\#(other)]"#
        }
    }

    /// SQL for a text as an exact number with some decimals.
    func decimal(_ text: String, precision: Int, scale: Int) -> String {
        let type = "DECIMAL(\(precision),\(scale))"
        // What needs no thought is most of it: no sign inside and no more decimals than declared.
        let plain = """
            CASE WHEN strpos(\(text), '-') <= 1 AND (strpos(\(text), '.') = 0 \
            OR length(\(text)) - strpos(\(text), '.') <= \(scale)) THEN TRY_CAST(\(text) AS \(type)) END
            """
        let decimals = scale == 0 ? "0*" : "[0-9]{0,\(scale)}0*"
        return coalesced(text, plain, decimals, type)
    }

    /// SQL for a text as a whole number.
    func integer(_ text: String) -> String {
        let plain =
            "CASE WHEN strpos(\(text), '-') <= 1 AND strpos(\(text), '.') = 0 THEN TRY_CAST(\(text) AS BIGINT) END"
        return coalesced(text, plain, "0*", "BIGINT")
    }

    /// SQL for a text as a floating-point number.
    func number(_ text: String) -> String { coalesced(text, finite("TRY_CAST(\(text) AS DOUBLE)"), "[0-9]*", "DOUBLE") }

    /// SQL for a text with or without a percent sign as a fraction.
    func percent(_ text: String) -> String {
        let bare = "rtrim(regexp_replace(\(text), '\(Self.blank)*%\(Self.blank)*$', ''))"
        return "\(number(bare)) / 100"
    }

    private func finite(_ number: String) -> String { "CASE WHEN isfinite(\(number)) THEN \(number) END" }

    /// The plain reading where the point is the decimal separator, else or failing that the one of a written form.
    private func coalesced(_ text: String, _ plain: String, _ decimals: String, _ type: String) -> String {
        let written = written(text, decimals, type)
        return point == "." ? "coalesce(\(plain), \(written))" : written
    }

    /// Currency, sign, grouped digits and decimals; or digits with an exponent.
    private func written(_ text: String, _ decimals: String, _ type: String) -> String {
        let separator = "[\(point)]"
        let groups =
            hasLakhs ? #"[0-9]{1,3}(?:\#(group)[0-9]{2,3})*\#(group)[0-9]{3}"# : "[0-9]{1,3}(?:\(group)[0-9]{3})+"
        let number = "(?:(?:\(groups)|[0-9]+)(?:\(separator)\(decimals))?|\(separator)\(decimals))"
        let currency = #"(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}|kr|zł|Kč|Ft|Fr)"#
        let space = "\(Self.blank)*"
        let sign = "[-+−]"
        let core = "(?:\(currency)\(space))?\(number)(?:\(space)\(currency))?"
        let form = """
            \(space)(?:\(sign)?\(space)\(core)|\(core)\(space)[-−]|\(currency)\(space)\(sign)\(space)\(number)\
            |[(]\(space)\(core)\(space)[)])\(space)
            """
        let digits = "replace(regexp_replace(\(text), '[^0-9\(point)]', '', 'g'), '\(point)', '.')"
        let isNegative = "regexp_matches(\(text), '[-−(]')"
        let value = "TRY_CAST((CASE WHEN \(isNegative) THEN '-' ELSE '' END) || \(digits) AS \(type))"
        let exponent = "[-+]?(?:[0-9]+\(separator)?[0-9]*|\(separator)[0-9]+)[eE][-+]?[0-9]{1,3}"
        let dotted = "replace(\(text), '\(point)', '.')"
        let scaled = "TRY_CAST(\(dotted) AS \(type))"
        let isExact = "CAST(\(scaled) AS DOUBLE) = TRY_CAST(\(dotted) AS DOUBLE)"
        return """
            CASE WHEN regexp_full_match(\(text), \(literal(form))) AND regexp_matches(\(text), '[0-9]') THEN \(value) \
            WHEN regexp_full_match(\(text), \(literal(exponent))) AND \(isExact) THEN \(scaled) END
            """
    }

    private func literal(_ content: String) -> String { dialect.text(content).text }
}
