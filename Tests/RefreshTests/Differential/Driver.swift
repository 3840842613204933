import ADBC
import Foundation

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
        let name = "bellwether-differential-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).resolvingSymlinksInPath().path
        try FileManager.default.createDirectory(atPath: path + "/data", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
        try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    }
}
