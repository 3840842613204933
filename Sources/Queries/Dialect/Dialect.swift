public import Definitions

/// One engine's SQL as a value: how it quotes, converts, truncates time, counts and calls functions.
///
/// Another engine is another value (see `Dialect.duckDB`); rendering code asks the value and never the name.
public struct Dialect: Sendable {
    /// The engine's name, for messages and `{sql: {name: …}}`.
    public var name: String
    /// How names and texts are quoted.
    public var quoting: Quoting
    /// The published functions; every one of them must have an entry.
    public var functions: [ExpressionFunction: SQLTemplate]
    /// How operators are written that differ between engines.
    public var operators: Operators
    /// How periods are found.
    public var time: Time
    /// How rows are aggregated.
    public var aggregates: Aggregates
    /// How often named subqueries are computed.
    public var subqueries: Subqueries

    /// Makes a dialect. Precondition: every published function has a template.
    public init(
        name: String, quoting: Quoting, functions: [ExpressionFunction: SQLTemplate], operators: Operators, time: Time,
        aggregates: Aggregates, subqueries: Subqueries
    ) {
        precondition(
            ExpressionFunction.allCases.allSatisfy { functions[$0] != nil }, "\(name) lacks a published function")
        self.name = name
        self.quoting = quoting
        self.functions = functions
        self.operators = operators
        self.time = time
        self.aggregates = aggregates
        self.subqueries = subqueries
    }

    /// How names and texts are quoted.
    public struct Quoting: Sendable {
        /// The quote around names; inside it is doubled.
        public var identifierQuote: Unicode.Scalar
        /// Whether a backslash in a text escapes, so that it must be doubled.
        public var backslashEscapes: Bool
        /// An expression for the character zero, which texts cannot hold in every engine; nil drops it.
        public var nulCharacter: String?
        /// `DATE {0}`: a constant day from a quoted ISO text.
        public var date: SQLTemplate
        /// `TIMESTAMP {0}`: a constant local moment from a quoted ISO text.
        public var timestamp: SQLTemplate
    }

    /// Operators that differ between engines.
    public struct Operators: Sendable {
        /// Real division of two numbers whose divisor is not zero.
        public var divide: SQLTemplate
        /// Remainder of two numbers whose divisor is not zero.
        public var modulo: SQLTemplate
        /// Two texts joined; null if one is.
        public var concatenate: SQLTemplate
        /// `x like pattern` without escape character, minding case.
        public var like: SQLTemplate
        /// The same, ignoring case.
        public var ilike: SQLTemplate
        /// A text in composed form (NFC), so that texts which look and mean the same are the same; nil where the engine
        /// cannot tell.
        public var composed: SQLTemplate?
    }
}
