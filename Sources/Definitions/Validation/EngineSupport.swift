import Diagnostics

/// Sources use only engines that this version can run.
enum EngineSupport {
    static let runnable: Set<String> = ["duckdb"]

    static func check(_ project: DecodedProject) -> [Diagnostic] {
        let drivers = Dictionary(
            project.organisation.engineSettings.map { ($0.name.value, $0.driver) }, uniquingKeysWith: { a, _ in a })
        return project.sources.compactMap { source in
            guard let engine = source.value.engine, let driver = drivers[engine.value], !driver.isEmpty else {
                return nil
            }
            guard !runnable.contains(driver) else { return nil }
            return Diagnostic(
                "engine-unsupported",
                "The engine `\(engine.value)` is of the kind `\(driver)`, which this version cannot run.",
                at: engine.span, fix: "Use `engine: default`, the embedded one, and read the rows from files.")
        }
    }
}
