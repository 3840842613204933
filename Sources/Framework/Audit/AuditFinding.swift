public import Chronology
public import Definitions
public import Diagnostics

/// One thing the audit found in the measurement framework: what, the figures that show it, why it matters, the fix.
public struct AuditFinding: Sendable, Equatable {
    /// What a finding is about.
    public struct Subject: Sendable, Hashable {
        /// The kinds of definitions that are audited.
        public enum Kind: String, Sendable, CaseIterable { case objective, kpi, metric }
        /// The kind.
        public var kind: Kind
        /// The name other definitions use.
        public var name: String
        /// The name people read.
        public var label: String
        /// Where it is defined.
        public var span: SourceSpan

        /// Joins the parts.
        public init(kind: Kind, name: String, label: String, span: SourceSpan) {
            self.kind = kind
            self.name = name
            self.label = label
            self.span = span
        }
    }

    /// One figure a finding rests on.
    public struct Evidence: Sendable, Equatable {
        /// What the figure is, for machines: `best_pace`.
        public var key: String
        /// The figure: a number in full precision; nil where the evidence is words.
        public var value: Double?
        /// The figure in words.
        public var words: Sentence

        /// Joins the parts.
        public init(_ key: String, _ value: Double? = nil, _ words: Sentence) {
            self.key = key
            self.value = value.flatMap { (number: Double) -> Double? in number.isFinite ? number : nil }
            self.words = words
        }
    }

    /// The stable code.
    public var code: AuditCode
    /// How much it matters.
    public var severity: Severity
    /// What it is about.
    public var subject: Subject
    /// What was found, in one sentence.
    public var message: Sentence
    /// The figures it rests on.
    public var evidence: [Evidence]
    /// What to do, exactly.
    public var fix: Sentence
    /// Who accepted it, why and until when; nil where nobody has, or no longer.
    public var accepted: AcceptedFinding?

    /// A finding nobody has accepted.
    public init(
        _ code: AuditCode, _ severity: Severity, _ subject: Subject, _ message: Sentence,
        evidence: [Evidence] = [], fix: Sentence
    ) {
        self.code = code
        self.severity = severity
        self.subject = subject
        self.message = message
        self.evidence = evidence
        self.fix = fix
    }
}

/// What an audit of a project found.
public struct AuditReport: Sendable, Equatable {
    /// Name of the organisation.
    public var organisation: String
    /// Locale that decides on separators.
    public var locale: String
    /// The last day that counts.
    public var asOf: Day
    /// The findings, the gravest first, then by kind, name and code; accepted ones included.
    public var findings: [AuditFinding]
    /// The vanity score of every metric that could be judged, by name.
    public var vanity: [VanityScore]
    /// What could not be looked at, and why.
    public var notes: [Sentence]
    /// How many objectives, KPIs and metrics were looked at.
    public var counts: (objectives: Int, kpis: Int, metrics: Int)

    /// Joins the parts.
    public init(
        organisation: String, locale: String, asOf: Day, findings: [AuditFinding], vanity: [VanityScore] = [],
        notes: [Sentence] = [], counts: (objectives: Int, kpis: Int, metrics: Int) = (0, 0, 0)
    ) {
        self.organisation = organisation
        self.locale = locale
        self.asOf = asOf
        self.findings = findings
        self.vanity = vanity
        self.notes = notes
        self.counts = counts
    }

    /// Findings that nobody has accepted.
    public var open: [AuditFinding] { findings.filter { (finding: AuditFinding) -> Bool in finding.accepted == nil } }

    /// The gravest severity among the findings nobody has accepted.
    public var gravest: Severity? { open.map(\.severity).max() }

    /// Equal when all parts are.
    public static func == (left: AuditReport, right: AuditReport) -> Bool {
        left.organisation == right.organisation && left.locale == right.locale && left.asOf == right.asOf
            && left.findings == right.findings && left.vanity == right.vanity && left.notes == right.notes
            && left.counts == right.counts
    }
}
