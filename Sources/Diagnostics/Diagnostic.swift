/// How much a finding matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    /// Orders from note to error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// One problem found in a person's definitions: what, where, what was expected, how to mend it.
public struct Diagnostic: Hashable, Sendable {
    /// Stable kebab-case code, documented in `docs/diagnostics.md`.
    public var code: String
    /// How much it matters.
    public var severity: Severity
    /// What is wrong, in one sentence without the place.
    public var message: String
    /// Where; nil only for findings about the project as a whole.
    public var span: SourceSpan?
    /// What to write instead, or what to do.
    public var fix: String?

    /// Makes a finding; errors unless told otherwise.
    public init(
        _ code: String, _ message: String, at span: SourceSpan?, fix: String? = nil, severity: Severity = .error
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.span = span
        self.fix = fix
    }
}

extension Diagnostic {
    /// `file:line:column: error: message [code]`, and the fix on a second, indented line.
    public var rendered: String {
        var text = ""
        if let span { text += "\(span.file):\(span.line):\(span.column): " }
        text += "\(severity.rawValue): \(message) [\(code)]"
        if let fix { text += "\n    \(fix)" }
        return text
    }

    /// Orders findings by place, those about the whole project first.
    public static func byPlace(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        switch (left.span, right.span) {
        case (nil, nil): left.code < right.code
        case (nil, _): true
        case (_, nil): false
        case (let first?, let second?): (first, left.code) < (second, right.code)
        }
    }
}
