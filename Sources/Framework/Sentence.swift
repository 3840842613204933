public import Chronology
public import Definitions

/// Words with numbers and days still in them as values, so that whoever shows it decides on locale and rounding.
public struct Sentence: Sendable, Equatable, Codable {
    /// One piece.
    public enum Part: Sendable, Equatable, Codable {
        /// Words, shown as they are.
        case text(String)
        /// A value in a metric's unit.
        case quantity(Double, Unit)
        /// A difference of values in a metric's unit (points for percentages); shown with its sign if asked.
        case difference(Double, Unit, signed: Bool)
        /// A share in 0...1, or a relative change.
        case share(Double)
        /// A probability in 0...1, never shown as certain.
        case chance(Double)
        /// A whole number.
        case count(Int)
        /// A day.
        case day(Day)
    }

    /// The pieces in order.
    public var parts: [Part]

    /// Joins pieces.
    public init(parts: [Part]) { self.parts = parts }
}

extension Sentence: ExpressibleByStringInterpolation {
    /// Collects the pieces of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        /// An empty sentence.
        public init(literalCapacity: Int, interpolationCount: Int) {}
        /// Words of the literal.
        public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.text(literal)) } }
        /// Words of a value.
        public mutating func appendInterpolation(_ text: String) { if !text.isEmpty { parts.append(.text(text)) } }
        /// A whole number.
        public mutating func appendInterpolation(_ count: Int) { parts.append(.count(count)) }
        /// A day.
        public mutating func appendInterpolation(_ day: Day) { parts.append(.day(day)) }
        /// A value in a unit.
        public mutating func appendInterpolation(_ value: Double, _ unit: Unit) { parts.append(.quantity(value, unit)) }
        /// A difference in a unit.
        public mutating func appendInterpolation(difference: Double, _ unit: Unit, signed: Bool = false) {
            parts.append(.difference(difference, unit, signed: signed))
        }
        /// A share or relative change.
        public mutating func appendInterpolation(share: Double) { parts.append(.share(share)) }
        /// A probability.
        public mutating func appendInterpolation(chance: Double) { parts.append(.chance(chance)) }
        /// The pieces of another sentence.
        public mutating func appendInterpolation(_ sentence: Sentence) { parts += sentence.parts }
    }

    /// A sentence of words only.
    public init(stringLiteral value: String) { parts = [.text(value)] }
    /// A sentence from its interpolated pieces.
    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
}
