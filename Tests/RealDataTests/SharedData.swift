import ADBC
import Foundation
import Testing

/// The real data sets, read in place where they are.
enum SharedData {
    static let missing = "the real data sets are not here: set BELLWETHER_SHARED to the folder that holds `data`"

    /// `shared/data` beside the checkout, or below `BELLWETHER_SHARED`.
    static let folder: String? = {
        if let shared = ProcessInfo.processInfo.environment["BELLWETHER_SHARED"] { return existing(shared + "/data") }
        var place = URL(fileURLWithPath: #filePath)
        while place.path != "/" {
            place.deleteLastPathComponent()
            if let found = existing(place.path + "/shared/data") { return found }
        }
        return nil
    }()

    static var isHere: Bool { folder != nil && isDriverInstalled }

    /// The folder of one data set.
    static func path(_ name: String) throws -> String { try #require(folder.flatMap { existing($0 + "/" + name) }) }

    private static func existing(_ path: String) -> String? {
        FileManager.default.fileExists(atPath: path) ? path : nil
    }
}

extension SharedData {
    static let search = DriverSearch(
        environment: ProcessInfo.processInfo.environment,
        workingDirectory: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path, executablePath: nil)

    /// `BELLWETHER_REQUIRE_DRIVERS` turns the skip where the driver is missing into a failure.
    private static var isDriverInstalled: Bool {
        ProcessInfo.processInfo.environment["BELLWETHER_REQUIRE_DRIVERS"] != nil
            || search.candidates(for: "duckdb").contains(where: \.isUsable)
    }

    /// Rows of SQL written by hand, run by an engine without any lock and without our code; `@` is the data set's folder.
    static func rows(_ set: String, _ sql: String) throws -> [[String?]] {
        let engine = try ADBCDatabase(driver: ADBCDriver.load(search.first(for: "duckdb"))).connect()
        let table = try engine.execute(
            "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\(sql.replacingOccurrences(of: "@", with: try path(set))))")
        return try (0..<table.rowCount).map { row in
            try table.fields.indices.map { column in
                switch try table.value(row: row, column: column) {
                case .null: nil
                case .text(let text): text
                case let other: "\(other)"
                }
            }
        }
    }

    /// One column of numbers by the texts of another.
    static func numbers(_ set: String, _ sql: String) throws -> [String: Double] {
        var found: [String: Double] = [:]
        for row in try rows(set, sql) {
            guard let key = row.first ?? nil, let number = row.last ?? nil else { continue }
            let value: Double = try #require(Double(number))
            found[key] = value
        }
        return found
    }
}
