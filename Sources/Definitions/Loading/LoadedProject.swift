public import Diagnostics

/// One definition file.
public struct DefinitionFile: Sendable, Hashable {
    /// Path relative to the project's folder, with forward slashes: `metrics/orders.yml`.
    public var path: String
    /// Its text.
    public var text: String

    /// Joins path and text.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// What loading a project gives.
public struct LoadedProject: Sendable {
    /// The project; nil where there are errors.
    public var project: Project?
    /// All errors and warnings, in order of place.
    public var diagnostics: [Diagnostic]
    /// A stable hash of each file's text, by path.
    public var fileHashes: [String: String]

    /// Whether anything found is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
