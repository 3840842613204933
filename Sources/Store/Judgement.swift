public import Chronology
import GRDB

/// What an annotation is about.
public enum AnnotationSubject: Sendable, Hashable {
    /// A metric, by name.
    case metric(String)
    /// A KPI, by name.
    case kpi(String)
    /// An objective, by name.
    case objective(String)

    var parts: (kind: String, name: String) {
        switch self {
        case .metric(let name): ("metric", name)
        case .kpi(let name): ("kpi", name)
        case .objective(let name): ("objective", name)
        }
    }

    init?(kind: String?, name: String?) {
        switch (kind, name) {
        case ("metric", let name?): self = .metric(name)
        case ("kpi", let name?): self = .kpi(name)
        case ("objective", let name?): self = .objective(name)
        default: return nil
        }
    }
}

/// A remark on a day or several: what happened then that the numbers do not say.
public struct Annotation: Sendable, Hashable {
    /// The first day.
    public var firstDay: Day
    /// The last day, the same for a single one.
    public var lastDay: Day
    /// The remark.
    public var text: String
    /// What it is about; nil means everything.
    public var subject: AnnotationSubject?
    /// Who wrote it.
    public var author: String
    /// When it was written.
    public var writtenAt: Instant

    /// An annotation from its parts; without `lastDay` it is of one day.
    public init(
        firstDay: Day, lastDay: Day? = nil, text: String, subject: AnnotationSubject? = nil, author: String,
        writtenAt: Instant
    ) {
        self.firstDay = firstDay
        self.lastDay = lastDay ?? firstDay
        self.text = text
        self.subject = subject
        self.author = author
        self.writtenAt = writtenAt
    }
}

/// A person's judgement of a KPI at a review.
public struct CheckIn: Sendable, Hashable {
    /// The KPI's name.
    public var kpi: String
    /// The day it is of.
    public var day: Day
    /// How sure the person is that the target will be met, 1...10.
    public var confidence: Int
    /// What the person says.
    public var comment: String
    /// What was decided, where anything was.
    public var decision: String?
    /// Who wrote it.
    public var author: String
    /// When it was written.
    public var writtenAt: Instant

    /// A check-in from its parts.
    public init(
        kpi: String, day: Day, confidence: Int, comment: String, decision: String? = nil, author: String,
        writtenAt: Instant
    ) {
        self.kpi = kpi
        self.day = day
        self.confidence = confidence
        self.comment = comment
        self.decision = decision
        self.author = author
        self.writtenAt = writtenAt
    }
}

/// A definition as it was from some day on.
public struct DefinitionVersion: Sendable, Hashable {
    /// What it defines (`metric`, `kpi`, `objective`, `source`).
    public var kind: String
    /// Its name.
    public var name: String
    /// Hash of its meaning.
    public var hash: String
    /// The day it was first seen.
    public var firstSeen: Day
    /// Its text.
    public var text: String

    /// A version from its parts.
    public init(kind: String, name: String, hash: String, firstSeen: Day, text: String) {
        self.kind = kind
        self.name = name
        self.hash = hash
        self.firstSeen = firstSeen
        self.text = text
    }
}
