import ArgumentParser
import Chronology
import Diagnostics
import Foundation
import Library

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a small project that works: a source, metrics, an objective and a KPI to change.",
        discussion: """
            Examples:
              bellwether init acme
              bellwether init acme --template shop
            Templates, with KPIs, leading metrics and sample rows to put your own in place of:
            \(ProjectTemplate.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))
            """)

    @Argument(help: "The folder; made where it is absent.") var folder: String = "."
    @Option(help: "Time zone of the organisation, such as Europe/Madrid.") var timezone = "UTC"
    @Option(help: "A larger project to begin with: \(ProjectTemplate.all.map(\.name).joined(separator: ", ")).")
    var template: String?

    func run() throws {
        guard !folder.isEmpty else { throw CommandFailure.usage("error: the folder's name is empty.") }
        guard Zone(timezone) != nil else {
            throw CommandFailure.usage(
                "error: `\(timezone)` is no time zone. "
                    + Spelling.suggestion(for: timezone, among: Zone.knownIdentifiers))
        }
        let root = URL(fileURLWithPath: folder).standardizedFileURL
        let existing = FileManager.default.fileExists(atPath: root.appendingPathComponent("bellwether.yml").path)
        guard !existing else {
            throw CommandFailure.usage(
                "error: `\(folder)` already holds a project (bellwether.yml). Nothing was changed.")
        }
        let files = try files(name: root.lastPathComponent)
        for file in files {
            let path = root.appendingPathComponent(file.path)
            guard !FileManager.default.fileExists(atPath: path.path) else {
                throw CommandFailure.usage("error: `\(path.path)` exists already. Nothing was changed.")
            }
        }
        do {
            for file in files {
                let path = root.appendingPathComponent(file.path)
                try FileManager.default.createDirectory(
                    at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: path, options: .atomic)
                print("  \(file.path)")
            }
        } catch {
            throw CommandFailure(
                exitCode: 3, message: "error: `\(folder)` cannot be written: \(error.localizedDescription)")
        }
        if template != nil {
            print(
                "\nThe rows in data/ are a sample, and targets in kpis/ placeholders: README.md says what to change. Now"
            )
            print("  cd \(folder) && bellwether check && bellwether refresh && bellwether status")
            return
        }
        print("\nNext: put your own rows into data/, change the definitions, then")
        print("  cd \(folder) && bellwether check && bellwether refresh && bellwether status")
    }
}

extension InitCommand {
    /// The files to write: the smallest project, or those of the template asked for.
    private func files(name: String) throws -> [(path: String, text: String)] {
        guard let template else { return StarterProject.files(name: name, timezone: timezone) }
        guard let chosen = ProjectTemplate.all.first(where: { $0.name == template }) else {
            throw CommandFailure.usage(
                "error: there is no template `\(template)`. "
                    + Spelling.suggestion(for: template, among: ProjectTemplate.all.map(\.name)))
        }
        guard let zone = Zone(timezone) else { return [] }
        let today = zone.day(of: try ProjectOptions.clock().now)
        return chosen.files(title: name, timezone: timezone, today: today).map { ($0.path, $0.text) }
    }
}

/// The files of a new project.
enum StarterProject {
    static func files(name: String, timezone: String) -> [(path: String, text: String)] {
        [
            (
                "bellwether.yml",
                """
                name: \(name)
                timezone: \(timezone)
                week_start: monday

                """
            ),
            (
                "data/orders.csv",
                """
                order_id,ordered_at,channel,total,status
                1,2026-01-05 10:12:00,web,20.00,paid
                2,2026-01-19 16:40:00,web,35.50,paid
                3,2026-02-02 09:05:00,shop,12.00,cancelled
                4,2026-02-20 18:30:00,shop,48.90,paid

                """
            ),
            (
                "sources/orders.yml",
                """
                source: orders
                from: data/orders.csv
                columns: {ordered_at: timestamp, total: "decimal(12,2)"}
                time: {column: ordered_at}
                dimensions:
                  channel: channel
                slices: [channel]

                """
            ),
            (
                "metrics/orders.yml",
                """
                metric: orders
                label: Orders
                type: count
                source: orders
                filter: status <> 'cancelled'
                unit: orders
                direction: up

                """
            ),
            (
                "metrics/revenue.yml",
                """
                metric: revenue
                label: Revenue
                type: sum
                source: orders
                value: total
                filter: status <> 'cancelled'
                unit: EUR
                direction: up

                """
            ),
            (
                "objectives/grow.yml",
                """
                objective: grow
                label: Grow the business
                owner: you@example.com

                """
            ),
            (
                "kpis/revenue_year.yml",
                """
                kpi: revenue_year
                metric: revenue
                objective: grow
                window: total
                start: 2026-01-01
                deadline: 2026-12-31
                baseline: 0
                target: 1000
                owner: you@example.com
                frequency: weekly
                review: monthly
                basis: {kind: commitment, note: write here what the target rests on}

                """
            ),
        ]
    }
}
