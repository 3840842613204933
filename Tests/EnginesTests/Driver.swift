import ADBC
import Definitions
import Diagnostics
import Engines
import Foundation
import Testing

/// The embedded engine the tests run against, found from this file upward; `BELLWETHER_REQUIRE_DRIVERS` turns the skip
/// where it is missing into a failure.
enum Driver {
    static let search = DriverSearch(
        environment: ProcessInfo.processInfo.environment,
        workingDirectory: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path, executablePath: nil)

    static let missing = "the driver of DuckDB is not installed: run the set-up script (make setup)"

    static var isInstalled: Bool {
        ProcessInfo.processInfo.environment["BELLWETHER_REQUIRE_DRIVERS"] != nil
            || search.candidates(for: "duckdb").contains(where: \.isUsable)
    }

    /// A connection without any lock, for SQL written by hand.
    static func unlocked() throws(ADBCError) -> ADBCConnection {
        try ADBCDatabase(driver: ADBCDriver.load(search.first(for: "duckdb"))).connect()
    }
}

/// A project folder that is removed with its owner.
final class ProjectFolder {
    let path: String

    init() throws {
        let name = "bellwether-engines-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).resolvingSymlinksInPath().path
        try FileManager.default.createDirectory(atPath: path + "/data", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, with the folders it needs.
    func write(_ name: String, _ text: String = "") throws {
        let file = path + "/" + name
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// Runs SQL of an unlocked engine with the folder in place of `@`.
    func run(_ sql: String) throws {
        try Driver.unlocked().executeUpdate(sql.replacingOccurrences(of: "@", with: path))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

    /// A project whose sources are given as YAML.
    func project(_ sources: [String: String]) throws -> Project {
        var files = [DefinitionFile(path: "bellwether.yml", text: "name: Test\ntimezone: Europe/Madrid")]
        for (name, text) in sources {
            files.append(DefinitionFile(path: "sources/\(name).yml", text: "source: \(name)\n" + text))
        }
        let loaded = ProjectLoader.load(files: files)
        return try #require(loaded.project, "\(loaded.diagnostics.map(\.rendered))")
    }

    func session(_ project: Project) throws -> DuckDBSession {
        try DuckDBSession(
            root: path, zone: "Europe/Madrid", sources: project.sources.values, search: Driver.search,
            spill: path + "/.bellwether/spill")
    }

    /// Opens the only source, named `s`, and gives rows of a query over it.
    func rows(_ source: String, _ sql: String) throws -> [[String?]] {
        let project = try project(["s": source])
        let session = try session(project)
        _ = try session.open(try #require(project.sources["s"]))
        return try session.run(sql, about: "s").rows
    }

    /// Opens the only source, named `s`.
    func open(_ source: String) throws -> (DuckDBSession, OpenedSource, Project) {
        let project = try project(["s": source])
        let session = try session(project)
        return (session, try session.open(try #require(project.sources["s"])), project)
    }

    /// The failure of opening the only source, named `s`, and of reading it.
    func failure(_ source: String) throws -> EngineFailure? {
        do {
            let (session, _, _) = try open(source)
            _ = try session.run("SELECT * FROM s", about: "s")
            return nil
        } catch let failure as EngineFailure { return failure }
    }
}
