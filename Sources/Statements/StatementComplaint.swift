/// Why a statement was not taken as a KPI, or what must be known first.
public struct StatementComplaint: Sendable, Hashable {
    /// Stable kebab-case code, such as `unknown-words`.
    public var code: String
    /// One sentence.
    public var message: String
    /// How to mend it.
    public var fix: String

    /// Joins the parts.
    public init(_ code: String, _ message: String, fix: String) {
        self.code = code
        self.message = message
        self.fix = fix
    }
}

/// One of several ways to read a statement.
public struct StatementReading: Sendable, Hashable {
    /// What it would mean, as a clause.
    public var meaning: String
    /// How to say so without doubt.
    public var wording: String

    /// Joins the parts.
    public init(meaning: String, wording: String) {
        self.meaning = meaning
        self.wording = wording
    }
}

/// What a statement turned out to be.
public enum StatementOutcome: Sendable {
    /// It has one meaning.
    case understood(StatedKPI)
    /// It has several; none is chosen.
    case ambiguous(StatementComplaint, [StatementReading])
    /// It has none that makes sense.
    case refused([StatementComplaint])
}
