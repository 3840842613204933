import ADBC
import ArgumentParser
import Definitions
import Chronology
import DemoData
import Engines
import Foundation
import Framework
import Presentation
import Refresh
import Store

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a demo company (three years of a shop), refresh it and show its scorecard.",
        discussion: """
            Run again, it shows the company that is there. Everything in it is made up; docs/demo.md says how.
            Examples:
              bellwether demo
              bellwether demo shop --fresh
            """)

    @Argument(help: "The folder of the company.") var folder: String = "demo"
    @Flag(help: "Make the company anew, with rows up to yesterday.") var fresh = false
    @Option(help: "The seed of its random numbers.") var seed: UInt64 = 42
    @Option(help: "The last day of its rows, as YYYY-MM-DD; yesterday without it.") var until: String?
    @Option(help: "The size: 1 is about a million rows.") var scale: Double = 1

    func run() throws {
        let root = URL(fileURLWithPath: folder).standardizedFileURL
        var options = try ProjectOptions.parse([])
        let clock = try options.clock()
        let marker = DemoMarker(folder: root)
        if marker.text == nil { try refuseWhatIsNotOurs(root) }
        guard (0.001...20).contains(scale) else {
            throw CommandFailure.usage("error: `--scale \(scale)`: expected 0.001 to 20.")
        }
        var company: DemoCompany?
        if marker.text != DemoMarker.finished || fresh {
            let made = DemoCompany(seed: seed, lastDay: try lastDay(clock), scale: scale)
            try make(made, at: root, marker)
            company = made
        }
        options.project = root.path
        let workspace = try options.open()
        if let company {
            try enter(company, workspace)
            try writing { try marker.write(DemoMarker.finished) }
        }
        try RefreshRun(workspace: workspace).run()
        try show(workspace)
    }

    private func refuseWhatIsNotOurs(_ root: URL) throws {
        if FileManager.default.fileExists(atPath: root.appendingPathComponent("bellwether.yml").path) {
            throw CommandFailure.usage(
                "error: `\(folder)` holds a project of your own. Name another folder: `bellwether demo shop`.")
        }
        if let names = try? FileManager.default.contentsOfDirectory(atPath: root.path), !names.isEmpty {
            throw CommandFailure.usage("error: `\(folder)` is not empty. Name another folder: `bellwether demo shop`.")
        }
    }

    private func lastDay(_ clock: TimeSource) throws -> Day {
        guard let zone = Zone("Europe/Madrid") else {
            throw CommandFailure(exitCode: 3, message: "error: time zones cannot be read; see `bellwether doctor`.")
        }
        let today = zone.day(of: clock.now)
        guard let until else { return today - 1 }
        guard let day = Day(iso: until), day < today else {
            throw CommandFailure.usage("error: `--until \(until)`: expected a day before today, such as \(today - 1).")
        }
        return day
    }

    private func make(_ company: DemoCompany, at root: URL, _ marker: DemoMarker) throws {
        try writing {
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try marker.write(DemoMarker.begun)
            Console.error("Making the demo company: three years of a shop, up to \(company.lastDay) …")
            let written = try company.write(to: root) { progress in
                Console.progress("  \(Int(progress.fraction * 100)) % · \(progress.day)")
            }
            Console.endProgress()
            for table in DemoCompany.parquetTables {
                Console.progress("  writing \(table.name) as Parquet …")
                try ParquetWriter.convert(
                    csvGlob: root.path + "/" + table.csvGlob, columns: table.columns.map { ($0.name, $0.type) },
                    to: root.path + "/" + table.target, search: .ofThisProcess)
                try removeCSV(table, below: root)
            }
            Console.endProgress()
            let rows = written.tables.reduce(0) { $0 + $1.rows }
            Console.error(
                "  \(rows) rows in \(written.tables.count) tables, \(written.definitions.count) definition files")
        }
    }

    private func writing(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let failure as EngineFailure {
            throw CommandFailure(exitCode: 3, message: "error: \(failure.description)")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                exitCode: 3, message: "error: `\(folder)` cannot be written: \(error.localizedDescription)")
        }
    }

    private func removeCSV(_ table: ParquetTable, below root: URL) throws {
        let pattern = root.appendingPathComponent(table.csvGlob)
        let directory = pattern.deletingLastPathComponent()
        for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) where name.hasSuffix(".csv") {
            try FileManager.default.removeItem(at: directory.appendingPathComponent(name))
        }
    }

    private func enter(_ company: DemoCompany, _ workspace: Workspace) throws {
        do {
            try workspace.state.enter(
                company.manualValues.map {
                    ManualValue(
                        metric: $0.metric, day: $0.day, exact: "\($0.value)", value: $0.value, author: "demo",
                        enteredAt: workspace.clock.now)
                })
        } catch {
            throw CommandFailure(exitCode: 3, message: "error: \(error.description)")
        }
    }

    private func show(_ workspace: Workspace) throws {
        do {
            let book = try workspace.statusBook()
            let card = Scorecard(project: workspace.project, statuses: book.statuses, asOf: book.asOf)
            Console.write(ScorecardText(.init(width: Console.width, style: Console.style)).render(card))
        } catch { throw CommandFailure(error) }
        let kpi = workspace.project.kpis.first?.name.value ?? "KPI"
        print(
            """

            Try next:
              cd \(folder)
              bellwether serve
              bellwether explain \(kpi)
              bellwether query conversion_rate --grain week --by channel --last 8w
              bellwether query revenue --grain month --explain
              bellwether status --format json
            The definitions are the YAML files in that folder; change one and run `bellwether check`.
            """)
    }
}

/// The file that tells a demo company, finished or not, from a project of somebody's own.
///
/// It is written before anything else: what a killed or failed run left is made anew by the next.
private struct DemoMarker {
    static let begun = "begun by `bellwether demo`, not finished\n"
    static let finished = "made by `bellwether demo`\n"

    let file: URL

    init(folder: URL) { file = folder.appendingPathComponent(".demo") }

    var text: String? { (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } }

    func write(_ text: String) throws { try Data(text.utf8).write(to: file, options: .atomic) }
}
