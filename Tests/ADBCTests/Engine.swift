import ADBC
import Foundation

/// The real drivers the tests run against, found from this file upward; `BELLWETHER_REQUIRE_DRIVERS` turns the skip
/// where one is missing into a failure.
enum Engine {
    static let search = DriverSearch(
        environment: ProcessInfo.processInfo.environment,
        workingDirectory: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path, executablePath: nil)

    static let missing = "the driver is not installed: run the set-up script (make setup)"

    static func has(_ name: String) -> Bool {
        ProcessInfo.processInfo.environment["BELLWETHER_REQUIRE_DRIVERS"] != nil
            || search.candidates(for: name).contains(where: \.isUsable)
    }

    static func database(_ name: String, _ options: [String: String] = [:]) throws(ADBCError) -> ADBCDatabase {
        try ADBCDatabase(driver: ADBCDriver.load(search.first(for: name)), options: options)
    }

    static func connect(_ name: String, _ options: [String: String] = [:]) throws(ADBCError) -> ADBCConnection {
        try database(name, options).connect()
    }

    static func query(_ sql: String) throws(ADBCError) -> ResultTable { try connect("duckdb").execute(sql) }
}

/// A folder that is removed with its owner.
final class TemporaryFolder {
    let path: String

    init() throws {
        let name = "bellwether-adbc-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).resolvingSymlinksInPath().path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, with the folders it needs, and returns its path.
    @discardableResult
    func write(_ name: String, _ text: String = "") throws -> String {
        let file = path + "/" + name
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }
}
