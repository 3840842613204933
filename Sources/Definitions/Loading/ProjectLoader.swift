import Diagnostics

/// Loads a project: reads its files, decodes and checks them, and says everything that is wrong in one go.
public enum ProjectLoader {
    /// Loads the project in a folder.
    ///
    /// Reads `bellwether.yml` and `*.yml`, `*.yaml` below `sources`, `metrics`, `objectives`, `kpis`, `benchmarks`.
    /// Nothing is thrown: unreadable files are findings too. All codes are in `docs/diagnostics.md`.
    /// Complexity: linear in the size of the files.
    public static func load(root: String) -> LoadedProject {
        let folder = ProjectFolder(root: root)
        return load(files: folder.files, unreadable: folder.unreadable, findings: folder.findings)
    }

    /// Loads a project from texts, without touching the file system.
    public static func load(files: [DefinitionFile]) -> LoadedProject {
        load(files: files, unreadable: [], findings: [])
    }

    private static func load(
        files: [DefinitionFile], unreadable: [String], findings: [Diagnostic]
    ) -> LoadedProject {
        let assembly = ProjectAssembly(files, unreadable: unreadable)
        var diagnostics = findings + assembly.findings
        let decoded = assembly.decoded
        // Where there is little to check, one thread is faster.
        let smallest = files.count > 256 ? 1 : ValidationRules.all.count
        diagnostics += ValidationRules.all.mapRuns(smallest: smallest) { rules in rules.flatMap { $0(decoded) } }
        diagnostics.sort(by: inOrder)
        let hasErrors = diagnostics.contains { $0.severity == .error }
        return LoadedProject(
            project: hasErrors ? nil : assembly.decoded.project, diagnostics: diagnostics,
            fileHashes: Dictionary(
                files.mapRuns { run in run.map { ($0.path, StableHash.hex(of: $0.text)) } },
                uniquingKeysWith: { first, _ in first }))
    }

    /// By place, then by code and message, so that the order never depends on that of the files.
    static func inOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if Diagnostic.byPlace(left, right) { return true }
        return Diagnostic.byPlace(right, left) ? false : left.message < right.message
    }
}
