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

    /// A stable hash of all texts together with their paths: the same only while no file changes at all.
    public var textHash: String {
        var hash = StableHash()
        for (path, text) in fileHashes.sorted(by: { $0.key < $1.key }) { hash.add("\(path)\u{0}\(text)\u{0}") }
        return hash.hex
    }

    /// Whether anything found is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
