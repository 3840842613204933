/// Something that must not suffer while a KPI improves, and whether it does.
public struct Guardrail: Sendable, Equatable, Codable {
    /// Name of the KPI or metric.
    public var name: String
    /// Name people read.
    public var label: String
    /// Whether it suffers; nil where that cannot be told.
    public var isBreached: Bool?
    /// What was found.
    public var finding: Sentence

    /// Joins the parts.
    public init(name: String, label: String, isBreached: Bool?, finding: Sentence) {
        self.name = name
        self.label = label
        self.isBreached = isBreached
        self.finding = finding
    }
}
