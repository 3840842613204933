public import Chronology

/// A strategic objective, which KPIs show the progress of.
public struct ObjectiveDefinition: Sendable, Hashable {
    /// Name other definitions use.
    public var name: Located<String>
    /// Name people read.
    public var label: String?
    /// Why it matters.
    public var why: String?
    /// Person who answers for it.
    public var owner: String?
    /// Team it belongs to.
    public var team: String?
    /// The period it is for (`2026`, `2026-Q2`, `FY2026`), as written and as days.
    public var period: NamedPeriod?
    /// Findings of the audit that somebody has accepted.
    public var accepted: [AcceptedFinding] = []

    /// An objective with everything optional left out.
    public init(name: Located<String>) { self.name = name }

    /// The label, or the name made readable.
    public var displayName: String { label ?? DisplayName.of(name.value) }
}

/// A period as people write it, with the days it covers.
public struct NamedPeriod: Sendable, Hashable {
    /// As written: `2026`, `2026-Q2`, `2026-05`.
    public var text: String
    /// The days it covers.
    public var days: DayRange

    /// Joins the parts.
    public init(text: String, days: DayRange) {
        self.text = text
        self.days = days
    }
}
