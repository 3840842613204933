import ADBC
import Chronology
import Definitions
import Diagnostics
import Foundation
import Refresh
@testable import Server

/// A project in a folder of its own, with markup wherever people can write text.
final class SiteProject {
    static let markup = "<script>alert('x')</script>\"'&"
    static let driver = DriverSearch(
        environment: ProcessInfo.processInfo.environment,
        workingDirectory: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path, executablePath: nil)

    static var isDriverThere: Bool {
        ProcessInfo.processInfo.environment["BELLWETHER_REQUIRE_DRIVERS"] != nil
            || driver.candidates(for: "duckdb").contains(where: \.isUsable)
    }

    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "bellwether-site-\(UUID().uuidString)"
        let markup = Self.markup
        let quoted = "'" + markup.replacingOccurrences(of: "'", with: "''") + "'"
        try write("bellwether.yml", "name: \(quoted)\ntimezone: Europe/Madrid\ncurrency: EUR\n")
        try write(
            "sources/orders.yml",
            """
            source: orders
            from: data/orders.csv
            columns: {day: date, total: "decimal(12,2)"}
            time: {column: day}
            dimensions: {channel: channel}
            slices: [channel]

            """)
        try write(
            "metrics/revenue.yml",
            """
            metric: revenue
            label: \(quoted)
            description: \(quoted)
            owner: \(quoted)
            type: sum
            source: orders
            value: total
            unit: EUR

            """)
        try write("metrics/nps.yml", "metric: nps\ntype: manual\nunit: points\n")
        try write("objectives/grow.yml", "objective: grow\nlabel: \(quoted)\nwhy: \(quoted)\nowner: \(quoted)\n")
        try write(
            "kpis/sales.yml",
            """
            kpi: sales
            label: \(quoted)
            metric: revenue
            objective: grow
            window: month
            start: 2026-01-01
            deadline: 2026-12-31
            baseline: 3000
            target: 4000

            """)
        try write("data/orders.csv", Self.orders(perDay: 1))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func orders(perDay euros: Int) -> String {
        var text = "day,channel,total\n"
        for day in 0..<190 {
            let date = Day(iso: "2026-01-01").map { "\($0 + day)" } ?? ""
            text += "\(date),web,\(100 * euros + day % 7).50\n"
            text += "\(date),\"<script>alert('x')</script>\"\"'&\",7.25\n"
        }
        return text
    }

    func write(_ path: String, _ text: String) throws {
        let file = URL(fileURLWithPath: folder + "/" + path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// The site of the project as on 10 July 2026, with the secrets `link` and `session`.
    func site() throws -> Site {
        let folder = self.folder
        let open: @Sendable () throws -> Workspace = { try Self.workspace(folder) }
        return try Site(
            access: AccessGuard(port: 7070, link: "link", session: "session"),
            opening: .init(run: { body in try body(try open()) }, look: open))
    }

    private static func workspace(_ folder: String) throws -> Workspace {
        let loaded = ProjectLoader.load(root: folder)
        guard let project = loaded.project else {
            throw Unreadable(description: loaded.diagnostics.map(\.rendered).joined(separator: "\n"))
        }
        guard let now = Instant(rfc3339: "2026-07-10T08:00:00+02:00") else { throw Unreadable(description: "no clock") }
        return try Workspace(
            project: project, diagnostics: loaded.diagnostics, root: folder, definitions: loaded.textHash,
            clock: .fixed(now), search: driver, isLooking: false)
    }
}

/// Why a project of a test cannot be opened.
struct Unreadable: Error, CustomStringConvertible {
    var description: String
}
