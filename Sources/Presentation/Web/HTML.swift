/// Markup: literals are taken as they are, every text put into them is escaped.
///
/// `"<p>\(name)</p>" as HTML` cannot be broken out of by what `name` holds, in text and in quoted attributes.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup.
    public private(set) var text: String

    /// No markup.
    public static let none = HTML(stringLiteral: "")

    /// Markup written in the program.
    public init(stringLiteral value: String) { text = value }

    /// Markup with texts in it.
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// Pieces one after the other.
    public init(_ pieces: [HTML]) { text = pieces.map(\.text).joined() }

    /// Collects literals and what is put between them.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// An empty collection.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        /// Markup.
        public mutating func appendLiteral(_ literal: String) { text += literal }
        /// Text, escaped.
        public mutating func appendInterpolation(_ value: String) { text += HTML.escaped(value) }
        /// A whole number.
        public mutating func appendInterpolation(_ value: Int) { text += String(value) }
        /// Markup made elsewhere.
        public mutating func appendInterpolation(_ value: HTML) { text += value.text }
        /// Pieces of markup.
        public mutating func appendInterpolation(_ value: [HTML]) { for piece in value { text += piece.text } }
        /// Markup, or nothing.
        public mutating func appendInterpolation(_ value: HTML?) { text += value?.text ?? "" }
        /// A coordinate, to the hundredth.
        public mutating func appendInterpolation(at value: Double) {
            let hundredths = (value * 100).rounded() / 100
            text += hundredths.isFinite ? MachineNumber.text(hundredths) ?? "0" : "0"
        }
    }

    /// Text as markup shows it: `&`, `<`, `>` and both quotes by name; what no page may hold as `U+FFFD`.
    ///
    /// Complexity: O(bytes).
    static func escaped(_ value: String) -> String {
        var text = ""
        text.reserveCapacity(value.utf8.count)
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            case "\n", "\t": text.unicodeScalars.append(scalar)
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
